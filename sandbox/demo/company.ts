import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Account, type RepositoryHandle, type Sandbox, startSandbox } from '../github/sandbox.ts'
import { type Place, runGit } from './process.ts'

export type Person = 'alice' | 'bob' | 'carol' | 'dave'

export interface Folders {
  root: string
  /** Everything that is only needed while the story runs. */
  backstage: string
  path: string
}

const emailOf = (person: Person): string => `${person}@acme.example`

/** acme on the stand-in: its people, its repository acme/shop, and the clone that they work in. */
export class Company {
  readonly sandbox: Sandbox
  readonly repository: RepositoryHandle
  readonly people: Readonly<Record<Person, Account>>
  readonly clone: string
  readonly folders: Folders

  readonly #clock: { ahead: number }

  private constructor(
    sandbox: Sandbox,
    repository: RepositoryHandle,
    people: Record<Person, Account>,
    folders: Folders,
    clock: { ahead: number },
  ) {
    this.sandbox = sandbox
    this.repository = repository
    this.people = people
    this.folders = folders
    this.#clock = clock
    this.clone = join(folders.root, 'clone')
  }

  /** The caller closes the stand-in. */
  static async found(folders: Folders): Promise<Company> {
    const clock = { ahead: 0 }
    const now = () => new Date(Date.now() + clock.ahead)
    const sandbox = await startSandbox({ root: join(folders.root, 'github'), now })
    const hire = (login: Person) => sandbox.createUser({ login, emails: [emailOf(login)] })
    const people = { alice: hire('alice'), bob: hire('bob'), carol: hire('carol'), dave: hire('dave') }
    const repository = await sandbox.createRepository({ owner: 'acme', name: 'shop' })
    for (const { login } of Object.values(people)) repository.grant(login, login === 'dave' ? 'admin' : 'write')
    const company = new Company(sandbox, repository, people, folders, clock)
    await runGit(['clone', '-q', repository.path, company.clone], company.at(folders.root))
    return company
  }

  /** Lets time pass on GitHub, which nobody has to wait for. */
  later(milliseconds: number): void {
    this.#clock.ahead += milliseconds
  }

  at(cwd: string): Place {
    return { cwd, path: this.folders.path, home: this.folders.backstage }
  }

  git(...args: string[]): Promise<string> {
    return runGit(args, this.at(this.clone))
  }

  /** Commits files and pushes them to a branch. */
  async push(
    person: Person,
    branch: string,
    message: string,
    files: Readonly<Record<string, string>>,
  ): Promise<string> {
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.clone, name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text)
    }
    await this.git('add', '-A')
    await this.git('-c', `user.name=${person}`, '-c', `user.email=${emailOf(person)}`, 'commit', '-q', '-m', message)
    await this.git('push', '-q', 'origin', `HEAD:${branch}`)
    return this.git('rev-parse', 'HEAD')
  }

  /** Tags the tip of main, and gives its commit. */
  async tag(name: string): Promise<string> {
    const commit = await this.tip('main')
    await this.git('tag', name, commit)
    await this.git('push', '-q', 'origin', name)
    return commit
  }

  /** Where a branch of the repository is now. */
  async tip(branch: string): Promise<string> {
    await this.git('fetch', '-q', 'origin')
    return this.git('rev-parse', `origin/${branch}`)
  }
}
