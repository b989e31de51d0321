import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  GitError,
  HEAD_PATH,
  LIMITS,
  OUTCOME_MARKS,
  OUTCOME_WORDS,
  POLICY_GATE,
  RecordError,
  VERSION,
  canonicalize,
  checkRecord,
  clausesOf,
  code,
  combine,
  conclusion,
  didYouMean,
  digestOf,
  emptyHead,
  entryFile,
  entryPath,
  evaluate,
  headText,
  headline,
  isLiteral,
  loadPolicy,
  markdown,
  matcher,
  nextHead,
  plain,
  readEntry,
  readHead,
  recordId,
  runGit,
  sameDecision,
  streamGit,
  unjudged,
  verdict,
  verdictLines,
  withinBytes
} from "./part-QVI67CDL.js";
import {
  __commonJS,
  __require,
  __toESM,
  _enum,
  array,
  boolean,
  coerce_exports,
  decimal,
  int,
  literal,
  name,
  number,
  object,
  record,
  strictObject,
  string,
  union,
  unknown,
  url
} from "./part-BOHM7MHC.js";

// scripts/bundle/lazy-http-client.cjs
var require_lazy_http_client = __commonJS({
  "scripts/bundle/lazy-http-client.cjs"(exports) {
    var real = () => __require("./proxy.cjs");
    var PROXY = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"];
    var hasProxy = () => PROXY.some((name2) => process.env[name2]);
    var direct = { getAgent: () => void 0, getAgentDispatcher: () => void 0 };
    exports.HttpClient = function HttpClient3(...options) {
      return options.length > 0 || hasProxy() ? new (real()).HttpClient(...options) : direct;
    };
    exports.fetch = (url2, options) => options?.dispatcher ? real().fetch(url2, options) : globalThis.fetch(url2, options);
  }
});

// node_modules/content-type/dist/index.js
var require_dist = __commonJS({
  "node_modules/content-type/dist/index.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.format = format;
    exports.parse = parse4;
    var TEXT_REGEXP = /^[\u0009\u0020-\u007e\u0080-\u00ff]*$/;
    var TOKEN_REGEXP = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
    var QUOTE_REGEXP = /[\\"]/g;
    var TYPE_REGEXP = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
    var NullObject = /* @__PURE__ */ (() => {
      const C = function() {
      };
      C.prototype = /* @__PURE__ */ Object.create(null);
      return C;
    })();
    function format(obj) {
      const { type, parameters } = obj;
      if (!type || !TYPE_REGEXP.test(type)) {
        throw new TypeError(`Invalid type: ${type}`);
      }
      let result = type;
      if (parameters) {
        for (const param of Object.keys(parameters)) {
          if (!TOKEN_REGEXP.test(param)) {
            throw new TypeError(`Invalid parameter name: ${param}`);
          }
          result += `; ${param}=${qstring(parameters[param])}`;
        }
      }
      return result;
    }
    function parse4(header, options) {
      const stopChar = options?.comma === true ? COMMA2 : 65536;
      const len = header.length;
      let index = skipOWS(header, options?.start ?? 0, len);
      const valueStart = index;
      index = skipValue(header, index, len, stopChar);
      const valueEnd = trailingOWS(header, valueStart, index);
      const type = header.slice(valueStart, valueEnd).toLowerCase();
      if (options?.parameters === false) {
        return { type, index, parameters: new NullObject() };
      }
      return parseParameters(header, type, index, len, stopChar);
    }
    var SP = 32;
    var HTAB = 9;
    var SEMI = 59;
    var EQ = 61;
    var DQUOTE = 34;
    var BSLASH = 92;
    var COMMA2 = 44;
    function parseParameters(header, type, index, len, stopChar) {
      const parameters = new NullObject();
      parameter: while (index < len) {
        if (header.charCodeAt(index) === stopChar)
          break;
        index = skipOWS(header, index + 1, len);
        const keyStart = index;
        while (index < len) {
          const code2 = header.charCodeAt(index);
          if (code2 === stopChar)
            break parameter;
          if (code2 === SEMI)
            continue parameter;
          if (code2 === EQ) {
            const keyEnd = trailingOWS(header, keyStart, index);
            const key = header.slice(keyStart, keyEnd).toLowerCase();
            index = skipOWS(header, index + 1, len);
            if (index < len && header.charCodeAt(index) === DQUOTE) {
              index++;
              let value = "";
              while (index < len) {
                const code3 = header.charCodeAt(index++);
                if (code3 === DQUOTE) {
                  index = skipValue(header, index, len, stopChar);
                  if (parameters[key] === void 0)
                    parameters[key] = value;
                  break;
                }
                if (code3 === BSLASH && index < len) {
                  value += header[index++];
                  continue;
                }
                value += String.fromCharCode(code3);
              }
              continue parameter;
            }
            const valueStart = index;
            index = skipValue(header, index, len, stopChar);
            if (parameters[key] === void 0) {
              const valueEnd = trailingOWS(header, valueStart, index);
              parameters[key] = header.slice(valueStart, valueEnd);
            }
            continue parameter;
          }
          index++;
        }
      }
      return { type, index, parameters };
    }
    function skipValue(str, index, len, stopChar) {
      while (index < len) {
        const code2 = str.charCodeAt(index);
        if (code2 === SEMI || code2 === stopChar)
          break;
        index++;
      }
      return index;
    }
    function skipOWS(header, index, len) {
      while (index < len) {
        const char = header.charCodeAt(index);
        if (char !== SP && char !== HTAB)
          break;
        index++;
      }
      return index;
    }
    function trailingOWS(header, start, end) {
      while (end > start) {
        const char = header.charCodeAt(end - 1);
        if (char !== SP && char !== HTAB)
          break;
        end--;
      }
      return end;
    }
    function qstring(str) {
      if (TOKEN_REGEXP.test(str))
        return str;
      if (TEXT_REGEXP.test(str))
        return `"${str.replace(QUOTE_REGEXP, "\\$&")}"`;
      throw new TypeError(`Invalid parameter value: ${str}`);
    }
  }
});

// node_modules/bottleneck/light.js
var require_light = __commonJS({
  "node_modules/bottleneck/light.js"(exports, module) {
    (function(global2, factory) {
      typeof exports === "object" && typeof module !== "undefined" ? module.exports = factory() : typeof define === "function" && define.amd ? define(factory) : global2.Bottleneck = factory();
    })(exports, (function() {
      "use strict";
      var commonjsGlobal = typeof globalThis !== "undefined" ? globalThis : typeof window !== "undefined" ? window : typeof global !== "undefined" ? global : typeof self !== "undefined" ? self : {};
      function getCjsExportFromNamespace(n) {
        return n && n["default"] || n;
      }
      var load = function(received, defaults2, onto = {}) {
        var k, ref, v;
        for (k in defaults2) {
          v = defaults2[k];
          onto[k] = (ref = received[k]) != null ? ref : v;
        }
        return onto;
      };
      var overwrite = function(received, defaults2, onto = {}) {
        var k, v;
        for (k in received) {
          v = received[k];
          if (defaults2[k] !== void 0) {
            onto[k] = v;
          }
        }
        return onto;
      };
      var parser = {
        load,
        overwrite
      };
      var DLList;
      DLList = class DLList {
        constructor(incr, decr) {
          this.incr = incr;
          this.decr = decr;
          this._first = null;
          this._last = null;
          this.length = 0;
        }
        push(value) {
          var node;
          this.length++;
          if (typeof this.incr === "function") {
            this.incr();
          }
          node = {
            value,
            prev: this._last,
            next: null
          };
          if (this._last != null) {
            this._last.next = node;
            this._last = node;
          } else {
            this._first = this._last = node;
          }
          return void 0;
        }
        shift() {
          var value;
          if (this._first == null) {
            return;
          } else {
            this.length--;
            if (typeof this.decr === "function") {
              this.decr();
            }
          }
          value = this._first.value;
          if ((this._first = this._first.next) != null) {
            this._first.prev = null;
          } else {
            this._last = null;
          }
          return value;
        }
        first() {
          if (this._first != null) {
            return this._first.value;
          }
        }
        getArray() {
          var node, ref, results;
          node = this._first;
          results = [];
          while (node != null) {
            results.push((ref = node, node = node.next, ref.value));
          }
          return results;
        }
        forEachShift(cb) {
          var node;
          node = this.shift();
          while (node != null) {
            cb(node), node = this.shift();
          }
          return void 0;
        }
        debug() {
          var node, ref, ref1, ref2, results;
          node = this._first;
          results = [];
          while (node != null) {
            results.push((ref = node, node = node.next, {
              value: ref.value,
              prev: (ref1 = ref.prev) != null ? ref1.value : void 0,
              next: (ref2 = ref.next) != null ? ref2.value : void 0
            }));
          }
          return results;
        }
      };
      var DLList_1 = DLList;
      var Events;
      Events = class Events {
        constructor(instance) {
          this.instance = instance;
          this._events = {};
          if (this.instance.on != null || this.instance.once != null || this.instance.removeAllListeners != null) {
            throw new Error("An Emitter already exists for this object");
          }
          this.instance.on = (name2, cb) => {
            return this._addListener(name2, "many", cb);
          };
          this.instance.once = (name2, cb) => {
            return this._addListener(name2, "once", cb);
          };
          this.instance.removeAllListeners = (name2 = null) => {
            if (name2 != null) {
              return delete this._events[name2];
            } else {
              return this._events = {};
            }
          };
        }
        _addListener(name2, status, cb) {
          var base;
          if ((base = this._events)[name2] == null) {
            base[name2] = [];
          }
          this._events[name2].push({ cb, status });
          return this.instance;
        }
        listenerCount(name2) {
          if (this._events[name2] != null) {
            return this._events[name2].length;
          } else {
            return 0;
          }
        }
        async trigger(name2, ...args) {
          var e, promises3;
          try {
            if (name2 !== "debug") {
              this.trigger("debug", `Event triggered: ${name2}`, args);
            }
            if (this._events[name2] == null) {
              return;
            }
            this._events[name2] = this._events[name2].filter(function(listener) {
              return listener.status !== "none";
            });
            promises3 = this._events[name2].map(async (listener) => {
              var e2, returned;
              if (listener.status === "none") {
                return;
              }
              if (listener.status === "once") {
                listener.status = "none";
              }
              try {
                returned = typeof listener.cb === "function" ? listener.cb(...args) : void 0;
                if (typeof (returned != null ? returned.then : void 0) === "function") {
                  return await returned;
                } else {
                  return returned;
                }
              } catch (error2) {
                e2 = error2;
                {
                  this.trigger("error", e2);
                }
                return null;
              }
            });
            return (await Promise.all(promises3)).find(function(x) {
              return x != null;
            });
          } catch (error2) {
            e = error2;
            {
              this.trigger("error", e);
            }
            return null;
          }
        }
      };
      var Events_1 = Events;
      var DLList$1, Events$1, Queues;
      DLList$1 = DLList_1;
      Events$1 = Events_1;
      Queues = class Queues {
        constructor(num_priorities) {
          var i;
          this.Events = new Events$1(this);
          this._length = 0;
          this._lists = (function() {
            var j, ref, results;
            results = [];
            for (i = j = 1, ref = num_priorities; 1 <= ref ? j <= ref : j >= ref; i = 1 <= ref ? ++j : --j) {
              results.push(new DLList$1((() => {
                return this.incr();
              }), (() => {
                return this.decr();
              })));
            }
            return results;
          }).call(this);
        }
        incr() {
          if (this._length++ === 0) {
            return this.Events.trigger("leftzero");
          }
        }
        decr() {
          if (--this._length === 0) {
            return this.Events.trigger("zero");
          }
        }
        push(job) {
          return this._lists[job.options.priority].push(job);
        }
        queued(priority) {
          if (priority != null) {
            return this._lists[priority].length;
          } else {
            return this._length;
          }
        }
        shiftAll(fn) {
          return this._lists.forEach(function(list2) {
            return list2.forEachShift(fn);
          });
        }
        getFirst(arr = this._lists) {
          var j, len, list2;
          for (j = 0, len = arr.length; j < len; j++) {
            list2 = arr[j];
            if (list2.length > 0) {
              return list2;
            }
          }
          return [];
        }
        shiftLastFrom(priority) {
          return this.getFirst(this._lists.slice(priority).reverse()).shift();
        }
      };
      var Queues_1 = Queues;
      var BottleneckError;
      BottleneckError = class BottleneckError extends Error {
      };
      var BottleneckError_1 = BottleneckError;
      var BottleneckError$1, DEFAULT_PRIORITY, Job, NUM_PRIORITIES, parser$1;
      NUM_PRIORITIES = 10;
      DEFAULT_PRIORITY = 5;
      parser$1 = parser;
      BottleneckError$1 = BottleneckError_1;
      Job = class Job {
        constructor(task, args, options, jobDefaults, rejectOnDrop, Events2, _states, Promise2) {
          this.task = task;
          this.args = args;
          this.rejectOnDrop = rejectOnDrop;
          this.Events = Events2;
          this._states = _states;
          this.Promise = Promise2;
          this.options = parser$1.load(options, jobDefaults);
          this.options.priority = this._sanitizePriority(this.options.priority);
          if (this.options.id === jobDefaults.id) {
            this.options.id = `${this.options.id}-${this._randomIndex()}`;
          }
          this.promise = new this.Promise((_resolve, _reject) => {
            this._resolve = _resolve;
            this._reject = _reject;
          });
          this.retryCount = 0;
        }
        _sanitizePriority(priority) {
          var sProperty;
          sProperty = ~~priority !== priority ? DEFAULT_PRIORITY : priority;
          if (sProperty < 0) {
            return 0;
          } else if (sProperty > NUM_PRIORITIES - 1) {
            return NUM_PRIORITIES - 1;
          } else {
            return sProperty;
          }
        }
        _randomIndex() {
          return Math.random().toString(36).slice(2);
        }
        doDrop({ error: error2, message = "This job has been dropped by Bottleneck" } = {}) {
          if (this._states.remove(this.options.id)) {
            if (this.rejectOnDrop) {
              this._reject(error2 != null ? error2 : new BottleneckError$1(message));
            }
            this.Events.trigger("dropped", { args: this.args, options: this.options, task: this.task, promise: this.promise });
            return true;
          } else {
            return false;
          }
        }
        _assertStatus(expected) {
          var status;
          status = this._states.jobStatus(this.options.id);
          if (!(status === expected || expected === "DONE" && status === null)) {
            throw new BottleneckError$1(`Invalid job status ${status}, expected ${expected}. Please open an issue at https://github.com/SGrondin/bottleneck/issues`);
          }
        }
        doReceive() {
          this._states.start(this.options.id);
          return this.Events.trigger("received", { args: this.args, options: this.options });
        }
        doQueue(reachedHWM, blocked) {
          this._assertStatus("RECEIVED");
          this._states.next(this.options.id);
          return this.Events.trigger("queued", { args: this.args, options: this.options, reachedHWM, blocked });
        }
        doRun() {
          if (this.retryCount === 0) {
            this._assertStatus("QUEUED");
            this._states.next(this.options.id);
          } else {
            this._assertStatus("EXECUTING");
          }
          return this.Events.trigger("scheduled", { args: this.args, options: this.options });
        }
        async doExecute(chained, clearGlobalState, run2, free) {
          var error2, eventInfo, passed;
          if (this.retryCount === 0) {
            this._assertStatus("RUNNING");
            this._states.next(this.options.id);
          } else {
            this._assertStatus("EXECUTING");
          }
          eventInfo = { args: this.args, options: this.options, retryCount: this.retryCount };
          this.Events.trigger("executing", eventInfo);
          try {
            passed = await (chained != null ? chained.schedule(this.options, this.task, ...this.args) : this.task(...this.args));
            if (clearGlobalState()) {
              this.doDone(eventInfo);
              await free(this.options, eventInfo);
              this._assertStatus("DONE");
              return this._resolve(passed);
            }
          } catch (error1) {
            error2 = error1;
            return this._onFailure(error2, eventInfo, clearGlobalState, run2, free);
          }
        }
        doExpire(clearGlobalState, run2, free) {
          var error2, eventInfo;
          if (this._states.jobStatus(this.options.id === "RUNNING")) {
            this._states.next(this.options.id);
          }
          this._assertStatus("EXECUTING");
          eventInfo = { args: this.args, options: this.options, retryCount: this.retryCount };
          error2 = new BottleneckError$1(`This job timed out after ${this.options.expiration} ms.`);
          return this._onFailure(error2, eventInfo, clearGlobalState, run2, free);
        }
        async _onFailure(error2, eventInfo, clearGlobalState, run2, free) {
          var retry2, retryAfter;
          if (clearGlobalState()) {
            retry2 = await this.Events.trigger("failed", error2, eventInfo);
            if (retry2 != null) {
              retryAfter = ~~retry2;
              this.Events.trigger("retry", `Retrying ${this.options.id} after ${retryAfter} ms`, eventInfo);
              this.retryCount++;
              return run2(retryAfter);
            } else {
              this.doDone(eventInfo);
              await free(this.options, eventInfo);
              this._assertStatus("DONE");
              return this._reject(error2);
            }
          }
        }
        doDone(eventInfo) {
          this._assertStatus("EXECUTING");
          this._states.next(this.options.id);
          return this.Events.trigger("done", eventInfo);
        }
      };
      var Job_1 = Job;
      var BottleneckError$2, LocalDatastore, parser$2;
      parser$2 = parser;
      BottleneckError$2 = BottleneckError_1;
      LocalDatastore = class LocalDatastore {
        constructor(instance, storeOptions, storeInstanceOptions) {
          this.instance = instance;
          this.storeOptions = storeOptions;
          this.clientId = this.instance._randomIndex();
          parser$2.load(storeInstanceOptions, storeInstanceOptions, this);
          this._nextRequest = this._lastReservoirRefresh = this._lastReservoirIncrease = Date.now();
          this._running = 0;
          this._done = 0;
          this._unblockTime = 0;
          this.ready = this.Promise.resolve();
          this.clients = {};
          this._startHeartbeat();
        }
        _startHeartbeat() {
          var base;
          if (this.heartbeat == null && (this.storeOptions.reservoirRefreshInterval != null && this.storeOptions.reservoirRefreshAmount != null || this.storeOptions.reservoirIncreaseInterval != null && this.storeOptions.reservoirIncreaseAmount != null)) {
            return typeof (base = this.heartbeat = setInterval(() => {
              var amount, incr, maximum, now, reservoir;
              now = Date.now();
              if (this.storeOptions.reservoirRefreshInterval != null && now >= this._lastReservoirRefresh + this.storeOptions.reservoirRefreshInterval) {
                this._lastReservoirRefresh = now;
                this.storeOptions.reservoir = this.storeOptions.reservoirRefreshAmount;
                this.instance._drainAll(this.computeCapacity());
              }
              if (this.storeOptions.reservoirIncreaseInterval != null && now >= this._lastReservoirIncrease + this.storeOptions.reservoirIncreaseInterval) {
                ({
                  reservoirIncreaseAmount: amount,
                  reservoirIncreaseMaximum: maximum,
                  reservoir
                } = this.storeOptions);
                this._lastReservoirIncrease = now;
                incr = maximum != null ? Math.min(amount, maximum - reservoir) : amount;
                if (incr > 0) {
                  this.storeOptions.reservoir += incr;
                  return this.instance._drainAll(this.computeCapacity());
                }
              }
            }, this.heartbeatInterval)).unref === "function" ? base.unref() : void 0;
          } else {
            return clearInterval(this.heartbeat);
          }
        }
        async __publish__(message) {
          await this.yieldLoop();
          return this.instance.Events.trigger("message", message.toString());
        }
        async __disconnect__(flush) {
          await this.yieldLoop();
          clearInterval(this.heartbeat);
          return this.Promise.resolve();
        }
        yieldLoop(t = 0) {
          return new this.Promise(function(resolve2, reject) {
            return setTimeout(resolve2, t);
          });
        }
        computePenalty() {
          var ref;
          return (ref = this.storeOptions.penalty) != null ? ref : 15 * this.storeOptions.minTime || 5e3;
        }
        async __updateSettings__(options) {
          await this.yieldLoop();
          parser$2.overwrite(options, options, this.storeOptions);
          this._startHeartbeat();
          this.instance._drainAll(this.computeCapacity());
          return true;
        }
        async __running__() {
          await this.yieldLoop();
          return this._running;
        }
        async __queued__() {
          await this.yieldLoop();
          return this.instance.queued();
        }
        async __done__() {
          await this.yieldLoop();
          return this._done;
        }
        async __groupCheck__(time) {
          await this.yieldLoop();
          return this._nextRequest + this.timeout < time;
        }
        computeCapacity() {
          var maxConcurrent, reservoir;
          ({ maxConcurrent, reservoir } = this.storeOptions);
          if (maxConcurrent != null && reservoir != null) {
            return Math.min(maxConcurrent - this._running, reservoir);
          } else if (maxConcurrent != null) {
            return maxConcurrent - this._running;
          } else if (reservoir != null) {
            return reservoir;
          } else {
            return null;
          }
        }
        conditionsCheck(weight) {
          var capacity;
          capacity = this.computeCapacity();
          return capacity == null || weight <= capacity;
        }
        async __incrementReservoir__(incr) {
          var reservoir;
          await this.yieldLoop();
          reservoir = this.storeOptions.reservoir += incr;
          this.instance._drainAll(this.computeCapacity());
          return reservoir;
        }
        async __currentReservoir__() {
          await this.yieldLoop();
          return this.storeOptions.reservoir;
        }
        isBlocked(now) {
          return this._unblockTime >= now;
        }
        check(weight, now) {
          return this.conditionsCheck(weight) && this._nextRequest - now <= 0;
        }
        async __check__(weight) {
          var now;
          await this.yieldLoop();
          now = Date.now();
          return this.check(weight, now);
        }
        async __register__(index, weight, expiration) {
          var now, wait;
          await this.yieldLoop();
          now = Date.now();
          if (this.conditionsCheck(weight)) {
            this._running += weight;
            if (this.storeOptions.reservoir != null) {
              this.storeOptions.reservoir -= weight;
            }
            wait = Math.max(this._nextRequest - now, 0);
            this._nextRequest = now + wait + this.storeOptions.minTime;
            return {
              success: true,
              wait,
              reservoir: this.storeOptions.reservoir
            };
          } else {
            return {
              success: false
            };
          }
        }
        strategyIsBlock() {
          return this.storeOptions.strategy === 3;
        }
        async __submit__(queueLength, weight) {
          var blocked, now, reachedHWM;
          await this.yieldLoop();
          if (this.storeOptions.maxConcurrent != null && weight > this.storeOptions.maxConcurrent) {
            throw new BottleneckError$2(`Impossible to add a job having a weight of ${weight} to a limiter having a maxConcurrent setting of ${this.storeOptions.maxConcurrent}`);
          }
          now = Date.now();
          reachedHWM = this.storeOptions.highWater != null && queueLength === this.storeOptions.highWater && !this.check(weight, now);
          blocked = this.strategyIsBlock() && (reachedHWM || this.isBlocked(now));
          if (blocked) {
            this._unblockTime = now + this.computePenalty();
            this._nextRequest = this._unblockTime + this.storeOptions.minTime;
            this.instance._dropAllQueued();
          }
          return {
            reachedHWM,
            blocked,
            strategy: this.storeOptions.strategy
          };
        }
        async __free__(index, weight) {
          await this.yieldLoop();
          this._running -= weight;
          this._done += weight;
          this.instance._drainAll(this.computeCapacity());
          return {
            running: this._running
          };
        }
      };
      var LocalDatastore_1 = LocalDatastore;
      var BottleneckError$3, States;
      BottleneckError$3 = BottleneckError_1;
      States = class States {
        constructor(status1) {
          this.status = status1;
          this._jobs = {};
          this.counts = this.status.map(function() {
            return 0;
          });
        }
        next(id) {
          var current, next;
          current = this._jobs[id];
          next = current + 1;
          if (current != null && next < this.status.length) {
            this.counts[current]--;
            this.counts[next]++;
            return this._jobs[id]++;
          } else if (current != null) {
            this.counts[current]--;
            return delete this._jobs[id];
          }
        }
        start(id) {
          var initial;
          initial = 0;
          this._jobs[id] = initial;
          return this.counts[initial]++;
        }
        remove(id) {
          var current;
          current = this._jobs[id];
          if (current != null) {
            this.counts[current]--;
            delete this._jobs[id];
          }
          return current != null;
        }
        jobStatus(id) {
          var ref;
          return (ref = this.status[this._jobs[id]]) != null ? ref : null;
        }
        statusJobs(status) {
          var k, pos, ref, results, v;
          if (status != null) {
            pos = this.status.indexOf(status);
            if (pos < 0) {
              throw new BottleneckError$3(`status must be one of ${this.status.join(", ")}`);
            }
            ref = this._jobs;
            results = [];
            for (k in ref) {
              v = ref[k];
              if (v === pos) {
                results.push(k);
              }
            }
            return results;
          } else {
            return Object.keys(this._jobs);
          }
        }
        statusCounts() {
          return this.counts.reduce(((acc, v, i) => {
            acc[this.status[i]] = v;
            return acc;
          }), {});
        }
      };
      var States_1 = States;
      var DLList$2, Sync;
      DLList$2 = DLList_1;
      Sync = class Sync {
        constructor(name2, Promise2) {
          this.schedule = this.schedule.bind(this);
          this.name = name2;
          this.Promise = Promise2;
          this._running = 0;
          this._queue = new DLList$2();
        }
        isEmpty() {
          return this._queue.length === 0;
        }
        async _tryToRun() {
          var args, cb, error2, reject, resolve2, returned, task;
          if (this._running < 1 && this._queue.length > 0) {
            this._running++;
            ({ task, args, resolve: resolve2, reject } = this._queue.shift());
            cb = await (async function() {
              try {
                returned = await task(...args);
                return function() {
                  return resolve2(returned);
                };
              } catch (error1) {
                error2 = error1;
                return function() {
                  return reject(error2);
                };
              }
            })();
            this._running--;
            this._tryToRun();
            return cb();
          }
        }
        schedule(task, ...args) {
          var promise, reject, resolve2;
          resolve2 = reject = null;
          promise = new this.Promise(function(_resolve, _reject) {
            resolve2 = _resolve;
            return reject = _reject;
          });
          this._queue.push({ task, args, resolve: resolve2, reject });
          this._tryToRun();
          return promise;
        }
      };
      var Sync_1 = Sync;
      var version = "2.19.5";
      var version$1 = {
        version
      };
      var version$2 = /* @__PURE__ */ Object.freeze({
        version,
        default: version$1
      });
      var require$$2 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
      var require$$3 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
      var require$$4 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
      var Events$2, Group, IORedisConnection$1, RedisConnection$1, Scripts$1, parser$3;
      parser$3 = parser;
      Events$2 = Events_1;
      RedisConnection$1 = require$$2;
      IORedisConnection$1 = require$$3;
      Scripts$1 = require$$4;
      Group = (function() {
        class Group2 {
          constructor(limiterOptions = {}) {
            this.deleteKey = this.deleteKey.bind(this);
            this.limiterOptions = limiterOptions;
            parser$3.load(this.limiterOptions, this.defaults, this);
            this.Events = new Events$2(this);
            this.instances = {};
            this.Bottleneck = Bottleneck_1;
            this._startAutoCleanup();
            this.sharedConnection = this.connection != null;
            if (this.connection == null) {
              if (this.limiterOptions.datastore === "redis") {
                this.connection = new RedisConnection$1(Object.assign({}, this.limiterOptions, { Events: this.Events }));
              } else if (this.limiterOptions.datastore === "ioredis") {
                this.connection = new IORedisConnection$1(Object.assign({}, this.limiterOptions, { Events: this.Events }));
              }
            }
          }
          key(key = "") {
            var ref;
            return (ref = this.instances[key]) != null ? ref : (() => {
              var limiter;
              limiter = this.instances[key] = new this.Bottleneck(Object.assign(this.limiterOptions, {
                id: `${this.id}-${key}`,
                timeout: this.timeout,
                connection: this.connection
              }));
              this.Events.trigger("created", limiter, key);
              return limiter;
            })();
          }
          async deleteKey(key = "") {
            var deleted, instance;
            instance = this.instances[key];
            if (this.connection) {
              deleted = await this.connection.__runCommand__(["del", ...Scripts$1.allKeys(`${this.id}-${key}`)]);
            }
            if (instance != null) {
              delete this.instances[key];
              await instance.disconnect();
            }
            return instance != null || deleted > 0;
          }
          limiters() {
            var k, ref, results, v;
            ref = this.instances;
            results = [];
            for (k in ref) {
              v = ref[k];
              results.push({
                key: k,
                limiter: v
              });
            }
            return results;
          }
          keys() {
            return Object.keys(this.instances);
          }
          async clusterKeys() {
            var cursor, end, found, i, k, keys, len, next, start;
            if (this.connection == null) {
              return this.Promise.resolve(this.keys());
            }
            keys = [];
            cursor = null;
            start = `b_${this.id}-`.length;
            end = "_settings".length;
            while (cursor !== 0) {
              [next, found] = await this.connection.__runCommand__(["scan", cursor != null ? cursor : 0, "match", `b_${this.id}-*_settings`, "count", 1e4]);
              cursor = ~~next;
              for (i = 0, len = found.length; i < len; i++) {
                k = found[i];
                keys.push(k.slice(start, -end));
              }
            }
            return keys;
          }
          _startAutoCleanup() {
            var base;
            clearInterval(this.interval);
            return typeof (base = this.interval = setInterval(async () => {
              var e, k, ref, results, time, v;
              time = Date.now();
              ref = this.instances;
              results = [];
              for (k in ref) {
                v = ref[k];
                try {
                  if (await v._store.__groupCheck__(time)) {
                    results.push(this.deleteKey(k));
                  } else {
                    results.push(void 0);
                  }
                } catch (error2) {
                  e = error2;
                  results.push(v.Events.trigger("error", e));
                }
              }
              return results;
            }, this.timeout / 2)).unref === "function" ? base.unref() : void 0;
          }
          updateSettings(options = {}) {
            parser$3.overwrite(options, this.defaults, this);
            parser$3.overwrite(options, options, this.limiterOptions);
            if (options.timeout != null) {
              return this._startAutoCleanup();
            }
          }
          disconnect(flush = true) {
            var ref;
            if (!this.sharedConnection) {
              return (ref = this.connection) != null ? ref.disconnect(flush) : void 0;
            }
          }
        }
        Group2.prototype.defaults = {
          timeout: 1e3 * 60 * 5,
          connection: null,
          Promise,
          id: "group-key"
        };
        return Group2;
      }).call(commonjsGlobal);
      var Group_1 = Group;
      var Batcher, Events$3, parser$4;
      parser$4 = parser;
      Events$3 = Events_1;
      Batcher = (function() {
        class Batcher2 {
          constructor(options = {}) {
            this.options = options;
            parser$4.load(this.options, this.defaults, this);
            this.Events = new Events$3(this);
            this._arr = [];
            this._resetPromise();
            this._lastFlush = Date.now();
          }
          _resetPromise() {
            return this._promise = new this.Promise((res, rej) => {
              return this._resolve = res;
            });
          }
          _flush() {
            clearTimeout(this._timeout);
            this._lastFlush = Date.now();
            this._resolve();
            this.Events.trigger("batch", this._arr);
            this._arr = [];
            return this._resetPromise();
          }
          add(data) {
            var ret;
            this._arr.push(data);
            ret = this._promise;
            if (this._arr.length === this.maxSize) {
              this._flush();
            } else if (this.maxTime != null && this._arr.length === 1) {
              this._timeout = setTimeout(() => {
                return this._flush();
              }, this.maxTime);
            }
            return ret;
          }
        }
        Batcher2.prototype.defaults = {
          maxTime: null,
          maxSize: null,
          Promise
        };
        return Batcher2;
      }).call(commonjsGlobal);
      var Batcher_1 = Batcher;
      var require$$4$1 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
      var require$$8 = getCjsExportFromNamespace(version$2);
      var Bottleneck3, DEFAULT_PRIORITY$1, Events$4, Job$1, LocalDatastore$1, NUM_PRIORITIES$1, Queues$1, RedisDatastore$1, States$1, Sync$1, parser$5, splice = [].splice;
      NUM_PRIORITIES$1 = 10;
      DEFAULT_PRIORITY$1 = 5;
      parser$5 = parser;
      Queues$1 = Queues_1;
      Job$1 = Job_1;
      LocalDatastore$1 = LocalDatastore_1;
      RedisDatastore$1 = require$$4$1;
      Events$4 = Events_1;
      States$1 = States_1;
      Sync$1 = Sync_1;
      Bottleneck3 = (function() {
        class Bottleneck4 {
          constructor(options = {}, ...invalid) {
            var storeInstanceOptions, storeOptions;
            this._addToQueue = this._addToQueue.bind(this);
            this._validateOptions(options, invalid);
            parser$5.load(options, this.instanceDefaults, this);
            this._queues = new Queues$1(NUM_PRIORITIES$1);
            this._scheduled = {};
            this._states = new States$1(["RECEIVED", "QUEUED", "RUNNING", "EXECUTING"].concat(this.trackDoneStatus ? ["DONE"] : []));
            this._limiter = null;
            this.Events = new Events$4(this);
            this._submitLock = new Sync$1("submit", this.Promise);
            this._registerLock = new Sync$1("register", this.Promise);
            storeOptions = parser$5.load(options, this.storeDefaults, {});
            this._store = (function() {
              if (this.datastore === "redis" || this.datastore === "ioredis" || this.connection != null) {
                storeInstanceOptions = parser$5.load(options, this.redisStoreDefaults, {});
                return new RedisDatastore$1(this, storeOptions, storeInstanceOptions);
              } else if (this.datastore === "local") {
                storeInstanceOptions = parser$5.load(options, this.localStoreDefaults, {});
                return new LocalDatastore$1(this, storeOptions, storeInstanceOptions);
              } else {
                throw new Bottleneck4.prototype.BottleneckError(`Invalid datastore type: ${this.datastore}`);
              }
            }).call(this);
            this._queues.on("leftzero", () => {
              var ref;
              return (ref = this._store.heartbeat) != null ? typeof ref.ref === "function" ? ref.ref() : void 0 : void 0;
            });
            this._queues.on("zero", () => {
              var ref;
              return (ref = this._store.heartbeat) != null ? typeof ref.unref === "function" ? ref.unref() : void 0 : void 0;
            });
          }
          _validateOptions(options, invalid) {
            if (!(options != null && typeof options === "object" && invalid.length === 0)) {
              throw new Bottleneck4.prototype.BottleneckError("Bottleneck v2 takes a single object argument. Refer to https://github.com/SGrondin/bottleneck#upgrading-to-v2 if you're upgrading from Bottleneck v1.");
            }
          }
          ready() {
            return this._store.ready;
          }
          clients() {
            return this._store.clients;
          }
          channel() {
            return `b_${this.id}`;
          }
          channel_client() {
            return `b_${this.id}_${this._store.clientId}`;
          }
          publish(message) {
            return this._store.__publish__(message);
          }
          disconnect(flush = true) {
            return this._store.__disconnect__(flush);
          }
          chain(_limiter) {
            this._limiter = _limiter;
            return this;
          }
          queued(priority) {
            return this._queues.queued(priority);
          }
          clusterQueued() {
            return this._store.__queued__();
          }
          empty() {
            return this.queued() === 0 && this._submitLock.isEmpty();
          }
          running() {
            return this._store.__running__();
          }
          done() {
            return this._store.__done__();
          }
          jobStatus(id) {
            return this._states.jobStatus(id);
          }
          jobs(status) {
            return this._states.statusJobs(status);
          }
          counts() {
            return this._states.statusCounts();
          }
          _randomIndex() {
            return Math.random().toString(36).slice(2);
          }
          check(weight = 1) {
            return this._store.__check__(weight);
          }
          _clearGlobalState(index) {
            if (this._scheduled[index] != null) {
              clearTimeout(this._scheduled[index].expiration);
              delete this._scheduled[index];
              return true;
            } else {
              return false;
            }
          }
          async _free(index, job, options, eventInfo) {
            var e, running;
            try {
              ({ running } = await this._store.__free__(index, options.weight));
              this.Events.trigger("debug", `Freed ${options.id}`, eventInfo);
              if (running === 0 && this.empty()) {
                return this.Events.trigger("idle");
              }
            } catch (error1) {
              e = error1;
              return this.Events.trigger("error", e);
            }
          }
          _run(index, job, wait) {
            var clearGlobalState, free, run2;
            job.doRun();
            clearGlobalState = this._clearGlobalState.bind(this, index);
            run2 = this._run.bind(this, index, job);
            free = this._free.bind(this, index, job);
            return this._scheduled[index] = {
              timeout: setTimeout(() => {
                return job.doExecute(this._limiter, clearGlobalState, run2, free);
              }, wait),
              expiration: job.options.expiration != null ? setTimeout(function() {
                return job.doExpire(clearGlobalState, run2, free);
              }, wait + job.options.expiration) : void 0,
              job
            };
          }
          _drainOne(capacity) {
            return this._registerLock.schedule(() => {
              var args, index, next, options, queue;
              if (this.queued() === 0) {
                return this.Promise.resolve(null);
              }
              queue = this._queues.getFirst();
              ({ options, args } = next = queue.first());
              if (capacity != null && options.weight > capacity) {
                return this.Promise.resolve(null);
              }
              this.Events.trigger("debug", `Draining ${options.id}`, { args, options });
              index = this._randomIndex();
              return this._store.__register__(index, options.weight, options.expiration).then(({ success, wait, reservoir }) => {
                var empty;
                this.Events.trigger("debug", `Drained ${options.id}`, { success, args, options });
                if (success) {
                  queue.shift();
                  empty = this.empty();
                  if (empty) {
                    this.Events.trigger("empty");
                  }
                  if (reservoir === 0) {
                    this.Events.trigger("depleted", empty);
                  }
                  this._run(index, next, wait);
                  return this.Promise.resolve(options.weight);
                } else {
                  return this.Promise.resolve(null);
                }
              });
            });
          }
          _drainAll(capacity, total = 0) {
            return this._drainOne(capacity).then((drained) => {
              var newCapacity;
              if (drained != null) {
                newCapacity = capacity != null ? capacity - drained : capacity;
                return this._drainAll(newCapacity, total + drained);
              } else {
                return this.Promise.resolve(total);
              }
            }).catch((e) => {
              return this.Events.trigger("error", e);
            });
          }
          _dropAllQueued(message) {
            return this._queues.shiftAll(function(job) {
              return job.doDrop({ message });
            });
          }
          stop(options = {}) {
            var done, waitForExecuting;
            options = parser$5.load(options, this.stopDefaults);
            waitForExecuting = (at) => {
              var finished;
              finished = () => {
                var counts2;
                counts2 = this._states.counts;
                return counts2[0] + counts2[1] + counts2[2] + counts2[3] === at;
              };
              return new this.Promise((resolve2, reject) => {
                if (finished()) {
                  return resolve2();
                } else {
                  return this.on("done", () => {
                    if (finished()) {
                      this.removeAllListeners("done");
                      return resolve2();
                    }
                  });
                }
              });
            };
            done = options.dropWaitingJobs ? (this._run = function(index, next) {
              return next.doDrop({
                message: options.dropErrorMessage
              });
            }, this._drainOne = () => {
              return this.Promise.resolve(null);
            }, this._registerLock.schedule(() => {
              return this._submitLock.schedule(() => {
                var k, ref, v;
                ref = this._scheduled;
                for (k in ref) {
                  v = ref[k];
                  if (this.jobStatus(v.job.options.id) === "RUNNING") {
                    clearTimeout(v.timeout);
                    clearTimeout(v.expiration);
                    v.job.doDrop({
                      message: options.dropErrorMessage
                    });
                  }
                }
                this._dropAllQueued(options.dropErrorMessage);
                return waitForExecuting(0);
              });
            })) : this.schedule({
              priority: NUM_PRIORITIES$1 - 1,
              weight: 0
            }, () => {
              return waitForExecuting(1);
            });
            this._receive = function(job) {
              return job._reject(new Bottleneck4.prototype.BottleneckError(options.enqueueErrorMessage));
            };
            this.stop = () => {
              return this.Promise.reject(new Bottleneck4.prototype.BottleneckError("stop() has already been called"));
            };
            return done;
          }
          async _addToQueue(job) {
            var args, blocked, error2, options, reachedHWM, shifted, strategy;
            ({ args, options } = job);
            try {
              ({ reachedHWM, blocked, strategy } = await this._store.__submit__(this.queued(), options.weight));
            } catch (error1) {
              error2 = error1;
              this.Events.trigger("debug", `Could not queue ${options.id}`, { args, options, error: error2 });
              job.doDrop({ error: error2 });
              return false;
            }
            if (blocked) {
              job.doDrop();
              return true;
            } else if (reachedHWM) {
              shifted = strategy === Bottleneck4.prototype.strategy.LEAK ? this._queues.shiftLastFrom(options.priority) : strategy === Bottleneck4.prototype.strategy.OVERFLOW_PRIORITY ? this._queues.shiftLastFrom(options.priority + 1) : strategy === Bottleneck4.prototype.strategy.OVERFLOW ? job : void 0;
              if (shifted != null) {
                shifted.doDrop();
              }
              if (shifted == null || strategy === Bottleneck4.prototype.strategy.OVERFLOW) {
                if (shifted == null) {
                  job.doDrop();
                }
                return reachedHWM;
              }
            }
            job.doQueue(reachedHWM, blocked);
            this._queues.push(job);
            await this._drainAll();
            return reachedHWM;
          }
          _receive(job) {
            if (this._states.jobStatus(job.options.id) != null) {
              job._reject(new Bottleneck4.prototype.BottleneckError(`A job with the same id already exists (id=${job.options.id})`));
              return false;
            } else {
              job.doReceive();
              return this._submitLock.schedule(this._addToQueue, job);
            }
          }
          submit(...args) {
            var cb, fn, job, options, ref, ref1, task;
            if (typeof args[0] === "function") {
              ref = args, [fn, ...args] = ref, [cb] = splice.call(args, -1);
              options = parser$5.load({}, this.jobDefaults);
            } else {
              ref1 = args, [options, fn, ...args] = ref1, [cb] = splice.call(args, -1);
              options = parser$5.load(options, this.jobDefaults);
            }
            task = (...args2) => {
              return new this.Promise(function(resolve2, reject) {
                return fn(...args2, function(...args3) {
                  return (args3[0] != null ? reject : resolve2)(args3);
                });
              });
            };
            job = new Job$1(task, args, options, this.jobDefaults, this.rejectOnDrop, this.Events, this._states, this.Promise);
            job.promise.then(function(args2) {
              return typeof cb === "function" ? cb(...args2) : void 0;
            }).catch(function(args2) {
              if (Array.isArray(args2)) {
                return typeof cb === "function" ? cb(...args2) : void 0;
              } else {
                return typeof cb === "function" ? cb(args2) : void 0;
              }
            });
            return this._receive(job);
          }
          schedule(...args) {
            var job, options, task;
            if (typeof args[0] === "function") {
              [task, ...args] = args;
              options = {};
            } else {
              [options, task, ...args] = args;
            }
            job = new Job$1(task, args, options, this.jobDefaults, this.rejectOnDrop, this.Events, this._states, this.Promise);
            this._receive(job);
            return job.promise;
          }
          wrap(fn) {
            var schedule, wrapped;
            schedule = this.schedule.bind(this);
            wrapped = function(...args) {
              return schedule(fn.bind(this), ...args);
            };
            wrapped.withOptions = function(options, ...args) {
              return schedule(options, fn, ...args);
            };
            return wrapped;
          }
          async updateSettings(options = {}) {
            await this._store.__updateSettings__(parser$5.overwrite(options, this.storeDefaults));
            parser$5.overwrite(options, this.instanceDefaults, this);
            return this;
          }
          currentReservoir() {
            return this._store.__currentReservoir__();
          }
          incrementReservoir(incr = 0) {
            return this._store.__incrementReservoir__(incr);
          }
        }
        Bottleneck4.default = Bottleneck4;
        Bottleneck4.Events = Events$4;
        Bottleneck4.version = Bottleneck4.prototype.version = require$$8.version;
        Bottleneck4.strategy = Bottleneck4.prototype.strategy = {
          LEAK: 1,
          OVERFLOW: 2,
          OVERFLOW_PRIORITY: 4,
          BLOCK: 3
        };
        Bottleneck4.BottleneckError = Bottleneck4.prototype.BottleneckError = BottleneckError_1;
        Bottleneck4.Group = Bottleneck4.prototype.Group = Group_1;
        Bottleneck4.RedisConnection = Bottleneck4.prototype.RedisConnection = require$$2;
        Bottleneck4.IORedisConnection = Bottleneck4.prototype.IORedisConnection = require$$3;
        Bottleneck4.Batcher = Bottleneck4.prototype.Batcher = Batcher_1;
        Bottleneck4.prototype.jobDefaults = {
          priority: DEFAULT_PRIORITY$1,
          weight: 1,
          expiration: null,
          id: "<no-id>"
        };
        Bottleneck4.prototype.storeDefaults = {
          maxConcurrent: null,
          minTime: 0,
          highWater: null,
          strategy: Bottleneck4.prototype.strategy.LEAK,
          penalty: null,
          reservoir: null,
          reservoirRefreshInterval: null,
          reservoirRefreshAmount: null,
          reservoirIncreaseInterval: null,
          reservoirIncreaseAmount: null,
          reservoirIncreaseMaximum: null
        };
        Bottleneck4.prototype.localStoreDefaults = {
          Promise,
          timeout: null,
          heartbeatInterval: 250
        };
        Bottleneck4.prototype.redisStoreDefaults = {
          Promise,
          timeout: null,
          heartbeatInterval: 5e3,
          clientTimeout: 1e4,
          Redis: null,
          clientOptions: {},
          clusterNodes: null,
          clearDatastore: false,
          connection: null
        };
        Bottleneck4.prototype.instanceDefaults = {
          datastore: "local",
          connection: null,
          id: "<no-id>",
          rejectOnDrop: true,
          trackDoneStatus: false,
          Promise
        };
        Bottleneck4.prototype.stopDefaults = {
          enqueueErrorMessage: "This limiter has been stopped and cannot accept new jobs.",
          dropWaitingJobs: true,
          dropErrorMessage: "This limiter has been stopped."
        };
        return Bottleneck4;
      }).call(commonjsGlobal);
      var Bottleneck_1 = Bottleneck3;
      var lib = Bottleneck_1;
      return lib;
    }));
  }
});

// src/action.ts
import { mkdir as mkdir2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join5 } from "node:path";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/core/lib/oidc-utils.js
var import_http_client = __toESM(require_lazy_http_client(), 1);

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve2) {
      resolve2(value);
    });
  }
  return new (P || (P = Promise))(function(resolve2, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve2(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code2, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code2), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row2) => {
      const cells = row2.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
import os3 from "os";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function setOutput(name2, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name2, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name: name2 }, toCommandValue(value));
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}

// src/app/problem.ts
var Problem = class extends Error {
  code;
  next;
  constructor(code2, message, next) {
    super(message);
    this.name = "Problem";
    this.code = code2;
    this.next = next;
  }
};

// src/app/event.ts
var oid = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
var pullPayload = object({
  pull_request: object({ number: number().int().positive(), head: object({ sha: oid }) })
});
var pushPayload = object({
  ref: string(),
  before: oid,
  after: oid,
  deleted: boolean().default(false),
  repository: object({ pushed_at: union([number(), string()]) }),
  sender: object({ id: number().int(), type: string() }).nullish()
});
var PULL_EVENTS = ["pull_request", "pull_request_target", "pull_request_review"];
function readTask(event, command, pullRequest) {
  const story = command === "auto" ? storyOf(event.name, pullRequest) : command;
  return story === "check" ? checkTask(event, pullRequest) : mergeTask(event);
}
function storyOf(name2, pullRequest) {
  if (pullRequest !== void 0 || PULL_EVENTS.includes(name2)) return "check";
  if (name2 === "push") return "merge-record";
  throw new Problem(
    "event_unknown",
    `Gatebook does not know what to do on the event "${name2}".`,
    `Run it on ${PULL_EVENTS.join(", ")} or push, or give the number of a pull request in the input "pull-request".`
  );
}
function checkTask({ name: name2, payload }, pullRequest) {
  const parsed = pullPayload.safeParse(payload);
  const told3 = parsed.success ? parsed.data.pull_request : void 0;
  const pull = pullRequest ?? told3?.number;
  if (pull === void 0) {
    throw new Problem(
      "pull_request_missing",
      `The event "${name2}" names no pull request.`,
      'Run Gatebook on pull_request or pull_request_review, or give the number in the input "pull-request".'
    );
  }
  return { story: "check", pull, head: told3?.number === pull ? told3.head.sha : void 0 };
}
var BRANCH = "refs/heads/";
function mergeTask({ name: name2, payload }) {
  const parsed = pushPayload.safeParse(payload);
  if (!parsed.success) {
    throw new Problem(
      "push_missing",
      `The event "${name2}" is not a push, so there is no merge to record.`,
      "Run the command merge-record on the event push."
    );
  }
  const { ref, before, after, deleted, repository: repository2, sender } = parsed.data;
  if (!ref.startsWith(BRANCH))
    return { story: "nothing", why: `${ref} is not a branch: only what lands on a branch is recorded.` };
  if (deleted) return { story: "nothing", why: `The branch ${ref.slice(BRANCH.length)} was deleted: nothing landed.` };
  const pusher = sender ? { id: String(sender.id), kind: sender.type === "User" ? "User" : "Bot" } : null;
  return {
    story: "merge-record",
    push: { branch: ref.slice(BRANCH.length), before, after, at: timeOf(repository2.pushed_at), pusher }
  };
}
function timeOf(value) {
  const date = typeof value === "number" ? new Date(value * 1e3) : new Date(value);
  if (Number.isNaN(date.getTime()))
    throw new Problem("push_missing", "The event says no time of the push.", "Run Gatebook on the event push itself.");
  return `${date.toISOString().slice(0, 19)}Z`;
}

// src/app/inputs.ts
var COMMANDS = ["auto", "check", "merge-record"];
var PUBLISHING = ["check-runs", "summary", "annotations"];
var FAIL_ON = ["fail", "error", "never"];
var INPUT_NAMES = [
  "command",
  "token",
  "org-token",
  "policy",
  "pull-request",
  "publish",
  "check-name",
  "fail-on",
  "dry-run"
];
function readInputs(env) {
  refuseUndeclared(env);
  const get = (name2) => (env[variable(name2)] ?? "").trim();
  return {
    command: oneOf("command", get("command"), COMMANDS),
    token: required("token", get("token"), "Leave the input out to use the token of the job."),
    policy: policyPath(get("policy")),
    pullRequest: pullNumber(get("pull-request")),
    publish: new Set(
      get("publish").split(",").map((part) => part.trim()).filter(Boolean).map((part) => oneOf("publish", part, PUBLISHING))
    ),
    checkName: checkName(get("check-name")),
    failOn: oneOf("fail-on", get("fail-on"), FAIL_ON),
    dryRun: oneOf("dry-run", get("dry-run"), ["true", "false"]) === "true"
  };
}
var variable = (name2) => `INPUT_${name2.replaceAll(" ", "_").toUpperCase()}`;
function refuseUndeclared(env) {
  const known = new Set(INPUT_NAMES.map(variable));
  const unknown2 = Object.keys(env).find((name3) => name3.startsWith("INPUT_") && !known.has(name3));
  if (unknown2 === void 0) return;
  const name2 = unknown2.slice("INPUT_".length).toLowerCase();
  throw new Problem(
    "input_unknown",
    `There is no input "${name2}"${didYouMean(name2, INPUT_NAMES)}.`,
    `The inputs are: ${INPUT_NAMES.join(", ")}.`
  );
}
function required(name2, value, next) {
  if (value === "") throw new Problem("input_invalid", `The input "${name2}" is empty.`, next);
  return value;
}
function oneOf(name2, value, values) {
  const found = values.find((candidate) => candidate === value);
  if (found !== void 0) return found;
  throw new Problem(
    "input_invalid",
    `The input "${name2}" cannot be "${value}"${didYouMean(value, values)}.`,
    `It takes: ${values.join(", ")}.`
  );
}
function pullNumber(value) {
  if (value === "") return void 0;
  if (/^[1-9]\d{0,9}$/.test(value)) return Number(value);
  throw new Problem(
    "input_invalid",
    `The input "pull-request" cannot be "${value}".`,
    "Give the number of a pull request, such as 7."
  );
}
function policyPath(value) {
  const segments = value.split("/");
  if (value !== "" && !segments.some((segment) => segment === "" || segment === "." || segment === "..")) return value;
  throw new Problem(
    "input_invalid",
    `The input "policy" cannot be "${value}".`,
    "Give a path inside the repository, such as .github/quality-policy.yml."
  );
}
function checkName(value) {
  if (value !== "" && value.length <= 60) return value;
  throw new Problem(
    "input_invalid",
    'The input "check-name" must have 1 to 60 characters.',
    'Leave it out to use "Gatebook".'
  );
}

// src/github/errors.ts
var GitHubError = class extends Error {
  code;
  status;
  next;
  /** Permission that would have been enough, such as `checks: write`, when GitHub says so. */
  permission;
  constructor(code2, message, details) {
    super(message);
    this.name = "GitHubError";
    this.code = code2;
    this.status = details.status;
    this.next = details.next;
    this.permission = details.permission;
  }
};
function refused(what, { status, message, headers }) {
  if (status === 401) {
    return new GitHubError("unauthorized", `GitHub does not know the token (${what}).`, {
      status,
      next: "Pass a valid `token`; the job token is `${{ github.token }}`."
    });
  }
  if (isRateLimit(status, message, headers)) return rateLimited(what, status, headers);
  if (status === 403) return forbidden(what, headers);
  if (status === 404) {
    return new GitHubError("not_found", `GitHub finds nothing there (${what}).`, {
      status,
      next: "Check the number and the repository, and that the token may read it: GitHub hides what a token may not see."
    });
  }
  if (status === 422 || status === 400) {
    return new GitHubError("invalid", `GitHub refuses the request (${what}): ${message}`, {
      status,
      next: "Report this as a fault of Gatebook."
    });
  }
  return new GitHubError(
    "unavailable",
    `GitHub did not answer as it should (${what}): ${message || `status ${status}`}`,
    {
      status,
      next: "Run the job again; see githubstatus.com if it happens again."
    }
  );
}
function isRateLimit(status, message, headers) {
  if (status === 429) return true;
  return status === 403 && (String(headers["x-ratelimit-remaining"]) === "0" || /secondary rate limit/i.test(message));
}
function rateLimited(what, status, headers) {
  const reset = Number(headers["x-ratelimit-reset"]);
  const when = reset > 0 ? `after ${new Date(reset * 1e3).toISOString()}` : "in a few minutes";
  return new GitHubError("rate_limited", `GitHub's rate limit for this token is used up (${what}).`, {
    status,
    next: `Run the job again ${when}, or give Gatebook a token of its own.`
  });
}
function forbidden(what, headers = {}, known) {
  const permission = acceptedPermission(headers) ?? known;
  const grant = permission === void 0 ? "Grant the job the permission it needs" : `Grant the job \`${permission}\``;
  return new GitHubError("forbidden", `The token may not do this (${what}).`, {
    status: 403,
    permission,
    next: `${grant} under \`permissions:\` in the workflow. A change from a fork gets a read-only token whatever the workflow says.`
  });
}
function acceptedPermission(headers) {
  const header = headers["x-accepted-github-permissions"];
  if (typeof header !== "string" || header === "") return void 0;
  return header.split(",")[0]?.trim().replace(/;\s*/g, ", ").replace(/=/g, ": ");
}

// src/ledger/store.ts
var StoreError = class extends Error {
  name = "StoreError";
  problem;
  constructor(problem) {
    super(problem.message);
    this.problem = problem;
  }
};

// src/publish/page.ts
function gatePage(gate, verdict2) {
  return [
    `**${OUTCOME_WORDS[gate.outcome]}:** ${markdown(gate.title)}`,
    ...advisory(gate),
    ...requirements(gate),
    ...section(gate.outcome === "not_applicable" ? "Why it does not apply" : "Why, and what to do", gate.reasons),
    ...section("Also noticed", gate.findings.filter(isGeneral)),
    ...places(gate),
    "",
    foot(verdict2, [`gate ${code(gate.id)} (${gate.type})`, clausesOf(gate)])
  ];
}
function verdictPage(verdict2, title) {
  const open4 = verdict2.gates.filter((gate) => gate.reasons.length > 0 && gate.outcome !== "not_applicable");
  return [
    `**${markdown(headline(verdict2))}.**`,
    "",
    "| Gate | Result | Required | Found |",
    "| --- | --- | --- | --- |",
    ...verdict2.gates.map(row),
    ...open4.flatMap((gate) => [
      "",
      `#### ${OUTCOME_MARKS[gate.outcome]} ${markdown(gate.id)}`,
      "",
      ...gate.reasons.map(bullet),
      ...places(gate)
    ]),
    "",
    foot(verdict2, title === void 0 ? [] : [`change ${code(title, 120)}`])
  ];
}
function row(gate) {
  const cells = [
    markdown(gate.id),
    `${OUTCOME_MARKS[gate.outcome]} ${OUTCOME_WORDS[gate.outcome].toLowerCase()}${gate.enforce === "advisory" ? " (advisory)" : ""}`,
    gate.children.map((child) => markdown(child.required)).join("<br>"),
    gate.children.length > 0 ? gate.children.map((child) => markdown(child.found)).join("<br>") : markdown(gate.title)
  ];
  return `| ${cells.join(" | ")} |`;
}
var advisory = (gate) => gate.enforce === "advisory" ? ["", "This gate is advisory: it shows its result and blocks nothing."] : [];
function requirements(gate) {
  if (gate.children.length === 0) return [];
  const rows = gate.children.map(
    ({ outcome, required: required2, found }) => `| ${OUTCOME_MARKS[outcome]} | ${markdown(required2)} | ${markdown(found)} |`
  );
  return ["", "| | Required | Found |", "| --- | --- | --- |", ...rows];
}
function section(heading, reasons) {
  return reasons.length === 0 ? [] : ["", `**${heading}**`, "", ...reasons.map(bullet)];
}
var MOST_PLACES = 50;
function places({ findings }) {
  const found = findings.filter((finding) => !isGeneral(finding));
  const left = found.length - MOST_PLACES;
  const more = left > 0 ? [`- \u2026 and ${left} more`] : [];
  const shown = section("Where", found.slice(0, MOST_PLACES));
  return [...shown, ...more];
}
var isGeneral = ({ location }) => location === void 0;
function bullet({ message, next, location }) {
  const where = location ? `${code(`${location.file}:${location.line}`)} ` : "";
  return `- ${where}${markdown(message)}${next === void 0 ? "" : `<br>\u2192 ${markdown(next)}`}`;
}
function foot({ policy, subject }, parts) {
  const rules3 = policy.digest === "" ? [] : [`policy ${code(policy.path)} at ${subject.base.slice(0, 7)}, ${policy.digest.slice(0, 19)}`];
  return `<sub>${[...parts, ...rules3, `judged ${subject.head.slice(0, 7)}`].filter((part) => part !== "").join(" \xB7 ")}</sub>`;
}

// src/github/answers.ts
var person = object({ __typename: string(), login: string(), databaseId: number().int().nullish() }).nullable();
var user = object({ login: string(), databaseId: number().int().nullable() }).nullable();
var gitActor = object({ email: string().nullable(), user });
var page = object({ hasNextPage: boolean(), endCursor: string().nullable() });
var review = object({
  // A BigInt: GitHub writes it as text, and as a number in older versions.
  fullDatabaseId: union([string(), number().int()]).transform(String),
  state: _enum(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]),
  submittedAt: string().nullable(),
  lastEditedAt: string().nullable(),
  authorCanPushToRepository: boolean(),
  author: person,
  commit: object({ oid: string() }).nullable()
});
var changeCommit = object({
  commit: object({
    oid: string(),
    parents: object({ totalCount: number(), nodes: array(object({ oid: string() }).nullable()) }),
    authors: object({ totalCount: number(), nodes: array(gitActor.nullable()) }),
    committer: gitActor.nullable()
  })
});
var connection = (node) => object({ totalCount: number().int(), pageInfo: page, nodes: array(node.nullable()) });
var reviews = connection(review);
var commits = connection(changeCommit);
var change = object({
  id: string(),
  number: number().int(),
  url: string(),
  state: _enum(["OPEN", "CLOSED", "MERGED"]),
  isDraft: boolean(),
  isCrossRepository: boolean(),
  title: string(),
  author: person,
  mergedBy: person,
  mergedAt: string().nullable(),
  mergeCommit: object({ oid: string() }).nullable(),
  baseRefName: string(),
  headRefOid: string(),
  headRepository: object({ databaseId: number().nullable(), nameWithOwner: string() }).nullable(),
  changedFiles: number().int(),
  labels: object({ totalCount: number(), nodes: array(object({ name: string() }).nullable()) }).nullable(),
  reviews: reviews.nullable(),
  commits: commits.nullable()
});
var rulesFile = object({
  type: string(),
  mode: number().int(),
  object: object({
    oid: string(),
    byteSize: number().optional(),
    isBinary: boolean().nullish(),
    isTruncated: boolean().optional(),
    text: string().nullish()
  }).nullable()
}).nullable();
var rules = object({
  oid: string(),
  policy: rulesFile,
  codeowners1: rulesFile,
  codeowners2: rulesFile,
  codeowners3: rulesFile
});
var viewer = object({ login: string() });
var repository = { databaseId: number().int(), nameWithOwner: string() };
var changeAnswer = object({
  viewer,
  repository: object({
    ...repository,
    pullRequest: change.extend({ baseRef: object({ target: rules.nullable() }).nullable() }).nullable()
  })
});
var landedAnswer = object({
  viewer,
  repository: object({
    ...repository,
    commit: object({ oid: string(), tree: object({ oid: string() }) }).nullable(),
    parent: rules.nullable(),
    pullRequest: change.nullish()
  })
});
var moreReviewsAnswer = object({ node: object({ reviews }) });
var moreCommitsAnswer = object({ node: object({ commits }) });
var currentAnswer = object({
  repository: object({
    pullRequest: object({
      state: string(),
      headRefOid: string(),
      baseRefName: string(),
      baseRef: object({ target: object({ oid: string() }).nullable() }).nullable(),
      reviews: object({
        totalCount: number(),
        nodes: array(
          object({ fullDatabaseId: union([string(), number()]).transform(String), state: string() }).nullable()
        )
      })
    }).nullable()
  })
});
var pushedAnswer = object({
  repository: object({
    ...repository,
    object: object({
      history: object({
        pageInfo: page,
        nodes: array(
          object({
            oid: string(),
            parents: object({ nodes: array(object({ oid: string() }).nullable()) }),
            associatedPullRequests: object({
              totalCount: number(),
              nodes: array(
                object({
                  number: number().int(),
                  merged: boolean(),
                  baseRefName: string(),
                  mergeCommit: object({ oid: string() }).nullable()
                }).nullable()
              )
            }).nullable()
          })
        )
      })
    }).nullable()
  })
});
var checkRunAnswer = object({
  id: number().int(),
  html_url: string().nullable(),
  app: object({ slug: string() }).nullish()
});
var checkRunsAnswer = object({
  total_count: number().int(),
  check_runs: array(
    object({
      id: number().int(),
      name: string(),
      head_sha: string(),
      status: string(),
      conclusion: string().nullable(),
      external_id: string().nullable(),
      app: object({ slug: string().optional() }).nullable(),
      output: object({ text: string().nullable() })
    })
  )
});
var pullFilesAnswer = array(
  object({
    filename: string(),
    previous_filename: string().optional(),
    status: _enum(["added", "removed", "modified", "renamed", "copied", "changed", "unchanged"]),
    sha: string().nullable()
  })
);

// node_modules/@actions/github/lib/context.js
import { readFileSync, existsSync as existsSync2 } from "fs";
import { EOL as EOL5 } from "os";
var Context = class {
  /**
   * Hydrate the context from the environment
   */
  constructor() {
    var _a, _b, _c;
    this.payload = {};
    if (process.env.GITHUB_EVENT_PATH) {
      if (existsSync2(process.env.GITHUB_EVENT_PATH)) {
        this.payload = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, { encoding: "utf8" }));
      } else {
        const path = process.env.GITHUB_EVENT_PATH;
        process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${EOL5}`);
      }
    }
    this.eventName = process.env.GITHUB_EVENT_NAME;
    this.sha = process.env.GITHUB_SHA;
    this.ref = process.env.GITHUB_REF;
    this.workflow = process.env.GITHUB_WORKFLOW;
    this.action = process.env.GITHUB_ACTION;
    this.actor = process.env.GITHUB_ACTOR;
    this.job = process.env.GITHUB_JOB;
    this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
    this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
    this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
    this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
    this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
    this.graphqlUrl = (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
  }
  get issue() {
    const payload = this.payload;
    return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
  }
  get repo() {
    if (process.env.GITHUB_REPOSITORY) {
      const [owner, repo] = process.env.GITHUB_REPOSITORY.split("/");
      return { owner, repo };
    }
    if (this.payload.repository) {
      return {
        owner: this.payload.repository.owner.login,
        repo: this.payload.repository.name
      };
    }
    throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
  }
};

// node_modules/@actions/github/lib/internal/utils.js
var httpClient = __toESM(require_lazy_http_client(), 1);
var import_undici = __toESM(require_lazy_http_client(), 1);
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve2) {
      resolve2(value);
    });
  }
  return new (P || (P = Promise))(function(resolve2, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve2(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function getAuthString(token, options) {
  if (!token && !options.auth) {
    throw new Error("Parameter token or opts.auth is required");
  } else if (token && options.auth) {
    throw new Error("Parameters token and opts.auth may not both be specified");
  }
  return typeof options.auth === "string" ? options.auth : `token ${token}`;
}
function getProxyAgent(destinationUrl) {
  const hc = new httpClient.HttpClient();
  return hc.getAgent(destinationUrl);
}
function getProxyAgentDispatcher(destinationUrl) {
  const hc = new httpClient.HttpClient();
  return hc.getAgentDispatcher(destinationUrl);
}
function getProxyFetch(destinationUrl) {
  const httpDispatcher = getProxyAgentDispatcher(destinationUrl);
  const proxyFetch = (url2, opts) => __awaiter2(this, void 0, void 0, function* () {
    return (0, import_undici.fetch)(url2, Object.assign(Object.assign({}, opts), { dispatcher: httpDispatcher }));
  });
  return proxyFetch;
}
function getApiBaseUrl() {
  return process.env["GITHUB_API_URL"] || "https://api.github.com";
}
function getUserAgentWithOrchestrationId(baseUserAgent) {
  var _a;
  const orchId = (_a = process.env["ACTIONS_ORCHESTRATION_ID"]) === null || _a === void 0 ? void 0 : _a.trim();
  if (orchId) {
    const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
    const tag = `actions_orchestration_id/${sanitizedId}`;
    if (baseUserAgent === null || baseUserAgent === void 0 ? void 0 : baseUserAgent.includes(tag))
      return baseUserAgent;
    const ua = baseUserAgent ? `${baseUserAgent} ` : "";
    return `${ua}${tag}`;
  }
  return baseUserAgent;
}

// node_modules/universal-user-agent/index.js
function getUserAgent() {
  if (typeof navigator === "object" && "userAgent" in navigator) {
    return navigator.userAgent;
  }
  if (typeof process === "object" && process.version !== void 0) {
    return `Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`;
  }
  return "<environment undetectable>";
}

// node_modules/before-after-hook/lib/register.js
function register(state, name2, method, options) {
  if (typeof method !== "function") {
    throw new Error("method for before hook must be a function");
  }
  if (!options) {
    options = {};
  }
  if (Array.isArray(name2)) {
    return name2.reverse().reduce((callback, name3) => {
      return register.bind(null, state, name3, callback, options);
    }, method)();
  }
  return Promise.resolve().then(() => {
    if (!state.registry[name2]) {
      return method(options);
    }
    return state.registry[name2].reduce((method2, registered) => {
      return registered.hook.bind(null, method2, options);
    }, method)();
  });
}

// node_modules/before-after-hook/lib/add.js
function addHook(state, kind, name2, hook2) {
  const orig = hook2;
  if (!state.registry[name2]) {
    state.registry[name2] = [];
  }
  if (kind === "before") {
    hook2 = (method, options) => {
      return Promise.resolve().then(orig.bind(null, options)).then(method.bind(null, options));
    };
  }
  if (kind === "after") {
    hook2 = (method, options) => {
      let result;
      return Promise.resolve().then(method.bind(null, options)).then((result_) => {
        result = result_;
        return orig(result, options);
      }).then(() => {
        return result;
      });
    };
  }
  if (kind === "error") {
    hook2 = (method, options) => {
      return Promise.resolve().then(method.bind(null, options)).catch((error2) => {
        return orig(error2, options);
      });
    };
  }
  state.registry[name2].push({
    hook: hook2,
    orig
  });
}

// node_modules/before-after-hook/lib/remove.js
function removeHook(state, name2, method) {
  if (!state.registry[name2]) {
    return;
  }
  const index = state.registry[name2].map((registered) => {
    return registered.orig;
  }).indexOf(method);
  if (index === -1) {
    return;
  }
  state.registry[name2].splice(index, 1);
}

// node_modules/before-after-hook/index.js
var bind = Function.bind;
var bindable = bind.bind(bind);
function bindApi(hook2, state, name2) {
  const removeHookRef = bindable(removeHook, null).apply(
    null,
    name2 ? [state, name2] : [state]
  );
  hook2.api = { remove: removeHookRef };
  hook2.remove = removeHookRef;
  ["before", "error", "after", "wrap"].forEach((kind) => {
    const args = name2 ? [state, kind, name2] : [state, kind];
    hook2[kind] = hook2.api[kind] = bindable(addHook, null).apply(null, args);
  });
}
function Singular() {
  const singularHookName = /* @__PURE__ */ Symbol("Singular");
  const singularHookState = {
    registry: {}
  };
  const singularHook = register.bind(null, singularHookState, singularHookName);
  bindApi(singularHook, singularHookState, singularHookName);
  return singularHook;
}
function Collection() {
  const state = {
    registry: {}
  };
  const hook2 = register.bind(null, state);
  bindApi(hook2, state);
  return hook2;
}
var before_after_hook_default = { Singular, Collection };

// node_modules/@octokit/endpoint/dist-bundle/index.js
var VERSION2 = "0.0.0-development";
var userAgent = `octokit-endpoint.js/${VERSION2} ${getUserAgent()}`;
var DEFAULTS = {
  method: "GET",
  baseUrl: "https://api.github.com",
  headers: {
    accept: "application/vnd.github.v3+json",
    "user-agent": userAgent
  },
  mediaType: {
    format: ""
  }
};
function lowercaseKeys(object2) {
  if (!object2) {
    return {};
  }
  return Object.keys(object2).reduce((newObj, key) => {
    newObj[key.toLowerCase()] = object2[key];
    return newObj;
  }, {});
}
function isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
function mergeDeep(defaults2, options) {
  const result = Object.assign({}, defaults2);
  Object.keys(options).forEach((key) => {
    if (isPlainObject(options[key])) {
      if (!(key in defaults2)) Object.assign(result, { [key]: options[key] });
      else result[key] = mergeDeep(defaults2[key], options[key]);
    } else {
      Object.assign(result, { [key]: options[key] });
    }
  });
  return result;
}
function removeUndefinedProperties(obj) {
  for (const key in obj) {
    if (obj[key] === void 0) {
      delete obj[key];
    }
  }
  return obj;
}
function merge(defaults2, route, options) {
  if (typeof route === "string") {
    let [method, url2] = route.split(" ");
    options = Object.assign(url2 ? { method, url: url2 } : { url: method }, options);
  } else {
    options = Object.assign({}, route);
  }
  options.headers = lowercaseKeys(options.headers);
  removeUndefinedProperties(options);
  removeUndefinedProperties(options.headers);
  const mergedOptions = mergeDeep(defaults2 || {}, options);
  if (options.url === "/graphql") {
    if (defaults2 && defaults2.mediaType.previews?.length) {
      mergedOptions.mediaType.previews = defaults2.mediaType.previews.filter(
        (preview) => !mergedOptions.mediaType.previews.includes(preview)
      ).concat(mergedOptions.mediaType.previews);
    }
    mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
  }
  return mergedOptions;
}
function addQueryParameters(url2, parameters) {
  const separator = /\?/.test(url2) ? "&" : "?";
  const names2 = Object.keys(parameters);
  if (names2.length === 0) {
    return url2;
  }
  return url2 + separator + names2.map((name2) => {
    if (name2 === "q") {
      return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
    }
    return `${name2}=${encodeURIComponent(parameters[name2])}`;
  }).join("&");
}
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
  return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url2) {
  const matches = url2.match(urlVariableRegex);
  if (!matches) {
    return [];
  }
  return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}
function omit(object2, keysToOmit) {
  const result = { __proto__: null };
  for (const key of Object.keys(object2)) {
    if (keysToOmit.indexOf(key) === -1) {
      result[key] = object2[key];
    }
  }
  return result;
}
function encodeReserved(str) {
  return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
    if (!/%[0-9A-Fa-f]/.test(part)) {
      part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
    }
    return part;
  }).join("");
}
function encodeUnreserved(str) {
  return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
    return "%" + c.charCodeAt(0).toString(16).toUpperCase();
  });
}
function encodeValue(operator, value, key) {
  value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
  if (key) {
    return encodeUnreserved(key) + "=" + value;
  } else {
    return value;
  }
}
function isDefined(value) {
  return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
  return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context2, operator, key, modifier) {
  var value = context2[key], result = [];
  if (isDefined(value) && value !== "") {
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
      value = value.toString();
      if (modifier && modifier !== "*") {
        value = value.substring(0, parseInt(modifier, 10));
      }
      result.push(
        encodeValue(operator, value, isKeyOperator(operator) ? key : "")
      );
    } else {
      if (modifier === "*") {
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            result.push(
              encodeValue(operator, value2, isKeyOperator(operator) ? key : "")
            );
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              result.push(encodeValue(operator, value[k], k));
            }
          });
        }
      } else {
        const tmp = [];
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            tmp.push(encodeValue(operator, value2));
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              tmp.push(encodeUnreserved(k));
              tmp.push(encodeValue(operator, value[k].toString()));
            }
          });
        }
        if (isKeyOperator(operator)) {
          result.push(encodeUnreserved(key) + "=" + tmp.join(","));
        } else if (tmp.length !== 0) {
          result.push(tmp.join(","));
        }
      }
    }
  } else {
    if (operator === ";") {
      if (isDefined(value)) {
        result.push(encodeUnreserved(key));
      }
    } else if (value === "" && (operator === "&" || operator === "?")) {
      result.push(encodeUnreserved(key) + "=");
    } else if (value === "") {
      result.push("");
    }
  }
  return result;
}
function parseUrl(template) {
  return {
    expand: expand.bind(null, template)
  };
}
function expand(template, context2) {
  var operators = ["+", "#", ".", "/", ";", "?", "&"];
  template = template.replace(
    /\{([^\{\}]+)\}|([^\{\}]+)/g,
    function(_, expression, literal2) {
      if (expression) {
        let operator = "";
        const values = [];
        if (operators.indexOf(expression.charAt(0)) !== -1) {
          operator = expression.charAt(0);
          expression = expression.substr(1);
        }
        expression.split(/,/g).forEach(function(variable2) {
          var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable2);
          values.push(getValues(context2, operator, tmp[1], tmp[2] || tmp[3]));
        });
        if (operator && operator !== "+") {
          var separator = ",";
          if (operator === "?") {
            separator = "&";
          } else if (operator !== "#") {
            separator = operator;
          }
          return (values.length !== 0 ? operator : "") + values.join(separator);
        } else {
          return values.join(",");
        }
      } else {
        return encodeReserved(literal2);
      }
    }
  );
  if (template === "/") {
    return template;
  } else {
    return template.replace(/\/$/, "");
  }
}
function parse(options) {
  let method = options.method.toUpperCase();
  let url2 = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
  let headers = Object.assign({}, options.headers);
  let body;
  let parameters = omit(options, [
    "method",
    "baseUrl",
    "url",
    "headers",
    "request",
    "mediaType"
  ]);
  const urlVariableNames = extractUrlVariableNames(url2);
  url2 = parseUrl(url2).expand(parameters);
  if (!/^http/.test(url2)) {
    url2 = options.baseUrl + url2;
  }
  const omittedParameters = Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl");
  const remainingParameters = omit(parameters, omittedParameters);
  const isBinaryRequest = /application\/octet-stream/i.test(headers.accept);
  if (!isBinaryRequest) {
    if (options.mediaType.format) {
      headers.accept = headers.accept.split(/,/).map(
        (format) => format.replace(
          /application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,
          `application/vnd$1$2.${options.mediaType.format}`
        )
      ).join(",");
    }
    if (url2.endsWith("/graphql")) {
      if (options.mediaType.previews?.length) {
        const previewsFromAcceptHeader = headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || [];
        headers.accept = previewsFromAcceptHeader.concat(options.mediaType.previews).map((preview) => {
          const format = options.mediaType.format ? `.${options.mediaType.format}` : "+json";
          return `application/vnd.github.${preview}-preview${format}`;
        }).join(",");
      }
    }
  }
  if (["GET", "HEAD"].includes(method)) {
    url2 = addQueryParameters(url2, remainingParameters);
  } else {
    if ("data" in remainingParameters) {
      body = remainingParameters.data;
    } else {
      if (Object.keys(remainingParameters).length) {
        body = remainingParameters;
      }
    }
  }
  if (!headers["content-type"] && typeof body !== "undefined") {
    headers["content-type"] = "application/json; charset=utf-8";
  }
  if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") {
    body = "";
  }
  return Object.assign(
    { method, url: url2, headers },
    typeof body !== "undefined" ? { body } : null,
    options.request ? { request: options.request } : null
  );
}
function endpointWithDefaults(defaults2, route, options) {
  return parse(merge(defaults2, route, options));
}
function withDefaults(oldDefaults, newDefaults) {
  const DEFAULTS2 = merge(oldDefaults, newDefaults);
  const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
  return Object.assign(endpoint2, {
    DEFAULTS: DEFAULTS2,
    defaults: withDefaults.bind(null, DEFAULTS2),
    merge: merge.bind(null, DEFAULTS2),
    parse
  });
}
var endpoint = withDefaults(null, DEFAULTS);

// node_modules/@octokit/request/dist-bundle/index.js
var import_content_type = __toESM(require_dist(), 1);

// node_modules/json-with-bigint/json-with-bigint.js
var intRegex = /^-?\d+$/;
var noiseValue = /^-?\d+n+$/;
var originalStringify = JSON.stringify;
var originalParse = JSON.parse;
var customFormat = /^-?\d+n$/;
var bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
var noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;
var isUnstringifiable = (val) => val === void 0 || typeof val === "function" || typeof val === "symbol";
var isRawJSON = (val) => val !== null && typeof val === "object" && val.constructor && val.constructor.name === "RawJSON";
var stringifyIteratively = (rootValue, replacer, spaceParam) => {
  let space = "";
  if (typeof spaceParam === "number") {
    space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
  } else if (typeof spaceParam === "string") {
    space = spaceParam.slice(0, 10);
  }
  const isFunctionReplacer = typeof replacer === "function";
  const propertyList = Array.isArray(replacer) ? new Set(replacer.map(String)) : null;
  const prepareVal = (parent, key, val) => {
    const isObject = val !== null && typeof val === "object";
    const hasToJSON = isObject && typeof val.toJSON === "function";
    if (hasToJSON) {
      val = val.toJSON(key);
    }
    const isNoise = typeof val === "string" && noiseValue.test(val);
    if (isNoise) return val + "n";
    const isBigInt = typeof val === "bigint";
    if (isBigInt) {
      const supportsRawJSON = "rawJSON" in JSON;
      if (supportsRawJSON) return JSON.rawJSON(val.toString());
      return val.toString() + "n";
    }
    if (isFunctionReplacer) {
      val = replacer.call(parent, key, val);
    }
    const isPostReplacerObject = val !== null && typeof val === "object";
    if (isPostReplacerObject) {
      const isPrimitiveWrapper = val instanceof Number || val instanceof String || val instanceof Boolean;
      if (isPrimitiveWrapper) {
        val = val.valueOf();
      }
    }
    return val;
  };
  const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);
  if (isUnstringifiable(rootProcessed)) {
    return void 0;
  }
  const isRootPrimitive = rootProcessed === null || typeof rootProcessed !== "object";
  const isRootNativeRawJSON = isRawJSON(rootProcessed);
  if (isRootPrimitive || isRootNativeRawJSON) {
    return originalStringify(rootProcessed);
  }
  const chunks = [];
  let level = 0;
  const stack = [
    {
      parent: { "": rootProcessed },
      key: "",
      val: rootProcessed,
      isArray: Array.isArray(rootProcessed),
      keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
      index: 0,
      first: true
    }
  ];
  const visited = new WeakSet([rootProcessed]);
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (node.index === 0) {
      chunks.push(node.isArray ? "[" : "{");
      level++;
    }
    let isDone = false;
    if (node.isArray) {
      if (node.index < node.val.length) {
        if (!node.first) chunks.push(",");
        if (space) chunks.push("\n" + space.repeat(level));
        const childRaw = node.val[node.index];
        const childVal = prepareVal(node.val, String(node.index), childRaw);
        if (isUnstringifiable(childVal)) {
          chunks.push("null");
          node.first = false;
          node.index++;
        } else {
          const isComplexObject = childVal !== null && typeof childVal === "object";
          const isNativeRaw = isRawJSON(childVal);
          if (isComplexObject && !isNativeRaw) {
            if (visited.has(childVal)) {
              throw new TypeError("Converting circular structure to JSON");
            }
            visited.add(childVal);
            stack.push({
              parent: node.val,
              key: String(node.index),
              val: childVal,
              isArray: Array.isArray(childVal),
              keys: Array.isArray(childVal) ? null : Object.keys(childVal),
              index: 0,
              first: true
            });
            node.first = false;
            node.index++;
          } else {
            chunks.push(originalStringify(childVal));
            node.first = false;
            node.index++;
          }
        }
      } else {
        isDone = true;
      }
    } else {
      while (node.index < node.keys.length) {
        const k = node.keys[node.index++];
        const isFilteredOutByArray = propertyList && !propertyList.has(k);
        if (isFilteredOutByArray) continue;
        const childRaw = node.val[k];
        const childVal = prepareVal(node.val, k, childRaw);
        if (isUnstringifiable(childVal)) continue;
        if (!node.first) chunks.push(",");
        if (space) {
          chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
        } else {
          chunks.push(originalStringify(k) + ":");
        }
        const isComplexObject = childVal !== null && typeof childVal === "object";
        const isNativeRaw = isRawJSON(childVal);
        if (isComplexObject && !isNativeRaw) {
          if (visited.has(childVal)) {
            throw new TypeError("Converting circular structure to JSON");
          }
          visited.add(childVal);
          stack.push({
            parent: node.val,
            key: k,
            val: childVal,
            isArray: Array.isArray(childVal),
            keys: Array.isArray(childVal) ? null : Object.keys(childVal),
            index: 0,
            first: true
          });
          node.first = false;
          break;
        } else {
          chunks.push(originalStringify(childVal));
          node.first = false;
        }
      }
      const isNodeFullyProcessed = node.index >= node.keys.length && stack[stack.length - 1] === node;
      if (isNodeFullyProcessed) {
        isDone = true;
      }
    }
    if (isDone) {
      level--;
      if (!node.first && space) chunks.push("\n" + space.repeat(level));
      chunks.push(node.isArray ? "]" : "}");
      visited.delete(node.val);
      stack.pop();
    }
  }
  return chunks.join("");
};
var JSONStringify = (value, replacer, space) => {
  try {
    const supportsRawJSON = "rawJSON" in JSON;
    if (supportsRawJSON) {
      return originalStringify(
        value,
        (key, val) => {
          if (typeof val === "bigint") return JSON.rawJSON(val.toString());
          const hasFunctionReplacer = typeof replacer === "function";
          if (hasFunctionReplacer) return replacer(key, val);
          const isKeyInArrayReplacer = Array.isArray(replacer) && replacer.includes(key);
          if (isKeyInArrayReplacer) return val;
          return val;
        },
        space
      );
    }
    if (!value) return originalStringify(value, replacer, space);
    const convertedToCustomJSON = originalStringify(
      value,
      (key, val) => {
        const isNoise = typeof val === "string" && noiseValue.test(val);
        if (isNoise) return val.toString() + "n";
        if (typeof val === "bigint") return val.toString() + "n";
        const hasFunctionReplacer = typeof replacer === "function";
        if (hasFunctionReplacer) return replacer(key, val);
        const isKeyInArrayReplacer = Array.isArray(replacer) && replacer.includes(key);
        if (isKeyInArrayReplacer) return val;
        return val;
      },
      space
    );
    const processedJSON = convertedToCustomJSON.replace(
      bigIntsStringify,
      "$1$2$3"
    );
    const denoisedJSON = processedJSON.replace(noiseStringify, "$1$2$3");
    return denoisedJSON;
  } catch (error2) {
    if (error2 instanceof RangeError) {
      const convertedJSON = stringifyIteratively(value, replacer, space);
      if (convertedJSON === void 0) return void 0;
      const supportsRawJSON = "rawJSON" in JSON;
      if (supportsRawJSON) return convertedJSON;
      const processedJSON = convertedJSON.replace(bigIntsStringify, "$1$2$3");
      return processedJSON.replace(noiseStringify, "$1$2$3");
    }
    throw error2;
  }
};
var featureCache = /* @__PURE__ */ new Map();
var isContextSourceSupported = () => {
  const parseFingerprint = JSON.parse.toString();
  if (featureCache.has(parseFingerprint)) {
    return featureCache.get(parseFingerprint);
  }
  try {
    const result = JSON.parse(
      "1",
      (_, __, context2) => !!context2?.source && context2.source === "1"
    );
    featureCache.set(parseFingerprint, result);
    return result;
  } catch {
    featureCache.set(parseFingerprint, false);
    return false;
  }
};
var convertMarkedBigIntsReviver = (key, value, context2, userReviver) => {
  const isCustomFormatBigInt = typeof value === "string" && customFormat.test(value);
  if (isCustomFormatBigInt) return BigInt(value.slice(0, -1));
  const isNoiseValue = typeof value === "string" && noiseValue.test(value);
  if (isNoiseValue) return value.slice(0, -1);
  const hasUserReviver = typeof userReviver === "function";
  if (!hasUserReviver) return value;
  return userReviver(key, value, context2);
};
var JSONParseV2 = (text, reviver) => {
  return JSON.parse(text, (key, value, context2) => {
    const isNumber = typeof value === "number";
    const isOutOfBounds = value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
    const isBigNumber = isNumber && isOutOfBounds;
    const isInt = context2 && intRegex.test(context2.source);
    const isBigInt = isBigNumber && isInt;
    if (isBigInt) return BigInt(context2.source);
    const hasCustomReviver = typeof reviver === "function";
    if (!hasCustomReviver) return value;
    return reviver(key, value, context2);
  });
};
var MAX_INT = Number.MAX_SAFE_INTEGER.toString();
var MAX_DIGITS = MAX_INT.length;
var stringsOrLargeNumbers = /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
var noiseValueWithQuotes = /^"-?\d+n+"$/;
var applyReviverIteratively = (parsed, userReviver) => {
  const rootHolder = { "": parsed };
  const stack = [{ parent: rootHolder, key: "", visited: false }];
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (!node.visited) {
      node.visited = true;
      const value = node.parent[node.key];
      const isComplexObject = value !== null && typeof value === "object";
      if (isComplexObject) {
        const keys = Object.keys(value);
        for (let i = keys.length - 1; i >= 0; i--) {
          stack.push({ parent: value, key: keys[i], visited: false });
        }
      }
    } else {
      const { parent, key } = node;
      let value = parent[key];
      if (typeof value === "string") {
        const isCustomFormatBigInt = customFormat.test(value);
        if (isCustomFormatBigInt) {
          value = BigInt(value.slice(0, -1));
        } else {
          const isNoise = noiseValue.test(value);
          if (isNoise) value = value.slice(0, -1);
        }
      }
      const hasUserReviver = typeof userReviver === "function";
      if (hasUserReviver) {
        value = userReviver.call(parent, key, value);
      }
      const isDeleted = value === void 0;
      if (isDeleted) {
        delete parent[key];
      } else {
        parent[key] = value;
      }
      stack.pop();
    }
  }
  return rootHolder[""];
};
var serializeBigInts = (text) => {
  return text.replace(
    stringsOrLargeNumbers,
    (match, digits, fractional, exponential) => {
      const isString = match[0] === '"';
      const isNoise = isString && noiseValueWithQuotes.test(match);
      if (isNoise) return match.substring(0, match.length - 1) + 'n"';
      const hasFractionalOrExponential = fractional || exponential;
      const isLessThanMaxSafeInt = digits && (digits.length < MAX_DIGITS || digits.length === MAX_DIGITS && digits <= MAX_INT);
      const isStandardValue = isString || hasFractionalOrExponential || isLessThanMaxSafeInt;
      if (isStandardValue) return match;
      return '"' + match + 'n"';
    }
  );
};
var JSONParse = (text, reviver) => {
  if (!text) return originalParse(text, reviver);
  try {
    if (isContextSourceSupported()) return JSONParseV2(text, reviver);
    const serializedData = serializeBigInts(text);
    return originalParse(
      serializedData,
      (key, value, context2) => convertMarkedBigIntsReviver(key, value, context2, reviver)
    );
  } catch (error2) {
    if (error2 instanceof RangeError) {
      const serializedData = serializeBigInts(text);
      const parsed = originalParse(serializedData);
      return applyReviverIteratively(parsed, reviver);
    }
    throw error2;
  }
};

// node_modules/@octokit/request-error/dist-src/index.js
var RequestError = class extends Error {
  name;
  /**
   * http status code
   */
  status;
  /**
   * Request options that lead to the error.
   */
  request;
  /**
   * Response object if a response was received
   */
  response;
  constructor(message, statusCode, options) {
    super(message, { cause: options.cause });
    this.name = "HttpError";
    this.status = Number.parseInt(statusCode);
    if (Number.isNaN(this.status)) {
      this.status = 0;
    }
    if ("response" in options) {
      this.response = options.response;
    }
    const requestCopy = Object.assign({}, options.request);
    if (options.request.headers.authorization) {
      requestCopy.headers = Object.assign({}, options.request.headers, {
        authorization: options.request.headers.authorization.replace(
          /(?<! ) .*$/,
          " [REDACTED]"
        )
      });
    }
    requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
    this.request = requestCopy;
  }
};

// node_modules/@octokit/request/dist-bundle/index.js
var VERSION3 = "10.0.14";
var defaults_default = {
  headers: {
    "user-agent": `octokit-request.js/${VERSION3} ${getUserAgent()}`
  }
};
function isPlainObject2(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
var noop = () => "";
async function fetchWrapper(requestOptions) {
  const fetch2 = requestOptions.request?.fetch || globalThis.fetch;
  if (!fetch2) {
    throw new Error(
      "fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing"
    );
  }
  const log = requestOptions.request?.log || console;
  const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
  const body = isPlainObject2(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
  const requestHeaders = Object.fromEntries(
    Object.entries(requestOptions.headers).map(([name2, value]) => [
      name2,
      String(value)
    ])
  );
  let fetchResponse;
  try {
    fetchResponse = await fetch2(requestOptions.url, {
      method: requestOptions.method,
      body,
      redirect: requestOptions.request?.redirect,
      headers: requestHeaders,
      signal: requestOptions.request?.signal,
      // duplex must be set if request.body is ReadableStream or Async Iterables.
      // See https://fetch.spec.whatwg.org/#dom-requestinit-duplex.
      ...requestOptions.body && { duplex: "half" }
    });
  } catch (error2) {
    let message = "Unknown Error";
    if (error2 instanceof Error) {
      if (error2.name === "AbortError") {
        error2.status = 500;
        throw error2;
      }
      message = error2.message;
      if (error2.name === "TypeError" && "cause" in error2) {
        if (error2.cause instanceof Error) {
          message = error2.cause.message;
        } else if (typeof error2.cause === "string") {
          message = error2.cause;
        }
      }
    }
    const requestError2 = new RequestError(message, 500, {
      request: requestOptions
    });
    requestError2.cause = error2;
    throw requestError2;
  }
  const status = fetchResponse.status;
  const url2 = fetchResponse.url;
  const responseHeaders = {};
  for (const [key, value] of fetchResponse.headers) {
    responseHeaders[key] = value;
  }
  const octokitResponse = {
    url: url2,
    status,
    headers: responseHeaders,
    data: ""
  };
  if ("deprecation" in responseHeaders) {
    const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
    const deprecationLink = matches && matches.pop();
    log.warn(
      `[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`
    );
  }
  if (status === 204 || status === 205) {
    return octokitResponse;
  }
  if (requestOptions.method === "HEAD") {
    if (status < 400) {
      return octokitResponse;
    }
    throw new RequestError(fetchResponse.statusText, status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status === 304) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError("Not modified", status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status >= 400) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError(toErrorMessage(octokitResponse.data), status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
  return octokitResponse;
}
async function getResponseData(response) {
  const contentType = response.headers.get("content-type");
  if (!contentType) {
    return response.text().catch(noop);
  }
  const mimetype = (0, import_content_type.parse)(contentType);
  if (isJSONResponse(mimetype)) {
    let text = "";
    try {
      text = await response.text();
      return JSONParse(text);
    } catch (err) {
      return text;
    }
  } else if (mimetype.type.startsWith("text/") || // `application/octet-stream` is the canonical "arbitrary binary" type
  // (RFC 2046) and must never be decoded as text, even when the response
  // carries a (misleading) `charset=utf-8` parameter — see #751.
  mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") {
    return response.text().catch(noop);
  } else {
    return response.arrayBuffer().catch(
      /* v8 ignore next -- @preserve */
      () => new ArrayBuffer(0)
    );
  }
}
function isJSONResponse(mimetype) {
  return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
  if (typeof data === "string") {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return "Unknown error";
  }
  if (typeof data === "object" && data !== null && "message" in data) {
    const objectData = data;
    const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
    return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
  }
  return `Unknown error: ${JSON.stringify(data)}`;
}
function withDefaults2(oldEndpoint, newDefaults) {
  const endpoint2 = oldEndpoint.defaults(newDefaults);
  const newApi = function(route, parameters) {
    const endpointOptions = endpoint2.merge(route, parameters);
    if (!endpointOptions.request || !endpointOptions.request.hook) {
      return fetchWrapper(endpoint2.parse(endpointOptions));
    }
    const request2 = (route2, parameters2) => {
      return fetchWrapper(
        endpoint2.parse(endpoint2.merge(route2, parameters2))
      );
    };
    Object.assign(request2, {
      endpoint: endpoint2,
      defaults: withDefaults2.bind(null, endpoint2)
    });
    return endpointOptions.request.hook(request2, endpointOptions);
  };
  return Object.assign(newApi, {
    endpoint: endpoint2,
    defaults: withDefaults2.bind(null, endpoint2)
  });
}
var request = withDefaults2(endpoint, defaults_default);

// node_modules/@octokit/graphql/dist-bundle/index.js
var VERSION4 = "0.0.0-development";
function _buildMessageForResponseErrors(data) {
  return `Request failed due to following response errors:
` + data.errors.map((e) => ` - ${e.message}`).join("\n");
}
var GraphqlResponseError = class extends Error {
  constructor(request2, headers, response) {
    super(_buildMessageForResponseErrors(response));
    this.request = request2;
    this.headers = headers;
    this.response = response;
    this.errors = response.errors;
    this.data = response.data;
    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, this.constructor);
    }
  }
  request;
  headers;
  response;
  name = "GraphqlResponseError";
  errors;
  data;
};
var NON_VARIABLE_OPTIONS = [
  "method",
  "baseUrl",
  "url",
  "headers",
  "request",
  "query",
  "mediaType",
  "operationName"
];
var FORBIDDEN_VARIABLE_OPTIONS = ["query", "method", "url"];
var GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;
function graphql(request2, query, options) {
  if (options) {
    if (typeof query === "string" && "query" in options) {
      return Promise.reject(
        new Error(`[@octokit/graphql] "query" cannot be used as variable name`)
      );
    }
    for (const key in options) {
      if (!FORBIDDEN_VARIABLE_OPTIONS.includes(key)) continue;
      return Promise.reject(
        new Error(
          `[@octokit/graphql] "${key}" cannot be used as variable name`
        )
      );
    }
  }
  const parsedOptions = typeof query === "string" ? Object.assign({ query }, options) : query;
  const requestOptions = Object.keys(
    parsedOptions
  ).reduce((result, key) => {
    if (NON_VARIABLE_OPTIONS.includes(key)) {
      result[key] = parsedOptions[key];
      return result;
    }
    if (!result.variables) {
      result.variables = {};
    }
    result.variables[key] = parsedOptions[key];
    return result;
  }, {});
  const baseUrl2 = parsedOptions.baseUrl || request2.endpoint.DEFAULTS.baseUrl;
  if (GHES_V3_SUFFIX_REGEX.test(baseUrl2)) {
    requestOptions.url = baseUrl2.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql");
  }
  return request2(requestOptions).then((response) => {
    if (response.data.errors) {
      const headers = {};
      for (const key of Object.keys(response.headers)) {
        headers[key] = response.headers[key];
      }
      throw new GraphqlResponseError(
        requestOptions,
        headers,
        response.data
      );
    }
    return response.data.data;
  });
}
function withDefaults3(request2, newDefaults) {
  const newRequest = request2.defaults(newDefaults);
  const newApi = (query, options) => {
    return graphql(newRequest, query, options);
  };
  return Object.assign(newApi, {
    defaults: withDefaults3.bind(null, newRequest),
    endpoint: newRequest.endpoint
  });
}
var graphql2 = withDefaults3(request, {
  headers: {
    "user-agent": `octokit-graphql.js/${VERSION4} ${getUserAgent()}`
  },
  method: "POST",
  url: "/graphql"
});
function withCustomRequest(customRequest) {
  return withDefaults3(customRequest, {
    method: "POST",
    url: "/graphql"
  });
}

// node_modules/@octokit/auth-token/dist-bundle/index.js
var b64url = "(?:[a-zA-Z0-9_-]+)";
var sep = "\\.";
var jwtRE = new RegExp(`^${b64url}${sep}${b64url}${sep}${b64url}$`);
var isJWT = jwtRE.test.bind(jwtRE);
async function auth(token) {
  const isApp = isJWT(token);
  const isInstallation = token.startsWith("v1.") || token.startsWith("ghs_");
  const isUserToServer = token.startsWith("ghu_");
  const tokenType = isApp ? "app" : isInstallation ? "installation" : isUserToServer ? "user-to-server" : "oauth";
  return {
    type: "token",
    token,
    tokenType
  };
}
function withAuthorizationPrefix(token) {
  if (token.split(/\./).length === 3) {
    return `bearer ${token}`;
  }
  return `token ${token}`;
}
async function hook(token, request2, route, parameters) {
  const endpoint2 = request2.endpoint.merge(
    route,
    parameters
  );
  endpoint2.headers.authorization = withAuthorizationPrefix(token);
  return request2(endpoint2);
}
var createTokenAuth = function createTokenAuth2(token) {
  if (!token) {
    throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
  }
  if (typeof token !== "string") {
    throw new Error(
      "[@octokit/auth-token] Token passed to createTokenAuth is not a string"
    );
  }
  token = token.replace(/^(token|bearer) +/i, "");
  return Object.assign(auth.bind(null, token), {
    hook: hook.bind(null, token)
  });
};

// node_modules/@octokit/core/dist-src/version.js
var VERSION5 = "7.0.8";

// node_modules/@octokit/core/dist-src/index.js
var noop2 = () => {
};
var consoleWarn = console.warn.bind(console);
var consoleError = console.error.bind(console);
function createLogger(logger = {}) {
  if (typeof logger.debug !== "function") {
    logger.debug = noop2;
  }
  if (typeof logger.info !== "function") {
    logger.info = noop2;
  }
  if (typeof logger.warn !== "function") {
    logger.warn = consoleWarn;
  }
  if (typeof logger.error !== "function") {
    logger.error = consoleError;
  }
  return logger;
}
var userAgentTrail = `octokit-core.js/${VERSION5} ${getUserAgent()}`;
var Octokit = class {
  static VERSION = VERSION5;
  static defaults(defaults2) {
    const OctokitWithDefaults = class extends this {
      constructor(...args) {
        const options = args[0] || {};
        if (typeof defaults2 === "function") {
          super(defaults2(options));
          return;
        }
        super(
          Object.assign(
            {},
            defaults2,
            options,
            options.userAgent && defaults2.userAgent ? {
              userAgent: `${options.userAgent} ${defaults2.userAgent}`
            } : null
          )
        );
      }
    };
    return OctokitWithDefaults;
  }
  static plugins = [];
  /**
   * Attach a plugin (or many) to your Octokit instance.
   *
   * @example
   * const API = Octokit.plugin(plugin1, plugin2, plugin3, ...)
   */
  static plugin(...newPlugins) {
    const currentPlugins = this.plugins;
    const NewOctokit = class extends this {
      static plugins = currentPlugins.concat(
        newPlugins.filter((plugin) => !currentPlugins.includes(plugin))
      );
    };
    return NewOctokit;
  }
  constructor(options = {}) {
    const hook2 = new before_after_hook_default.Collection();
    const requestDefaults = {
      baseUrl: request.endpoint.DEFAULTS.baseUrl,
      headers: {},
      request: Object.assign({}, options.request, {
        // @ts-ignore internal usage only, no need to type
        hook: hook2.bind(null, "request")
      }),
      mediaType: {
        previews: [],
        format: ""
      }
    };
    requestDefaults.headers["user-agent"] = options.userAgent ? `${options.userAgent} ${userAgentTrail}` : userAgentTrail;
    if (options.baseUrl) {
      requestDefaults.baseUrl = options.baseUrl;
    }
    if (options.previews) {
      requestDefaults.mediaType.previews = options.previews;
    }
    if (options.timeZone) {
      requestDefaults.headers["time-zone"] = options.timeZone;
    }
    this.request = request.defaults(requestDefaults);
    this.graphql = withCustomRequest(this.request).defaults(requestDefaults);
    this.log = createLogger(options.log);
    this.hook = hook2;
    if (!options.authStrategy) {
      if (!options.auth) {
        this.auth = async () => ({
          type: "unauthenticated"
        });
      } else {
        const auth2 = createTokenAuth(options.auth);
        hook2.wrap("request", auth2.hook);
        this.auth = auth2;
      }
    } else {
      const { authStrategy, ...otherOptions } = options;
      const auth2 = authStrategy(
        Object.assign(
          {
            request: this.request,
            log: this.log,
            // we pass the current octokit instance as well as its constructor options
            // to allow for authentication strategies that return a new octokit instance
            // that shares the same internal state as the current one. The original
            // requirement for this was the "event-octokit" authentication strategy
            // of https://github.com/probot/octokit-auth-probot.
            octokit: this,
            octokitOptions: otherOptions
          },
          options.auth
        )
      );
      hook2.wrap("request", auth2.hook);
      this.auth = auth2;
    }
    const classConstructor = this.constructor;
    for (let i = 0; i < classConstructor.plugins.length; ++i) {
      Object.assign(this, classConstructor.plugins[i](this, options));
    }
  }
  // assigned during constructor
  request;
  graphql;
  log;
  hook;
  // TODO: type `octokit.auth` based on passed options.authStrategy
  auth;
};

// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/version.js
var VERSION6 = "17.0.0";

// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js
var Endpoints = {
  actions: {
    addCustomLabelsToSelfHostedRunnerForOrg: [
      "POST /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    addCustomLabelsToSelfHostedRunnerForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    addRepoAccessToSelfHostedRunnerGroupInOrg: [
      "PUT /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgVariable: [
      "PUT /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"
    ],
    approveWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve"
    ],
    cancelWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel"
    ],
    createEnvironmentVariable: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/variables"
    ],
    createHostedRunnerForOrg: ["POST /orgs/{org}/actions/hosted-runners"],
    createOrUpdateEnvironmentSecret: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    createOrUpdateOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}"],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}"
    ],
    createOrgVariable: ["POST /orgs/{org}/actions/variables"],
    createRegistrationTokenForOrg: [
      "POST /orgs/{org}/actions/runners/registration-token"
    ],
    createRegistrationTokenForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/registration-token"
    ],
    createRemoveTokenForOrg: ["POST /orgs/{org}/actions/runners/remove-token"],
    createRemoveTokenForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/remove-token"
    ],
    createRepoVariable: ["POST /repos/{owner}/{repo}/actions/variables"],
    createWorkflowDispatch: [
      "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches"
    ],
    deleteActionsCacheById: [
      "DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}"
    ],
    deleteActionsCacheByKey: [
      "DELETE /repos/{owner}/{repo}/actions/caches{?key,ref}"
    ],
    deleteArtifact: [
      "DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"
    ],
    deleteCustomImageFromOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"
    ],
    deleteCustomImageVersionFromOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"
    ],
    deleteEnvironmentSecret: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    deleteEnvironmentVariable: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    deleteHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/actions/secrets/{secret_name}"],
    deleteOrgVariable: ["DELETE /orgs/{org}/actions/variables/{name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/actions/secrets/{secret_name}"
    ],
    deleteRepoVariable: [
      "DELETE /repos/{owner}/{repo}/actions/variables/{name}"
    ],
    deleteSelfHostedRunnerFromOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}"
    ],
    deleteSelfHostedRunnerFromRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}"
    ],
    deleteWorkflowRun: ["DELETE /repos/{owner}/{repo}/actions/runs/{run_id}"],
    deleteWorkflowRunLogs: [
      "DELETE /repos/{owner}/{repo}/actions/runs/{run_id}/logs"
    ],
    disableSelectedRepositoryGithubActionsOrganization: [
      "DELETE /orgs/{org}/actions/permissions/repositories/{repository_id}"
    ],
    disableWorkflow: [
      "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/disable"
    ],
    downloadArtifact: [
      "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}"
    ],
    downloadJobLogsForWorkflowRun: [
      "GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs"
    ],
    downloadWorkflowRunAttemptLogs: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/logs"
    ],
    downloadWorkflowRunLogs: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs"
    ],
    enableSelectedRepositoryGithubActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/repositories/{repository_id}"
    ],
    enableWorkflow: [
      "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable"
    ],
    forceCancelWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/force-cancel"
    ],
    generateRunnerJitconfigForOrg: [
      "POST /orgs/{org}/actions/runners/generate-jitconfig"
    ],
    generateRunnerJitconfigForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/generate-jitconfig"
    ],
    getActionsCacheList: ["GET /repos/{owner}/{repo}/actions/caches"],
    getActionsCacheUsage: ["GET /repos/{owner}/{repo}/actions/cache/usage"],
    getActionsCacheUsageByRepoForOrg: [
      "GET /orgs/{org}/actions/cache/usage-by-repository"
    ],
    getActionsCacheUsageForOrg: ["GET /orgs/{org}/actions/cache/usage"],
    getAllowedActionsOrganization: [
      "GET /orgs/{org}/actions/permissions/selected-actions"
    ],
    getAllowedActionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/selected-actions"
    ],
    getArtifact: ["GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"],
    getCustomImageForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"
    ],
    getCustomImageVersionForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"
    ],
    getCustomOidcSubClaimForRepo: [
      "GET /repos/{owner}/{repo}/actions/oidc/customization/sub"
    ],
    getEnvironmentPublicKey: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key"
    ],
    getEnvironmentSecret: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    getEnvironmentVariable: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    getGithubActionsDefaultWorkflowPermissionsOrganization: [
      "GET /orgs/{org}/actions/permissions/workflow"
    ],
    getGithubActionsDefaultWorkflowPermissionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/workflow"
    ],
    getGithubActionsPermissionsOrganization: [
      "GET /orgs/{org}/actions/permissions"
    ],
    getGithubActionsPermissionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions"
    ],
    getHostedRunnerForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    getHostedRunnersGithubOwnedImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/github-owned"
    ],
    getHostedRunnersLimitsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/limits"
    ],
    getHostedRunnersMachineSpecsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/machine-sizes"
    ],
    getHostedRunnersPartnerImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/partner"
    ],
    getHostedRunnersPlatformsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/platforms"
    ],
    getJobForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/jobs/{job_id}"],
    getOrgPublicKey: ["GET /orgs/{org}/actions/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/actions/secrets/{secret_name}"],
    getOrgVariable: ["GET /orgs/{org}/actions/variables/{name}"],
    getPendingDeploymentsForRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"
    ],
    getRepoPermissions: [
      "GET /repos/{owner}/{repo}/actions/permissions",
      {},
      { renamed: ["actions", "getGithubActionsPermissionsRepository"] }
    ],
    getRepoPublicKey: ["GET /repos/{owner}/{repo}/actions/secrets/public-key"],
    getRepoSecret: ["GET /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
    getRepoVariable: ["GET /repos/{owner}/{repo}/actions/variables/{name}"],
    getReviewsForRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals"
    ],
    getSelfHostedRunnerForOrg: ["GET /orgs/{org}/actions/runners/{runner_id}"],
    getSelfHostedRunnerForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/{runner_id}"
    ],
    getWorkflow: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}"],
    getWorkflowAccessToRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/access"
    ],
    getWorkflowRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}"],
    getWorkflowRunAttempt: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}"
    ],
    getWorkflowRunUsage: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/timing"
    ],
    getWorkflowUsage: [
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/timing"
    ],
    listArtifactsForRepo: ["GET /repos/{owner}/{repo}/actions/artifacts"],
    listCustomImageVersionsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions"
    ],
    listCustomImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom"
    ],
    listEnvironmentSecrets: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets"
    ],
    listEnvironmentVariables: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/variables"
    ],
    listGithubHostedRunnersInGroupForOrg: [
      "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners"
    ],
    listHostedRunnersForOrg: ["GET /orgs/{org}/actions/hosted-runners"],
    listJobsForWorkflowRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs"
    ],
    listJobsForWorkflowRunAttempt: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs"
    ],
    listLabelsForSelfHostedRunnerForOrg: [
      "GET /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    listLabelsForSelfHostedRunnerForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    listOrgSecrets: ["GET /orgs/{org}/actions/secrets"],
    listOrgVariables: ["GET /orgs/{org}/actions/variables"],
    listRepoOrganizationSecrets: [
      "GET /repos/{owner}/{repo}/actions/organization-secrets"
    ],
    listRepoOrganizationVariables: [
      "GET /repos/{owner}/{repo}/actions/organization-variables"
    ],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/actions/secrets"],
    listRepoVariables: ["GET /repos/{owner}/{repo}/actions/variables"],
    listRepoWorkflows: ["GET /repos/{owner}/{repo}/actions/workflows"],
    listRunnerApplicationsForOrg: ["GET /orgs/{org}/actions/runners/downloads"],
    listRunnerApplicationsForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/downloads"
    ],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/actions/secrets/{secret_name}/repositories"
    ],
    listSelectedReposForOrgVariable: [
      "GET /orgs/{org}/actions/variables/{name}/repositories"
    ],
    listSelectedRepositoriesEnabledGithubActionsOrganization: [
      "GET /orgs/{org}/actions/permissions/repositories"
    ],
    listSelfHostedRunnersForOrg: ["GET /orgs/{org}/actions/runners"],
    listSelfHostedRunnersForRepo: ["GET /repos/{owner}/{repo}/actions/runners"],
    listWorkflowRunArtifacts: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts"
    ],
    listWorkflowRuns: [
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs"
    ],
    listWorkflowRunsForRepo: ["GET /repos/{owner}/{repo}/actions/runs"],
    reRunJobForWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun"
    ],
    reRunWorkflow: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun"],
    reRunWorkflowFailedJobs: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs"
    ],
    removeAllCustomLabelsFromSelfHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    removeAllCustomLabelsFromSelfHostedRunnerForRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    removeCustomLabelFromSelfHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}/labels/{name}"
    ],
    removeCustomLabelFromSelfHostedRunnerForRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels/{name}"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"
    ],
    removeSelectedRepoFromOrgVariable: [
      "DELETE /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"
    ],
    reviewCustomGatesForRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule"
    ],
    reviewPendingDeploymentsForRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"
    ],
    setAllowedActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/selected-actions"
    ],
    setAllowedActionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/selected-actions"
    ],
    setCustomLabelsForSelfHostedRunnerForOrg: [
      "PUT /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    setCustomLabelsForSelfHostedRunnerForRepo: [
      "PUT /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    setCustomOidcSubClaimForRepo: [
      "PUT /repos/{owner}/{repo}/actions/oidc/customization/sub"
    ],
    setGithubActionsDefaultWorkflowPermissionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/workflow"
    ],
    setGithubActionsDefaultWorkflowPermissionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/workflow"
    ],
    setGithubActionsPermissionsOrganization: [
      "PUT /orgs/{org}/actions/permissions"
    ],
    setGithubActionsPermissionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories"
    ],
    setSelectedReposForOrgVariable: [
      "PUT /orgs/{org}/actions/variables/{name}/repositories"
    ],
    setSelectedRepositoriesEnabledGithubActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/repositories"
    ],
    setWorkflowAccessToRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/access"
    ],
    updateEnvironmentVariable: [
      "PATCH /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    updateHostedRunnerForOrg: [
      "PATCH /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    updateOrgVariable: ["PATCH /orgs/{org}/actions/variables/{name}"],
    updateRepoVariable: [
      "PATCH /repos/{owner}/{repo}/actions/variables/{name}"
    ]
  },
  activity: {
    checkRepoIsStarredByAuthenticatedUser: ["GET /user/starred/{owner}/{repo}"],
    deleteRepoSubscription: ["DELETE /repos/{owner}/{repo}/subscription"],
    deleteThreadSubscription: [
      "DELETE /notifications/threads/{thread_id}/subscription"
    ],
    getFeeds: ["GET /feeds"],
    getRepoSubscription: ["GET /repos/{owner}/{repo}/subscription"],
    getThread: ["GET /notifications/threads/{thread_id}"],
    getThreadSubscriptionForAuthenticatedUser: [
      "GET /notifications/threads/{thread_id}/subscription"
    ],
    listEventsForAuthenticatedUser: ["GET /users/{username}/events"],
    listNotificationsForAuthenticatedUser: ["GET /notifications"],
    listOrgEventsForAuthenticatedUser: [
      "GET /users/{username}/events/orgs/{org}"
    ],
    listPublicEvents: ["GET /events"],
    listPublicEventsForRepoNetwork: ["GET /networks/{owner}/{repo}/events"],
    listPublicEventsForUser: ["GET /users/{username}/events/public"],
    listPublicOrgEvents: ["GET /orgs/{org}/events"],
    listReceivedEventsForUser: ["GET /users/{username}/received_events"],
    listReceivedPublicEventsForUser: [
      "GET /users/{username}/received_events/public"
    ],
    listRepoEvents: ["GET /repos/{owner}/{repo}/events"],
    listRepoNotificationsForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/notifications"
    ],
    listReposStarredByAuthenticatedUser: ["GET /user/starred"],
    listReposStarredByUser: ["GET /users/{username}/starred"],
    listReposWatchedByUser: ["GET /users/{username}/subscriptions"],
    listStargazersForRepo: ["GET /repos/{owner}/{repo}/stargazers"],
    listWatchedReposForAuthenticatedUser: ["GET /user/subscriptions"],
    listWatchersForRepo: ["GET /repos/{owner}/{repo}/subscribers"],
    markNotificationsAsRead: ["PUT /notifications"],
    markRepoNotificationsAsRead: ["PUT /repos/{owner}/{repo}/notifications"],
    markThreadAsDone: ["DELETE /notifications/threads/{thread_id}"],
    markThreadAsRead: ["PATCH /notifications/threads/{thread_id}"],
    setRepoSubscription: ["PUT /repos/{owner}/{repo}/subscription"],
    setThreadSubscription: [
      "PUT /notifications/threads/{thread_id}/subscription"
    ],
    starRepoForAuthenticatedUser: ["PUT /user/starred/{owner}/{repo}"],
    unstarRepoForAuthenticatedUser: ["DELETE /user/starred/{owner}/{repo}"]
  },
  apps: {
    addRepoToInstallation: [
      "PUT /user/installations/{installation_id}/repositories/{repository_id}",
      {},
      { renamed: ["apps", "addRepoToInstallationForAuthenticatedUser"] }
    ],
    addRepoToInstallationForAuthenticatedUser: [
      "PUT /user/installations/{installation_id}/repositories/{repository_id}"
    ],
    checkToken: ["POST /applications/{client_id}/token"],
    createFromManifest: ["POST /app-manifests/{code}/conversions"],
    createInstallationAccessToken: [
      "POST /app/installations/{installation_id}/access_tokens"
    ],
    deleteAuthorization: ["DELETE /applications/{client_id}/grant"],
    deleteInstallation: ["DELETE /app/installations/{installation_id}"],
    deleteToken: ["DELETE /applications/{client_id}/token"],
    getAuthenticated: ["GET /app"],
    getBySlug: ["GET /apps/{app_slug}"],
    getInstallation: ["GET /app/installations/{installation_id}"],
    getOrgInstallation: ["GET /orgs/{org}/installation"],
    getRepoInstallation: ["GET /repos/{owner}/{repo}/installation"],
    getSubscriptionPlanForAccount: [
      "GET /marketplace_listing/accounts/{account_id}"
    ],
    getSubscriptionPlanForAccountStubbed: [
      "GET /marketplace_listing/stubbed/accounts/{account_id}"
    ],
    getUserInstallation: ["GET /users/{username}/installation"],
    getWebhookConfigForApp: ["GET /app/hook/config"],
    getWebhookDelivery: ["GET /app/hook/deliveries/{delivery_id}"],
    listAccountsForPlan: ["GET /marketplace_listing/plans/{plan_id}/accounts"],
    listAccountsForPlanStubbed: [
      "GET /marketplace_listing/stubbed/plans/{plan_id}/accounts"
    ],
    listInstallationReposForAuthenticatedUser: [
      "GET /user/installations/{installation_id}/repositories"
    ],
    listInstallationRequestsForAuthenticatedApp: [
      "GET /app/installation-requests"
    ],
    listInstallations: ["GET /app/installations"],
    listInstallationsForAuthenticatedUser: ["GET /user/installations"],
    listPlans: ["GET /marketplace_listing/plans"],
    listPlansStubbed: ["GET /marketplace_listing/stubbed/plans"],
    listReposAccessibleToInstallation: ["GET /installation/repositories"],
    listSubscriptionsForAuthenticatedUser: ["GET /user/marketplace_purchases"],
    listSubscriptionsForAuthenticatedUserStubbed: [
      "GET /user/marketplace_purchases/stubbed"
    ],
    listWebhookDeliveries: ["GET /app/hook/deliveries"],
    redeliverWebhookDelivery: [
      "POST /app/hook/deliveries/{delivery_id}/attempts"
    ],
    removeRepoFromInstallation: [
      "DELETE /user/installations/{installation_id}/repositories/{repository_id}",
      {},
      { renamed: ["apps", "removeRepoFromInstallationForAuthenticatedUser"] }
    ],
    removeRepoFromInstallationForAuthenticatedUser: [
      "DELETE /user/installations/{installation_id}/repositories/{repository_id}"
    ],
    resetToken: ["PATCH /applications/{client_id}/token"],
    revokeInstallationAccessToken: ["DELETE /installation/token"],
    scopeToken: ["POST /applications/{client_id}/token/scoped"],
    suspendInstallation: ["PUT /app/installations/{installation_id}/suspended"],
    unsuspendInstallation: [
      "DELETE /app/installations/{installation_id}/suspended"
    ],
    updateWebhookConfigForApp: ["PATCH /app/hook/config"]
  },
  billing: {
    getGithubActionsBillingOrg: ["GET /orgs/{org}/settings/billing/actions"],
    getGithubActionsBillingUser: [
      "GET /users/{username}/settings/billing/actions"
    ],
    getGithubBillingPremiumRequestUsageReportOrg: [
      "GET /organizations/{org}/settings/billing/premium_request/usage"
    ],
    getGithubBillingPremiumRequestUsageReportUser: [
      "GET /users/{username}/settings/billing/premium_request/usage"
    ],
    getGithubBillingUsageReportOrg: [
      "GET /organizations/{org}/settings/billing/usage"
    ],
    getGithubBillingUsageReportUser: [
      "GET /users/{username}/settings/billing/usage"
    ],
    getGithubPackagesBillingOrg: ["GET /orgs/{org}/settings/billing/packages"],
    getGithubPackagesBillingUser: [
      "GET /users/{username}/settings/billing/packages"
    ],
    getSharedStorageBillingOrg: [
      "GET /orgs/{org}/settings/billing/shared-storage"
    ],
    getSharedStorageBillingUser: [
      "GET /users/{username}/settings/billing/shared-storage"
    ]
  },
  campaigns: {
    createCampaign: ["POST /orgs/{org}/campaigns"],
    deleteCampaign: ["DELETE /orgs/{org}/campaigns/{campaign_number}"],
    getCampaignSummary: ["GET /orgs/{org}/campaigns/{campaign_number}"],
    listOrgCampaigns: ["GET /orgs/{org}/campaigns"],
    updateCampaign: ["PATCH /orgs/{org}/campaigns/{campaign_number}"]
  },
  checks: {
    create: ["POST /repos/{owner}/{repo}/check-runs"],
    createSuite: ["POST /repos/{owner}/{repo}/check-suites"],
    get: ["GET /repos/{owner}/{repo}/check-runs/{check_run_id}"],
    getSuite: ["GET /repos/{owner}/{repo}/check-suites/{check_suite_id}"],
    listAnnotations: [
      "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations"
    ],
    listForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-runs"],
    listForSuite: [
      "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs"
    ],
    listSuitesForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-suites"],
    rerequestRun: [
      "POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest"
    ],
    rerequestSuite: [
      "POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest"
    ],
    setSuitesPreferences: [
      "PATCH /repos/{owner}/{repo}/check-suites/preferences"
    ],
    update: ["PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}"]
  },
  codeScanning: {
    commitAutofix: [
      "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix/commits"
    ],
    createAutofix: [
      "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"
    ],
    createVariantAnalysis: [
      "POST /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses"
    ],
    deleteAnalysis: [
      "DELETE /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}{?confirm_delete}"
    ],
    deleteCodeqlDatabase: [
      "DELETE /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"
    ],
    getAlert: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}",
      {},
      { renamedParameters: { alert_id: "alert_number" } }
    ],
    getAnalysis: [
      "GET /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}"
    ],
    getAutofix: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"
    ],
    getCodeqlDatabase: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"
    ],
    getDefaultSetup: ["GET /repos/{owner}/{repo}/code-scanning/default-setup"],
    getSarif: ["GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}"],
    getVariantAnalysis: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}"
    ],
    getVariantAnalysisRepoTask: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}/repos/{repo_owner}/{repo_name}"
    ],
    listAlertInstances: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances"
    ],
    listAlertsForOrg: ["GET /orgs/{org}/code-scanning/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/code-scanning/alerts"],
    listAlertsInstances: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances",
      {},
      { renamed: ["codeScanning", "listAlertInstances"] }
    ],
    listCodeqlDatabases: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/databases"
    ],
    listRecentAnalyses: ["GET /repos/{owner}/{repo}/code-scanning/analyses"],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}"
    ],
    updateDefaultSetup: [
      "PATCH /repos/{owner}/{repo}/code-scanning/default-setup"
    ],
    uploadSarif: ["POST /repos/{owner}/{repo}/code-scanning/sarifs"]
  },
  codeSecurity: {
    attachConfiguration: [
      "POST /orgs/{org}/code-security/configurations/{configuration_id}/attach"
    ],
    attachEnterpriseConfiguration: [
      "POST /enterprises/{enterprise}/code-security/configurations/{configuration_id}/attach"
    ],
    createConfiguration: ["POST /orgs/{org}/code-security/configurations"],
    createConfigurationForEnterprise: [
      "POST /enterprises/{enterprise}/code-security/configurations"
    ],
    deleteConfiguration: [
      "DELETE /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    deleteConfigurationForEnterprise: [
      "DELETE /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ],
    detachConfiguration: [
      "DELETE /orgs/{org}/code-security/configurations/detach"
    ],
    getConfiguration: [
      "GET /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    getConfigurationForRepository: [
      "GET /repos/{owner}/{repo}/code-security-configuration"
    ],
    getConfigurationsForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations"
    ],
    getConfigurationsForOrg: ["GET /orgs/{org}/code-security/configurations"],
    getDefaultConfigurations: [
      "GET /orgs/{org}/code-security/configurations/defaults"
    ],
    getDefaultConfigurationsForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations/defaults"
    ],
    getRepositoriesForConfiguration: [
      "GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories"
    ],
    getRepositoriesForEnterpriseConfiguration: [
      "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}/repositories"
    ],
    getSingleConfigurationForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ],
    setConfigurationAsDefault: [
      "PUT /orgs/{org}/code-security/configurations/{configuration_id}/defaults"
    ],
    setConfigurationAsDefaultForEnterprise: [
      "PUT /enterprises/{enterprise}/code-security/configurations/{configuration_id}/defaults"
    ],
    updateConfiguration: [
      "PATCH /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    updateEnterpriseConfiguration: [
      "PATCH /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ]
  },
  codesOfConduct: {
    getAllCodesOfConduct: ["GET /codes_of_conduct"],
    getConductCode: ["GET /codes_of_conduct/{key}"]
  },
  codespaces: {
    addRepositoryForSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    checkPermissionsForDevcontainer: [
      "GET /repos/{owner}/{repo}/codespaces/permissions_check"
    ],
    codespaceMachinesForAuthenticatedUser: [
      "GET /user/codespaces/{codespace_name}/machines"
    ],
    createForAuthenticatedUser: ["POST /user/codespaces"],
    createOrUpdateOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}"
    ],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    createOrUpdateSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}"
    ],
    createWithPrForAuthenticatedUser: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/codespaces"
    ],
    createWithRepoForAuthenticatedUser: [
      "POST /repos/{owner}/{repo}/codespaces"
    ],
    deleteForAuthenticatedUser: ["DELETE /user/codespaces/{codespace_name}"],
    deleteFromOrganization: [
      "DELETE /orgs/{org}/members/{username}/codespaces/{codespace_name}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/codespaces/secrets/{secret_name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    deleteSecretForAuthenticatedUser: [
      "DELETE /user/codespaces/secrets/{secret_name}"
    ],
    exportForAuthenticatedUser: [
      "POST /user/codespaces/{codespace_name}/exports"
    ],
    getCodespacesForUserInOrg: [
      "GET /orgs/{org}/members/{username}/codespaces"
    ],
    getExportDetailsForAuthenticatedUser: [
      "GET /user/codespaces/{codespace_name}/exports/{export_id}"
    ],
    getForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}"],
    getOrgPublicKey: ["GET /orgs/{org}/codespaces/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/codespaces/secrets/{secret_name}"],
    getPublicKeyForAuthenticatedUser: [
      "GET /user/codespaces/secrets/public-key"
    ],
    getRepoPublicKey: [
      "GET /repos/{owner}/{repo}/codespaces/secrets/public-key"
    ],
    getRepoSecret: [
      "GET /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    getSecretForAuthenticatedUser: [
      "GET /user/codespaces/secrets/{secret_name}"
    ],
    listDevcontainersInRepositoryForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/devcontainers"
    ],
    listForAuthenticatedUser: ["GET /user/codespaces"],
    listInOrganization: [
      "GET /orgs/{org}/codespaces",
      {},
      { renamedParameters: { org_id: "org" } }
    ],
    listInRepositoryForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces"
    ],
    listOrgSecrets: ["GET /orgs/{org}/codespaces/secrets"],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/codespaces/secrets"],
    listRepositoriesForSecretForAuthenticatedUser: [
      "GET /user/codespaces/secrets/{secret_name}/repositories"
    ],
    listSecretsForAuthenticatedUser: ["GET /user/codespaces/secrets"],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/codespaces/secrets/{secret_name}/repositories"
    ],
    preFlightWithRepoForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/new"
    ],
    publishForAuthenticatedUser: [
      "POST /user/codespaces/{codespace_name}/publish"
    ],
    removeRepositoryForSecretForAuthenticatedUser: [
      "DELETE /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    repoMachinesForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/machines"
    ],
    setRepositoriesForSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}/repositories"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories"
    ],
    startForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/start"],
    stopForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/stop"],
    stopInOrganization: [
      "POST /orgs/{org}/members/{username}/codespaces/{codespace_name}/stop"
    ],
    updateForAuthenticatedUser: ["PATCH /user/codespaces/{codespace_name}"]
  },
  copilot: {
    addCopilotSeatsForTeams: [
      "POST /orgs/{org}/copilot/billing/selected_teams"
    ],
    addCopilotSeatsForUsers: [
      "POST /orgs/{org}/copilot/billing/selected_users"
    ],
    cancelCopilotSeatAssignmentForTeams: [
      "DELETE /orgs/{org}/copilot/billing/selected_teams"
    ],
    cancelCopilotSeatAssignmentForUsers: [
      "DELETE /orgs/{org}/copilot/billing/selected_users"
    ],
    copilotMetricsForOrganization: ["GET /orgs/{org}/copilot/metrics"],
    copilotMetricsForTeam: ["GET /orgs/{org}/team/{team_slug}/copilot/metrics"],
    getCopilotOrganizationDetails: ["GET /orgs/{org}/copilot/billing"],
    getCopilotSeatDetailsForUser: [
      "GET /orgs/{org}/members/{username}/copilot"
    ],
    listCopilotSeats: ["GET /orgs/{org}/copilot/billing/seats"]
  },
  credentials: { revoke: ["POST /credentials/revoke"] },
  dependabot: {
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"
    ],
    createOrUpdateOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}"
    ],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/dependabot/secrets/{secret_name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    getAlert: ["GET /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"],
    getOrgPublicKey: ["GET /orgs/{org}/dependabot/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/dependabot/secrets/{secret_name}"],
    getRepoPublicKey: [
      "GET /repos/{owner}/{repo}/dependabot/secrets/public-key"
    ],
    getRepoSecret: [
      "GET /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    listAlertsForEnterprise: [
      "GET /enterprises/{enterprise}/dependabot/alerts"
    ],
    listAlertsForOrg: ["GET /orgs/{org}/dependabot/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/dependabot/alerts"],
    listOrgSecrets: ["GET /orgs/{org}/dependabot/secrets"],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/dependabot/secrets"],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"
    ],
    repositoryAccessForOrg: [
      "GET /organizations/{org}/dependabot/repository-access"
    ],
    setRepositoryAccessDefaultLevel: [
      "PUT /organizations/{org}/dependabot/repository-access/default-level"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories"
    ],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"
    ],
    updateRepositoryAccessForOrg: [
      "PATCH /organizations/{org}/dependabot/repository-access"
    ]
  },
  dependencyGraph: {
    createRepositorySnapshot: [
      "POST /repos/{owner}/{repo}/dependency-graph/snapshots"
    ],
    diffRange: [
      "GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}"
    ],
    exportSbom: ["GET /repos/{owner}/{repo}/dependency-graph/sbom"]
  },
  emojis: { get: ["GET /emojis"] },
  enterpriseTeamMemberships: {
    add: [
      "PUT /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ],
    bulkAdd: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/add"
    ],
    bulkRemove: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/remove"
    ],
    get: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ],
    list: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships"],
    remove: [
      "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ]
  },
  enterpriseTeamOrganizations: {
    add: [
      "PUT /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    bulkAdd: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/add"
    ],
    bulkRemove: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/remove"
    ],
    delete: [
      "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    getAssignment: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    getAssignments: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations"
    ]
  },
  enterpriseTeams: {
    create: ["POST /enterprises/{enterprise}/teams"],
    delete: ["DELETE /enterprises/{enterprise}/teams/{team_slug}"],
    get: ["GET /enterprises/{enterprise}/teams/{team_slug}"],
    list: ["GET /enterprises/{enterprise}/teams"],
    update: ["PATCH /enterprises/{enterprise}/teams/{team_slug}"]
  },
  gists: {
    checkIsStarred: ["GET /gists/{gist_id}/star"],
    create: ["POST /gists"],
    createComment: ["POST /gists/{gist_id}/comments"],
    delete: ["DELETE /gists/{gist_id}"],
    deleteComment: ["DELETE /gists/{gist_id}/comments/{comment_id}"],
    fork: ["POST /gists/{gist_id}/forks"],
    get: ["GET /gists/{gist_id}"],
    getComment: ["GET /gists/{gist_id}/comments/{comment_id}"],
    getRevision: ["GET /gists/{gist_id}/{sha}"],
    list: ["GET /gists"],
    listComments: ["GET /gists/{gist_id}/comments"],
    listCommits: ["GET /gists/{gist_id}/commits"],
    listForUser: ["GET /users/{username}/gists"],
    listForks: ["GET /gists/{gist_id}/forks"],
    listPublic: ["GET /gists/public"],
    listStarred: ["GET /gists/starred"],
    star: ["PUT /gists/{gist_id}/star"],
    unstar: ["DELETE /gists/{gist_id}/star"],
    update: ["PATCH /gists/{gist_id}"],
    updateComment: ["PATCH /gists/{gist_id}/comments/{comment_id}"]
  },
  git: {
    createBlob: ["POST /repos/{owner}/{repo}/git/blobs"],
    createCommit: ["POST /repos/{owner}/{repo}/git/commits"],
    createRef: ["POST /repos/{owner}/{repo}/git/refs"],
    createTag: ["POST /repos/{owner}/{repo}/git/tags"],
    createTree: ["POST /repos/{owner}/{repo}/git/trees"],
    deleteRef: ["DELETE /repos/{owner}/{repo}/git/refs/{ref}"],
    getBlob: ["GET /repos/{owner}/{repo}/git/blobs/{file_sha}"],
    getCommit: ["GET /repos/{owner}/{repo}/git/commits/{commit_sha}"],
    getRef: ["GET /repos/{owner}/{repo}/git/ref/{ref}"],
    getTag: ["GET /repos/{owner}/{repo}/git/tags/{tag_sha}"],
    getTree: ["GET /repos/{owner}/{repo}/git/trees/{tree_sha}"],
    listMatchingRefs: ["GET /repos/{owner}/{repo}/git/matching-refs/{ref}"],
    updateRef: ["PATCH /repos/{owner}/{repo}/git/refs/{ref}"]
  },
  gitignore: {
    getAllTemplates: ["GET /gitignore/templates"],
    getTemplate: ["GET /gitignore/templates/{name}"]
  },
  hostedCompute: {
    createNetworkConfigurationForOrg: [
      "POST /orgs/{org}/settings/network-configurations"
    ],
    deleteNetworkConfigurationFromOrg: [
      "DELETE /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ],
    getNetworkConfigurationForOrg: [
      "GET /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ],
    getNetworkSettingsForOrg: [
      "GET /orgs/{org}/settings/network-settings/{network_settings_id}"
    ],
    listNetworkConfigurationsForOrg: [
      "GET /orgs/{org}/settings/network-configurations"
    ],
    updateNetworkConfigurationForOrg: [
      "PATCH /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ]
  },
  interactions: {
    getRestrictionsForAuthenticatedUser: ["GET /user/interaction-limits"],
    getRestrictionsForOrg: ["GET /orgs/{org}/interaction-limits"],
    getRestrictionsForRepo: ["GET /repos/{owner}/{repo}/interaction-limits"],
    getRestrictionsForYourPublicRepos: [
      "GET /user/interaction-limits",
      {},
      { renamed: ["interactions", "getRestrictionsForAuthenticatedUser"] }
    ],
    removeRestrictionsForAuthenticatedUser: ["DELETE /user/interaction-limits"],
    removeRestrictionsForOrg: ["DELETE /orgs/{org}/interaction-limits"],
    removeRestrictionsForRepo: [
      "DELETE /repos/{owner}/{repo}/interaction-limits"
    ],
    removeRestrictionsForYourPublicRepos: [
      "DELETE /user/interaction-limits",
      {},
      { renamed: ["interactions", "removeRestrictionsForAuthenticatedUser"] }
    ],
    setRestrictionsForAuthenticatedUser: ["PUT /user/interaction-limits"],
    setRestrictionsForOrg: ["PUT /orgs/{org}/interaction-limits"],
    setRestrictionsForRepo: ["PUT /repos/{owner}/{repo}/interaction-limits"],
    setRestrictionsForYourPublicRepos: [
      "PUT /user/interaction-limits",
      {},
      { renamed: ["interactions", "setRestrictionsForAuthenticatedUser"] }
    ]
  },
  issues: {
    addAssignees: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/assignees"
    ],
    addBlockedByDependency: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"
    ],
    addLabels: ["POST /repos/{owner}/{repo}/issues/{issue_number}/labels"],
    addSubIssue: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"
    ],
    checkUserCanBeAssigned: ["GET /repos/{owner}/{repo}/assignees/{assignee}"],
    checkUserCanBeAssignedToIssue: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}"
    ],
    create: ["POST /repos/{owner}/{repo}/issues"],
    createComment: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"
    ],
    createLabel: ["POST /repos/{owner}/{repo}/labels"],
    createMilestone: ["POST /repos/{owner}/{repo}/milestones"],
    deleteComment: [
      "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}"
    ],
    deleteLabel: ["DELETE /repos/{owner}/{repo}/labels/{name}"],
    deleteMilestone: [
      "DELETE /repos/{owner}/{repo}/milestones/{milestone_number}"
    ],
    get: ["GET /repos/{owner}/{repo}/issues/{issue_number}"],
    getComment: ["GET /repos/{owner}/{repo}/issues/comments/{comment_id}"],
    getEvent: ["GET /repos/{owner}/{repo}/issues/events/{event_id}"],
    getLabel: ["GET /repos/{owner}/{repo}/labels/{name}"],
    getMilestone: ["GET /repos/{owner}/{repo}/milestones/{milestone_number}"],
    getParent: ["GET /repos/{owner}/{repo}/issues/{issue_number}/parent"],
    list: ["GET /issues"],
    listAssignees: ["GET /repos/{owner}/{repo}/assignees"],
    listComments: ["GET /repos/{owner}/{repo}/issues/{issue_number}/comments"],
    listCommentsForRepo: ["GET /repos/{owner}/{repo}/issues/comments"],
    listDependenciesBlockedBy: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"
    ],
    listDependenciesBlocking: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking"
    ],
    listEvents: ["GET /repos/{owner}/{repo}/issues/{issue_number}/events"],
    listEventsForRepo: ["GET /repos/{owner}/{repo}/issues/events"],
    listEventsForTimeline: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline"
    ],
    listForAuthenticatedUser: ["GET /user/issues"],
    listForOrg: ["GET /orgs/{org}/issues"],
    listForRepo: ["GET /repos/{owner}/{repo}/issues"],
    listLabelsForMilestone: [
      "GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels"
    ],
    listLabelsForRepo: ["GET /repos/{owner}/{repo}/labels"],
    listLabelsOnIssue: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/labels"
    ],
    listMilestones: ["GET /repos/{owner}/{repo}/milestones"],
    listSubIssues: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"
    ],
    lock: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/lock"],
    removeAllLabels: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels"
    ],
    removeAssignees: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees"
    ],
    removeDependencyBlockedBy: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}"
    ],
    removeLabel: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}"
    ],
    removeSubIssue: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue"
    ],
    reprioritizeSubIssue: [
      "PATCH /repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority"
    ],
    setLabels: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/labels"],
    unlock: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock"],
    update: ["PATCH /repos/{owner}/{repo}/issues/{issue_number}"],
    updateComment: ["PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"],
    updateLabel: ["PATCH /repos/{owner}/{repo}/labels/{name}"],
    updateMilestone: [
      "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}"
    ]
  },
  licenses: {
    get: ["GET /licenses/{license}"],
    getAllCommonlyUsed: ["GET /licenses"],
    getForRepo: ["GET /repos/{owner}/{repo}/license"]
  },
  markdown: {
    render: ["POST /markdown"],
    renderRaw: [
      "POST /markdown/raw",
      { headers: { "content-type": "text/plain; charset=utf-8" } }
    ]
  },
  meta: {
    get: ["GET /meta"],
    getAllVersions: ["GET /versions"],
    getOctocat: ["GET /octocat"],
    getZen: ["GET /zen"],
    root: ["GET /"]
  },
  migrations: {
    deleteArchiveForAuthenticatedUser: [
      "DELETE /user/migrations/{migration_id}/archive"
    ],
    deleteArchiveForOrg: [
      "DELETE /orgs/{org}/migrations/{migration_id}/archive"
    ],
    downloadArchiveForOrg: [
      "GET /orgs/{org}/migrations/{migration_id}/archive"
    ],
    getArchiveForAuthenticatedUser: [
      "GET /user/migrations/{migration_id}/archive"
    ],
    getStatusForAuthenticatedUser: ["GET /user/migrations/{migration_id}"],
    getStatusForOrg: ["GET /orgs/{org}/migrations/{migration_id}"],
    listForAuthenticatedUser: ["GET /user/migrations"],
    listForOrg: ["GET /orgs/{org}/migrations"],
    listReposForAuthenticatedUser: [
      "GET /user/migrations/{migration_id}/repositories"
    ],
    listReposForOrg: ["GET /orgs/{org}/migrations/{migration_id}/repositories"],
    listReposForUser: [
      "GET /user/migrations/{migration_id}/repositories",
      {},
      { renamed: ["migrations", "listReposForAuthenticatedUser"] }
    ],
    startForAuthenticatedUser: ["POST /user/migrations"],
    startForOrg: ["POST /orgs/{org}/migrations"],
    unlockRepoForAuthenticatedUser: [
      "DELETE /user/migrations/{migration_id}/repos/{repo_name}/lock"
    ],
    unlockRepoForOrg: [
      "DELETE /orgs/{org}/migrations/{migration_id}/repos/{repo_name}/lock"
    ]
  },
  oidc: {
    getOidcCustomSubTemplateForOrg: [
      "GET /orgs/{org}/actions/oidc/customization/sub"
    ],
    updateOidcCustomSubTemplateForOrg: [
      "PUT /orgs/{org}/actions/oidc/customization/sub"
    ]
  },
  orgs: {
    addSecurityManagerTeam: [
      "PUT /orgs/{org}/security-managers/teams/{team_slug}",
      {},
      {
        deprecated: "octokit.rest.orgs.addSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#add-a-security-manager-team"
      }
    ],
    assignTeamToOrgRole: [
      "PUT /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"
    ],
    assignUserToOrgRole: [
      "PUT /orgs/{org}/organization-roles/users/{username}/{role_id}"
    ],
    blockUser: ["PUT /orgs/{org}/blocks/{username}"],
    cancelInvitation: ["DELETE /orgs/{org}/invitations/{invitation_id}"],
    checkBlockedUser: ["GET /orgs/{org}/blocks/{username}"],
    checkMembershipForUser: ["GET /orgs/{org}/members/{username}"],
    checkPublicMembershipForUser: ["GET /orgs/{org}/public_members/{username}"],
    convertMemberToOutsideCollaborator: [
      "PUT /orgs/{org}/outside_collaborators/{username}"
    ],
    createArtifactStorageRecord: [
      "POST /orgs/{org}/artifacts/metadata/storage-record"
    ],
    createInvitation: ["POST /orgs/{org}/invitations"],
    createIssueType: ["POST /orgs/{org}/issue-types"],
    createWebhook: ["POST /orgs/{org}/hooks"],
    customPropertiesForOrgsCreateOrUpdateOrganizationValues: [
      "PATCH /organizations/{org}/org-properties/values"
    ],
    customPropertiesForOrgsGetOrganizationValues: [
      "GET /organizations/{org}/org-properties/values"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationDefinition: [
      "PUT /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationDefinitions: [
      "PATCH /orgs/{org}/properties/schema"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationValues: [
      "PATCH /orgs/{org}/properties/values"
    ],
    customPropertiesForReposDeleteOrganizationDefinition: [
      "DELETE /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposGetOrganizationDefinition: [
      "GET /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposGetOrganizationDefinitions: [
      "GET /orgs/{org}/properties/schema"
    ],
    customPropertiesForReposGetOrganizationValues: [
      "GET /orgs/{org}/properties/values"
    ],
    delete: ["DELETE /orgs/{org}"],
    deleteAttestationsBulk: ["POST /orgs/{org}/attestations/delete-request"],
    deleteAttestationsById: [
      "DELETE /orgs/{org}/attestations/{attestation_id}"
    ],
    deleteAttestationsBySubjectDigest: [
      "DELETE /orgs/{org}/attestations/digest/{subject_digest}"
    ],
    deleteIssueType: ["DELETE /orgs/{org}/issue-types/{issue_type_id}"],
    deleteWebhook: ["DELETE /orgs/{org}/hooks/{hook_id}"],
    disableSelectedRepositoryImmutableReleasesOrganization: [
      "DELETE /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"
    ],
    enableSelectedRepositoryImmutableReleasesOrganization: [
      "PUT /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"
    ],
    get: ["GET /orgs/{org}"],
    getImmutableReleasesSettings: [
      "GET /orgs/{org}/settings/immutable-releases"
    ],
    getImmutableReleasesSettingsRepositories: [
      "GET /orgs/{org}/settings/immutable-releases/repositories"
    ],
    getMembershipForAuthenticatedUser: ["GET /user/memberships/orgs/{org}"],
    getMembershipForUser: ["GET /orgs/{org}/memberships/{username}"],
    getOrgRole: ["GET /orgs/{org}/organization-roles/{role_id}"],
    getOrgRulesetHistory: ["GET /orgs/{org}/rulesets/{ruleset_id}/history"],
    getOrgRulesetVersion: [
      "GET /orgs/{org}/rulesets/{ruleset_id}/history/{version_id}"
    ],
    getWebhook: ["GET /orgs/{org}/hooks/{hook_id}"],
    getWebhookConfigForOrg: ["GET /orgs/{org}/hooks/{hook_id}/config"],
    getWebhookDelivery: [
      "GET /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}"
    ],
    list: ["GET /organizations"],
    listAppInstallations: ["GET /orgs/{org}/installations"],
    listArtifactStorageRecords: [
      "GET /orgs/{org}/artifacts/{subject_digest}/metadata/storage-records"
    ],
    listAttestationRepositories: ["GET /orgs/{org}/attestations/repositories"],
    listAttestations: ["GET /orgs/{org}/attestations/{subject_digest}"],
    listAttestationsBulk: [
      "POST /orgs/{org}/attestations/bulk-list{?per_page,before,after}"
    ],
    listBlockedUsers: ["GET /orgs/{org}/blocks"],
    listFailedInvitations: ["GET /orgs/{org}/failed_invitations"],
    listForAuthenticatedUser: ["GET /user/orgs"],
    listForUser: ["GET /users/{username}/orgs"],
    listInvitationTeams: ["GET /orgs/{org}/invitations/{invitation_id}/teams"],
    listIssueTypes: ["GET /orgs/{org}/issue-types"],
    listMembers: ["GET /orgs/{org}/members"],
    listMembershipsForAuthenticatedUser: ["GET /user/memberships/orgs"],
    listOrgRoleTeams: ["GET /orgs/{org}/organization-roles/{role_id}/teams"],
    listOrgRoleUsers: ["GET /orgs/{org}/organization-roles/{role_id}/users"],
    listOrgRoles: ["GET /orgs/{org}/organization-roles"],
    listOrganizationFineGrainedPermissions: [
      "GET /orgs/{org}/organization-fine-grained-permissions"
    ],
    listOutsideCollaborators: ["GET /orgs/{org}/outside_collaborators"],
    listPatGrantRepositories: [
      "GET /orgs/{org}/personal-access-tokens/{pat_id}/repositories"
    ],
    listPatGrantRequestRepositories: [
      "GET /orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories"
    ],
    listPatGrantRequests: ["GET /orgs/{org}/personal-access-token-requests"],
    listPatGrants: ["GET /orgs/{org}/personal-access-tokens"],
    listPendingInvitations: ["GET /orgs/{org}/invitations"],
    listPublicMembers: ["GET /orgs/{org}/public_members"],
    listSecurityManagerTeams: [
      "GET /orgs/{org}/security-managers",
      {},
      {
        deprecated: "octokit.rest.orgs.listSecurityManagerTeams() is deprecated, see https://docs.github.com/rest/orgs/security-managers#list-security-manager-teams"
      }
    ],
    listWebhookDeliveries: ["GET /orgs/{org}/hooks/{hook_id}/deliveries"],
    listWebhooks: ["GET /orgs/{org}/hooks"],
    pingWebhook: ["POST /orgs/{org}/hooks/{hook_id}/pings"],
    redeliverWebhookDelivery: [
      "POST /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"
    ],
    removeMember: ["DELETE /orgs/{org}/members/{username}"],
    removeMembershipForUser: ["DELETE /orgs/{org}/memberships/{username}"],
    removeOutsideCollaborator: [
      "DELETE /orgs/{org}/outside_collaborators/{username}"
    ],
    removePublicMembershipForAuthenticatedUser: [
      "DELETE /orgs/{org}/public_members/{username}"
    ],
    removeSecurityManagerTeam: [
      "DELETE /orgs/{org}/security-managers/teams/{team_slug}",
      {},
      {
        deprecated: "octokit.rest.orgs.removeSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#remove-a-security-manager-team"
      }
    ],
    reviewPatGrantRequest: [
      "POST /orgs/{org}/personal-access-token-requests/{pat_request_id}"
    ],
    reviewPatGrantRequestsInBulk: [
      "POST /orgs/{org}/personal-access-token-requests"
    ],
    revokeAllOrgRolesTeam: [
      "DELETE /orgs/{org}/organization-roles/teams/{team_slug}"
    ],
    revokeAllOrgRolesUser: [
      "DELETE /orgs/{org}/organization-roles/users/{username}"
    ],
    revokeOrgRoleTeam: [
      "DELETE /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"
    ],
    revokeOrgRoleUser: [
      "DELETE /orgs/{org}/organization-roles/users/{username}/{role_id}"
    ],
    setImmutableReleasesSettings: [
      "PUT /orgs/{org}/settings/immutable-releases"
    ],
    setImmutableReleasesSettingsRepositories: [
      "PUT /orgs/{org}/settings/immutable-releases/repositories"
    ],
    setMembershipForUser: ["PUT /orgs/{org}/memberships/{username}"],
    setPublicMembershipForAuthenticatedUser: [
      "PUT /orgs/{org}/public_members/{username}"
    ],
    unblockUser: ["DELETE /orgs/{org}/blocks/{username}"],
    update: ["PATCH /orgs/{org}"],
    updateIssueType: ["PUT /orgs/{org}/issue-types/{issue_type_id}"],
    updateMembershipForAuthenticatedUser: [
      "PATCH /user/memberships/orgs/{org}"
    ],
    updatePatAccess: ["POST /orgs/{org}/personal-access-tokens/{pat_id}"],
    updatePatAccesses: ["POST /orgs/{org}/personal-access-tokens"],
    updateWebhook: ["PATCH /orgs/{org}/hooks/{hook_id}"],
    updateWebhookConfigForOrg: ["PATCH /orgs/{org}/hooks/{hook_id}/config"]
  },
  packages: {
    deletePackageForAuthenticatedUser: [
      "DELETE /user/packages/{package_type}/{package_name}"
    ],
    deletePackageForOrg: [
      "DELETE /orgs/{org}/packages/{package_type}/{package_name}"
    ],
    deletePackageForUser: [
      "DELETE /users/{username}/packages/{package_type}/{package_name}"
    ],
    deletePackageVersionForAuthenticatedUser: [
      "DELETE /user/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    deletePackageVersionForOrg: [
      "DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    deletePackageVersionForUser: [
      "DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getAllPackageVersionsForAPackageOwnedByAnOrg: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions",
      {},
      { renamed: ["packages", "getAllPackageVersionsForPackageOwnedByOrg"] }
    ],
    getAllPackageVersionsForAPackageOwnedByTheAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions",
      {},
      {
        renamed: [
          "packages",
          "getAllPackageVersionsForPackageOwnedByAuthenticatedUser"
        ]
      }
    ],
    getAllPackageVersionsForPackageOwnedByAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions"
    ],
    getAllPackageVersionsForPackageOwnedByOrg: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions"
    ],
    getAllPackageVersionsForPackageOwnedByUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}/versions"
    ],
    getPackageForAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}"
    ],
    getPackageForOrganization: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}"
    ],
    getPackageForUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}"
    ],
    getPackageVersionForAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getPackageVersionForOrganization: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getPackageVersionForUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    listDockerMigrationConflictingPackagesForAuthenticatedUser: [
      "GET /user/docker/conflicts"
    ],
    listDockerMigrationConflictingPackagesForOrganization: [
      "GET /orgs/{org}/docker/conflicts"
    ],
    listDockerMigrationConflictingPackagesForUser: [
      "GET /users/{username}/docker/conflicts"
    ],
    listPackagesForAuthenticatedUser: ["GET /user/packages"],
    listPackagesForOrganization: ["GET /orgs/{org}/packages"],
    listPackagesForUser: ["GET /users/{username}/packages"],
    restorePackageForAuthenticatedUser: [
      "POST /user/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageForOrg: [
      "POST /orgs/{org}/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageForUser: [
      "POST /users/{username}/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageVersionForAuthenticatedUser: [
      "POST /user/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ],
    restorePackageVersionForOrg: [
      "POST /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ],
    restorePackageVersionForUser: [
      "POST /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ]
  },
  privateRegistries: {
    createOrgPrivateRegistry: ["POST /orgs/{org}/private-registries"],
    deleteOrgPrivateRegistry: [
      "DELETE /orgs/{org}/private-registries/{secret_name}"
    ],
    getOrgPrivateRegistry: ["GET /orgs/{org}/private-registries/{secret_name}"],
    getOrgPublicKey: ["GET /orgs/{org}/private-registries/public-key"],
    listOrgPrivateRegistries: ["GET /orgs/{org}/private-registries"],
    updateOrgPrivateRegistry: [
      "PATCH /orgs/{org}/private-registries/{secret_name}"
    ]
  },
  projects: {
    addItemForOrg: ["POST /orgs/{org}/projectsV2/{project_number}/items"],
    addItemForUser: [
      "POST /users/{username}/projectsV2/{project_number}/items"
    ],
    deleteItemForOrg: [
      "DELETE /orgs/{org}/projectsV2/{project_number}/items/{item_id}"
    ],
    deleteItemForUser: [
      "DELETE /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ],
    getFieldForOrg: [
      "GET /orgs/{org}/projectsV2/{project_number}/fields/{field_id}"
    ],
    getFieldForUser: [
      "GET /users/{username}/projectsV2/{project_number}/fields/{field_id}"
    ],
    getForOrg: ["GET /orgs/{org}/projectsV2/{project_number}"],
    getForUser: ["GET /users/{username}/projectsV2/{project_number}"],
    getOrgItem: ["GET /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
    getUserItem: [
      "GET /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ],
    listFieldsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/fields"],
    listFieldsForUser: [
      "GET /users/{username}/projectsV2/{project_number}/fields"
    ],
    listForOrg: ["GET /orgs/{org}/projectsV2"],
    listForUser: ["GET /users/{username}/projectsV2"],
    listItemsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/items"],
    listItemsForUser: [
      "GET /users/{username}/projectsV2/{project_number}/items"
    ],
    updateItemForOrg: [
      "PATCH /orgs/{org}/projectsV2/{project_number}/items/{item_id}"
    ],
    updateItemForUser: [
      "PATCH /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ]
  },
  pulls: {
    checkIfMerged: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
    create: ["POST /repos/{owner}/{repo}/pulls"],
    createReplyForReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies"
    ],
    createReview: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
    createReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments"
    ],
    deletePendingReview: [
      "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    deleteReviewComment: [
      "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}"
    ],
    dismissReview: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals"
    ],
    get: ["GET /repos/{owner}/{repo}/pulls/{pull_number}"],
    getReview: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    getReviewComment: ["GET /repos/{owner}/{repo}/pulls/comments/{comment_id}"],
    list: ["GET /repos/{owner}/{repo}/pulls"],
    listCommentsForReview: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments"
    ],
    listCommits: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/commits"],
    listFiles: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/files"],
    listRequestedReviewers: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    listReviewComments: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments"
    ],
    listReviewCommentsForRepo: ["GET /repos/{owner}/{repo}/pulls/comments"],
    listReviews: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
    merge: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
    removeRequestedReviewers: [
      "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    requestReviewers: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    submitReview: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events"
    ],
    update: ["PATCH /repos/{owner}/{repo}/pulls/{pull_number}"],
    updateBranch: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch"
    ],
    updateReview: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    updateReviewComment: [
      "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}"
    ]
  },
  rateLimit: { get: ["GET /rate_limit"] },
  reactions: {
    createForCommitComment: [
      "POST /repos/{owner}/{repo}/comments/{comment_id}/reactions"
    ],
    createForIssue: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/reactions"
    ],
    createForIssueComment: [
      "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"
    ],
    createForPullRequestReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"
    ],
    createForRelease: [
      "POST /repos/{owner}/{repo}/releases/{release_id}/reactions"
    ],
    createForTeamDiscussionCommentInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"
    ],
    createForTeamDiscussionInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"
    ],
    deleteForCommitComment: [
      "DELETE /repos/{owner}/{repo}/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForIssue: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}"
    ],
    deleteForIssueComment: [
      "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForPullRequestComment: [
      "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForRelease: [
      "DELETE /repos/{owner}/{repo}/releases/{release_id}/reactions/{reaction_id}"
    ],
    deleteForTeamDiscussion: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions/{reaction_id}"
    ],
    deleteForTeamDiscussionComment: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions/{reaction_id}"
    ],
    listForCommitComment: [
      "GET /repos/{owner}/{repo}/comments/{comment_id}/reactions"
    ],
    listForIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/reactions"],
    listForIssueComment: [
      "GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"
    ],
    listForPullRequestReviewComment: [
      "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"
    ],
    listForRelease: [
      "GET /repos/{owner}/{repo}/releases/{release_id}/reactions"
    ],
    listForTeamDiscussionCommentInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"
    ],
    listForTeamDiscussionInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"
    ]
  },
  repos: {
    acceptInvitation: [
      "PATCH /user/repository_invitations/{invitation_id}",
      {},
      { renamed: ["repos", "acceptInvitationForAuthenticatedUser"] }
    ],
    acceptInvitationForAuthenticatedUser: [
      "PATCH /user/repository_invitations/{invitation_id}"
    ],
    addAppAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    addCollaborator: ["PUT /repos/{owner}/{repo}/collaborators/{username}"],
    addStatusCheckContexts: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    addTeamAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    addUserAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    cancelPagesDeployment: [
      "POST /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}/cancel"
    ],
    checkAutomatedSecurityFixes: [
      "GET /repos/{owner}/{repo}/automated-security-fixes"
    ],
    checkCollaborator: ["GET /repos/{owner}/{repo}/collaborators/{username}"],
    checkImmutableReleases: ["GET /repos/{owner}/{repo}/immutable-releases"],
    checkPrivateVulnerabilityReporting: [
      "GET /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    checkVulnerabilityAlerts: [
      "GET /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    codeownersErrors: ["GET /repos/{owner}/{repo}/codeowners/errors"],
    compareCommits: ["GET /repos/{owner}/{repo}/compare/{base}...{head}"],
    compareCommitsWithBasehead: [
      "GET /repos/{owner}/{repo}/compare/{basehead}"
    ],
    createAttestation: ["POST /repos/{owner}/{repo}/attestations"],
    createAutolink: ["POST /repos/{owner}/{repo}/autolinks"],
    createCommitComment: [
      "POST /repos/{owner}/{repo}/commits/{commit_sha}/comments"
    ],
    createCommitSignatureProtection: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    createCommitStatus: ["POST /repos/{owner}/{repo}/statuses/{sha}"],
    createDeployKey: ["POST /repos/{owner}/{repo}/keys"],
    createDeployment: ["POST /repos/{owner}/{repo}/deployments"],
    createDeploymentBranchPolicy: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"
    ],
    createDeploymentProtectionRule: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"
    ],
    createDeploymentStatus: [
      "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"
    ],
    createDispatchEvent: ["POST /repos/{owner}/{repo}/dispatches"],
    createForAuthenticatedUser: ["POST /user/repos"],
    createFork: ["POST /repos/{owner}/{repo}/forks"],
    createInOrg: ["POST /orgs/{org}/repos"],
    createOrUpdateEnvironment: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    createOrUpdateFileContents: ["PUT /repos/{owner}/{repo}/contents/{path}"],
    createOrgRuleset: ["POST /orgs/{org}/rulesets"],
    createPagesDeployment: ["POST /repos/{owner}/{repo}/pages/deployments"],
    createPagesSite: ["POST /repos/{owner}/{repo}/pages"],
    createRelease: ["POST /repos/{owner}/{repo}/releases"],
    createRepoRuleset: ["POST /repos/{owner}/{repo}/rulesets"],
    createUsingTemplate: [
      "POST /repos/{template_owner}/{template_repo}/generate"
    ],
    createWebhook: ["POST /repos/{owner}/{repo}/hooks"],
    customPropertiesForReposCreateOrUpdateRepositoryValues: [
      "PATCH /repos/{owner}/{repo}/properties/values"
    ],
    customPropertiesForReposGetRepositoryValues: [
      "GET /repos/{owner}/{repo}/properties/values"
    ],
    declineInvitation: [
      "DELETE /user/repository_invitations/{invitation_id}",
      {},
      { renamed: ["repos", "declineInvitationForAuthenticatedUser"] }
    ],
    declineInvitationForAuthenticatedUser: [
      "DELETE /user/repository_invitations/{invitation_id}"
    ],
    delete: ["DELETE /repos/{owner}/{repo}"],
    deleteAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"
    ],
    deleteAdminBranchProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    deleteAnEnvironment: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    deleteAutolink: ["DELETE /repos/{owner}/{repo}/autolinks/{autolink_id}"],
    deleteBranchProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    deleteCommitComment: ["DELETE /repos/{owner}/{repo}/comments/{comment_id}"],
    deleteCommitSignatureProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    deleteDeployKey: ["DELETE /repos/{owner}/{repo}/keys/{key_id}"],
    deleteDeployment: [
      "DELETE /repos/{owner}/{repo}/deployments/{deployment_id}"
    ],
    deleteDeploymentBranchPolicy: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    deleteFile: ["DELETE /repos/{owner}/{repo}/contents/{path}"],
    deleteInvitation: [
      "DELETE /repos/{owner}/{repo}/invitations/{invitation_id}"
    ],
    deleteOrgRuleset: ["DELETE /orgs/{org}/rulesets/{ruleset_id}"],
    deletePagesSite: ["DELETE /repos/{owner}/{repo}/pages"],
    deletePullRequestReviewProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    deleteRelease: ["DELETE /repos/{owner}/{repo}/releases/{release_id}"],
    deleteReleaseAsset: [
      "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}"
    ],
    deleteRepoRuleset: ["DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    deleteWebhook: ["DELETE /repos/{owner}/{repo}/hooks/{hook_id}"],
    disableAutomatedSecurityFixes: [
      "DELETE /repos/{owner}/{repo}/automated-security-fixes"
    ],
    disableDeploymentProtectionRule: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"
    ],
    disableImmutableReleases: [
      "DELETE /repos/{owner}/{repo}/immutable-releases"
    ],
    disablePrivateVulnerabilityReporting: [
      "DELETE /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    disableVulnerabilityAlerts: [
      "DELETE /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    downloadArchive: [
      "GET /repos/{owner}/{repo}/zipball/{ref}",
      {},
      { renamed: ["repos", "downloadZipballArchive"] }
    ],
    downloadTarballArchive: ["GET /repos/{owner}/{repo}/tarball/{ref}"],
    downloadZipballArchive: ["GET /repos/{owner}/{repo}/zipball/{ref}"],
    enableAutomatedSecurityFixes: [
      "PUT /repos/{owner}/{repo}/automated-security-fixes"
    ],
    enableImmutableReleases: ["PUT /repos/{owner}/{repo}/immutable-releases"],
    enablePrivateVulnerabilityReporting: [
      "PUT /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    enableVulnerabilityAlerts: [
      "PUT /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    generateReleaseNotes: [
      "POST /repos/{owner}/{repo}/releases/generate-notes"
    ],
    get: ["GET /repos/{owner}/{repo}"],
    getAccessRestrictions: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"
    ],
    getAdminBranchProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    getAllDeploymentProtectionRules: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"
    ],
    getAllEnvironments: ["GET /repos/{owner}/{repo}/environments"],
    getAllStatusCheckContexts: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts"
    ],
    getAllTopics: ["GET /repos/{owner}/{repo}/topics"],
    getAppsWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps"
    ],
    getAutolink: ["GET /repos/{owner}/{repo}/autolinks/{autolink_id}"],
    getBranch: ["GET /repos/{owner}/{repo}/branches/{branch}"],
    getBranchProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    getBranchRules: ["GET /repos/{owner}/{repo}/rules/branches/{branch}"],
    getClones: ["GET /repos/{owner}/{repo}/traffic/clones"],
    getCodeFrequencyStats: ["GET /repos/{owner}/{repo}/stats/code_frequency"],
    getCollaboratorPermissionLevel: [
      "GET /repos/{owner}/{repo}/collaborators/{username}/permission"
    ],
    getCombinedStatusForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/status"],
    getCommit: ["GET /repos/{owner}/{repo}/commits/{ref}"],
    getCommitActivityStats: ["GET /repos/{owner}/{repo}/stats/commit_activity"],
    getCommitComment: ["GET /repos/{owner}/{repo}/comments/{comment_id}"],
    getCommitSignatureProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    getCommunityProfileMetrics: ["GET /repos/{owner}/{repo}/community/profile"],
    getContent: ["GET /repos/{owner}/{repo}/contents/{path}"],
    getContributorsStats: ["GET /repos/{owner}/{repo}/stats/contributors"],
    getCustomDeploymentProtectionRule: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"
    ],
    getDeployKey: ["GET /repos/{owner}/{repo}/keys/{key_id}"],
    getDeployment: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}"],
    getDeploymentBranchPolicy: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    getDeploymentStatus: [
      "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}"
    ],
    getEnvironment: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    getLatestPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/latest"],
    getLatestRelease: ["GET /repos/{owner}/{repo}/releases/latest"],
    getOrgRuleSuite: ["GET /orgs/{org}/rulesets/rule-suites/{rule_suite_id}"],
    getOrgRuleSuites: ["GET /orgs/{org}/rulesets/rule-suites"],
    getOrgRuleset: ["GET /orgs/{org}/rulesets/{ruleset_id}"],
    getOrgRulesets: ["GET /orgs/{org}/rulesets"],
    getPages: ["GET /repos/{owner}/{repo}/pages"],
    getPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/{build_id}"],
    getPagesDeployment: [
      "GET /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}"
    ],
    getPagesHealthCheck: ["GET /repos/{owner}/{repo}/pages/health"],
    getParticipationStats: ["GET /repos/{owner}/{repo}/stats/participation"],
    getPullRequestReviewProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    getPunchCardStats: ["GET /repos/{owner}/{repo}/stats/punch_card"],
    getReadme: ["GET /repos/{owner}/{repo}/readme"],
    getReadmeInDirectory: ["GET /repos/{owner}/{repo}/readme/{dir}"],
    getRelease: ["GET /repos/{owner}/{repo}/releases/{release_id}"],
    getReleaseAsset: ["GET /repos/{owner}/{repo}/releases/assets/{asset_id}"],
    getReleaseByTag: ["GET /repos/{owner}/{repo}/releases/tags/{tag}"],
    getRepoRuleSuite: [
      "GET /repos/{owner}/{repo}/rulesets/rule-suites/{rule_suite_id}"
    ],
    getRepoRuleSuites: ["GET /repos/{owner}/{repo}/rulesets/rule-suites"],
    getRepoRuleset: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    getRepoRulesetHistory: [
      "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history"
    ],
    getRepoRulesetVersion: [
      "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history/{version_id}"
    ],
    getRepoRulesets: ["GET /repos/{owner}/{repo}/rulesets"],
    getStatusChecksProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    getTeamsWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams"
    ],
    getTopPaths: ["GET /repos/{owner}/{repo}/traffic/popular/paths"],
    getTopReferrers: ["GET /repos/{owner}/{repo}/traffic/popular/referrers"],
    getUsersWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users"
    ],
    getViews: ["GET /repos/{owner}/{repo}/traffic/views"],
    getWebhook: ["GET /repos/{owner}/{repo}/hooks/{hook_id}"],
    getWebhookConfigForRepo: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/config"
    ],
    getWebhookDelivery: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}"
    ],
    listActivities: ["GET /repos/{owner}/{repo}/activity"],
    listAttestations: [
      "GET /repos/{owner}/{repo}/attestations/{subject_digest}"
    ],
    listAutolinks: ["GET /repos/{owner}/{repo}/autolinks"],
    listBranches: ["GET /repos/{owner}/{repo}/branches"],
    listBranchesForHeadCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head"
    ],
    listCollaborators: ["GET /repos/{owner}/{repo}/collaborators"],
    listCommentsForCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/comments"
    ],
    listCommitCommentsForRepo: ["GET /repos/{owner}/{repo}/comments"],
    listCommitStatusesForRef: [
      "GET /repos/{owner}/{repo}/commits/{ref}/statuses"
    ],
    listCommits: ["GET /repos/{owner}/{repo}/commits"],
    listContributors: ["GET /repos/{owner}/{repo}/contributors"],
    listCustomDeploymentRuleIntegrations: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/apps"
    ],
    listDeployKeys: ["GET /repos/{owner}/{repo}/keys"],
    listDeploymentBranchPolicies: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"
    ],
    listDeploymentStatuses: [
      "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"
    ],
    listDeployments: ["GET /repos/{owner}/{repo}/deployments"],
    listForAuthenticatedUser: ["GET /user/repos"],
    listForOrg: ["GET /orgs/{org}/repos"],
    listForUser: ["GET /users/{username}/repos"],
    listForks: ["GET /repos/{owner}/{repo}/forks"],
    listInvitations: ["GET /repos/{owner}/{repo}/invitations"],
    listInvitationsForAuthenticatedUser: ["GET /user/repository_invitations"],
    listLanguages: ["GET /repos/{owner}/{repo}/languages"],
    listPagesBuilds: ["GET /repos/{owner}/{repo}/pages/builds"],
    listPublic: ["GET /repositories"],
    listPullRequestsAssociatedWithCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls"
    ],
    listReleaseAssets: [
      "GET /repos/{owner}/{repo}/releases/{release_id}/assets"
    ],
    listReleases: ["GET /repos/{owner}/{repo}/releases"],
    listTags: ["GET /repos/{owner}/{repo}/tags"],
    listTeams: ["GET /repos/{owner}/{repo}/teams"],
    listWebhookDeliveries: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries"
    ],
    listWebhooks: ["GET /repos/{owner}/{repo}/hooks"],
    merge: ["POST /repos/{owner}/{repo}/merges"],
    mergeUpstream: ["POST /repos/{owner}/{repo}/merge-upstream"],
    pingWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/pings"],
    redeliverWebhookDelivery: [
      "POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"
    ],
    removeAppAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    removeCollaborator: [
      "DELETE /repos/{owner}/{repo}/collaborators/{username}"
    ],
    removeStatusCheckContexts: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    removeStatusCheckProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    removeTeamAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    removeUserAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    renameBranch: ["POST /repos/{owner}/{repo}/branches/{branch}/rename"],
    replaceAllTopics: ["PUT /repos/{owner}/{repo}/topics"],
    requestPagesBuild: ["POST /repos/{owner}/{repo}/pages/builds"],
    setAdminBranchProtection: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    setAppAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    setStatusCheckContexts: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    setTeamAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    setUserAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    testPushWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/tests"],
    transfer: ["POST /repos/{owner}/{repo}/transfer"],
    update: ["PATCH /repos/{owner}/{repo}"],
    updateBranchProtection: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    updateCommitComment: ["PATCH /repos/{owner}/{repo}/comments/{comment_id}"],
    updateDeploymentBranchPolicy: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    updateInformationAboutPagesSite: ["PUT /repos/{owner}/{repo}/pages"],
    updateInvitation: [
      "PATCH /repos/{owner}/{repo}/invitations/{invitation_id}"
    ],
    updateOrgRuleset: ["PUT /orgs/{org}/rulesets/{ruleset_id}"],
    updatePullRequestReviewProtection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    updateRelease: ["PATCH /repos/{owner}/{repo}/releases/{release_id}"],
    updateReleaseAsset: [
      "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}"
    ],
    updateRepoRuleset: ["PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    updateStatusCheckPotection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks",
      {},
      { renamed: ["repos", "updateStatusCheckProtection"] }
    ],
    updateStatusCheckProtection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    updateWebhook: ["PATCH /repos/{owner}/{repo}/hooks/{hook_id}"],
    updateWebhookConfigForRepo: [
      "PATCH /repos/{owner}/{repo}/hooks/{hook_id}/config"
    ],
    uploadReleaseAsset: [
      "POST /repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}",
      { baseUrl: "https://uploads.github.com" }
    ]
  },
  search: {
    code: ["GET /search/code"],
    commits: ["GET /search/commits"],
    issuesAndPullRequests: ["GET /search/issues"],
    labels: ["GET /search/labels"],
    repos: ["GET /search/repositories"],
    topics: ["GET /search/topics"],
    users: ["GET /search/users"]
  },
  secretScanning: {
    createPushProtectionBypass: [
      "POST /repos/{owner}/{repo}/secret-scanning/push-protection-bypasses"
    ],
    getAlert: [
      "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"
    ],
    getScanHistory: ["GET /repos/{owner}/{repo}/secret-scanning/scan-history"],
    listAlertsForOrg: ["GET /orgs/{org}/secret-scanning/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/secret-scanning/alerts"],
    listLocationsForAlert: [
      "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}/locations"
    ],
    listOrgPatternConfigs: [
      "GET /orgs/{org}/secret-scanning/pattern-configurations"
    ],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"
    ],
    updateOrgPatternConfigs: [
      "PATCH /orgs/{org}/secret-scanning/pattern-configurations"
    ]
  },
  securityAdvisories: {
    createFork: [
      "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/forks"
    ],
    createPrivateVulnerabilityReport: [
      "POST /repos/{owner}/{repo}/security-advisories/reports"
    ],
    createRepositoryAdvisory: [
      "POST /repos/{owner}/{repo}/security-advisories"
    ],
    createRepositoryAdvisoryCveRequest: [
      "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/cve"
    ],
    getGlobalAdvisory: ["GET /advisories/{ghsa_id}"],
    getRepositoryAdvisory: [
      "GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}"
    ],
    listGlobalAdvisories: ["GET /advisories"],
    listOrgRepositoryAdvisories: ["GET /orgs/{org}/security-advisories"],
    listRepositoryAdvisories: ["GET /repos/{owner}/{repo}/security-advisories"],
    updateRepositoryAdvisory: [
      "PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}"
    ]
  },
  teams: {
    addOrUpdateMembershipForUserInOrg: [
      "PUT /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    addOrUpdateRepoPermissionsInOrg: [
      "PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    checkPermissionsForRepoInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    create: ["POST /orgs/{org}/teams"],
    createDiscussionCommentInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"
    ],
    createDiscussionInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions"],
    deleteDiscussionCommentInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    deleteDiscussionInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    deleteInOrg: ["DELETE /orgs/{org}/teams/{team_slug}"],
    getByName: ["GET /orgs/{org}/teams/{team_slug}"],
    getDiscussionCommentInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    getDiscussionInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    getMembershipForUserInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    list: ["GET /orgs/{org}/teams"],
    listChildInOrg: ["GET /orgs/{org}/teams/{team_slug}/teams"],
    listDiscussionCommentsInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"
    ],
    listDiscussionsInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions"],
    listForAuthenticatedUser: ["GET /user/teams"],
    listMembersInOrg: ["GET /orgs/{org}/teams/{team_slug}/members"],
    listPendingInvitationsInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/invitations"
    ],
    listReposInOrg: ["GET /orgs/{org}/teams/{team_slug}/repos"],
    removeMembershipForUserInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    removeRepoInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    updateDiscussionCommentInOrg: [
      "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    updateDiscussionInOrg: [
      "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    updateInOrg: ["PATCH /orgs/{org}/teams/{team_slug}"]
  },
  users: {
    addEmailForAuthenticated: [
      "POST /user/emails",
      {},
      { renamed: ["users", "addEmailForAuthenticatedUser"] }
    ],
    addEmailForAuthenticatedUser: ["POST /user/emails"],
    addSocialAccountForAuthenticatedUser: ["POST /user/social_accounts"],
    block: ["PUT /user/blocks/{username}"],
    checkBlocked: ["GET /user/blocks/{username}"],
    checkFollowingForUser: ["GET /users/{username}/following/{target_user}"],
    checkPersonIsFollowedByAuthenticated: ["GET /user/following/{username}"],
    createGpgKeyForAuthenticated: [
      "POST /user/gpg_keys",
      {},
      { renamed: ["users", "createGpgKeyForAuthenticatedUser"] }
    ],
    createGpgKeyForAuthenticatedUser: ["POST /user/gpg_keys"],
    createPublicSshKeyForAuthenticated: [
      "POST /user/keys",
      {},
      { renamed: ["users", "createPublicSshKeyForAuthenticatedUser"] }
    ],
    createPublicSshKeyForAuthenticatedUser: ["POST /user/keys"],
    createSshSigningKeyForAuthenticatedUser: ["POST /user/ssh_signing_keys"],
    deleteAttestationsBulk: [
      "POST /users/{username}/attestations/delete-request"
    ],
    deleteAttestationsById: [
      "DELETE /users/{username}/attestations/{attestation_id}"
    ],
    deleteAttestationsBySubjectDigest: [
      "DELETE /users/{username}/attestations/digest/{subject_digest}"
    ],
    deleteEmailForAuthenticated: [
      "DELETE /user/emails",
      {},
      { renamed: ["users", "deleteEmailForAuthenticatedUser"] }
    ],
    deleteEmailForAuthenticatedUser: ["DELETE /user/emails"],
    deleteGpgKeyForAuthenticated: [
      "DELETE /user/gpg_keys/{gpg_key_id}",
      {},
      { renamed: ["users", "deleteGpgKeyForAuthenticatedUser"] }
    ],
    deleteGpgKeyForAuthenticatedUser: ["DELETE /user/gpg_keys/{gpg_key_id}"],
    deletePublicSshKeyForAuthenticated: [
      "DELETE /user/keys/{key_id}",
      {},
      { renamed: ["users", "deletePublicSshKeyForAuthenticatedUser"] }
    ],
    deletePublicSshKeyForAuthenticatedUser: ["DELETE /user/keys/{key_id}"],
    deleteSocialAccountForAuthenticatedUser: ["DELETE /user/social_accounts"],
    deleteSshSigningKeyForAuthenticatedUser: [
      "DELETE /user/ssh_signing_keys/{ssh_signing_key_id}"
    ],
    follow: ["PUT /user/following/{username}"],
    getAuthenticated: ["GET /user"],
    getById: ["GET /user/{account_id}"],
    getByUsername: ["GET /users/{username}"],
    getContextForUser: ["GET /users/{username}/hovercard"],
    getGpgKeyForAuthenticated: [
      "GET /user/gpg_keys/{gpg_key_id}",
      {},
      { renamed: ["users", "getGpgKeyForAuthenticatedUser"] }
    ],
    getGpgKeyForAuthenticatedUser: ["GET /user/gpg_keys/{gpg_key_id}"],
    getPublicSshKeyForAuthenticated: [
      "GET /user/keys/{key_id}",
      {},
      { renamed: ["users", "getPublicSshKeyForAuthenticatedUser"] }
    ],
    getPublicSshKeyForAuthenticatedUser: ["GET /user/keys/{key_id}"],
    getSshSigningKeyForAuthenticatedUser: [
      "GET /user/ssh_signing_keys/{ssh_signing_key_id}"
    ],
    list: ["GET /users"],
    listAttestations: ["GET /users/{username}/attestations/{subject_digest}"],
    listAttestationsBulk: [
      "POST /users/{username}/attestations/bulk-list{?per_page,before,after}"
    ],
    listBlockedByAuthenticated: [
      "GET /user/blocks",
      {},
      { renamed: ["users", "listBlockedByAuthenticatedUser"] }
    ],
    listBlockedByAuthenticatedUser: ["GET /user/blocks"],
    listEmailsForAuthenticated: [
      "GET /user/emails",
      {},
      { renamed: ["users", "listEmailsForAuthenticatedUser"] }
    ],
    listEmailsForAuthenticatedUser: ["GET /user/emails"],
    listFollowedByAuthenticated: [
      "GET /user/following",
      {},
      { renamed: ["users", "listFollowedByAuthenticatedUser"] }
    ],
    listFollowedByAuthenticatedUser: ["GET /user/following"],
    listFollowersForAuthenticatedUser: ["GET /user/followers"],
    listFollowersForUser: ["GET /users/{username}/followers"],
    listFollowingForUser: ["GET /users/{username}/following"],
    listGpgKeysForAuthenticated: [
      "GET /user/gpg_keys",
      {},
      { renamed: ["users", "listGpgKeysForAuthenticatedUser"] }
    ],
    listGpgKeysForAuthenticatedUser: ["GET /user/gpg_keys"],
    listGpgKeysForUser: ["GET /users/{username}/gpg_keys"],
    listPublicEmailsForAuthenticated: [
      "GET /user/public_emails",
      {},
      { renamed: ["users", "listPublicEmailsForAuthenticatedUser"] }
    ],
    listPublicEmailsForAuthenticatedUser: ["GET /user/public_emails"],
    listPublicKeysForUser: ["GET /users/{username}/keys"],
    listPublicSshKeysForAuthenticated: [
      "GET /user/keys",
      {},
      { renamed: ["users", "listPublicSshKeysForAuthenticatedUser"] }
    ],
    listPublicSshKeysForAuthenticatedUser: ["GET /user/keys"],
    listSocialAccountsForAuthenticatedUser: ["GET /user/social_accounts"],
    listSocialAccountsForUser: ["GET /users/{username}/social_accounts"],
    listSshSigningKeysForAuthenticatedUser: ["GET /user/ssh_signing_keys"],
    listSshSigningKeysForUser: ["GET /users/{username}/ssh_signing_keys"],
    setPrimaryEmailVisibilityForAuthenticated: [
      "PATCH /user/email/visibility",
      {},
      { renamed: ["users", "setPrimaryEmailVisibilityForAuthenticatedUser"] }
    ],
    setPrimaryEmailVisibilityForAuthenticatedUser: [
      "PATCH /user/email/visibility"
    ],
    unblock: ["DELETE /user/blocks/{username}"],
    unfollow: ["DELETE /user/following/{username}"],
    updateAuthenticated: ["PATCH /user"]
  }
};
var endpoints_default = Endpoints;

// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/endpoints-to-methods.js
var endpointMethodsMap = /* @__PURE__ */ new Map();
for (const [scope, endpoints] of Object.entries(endpoints_default)) {
  for (const [methodName, endpoint2] of Object.entries(endpoints)) {
    const [route, defaults2, decorations] = endpoint2;
    const [method, url2] = route.split(/ /);
    const endpointDefaults = Object.assign(
      {
        method,
        url: url2
      },
      defaults2
    );
    if (!endpointMethodsMap.has(scope)) {
      endpointMethodsMap.set(scope, /* @__PURE__ */ new Map());
    }
    endpointMethodsMap.get(scope).set(methodName, {
      scope,
      methodName,
      endpointDefaults,
      decorations
    });
  }
}
var handler = {
  has({ scope }, methodName) {
    return endpointMethodsMap.get(scope).has(methodName);
  },
  getOwnPropertyDescriptor(target2, methodName) {
    return {
      value: this.get(target2, methodName),
      // ensures method is in the cache
      configurable: true,
      writable: true,
      enumerable: true
    };
  },
  defineProperty(target2, methodName, descriptor) {
    Object.defineProperty(target2.cache, methodName, descriptor);
    return true;
  },
  deleteProperty(target2, methodName) {
    delete target2.cache[methodName];
    return true;
  },
  ownKeys({ scope }) {
    return [...endpointMethodsMap.get(scope).keys()];
  },
  set(target2, methodName, value) {
    return target2.cache[methodName] = value;
  },
  get({ octokit, scope, cache }, methodName) {
    if (cache[methodName]) {
      return cache[methodName];
    }
    const method = endpointMethodsMap.get(scope).get(methodName);
    if (!method) {
      return void 0;
    }
    const { endpointDefaults, decorations } = method;
    if (decorations) {
      cache[methodName] = decorate(
        octokit,
        scope,
        methodName,
        endpointDefaults,
        decorations
      );
    } else {
      cache[methodName] = octokit.request.defaults(endpointDefaults);
    }
    return cache[methodName];
  }
};
function endpointsToMethods(octokit) {
  const newMethods = {};
  for (const scope of endpointMethodsMap.keys()) {
    newMethods[scope] = new Proxy({ octokit, scope, cache: {} }, handler);
  }
  return newMethods;
}
function decorate(octokit, scope, methodName, defaults2, decorations) {
  const requestWithDefaults = octokit.request.defaults(defaults2);
  function withDecorations(...args) {
    let options = requestWithDefaults.endpoint.merge(...args);
    if (decorations.mapToData) {
      options = Object.assign({}, options, {
        data: options[decorations.mapToData],
        [decorations.mapToData]: void 0
      });
      return requestWithDefaults(options);
    }
    if (decorations.renamed) {
      const [newScope, newMethodName] = decorations.renamed;
      octokit.log.warn(
        `octokit.${scope}.${methodName}() has been renamed to octokit.${newScope}.${newMethodName}()`
      );
    }
    if (decorations.deprecated) {
      octokit.log.warn(decorations.deprecated);
    }
    if (decorations.renamedParameters) {
      const options2 = requestWithDefaults.endpoint.merge(...args);
      for (const [name2, alias] of Object.entries(
        decorations.renamedParameters
      )) {
        if (name2 in options2) {
          octokit.log.warn(
            `"${name2}" parameter is deprecated for "octokit.${scope}.${methodName}()". Use "${alias}" instead`
          );
          if (!(alias in options2)) {
            options2[alias] = options2[name2];
          }
          delete options2[name2];
        }
      }
      return requestWithDefaults(options2);
    }
    return requestWithDefaults(...args);
  }
  return Object.assign(withDecorations, requestWithDefaults);
}

// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/index.js
function restEndpointMethods(octokit) {
  const api = endpointsToMethods(octokit);
  return {
    rest: api
  };
}
restEndpointMethods.VERSION = VERSION6;
function legacyRestEndpointMethods(octokit) {
  const api = endpointsToMethods(octokit);
  return {
    ...api,
    rest: api
  };
}
legacyRestEndpointMethods.VERSION = VERSION6;

// node_modules/@octokit/plugin-paginate-rest/dist-bundle/index.js
var VERSION7 = "0.0.0-development";
function normalizePaginatedListResponse(response) {
  if (!response.data) {
    return {
      ...response,
      data: []
    };
  }
  const responseNeedsNormalization = ("total_count" in response.data || "total_commits" in response.data) && !("url" in response.data);
  if (!responseNeedsNormalization) return response;
  const incompleteResults = response.data.incomplete_results;
  const repositorySelection = response.data.repository_selection;
  const totalCount = response.data.total_count;
  const totalCommits = response.data.total_commits;
  delete response.data.incomplete_results;
  delete response.data.repository_selection;
  delete response.data.total_count;
  delete response.data.total_commits;
  const namespaceKey = Object.keys(response.data)[0];
  const data = response.data[namespaceKey];
  response.data = data;
  if (typeof incompleteResults !== "undefined") {
    response.data.incomplete_results = incompleteResults;
  }
  if (typeof repositorySelection !== "undefined") {
    response.data.repository_selection = repositorySelection;
  }
  response.data.total_count = totalCount;
  response.data.total_commits = totalCommits;
  return response;
}
function iterator(octokit, route, parameters) {
  const options = typeof route === "function" ? route.endpoint(parameters) : octokit.request.endpoint(route, parameters);
  const requestMethod = typeof route === "function" ? route : octokit.request;
  const method = options.method;
  const headers = options.headers;
  let url2 = options.url;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (!url2) return { done: true };
        try {
          const response = await requestMethod({ method, url: url2, headers });
          const normalizedResponse = normalizePaginatedListResponse(response);
          url2 = ((normalizedResponse.headers.link || "").match(
            /<([^<>]+)>;\s*rel="next"/
          ) || [])[1];
          if (!url2 && "total_commits" in normalizedResponse.data) {
            const parsedUrl = new URL(normalizedResponse.url);
            const params = parsedUrl.searchParams;
            const page2 = parseInt(params.get("page") || "1", 10);
            const per_page = parseInt(params.get("per_page") || "250", 10);
            if (page2 * per_page < normalizedResponse.data.total_commits) {
              params.set("page", String(page2 + 1));
              url2 = parsedUrl.toString();
            }
          }
          return { value: normalizedResponse };
        } catch (error2) {
          if (error2.status !== 409) throw error2;
          url2 = "";
          return {
            value: {
              status: 200,
              headers: {},
              data: []
            }
          };
        }
      }
    })
  };
}
function paginate(octokit, route, parameters, mapFn) {
  if (typeof parameters === "function") {
    mapFn = parameters;
    parameters = void 0;
  }
  return gather(
    octokit,
    [],
    iterator(octokit, route, parameters)[Symbol.asyncIterator](),
    mapFn
  );
}
function gather(octokit, results, iterator2, mapFn) {
  return iterator2.next().then((result) => {
    if (result.done) {
      return results;
    }
    let earlyExit = false;
    function done() {
      earlyExit = true;
    }
    results = results.concat(
      mapFn ? mapFn(result.value, done) : result.value.data
    );
    if (earlyExit) {
      return results;
    }
    return gather(octokit, results, iterator2, mapFn);
  });
}
var composePaginateRest = Object.assign(paginate, {
  iterator
});
function paginateRest(octokit) {
  return {
    paginate: Object.assign(paginate.bind(null, octokit), {
      iterator: iterator.bind(null, octokit)
    })
  };
}
paginateRest.VERSION = VERSION7;

// node_modules/@actions/github/lib/utils.js
var context = new Context();
var baseUrl = getApiBaseUrl();
var defaults = {
  baseUrl,
  request: {
    agent: getProxyAgent(baseUrl),
    fetch: getProxyFetch(baseUrl)
  }
};
var GitHub = Octokit.plugin(restEndpointMethods, paginateRest).defaults(defaults);
function getOctokitOptions(token, options) {
  const opts = Object.assign({}, options || {});
  const auth2 = getAuthString(token, opts);
  if (auth2) {
    opts.auth = auth2;
  }
  const userAgent2 = getUserAgentWithOrchestrationId(opts.userAgent);
  if (userAgent2) {
    opts.userAgent = userAgent2;
  }
  return opts;
}

// node_modules/@octokit/plugin-retry/dist-bundle/index.js
var import_light = __toESM(require_light(), 1);
var VERSION8 = "0.0.0-development";
function isRequestError(error2) {
  return error2.request !== void 0;
}
async function errorRequest(state, octokit, error2, options) {
  if (!isRequestError(error2) || !error2?.request.request) {
    throw error2;
  }
  if (error2.status >= 400 && !state.doNotRetry.includes(error2.status)) {
    const retries = options.request.retries != null ? options.request.retries : state.retries;
    const retryAfter = Math.pow((options.request.retryCount || 0) + 1, 2);
    throw octokit.retry.retryRequest(error2, retries, retryAfter);
  }
  throw error2;
}
async function wrapRequest(state, octokit, request2, options) {
  const limiter = new import_light.default();
  limiter.on("failed", function(error2, info2) {
    const maxRetries = ~~error2.request.request?.retries;
    const after = ~~error2.request.request?.retryAfter;
    options.request.retryCount = info2.retryCount + 1;
    if (maxRetries > info2.retryCount) {
      return after * state.retryAfterBaseValue;
    }
  });
  return limiter.schedule(
    requestWithGraphqlErrorHandling.bind(null, state, octokit, request2),
    options
  );
}
async function requestWithGraphqlErrorHandling(state, octokit, request2, options) {
  const response = await request2(options);
  if (response.data && response.data.errors && response.data.errors.length > 0 && /Something went wrong while executing your query/.test(
    response.data.errors[0].message
  )) {
    const error2 = new RequestError(response.data.errors[0].message, 500, {
      request: options,
      response
    });
    return errorRequest(state, octokit, error2, options);
  }
  return response;
}
function retry(octokit, octokitOptions) {
  const state = Object.assign(
    {
      enabled: true,
      retryAfterBaseValue: 1e3,
      doNotRetry: [400, 401, 403, 404, 410, 422, 451],
      retries: 3
    },
    octokitOptions.retry
  );
  const retryPlugin = {
    retry: {
      retryRequest: (error2, retries, retryAfter) => {
        error2.request.request = Object.assign({}, error2.request.request, {
          retries,
          retryAfter
        });
        return error2;
      }
    }
  };
  if (state.enabled) {
    octokit.hook.error("request", errorRequest.bind(null, state, retryPlugin));
    octokit.hook.wrap("request", wrapRequest.bind(null, state, retryPlugin));
  }
  return retryPlugin;
}
retry.VERSION = VERSION8;

// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var import_light2 = __toESM(require_light(), 1);
var VERSION9 = "0.0.0-development";
var noop3 = () => Promise.resolve();
function wrapRequest2(state, request2, options) {
  return state.retryLimiter.schedule(doRequest, state, request2, options);
}
async function doRequest(state, request2, options) {
  const { pathname } = new URL(options.url, "http://github.test");
  const isAuth = isAuthRequest(options.method, pathname);
  const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
  const isSearch = options.method === "GET" && pathname.startsWith("/search/");
  const isGraphQL = pathname.startsWith("/graphql");
  const retryCount = ~~request2.retryCount;
  const jobOptions = retryCount > 0 ? { priority: 0, weight: 0 } : {};
  if (state.clustering) {
    jobOptions.expiration = 1e3 * 60;
  }
  if (isWrite || isGraphQL) {
    await state.write.key(state.id).schedule(jobOptions, noop3);
  }
  if (isWrite && state.triggersNotification(pathname)) {
    await state.notifications.key(state.id).schedule(jobOptions, noop3);
  }
  if (isSearch) {
    await state.search.key(state.id).schedule(jobOptions, noop3);
  }
  const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request2, options);
  if (isGraphQL) {
    const res = await req;
    if (res.data.errors != null && res.data.errors.some((error2) => error2.type === "RATE_LIMITED")) {
      const error2 = Object.assign(new Error("GraphQL Rate Limit Exceeded"), {
        response: res,
        data: res.data
      });
      throw error2;
    }
  }
  return req;
}
function isAuthRequest(method, pathname) {
  return method === "PATCH" && // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-a-scoped-access-token
  /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && // https://docs.github.com/en/rest/apps/oauth-applications?apiVersion=2022-11-28#reset-a-token
  (/^\/applications\/[^/]+\/token$/.test(pathname) || // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-an-installation-access-token-for-an-app
  /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || // https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
  pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
  "/orgs/{org}/invitations",
  "/orgs/{org}/invitations/{invitation_id}",
  "/orgs/{org}/teams/{team_slug}/discussions",
  "/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
  "/repos/{owner}/{repo}/collaborators/{username}",
  "/repos/{owner}/{repo}/commits/{commit_sha}/comments",
  "/repos/{owner}/{repo}/issues",
  "/repos/{owner}/{repo}/issues/{issue_number}/comments",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
  "/repos/{owner}/{repo}/pulls",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
  "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
  "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
  "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "/repos/{owner}/{repo}/releases",
  "/teams/{team_id}/discussions",
  "/teams/{team_id}/discussions/{discussion_number}/comments"
];
function routeMatcher(paths) {
  const regexes = paths.map(
    (path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")
  );
  const regex2 = `^(?:${regexes.map((r) => `(?:${r})`).join("|")})[^/]*$`;
  return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck3, common2) {
  groups.global = new Bottleneck3.Group({
    id: "octokit-global",
    maxConcurrent: 10,
    ...common2
  });
  groups.auth = new Bottleneck3.Group({
    id: "octokit-auth",
    maxConcurrent: 1,
    ...common2
  });
  groups.search = new Bottleneck3.Group({
    id: "octokit-search",
    maxConcurrent: 1,
    minTime: 2e3,
    ...common2
  });
  groups.write = new Bottleneck3.Group({
    id: "octokit-write",
    maxConcurrent: 1,
    minTime: 1e3,
    ...common2
  });
  groups.notifications = new Bottleneck3.Group({
    id: "octokit-notifications",
    maxConcurrent: 1,
    minTime: 3e3,
    ...common2
  });
};
function throttling(octokit, octokitOptions) {
  const {
    enabled = true,
    Bottleneck: Bottleneck3 = import_light2.default,
    id = "no-id",
    timeout = 1e3 * 60 * 2,
    // Redis TTL: 2 minutes
    connection: connection2
  } = octokitOptions.throttle || {};
  if (!enabled) {
    return {};
  }
  const common2 = { timeout };
  if (typeof connection2 !== "undefined") {
    common2.connection = connection2;
  }
  const state = Object.assign(
    {
      clustering: connection2 != null,
      triggersNotification,
      fallbackSecondaryRateRetryAfter: 60,
      retryAfterBaseValue: 1e3,
      id
    },
    octokitOptions.throttle
  );
  if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") {
    throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
  }
  let initialized = false;
  const initializeBottleneck = () => {
    if (initialized) {
      return;
    }
    initialized = true;
    if (groups.global == null) {
      createGroups(Bottleneck3, common2);
    }
    state.global = state.global ?? groups.global;
    state.auth = state.auth ?? groups.auth;
    state.search = state.search ?? groups.search;
    state.write = state.write ?? groups.write;
    state.notifications = state.notifications ?? groups.notifications;
    state.retryLimiter = state.retryLimiter ?? new Bottleneck3();
    const events = {};
    const emitter = new Bottleneck3.Events(events);
    events.on("secondary-limit", state.onSecondaryRateLimit);
    events.on("rate-limit", state.onRateLimit);
    events.on(
      "error",
      (e) => octokit.log.warn("Error in throttling-plugin limit handler", e)
    );
    state.retryLimiter.on("failed", async function(error2, info2) {
      const [state2, request2, options] = info2.args;
      const { pathname } = new URL(options.url, "http://github.test");
      const shouldRetryGraphQL = pathname.startsWith("/graphql") && error2.status !== 401;
      if (!(shouldRetryGraphQL || error2.status === 403 || error2.status === 429)) {
        return;
      }
      const retryCount = ~~request2.retryCount;
      request2.retryCount = retryCount;
      options.request.retryCount = retryCount;
      const { wantRetry, retryAfter = 0 } = await (async function() {
        if (/\bsecondary rate\b/i.test(error2.message)) {
          const retryAfter2 = Number(error2.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
          const wantRetry2 = await emitter.trigger(
            "secondary-limit",
            retryAfter2,
            options,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        if (error2.response.headers != null && error2.response.headers["x-ratelimit-remaining"] === "0" || (error2.response.data?.errors ?? []).some(
          (error22) => error22.type === "RATE_LIMITED"
        )) {
          const rateLimitReset = new Date(
            ~~error2.response.headers["x-ratelimit-reset"] * 1e3
          ).getTime();
          const retryAfter2 = Math.max(
            // Add one second so we retry _after_ the reset time
            // https://docs.github.com/en/rest/overview/resources-in-the-rest-api?apiVersion=2022-11-28#exceeding-the-rate-limit
            Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1,
            0
          );
          const wantRetry2 = await emitter.trigger(
            "rate-limit",
            retryAfter2,
            options,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        return {};
      })();
      if (wantRetry) {
        request2.retryCount++;
        return retryAfter * state2.retryAfterBaseValue;
      }
    });
  };
  octokit.hook.wrap("request", (request2, options) => {
    initializeBottleneck();
    return wrapRequest2(state, request2, options);
  });
  return {};
}
throttling.VERSION = VERSION9;
throttling.triggersNotification = triggersNotification;

// src/github/client.ts
var import_light3 = __toESM(require_light(), 1);
var RETRIES = 2;
var TIMEOUT_MS = 3e4;
var LONGEST_WAIT_S = 60;
function createClient({ token, apiUrl, userAgent: userAgent2 }) {
  const Octokit2 = GitHub.plugin(timeouts, retry, throttling);
  const waitsForLimit = (seconds, _, __, count2) => count2 < RETRIES && seconds <= LONGEST_WAIT_S;
  const octokit = new Octokit2(
    getOctokitOptions(token, {
      baseUrl: apiUrl,
      userAgent: userAgent2,
      log: { debug() {
      }, info() {
      }, warn() {
      }, error() {
      } },
      retry: { retries: RETRIES },
      throttle: {
        onRateLimit: waitsForLimit,
        onSecondaryRateLimit: waitsForLimit,
        fallbackSecondaryRateRetryAfter: LONGEST_WAIT_S,
        // The plugin's own spacing is one second between writes. A run posts a handful of check runs and is far from
        // GitHub's 80 a minute, so it need not wait; what GitHub does refuse is waited for all the same.
        write: new import_light3.default.Group({ id: "gatebook-write", maxConcurrent: 1, minTime: 0 })
      }
    })
  );
  let date = (/* @__PURE__ */ new Date(0)).toISOString();
  const noteTime = (headers) => {
    const parsed = dateHeader.safeParse(headers);
    if (parsed.success) date = new Date(parsed.data.date).toISOString();
  };
  return {
    time: () => `${date.slice(0, 19)}Z`,
    async graphql(document, variables2, { what, retries = RETRIES }) {
      const options = { method: "POST", query: document, variables: variables2, request: { retries } };
      const answer2 = await octokit.request("POST /graphql", graphqlOptions(apiUrl, options)).catch((error2) => {
        throw explain(error2, what);
      });
      noteTime(answer2.headers);
      return readGraphql(answer2.data, what, answer2.headers);
    },
    async rest(route, parameters, { what, retries = RETRIES }) {
      const answer2 = await octokit.request(route, { ...parameters, request: { retries } }).catch((error2) => {
        throw explain(error2, what);
      });
      noteTime(answer2.headers);
      return { status: answer2.status, data: answer2.data };
    }
  };
}
var dateHeader = object({ date: string() });
function graphqlOptions(apiUrl, options) {
  return /\/api\/v3\/?$/.test(apiUrl) ? { ...options, baseUrl: apiUrl.replace(/\/v3\/?$/, "") } : options;
}
function timeouts(octokit) {
  octokit.hook.before("request", (options) => {
    options.request = { ...options.request, signal: AbortSignal.timeout(TIMEOUT_MS) };
  });
}
var graphqlBody = object({
  data: unknown(),
  errors: array(
    object({
      type: string().default(""),
      message: string(),
      path: array(union([string(), number()])).default([])
    })
  ).default([])
});
function readGraphql(body, what, headers) {
  const parsed = graphqlBody.safeParse(body);
  if (!parsed.success) throw unreadable(what);
  const { data, errors } = parsed.data;
  if (errors.some((error2) => error2.type === "RATE_LIMITED")) throw rateLimited(what, 200, headers);
  return { data, errors: errors.map(({ path, ...rest }) => ({ ...rest, path: path.join(".") })) };
}
function unreadable(what) {
  return new GitHubError("unavailable", `GitHub's answer is not readable (${what}).`, {
    status: 0,
    next: "Run the job again; look for a proxy between the runner and GitHub if it happens again."
  });
}
var requestError = object({
  status: number(),
  message: string(),
  response: object({ headers: record(string(), union([string(), number()]).optional()) }).optional()
});
function explain(error2, what) {
  const parsed = requestError.safeParse(error2);
  if (!parsed.success) return refused(what, { status: 0, message: "the connection failed", headers: {} });
  const { status, message, response } = parsed.data;
  return refused(what, { status: response ? status : 0, message, headers: response?.headers ?? {} });
}

// src/github/queries.ts
var person2 = (
  /* GraphQL */
  `
fragment Person on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`
);
var review2 = (
  /* GraphQL */
  `
fragment Review on PullRequestReview {
  fullDatabaseId
  state
  submittedAt
  lastEditedAt
  authorCanPushToRepository
  author { ...Person }
  commit { oid }
}`
);
var commit = (
  /* GraphQL */
  `
fragment ChangeCommit on PullRequestCommit {
  commit {
    oid
    parents(first: 10) { totalCount nodes { oid } }
    authors(first: 100) { totalCount nodes { email user { databaseId login } } }
    committer { email user { databaseId login } }
  }
}`
);
var change2 = (
  /* GraphQL */
  `
fragment Change on PullRequest {
  id
  number
  url
  state
  isDraft
  isCrossRepository
  title
  author { ...Person }
  mergedBy { ...Person }
  mergedAt
  mergeCommit { oid }
  baseRefName
  headRefOid
  headRepository { databaseId nameWithOwner }
  changedFiles
  labels(first: 100) { totalCount nodes { name } }
  reviews(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Review } }
  commits(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { ...ChangeCommit } }
}`
);
var rules2 = (
  /* GraphQL */
  `
fragment RulesFile on TreeEntry {
  type
  mode
  object { oid ... on Blob { byteSize isBinary isTruncated text } }
}
fragment Rules on Commit {
  oid
  policy: file(path: $policyPath) { ...RulesFile }
  codeowners1: file(path: ".github/CODEOWNERS") { ...RulesFile }
  codeowners2: file(path: "CODEOWNERS") { ...RulesFile }
  codeowners3: file(path: "docs/CODEOWNERS") { ...RulesFile }
}`
);
var CHANGE = (
  /* GraphQL */
  `
query Change($owner: String!, $name: String!, $number: Int!, $policyPath: String!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    pullRequest(number: $number) {
      ...Change
      baseRef { target { ...Rules } }
    }
  }
}
${person2}${review2}${commit}${change2}${rules2}`
);
var MORE_REVIEWS = (
  /* GraphQL */
  `
query MoreReviews($id: ID!, $after: String!) {
  node(id: $id) {
    ... on PullRequest {
      reviews(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Review } }
    }
  }
}
${person2}${review2}`
);
var MORE_COMMITS = (
  /* GraphQL */
  `
query MoreCommits($id: ID!, $after: String!) {
  node(id: $id) {
    ... on PullRequest {
      commits(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...ChangeCommit } }
    }
  }
}
${commit}`
);
var CURRENT = (
  /* GraphQL */
  `
query Current($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      state
      headRefOid
      baseRefName
      baseRef { target { oid } }
      reviews(last: 100) { totalCount nodes { fullDatabaseId state } }
    }
  }
}`
);
var PUSHED = (
  /* GraphQL */
  `
query Pushed($owner: String!, $name: String!, $after: GitObjectID!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    object(oid: $after) {
      ... on Commit {
        history(first: 100, after: $cursor) {
          pageInfo { hasNextPage endCursor }
          nodes {
            oid
            parents(first: 1) { nodes { oid } }
            associatedPullRequests(first: 10) { totalCount nodes { number merged baseRefName mergeCommit { oid } } }
          }
        }
      }
    }
  }
}`
);
var LANDED = (
  /* GraphQL */
  `
query Landed(
  $owner: String!, $name: String!, $commit: GitObjectID!, $parent: GitObjectID!,
  $number: Int!, $direct: Boolean!, $policyPath: String!
) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    commit: object(oid: $commit) { ... on Commit { oid tree { oid } } }
    parent: object(oid: $parent) { ...Rules }
    pullRequest(number: $number) @skip(if: $direct) { ...Change }
  }
}
${person2}${review2}${commit}${change2}${rules2}`
);
var LEDGER = (
  /* GraphQL */
  `
query Ledger($owner: String!, $name: String!, $branch: String!, $record: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target {
        oid
        ... on Commit {
          head: file(path: "head.json") { object { ... on Blob { text isTruncated } } }
          record: file(path: $record) { object { ... on Blob { text isTruncated } } }
        }
      }
    }
  }
}`
);
var APPEND = (
  /* GraphQL */
  `
mutation Append($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`
);

// src/github/change.ts
var MOST_PAGES = 10;
async function readChange(client, { owner, name: name2 }, number2, policyPath2) {
  const what = `reading change #${number2}`;
  const answer2 = await client.graphql(CHANGE, { owner, name: name2, number: number2, policyPath: policyPath2 }, { what });
  const { viewer: viewer2, repository: repository2 } = parse3(changeAnswer, answer2.data, answer2.errors, what);
  if (!repository2.pullRequest) throw notFound(number2, `${owner}/${name2}`);
  const { baseRef, ...change3 } = repository2.pullRequest;
  return {
    viewer: viewer2.login,
    repository: { id: String(repository2.databaseId), name: repository2.nameWithOwner },
    change: await readRest(client, change3),
    rules: baseRef?.target ?? null,
    refusals: answer2.errors
  };
}
async function readLanded(client, { owner, name: name2 }, landed, policyPath2) {
  const what = `reading what landed as ${landed.commit.slice(0, 7)}`;
  const { commit: commit2, parent } = landed;
  const variables2 = { owner, name: name2, commit: commit2, parent, number: landed.pull ?? 0, direct: landed.pull === null, policyPath: policyPath2 };
  const answer2 = await client.graphql(LANDED, variables2, { what });
  const { viewer: viewer2, repository: repository2 } = parse3(landedAnswer, answer2.data, answer2.errors, what);
  if (!repository2.commit)
    throw new GitHubError("not_found", `GitHub knows no commit ${commit2}.`, {
      status: 404,
      next: "Check the event that started this run."
    });
  return {
    viewer: viewer2.login,
    repository: { id: String(repository2.databaseId), name: repository2.nameWithOwner },
    commit: { oid: repository2.commit.oid, tree: repository2.commit.tree.oid },
    rules: repository2.parent,
    change: repository2.pullRequest ? await readRest(client, repository2.pullRequest) : null,
    refusals: answer2.errors
  };
}
async function readCurrent(client, { owner, name: name2 }, number2) {
  const what = `reading change #${number2} again`;
  const answer2 = await client.graphql(CURRENT, { owner, name: name2, number: number2 }, { what });
  const { pullRequest } = parse3(currentAnswer, answer2.data, answer2.errors, what).repository;
  if (!pullRequest) throw notFound(number2, `${owner}/${name2}`);
  return {
    head: pullRequest.headRefOid,
    base: pullRequest.baseRef?.target?.oid ?? null,
    reviews: reviewState(
      pullRequest.reviews.totalCount,
      pullRequest.reviews.nodes.flatMap((node) => node ?? [])
    )
  };
}
function hasMoved({ change: change3, rules: rules3 }, now) {
  if (change3.headRefOid !== now.head || (rules3?.oid ?? null) !== now.base) return true;
  if (!change3.reviews) return false;
  const nodes = change3.reviews.nodes.flatMap((node) => node ?? []);
  return reviewState(change3.reviews.totalCount, nodes.slice(-100)) !== now.reviews;
}
function reviewState(total, nodes) {
  return `${total}: ${nodes.map(({ fullDatabaseId, state }) => `${fullDatabaseId} ${state}`).join(", ")}`;
}
async function readRest(client, change3) {
  const [reviews2, commits2] = await Promise.all([
    readPages(change3.reviews, async (after) => {
      const what = "reading more reviews";
      const answer2 = await client.graphql(MORE_REVIEWS, { id: change3.id, after }, { what });
      return parse3(moreReviewsAnswer, answer2.data, answer2.errors, what).node.reviews;
    }),
    readPages(change3.commits, async (after) => {
      const what = "reading more commits";
      const answer2 = await client.graphql(MORE_COMMITS, { id: change3.id, after }, { what });
      return parse3(moreCommitsAnswer, answer2.data, answer2.errors, what).node.commits;
    })
  ]);
  return { ...change3, reviews: reviews2, commits: commits2 };
}
async function readPages(first, next) {
  if (!first) return null;
  const nodes = [...first.nodes];
  let last = first;
  for (let page2 = 1; page2 < MOST_PAGES && last.pageInfo.hasNextPage && last.pageInfo.endCursor; page2++) {
    last = await next(last.pageInfo.endCursor);
    nodes.push(...last.nodes);
  }
  return { ...first, nodes };
}
function parse3(schema, data, errors, what) {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  if (errors.some((error2) => error2.type === "FORBIDDEN")) throw forbidden(what, {}, "contents: read, pull-requests: read");
  const missing2 = errors.find((error2) => error2.type === "NOT_FOUND");
  if (missing2) {
    throw new GitHubError("not_found", `GitHub finds nothing there (${what}).`, {
      status: 404,
      next: "Check the number and the repository, and that the token may read it: GitHub hides what a token may not see."
    });
  }
  if (errors[0])
    throw new GitHubError("unavailable", `GitHub could not answer (${what}): ${errors[0].message}`, {
      status: 200,
      next: "Run the job again."
    });
  throw unreadable(what);
}
function notFound(number2, repository2) {
  return new GitHubError(
    "not_found",
    `There is no pull request #${number2} in ${repository2}, or the token may not see it.`,
    {
      status: 404,
      next: "Check the number, and that the job has `pull-requests: read`."
    }
  );
}

// src/collect/change.ts
var ROOT = "repository.pullRequest";
function changeFact(told3, contents) {
  const { change: change3, base, repository: repository2 } = told3;
  if (base === null) {
    return missing(
      `The base branch ${change3.baseRefName} of change #${change3.number} does not exist.`,
      "Point the pull request at a branch that exists."
    );
  }
  if (change3.headRepository === null) {
    return missing(
      `The repository that change #${change3.number} comes from was deleted, so nobody can correct the change any more.`,
      "Push the commits to a branch that exists and open a new pull request from it."
    );
  }
  const refusal = refusedUnder(told3, "author", "pull-requests: read");
  if (refusal) return refusal;
  if (change3.author !== null && account(change3.author) === null) {
    return missing(
      `GitHub does not tell which account opened change #${change3.number}, so nobody can tell whether it approved itself.`,
      "Open the change again from a user account."
    );
  }
  return complete(told3, {
    repository: repository2,
    pull: change3.number,
    url: change3.url,
    title: change3.title,
    author: account(change3.author),
    head: change3.headRefOid,
    base,
    baseBranch: change3.baseRefName,
    draft: change3.isDraft,
    fork: change3.isCrossRepository,
    content: contents.head
  });
}
function commitsFact(told3) {
  const refusal = refusedUnder(told3, "commits", "contents: read");
  if (refusal) return refusal;
  const { commits: commits2 } = told3.change;
  const nodes = commits2?.nodes.flatMap((node) => node ?? []) ?? [];
  const cut = nodes.find(
    ({ commit: commit2 }) => commit2.authors.totalCount > commit2.authors.nodes.length || commit2.parents.totalCount > commit2.parents.nodes.length
  );
  if (cut) return truncated(`Commit ${cut.commit.oid.slice(0, 7)} has more authors or parents than GitHub lists.`);
  return listed(told3, "commits", commits2?.totalCount ?? -1, nodes.map(commitOf));
}
function reviewsFact(told3, contents) {
  const refusal = refusedUnder(told3, "reviews", "contents: read, pull-requests: read");
  if (refusal) return refusal;
  const { reviews: reviews2 } = told3.change;
  const nodes = reviews2?.nodes.flatMap((node) => node ?? []) ?? [];
  return listed(
    told3,
    "reviews",
    reviews2?.totalCount ?? -1,
    nodes.map((node) => reviewOf(node, contents))
  );
}
function labelsFact(told3) {
  const refusal = refusedUnder(told3, "labels", "pull-requests: read");
  if (refusal) return refusal;
  const { labels } = told3.change;
  return listed(told3, "labels", labels?.totalCount ?? -1, labels?.nodes.flatMap((node) => node?.name ?? []) ?? []);
}
function commitOf({ commit: commit2 }) {
  return {
    oid: commit2.oid,
    parents: commit2.parents.nodes.flatMap((parent) => parent?.oid ?? []),
    authors: commit2.authors.nodes.map(identity),
    committer: identity(commit2.committer)
  };
}
function reviewOf(node, contents) {
  return {
    id: node.fullDatabaseId,
    state: node.state,
    author: account(node.author),
    canWrite: node.authorCanPushToRepository,
    commit: node.commit?.oid ?? null,
    content: (node.commit && contents.reviews.get(node.commit.oid)) ?? null,
    submittedAt: node.submittedAt ?? "",
    edited: node.lastEditedAt !== null
  };
}
var KINDS = ["User", "Bot", "Mannequin", "Organization", "EnterpriseUserAccount"];
function account(person3) {
  const kind = KINDS.find((known) => known === person3?.__typename);
  if (!person3 || !kind || person3.databaseId == null) return null;
  return { id: String(person3.databaseId), login: kind === "Bot" ? botLogin(person3.login) : person3.login, kind };
}
var botLogin = (login) => login.endsWith("[bot]") ? login : `${login}[bot]`;
var HIDDEN_ADDRESS = /^([1-9]\d*)\+[^@]+@users\.noreply\.github\.com$/;
var WEB_FLOW = { email: "noreply@github.com", id: "19864447", login: "web-flow" };
function identity(actor) {
  if (!actor) return null;
  if (actor.user && actor.user.databaseId !== null)
    return { id: String(actor.user.databaseId), login: actor.user.login };
  const hidden = HIDDEN_ADDRESS.exec(actor.email ?? "")?.[1];
  if (hidden !== void 0) return { id: hidden, login: null };
  return actor.email === WEB_FLOW.email ? { id: WEB_FLOW.id, login: WEB_FLOW.login } : null;
}
function provenance({ collectedAt }) {
  return { source: "github-graphql", trust: "platform", collectedAt };
}
function complete(told3, value) {
  return { state: "complete", value, provenance: provenance(told3) };
}
function listed(told3, name2, total, value) {
  if (value.length !== total) {
    return truncated(
      `GitHub lists ${value.length} ${name2} of the change but counts ${total < 0 ? "an unknown number" : total}.`
    );
  }
  return { state: "complete", value, provenance: { ...provenance(told3), listed: value.length, total } };
}
function refusedUnder(told3, part, permission) {
  const under = told3.refusals.filter(({ path }) => path === `${ROOT}.${part}` || path.startsWith(`${ROOT}.${part}.`));
  if (under.some((error2) => error2.type === "FORBIDDEN")) {
    return {
      state: "unavailable",
      why: "forbidden",
      detail: `The token may not read the ${part} of the change.`,
      next: `Grant the job \`${permission}\` under \`permissions:\` in the workflow.`
    };
  }
  if (under.length === 0) return void 0;
  return {
    state: "unavailable",
    why: "unreachable",
    detail: `GitHub could not tell the ${part} of the change.`,
    next: "Run the job again."
  };
}
function truncated(detail) {
  return {
    state: "unavailable",
    why: "truncated",
    detail,
    next: "Run the job again; split the change if it is this large."
  };
}
var missing = (detail, next) => ({ state: "unavailable", why: "missing", detail, next });

// src/git/content.ts
import { createHash } from "node:crypto";

// src/git/names.ts
var strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decodeName(bytes) {
  try {
    const text = strict.decode(bytes);
    if (!text.startsWith('"')) return text;
  } catch {
  }
  return `"${Array.from(bytes, quote).join("")}"`;
}
function quote(byte) {
  if (byte === 34 || byte === 92) return `\\${String.fromCharCode(byte)}`;
  if (byte >= 32 && byte < 127) return String.fromCharCode(byte);
  return `\\${byte.toString(8).padStart(3, "0")}`;
}
function byCodeUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// src/git/content.ts
function contentDigest(entries) {
  const rows = entries.map(
    (entry2) => JSON.stringify([entry2.status, entry2.path, entry2.previousPath, ...fields(entry2.before), ...fields(entry2.after)])
  );
  const document = `[${rows.sort(byCodeUnits).join(",")}]`;
  return `sha256:${createHash("sha256").update(document).digest("hex")}`;
}
function fields(side2) {
  return [side2?.mode ?? null, side2?.blob ?? null];
}

// src/git/repository.ts
import { readFile, realpath } from "node:fs/promises";
import { resolve } from "node:path";

// src/git/raw.ts
var STATUS = {
  A: "added",
  M: "modified",
  D: "removed",
  R: "renamed",
  C: "copied",
  T: "type-changed"
};
var RawReader = class {
  entries = [];
  head;
  names = [];
  field(bytes) {
    if (this.head === void 0) this.head = entryHead(bytes);
    else this.names.push(decodeName(bytes));
    const letter = this.head[5] ?? "";
    if (this.names.length < (letter === "R" || letter === "C" ? 2 : 1)) return;
    this.entries.push(entry(this.head, this.names));
    this.head = void 0;
    this.names = [];
  }
  /** Whether the last entry is whole. */
  get complete() {
    return this.head === void 0;
  }
};
function entryHead(bytes) {
  const text = Buffer.from(bytes).toString("latin1");
  const match = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMDRCT])\d*$/.exec(text);
  if (match === null) throw misread(`an entry that begins with ${JSON.stringify(text.slice(0, 80))}`);
  return match;
}
function entry(head, names2) {
  const [, beforeMode = "", afterMode = "", beforeBlob = "", afterBlob = "", letter = ""] = head;
  return {
    path: names2.at(-1) ?? "",
    previousPath: names2.length === 2 ? names2[0] ?? null : null,
    status: STATUS[letter] ?? "modified",
    before: side(beforeMode, beforeBlob),
    after: side(afterMode, afterBlob)
  };
}
function side(mode, blob) {
  return mode === "000000" ? null : { mode, blob };
}
function misread(what) {
  return new GitError("git_failed", `git gave a diff that could not be read: ${what}.`);
}

// src/git/patch.ts
var NUL = 0;
var NEWLINE = 10;
var HEAD = 96;
var EMPTY_BLOBS = /* @__PURE__ */ new Set([
  "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
  "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"
]);
var DiffReader = class {
  raw = new RawReader();
  field = [];
  inPatch = false;
  sections = [];
  head = Buffer.alloc(HEAD);
  headLength = 0;
  oldLeft = 0;
  newLeft = 0;
  push(chunk) {
    let position = 0;
    while (!this.inPatch && position < chunk.length) position = this.pushField(chunk, position);
    while (position < chunk.length) position = this.pushLine(chunk, position);
  }
  /** The entries alone, for a diff that was asked for without patches. */
  entries() {
    if (!this.raw.complete || this.field.length > 0) throw misread("its last entry is cut off");
    return this.raw.entries;
  }
  end() {
    const entries = this.entries();
    if (this.headLength > 0 || this.oldLeft + this.newLeft > 0) throw misread("its last line is cut off");
    return attach(entries, this.sections);
  }
  pushField(chunk, start) {
    const end = chunk.indexOf(NUL, start);
    this.field.push(Buffer.from(chunk.subarray(start, end === -1 ? chunk.length : end)));
    if (end === -1) return chunk.length;
    const field = Buffer.concat(this.field);
    this.field = [];
    if (this.raw.complete && field.length === 0) this.inPatch = true;
    else this.raw.field(field);
    return end + 1;
  }
  pushLine(chunk, start) {
    const newline = chunk.indexOf(NEWLINE, start);
    const end = newline === -1 ? chunk.length : newline;
    const taken = Math.min(HEAD - this.headLength, end - start);
    chunk.copy(this.head, this.headLength, start, start + taken);
    this.headLength += taken;
    if (newline === -1) return end;
    this.line();
    this.headLength = 0;
    return newline + 1;
  }
  line() {
    const first = this.headLength === 0 ? "" : String.fromCharCode(this.head[0] ?? 0);
    if (first === "\\") return;
    if (this.oldLeft + this.newLeft > 0) this.content(first);
    else this.structure();
  }
  content(first) {
    if (first === "-") this.oldLeft--;
    else if (first === "+") this.newLeft--;
    if (first !== "-" && first !== "+" || this.oldLeft < 0 || this.newLeft < 0)
      throw misread("a hunk breaks its counts");
  }
  structure() {
    const text = this.head.toString("latin1", 0, this.headLength);
    if (text.startsWith("diff --git ")) this.sections.push({ hunks: 0, added: [] });
    else if (text.startsWith("@@ ")) this.hunk(text);
    else if ((this.sections.at(-1)?.hunks ?? 1) > 0) throw misread("a line outside of every hunk");
  }
  hunk(text) {
    const section2 = this.sections.at(-1);
    const match = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text);
    if (section2 === void 0 || match === null) throw misread("a hunk without counts");
    this.oldLeft = Number(match[1] ?? 1);
    this.newLeft = Number(match[3] ?? 1);
    section2.hunks++;
    const first = Number(match[2]);
    if (this.newLeft > 0) section2.added.push([first, first + this.newLeft - 1]);
  }
};
function attach(entries, sections) {
  let next = 0;
  const whole = entries.map((entry2) => {
    if (entry2.status === "type-changed") next++;
    const section2 = sections[next++];
    if (section2 === void 0) throw misread(`no patch for ${JSON.stringify(entry2.path)}`);
    if (section2.hunks === 0 && hasContent(entry2)) throw misread(`no lines for ${JSON.stringify(entry2.path)}`);
    return { ...entry2, addedLines: entry2.after?.mode.startsWith("100") ? section2.added : [] };
  });
  if (next !== sections.length) throw misread(`${sections.length} patches where ${next} were expected`);
  return whole;
}
function hasContent({ before, after }) {
  const old = before?.blob ?? "";
  const now = after?.blob ?? "";
  return old !== now && !(isNothing(old) && isNothing(now));
}
function isNothing(blob) {
  return blob === "" || EMPTY_BLOBS.has(blob);
}

// src/git/worktree.ts
import { createHash as createHash2 } from "node:crypto";
import { constants as constants3 } from "node:fs";
import { open as open2 } from "node:fs/promises";
import { join } from "node:path";
var MAX_BYTES = 64 * 1024 * 1024;
async function holdsBlob(folder, path, blob) {
  const content = await read(join(folder, path));
  if (content === void 0) return false;
  if (blobId(content, blob.length) === blob) return true;
  return content.includes("\r\n") && blobId(withoutCarriageReturns(content), blob.length) === blob;
}
async function read(file2) {
  try {
    const handle = await open2(file2, constants3.O_RDONLY | (constants3.O_NOFOLLOW ?? 0) | (constants3.O_NONBLOCK ?? 0));
    try {
      const stat2 = await handle.stat();
      return stat2.isFile() && stat2.size <= MAX_BYTES ? await handle.readFile() : void 0;
    } finally {
      await handle.close();
    }
  } catch {
    return void 0;
  }
}
function blobId(content, digits) {
  const hash = createHash2(digits === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${content.length}\0`).update(content).digest("hex");
}
function withoutCarriageReturns(content) {
  return Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

// src/git/repository.ts
var RAW = ["diff-tree", "-r", "-z", "--raw", "--full-index", "--no-relative", "--ignore-submodules=none"];
var PATCH = [
  "-p",
  "--unified=0",
  "--inter-hunk-context=0",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--text",
  "--diff-algorithm=histogram",
  "--indent-heuristic",
  "--submodule=short",
  "--src-prefix=a/",
  "--dst-prefix=b/"
];
var RENAMES = ["--find-renames=50%", "-l5000"];
var DIFF_LIMITS = { ...LIMITS, bytes: 2 * 1024 * 1024 * 1024 };
async function openRepository({ folder, path }) {
  const git = { folder: await existing(folder), path };
  await runGit(git, ["rev-parse", "--git-dir"]);
  const trees = /* @__PURE__ */ new Map();
  const tree = (commit2) => {
    const known = trees.get(commit2) ?? trackedFiles(git, commit2);
    trees.set(commit2, known);
    return known;
  };
  return {
    folder: git.folder,
    headCommit: () => resolveCommit(git, "HEAD"),
    hasCommit: async (commit2) => await resolveCommit(git, valid(commit2)) === commit2,
    parents: (commit2) => parents(git, valid(commit2)),
    isShallow: async () => (await shallowCommits(git)).size > 0,
    isAncestor: async (ancestor, commit2) => (await runGit(git, ["merge-base", "--is-ancestor", valid(ancestor), valid(commit2)])).status === 0,
    mergeBase: (a, b) => mergeBase(git, valid(a), valid(b)),
    trackedFiles: async (commit2) => tree(valid(commit2)),
    changedInWorktree: async (commit2, paths) => changedInWorktree(git.folder, await tree(valid(commit2)), paths),
    rawDiff: (from, to, { renames }) => rawDiff(git, valid(from), valid(to), renames),
    diff: (from, to) => diff(git, valid(from), valid(to))
  };
}
async function existing(folder) {
  try {
    return await realpath(folder);
  } catch {
    throw new GitError("not_a_repository", "The workspace folder does not exist.");
  }
}
function valid(commit2) {
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit2)) return commit2;
  throw new GitError(
    "git_failed",
    `${JSON.stringify(commit2.slice(0, 80))} is no commit id.`,
    "Name the full commit id."
  );
}
async function resolveCommit(git, name2) {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name2}^{commit}`];
  const { status, output } = await runGit(git, args);
  return status === 0 ? output.toString("latin1").trim() : void 0;
}
async function parents(git, commit2) {
  const { output } = await runGit(git, ["cat-file", "commit", commit2]);
  const [header = ""] = output.toString("latin1").split("\n\n", 1);
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "");
}
async function shallowCommits(git) {
  const { output } = await runGit(git, ["rev-parse", "--git-path", "shallow"]);
  try {
    const text = await readFile(resolve(git.folder, output.toString("utf8").trimEnd()), "latin1");
    return new Set(text.split("\n").filter((line) => line !== ""));
  } catch {
    return /* @__PURE__ */ new Set();
  }
}
async function mergeBase(git, a, b) {
  const shallow = await shallowCommits(git);
  await refuseHiddenHistory(git, a, b, shallow);
  const { status, output } = await runGit(git, ["merge-base", a, b]);
  if (status === 0) return output.toString("latin1").trim();
  throw new GitError("history_missing", `${short(a)} and ${short(b)} have no common ancestor in this clone.`);
}
async function refuseHiddenHistory(git, a, b, shallow) {
  if (shallow.size === 0) return;
  const { output } = await runGit(git, ["rev-list", `${a}...${b}`]);
  const cut = output.toString("latin1").split("\n").find((commit2) => shallow.has(commit2));
  if (cut === void 0) return;
  const detail = `The clone's history ends at ${short(cut)}, before ${short(a)} and ${short(b)} meet.`;
  throw new GitError("history_missing", detail);
}
async function trackedFiles(git, commit2) {
  const { output } = await runGit(git, ["ls-tree", "-r", "-z", "--full-tree", commit2]);
  const files = /* @__PURE__ */ new Map();
  for (let start = 0; start < output.length; ) {
    const tab = output.indexOf(9, start);
    const end = output.indexOf(0, start);
    const match = /^(\d{6}) \w+ ([0-9a-f]+)$/.exec(output.toString("latin1", start, tab));
    if (match === null || end === -1) throw misread("a list of files that is cut off");
    files.set(decodeName(output.subarray(tab + 1, end)), { mode: match[1] ?? "", blob: match[2] ?? "" });
    start = end + 1;
  }
  return files;
}
async function changedInWorktree(folder, tracked, paths) {
  const changed = [];
  for (const path of paths) {
    const file2 = tracked.get(path);
    if (file2 === void 0 || !await holdsBlob(folder, path, file2.blob)) changed.push(path);
  }
  return changed;
}
async function rawDiff(git, from, to, renames) {
  const reader = new DiffReader();
  const args = [...RAW, ...renames ? RENAMES : ["--no-renames"], from, to];
  await streamGit(git, args, (chunk) => reader.push(chunk), DIFF_LIMITS);
  return reader.entries();
}
async function diff(git, from, to) {
  const reader = new DiffReader();
  await streamGit(git, [...RAW, ...PATCH, ...RENAMES, from, to], (chunk) => reader.push(chunk), DIFF_LIMITS);
  return reader.end();
}
function short(commit2) {
  return commit2.slice(0, 10);
}

// src/collect/checkout.ts
async function measuredCommit(repository2, ends) {
  const commit2 = await repository2.headCommit() ?? null;
  if (commit2 === ends.head) return { commit: commit2, as: "head" };
  if (commit2 !== null && await isTestMerge(repository2, commit2, ends)) return { commit: commit2, as: "merge" };
  return { commit: commit2, as: "other" };
}
async function isTestMerge(repository2, commit2, { head, base }) {
  const [onto, merged, ...more] = await repository2.parents(commit2);
  if (onto === void 0 || merged !== head || more.length > 0) return false;
  if (onto === base || !await repository2.hasCommit(base) || await repository2.isShallow()) return true;
  return repository2.isAncestor(onto, base);
}
async function changeRange(repository2, measured, { head, base }) {
  if (measured.as !== "merge" || measured.commit === null) {
    await demand(repository2, base, "base");
    await demand(repository2, head, "head");
    return { from: await repository2.mergeBase(base, head), to: head };
  }
  const [onto = ""] = await repository2.parents(measured.commit);
  await demand(repository2, onto, "base");
  return { from: onto, to: measured.commit };
}
async function demand(repository2, commit2, what) {
  if (await repository2.hasCommit(commit2)) return;
  throw new GitError("history_missing", `The clone does not have the ${what} commit ${commit2.slice(0, 10)}.`);
}

// src/reports/lines.ts
var MAX_LINE = 2 ** 31 - 1;
var MAX_LINES = 1e7;
var NO_LINES = new Uint32Array(0);
function lineNumber(code2) {
  return code2 >>> 1;
}
function isHit(code2) {
  return (code2 & 1) === 1;
}
function countHit(lines) {
  let hit = 0;
  for (let index = 0; index < lines.length; index++) hit += lines[index] & 1;
  return hit;
}
function mergeLines(lists) {
  const filled = lists.filter((list2) => list2.length > 0);
  if (filled.length < 2) return filled[0] ?? NO_LINES;
  const all = new Uint32Array(filled.reduce((sum, list2) => sum + list2.length, 0));
  let end = 0;
  for (const list2 of filled) {
    all.set(list2, end);
    end += list2.length;
  }
  return inOrder(all);
}
var RecordLines = class {
  codes = new Uint32Array(4096);
  length = 0;
  /** Whether the line still fits. */
  add(line, hit) {
    if (this.length === this.codes.length && !this.grow()) return false;
    this.codes[this.length++] = line * 2 + (hit ? 1 : 0);
    return true;
  }
  take() {
    const codes = this.codes.slice(0, this.length);
    this.length = 0;
    return inOrder(codes);
  }
  grow() {
    if (this.length >= MAX_LINES) return false;
    const larger = new Uint32Array(Math.min(this.length * 4, MAX_LINES));
    larger.set(this.codes);
    this.codes = larger;
    return true;
  }
};
var FileLines = class {
  merged = NO_LINES;
  pending = [];
  pendingLength = 0;
  add(lines) {
    if (lines.length === 0) return;
    this.pending.push(lines);
    this.pendingLength += lines.length;
    if (this.pendingLength > this.merged.length + 1e5) this.lines();
  }
  lines() {
    if (this.pending.length > 0) this.merged = mergeLines([this.merged, ...this.pending]);
    this.pending = [];
    this.pendingLength = 0;
    return this.merged;
  }
};
function inOrder(codes) {
  if (isAscending(codes)) return codes;
  codes.sort();
  let length = 0;
  for (const code2 of codes) {
    if (length > 0 && lineNumber(codes[length - 1] ?? 0) === lineNumber(code2)) length--;
    codes[length++] = code2;
  }
  return codes.slice(0, length);
}
function isAscending(codes) {
  let previous = -1;
  for (let index = 0; index < codes.length; index++) {
    const line = lineNumber(codes[index]);
    if (line <= previous) return false;
    previous = line;
  }
  return true;
}
function within(lines, ranges) {
  const split = { covered: [], uncovered: [] };
  let index = 0;
  for (const [first, last] of ranges) {
    index = firstFrom(lines, first, index);
    for (; index < lines.length && lineNumber(lines[index]) <= last; index++) {
      const code2 = lines[index];
      extend(isHit(code2) ? split.covered : split.uncovered, lineNumber(code2));
    }
  }
  return split;
}
function extend(ranges, line) {
  const open4 = ranges.at(-1);
  if (open4 !== void 0 && open4[1] === line - 1) open4[1] = line;
  else ranges.push([line, line]);
}
function firstFrom(lines, line, from) {
  let low = from;
  let high = lines.length;
  while (low < high) {
    const middle = low + high >>> 1;
    if (lineNumber(lines[middle]) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/reports/paths.ts
function pathMap(tracked, workspaces) {
  const roots = workspaces.map((folder) => `${slashed(folder).replace(/\/+$/, "")}/`);
  let ends;
  return (reported) => {
    const path = normalised(reported);
    if (path === void 0) return void 0;
    if (tracked.has(path)) return path;
    const root = roots.find((folder) => path.startsWith(folder));
    const inside = root === void 0 ? path : path.slice(root.length);
    if (tracked.has(inside)) return inside;
    ends ??= byLastTwo(tracked);
    return uniqueEnd(inside, ends);
  };
}
function slashed(path) {
  return path.replaceAll("\\", "/");
}
function normalised(reported) {
  const path = slashed(withoutScheme(reported));
  const segments = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === void 0) return void 0;
  }
  return (path.startsWith("/") ? "/" : "") + segments.join("/");
}
function withoutScheme(reported) {
  if (!reported.startsWith("file://")) return reported;
  const path = reported.slice("file://".length).replace(/^\/(?=[A-Za-z]:)/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
function byLastTwo(tracked) {
  const ends = /* @__PURE__ */ new Map();
  for (const path of tracked) {
    const end = lastTwo(path);
    if (end === void 0) continue;
    const same = ends.get(end);
    if (same === void 0) ends.set(end, [path]);
    else same.push(path);
  }
  return ends;
}
function lastTwo(path) {
  const last = path.lastIndexOf("/");
  if (last <= 0) return void 0;
  return path.slice(path.lastIndexOf("/", last - 1) + 1);
}
function uniqueEnd(path, ends) {
  const found = (ends.get(lastTwo(path) ?? "") ?? []).filter(
    (tracked) => path.endsWith(`/${tracked}`) || tracked.endsWith(path.startsWith("/") ? path : `/${path}`)
  );
  return found.length === 1 ? found[0] : void 0;
}

// src/reports/find.ts
import { readdir as readdir2 } from "node:fs/promises";
import { join as join2 } from "node:path";
var MAX_FILES = 200;
var MAX_VISITED = 1e6;
var SKIPPED = /* @__PURE__ */ new Set([".git", "node_modules"]);
async function findReports(workspace, patterns) {
  const paths = /* @__PURE__ */ new Set();
  for (const pattern of patterns) {
    const matches = isLiteral(pattern) ? [pattern] : await walk(workspace, pattern);
    if (matches.length === 0) return { state: "missing", detail: `No file in the workspace matches "${pattern}".` };
    for (const path of matches) paths.add(path);
    if (paths.size > MAX_FILES) return { state: "unreadable", detail: tooMany(pattern) };
  }
  return { state: "found", paths: [...paths].sort() };
}
async function walk(workspace, pattern) {
  const search = { workspace, matches: matcher([pattern]), fixed: fixedFolders(pattern), found: [], visited: 0 };
  await visit(search, "", 0);
  return search.found;
}
async function visit(search, folder, depth) {
  for (const entry2 of await list(join2(search.workspace, folder))) {
    if (search.found.length > MAX_FILES || ++search.visited > MAX_VISITED) return;
    const path = folder === "" ? entry2.name : `${folder}/${entry2.name}`;
    if (!entry2.isDirectory()) {
      if (search.matches(path)) search.found.push(path);
    } else if (!SKIPPED.has(entry2.name) && (search.fixed[depth] ?? entry2.name) === entry2.name) {
      await visit(search, path, depth + 1);
    }
  }
}
async function list(folder) {
  try {
    return await readdir2(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
function fixedFolders(pattern) {
  const segments = pattern.split("/").slice(0, -1);
  const wild = segments.findIndex((segment) => !isLiteral(segment));
  return wild === -1 ? segments : segments.slice(0, wild);
}
function tooMany(pattern) {
  return `"${pattern}" matches more than the ${MAX_FILES} files that one report may have.`;
}

// src/reports/read.ts
import { createHash as createHash3 } from "node:crypto";
import { constants as constants4 } from "node:fs";
import { lstat as lstat2, open as open3, realpath as realpath2 } from "node:fs/promises";
import { isAbsolute, join as join3, sep as sep2 } from "node:path";

// src/reports/format.ts
var UnreadableReport = class extends Error {
  name = "UnreadableReport";
};

// src/reports/lcov.ts
var NEWLINE2 = 10;
var RETURN = 13;
var COMMA = 44;
var ZERO = 48;
var NINE = 57;
var D = 68;
var A = 65;
var COLON = 58;
var MAX_LINE_BYTES = 1024 * 1024;
var MAX_PATH_BYTES = 4096;
var MAX_PATHS = 5e5;
var lcov = {
  name: "LCOV",
  recognises: (start) => /^(?:\xef\xbb\xbf)?\s*(?:TN:|SF:)/.test(Buffer.from(start).toString("latin1")),
  reader: () => new LcovReader()
};
var LcovReader = class {
  files = /* @__PURE__ */ new Map();
  oddities = /* @__PURE__ */ new Map();
  lineCount = 0;
  rest = new Rest();
  path = "";
  open = false;
  counts = new RecordLines();
  summary = { found: void 0, hit: void 0 };
  records = 0;
  named = false;
  push(chunk) {
    let position = this.rest.length > 0 ? this.finishRest(chunk) : 0;
    while (position < chunk.length) {
      const after = this.plainCount(chunk, position);
      position = after === -1 ? this.anyLine(chunk, position) : after;
    }
  }
  end() {
    if (this.rest.length > 0) this.line(this.rest.take());
    if (this.open) throw new UnreadableReport(`It is cut off: the record of ${quoted(this.path)} has no end.`);
    if (this.named) throw new UnreadableReport("It is cut off: a test name without a record ends it.");
    if (this.records === 0) throw new UnreadableReport('It has no complete record: no line says "end_of_record".');
    const files = new Map(Array.from(this.files, ([path, file2]) => [path, file2.lines()]));
    return { files, oddities: this.oddities };
  }
  finishRest(chunk) {
    const newline = chunk.indexOf(NEWLINE2);
    const end = newline === -1 ? chunk.length : newline;
    this.keep(chunk.subarray(0, end));
    if (newline !== -1) this.line(this.rest.take());
    return newline === -1 ? end : newline + 1;
  }
  anyLine(chunk, start) {
    const newline = chunk.indexOf(NEWLINE2, start);
    if (newline === -1) this.keep(chunk.subarray(start));
    else this.line(chunk.subarray(start, newline));
    return newline === -1 ? chunk.length : newline + 1;
  }
  keep(bytes) {
    if (this.rest.length + bytes.length > MAX_LINE_BYTES) this.refuse(`has more than ${MAX_LINE_BYTES} bytes`, 1);
    this.rest.add(bytes);
  }
  /** The usual `DA:12,3` of an open record, whole in this chunk. Gives where the next line begins; -1: not one of those. */
  plainCount(chunk, start) {
    if (!this.open) return -1;
    if (chunk[start] !== D || chunk[start + 1] !== A || chunk[start + 2] !== COLON) return -1;
    let position = start + 3;
    let line = 0;
    let byte = chunk[position];
    while (byte >= ZERO && byte <= NINE) {
      line = line * 10 + byte - ZERO;
      byte = chunk[++position];
    }
    if (byte !== COMMA || line === 0 || position - start > 12) return -1;
    const countStart = ++position;
    let hit = 0;
    byte = chunk[position];
    while (byte >= ZERO && byte <= NINE) {
      hit |= byte - ZERO;
      byte = chunk[++position];
    }
    if (position === countStart || position - countStart > 15) return -1;
    if (byte === RETURN) byte = chunk[++position];
    if (byte !== NEWLINE2) return -1;
    this.lineCount++;
    this.add(line, hit > 0);
    return position + 1;
  }
  line(bytes) {
    this.lineCount++;
    let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
    if (this.lineCount === 1) text = text.replace(/^\ufeff/, "");
    text = text.trimEnd();
    if (text === "") return;
    if (text === "end_of_record") this.close();
    else this.directive(text);
  }
  /** Directives that are not listed count branches, functions and more; what is not known is passed over. */
  directive(text) {
    const colon = text.indexOf(":");
    const name2 = text.slice(0, Math.max(colon, 0));
    const value = text.slice(colon + 1);
    if (!/^[A-Za-z_]+$/.test(name2)) this.refuse("is not of the form NAME:value");
    if (name2 === "SF") this.begin(value);
    if (name2 === "TN" && !this.open) this.named = true;
    if (name2 !== "DA" && name2 !== "LF" && name2 !== "LH") return;
    if (!this.open) this.refuse(`has ${name2} outside of a record`);
    if (name2 === "DA") this.count(value);
    else if (name2 === "LF") this.summary.found = value;
    else this.summary.hit = value;
  }
  begin(path) {
    if (this.open) this.refuse(`begins a record before the one of ${quoted(this.path)} has ended`);
    if (path === "") this.refuse("names no file");
    if (Buffer.byteLength(path) > MAX_PATH_BYTES) this.refuse(`has a path of more than ${MAX_PATH_BYTES} bytes`);
    if (this.files.size === MAX_PATHS && !this.files.has(path)) this.refuse(`names more than ${MAX_PATHS} files`);
    this.path = path;
    this.open = true;
    this.summary = { found: void 0, hit: void 0 };
    this.named = false;
  }
  close() {
    if (!this.open) this.refuse("ends a record that has not begun");
    const lines = this.counts.take();
    const { found, hit } = this.summary;
    if (contradicts(found, lines.length) || contradicts(hit, countHit(lines))) this.note("summary_mismatch");
    if (lines.length > 0 || Number(found ?? 0) === 0) this.fileLines().add(lines);
    this.open = false;
    this.records++;
  }
  fileLines() {
    const known = this.files.get(this.path);
    if (known !== void 0) return known;
    const lines = new FileLines();
    this.files.set(this.path, lines);
    return lines;
  }
  count(value) {
    const match = /^(\d+),([^,]+)(?:,.*)?$/.exec(value);
    const line = Number(match?.[1]);
    const hit = this.isHit(match?.[2] ?? "");
    if (match === null || hit === void 0 || line > MAX_LINE)
      this.refuse(`has a count that cannot be read: DA:${value.slice(0, 80)}`);
    if (line === 0) this.note("line_zero");
    else this.add(line, hit);
  }
  /** Counters wrap (`-3`), race (`18446744073709551151`) and are written by languages with floats (`1e+20`). */
  isHit(count2) {
    const match = /^(-?)(\d+)(\.\d+)?([eE][+-]?\d+)?$/.exec(count2);
    if (match === null) return void 0;
    const [, sign, whole = "", fraction, exponent] = match;
    if (!/[1-9]/.test(whole + (fraction ?? ""))) return false;
    if (sign === "-") {
      this.note("negative_count");
      return false;
    }
    if (whole.length > 15 || exponent !== void 0) this.note("huge_count");
    else if (fraction !== void 0) this.note("fractional_count");
    return true;
  }
  add(line, hit) {
    if (!this.counts.add(line, hit)) this.refuse(`is more than the ${MAX_LINES} counts that one record may have`);
  }
  note(oddity) {
    this.oddities.set(oddity, (this.oddities.get(oddity) ?? 0) + 1);
  }
  refuse(what, ahead = 0) {
    throw new UnreadableReport(`Line ${this.lineCount + ahead} ${what}.`);
  }
};
var Rest = class {
  bytes = new Uint8Array(1024);
  length = 0;
  add(more) {
    if (this.length + more.length > this.bytes.length) {
      const larger = new Uint8Array((this.length + more.length) * 2);
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(more, this.length);
    this.length += more.length;
  }
  take() {
    const whole = this.bytes.subarray(0, this.length);
    this.length = 0;
    return whole;
  }
};
function contradicts(claimed, counted2) {
  return claimed !== void 0 && claimed !== String(counted2);
}
function quoted(path) {
  return JSON.stringify(path.slice(0, 200));
}

// src/reports/formats.ts
var formats = [lcov];

// src/reports/read.ts
var MAX_BYTES2 = 512 * 1024 * 1024;
var CHUNK = 1024 * 1024;
async function readReport(workspace, path) {
  try {
    const located = await locate(workspace, path);
    if (typeof located !== "string") return located;
    const handle = await open3(located, constants4.O_RDONLY | (constants4.O_NOFOLLOW ?? 0) | (constants4.O_NONBLOCK ?? 0));
    try {
      return await readOpened(handle, path);
    } finally {
      await handle.close();
    }
  } catch (error2) {
    return { state: "unreadable", detail: `"${path}" could not be read: ${codeOf(error2)}.` };
  }
}
async function locate(workspace, path) {
  if (isAbsolute(path) || path.split(/[\\/]/).includes("..")) return unsafe(path, "leads out of the workspace");
  const root = await realpath2(workspace);
  const named = join3(root, path);
  try {
    const stat2 = await lstat2(named);
    if (stat2.isSymbolicLink()) return unsafe(path, "is a link");
    if (!stat2.isFile()) return unsafe(path, stat2.isDirectory() ? "is a folder" : "is not a regular file");
    const real = await realpath2(named);
    return real.startsWith(root + sep2) ? real : unsafe(path, "lies outside of the workspace, behind a link");
  } catch (error2) {
    if (!isAbsent(error2)) throw error2;
    return { state: "missing", detail: `There is no file "${path}" in the workspace.` };
  }
}
async function readOpened(handle, path) {
  const stat2 = await handle.stat();
  if (!stat2.isFile()) return unsafe(path, "is not a regular file");
  if (stat2.size > MAX_BYTES2)
    return unreadable2(path, `It has ${stat2.size} bytes, more than the ${MAX_BYTES2} that are read.`);
  const { digest, bytes, content } = await readAll(handle, stat2.size);
  const evidence2 = { path, digest, bytes };
  if (bytes === 0) return { state: "empty", detail: `"${path}" is there but has no content.`, evidence: evidence2 };
  if (bytes !== stat2.size) return unreadable2(path, "It changed while it was read.", evidence2);
  if (content instanceof UnreadableReport) return unreadable2(path, content.message, evidence2);
  return { state: "read", evidence: evidence2, modified: stat2.mtimeMs, report: content };
}
async function readAll(handle, size) {
  const hash = createHash3("sha256");
  const parser = new Parser();
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size + 1));
  let bytes = 0;
  while (bytes <= size) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    bytes += bytesRead;
    hash.update(chunk);
    parser.push(chunk);
  }
  return { digest: `sha256:${hash.digest("hex")}`, bytes, content: parser.end() };
}
var Parser = class {
  reader;
  problem;
  push(chunk) {
    this.attempt(() => {
      this.reader ??= formats.find((format) => format.recognises(chunk.subarray(0, 65536)))?.reader();
      if (this.reader === void 0) throw new UnreadableReport(`It is in no format known here (${names()}).`);
      this.reader.push(chunk);
    });
  }
  end() {
    const report2 = this.attempt(() => this.reader?.end());
    return this.problem ?? report2 ?? new UnreadableReport("It has no content.");
  }
  attempt(step) {
    if (this.problem !== void 0) return void 0;
    try {
      return step();
    } catch (error2) {
      if (!(error2 instanceof UnreadableReport)) throw error2;
      this.problem = error2;
      return void 0;
    }
  }
};
function names() {
  return formats.map((format) => format.name).join(", ");
}
function unsafe(path, what) {
  return { state: "unsafe", detail: `"${path}" ${what}, so it was not opened.` };
}
function unreadable2(path, why, evidence2) {
  return { state: "unreadable", detail: `"${path}" cannot be used. ${why}`, ...evidence2 && { evidence: evidence2 } };
}
function isAbsent(error2) {
  return codeOf(error2) === "ENOENT" || codeOf(error2) === "ENOTDIR";
}
function codeOf(error2) {
  return typeof error2 === "object" && error2 !== null && "code" in error2 ? String(error2.code) : "unknown error";
}

// src/collect/report.ts
var WORST = ["unsafe", "unreadable", "missing", "empty"];
async function readRequest(workspace, request2, cache) {
  const found = await findReports(workspace, request2.paths);
  if (found.state !== "found") return unread(request2.name, found);
  const files = [];
  for (const path of found.paths) files.push(await cached(workspace, path, cache));
  return together(request2.name, files);
}
function cached(workspace, path, cache) {
  const known = cache.get(path) ?? readReport(workspace, path);
  cache.set(path, known);
  return known;
}
function together(name2, files) {
  const evidence2 = files.flatMap((file2) => file2.evidence ?? []);
  const read3 = files.filter((file2) => file2.state === "read");
  const coverage2 = read3.map((file2) => file2.report);
  const worst = WORST.flatMap((state) => files.filter((file2) => file2.state === state))[0];
  const verdict2 = worst !== void 0 && worst.state !== "read" ? worst : summary2(coverage2, evidence2);
  return {
    report: { name: name2, state: verdict2.state, detail: verdict2.detail, files: evidence2, oddities: oddities(coverage2) },
    coverage: coverage2,
    modified: Math.min(...read3.map((file2) => file2.modified))
  };
}
function summary2(coverage2, files) {
  const lines = coverage2.flatMap((report2) => [...report2.files.values()]).reduce((sum, of) => sum + of.length, 0);
  const what = files.length === 1 ? `"${files[0]?.path}"` : `${files.length} files`;
  if (lines === 0) return { state: "empty", detail: `No line was measured in ${what}.` };
  return { state: "read", detail: `${lines} measured lines in ${what}.` };
}
function oddities(coverage2) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const [code2, count2] of coverage2.flatMap((report2) => [...report2.oddities])) {
    counts2.set(code2, (counts2.get(code2) ?? 0) + count2);
  }
  return [...counts2].map(([code2, count2]) => ({ code: code2, count: count2 })).sort((a, b) => byCodeUnits(a.code, b.code));
}
function unread(name2, { state, detail }) {
  return { report: { name: name2, state, detail, files: [], oddities: [] }, coverage: [], modified: 0 };
}

// src/collect/stale.ts
import { lstat as lstat3 } from "node:fs/promises";
import { extname, join as join4 } from "node:path";
async function freshness(context2) {
  const { repository: repository2, measured, head } = context2;
  if (measured.as === "other") return () => anotherCommit(measured.commit, head);
  const commit2 = measured.commit ?? head;
  const sources = changedSources(context2);
  const [differing] = await repository2.changedInWorktree(commit2, sources);
  if (differing !== void 0) return () => editedSince(differing, commit2);
  const newest = await newestOf(repository2.folder, sources);
  return (modified) => newest !== void 0 && modified < newest.modified ? tooOld(newest.path) : void 0;
}
function changedSources({ change: change3, measuredPaths }) {
  const kinds = new Set(measuredPaths.map((path) => extname(path)));
  return change3.entries.flatMap(
    ({ path, after }) => after?.mode.startsWith("100") && kinds.has(extname(path)) ? [path] : []
  );
}
async function newestOf(folder, paths) {
  let newest;
  for (const path of paths) {
    const { mtimeMs: modified } = await lstat3(join4(folder, path));
    if (newest === void 0 || modified > newest.modified) newest = { path, modified };
  }
  return newest;
}
function anotherCommit(commit2, head) {
  const made = commit2 === null ? "no commit at all" : `commit ${commit2.slice(0, 10)}`;
  return `It was made with ${made} checked out, but the change ends at commit ${head.slice(0, 10)}.`;
}
function editedSince(path, commit2) {
  return `The working copy of "${path}" is not what commit ${commit2.slice(0, 10)} has, so the report may be about other lines.`;
}
function tooOld(path) {
  return `It is older than the working copy of "${path}", so it was made before this change was checked out.`;
}

// src/collect/coverage.ts
async function measurements(repository2, measured, head, change3, workspace, sets) {
  const cache = /* @__PURE__ */ new Map();
  const workspaces = [workspace, repository2.folder];
  const all = [];
  for (const request2 of sets)
    all.push(await measurement({ repository: repository2, workspaces, measured, head, change: change3, request: request2, cache }));
  return all;
}
async function measurement(context2) {
  const { repository: repository2, measured, request: request2, cache } = context2;
  const reads = [];
  for (const one of request2) reads.push(await readRequest(repository2.folder, one, cache));
  const { lines, unmapped } = await merge2(context2, reads);
  const fresh = await freshness({ ...context2, measuredPaths: [...lines.keys()] });
  return {
    request: request2.map(({ name: name2, paths }) => ({ name: name2, paths: [...paths] })),
    measured,
    reports: reads.map((read3) => judged(read3, fresh)),
    files: [...lines].map(([path, of]) => ({ path, covered: countHit(of), total: of.length })),
    unmapped,
    changed: measured.as === "other" ? [] : await changedLines(context2, lines)
  };
}
function judged({ report: report2, modified }, fresh) {
  const why = report2.state === "read" ? fresh(modified) : void 0;
  return why === void 0 ? report2 : { ...report2, state: "stale", detail: why };
}
async function merge2({ repository: repository2, workspaces, measured, change: change3 }, reads) {
  const tracked = await repository2.trackedFiles(measured.commit ?? change3.to);
  const regular = new Set([...tracked].flatMap(([path, { mode }]) => mode.startsWith("100") ? [path] : []));
  const find = pathMap(regular, workspaces);
  const pieces = /* @__PURE__ */ new Map();
  const unmapped = /* @__PURE__ */ new Set();
  for (const [reported, lines] of reads.flatMap((read3) => read3.coverage.flatMap((report2) => [...report2.files]))) {
    const path = find(reported);
    if (path === void 0) unmapped.add(reported);
    else pieces.set(path, [...pieces.get(path) ?? [], lines]);
  }
  const sorted = [...pieces].sort(([a], [b]) => byCodeUnits(a, b));
  return { lines: new Map(sorted.map(([path, lists]) => [path, mergeLines(lists)])), unmapped: unmapped.size };
}
async function changedLines(context2, measured) {
  const atHead = context2.measured.as === "merge" ? await headFiles(context2) : void 0;
  return context2.change.entries.flatMap(({ path, addedLines, after }) => {
    const { covered, uncovered } = within(measured.get(path) ?? NO_LINES, addedLines);
    if (covered.length + uncovered.length === 0) return [];
    const sameAsHead = atHead === void 0 || atHead.get(path)?.blob === after?.blob;
    return [{ path, covered, uncovered, sameAsHead }];
  }).sort((a, b) => byCodeUnits(a.path, b.path));
}
async function headFiles({ repository: repository2, head }) {
  return await repository2.hasCommit(head) ? repository2.trackedFiles(head) : /* @__PURE__ */ new Map();
}

// src/collect/local.ts
async function collectLocal(input) {
  const repository2 = await clone(input);
  if (repository2 === "no-clone") return "no-clone";
  if (isUnavailable(repository2)) return nothing(repository2, input);
  const measured = await told(measuredCommit(repository2, input));
  if (isUnavailable(measured)) return nothing(measured, input);
  const change3 = await told(localChange(repository2, measured, input));
  return {
    files: isUnavailable(change3) ? change3 : changedFiles(change3.entries, input),
    coverage: await coverage(repository2, measured, change3, input),
    content: await contentOf(repository2, input.head, input.base),
    reviewContents: await reviewContents(repository2, input)
  };
}
async function clone({ workspace, path }) {
  try {
    return await openRepository({ folder: workspace, path });
  } catch (error2) {
    if (error2 instanceof GitError && error2.code === "not_a_repository") return "no-clone";
    return unavailable(error2);
  }
}
async function localChange(repository2, measured, ends) {
  const { from, to } = await changeRange(repository2, measured, ends);
  return { to, entries: await repository2.diff(from, to) };
}
async function coverage(repository2, measured, change3, { head, workspace, reports, collectedAt }) {
  if (isUnavailable(change3) && measured.as !== "other" && reports.length > 0) return change3;
  const known = isUnavailable(change3) ? { to: head, entries: [] } : change3;
  const value = await told(measurements(repository2, measured, head, known, workspace, reports));
  if (isUnavailable(value)) return value;
  return { state: "complete", value, provenance: provenance2("workspace", collectedAt) };
}
function changedFiles(entries, { platformFileCount, collectedAt }) {
  const apart = entries.length + entries.filter((entry2) => entry2.status === "renamed").length;
  const total = platformFileCount;
  if (total !== void 0 && (total < entries.length || total > apart)) {
    return {
      state: "unavailable",
      why: "truncated",
      detail: `The clone shows ${between(entries.length, apart)} changed files, but GitHub counts ${total}.`,
      next: "Check out with `fetch-depth: 0`, and run again if the base branch has just moved."
    };
  }
  return {
    state: "complete",
    value: entries.toSorted((a, b) => byCodeUnits(a.path, b.path)),
    provenance: {
      ...provenance2("git", collectedAt),
      listed: entries.length,
      ...total === void 0 ? {} : { total }
    }
  };
}
async function contentOf(repository2, commit2, base) {
  const digest = await told(
    (async () => {
      if (!await repository2.hasCommit(commit2) || !await repository2.hasCommit(base)) return null;
      const from = await repository2.mergeBase(base, commit2);
      return contentDigest(await repository2.rawDiff(from, commit2, { renames: false }));
    })()
  );
  return isUnavailable(digest) ? null : digest;
}
async function reviewContents(repository2, { reviewCommits, base }) {
  const contents = /* @__PURE__ */ new Map();
  for (const commit2 of new Set(reviewCommits)) contents.set(commit2, await contentOf(repository2, commit2, base));
  return contents;
}
function nothing(why, { reviewCommits }) {
  const reviewContents2 = new Map(reviewCommits.map((commit2) => [commit2, null]));
  return { files: why, coverage: why, content: null, reviewContents: reviewContents2 };
}
var WHY = {
  git_missing: "unreachable",
  not_a_repository: "missing",
  history_missing: "missing",
  git_failed: "unreachable",
  output_too_large: "truncated",
  timeout: "unreachable"
};
async function told(answer2) {
  try {
    return await answer2;
  } catch (error2) {
    return unavailable(error2);
  }
}
function unavailable(error2) {
  if (!(error2 instanceof GitError)) throw error2;
  return { state: "unavailable", why: WHY[error2.code], detail: error2.detail, next: error2.next };
}
function isUnavailable(value) {
  return typeof value === "object" && value !== null && "state" in value && value.state === "unavailable";
}
function provenance2(source, collectedAt) {
  return { source, trust: "self-reported", collectedAt };
}
function between(least, most) {
  return least === most ? `${least}` : `${least} to ${most}`;
}

// src/collect/pull-files.ts
var PAGE = 100;
var MOST_FILES = 3e3;
async function pullFiles(client, { owner, name: name2 }, pull, total) {
  const files = [];
  const last = Math.ceil(Math.min(total, MOST_FILES) / PAGE);
  for (let page2 = 1; page2 <= last; page2++) {
    const what = `reading the files of change #${pull}`;
    const parameters = { owner, repo: name2, pull_number: pull, per_page: PAGE, page: page2 };
    const answer2 = await client.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", parameters, { what });
    files.push(...parse3(pullFilesAnswer, answer2.data, [], what).flatMap(fileOf));
  }
  if (files.length !== total) {
    return {
      state: "unavailable",
      why: "truncated",
      detail: `GitHub lists ${files.length} files of the change but counts ${total}.`,
      next: "Check the change out in the job (`fetch-depth: 0`), so that its files are read from git."
    };
  }
  const provenance3 = {
    source: "github-rest",
    trust: "platform",
    collectedAt: client.time(),
    listed: files.length,
    total
  };
  return { state: "complete", value: files.sort((a, b) => a.path < b.path ? -1 : 1), provenance: provenance3 };
}
var STATUS2 = {
  added: "added",
  removed: "removed",
  modified: "modified",
  renamed: "renamed",
  copied: "copied",
  changed: "type-changed",
  unchanged: "modified"
};
function fileOf({ filename, previous_filename, status, sha }) {
  const blob = sha === null ? null : { mode: null, blob: sha };
  return {
    path: filename,
    previousPath: previous_filename ?? null,
    status: STATUS2[status],
    before: status === "removed" ? blob : null,
    after: status === "removed" ? null : blob,
    addedLines: null
  };
}

// src/collect/rules.ts
var SYMBOLIC_LINK = 40960;
function policyText(rules3, path, branch) {
  const where = `${path} in ${branch} (${rules3.oid.slice(0, 7)})`;
  const refuse = (code2, message, next) => ({ ok: false, code: code2, message, next });
  const problem = notAFile(rules3.policy, where);
  if (problem) return refuse(problem.code, problem.message, problem.next);
  const blob = rules3.policy?.object;
  if (blob?.isBinary)
    return refuse(
      "policy_unreadable",
      `The policy ${where} is binary, not text.`,
      "Put the policy there as UTF-8 text."
    );
  if (typeof blob?.text !== "string" || blob.isTruncated) {
    return refuse(
      "policy_unreadable",
      `The policy ${where} is too large to be read (${blob?.byteSize ?? "an unknown number of"} bytes).`,
      "A policy has at most 262,144 bytes. Is this the right file?"
    );
  }
  return { ok: true, bytes: new TextEncoder().encode(blob.text), blob: blob.oid };
}
function notAFile(file2, where) {
  if (file2 === null) {
    return {
      code: "policy_missing",
      message: `There is no policy at ${where}.`,
      next: "Add one to the base branch; the README has a first policy of eight lines to copy."
    };
  }
  if (file2.type === "tree") {
    return {
      code: "policy_unreadable",
      message: `The policy ${where} is a folder.`,
      next: "Name a file in the input `policy`."
    };
  }
  if (file2.type !== "blob" || file2.mode === SYMBOLIC_LINK) {
    return {
      code: "policy_unreadable",
      message: `The policy ${where} is a link, and links are not followed.`,
      next: "Put the policy itself there."
    };
  }
  return void 0;
}

// src/app/judge-change.ts
async function judgeChange(context2, answer2) {
  const read3 = readPolicy(context2, answer2);
  const title = answer2.change.title;
  if (!("policy" in read3))
    return { verdict: unreadable3(context2, answer2, read3.reasons), facts: void 0, policy: void 0, title };
  const facts = await collect(context2, answer2, read3.policy);
  const verdict2 = evaluate(read3.policy, facts, {
    subject: subjectOf(answer2),
    policy: { path: context2.policyPath, blob: read3.blob }
  });
  return { verdict: verdict2, facts, policy: read3.policy, title };
}
function readPolicy({ policyPath: policyPath2 }, { rules: rules3, change: change3 }) {
  if (!rules3) return { reasons: [noBase(change3.baseRefName)] };
  return readRules(policyPath2, rules3, change3.baseRefName);
}
function readRules(policyPath2, rules3, branch) {
  const text = policyText(rules3, policyPath2, branch);
  if (!text.ok) return { reasons: [{ code: text.code, message: text.message, next: text.next }] };
  const loaded = loadPolicy(text.bytes, policyPath2);
  if (loaded.ok) return { policy: loaded.policy, blob: text.blob };
  return {
    reasons: loaded.diagnostics.map(({ file: file2, line, column, message }) => ({
      code: "policy_invalid",
      message,
      next: `Correct it in ${branch}; \`gatebook validate\` shows the same on your machine.`,
      location: { file: file2, line },
      data: { column }
    }))
  };
}
function noBase(branch) {
  return {
    code: "base_unreadable",
    message: `The base branch ${branch} cannot be read: it does not exist, or the token may not read it.`,
    next: "Grant the job `contents: read`, and point the pull request at a branch that exists."
  };
}
function unreadable3({ policyPath: policyPath2 }, answer2, reasons) {
  return brokenVerdict(subjectOf(answer2), policyPath2, { title: "The policy cannot be used", reasons });
}
function brokenVerdict(subject, policyPath2, cause) {
  const gate = {
    id: "policy",
    type: "policy",
    enforce: "blocking",
    ...unjudged(cause.reasons),
    title: cause.title,
    clauses: []
  };
  return {
    schema: "gatebook/verdict/1",
    outcome: "error",
    subject,
    policy: { path: policyPath2, blob: "", digest: "" },
    gates: [gate]
  };
}
function subjectOf({ change: change3, repository: repository2, rules: rules3 }) {
  return { repository: repository2.name, pull: change3.number, head: change3.headRefOid, base: rules3?.oid ?? "" };
}
async function collect(context2, answer2, policy) {
  const collectedAt = context2.client.time();
  const told3 = { ...answer2, base: answer2.rules?.oid ?? null, collectedAt };
  const needed = new Set(policy.gates.flatMap(({ gate }) => gate.needs));
  const local = await readLocal(context2, answer2, policy, collectedAt);
  const contents = { head: local?.content ?? null, reviews: local?.reviewContents ?? /* @__PURE__ */ new Map() };
  return {
    schema: "gatebook/facts/1",
    change: changeFact(told3, contents),
    commits: commitsFact(told3),
    reviews: reviewsFact(told3, contents),
    labels: labelsFact(told3),
    files: await filesFact(context2, answer2, local, needed),
    coverage: !needed.has("coverage") ? NOT_ASKED : local?.coverage ?? NO_CLONE
  };
}
async function readLocal(context2, answer2, policy, collectedAt) {
  const { workspace, path } = context2;
  if (workspace === void 0 || !answer2.rules) return void 0;
  const local = await collectLocal({
    workspace,
    path,
    head: answer2.change.headRefOid,
    base: answer2.rules.oid,
    platformFileCount: answer2.change.changedFiles,
    reports: policy.gates.flatMap(({ gate, settings }) => gate.reports ? [gate.reports(settings)] : []),
    reviewCommits: answer2.change.reviews?.nodes.flatMap((review3) => review3?.commit?.oid ?? []) ?? [],
    collectedAt
  });
  return local === "no-clone" ? void 0 : local;
}
async function filesFact({ client, repository: repository2 }, { change: change3 }, local, needed) {
  if (local) return local.files;
  return needed.has("files") ? pullFiles(client, repository2, change3.number, change3.changedFiles) : NOT_ASKED;
}
var NOT_ASKED = {
  state: "unavailable",
  why: "not_collected",
  detail: "No gate of the policy asks for this.",
  next: "Nothing to do."
};
var NO_CLONE = {
  state: "unavailable",
  why: "missing",
  detail: "There is no local clone in the workspace, so no coverage report can be read.",
  next: "Check the change out with actions/checkout (`fetch-depth: 0`) and run the tests before Gatebook, in the same job."
};

// src/app/check-change.ts
var MOST_ROUNDS = 3;
async function checkChange(context2, pull) {
  const { client, repository: repository2, policyPath: policyPath2 } = context2;
  for (let round = 1; ; round++) {
    const answer2 = await readChange(client, repository2, pull, policyPath2);
    const judged2 = await judgeChange(context2, answer2);
    if (!hasMoved(answer2, await readCurrent(client, repository2, pull))) return judged2;
    if (round === MOST_ROUNDS) return unsettled(judged2);
  }
}
function unsettled({ verdict: verdict2, ...judged2 }) {
  const gates = verdict2.gates.map(
    (gate) => ({
      ...gate,
      outcome: "error",
      title: "The change keeps moving",
      reasons: [MOVING, ...gate.reasons]
    })
  );
  return { ...judged2, verdict: { ...verdict2, gates, outcome: "error" } };
}
var MOVING = {
  code: "change_moving",
  message: `The head, the base or the reviews moved ${MOST_ROUNDS} times while the change was judged.`,
  next: "Run the job again when it has settled."
};

// src/publish/annotations.ts
var MOST_ANNOTATIONS = 200;
function annotations(gate) {
  const failures = gate.reasons.flatMap((reason) => annotation(reason, gate, "failure"));
  const warnings = gate.findings.flatMap((finding) => annotation(finding, gate, "warning"));
  return [...failures, ...warnings].slice(0, MOST_ANNOTATIONS);
}
function annotation({ location, message, next }, gate, level) {
  if (!location) return [];
  return [
    {
      path: location.file,
      start_line: location.line,
      end_line: location.endLine ?? location.line,
      annotation_level: level,
      title: plain(`Gatebook: ${gate.id}`, 200),
      message: plain(next === void 0 ? message : `${message} ${next}`, 2e3)
    }
  ];
}

// src/publish/judged.ts
import { createHash as createHash4 } from "node:crypto";
var count = strictObject({ code: string(), count: int().positive() });
var evidence = strictObject({
  fact: string(),
  source: string(),
  trust: _enum(["platform", "ci-artifact", "self-reported"]),
  collectedAt: string(),
  digests: array(string())
});
var judgedSchema = strictObject({
  schema: literal("gatebook/judged/1"),
  outcome: verdict.shape.outcome,
  subject: verdict.shape.subject,
  policy: verdict.shape.policy,
  gates: array(
    verdict.shape.gates.element.omit({ title: true, children: true, reasons: true, findings: true }).extend({
      reasons: array(count),
      findings: array(count)
    })
  ),
  evidence: array(evidence),
  contents: array(strictObject({ commit: string(), digest: string() })).describe(
    "What commits carry, of the head and of reviews: it tells later which approvals were for the same change."
  )
});
function judgedOf(verdict2, facts) {
  return {
    schema: "gatebook/judged/1",
    outcome: verdict2.outcome,
    subject: verdict2.subject,
    policy: verdict2.policy,
    gates: verdict2.gates.map(({ title: _, children: __, reasons, findings, ...gate }) => ({
      ...gate,
      reasons: counts(reasons),
      findings: counts(findings)
    })),
    evidence: facts ? evidenceOf(facts) : [],
    contents: facts ? contentsOf(facts) : []
  };
}
function contentsOf({ change: change3, reviews: reviews2 }) {
  if (change3.state !== "complete" || reviews2.state !== "complete") return [];
  const { head, content } = change3.value;
  const all = [{ commit: head, content }, ...reviews2.value];
  const known = new Map(all.flatMap(({ commit: commit2, content: content2 }) => commit2 && content2 ? [[commit2, content2]] : []));
  return [...known].map(([commit2, digest]) => ({ commit: commit2, digest })).sort((a, b) => a.commit < b.commit ? -1 : 1);
}
function counts(reasons) {
  const codes = [...new Set(reasons.map((reason) => reason.code))].sort();
  return codes.map((code2) => ({ code: code2, count: reasons.filter((reason) => reason.code === code2).length }));
}
function evidenceOf(facts) {
  const { schema: _, ...named } = facts;
  return Object.entries(named).flatMap(([fact, observed]) => {
    if (observed.state !== "complete") return [];
    const { source, trust, collectedAt } = observed.provenance;
    return [{ fact, source, trust, collectedAt, digests: fact === "coverage" ? reportDigests(facts) : [] }];
  });
}
function reportDigests({ coverage: coverage2 }) {
  if (coverage2.state !== "complete") return [];
  const files = coverage2.value.flatMap((measurement2) => measurement2.reports.flatMap((report2) => report2.files));
  return [...new Set(files.map((file2) => file2.digest))].sort();
}
var FENCE = "```";
var OPENING = "<details><summary>Verdict for programs</summary>";
function block(judged2) {
  const json = canonicalize(judged2) ?? "";
  const shown = json.replace(
    /[<>&`@\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
  return [
    OPENING,
    "",
    `${FENCE}json`,
    shown,
    FENCE,
    "",
    `Digest of the canonical JSON: ${digestOf2(json)}`,
    "",
    "</details>"
  ].join("\n");
}
function readBlock(text) {
  const pattern = /<details><summary>Verdict for programs<\/summary>\n\n```json\n([^\n]*)\n```\n\nDigest of the canonical JSON: (sha256:[0-9a-f]{64})/;
  const [, json = "", digest = ""] = pattern.exec(text.replaceAll("\r\n", "\n")) ?? [];
  const parsed = judgedSchema.safeParse(parseJson(json));
  if (!parsed.success || digestOf2(canonicalize(parsed.data) ?? "") !== digest) return void 0;
  return { judged: parsed.data, digest };
}
var digestOf2 = (json) => `sha256:${createHash4("sha256").update(json).digest("hex")}`;
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/publish/check-runs.ts
var MOST_BYTES = 65e3;
var BATCH = 50;
function checkRuns(verdict2, facts, title, options) {
  const gates = verdict2.gates.filter((gate) => gate.type !== POLICY_GATE);
  return [...gates.map((gate) => gateCheck(gate, verdict2, options)), overallCheck(verdict2, facts, title, options)];
}
function gateCheck(gate, verdict2, options) {
  const shown = gate.enforce === "advisory" ? "success" : conclusion(gate.outcome);
  return {
    run: {
      ...common(`${options.name}: ${gate.id}`, verdict2, options),
      conclusion: shown,
      output: { title: plain(gate.title, 200), summary: withinBytes(gatePage(gate, verdict2), MOST_BYTES) }
    },
    annotations: options.annotate ? annotations(gate) : []
  };
}
function overallCheck(verdict2, facts, title, options) {
  const policyProblems = verdict2.gates.filter((gate) => gate.type === POLICY_GATE);
  return {
    run: {
      ...common(options.name, verdict2, options),
      conclusion: conclusion(verdict2.outcome),
      output: {
        title: plain(headline(verdict2), 200),
        summary: withinBytes(verdictPage(verdict2, title), MOST_BYTES),
        ...machineReadable(verdict2, facts)
      }
    },
    annotations: options.annotate ? policyProblems.flatMap(annotations) : []
  };
}
function machineReadable(verdict2, facts) {
  const text = block(judgedOf(verdict2, facts));
  return Buffer.byteLength(text) > MOST_BYTES ? {} : { text };
}
function common(name2, verdict2, { detailsUrl }) {
  return {
    name: plain(name2, 200),
    head_sha: verdict2.subject.head,
    status: "completed",
    external_id: `gatebook:${verdict2.subject.pull ?? 0}`,
    ...detailsUrl === void 0 ? {} : { details_url: detailsUrl }
  };
}
async function postChecks(client, repository2, checks) {
  let url2;
  let count2 = 0;
  for (const check2 of checks) {
    try {
      url2 = await postOne(client, repository2, check2);
      count2 += 1;
    } catch (error2) {
      if (!(error2 instanceof GitHubError)) throw error2;
      return { url: void 0, problem: error2, count: count2 };
    }
  }
  return { url: url2, problem: void 0, count: count2 };
}
async function postOne(client, { owner, name: name2 }, check2) {
  const what = `posting the check "${check2.run.name}"`;
  const { output, ...run2 } = check2.run;
  const first = check2.annotations.slice(0, BATCH);
  const body = { owner, repo: name2, ...run2, output: first.length > 0 ? { ...output, annotations: first } : output };
  const answer2 = await client.rest("POST /repos/{owner}/{repo}/check-runs", body, { what });
  const { id, html_url } = parse3(checkRunAnswer, answer2.data, [], what);
  await postMoreAnnotations(client, { owner, name: name2 }, id, check2);
  return html_url ?? void 0;
}
async function postMoreAnnotations(client, { owner, name: name2 }, id, check2) {
  const { title, summary: summary3 } = check2.run.output;
  for (let from = BATCH; from < check2.annotations.length; from += BATCH) {
    const output = { title, summary: summary3, annotations: check2.annotations.slice(from, from + BATCH) };
    const body = { owner, repo: name2, check_run_id: id, output };
    try {
      await client.rest("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", body, { what: "adding annotations" });
    } catch (error2) {
      if (error2 instanceof GitHubError && error2.code === "forbidden") return;
      throw error2;
    }
  }
}

// src/app/publish-verdict.ts
async function publishVerdict(context2, judged2, inputs, run2) {
  if (inputs.dryRun) return notPosted("Dry run: nothing was posted.");
  if (!inputs.publish.has("check-runs")) return { checkUrl: void 0, notices: [], posted: false };
  const { head } = judged2.verdict.subject;
  if (await hasOwnRun(context2, judged2, inputs.checkName, run2.startedFor)) {
    return notPosted(
      `The head moved to ${head.slice(0, 7)} meanwhile, and its own run has judged it: nothing was posted.`
    );
  }
  const options = {
    name: inputs.checkName,
    detailsUrl: run2.url,
    annotate: inputs.publish.has("annotations")
  };
  const checks = checkRuns(judged2.verdict, judged2.facts, judged2.title, options);
  const { url: url2, problem, count: count2 } = await postChecks(context2.client, context2.repository, checks);
  if (!problem) return { checkUrl: url2, notices: [], posted: true };
  const left = checks.slice(count2).map((check2) => `"${check2.run.name}"`).join(", ");
  return notPosted(`Not posted: ${left}. ${problem.message} ${problem.next}`);
}
var notPosted = (notice) => ({ checkUrl: void 0, notices: [plain(notice)], posted: false });
async function hasOwnRun(context2, { verdict: verdict2 }, name2, startedFor) {
  const { head } = verdict2.subject;
  if (startedFor === void 0 || startedFor === head) return false;
  const { owner, name: repo } = context2.repository;
  const parameters = { owner, repo, ref: head, check_name: name2, filter: "latest", per_page: 1 };
  const what = "looking for checks of the new head";
  const answer2 = await context2.client.rest("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters, { what });
  return parse3(checkRunsAnswer, answer2.data, [], what).total_count > 0;
}

// src/github/push.ts
var MOST_PAGES2 = 10;
async function readPushed(client, repository2, push) {
  const commits2 = await firstParents(client, repository2, push);
  const groups2 = [];
  for (const commit2 of commits2.reverse()) {
    const pull = pullOf(commit2, push.branch);
    const group = groups2.at(-1);
    if (group && pull !== null && group.pull === pull) group.commits.push(commit2);
    else groups2.push({ pull, commits: [commit2] });
  }
  return groups2.flatMap(({ pull, commits: [first, ...more] }) => {
    const parent = first?.parents.nodes[0]?.oid;
    if (!first || parent === void 0) return [];
    return [{ commit: (more.at(-1) ?? first).oid, parent, pull }];
  });
}
function pullOf(commit2, branch) {
  const pulls = commit2.associatedPullRequests?.nodes.flatMap((pull) => pull ?? []) ?? [];
  const merged = pulls.filter((pull) => pull.merged && pull.baseRefName === branch);
  return (merged.find((pull) => pull.mergeCommit?.oid === commit2.oid) ?? merged[0])?.number ?? null;
}
async function firstParents(client, { owner, name: name2 }, { before, after }) {
  const known = /* @__PURE__ */ new Map();
  const what = "reading what was pushed";
  let cursor = null;
  for (let page2 = 0; page2 < MOST_PAGES2; page2++) {
    const answer2 = await client.graphql(PUSHED, { owner, name: name2, after, cursor }, { what });
    const history = parse3(pushedAnswer, answer2.data, answer2.errors, what).repository.object?.history;
    if (!history)
      throw new GitHubError("not_found", `GitHub knows no commit ${after}.`, {
        status: 404,
        next: "Check the event that started this run."
      });
    for (const commit2 of history.nodes) known.set(commit2.oid, commit2);
    const walked = walk2(known, after, before);
    if (walked) return walked;
    cursor = history.pageInfo.endCursor;
    if (!history.pageInfo.hasNextPage || cursor === null) break;
  }
  return [known.get(after) ?? []].flat();
}
function walk2(known, after, before) {
  const way = [];
  for (let oid3 = after; oid3 !== before; ) {
    const commit2 = oid3 === void 0 ? void 0 : known.get(oid3);
    if (!commit2) return void 0;
    way.push(commit2);
    oid3 = commit2.parents.nodes[0]?.oid;
  }
  return way;
}

// src/github/transport.ts
function singleTries(client) {
  const what = "keeping the ledger";
  return {
    async graphql(document, variables2) {
      const answer2 = await told2(client.graphql(document, { ...variables2 }, { what, retries: 0 }));
      const [first] = answer2.errors;
      if (first) throw Object.assign(new Error(first.message), { status: 200, graphqlErrors: answer2.errors });
      return answer2.data;
    },
    async rest(method, route, parameters) {
      const answer2 = await told2(client.rest(`${method} ${route}`, { ...parameters }, { what, retries: 0 }));
      return answer2.data;
    }
  };
}
async function told2(request2) {
  try {
    return await request2;
  } catch (error2) {
    if (error2 instanceof GitHubError && error2.status > 0) throw error2;
    throw error2 instanceof GitHubError ? new Error(error2.message) : error2;
  }
}

// src/ledger/readme.ts
var README = `# Quality records

This branch is a ledger of quality records (ISO 9001, 7.5.3), kept by Gatebook. It has no common history with the code.
Nothing here is ever changed or removed: a record that was wrong is corrected by a later one.

## Format

- One file for each record: \`YYYY/MM/DD/<id>.json\`, by the UTC day of what is recorded.
  It holds \`{leaf, prev, record, seq}\` and ends with one line feed.
- All files are canonical JSON (RFC 8785) in UTF-8, with integers only.
- \`record.id\` says what the record is about. For \`kind: merge\` it is
  \`sha256({"branch","commit","kind","repository","schema"})\` in canonical JSON, where repository is its numeric id.
- \`seq\` counts from 1. \`prev\` is the \`leaf\` of the record before, or null.
- \`leaf\` is \`sha256(0x00 || canonical({prev, record, seq}))\`.
- \`head.json\` holds \`size\`, \`last\` (the newest leaf), \`range\` and \`root\` of the Merkle tree of RFC 6962 over all
  leaves in order of \`seq\`, and \`at\`, the time of the newest record. \`range\` lists the roots of the perfect subtrees,
  largest first; an inner node is \`sha256(0x01 || left || right)\`.

## How to verify

With Gatebook: \`gatebook ledger verify\`, or the short script \`docs/verify-ledger.py\` in its repository, which needs
nothing but Python. Without either, for each file: parse it, write it again in canonical form, compare the bytes;
recompute \`leaf\` and the path; sort by \`seq\`, check that none is missing and that each \`prev\` is the leaf before;
compute the root and compare it with \`head.json\`. In \`git log\`, every commit after the first one adds records and
changes \`head.json\`, and does nothing else.

A chain of hashes cannot convict its own writer: who may rewrite this whole branch can make it consistent again. What
shows that is a seal, which is a signature over \`head.json\` kept elsewhere, or an older copy of this branch.
`;

// src/ledger/append.ts
var BASE_MS = 500;
var CAP_MS = 2e4;
async function append(store, record3, patience) {
  const attempt = new Attempt(store, checkRecord(record3).record);
  const end = patience.now() + patience.budgetMs;
  let why = "there was no time to try";
  for (let tries = 1, lost = 0; tries <= patience.tries; tries += 1) {
    const step = await attempt.step();
    if (step.state === "done") return step.result;
    why = step.why;
    const pause = pauseOf(step.pause, lost, patience);
    if (pause > 0) lost += 1;
    if (tries === patience.tries || patience.now() + pause >= end) break;
    if (pause > 0) await patience.sleep(pause);
  }
  return attempt.last(why);
}
function pauseOf(pause, lost, { random }) {
  if (pause === "none") return 0;
  const jitter = Math.max(1, Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** lost)));
  return pause === "jitter" ? jitter : pause + jitter;
}
var Attempt = class {
  #store;
  #record;
  #path;
  #perhapsWritten = /* @__PURE__ */ new Set();
  constructor(store, record3) {
    this.#store = store;
    this.#record = record3;
    this.#path = entryPath(record3);
  }
  async step() {
    try {
      const seen = await this.#store.read(this.#path);
      return this.#settled(seen) ?? await this.#write(seen);
    } catch (error2) {
      if (!(error2 instanceof StoreError)) throw error2;
      return this.#failed(error2.problem);
    }
  }
  /** Out of patience. A commit that may have arrived gets one more look, so that what is said is true. */
  async last(why) {
    const deferred = this.#deferred(why, "The scheduled run appends it.");
    if (this.#perhapsWritten.size === 0) return deferred;
    try {
      const settled = this.#settled(await this.#store.read(this.#path));
      return settled?.state === "done" ? settled.result : deferred;
    } catch (error2) {
      if (!(error2 instanceof StoreError)) throw error2;
      return deferred;
    }
  }
  /** What reading alone decides: the record is there, or the ledger must not be touched. */
  #settled(seen) {
    if (seen.state === "absent") return void 0;
    if (seen.head === null) return this.#refused(`The ledger has no ${HEAD_PATH}.`);
    const head = readHead(seen.head);
    if (head.state === "unsound") return this.#refused(head.message);
    return seen.record === null ? void 0 : this.#found(seen.record, head.head.size);
  }
  #found(text, size) {
    const { link, record: record3, problems } = readEntry(this.#path, Buffer.from(text));
    const problem = problems[0]?.message;
    if (problem !== void 0) return this.#refused(`${this.#path} is damaged: ${problem}`);
    if (link === void 0 || record3?.state !== "known") return this.#refused(`${this.#path} holds another record.`);
    if (link.seq > size)
      return this.#refused(`${HEAD_PATH} counts ${size} records, ${this.#path} is number ${link.seq}.`);
    const { seq } = link;
    if (this.#perhapsWritten.has(text)) return this.#appended(seq);
    if (sameDecision(record3.record, this.#record))
      return this.#done({ status: "already_recorded", path: this.#path, seq });
    return this.#done({
      status: "conflict",
      path: this.#path,
      seq,
      why: `Record ${seq} says ${record3.record.verdict.outcome} about the same event, but on other grounds or with another result.`,
      next: "The first record stays. Compare both and record a correction if the first one is wrong."
    });
  }
  async #write(seen) {
    if (seen.state === "absent") return this.#begin();
    const head = readHead(seen.head ?? "");
    if (head.state === "unsound") return this.#refused(head.message);
    const seq = head.head.size + 1;
    const entry2 = entryFile(this.#record, seq, head.head.last);
    this.#perhapsWritten.add(entry2.text);
    const next = nextHead(head.range, entry2.leaf, this.#record.at);
    const { headline: headline2, body } = messageFor(this.#record);
    const files = [entry2, { path: HEAD_PATH, text: headText(next) }].map(({ path, text }) => ({ path, text }));
    const result = await this.#store.commit({ expected: seen.tip, headline: headline2, body, files });
    if (result === "committed") return this.#appended(seq);
    this.#perhapsWritten.delete(entry2.text);
    return { state: "again", why: "other writers were always faster", pause: "jitter" };
  }
  async #begin() {
    const files = [
      { path: "README.md", text: README },
      { path: HEAD_PATH, text: headText(emptyHead) }
    ];
    await this.#store.create(files);
    return { state: "again", why: "there was only time to begin the ledger", pause: "none" };
  }
  #failed(problem) {
    switch (problem.code) {
      case "forbidden":
        return this.#done(this.#deferred(problem.message, problem.next));
      case "ambiguous":
        return { state: "again", why: problem.message, pause: "jitter" };
      case "unavailable":
        return { state: "again", why: problem.message, pause: problem.retryAfterMs ?? "jitter" };
    }
  }
  #appended(seq) {
    return this.#done({ status: "appended", path: this.#path, seq, began: seq === 1 });
  }
  #deferred(why, next) {
    return { status: "deferred", path: this.#path, why, next };
  }
  #refused(why) {
    const next = 'Run "gatebook ledger verify" on a clone of the ledger, and restore it before anything is appended.';
    return this.#done({ status: "refused", path: this.#path, why, next });
  }
  #done(result) {
    return { state: "done", result };
  }
};
function messageFor({ kind, verdict: verdict2, subject, id }) {
  return { headline: `record ${kind} ${verdict2.outcome} ${subject.commit.slice(0, 12)}`, body: `Record-Id: ${id}` };
}

// src/ledger/github-errors.ts
var thrown = object({
  message: string().catch(""),
  status: int().optional().catch(void 0),
  graphqlErrors: array(object({ type: string().optional().catch(void 0), message: string().catch("") })).catch([]),
  /** Seconds that GitHub asks to wait. */
  retryAfter: number().nonnegative().optional().catch(void 0)
});
function saysMoved(error2) {
  const seen = read2(error2);
  return seen.graphqlErrors.some(({ type, message }) => {
    return type === "STALE_DATA" || /expected branch to point to/i.test(message) || isMissingBranch(type, message);
  });
}
function isMissingBranch(type, message) {
  return type === "NOT_FOUND" && !/resolve to a repository/i.test(message);
}
function saysExists(error2) {
  const { status, message } = read2(error2);
  return status === 422 && /reference already exists/i.test(message);
}
function problemOf(error2, purpose) {
  const seen = read2(error2);
  const message = sentence(seen);
  if (isRateLimit2(seen)) {
    return { code: "unavailable", message, retryAfterMs: seen.retryAfter === void 0 ? null : seen.retryAfter * 1e3 };
  }
  if (isRule(seen)) return { code: "forbidden", message, next: RULE };
  if (isForbidden(seen)) return { code: "forbidden", message, next: purpose === "read" ? READ : WRITE };
  if (purpose === "write" && isUncertain(seen)) return { code: "ambiguous", message };
  return { code: "unavailable", message, retryAfterMs: null };
}
var READ = 'Grant "contents: read" to the job that reads the ledger.';
var WRITE = 'Grant "contents: write" to the job that appends to the ledger.';
var RULE = "Let the app that appends to the ledger bypass the rule, or take the ledger branch out of it.";
function isRateLimit2(seen) {
  if (seen.status === 429 || seen.graphqlErrors.some((error2) => error2.type === "RATE_LIMITED")) return true;
  return (seen.status === 403 || seen.status === 200 || seen.status === void 0) && /rate limit/i.test(texts(seen));
}
function isRule(seen) {
  return /rule violations|protected branch/i.test(texts(seen));
}
function isForbidden(seen) {
  if ([401, 403, 404].includes(seen.status ?? 0)) return true;
  if (seen.graphqlErrors.some((error2) => ["FORBIDDEN", "NOT_FOUND", "INSUFFICIENT_SCOPES"].includes(error2.type ?? "")))
    return true;
  return /resource not accessible/i.test(texts(seen));
}
function isUncertain({ status, graphqlErrors }) {
  if (graphqlErrors.length > 0) return graphqlErrors.some((error2) => error2.type === void 0);
  return status === void 0 || status >= 500 || status === 408;
}
function texts({ message, graphqlErrors }) {
  return [message, ...graphqlErrors.map((error2) => error2.message)].join("\n");
}
function sentence({ status, message, graphqlErrors }) {
  const said = graphqlErrors[0]?.message ?? message;
  const short2 = said.split("\n")[0]?.slice(0, 300) || "no answer";
  return status === void 0 || graphqlErrors.length > 0 ? `GitHub: ${short2}` : `GitHub answered ${status}: ${short2}`;
}
function read2(error2) {
  const parsed = thrown.safeParse(error2);
  return parsed.success ? parsed.data : { message: String(error2), graphqlErrors: [] };
}

// src/ledger/github-store.ts
function githubStore(transport, { owner, name: name2, branch }) {
  const ref = `refs/heads/${branch}`;
  return {
    async read(path) {
      const data = await reading(() => transport.graphql(LEDGER, { owner, name: name2, branch: ref, record: path }));
      return snapshot(answer(ledgerAnswer, data));
    },
    async create(files) {
      const repo = { owner, repo: name2 };
      const tree = await unwritten(
        () => transport.rest("POST", "/repos/{owner}/{repo}/git/trees", { ...repo, tree: treeOf(files) })
      );
      const first = { ...repo, message: "begin the quality records", tree: answer(shaAnswer, tree).sha, parents: [] };
      const commit2 = await unwritten(() => transport.rest("POST", "/repos/{owner}/{repo}/git/commits", first));
      return createRef(transport, { ...repo, ref, sha: answer(shaAnswer, commit2).sha });
    },
    async commit(proposal) {
      const input = commitInput(`${owner}/${name2}`, branch, proposal);
      try {
        const data = await transport.graphql(APPEND, { input });
        if (appendAnswer.safeParse(data).success) return "committed";
      } catch (error2) {
        if (saysMoved(error2)) return "moved";
        throw new StoreError(problemOf(error2, "write"));
      }
      throw new StoreError({ code: "ambiguous", message: "GitHub answered the append with something unknown." });
    }
  };
}
async function createRef(transport, parameters) {
  try {
    await transport.rest("POST", "/repos/{owner}/{repo}/git/refs", parameters);
    return "created";
  } catch (error2) {
    if (saysExists(error2)) return "exists";
    throw new StoreError(problemOf(error2, "write"));
  }
}
var unwritten = (call) => translated(call, "prepare");
var reading = (call) => translated(call, "read");
async function translated(call, purpose) {
  try {
    return await call();
  } catch (error2) {
    throw new StoreError(problemOf(error2, purpose));
  }
}
function treeOf(files) {
  return files.map(({ path, text }) => ({ path, mode: "100644", type: "blob", content: text }));
}
function commitInput(repositoryNameWithOwner, branchName, { expected, headline: headline2, body, files }) {
  return {
    branch: { repositoryNameWithOwner, branchName },
    expectedHeadOid: expected,
    message: { headline: headline2, body },
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString("base64") }))
    }
  };
}
var oid2 = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
var file = object({ object: object({ text: string(), isTruncated: literal(false) }) }).nullable();
var target = object({ oid: oid2, head: file, record: file });
var ledgerAnswer = object({ repository: object({ ref: object({ target }).nullable() }) });
var appendAnswer = object({ createCommitOnBranch: object({ commit: object({ oid: oid2 }) }) });
var shaAnswer = object({ sha: oid2 });
function snapshot({ repository: { ref } }) {
  if (ref === null) return { state: "absent" };
  const { oid: tip, head, record: record3 } = ref.target;
  return { state: "present", tip, head: head?.object.text ?? null, record: record3?.object.text ?? null };
}
function answer(schema, data) {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const where = (parsed.error.issues[0]?.path ?? []).join(".");
  throw new StoreError({
    code: "unavailable",
    message: `GitHub's answer has no usable ${where || "data"}.`,
    retryAfterMs: null
  });
}

// src/record/merge.ts
function mergeRecord(landing2) {
  const { repository: repository2, subject, decision, mergedBy, attempts, decidedBy } = landing2;
  refuseForeignVerdict(landing2);
  const schema = "gatebook/record/1";
  const kind = "merge";
  const at = utcSecond(landing2.at);
  const record3 = {
    schema,
    kind,
    id: recordId({ schema, kind, repository: repository2, subject }),
    at,
    repository: repository2,
    subject,
    policy: "verdict" in decision ? decision.verdict.policy : decision.policy,
    verdict: verdictPart(decision),
    attempts,
    evidence: landing2.evidence.map((one) => ({ ...one, collectedAt: utcSecond(one.collectedAt) })),
    approvals: landing2.approvals.map(approvalPart),
    authority: { mergedBy: mergedBy && { account: mergedBy.id, kind: mergedBy.kind }, at, basis: landing2.basis },
    decidedBy,
    retention: { class: "change" }
  };
  return checkRecord(record3).record;
}
function evidenceOf2(facts) {
  const names2 = Object.keys(facts).filter((key) => key !== "schema");
  return names2.sort().flatMap((fact) => {
    const seen = facts[fact];
    if (seen.state !== "complete") return [];
    const { source, trust, collectedAt } = seen.provenance;
    return { fact, source, trust, collectedAt: utcSecond(collectedAt), digest: digestOf(seen.value) };
  });
}
function verdictPart(decision) {
  if (!("verdict" in decision)) return { outcome: decision.outcome, reasons: unique(decision.reasons), gates: [] };
  const { verdict: verdict2, carried } = decision;
  return { outcome: verdict2.outcome, reasons: [], gates: verdict2.gates.map((gate) => gatePart(gate, carried)) };
}
function gatePart(gate, carried) {
  const { id, type, enforce, outcome, clauses } = gate;
  return {
    id,
    type,
    enforce,
    outcome,
    reasons: unique(gate.reasons.map((reason) => reason.code)),
    findings: counted(gate.findings.map((finding) => finding.code)),
    ...measuredPart(gate.measured),
    clauses: [...clauses],
    carried: Object.hasOwn(carried, id) ? carried[id] ?? null : null
  };
}
function measuredPart(measured) {
  const kept = {};
  let withheld = 0;
  for (const [key, value] of Object.entries(measured)) {
    if (name.safeParse(key).success && isNumberLike(value)) kept[key] = value;
    else withheld += 1;
  }
  return { measured: kept, withheld };
}
function isNumberLike(value) {
  return typeof value === "number" || typeof value === "boolean" || decimal.safeParse(value).success;
}
function approvalPart({ review: review3, roles, why }) {
  return {
    account: review3.author?.id ?? null,
    review: review3.id,
    commit: review3.commit,
    at: utcSecond(review3.submittedAt),
    roles: [...roles],
    counted: why === null,
    why
  };
}
function refuseForeignVerdict({ subject, decision }) {
  if (!("verdict" in decision) || decision.verdict.subject.pull === void 0) return;
  const judged2 = decision.verdict.subject.pull;
  const landed = subject.change.via === "pull-request" ? subject.change.number : void 0;
  if (judged2 === landed) return;
  const what = landed === void 0 ? "a direct push" : `pull request ${landed}`;
  throw new RecordError({
    code: "record_invalid",
    message: `The verdict is about pull request ${judged2}, but ${what} landed.`
  });
}
function utcSecond(text) {
  const instant = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant))
    throw new RecordError({ code: "record_invalid", message: `"${text}" is no time with a zone.` });
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
function unique(codes) {
  return [...new Set(codes)];
}
function counted(codes) {
  return unique(codes).sort().map((code2) => ({ code: code2, count: codes.filter((other) => other === code2).length }));
}

// src/app/carried.ts
async function findCarried(client, { owner, name: name2 }, wanted) {
  const what = "looking for the verdict before the merge";
  const parameters = { owner, repo: name2, ref: wanted.head, check_name: wanted.checkName, filter: "all", per_page: 100 };
  const answer2 = await client.rest("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters, { what });
  const app = wanted.viewer.replace(/\[bot\]$/, "");
  const runs = parse3(checkRunsAnswer, answer2.data, [], what).check_runs.filter((run2) => run2.name === wanted.checkName && run2.head_sha === wanted.head && run2.app?.slug === app).filter((run2) => run2.external_id === `gatebook:${wanted.pull}`).sort((a, b) => b.id - a.id);
  const [newest] = runs;
  const block2 = newest && readBlock(newest.output.text ?? "");
  if (!newest || !block2) return void 0;
  const { subject } = block2.judged;
  if (subject.head !== wanted.head || subject.pull !== wanted.pull) return void 0;
  return { checkRun: String(newest.id), digest: block2.digest, judged: block2.judged };
}

// src/app/judge-landed.ts
async function judgeLanded(context2, answer2, change3, { policy, source, reasons }, checkName2) {
  const mergedBy = account(change3.mergedBy);
  if (!policy || !source) {
    const decision = { outcome: "error", reasons: reasons.map((reason) => reason.code), policy: null };
    return { decision, evidence: [], approvals: [], mergedBy };
  }
  const wanted = { head: change3.headRefOid, pull: change3.number, checkName: checkName2, viewer: answer2.viewer };
  const before = await findCarried(context2.client, context2.repository, wanted);
  const facts = factsOf(context2, answer2, change3, before);
  const subject = {
    repository: answer2.repository.name,
    pull: change3.number,
    head: change3.headRefOid,
    base: answer2.rules?.oid ?? ""
  };
  const again = evaluate(policy, facts, { subject, policy: source });
  const { verdict: verdict2, carried } = takeOver(policy, again, before);
  return {
    decision: { verdict: verdict2, carried },
    evidence: [...evidenceOf2(facts), ...carriedEvidence(before)],
    approvals: approvalsSeen(policy, verdict2, facts),
    mergedBy
  };
}
var REPORT_FACTS = ["coverage", "files"];
var needsReports = ({ gate }) => gate.needs.some((name2) => REPORT_FACTS.includes(name2));
function factsOf({ client }, answer2, change3, before) {
  const told3 = { ...answer2, change: change3, base: answer2.rules?.oid ?? null, collectedAt: client.time() };
  const known = new Map(before?.judged.contents.map(({ commit: commit2, digest }) => [commit2, digest]));
  const contents = { head: known.get(change3.headRefOid) ?? null, reviews: known };
  return {
    schema: "gatebook/facts/1",
    change: changeFact(told3, contents),
    commits: commitsFact(told3),
    reviews: reviewsFact(told3, contents),
    labels: labelsFact(told3),
    files: LANDED2,
    coverage: LANDED2
  };
}
var LANDED2 = {
  state: "unavailable",
  why: "not_collected",
  detail: "The reports of a change are gone when it has landed.",
  next: "Nothing to do."
};
function takeOver(policy, again, before) {
  const carried = {};
  const gates = again.gates.map((verdict2, index) => {
    const entry2 = policy.gates[index];
    if (!entry2) return verdict2;
    if (!needsReports(entry2)) {
      if (before && verdict2.findings.some(({ code: code2 }) => code2 === "approval_carried_over"))
        carried[verdict2.id] = origin(before);
      return verdict2;
    }
    const taken = carriedGate(verdict2, again, before);
    if (!("gate" in taken)) return { ...verdict2, title: "Not judged before the merge", reasons: [taken.reason] };
    carried[verdict2.id] = taken.carried;
    return taken.gate;
  });
  return { verdict: { ...again, gates, outcome: combine(gates) }, carried };
}
function carriedGate(verdict2, { policy }, before) {
  if (!before)
    return { reason: notCarried("verdict_missing", "No check on the merged head tells how this gate was judged.") };
  const { judged: judged2 } = before;
  if (judged2.policy.digest !== policy.digest) {
    return {
      reason: notCarried(
        "verdict_of_other_policy",
        "This gate was judged under another policy than the one in force at the merge."
      )
    };
  }
  const found = judged2.gates.find((gate) => gate.id === verdict2.id && gate.type === verdict2.type);
  if (!found) return { reason: notCarried("verdict_missing", "The check on the merged head does not name this gate.") };
  return {
    gate: {
      ...found,
      title: verdict2.title,
      children: [],
      reasons: sentences(found.reasons),
      findings: sentences(found.findings)
    },
    carried: origin(before)
  };
}
function origin({ checkRun, digest, judged: judged2 }) {
  return { checkRun, digest, trust: judged2.evidence.find(({ fact }) => fact === "coverage")?.trust ?? "self-reported" };
}
var notCarried = (code2, message) => ({ code: code2, message });
function sentences(counts2) {
  return counts2.flatMap(
    ({ code: code2, count: count2 }) => Array.from({ length: Math.min(count2, 1e3) }, () => ({ code: code2, message: code2 }))
  );
}
function carriedEvidence(before) {
  const found = before?.judged.evidence.filter(({ fact }) => REPORT_FACTS.some((name2) => name2 === fact)) ?? [];
  return found.flatMap(
    ({ fact, source, trust, collectedAt, digests }) => (digests.length > 0 ? digests : [null]).map((digest) => ({ fact, source, trust, collectedAt, digest }))
  );
}
function approvalsSeen(policy, verdict2, { reviews: reviews2 }) {
  if (reviews2.state !== "complete") return [];
  const gates = verdict2.gates.filter((gate) => gate.type === "approvals");
  const counted2 = new Set(gates.flatMap((gate) => gate.children.flatMap((child) => child.evidence ?? [])));
  const objections = new Map(gates.flatMap((gate) => [...gate.reasons, ...gate.findings].flatMap(objectionIn)));
  return reviews2.value.filter((review3) => counted2.has(review3.id) || objections.has(review3.id) || review3.state === "APPROVED").map((review3) => ({
    review: review3,
    roles: rolesOf(review3, policy),
    why: counted2.has(review3.id) ? null : objections.get(review3.id) ?? "approval_not_needed"
  }));
}
function objectionIn({ code: code2, data }) {
  const review3 = data?.["review"];
  return typeof review3 === "string" && code2.startsWith("approval_") ? [[review3, code2]] : [];
}
function rolesOf({ author }, { roles }) {
  const login = author?.login.toLowerCase();
  return [...roles.values()].filter((role) => login !== void 0 && role.users.includes(login)).map((role) => role.name);
}

// src/app/record-merge.ts
var DEFAULT_LEDGER = "quality-records";
async function recordMerge(context2, push, options) {
  const recorded = [];
  for (const landed of await readPushed(context2.client, context2.repository, push)) {
    recorded.push(await recordOne(context2, push, landed, options));
  }
  return recorded;
}
async function recordOne(context2, push, landed, options) {
  const { client, repository: repository2, policyPath: policyPath2 } = context2;
  const answer2 = await readLanded(client, repository2, landed, policyPath2);
  const rules3 = rulesInForce(answer2, policyPath2, push.branch);
  const record3 = mergeRecord(await landing(context2, push, landed, answer2, rules3, options));
  if (options.dryRun) return { record: record3, appended: void 0 };
  const branch = rules3.policy?.ledger.branch ?? DEFAULT_LEDGER;
  const store = githubStore(singleTries(client), { ...repository2, branch });
  return { record: record3, appended: await append(store, record3, options.patience) };
}
function rulesInForce({ rules: rules3 }, policyPath2, branch) {
  const read3 = rules3 ? readRules(policyPath2, rules3, branch) : { reasons: [{ code: "base_unreadable", message: "The commit before cannot be read." }] };
  if (!("policy" in read3)) return { policy: void 0, source: null, reasons: read3.reasons };
  return { policy: read3.policy, source: { path: policyPath2, blob: read3.blob, digest: read3.policy.digest }, reasons: [] };
}
async function landing(context2, push, landed, answer2, rules3, { decidedBy, checkName: checkName2 }) {
  const place = { branch: push.branch, commit: answer2.commit.oid, tree: answer2.commit.tree, parent: landed.parent };
  const common2 = { repository: answer2.repository, attempts: null, decidedBy };
  if (!answer2.change) {
    return {
      ...common2,
      at: push.at,
      subject: { ...place, change: { via: "direct-push" } },
      decision: unjudged2("direct_push", rules3),
      evidence: [],
      approvals: [],
      mergedBy: push.pusher && { ...push.pusher, login: "" },
      basis: "push"
    };
  }
  const judged2 = await judgeLanded(context2, answer2, answer2.change, rules3, checkName2);
  return {
    ...common2,
    at: answer2.change.mergedAt ?? push.at,
    subject: {
      ...place,
      change: { via: "pull-request", number: answer2.change.number, head: answer2.change.headRefOid }
    },
    decision: judged2.decision,
    evidence: judged2.evidence,
    approvals: judged2.approvals,
    mergedBy: judged2.mergedBy,
    basis: "merge"
  };
}
function unjudged2(code2, { source, reasons }) {
  return { outcome: "not_judged", reasons: [code2, ...reasons.map((reason) => reason.code)], policy: source };
}

// src/app/run.ts
async function run(context2, task, options) {
  if (task.story === "nothing") return nothing2(task.why);
  if (task.story === "check") return check(context2, task, options);
  return record2(await recordMerge(context2, task.push, options.record));
}
function nothing2(why) {
  return {
    outcome: "pass",
    failedGates: [],
    lines: [plain(why)],
    notices: [],
    page: [],
    judged: void 0,
    recorded: [],
    checkUrl: void 0,
    posted: false
  };
}
async function check(context2, task, options) {
  const judged2 = await judgeOrBreak(context2, task);
  const run2 = { url: options.runUrl, startedFor: task.head };
  const published = await publishVerdict(context2, judged2, options.inputs, run2);
  const { verdict: verdict2, title } = judged2;
  return {
    outcome: verdict2.outcome,
    failedGates: failedGates(verdict2),
    lines: verdictLines(verdict2),
    notices: published.notices,
    page: [...verdictPage(verdict2, title), ...published.notices.map((notice) => `
> ${notice}`)],
    judged: judged2,
    recorded: [],
    checkUrl: published.checkUrl,
    posted: published.posted
  };
}
async function judgeOrBreak(context2, { pull, head }) {
  try {
    return await checkChange(context2, pull);
  } catch (error2) {
    const { code: code2, message, next } = explain2(error2);
    if (head === void 0) throw error2;
    const { owner, name: name2 } = context2.repository;
    const subject = { repository: `${owner}/${name2}`, pull, head, base: "" };
    const cause = { title: "Gatebook could not judge the change", reasons: [{ code: code2, message, next }] };
    return {
      verdict: brokenVerdict(subject, context2.policyPath, cause),
      facts: void 0,
      policy: void 0,
      title: ""
    };
  }
}
function explain2(error2) {
  if (error2 instanceof Problem) return { code: error2.code, message: error2.message, next: error2.next };
  if (error2 instanceof GitHubError) return { code: `github_${error2.code}`, message: error2.message, next: error2.next };
  if (error2 instanceof StoreError)
    return { code: "ledger_unavailable", message: error2.message, next: "Run the job again." };
  const message = error2 instanceof Error ? `${error2.name}: ${error2.message}` : "Something unknown was thrown.";
  return {
    code: "internal_error",
    message: `Gatebook broke. ${message}`,
    next: "Report this as a fault of Gatebook, with this message."
  };
}
function failedGates({ gates }) {
  return gates.filter((gate) => gate.outcome === "fail" || gate.outcome === "error").map((gate) => gate.id);
}
function record2(recorded) {
  const lines = recorded.flatMap(recordLines);
  const worst = recorded.map(outcomeOf);
  return {
    outcome: worst.includes("error") ? "error" : worst.includes("fail") ? "fail" : "pass",
    failedGates: [
      ...new Set(
        recorded.flatMap(
          ({ record: record3 }) => record3.verdict.gates.filter(({ outcome }) => outcome === "fail" || outcome === "error").map(({ id }) => id)
        )
      )
    ],
    lines: recorded.length === 0 ? ["Nothing landed that is not recorded."] : lines,
    notices: [],
    page: ["#### Records", "", ...lines.map((line) => `- ${line}`)],
    judged: void 0,
    recorded,
    checkUrl: void 0,
    posted: false
  };
}
function outcomeOf({ record: record3, appended }) {
  const kept = appended === void 0 || appended.status === "appended" || appended.status === "already_recorded";
  if (!kept) return "error";
  return record3.verdict.outcome === "not_judged" ? "fail" : record3.verdict.outcome;
}
function recordLines({ record: record3, appended }) {
  const { subject, verdict: verdict2 } = record3;
  const what = subject.change.via === "direct-push" ? "a direct push" : `change #${subject.change.number}`;
  const told3 = verdict2.outcome === "not_judged" ? "judged by nobody" : verdict2.outcome;
  const line = `${subject.commit.slice(0, 7)} on ${subject.branch}, ${what}: ${told3}`;
  return [plain(line), plain(ledgerLine(appended))];
}
function ledgerLine(appended) {
  if (!appended) return "Dry run: nothing was appended to the ledger.";
  switch (appended.status) {
    case "appended":
      return `Record ${appended.seq} of the ledger, ${appended.path}${appended.began ? " (the ledger begins here)" : ""}`;
    case "already_recorded":
      return `Already record ${appended.seq} of the ledger, ${appended.path}`;
    default:
      return `Not in the ledger (${appended.status}): ${appended.why} ${appended.next}`;
  }
}

// src/app/surroundings.ts
import { createHash as createHash5 } from "node:crypto";
import { readFile as readFile2 } from "node:fs/promises";
var variables = object({
  GITHUB_REPOSITORY: string().regex(/^[\w.-]+\/[\w.-]+$/),
  GITHUB_API_URL: url(),
  GITHUB_SERVER_URL: url(),
  GITHUB_EVENT_NAME: string().min(1),
  GITHUB_EVENT_PATH: string().min(1),
  GITHUB_RUN_ID: string().regex(/^\d+$/),
  GITHUB_RUN_ATTEMPT: coerce_exports.number().int().positive(),
  GITHUB_WORKFLOW_REF: string().min(1),
  GITHUB_WORKFLOW_SHA: string().regex(/^[0-9a-f]{40,64}$/),
  GITHUB_WORKSPACE: string().min(1).optional(),
  RUNNER_TEMP: string().min(1),
  PATH: string().default("")
});
function readSurroundings(env) {
  const parsed = variables.safeParse(env);
  if (parsed.success) return parsed.data;
  const names2 = [...new Set(parsed.error.issues.map((issue2) => String(issue2.path[0])))].join(", ");
  throw new Problem(
    "runner_unknown",
    `The runner did not say where this runs: ${names2} is missing or unreadable.`,
    "Run Gatebook as a step of a GitHub Actions workflow, on a runner of version 2.327.1 or newer; on your machine, use the command `gatebook`."
  );
}
async function readEvent({
  GITHUB_EVENT_NAME,
  GITHUB_EVENT_PATH
}) {
  try {
    return { name: GITHUB_EVENT_NAME, payload: JSON.parse(await readFile2(GITHUB_EVENT_PATH, "utf8")) };
  } catch {
    throw new Problem("event_unreadable", "The file with the event cannot be read.", "Run the job again.");
  }
}
function runContext(at, inputs) {
  const [owner = "", name2 = ""] = at.GITHUB_REPOSITORY.split("/");
  return {
    client: createClient({ token: inputs.token, apiUrl: at.GITHUB_API_URL, userAgent: `gatebook/${VERSION}` }),
    repository: { owner, name: name2 },
    policyPath: inputs.policy,
    workspace: at.GITHUB_WORKSPACE,
    path: at.PATH
  };
}
var runUrl = (at) => `${at.GITHUB_SERVER_URL}/${at.GITHUB_REPOSITORY}/actions/runs/${at.GITHUB_RUN_ID}`;
var LEDGER_BUDGET_MS = 12e4;
var LEDGER_TRIES = 40;
async function recordOptions(at, inputs, program) {
  return {
    decidedBy: {
      workflowRef: at.GITHUB_WORKFLOW_REF,
      workflowSha: at.GITHUB_WORKFLOW_SHA,
      run: at.GITHUB_RUN_ID,
      attempt: at.GITHUB_RUN_ATTEMPT,
      version: VERSION,
      bundle: `sha256:${createHash5("sha256").update(await readFile2(program)).digest("hex")}`
    },
    checkName: inputs.checkName,
    dryRun: inputs.dryRun,
    patience: {
      budgetMs: LEDGER_BUDGET_MS,
      tries: LEDGER_TRIES,
      now: () => performance.now(),
      sleep: (milliseconds) => new Promise((resolve2) => setTimeout(resolve2, milliseconds)),
      random: Math.random
    }
  };
}

// src/action.ts
var MOST_LOGGED = 10;
var SUMMARY_BYTES = 9e5;
await main();
async function main() {
  setOutputs();
  try {
    setSecret(process.env["INPUT_TOKEN"] || "***");
    const inputs = readInputs(process.env);
    const at = readSurroundings(process.env);
    const task = readTask(await readEvent(at), inputs.command, inputs.pullRequest);
    const record3 = await recordOptions(at, inputs, new URL(import.meta.url));
    const result = await run(runContext(at, inputs), task, { inputs, runUrl: runUrl(at), record: record3 });
    await report(result, inputs, at);
  } catch (error2) {
    await reportBreak(error2);
  }
}
function setOutputs(outputs = {}) {
  const all = {
    outcome: "error",
    "failed-gates": "[]",
    verdict: "",
    facts: "",
    "record-id": "",
    "record-path": "",
    ledger: "none",
    "check-url": ""
  };
  for (const [name2, value] of Object.entries({ ...all, ...outputs })) setOutput(name2, value);
}
async function report(result, inputs, at) {
  for (const line of result.lines) info(line);
  for (const notice of result.notices) warning(notice);
  if (inputs.publish.has("annotations") && !result.posted) logAnnotations(result);
  if (inputs.publish.has("summary")) await summarise(result.page);
  setOutputs({ ...await documents(result, at), ...recordOutputs(result) });
  const fails = inputs.failOn === "fail" ? result.outcome !== "pass" : inputs.failOn === "error" && result.outcome === "error";
  if (fails) setFailed(result.lines.at(-1) ?? "Failed.");
}
function recordOutputs({ outcome, failedGates: failedGates2, checkUrl, recorded }) {
  const last = recorded.at(-1);
  const kept = last?.appended?.status === "appended" || last?.appended?.status === "already_recorded";
  return {
    outcome,
    "failed-gates": JSON.stringify(failedGates2),
    "check-url": checkUrl ?? "",
    "record-id": last?.record.id ?? "",
    "record-path": last?.appended?.path ?? "",
    ledger: last?.appended === void 0 ? "none" : kept ? "appended" : "deferred"
  };
}
async function documents({ judged: judged2, recorded }, { RUNNER_TEMP }) {
  const folder = join5(RUNNER_TEMP, "gatebook");
  await mkdir2(folder, { recursive: true });
  const write = async (name2, value) => {
    const path = join5(folder, name2);
    await writeFile2(path, `${JSON.stringify(value, null, 2)}
`);
    return path;
  };
  for (const { record: record3 } of recorded) await write(`record-${record3.subject.commit}.json`, record3);
  return {
    ...judged2 ? { verdict: await write("verdict.json", judged2.verdict) } : {},
    ...judged2?.facts ? { facts: await write("facts.json", judged2.facts) } : {}
  };
}
function logAnnotations({ judged: judged2 }) {
  const found = judged2?.verdict.gates.flatMap(annotations) ?? [];
  for (const { path, start_line, end_line, title, message, annotation_level } of found.slice(0, MOST_LOGGED)) {
    const log = annotation_level === "failure" ? error : warning;
    log(message, { title, file: plain(path), startLine: start_line, endLine: end_line });
  }
}
async function summarise(page2) {
  if (page2.length === 0 || !process.env["GITHUB_STEP_SUMMARY"]) return;
  await summary.addRaw(withinBytes(page2, SUMMARY_BYTES), true).write();
}
async function reportBreak(error2) {
  const { code: code2, message, next } = explain2(error2);
  await summarise([`**Gatebook could not run:** ${markdown(message)}`, "", `\u2192 ${markdown(next)}`]);
  setFailed(plain(`${message} ${next} [${code2}]`));
}
