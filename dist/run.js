import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  UserFacingError,
  askChange,
  explain,
  reading
} from "./errors.js";
import {
  FACTS,
  FACT_NAMES,
  FIRST_MESSAGE,
  GitError,
  HEAD_PATH,
  LEDGER_BRANCH,
  MAX_CASES,
  MAX_CLAIMED,
  NOTHING_KNOWN,
  NOT_COLLECTED,
  NO_LINES,
  OBLIGATIONS_PATH,
  OUTCOME_MARKS,
  OUTCOME_WORDS,
  POLICY_GATE,
  REPORT_FACTS,
  RecordError,
  StoreError,
  TREE_PATTERN,
  TrackedPaths,
  ambiguityOf,
  amendmentIdOf,
  anomalies,
  blobsOf,
  branchesOf,
  byCodeUnits,
  canonical,
  canonicalize,
  casesOf,
  changedPaths,
  checkRecord,
  chosen,
  clausesOf,
  codesOf,
  comparePolicies,
  conceded,
  conclusion,
  countsOf,
  coverageFormats,
  covers,
  decoded,
  dependencyFormats,
  described,
  digestOf,
  dueIn,
  emptyHead,
  entryFile,
  entryPath,
  evaluate,
  extendsOf,
  fileCounts,
  folderIn,
  formatDiagnostic,
  formatPoints,
  formatShare,
  gates,
  gatesFor,
  gatesLines,
  goModules,
  groupsOf,
  headText,
  headline,
  holds,
  identifiersIn,
  indexFiles,
  indexPath,
  isAbsolute,
  isIdentifier,
  isLiteral,
  isNeeded,
  isSame,
  isSecondary,
  judgementOf,
  knownOf,
  list,
  listedAt,
  loadPolicy,
  matcher,
  mergeReports,
  nearPath,
  needsIn,
  needsOf,
  nextHead,
  obligationsFile,
  openGates,
  openRepository,
  overall,
  ownerRoles,
  parseYaml,
  partsOf,
  pathRewriter,
  patternProblem,
  permissionGroup,
  placeOf,
  placedReports,
  protectedPaths,
  readBytes,
  readEntry,
  readHead,
  readIndex,
  readObligations,
  readReport,
  readText,
  recordId,
  recordIdOf,
  releaseName,
  reportPlace,
  requestsFor,
  reviewed,
  sameDecision,
  scopesOf,
  shown,
  slashed,
  takeTrees,
  teamGroup,
  testFormats,
  touchesObligations,
  unconceded,
  unexpectedEntry,
  unjudged,
  unknownIn,
  unmappedPaths,
  unmatched,
  upTo,
  withPeople,
  withRecord,
  within
} from "./policy.js";
import {
  code,
  link,
  markdown,
  plain,
  prose,
  referenceName,
  withinBytes
} from "./text.js";
import {
  AWAITS,
  SCHEMA,
  combine,
  decimal,
  iso_exports,
  name,
  oid,
  place,
  verdict
} from "./records.js";
import {
  change,
  changeAnswer,
  checkRunAnswer,
  checkRunNode,
  checkRunsAnswer,
  compareAnswer,
  currentAnswer,
  gitActor,
  issue as issue2,
  mergedRules,
  moreCommitsAnswer,
  moreReviewsAnswer,
  openChangesAnswer,
  parse,
  person as person2,
  pullFilesAnswer,
  repository,
  review,
  rules,
  rulesFile as rulesFile2,
  statusAnswer,
  statusesAnswer,
  viewer,
  withHeadAnswer
} from "./github-answers.js";
import {
  ADOPTION,
  APPEND,
  BRANCH,
  CONCESSIONS,
  CURRENT,
  DEFAULT_BRANCH,
  GitHubError,
  LANDED,
  LEDGER,
  LEDGER_LOG,
  MERGED_AS,
  MORE_COMMITS,
  MORE_CONCESSIONS,
  MORE_REVIEWS,
  OPEN_CHANGES,
  OPEN_DESCRIPTIONS,
  PUSHED,
  QUEUE,
  RECENT_MERGES,
  RECENT_MERGES_WITH_FILES,
  RECORD_ISSUE,
  RELEASE,
  RELEASE_NOW,
  RELEASE_PULL,
  REVIEW_REQUESTS,
  RULES_FILE,
  WITH_HEAD,
  forbidden,
  grant,
  issue,
  nothingThere,
  person,
  rulesFile,
  unreadable
} from "./github-client.js";
import {
  isBelow,
  trustOfReport
} from "./report-text.js";
import {
  _enum,
  array,
  boolean,
  discriminatedUnion,
  int,
  literal,
  looseObject,
  number,
  object,
  record,
  strictObject,
  string,
  union,
  unknown
} from "./zod.js";
import {
  __commonJS,
  __export,
  __require,
  __toESM
} from "./commonjs.js";

// node_modules/punycode.js/punycode.js
var require_punycode = __commonJS({
  "node_modules/punycode.js/punycode.js"(exports, module) {
    "use strict";
    var maxInt = 2147483647;
    var base = 36;
    var tMin = 1;
    var tMax = 26;
    var skew = 38;
    var damp = 700;
    var initialBias = 72;
    var initialN = 128;
    var delimiter = "-";
    var regexPunycode = /^xn--/;
    var regexNonASCII = /[^\0-\x7F]/;
    var regexSeparators = /[\x2E\u3002\uFF0E\uFF61]/g;
    var errors = {
      "overflow": "Overflow: input needs wider integers to process",
      "not-basic": "Illegal input >= 0x80 (not a basic code point)",
      "invalid-input": "Invalid input"
    };
    var baseMinusTMin = base - tMin;
    var floor = Math.floor;
    var stringFromCharCode = String.fromCharCode;
    function error(type) {
      throw new RangeError(errors[type]);
    }
    function map(array2, callback) {
      const result = [];
      let length = array2.length;
      while (length--) {
        result[length] = callback(array2[length]);
      }
      return result;
    }
    function mapDomain(domain, callback) {
      const parts = domain.split("@");
      let result = "";
      if (parts.length > 1) {
        result = parts[0] + "@";
        domain = parts[1];
      }
      domain = domain.replace(regexSeparators, ".");
      const labels = domain.split(".");
      const encoded = map(labels, callback).join(".");
      return result + encoded;
    }
    function ucs2decode(string2) {
      const output = [];
      let counter = 0;
      const length = string2.length;
      while (counter < length) {
        const value = string2.charCodeAt(counter++);
        if (value >= 55296 && value <= 56319 && counter < length) {
          const extra = string2.charCodeAt(counter++);
          if ((extra & 64512) == 56320) {
            output.push(((value & 1023) << 10) + (extra & 1023) + 65536);
          } else {
            output.push(value);
            counter--;
          }
        } else {
          output.push(value);
        }
      }
      return output;
    }
    var ucs2encode = (codePoints) => String.fromCodePoint(...codePoints);
    var basicToDigit = function(codePoint) {
      if (codePoint >= 48 && codePoint < 58) {
        return 26 + (codePoint - 48);
      }
      if (codePoint >= 65 && codePoint < 91) {
        return codePoint - 65;
      }
      if (codePoint >= 97 && codePoint < 123) {
        return codePoint - 97;
      }
      return base;
    };
    var digitToBasic = function(digit, flag) {
      return digit + 22 + 75 * (digit < 26) - ((flag != 0) << 5);
    };
    var adapt = function(delta, numPoints, firstTime) {
      let k = 0;
      delta = firstTime ? floor(delta / damp) : delta >> 1;
      delta += floor(delta / numPoints);
      for (; delta > baseMinusTMin * tMax >> 1; k += base) {
        delta = floor(delta / baseMinusTMin);
      }
      return floor(k + (baseMinusTMin + 1) * delta / (delta + skew));
    };
    var decode2 = function(input) {
      const output = [];
      const inputLength = input.length;
      let i = 0;
      let n = initialN;
      let bias = initialBias;
      let basic = input.lastIndexOf(delimiter);
      if (basic < 0) {
        basic = 0;
      }
      for (let j = 0; j < basic; ++j) {
        if (input.charCodeAt(j) >= 128) {
          error("not-basic");
        }
        output.push(input.charCodeAt(j));
      }
      for (let index = basic > 0 ? basic + 1 : 0; index < inputLength; ) {
        const oldi = i;
        for (let w = 1, k = base; ; k += base) {
          if (index >= inputLength) {
            error("invalid-input");
          }
          const digit = basicToDigit(input.charCodeAt(index++));
          if (digit >= base) {
            error("invalid-input");
          }
          if (digit > floor((maxInt - i) / w)) {
            error("overflow");
          }
          i += digit * w;
          const t = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
          if (digit < t) {
            break;
          }
          const baseMinusT = base - t;
          if (w > floor(maxInt / baseMinusT)) {
            error("overflow");
          }
          w *= baseMinusT;
        }
        const out = output.length + 1;
        bias = adapt(i - oldi, out, oldi == 0);
        if (floor(i / out) > maxInt - n) {
          error("overflow");
        }
        n += floor(i / out);
        i %= out;
        output.splice(i++, 0, n);
      }
      return String.fromCodePoint(...output);
    };
    var encode2 = function(input) {
      const output = [];
      input = ucs2decode(input);
      const inputLength = input.length;
      let n = initialN;
      let delta = 0;
      let bias = initialBias;
      for (const currentValue of input) {
        if (currentValue < 128) {
          output.push(stringFromCharCode(currentValue));
        }
      }
      const basicLength = output.length;
      let handledCPCount = basicLength;
      if (basicLength) {
        output.push(delimiter);
      }
      while (handledCPCount < inputLength) {
        let m = maxInt;
        for (const currentValue of input) {
          if (currentValue >= n && currentValue < m) {
            m = currentValue;
          }
        }
        const handledCPCountPlusOne = handledCPCount + 1;
        if (m - n > floor((maxInt - delta) / handledCPCountPlusOne)) {
          error("overflow");
        }
        delta += (m - n) * handledCPCountPlusOne;
        n = m;
        for (const currentValue of input) {
          if (currentValue < n && ++delta > maxInt) {
            error("overflow");
          }
          if (currentValue === n) {
            let q = delta;
            for (let k = base; ; k += base) {
              const t = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
              if (q < t) {
                break;
              }
              const qMinusT = q - t;
              const baseMinusT = base - t;
              output.push(
                stringFromCharCode(digitToBasic(t + qMinusT % baseMinusT, 0))
              );
              q = floor(qMinusT / baseMinusT);
            }
            output.push(stringFromCharCode(digitToBasic(q, 0)));
            bias = adapt(delta, handledCPCountPlusOne, handledCPCount === basicLength);
            delta = 0;
            ++handledCPCount;
          }
        }
        ++delta;
        ++n;
      }
      return output.join("");
    };
    var toUnicode = function(input) {
      return mapDomain(input, function(string2) {
        return regexPunycode.test(string2) ? decode2(string2.slice(4).toLowerCase()) : string2;
      });
    };
    var toASCII = function(input) {
      return mapDomain(input, function(string2) {
        return regexNonASCII.test(string2) ? "xn--" + encode2(string2) : string2;
      });
    };
    var punycode2 = {
      /**
       * A string representing the current Punycode.js version number.
       * @memberOf punycode
       * @type String
       */
      "version": "2.3.1",
      /**
       * An object of methods to convert from JavaScript's internal character
       * representation (UCS-2) to Unicode code points, and back.
       * @see <https://mathiasbynens.be/notes/javascript-encoding>
       * @memberOf punycode
       * @type Object
       */
      "ucs2": {
        "decode": ucs2decode,
        "encode": ucs2encode
      },
      "decode": decode2,
      "encode": encode2,
      "toASCII": toASCII,
      "toUnicode": toUnicode
    };
    module.exports = punycode2;
  }
});

// node_modules/pend/index.js
var require_pend = __commonJS({
  "node_modules/pend/index.js"(exports, module) {
    module.exports = Pend;
    function Pend() {
      this.pending = 0;
      this.max = Infinity;
      this.listeners = [];
      this.waiting = [];
      this.error = null;
    }
    Pend.prototype.go = function(fn) {
      if (this.pending < this.max) {
        pendGo(this, fn);
      } else {
        this.waiting.push(fn);
      }
    };
    Pend.prototype.wait = function(cb) {
      if (this.pending === 0) {
        cb(this.error);
      } else {
        this.listeners.push(cb);
      }
    };
    Pend.prototype.hold = function() {
      return pendHold(this);
    };
    function pendHold(self) {
      self.pending += 1;
      var called = false;
      return onCb;
      function onCb(err) {
        if (called) throw new Error("callback called twice");
        called = true;
        self.error = self.error || err;
        self.pending -= 1;
        if (self.waiting.length > 0 && self.pending < self.max) {
          pendGo(self, self.waiting.shift());
        } else if (self.pending === 0) {
          var listeners = self.listeners;
          self.listeners = [];
          listeners.forEach(cbListener);
        }
      }
      function cbListener(listener) {
        listener(self.error);
      }
    }
    function pendGo(self, fn) {
      fn(pendHold(self));
    }
  }
});

// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = __commonJS({
  "node_modules/yauzl/fd-slicer.js"(exports) {
    var fs = __require("fs");
    var util = __require("util");
    var stream = __require("stream");
    var Readable = stream.Readable;
    var PassThrough = stream.PassThrough;
    var Pend = require_pend();
    var EventEmitter = __require("events").EventEmitter;
    exports.BufferSlicer = BufferSlicer;
    exports.FdSlicer = FdSlicer;
    util.inherits(FdSlicer, EventEmitter);
    function FdSlicer(fd) {
      EventEmitter.call(this);
      this.fd = fd;
      this.pend = new Pend();
      this.pend.max = 1;
      this.refCount = 0;
    }
    FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
      var self = this;
      self.pend.go(function(cb) {
        fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer2) {
          cb();
          callback(err, bytesRead, buffer2);
        });
      });
    };
    FdSlicer.prototype.createReadStream = function(options2) {
      return new ReadStream(this, options2);
    };
    FdSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    FdSlicer.prototype.unref = function() {
      var self = this;
      self.refCount -= 1;
      if (self.refCount < 0) throw new Error("invalid unref");
      if (self.refCount > 0) return;
      fs.close(self.fd, onCloseDone);
      function onCloseDone(err) {
        if (err) {
          self.emit("error", err);
        } else {
          self.emit("close");
        }
      }
    };
    util.inherits(ReadStream, Readable);
    function ReadStream(context, options2) {
      options2 = options2 || {};
      Readable.call(this, options2);
      this.context = context;
      this.context.ref();
      this.start = options2.start || 0;
      this.endOffset = options2.end;
      this.pos = this.start;
    }
    ReadStream.prototype._read = function(n) {
      var self = this;
      var toRead = Math.min(self._readableState.highWaterMark, n);
      if (self.endOffset != null) {
        toRead = Math.min(toRead, self.endOffset - self.pos);
      }
      if (toRead <= 0) {
        self.push(null);
        this._cleanup();
        return;
      }
      self.context.pend.go(function(cb) {
        var buffer = Buffer.allocUnsafe(toRead);
        fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
          if (err) {
            self.destroy(err);
          } else if (bytesRead === 0) {
            self.push(null);
            self._cleanup();
          } else {
            self.pos += bytesRead;
            self.push(buffer.slice(0, bytesRead));
          }
          cb();
        });
      });
    };
    ReadStream.prototype._destroy = function(err, cb) {
      this._cleanup();
      cb(err);
    };
    ReadStream.prototype._cleanup = function() {
      if (this.context != null) {
        this.context.unref();
        this.context = null;
      }
    };
    util.inherits(BufferSlicer, EventEmitter);
    function BufferSlicer(buffer) {
      EventEmitter.call(this);
      this.refCount = 0;
      this.buffer = buffer;
    }
    BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
      if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
      if (position < 0) throw new RangeError("position is negative: " + position);
      if (offset + length > buffer.length) {
        length = buffer.length - offset;
      }
      if (position + length > this.buffer.length) {
        length = this.buffer.length - position;
      }
      if (length <= 0) {
        setImmediate(function() {
          callback(null, 0);
        });
        return;
      }
      this.buffer.copy(buffer, offset, position, position + length);
      setImmediate(function() {
        callback(null, length);
      });
    };
    BufferSlicer.prototype.createReadStream = function(options2) {
      options2 = options2 || {};
      var readStream = new PassThrough(options2);
      readStream.start = options2.start || 0;
      readStream.endOffset = options2.end;
      readStream.pos = readStream.endOffset || this.buffer.length;
      var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
      var maxChunkSize = 65536;
      var offset = 0;
      while (true) {
        var nextOffset = offset + maxChunkSize;
        if (nextOffset >= entireSlice.length) {
          if (offset < entireSlice.length) {
            readStream.write(entireSlice.slice(offset, entireSlice.length));
          }
          break;
        }
        readStream.write(entireSlice.slice(offset, nextOffset));
        offset = nextOffset;
      }
      readStream.end();
      return readStream;
    };
    BufferSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    BufferSlicer.prototype.unref = function() {
      this.refCount -= 1;
      if (this.refCount < 0) {
        throw new Error("invalid unref");
      }
    };
  }
});

// node_modules/yauzl/crc32.js
var require_crc32 = __commonJS({
  "node_modules/yauzl/crc32.js"(exports, module) {
    var CRC_TABLE = new Int32Array([
      0,
      1996959894,
      3993919788,
      2567524794,
      124634137,
      1886057615,
      3915621685,
      2657392035,
      249268274,
      2044508324,
      3772115230,
      2547177864,
      162941995,
      2125561021,
      3887607047,
      2428444049,
      498536548,
      1789927666,
      4089016648,
      2227061214,
      450548861,
      1843258603,
      4107580753,
      2211677639,
      325883990,
      1684777152,
      4251122042,
      2321926636,
      335633487,
      1661365465,
      4195302755,
      2366115317,
      997073096,
      1281953886,
      3579855332,
      2724688242,
      1006888145,
      1258607687,
      3524101629,
      2768942443,
      901097722,
      1119000684,
      3686517206,
      2898065728,
      853044451,
      1172266101,
      3705015759,
      2882616665,
      651767980,
      1373503546,
      3369554304,
      3218104598,
      565507253,
      1454621731,
      3485111705,
      3099436303,
      671266974,
      1594198024,
      3322730930,
      2970347812,
      795835527,
      1483230225,
      3244367275,
      3060149565,
      1994146192,
      31158534,
      2563907772,
      4023717930,
      1907459465,
      112637215,
      2680153253,
      3904427059,
      2013776290,
      251722036,
      2517215374,
      3775830040,
      2137656763,
      141376813,
      2439277719,
      3865271297,
      1802195444,
      476864866,
      2238001368,
      4066508878,
      1812370925,
      453092731,
      2181625025,
      4111451223,
      1706088902,
      314042704,
      2344532202,
      4240017532,
      1658658271,
      366619977,
      2362670323,
      4224994405,
      1303535960,
      984961486,
      2747007092,
      3569037538,
      1256170817,
      1037604311,
      2765210733,
      3554079995,
      1131014506,
      879679996,
      2909243462,
      3663771856,
      1141124467,
      855842277,
      2852801631,
      3708648649,
      1342533948,
      654459306,
      3188396048,
      3373015174,
      1466479909,
      544179635,
      3110523913,
      3462522015,
      1591671054,
      702138776,
      2966460450,
      3352799412,
      1504918807,
      783551873,
      3082640443,
      3233442989,
      3988292384,
      2596254646,
      62317068,
      1957810842,
      3939845945,
      2647816111,
      81470997,
      1943803523,
      3814918930,
      2489596804,
      225274430,
      2053790376,
      3826175755,
      2466906013,
      167816743,
      2097651377,
      4027552580,
      2265490386,
      503444072,
      1762050814,
      4150417245,
      2154129355,
      426522225,
      1852507879,
      4275313526,
      2312317920,
      282753626,
      1742555852,
      4189708143,
      2394877945,
      397917763,
      1622183637,
      3604390888,
      2714866558,
      953729732,
      1340076626,
      3518719985,
      2797360999,
      1068828381,
      1219638859,
      3624741850,
      2936675148,
      906185462,
      1090812512,
      3747672003,
      2825379669,
      829329135,
      1181335161,
      3412177804,
      3160834842,
      628085408,
      1382605366,
      3423369109,
      3138078467,
      570562233,
      1426400815,
      3317316542,
      2998733608,
      733239954,
      1555261956,
      3268935591,
      3050360625,
      752459403,
      1541320221,
      2607071920,
      3965973030,
      1969922972,
      40735498,
      2617837225,
      3943577151,
      1913087877,
      83908371,
      2512341634,
      3803740692,
      2075208622,
      213261112,
      2463272603,
      3855990285,
      2094854071,
      198958881,
      2262029012,
      4057260610,
      1759359992,
      534414190,
      2176718541,
      4139329115,
      1873836001,
      414664567,
      2282248934,
      4279200368,
      1711684554,
      285281116,
      2405801727,
      4167216745,
      1634467795,
      376229701,
      2685067896,
      3608007406,
      1308918612,
      956543938,
      2808555105,
      3495958263,
      1231636301,
      1047427035,
      2932959818,
      3654703836,
      1088359270,
      936918e3,
      2847714899,
      3736837829,
      1202900863,
      817233897,
      3183342108,
      3401237130,
      1404277552,
      615818150,
      3134207493,
      3453421203,
      1423857449,
      601450431,
      3009837614,
      3294710456,
      1567103746,
      711928724,
      3020668471,
      3272380065,
      1510334235,
      755167117
    ]);
    function crc322(buf) {
      let crc = -1;
      for (let x of buf) {
        crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
      }
      return (crc ^ -1) >>> 0;
    }
    module.exports = crc322;
  }
});

// node_modules/yauzl/index.js
var require_yauzl = __commonJS({
  "node_modules/yauzl/index.js"(exports) {
    var fs = __require("fs");
    var zlib = __require("zlib");
    var fd_slicer = require_fd_slicer();
    var util = __require("util");
    var EventEmitter = __require("events").EventEmitter;
    var Transform = __require("stream").Transform;
    var PassThrough = __require("stream").PassThrough;
    var Writable = __require("stream").Writable;
    var crc322 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
    exports.open = open;
    exports.fromFd = fromFd;
    exports.fromBuffer = fromBuffer;
    exports.fromRandomAccessReader = fromRandomAccessReader;
    exports.openPromise = openPromise;
    exports.fromFdPromise = fromFdPromise;
    exports.fromBufferPromise = fromBufferPromise2;
    exports.fromRandomAccessReaderPromise = fromRandomAccessReaderPromise;
    exports.dosDateTimeToDate = dosDateTimeToDate;
    exports.getFileNameLowLevel = getFileNameLowLevel;
    exports.validateFileName = validateFileName;
    exports.parseExtraFields = parseExtraFields;
    exports.ZipFile = ZipFile;
    exports.Entry = Entry;
    exports.LocalFileHeader = LocalFileHeader;
    exports.RandomAccessReader = RandomAccessReader;
    function openPromise(path, options2) {
      return new Promise((resolve, reject) => {
        open(path, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve(zipfile);
        });
      });
    }
    function fromFdPromise(fd, options2) {
      return new Promise((resolve, reject) => {
        fromFd(fd, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve(zipfile);
        });
      });
    }
    function fromBufferPromise2(buffer, options2) {
      return new Promise((resolve, reject) => {
        fromBuffer(buffer, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve(zipfile);
        });
      });
    }
    function fromRandomAccessReaderPromise(reader, totalSize, options2) {
      return new Promise((resolve, reject) => {
        fromRandomAccessReader(reader, totalSize, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve(zipfile);
        });
      });
    }
    function open(path, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = true;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      fs.open(path, "r", function(err, fd) {
        if (err) return callback(err);
        fromFd(fd, options2, function(err2, zipfile) {
          if (err2) fs.close(fd, defaultCallback);
          callback(err2, zipfile);
        });
      });
    }
    function fromFd(fd, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = false;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      fs.fstat(fd, function(err, stats) {
        if (err) return callback(err);
        var reader = new fd_slicer.FdSlicer(fd);
        fromRandomAccessReader(reader, stats.size, options2, callback);
      });
    }
    function fromBuffer(buffer, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      options2.autoClose = false;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      var reader = new fd_slicer.BufferSlicer(buffer);
      fromRandomAccessReader(reader, buffer.length, options2, callback);
    }
    function fromRandomAccessReader(reader, totalSize, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = true;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      var decodeStrings = !!options2.decodeStrings;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
      if (totalSize > Number.MAX_SAFE_INTEGER) {
        throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
      }
      reader.ref();
      var eocdrWithoutCommentSize = 22;
      var zip64EocdlSize = 20;
      var maxCommentSize = 65535;
      var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + maxCommentSize, totalSize);
      var buffer = newBuffer(bufferSize);
      var bufferReadStart = totalSize - buffer.length;
      readAndAssertNoEof(reader, buffer, 0, bufferSize, bufferReadStart, function(err) {
        if (err) return callback(err);
        for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
          if (buffer.readUInt32LE(i) !== 101010256) continue;
          var eocdrBuffer = buffer.subarray(i);
          var diskNumber = eocdrBuffer.readUInt16LE(4);
          var entryCount = eocdrBuffer.readUInt16LE(10);
          var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
          var commentLength = eocdrBuffer.readUInt16LE(20);
          var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
          if (commentLength !== expectedCommentLength) {
            return callback(new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK\u263A\u263B` in the comment?"));
          }
          var comment2 = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false) : eocdrBuffer.subarray(22);
          if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 117853008) {
            var zip64EocdlBuffer = buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize);
            var zip64EocdrOffset = readUInt64LE(zip64EocdlBuffer, 8);
            var zip64EocdrBuffer = newBuffer(56);
            return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err2) {
              if (err2) return callback(err2);
              if (zip64EocdrBuffer.readUInt32LE(0) !== 101075792) {
                return callback(new Error("invalid zip64 end of central directory record signature"));
              }
              diskNumber = zip64EocdrBuffer.readUInt32LE(16);
              if (diskNumber !== 0) {
                return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
              }
              entryCount = readUInt64LE(zip64EocdrBuffer, 32);
              centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
              return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment2, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames));
            });
          }
          if (diskNumber !== 0) {
            return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
          }
          return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment2, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames));
        }
        callback(new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
      });
    }
    util.inherits(ZipFile, EventEmitter);
    function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment2, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
      var self = this;
      EventEmitter.call(self);
      self.reader = reader;
      self.reader.on("error", function(err) {
        emitError(self, err);
      });
      self.reader.once("close", function() {
        self.emit("close");
      });
      self.readEntryCursor = centralDirectoryOffset;
      self.fileSize = fileSize;
      self.entryCount = entryCount;
      self.comment = comment2;
      self.entriesRead = 0;
      self.autoClose = !!autoClose;
      self.lazyEntries = !!lazyEntries;
      self.decodeStrings = !!decodeStrings;
      self.validateEntrySizes = !!validateEntrySizes;
      self.strictFileNames = !!strictFileNames;
      self.isOpen = true;
      self.emittedError = false;
      self.hasEachEntryBeenCalled = false;
      if (!self.lazyEntries) self._readEntry();
    }
    ZipFile.prototype.close = function() {
      if (!this.isOpen) return;
      this.isOpen = false;
      this.reader.unref();
    };
    function emitErrorAndAutoClose(self, err) {
      if (self.autoClose) self.close();
      emitError(self, err);
    }
    function emitError(self, err) {
      if (self.emittedError) return;
      self.emittedError = true;
      self.emit("error", err);
    }
    ZipFile.prototype.readEntry = function() {
      if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
      this._readEntry();
    };
    ZipFile.prototype._readEntry = function() {
      var self = this;
      if (self.entryCount === self.entriesRead) {
        setImmediate(function() {
          if (self.autoClose) self.close();
          if (self.emittedError) return;
          self.emit("end");
        });
        return;
      }
      if (self.emittedError) return;
      var buffer = newBuffer(46);
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
        if (err) return emitErrorAndAutoClose(self, err);
        if (self.emittedError) return;
        var entry2 = new Entry();
        var signature2 = buffer.readUInt32LE(0);
        if (signature2 !== 33639248) return emitErrorAndAutoClose(self, new Error("invalid central directory file header signature: 0x" + signature2.toString(16)));
        entry2.versionMadeBy = buffer.readUInt16LE(4);
        entry2.versionNeededToExtract = buffer.readUInt16LE(6);
        entry2.generalPurposeBitFlag = buffer.readUInt16LE(8);
        entry2.compressionMethod = buffer.readUInt16LE(10);
        entry2.lastModFileTime = buffer.readUInt16LE(12);
        entry2.lastModFileDate = buffer.readUInt16LE(14);
        entry2.crc32 = buffer.readUInt32LE(16);
        entry2.compressedSize = buffer.readUInt32LE(20);
        entry2.uncompressedSize = buffer.readUInt32LE(24);
        entry2.fileNameLength = buffer.readUInt16LE(28);
        entry2.extraFieldLength = buffer.readUInt16LE(30);
        entry2.fileCommentLength = buffer.readUInt16LE(32);
        entry2.internalFileAttributes = buffer.readUInt16LE(36);
        entry2.externalFileAttributes = buffer.readUInt32LE(38);
        entry2.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
        if (entry2.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, new Error("strong encryption is not supported"));
        self.readEntryCursor += 46;
        buffer = newBuffer(entry2.fileNameLength + entry2.extraFieldLength + entry2.fileCommentLength);
        readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err2) {
          if (err2) return emitErrorAndAutoClose(self, err2);
          if (self.emittedError) return;
          entry2.fileNameRaw = buffer.subarray(0, entry2.fileNameLength);
          var fileCommentStart = entry2.fileNameLength + entry2.extraFieldLength;
          entry2.extraFieldRaw = buffer.subarray(entry2.fileNameLength, fileCommentStart);
          entry2.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry2.fileCommentLength);
          try {
            entry2.extraFields = parseExtraFields(entry2.extraFieldRaw);
          } catch (err3) {
            return emitErrorAndAutoClose(self, err3);
          }
          if (self.decodeStrings) {
            var isUtf8 = (entry2.generalPurposeBitFlag & 2048) !== 0;
            entry2.fileComment = decodeBuffer(entry2.fileCommentRaw, isUtf8);
            entry2.fileName = getFileNameLowLevel(entry2.generalPurposeBitFlag, entry2.fileNameRaw, entry2.extraFields, self.strictFileNames);
            var errorMessage = validateFileName(entry2.fileName);
            if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
          } else {
            entry2.fileComment = entry2.fileCommentRaw;
            entry2.fileName = entry2.fileNameRaw;
          }
          entry2.comment = entry2.fileComment;
          self.readEntryCursor += buffer.length;
          self.entriesRead += 1;
          for (var i = 0; i < entry2.extraFields.length; i++) {
            var extraField = entry2.extraFields[i];
            if (extraField.id !== 1) continue;
            var zip64EiefBuffer = extraField.data;
            var index = 0;
            if (entry2.uncompressedSize === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include uncompressed size"));
              }
              entry2.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            if (entry2.compressedSize === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include compressed size"));
              }
              entry2.compressedSize = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            if (entry2.relativeOffsetOfLocalHeader === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include relative header offset"));
              }
              entry2.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            break;
          }
          if (self.validateEntrySizes && entry2.compressionMethod === 0) {
            var expectedCompressedSize = entry2.uncompressedSize;
            if (entry2.isEncrypted()) {
              expectedCompressedSize += 12;
            }
            if (entry2.compressedSize !== expectedCompressedSize) {
              var msg = "compressed/uncompressed size mismatch for stored file: " + entry2.compressedSize + " != " + entry2.uncompressedSize;
              return emitErrorAndAutoClose(self, new Error(msg));
            }
          }
          self.emit("entry", entry2);
          if (!self.lazyEntries) self._readEntry();
        });
      });
    };
    ZipFile.prototype.eachEntry = function() {
      const self = this;
      if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
      if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
      self.hasEachEntryBeenCalled = true;
      let pendingResolveReject = null;
      self.on("entry", onEntry);
      self.on("end", onEnd);
      self.on("error", onError);
      function cleanup() {
        self.removeListener("entry", onEntry);
        self.removeListener("end", onEnd);
        self.removeListener("error", onError);
        if (self.autoClose) self.close();
      }
      function onEntry(entry2) {
        let { resolve } = pendingResolveReject;
        pendingResolveReject = null;
        resolve({ value: entry2 });
      }
      function onEnd() {
        let { resolve } = pendingResolveReject;
        pendingResolveReject = null;
        cleanup();
        resolve({ done: true });
      }
      function onError(err) {
        let { reject } = pendingResolveReject;
        pendingResolveReject = null;
        cleanup();
        reject(err);
      }
      return {
        [Symbol.asyncIterator]() {
          return this;
        },
        next() {
          const promise = new Promise((resolve, reject) => {
            if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
            pendingResolveReject = { resolve, reject };
          });
          self.readEntry();
          return promise;
        },
        return(value) {
          cleanup();
          return Promise.resolve({ done: true, value });
        },
        throw(value) {
          cleanup();
          return Promise.reject(value);
        }
      };
    };
    ZipFile.prototype.openReadStream = function(entry2, options2, callback) {
      var self = this;
      var relativeStart = 0;
      var relativeEnd = entry2.compressedSize;
      if (callback == null) {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) {
        options2 = {};
      } else {
        if (options2.decodeFileData === false) {
          if (options2.decrypt != null) {
            throw new Error("cannot use options.decrypt when options.decodeFileData === false");
          }
          if (options2.decompress != null) {
            throw new Error("cannot use options.decompress when options.decodeFileData === false");
          }
        } else {
          if (options2.decrypt != null) {
            if (!entry2.isEncrypted()) {
              throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
            }
            if (options2.decrypt !== false) throw new Error("invalid options.decrypt value: " + options2.decrypt);
            if (entry2.isCompressed()) {
              if (options2.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
            }
          }
          if (options2.decompress != null) {
            if (!entry2.isCompressed()) {
              throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
            }
            if (!(options2.decompress === false || options2.decompress === true)) {
              throw new Error("invalid options.decompress value: " + options2.decompress);
            }
            decompress = options2.decompress;
          }
        }
        if (options2.start != null) {
          relativeStart = options2.start;
          if (relativeStart < 0) throw new Error("options.start < 0");
          if (relativeStart > entry2.compressedSize) throw new Error("options.start > entry.compressedSize");
        }
        if (options2.end != null) {
          relativeEnd = options2.end;
          if (relativeEnd < 0) throw new Error("options.end < 0");
          if (relativeEnd > entry2.compressedSize) throw new Error("options.end > entry.compressedSize");
          if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
        }
      }
      var rawMode = options2.decodeFileData === false || // Explicitly requested raw.
      (entry2.compressionMethod === 0 || // Naturally without compression.
      entry2.compressionMethod === 8 && options2.decompress === false) && (!entry2.isEncrypted() || // Naturally without encryption.
      options2.decrypt === false);
      if (options2.start != null || options2.end != null) {
        if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
      }
      if (!self.isOpen) return callback(new Error("closed"));
      if (entry2.isEncrypted() && !rawMode) {
        if (options2.decrypt !== false) return callback(new Error("entry is encrypted, and options.decodeFileData !== false"));
      }
      var decompress;
      if (rawMode) {
        decompress = false;
      } else if (entry2.compressionMethod === 8) {
        decompress = options2.decodeFileData !== true;
      } else {
        return callback(new Error("unsupported compression method: " + entry2.compressionMethod));
      }
      self.readLocalFileHeader(entry2, { minimal: true }, function(err, localFileHeader) {
        if (err) return callback(err);
        self.openReadStreamLowLevel(
          localFileHeader.fileDataStart,
          entry2.compressedSize,
          relativeStart,
          relativeEnd,
          decompress,
          entry2.uncompressedSize,
          callback
        );
      });
    };
    ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
      var self = this;
      var fileDataEnd = fileDataStart + compressedSize;
      var readStream = self.reader.createReadStream({
        start: fileDataStart + relativeStart,
        end: fileDataStart + relativeEnd
      });
      var endpointStream = readStream;
      if (decompress) {
        var destroyed = false;
        var inflateFilter = zlib.createInflateRaw();
        readStream.on("error", function(err) {
          setImmediate(function() {
            if (!destroyed) inflateFilter.emit("error", err);
          });
        });
        readStream.pipe(inflateFilter);
        if (self.validateEntrySizes) {
          endpointStream = new AssertByteCountStream(uncompressedSize);
          inflateFilter.on("error", function(err) {
            setImmediate(function() {
              if (!destroyed) endpointStream.emit("error", err);
            });
          });
          inflateFilter.pipe(endpointStream);
        } else {
          endpointStream = inflateFilter;
        }
        installDestroyFn(endpointStream, function() {
          destroyed = true;
          if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
          readStream.unpipe(inflateFilter);
          readStream.destroy();
        });
      }
      callback(null, endpointStream);
    };
    ZipFile.prototype.readLocalFileHeader = function(entry2, options2, callback) {
      var self = this;
      if (callback == null) {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      self.reader.ref();
      var buffer = newBuffer(30);
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry2.relativeOffsetOfLocalHeader, function(err) {
        try {
          if (err) return callback(err);
          var signature2 = buffer.readUInt32LE(0);
          if (signature2 !== 67324752) {
            return callback(new Error("invalid local file header signature: 0x" + signature2.toString(16)));
          }
          var fileNameLength = buffer.readUInt16LE(26);
          var extraFieldLength = buffer.readUInt16LE(28);
          var fileDataStart = entry2.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
          if (fileDataStart + entry2.compressedSize > self.fileSize) {
            return callback(new Error("file data overflows file bounds: " + fileDataStart + " + " + entry2.compressedSize + " > " + self.fileSize));
          }
          if (options2.minimal) {
            return callback(null, { fileDataStart });
          }
          var localFileHeader = new LocalFileHeader();
          localFileHeader.fileDataStart = fileDataStart;
          localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
          localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
          localFileHeader.compressionMethod = buffer.readUInt16LE(8);
          localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
          localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
          localFileHeader.crc32 = buffer.readUInt32LE(14);
          localFileHeader.compressedSize = buffer.readUInt32LE(18);
          localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
          localFileHeader.fileNameLength = fileNameLength;
          localFileHeader.extraFieldLength = extraFieldLength;
          buffer = newBuffer(fileNameLength + extraFieldLength);
          self.reader.ref();
          readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry2.relativeOffsetOfLocalHeader + 30, function(err2) {
            try {
              if (err2) return callback(err2);
              localFileHeader.fileName = buffer.subarray(0, fileNameLength);
              localFileHeader.extraField = buffer.subarray(fileNameLength);
              return callback(null, localFileHeader);
            } finally {
              self.reader.unref();
            }
          });
        } finally {
          self.reader.unref();
        }
      });
    };
    ZipFile.prototype.openReadStreamPromise = function(entry2, options2) {
      return new Promise((resolve, reject) => {
        this.openReadStream(entry2, options2, function(err, readStream) {
          if (err) return reject(err);
          resolve(readStream);
        });
      });
    };
    ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
      return new Promise((resolve, reject) => {
        this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
          if (err) return reject(err);
          resolve(readStream);
        });
      });
    };
    ZipFile.prototype.readLocalFileHeaderPromise = function(entry2, options2) {
      return new Promise((resolve, reject) => {
        this.readLocalFileHeader(entry2, options2, function(err, localFileHeader) {
          if (err) return reject(err);
          resolve(localFileHeader);
        });
      });
    };
    function Entry() {
    }
    Entry.prototype.getLastModDate = function(options2) {
      if (options2 == null) options2 = {};
      if (!options2.forceDosFormat) {
        for (var i = 0; i < this.extraFields.length; i++) {
          var extraField = this.extraFields[i];
          if (extraField.id === 21589) {
            var data = extraField.data;
            if (data.length < 5) continue;
            var flags = data[0];
            var HAS_MTIME = 1;
            if (!(flags & HAS_MTIME)) continue;
            var posixTimestamp = data.readInt32LE(1);
            return new Date(posixTimestamp * 1e3);
          } else if (extraField.id === 10) {
            var data = extraField.data;
            if (data.length !== 32) continue;
            if (data.readUInt16LE(4) !== 1) continue;
            if (data.readUInt16LE(6) !== 24) continue;
            var hundredNanoSecondsSince1601 = data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12);
            var millisecondsSince1970 = hundredNanoSecondsSince1601 / 1e4 - 116444736e5;
            return new Date(millisecondsSince1970);
          }
        }
      }
      return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options2.timezone);
    };
    Entry.prototype.canDecodeFileData = function() {
      return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
    };
    Entry.prototype.isEncrypted = function() {
      return (this.generalPurposeBitFlag & 1) !== 0;
    };
    Entry.prototype.isCompressed = function() {
      return this.compressionMethod === 8;
    };
    function LocalFileHeader() {
    }
    function dosDateTimeToDate(date, time3, timezone) {
      var day = date & 31;
      var month = (date >> 5 & 15) - 1;
      var year = (date >> 9 & 127) + 1980;
      var millisecond = 0;
      var second = (time3 & 31) * 2;
      var minute = time3 >> 5 & 63;
      var hour = time3 >> 11 & 31;
      if (timezone == null || timezone === "local") {
        return new Date(year, month, day, hour, minute, second, millisecond);
      } else if (timezone === "UTC") {
        return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
      } else {
        throw new Error("unrecognized options.timezone: " + options.timezone);
      }
    }
    function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
      var fileName = null;
      for (var i = 0; i < extraFields.length; i++) {
        var extraField = extraFields[i];
        if (extraField.id === 28789) {
          if (extraField.data.length < 6) {
            continue;
          }
          if (extraField.data.readUInt8(0) !== 1) {
            continue;
          }
          var oldNameCrc32 = extraField.data.readUInt32LE(1);
          if (crc322(fileNameBuffer) !== oldNameCrc32) {
            continue;
          }
          fileName = decodeBuffer(extraField.data.subarray(5), true);
          break;
        }
      }
      if (fileName == null) {
        var isUtf8 = (generalPurposeBitFlag & 2048) !== 0;
        fileName = decodeBuffer(fileNameBuffer, isUtf8);
      }
      if (!strictFileNames) {
        fileName = fileName.replace(/\\/g, "/");
      }
      return fileName;
    }
    function validateFileName(fileName) {
      if (fileName.indexOf("\\") !== -1) {
        return "invalid characters in fileName: " + fileName;
      }
      if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) {
        return "absolute path: " + fileName;
      }
      if (fileName.split("/").indexOf("..") !== -1) {
        return "invalid relative path: " + fileName;
      }
      return null;
    }
    function parseExtraFields(extraFieldBuffer) {
      var extraFields = [];
      var i = 0;
      while (i < extraFieldBuffer.length - 3) {
        var headerId = extraFieldBuffer.readUInt16LE(i + 0);
        var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
        var dataStart = i + 4;
        var dataEnd = dataStart + dataSize;
        if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
        var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
        extraFields.push({
          id: headerId,
          data: dataBuffer
        });
        i = dataEnd;
      }
      return extraFields;
    }
    function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
      if (length === 0) {
        return setImmediate(function() {
          callback(null, newBuffer(0));
        });
      }
      reader.read(buffer, offset, length, position, function(err, bytesRead) {
        if (err) return callback(err);
        if (bytesRead < length) {
          return callback(new Error("unexpected EOF"));
        }
        callback();
      });
    }
    util.inherits(AssertByteCountStream, Transform);
    function AssertByteCountStream(byteCount) {
      Transform.call(this);
      this.actualByteCount = 0;
      this.expectedByteCount = byteCount;
    }
    AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
      this.actualByteCount += chunk.length;
      if (this.actualByteCount > this.expectedByteCount) {
        var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb(null, chunk);
    };
    AssertByteCountStream.prototype._flush = function(cb) {
      if (this.actualByteCount < this.expectedByteCount) {
        var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb();
    };
    util.inherits(RandomAccessReader, EventEmitter);
    function RandomAccessReader() {
      EventEmitter.call(this);
      this.refCount = 0;
    }
    RandomAccessReader.prototype.ref = function() {
      this.refCount += 1;
    };
    RandomAccessReader.prototype.unref = function() {
      var self = this;
      self.refCount -= 1;
      if (self.refCount > 0) return;
      if (self.refCount < 0) throw new Error("invalid unref");
      self.close(onCloseDone);
      function onCloseDone(err) {
        if (err) return self.emit("error", err);
        self.emit("close");
      }
    };
    RandomAccessReader.prototype.createReadStream = function(options2) {
      if (options2 == null) options2 = {};
      var start = options2.start;
      var end = options2.end;
      if (start === end) {
        var emptyStream = new PassThrough();
        setImmediate(function() {
          emptyStream.end();
        });
        return emptyStream;
      }
      var stream = this._readStreamForRange(start, end);
      var destroyed = false;
      var refUnrefFilter = new RefUnrefFilter(this);
      stream.on("error", function(err) {
        setImmediate(function() {
          if (!destroyed) refUnrefFilter.emit("error", err);
        });
      });
      installDestroyFn(refUnrefFilter, function() {
        stream.unpipe(refUnrefFilter);
        refUnrefFilter.unref();
        stream.destroy();
      });
      var byteCounter = new AssertByteCountStream(end - start);
      refUnrefFilter.on("error", function(err) {
        setImmediate(function() {
          if (!destroyed) byteCounter.emit("error", err);
        });
      });
      installDestroyFn(byteCounter, function() {
        destroyed = true;
        refUnrefFilter.unpipe(byteCounter);
        refUnrefFilter.destroy();
      });
      return stream.pipe(refUnrefFilter).pipe(byteCounter);
    };
    RandomAccessReader.prototype._readStreamForRange = function(start, end) {
      throw new Error("not implemented");
    };
    RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
      var readStream = this.createReadStream({ start: position, end: position + length });
      var writeStream = new Writable();
      var written2 = 0;
      writeStream._write = function(chunk, encoding, cb) {
        chunk.copy(buffer, offset + written2, 0, chunk.length);
        written2 += chunk.length;
        cb();
      };
      writeStream.on("finish", callback);
      readStream.on("error", function(error) {
        callback(error);
      });
      readStream.pipe(writeStream);
    };
    RandomAccessReader.prototype.close = function(callback) {
      setImmediate(callback);
    };
    util.inherits(RefUnrefFilter, PassThrough);
    function RefUnrefFilter(context) {
      PassThrough.call(this);
      this.context = context;
      this.context.ref();
      this.unreffedYet = false;
    }
    RefUnrefFilter.prototype._flush = function(cb) {
      this.unref();
      cb();
    };
    RefUnrefFilter.prototype.unref = function(cb) {
      if (this.unreffedYet) return;
      this.unreffedYet = true;
      this.context.unref();
    };
    var cp437 = "\0\u263A\u263B\u2665\u2666\u2663\u2660\u2022\u25D8\u25CB\u25D9\u2642\u2640\u266A\u266B\u263C\u25BA\u25C4\u2195\u203C\xB6\xA7\u25AC\u21A8\u2191\u2193\u2192\u2190\u221F\u2194\u25B2\u25BC !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u2302\xC7\xFC\xE9\xE2\xE4\xE0\xE5\xE7\xEA\xEB\xE8\xEF\xEE\xEC\xC4\xC5\xC9\xE6\xC6\xF4\xF6\xF2\xFB\xF9\xFF\xD6\xDC\xA2\xA3\xA5\u20A7\u0192\xE1\xED\xF3\xFA\xF1\xD1\xAA\xBA\xBF\u2310\xAC\xBD\xBC\xA1\xAB\xBB\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B\u2510\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590\u2580\u03B1\xDF\u0393\u03C0\u03A3\u03C3\xB5\u03C4\u03A6\u0398\u03A9\u03B4\u221E\u03C6\u03B5\u2229\u2261\xB1\u2265\u2264\u2320\u2321\xF7\u2248\xB0\u2219\xB7\u221A\u207F\xB2\u25A0\xA0";
    function decodeBuffer(buffer, isUtf8) {
      if (isUtf8) {
        return buffer.toString("utf8");
      } else {
        var result = "";
        for (var i = 0; i < buffer.length; i++) {
          result += cp437[buffer[i]];
        }
        return result;
      }
    }
    function readUInt64LE(buffer, offset) {
      var lower32 = buffer.readUInt32LE(offset);
      var upper32 = buffer.readUInt32LE(offset + 4);
      return upper32 * 4294967296 + lower32;
    }
    var newBuffer;
    if (typeof Buffer.allocUnsafe === "function") {
      newBuffer = function(len) {
        return Buffer.allocUnsafe(len);
      };
    } else {
      newBuffer = function(len) {
        return new Buffer(len);
      };
    }
    function installDestroyFn(stream, fn) {
      if (typeof stream.destroy === "function") {
        stream._destroy = function(err, cb) {
          fn();
          if (cb != null) cb(err);
        };
      } else {
        stream.destroy = fn;
      }
    }
    function defaultCallback(err) {
      if (err) throw err;
    }
  }
});

// src/collect/links/description.ts
import { createHash } from "node:crypto";

// node_modules/mdurl/index.mjs
var mdurl_exports = {};
__export(mdurl_exports, {
  decode: () => decode_default,
  encode: () => encode_default,
  format: () => format,
  parse: () => parse_default
});

// node_modules/mdurl/lib/decode.mjs
var decodeCache = {};
function getDecodeCache(exclude) {
  let cache = decodeCache[exclude];
  if (cache) {
    return cache;
  }
  cache = decodeCache[exclude] = [];
  for (let i = 0; i < 128; i++) {
    const ch = String.fromCharCode(i);
    cache.push(ch);
  }
  for (let i = 0; i < exclude.length; i++) {
    const ch = exclude.charCodeAt(i);
    cache[ch] = "%" + ("0" + ch.toString(16).toUpperCase()).slice(-2);
  }
  return cache;
}
function decode(string2, exclude) {
  if (typeof exclude !== "string") {
    exclude = decode.defaultChars;
  }
  const cache = getDecodeCache(exclude);
  return string2.replace(/(%[a-f0-9]{2})+/gi, function(seq) {
    let result = "";
    for (let i = 0, l = seq.length; i < l; i += 3) {
      const b1 = parseInt(seq.slice(i + 1, i + 3), 16);
      if (b1 < 128) {
        result += cache[b1];
        continue;
      }
      if ((b1 & 224) === 192 && i + 3 < l) {
        const b2 = parseInt(seq.slice(i + 4, i + 6), 16);
        if ((b2 & 192) === 128) {
          const chr = b1 << 6 & 1984 | b2 & 63;
          if (chr < 128) {
            result += "\uFFFD\uFFFD";
          } else {
            result += String.fromCharCode(chr);
          }
          i += 3;
          continue;
        }
      }
      if ((b1 & 240) === 224 && i + 6 < l) {
        const b2 = parseInt(seq.slice(i + 4, i + 6), 16);
        const b3 = parseInt(seq.slice(i + 7, i + 9), 16);
        if ((b2 & 192) === 128 && (b3 & 192) === 128) {
          const chr = b1 << 12 & 61440 | b2 << 6 & 4032 | b3 & 63;
          if (chr < 2048 || chr >= 55296 && chr <= 57343) {
            result += "\uFFFD\uFFFD\uFFFD";
          } else {
            result += String.fromCharCode(chr);
          }
          i += 6;
          continue;
        }
      }
      if ((b1 & 248) === 240 && i + 9 < l) {
        const b2 = parseInt(seq.slice(i + 4, i + 6), 16);
        const b3 = parseInt(seq.slice(i + 7, i + 9), 16);
        const b4 = parseInt(seq.slice(i + 10, i + 12), 16);
        if ((b2 & 192) === 128 && (b3 & 192) === 128 && (b4 & 192) === 128) {
          let chr = b1 << 18 & 1835008 | b2 << 12 & 258048 | b3 << 6 & 4032 | b4 & 63;
          if (chr < 65536 || chr > 1114111) {
            result += "\uFFFD\uFFFD\uFFFD\uFFFD";
          } else {
            chr -= 65536;
            result += String.fromCharCode(55296 + (chr >> 10), 56320 + (chr & 1023));
          }
          i += 9;
          continue;
        }
      }
      result += "\uFFFD";
    }
    return result;
  });
}
decode.defaultChars = ";/?:@&=+$,#";
decode.componentChars = "";
var decode_default = decode;

// node_modules/mdurl/lib/encode.mjs
var encodeCache = {};
function getEncodeCache(exclude) {
  let cache = encodeCache[exclude];
  if (cache) {
    return cache;
  }
  cache = encodeCache[exclude] = [];
  for (let i = 0; i < 128; i++) {
    const ch = String.fromCharCode(i);
    if (/^[0-9a-z]$/i.test(ch)) {
      cache.push(ch);
    } else {
      cache.push("%" + ("0" + i.toString(16).toUpperCase()).slice(-2));
    }
  }
  for (let i = 0; i < exclude.length; i++) {
    cache[exclude.charCodeAt(i)] = exclude[i];
  }
  return cache;
}
function encode(string2, exclude, keepEscaped) {
  if (typeof exclude !== "string") {
    keepEscaped = exclude;
    exclude = encode.defaultChars;
  }
  if (typeof keepEscaped === "undefined") {
    keepEscaped = true;
  }
  const cache = getEncodeCache(exclude);
  let result = "";
  for (let i = 0, l = string2.length; i < l; i++) {
    const code4 = string2.charCodeAt(i);
    if (keepEscaped && code4 === 37 && i + 2 < l) {
      if (/^[0-9a-f]{2}$/i.test(string2.slice(i + 1, i + 3))) {
        result += string2.slice(i, i + 3);
        i += 2;
        continue;
      }
    }
    if (code4 < 128) {
      result += cache[code4];
      continue;
    }
    if (code4 >= 55296 && code4 <= 57343) {
      if (code4 >= 55296 && code4 <= 56319 && i + 1 < l) {
        const nextCode = string2.charCodeAt(i + 1);
        if (nextCode >= 56320 && nextCode <= 57343) {
          result += encodeURIComponent(string2[i] + string2[i + 1]);
          i++;
          continue;
        }
      }
      result += "%EF%BF%BD";
      continue;
    }
    result += encodeURIComponent(string2[i]);
  }
  return result;
}
encode.defaultChars = ";/?:@&=+$,-_.!~*'()#";
encode.componentChars = "-_.!~*'()";
var encode_default = encode;

// node_modules/mdurl/lib/format.mjs
function format(url) {
  let result = "";
  result += url.protocol || "";
  result += url.slashes ? "//" : "";
  result += url.auth ? url.auth + "@" : "";
  if (url.hostname && url.hostname.indexOf(":") !== -1) {
    result += "[" + url.hostname + "]";
  } else {
    result += url.hostname || "";
  }
  result += url.port ? ":" + url.port : "";
  result += url.pathname || "";
  result += url.search || "";
  result += url.hash || "";
  return result;
}

// node_modules/mdurl/lib/parse.mjs
function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.pathname = null;
}
var protocolPattern = /^([a-z0-9.+-]+:)/i;
var portPattern = /:[0-9]*$/;
var simplePathPattern = /^(\/\/?(?!\/)[^\?\s]*)(\?[^\s]*)?$/;
var delims = ["<", ">", '"', "`", " ", "\r", "\n", "	"];
var unwise = ["{", "}", "|", "\\", "^", "`"].concat(delims);
var autoEscape = ["'"].concat(unwise);
var nonHostChars = ["%", "/", "?", ";", "#"].concat(autoEscape);
var hostEndingChars = ["/", "?", "#"];
var hostnameMaxLen = 255;
var hostnamePartPattern = /^[+a-z0-9A-Z_-]{0,63}$/;
var hostnamePartStart = /^([+a-z0-9A-Z_-]{0,63})(.*)$/;
var hostlessProtocol = {
  javascript: true,
  "javascript:": true
};
var slashedProtocol = {
  http: true,
  https: true,
  ftp: true,
  gopher: true,
  file: true,
  "http:": true,
  "https:": true,
  "ftp:": true,
  "gopher:": true,
  "file:": true
};
function urlParse(url, slashesDenoteHost) {
  if (url && url instanceof Url) return url;
  const u = new Url();
  u.parse(url, slashesDenoteHost);
  return u;
}
Url.prototype.parse = function(url, slashesDenoteHost) {
  let lowerProto, hec, slashes;
  let rest2 = url;
  rest2 = rest2.trim();
  if (!slashesDenoteHost && url.split("#").length === 1) {
    const simplePath = simplePathPattern.exec(rest2);
    if (simplePath) {
      this.pathname = simplePath[1];
      if (simplePath[2]) {
        this.search = simplePath[2];
      }
      return this;
    }
  }
  let proto = protocolPattern.exec(rest2);
  if (proto) {
    proto = proto[0];
    lowerProto = proto.toLowerCase();
    this.protocol = proto;
    rest2 = rest2.substr(proto.length);
  }
  if (slashesDenoteHost || proto || rest2.match(/^\/\/[^@\/]+@[^@\/]+/)) {
    slashes = rest2.substr(0, 2) === "//";
    if (slashes && !(proto && hostlessProtocol[proto])) {
      rest2 = rest2.substr(2);
      this.slashes = true;
    }
  }
  if (!hostlessProtocol[proto] && (slashes || proto && !slashedProtocol[proto])) {
    let hostEnd = -1;
    for (let i = 0; i < hostEndingChars.length; i++) {
      hec = rest2.indexOf(hostEndingChars[i]);
      if (hec !== -1 && (hostEnd === -1 || hec < hostEnd)) {
        hostEnd = hec;
      }
    }
    let auth, atSign;
    if (hostEnd === -1) {
      atSign = rest2.lastIndexOf("@");
    } else {
      atSign = rest2.lastIndexOf("@", hostEnd);
    }
    if (atSign !== -1) {
      auth = rest2.slice(0, atSign);
      rest2 = rest2.slice(atSign + 1);
      this.auth = auth;
    }
    hostEnd = -1;
    for (let i = 0; i < nonHostChars.length; i++) {
      hec = rest2.indexOf(nonHostChars[i]);
      if (hec !== -1 && (hostEnd === -1 || hec < hostEnd)) {
        hostEnd = hec;
      }
    }
    if (hostEnd === -1) {
      hostEnd = rest2.length;
    }
    if (rest2[hostEnd - 1] === ":") {
      hostEnd--;
    }
    const host = rest2.slice(0, hostEnd);
    rest2 = rest2.slice(hostEnd);
    this.parseHost(host);
    this.hostname = this.hostname || "";
    const ipv6Hostname = this.hostname[0] === "[" && this.hostname[this.hostname.length - 1] === "]";
    if (!ipv6Hostname) {
      const hostparts = this.hostname.split(/\./);
      for (let i = 0, l = hostparts.length; i < l; i++) {
        const part = hostparts[i];
        if (!part) {
          continue;
        }
        if (!part.match(hostnamePartPattern)) {
          let newpart = "";
          for (let j = 0, k = part.length; j < k; j++) {
            if (part.charCodeAt(j) > 127) {
              newpart += "x";
            } else {
              newpart += part[j];
            }
          }
          if (!newpart.match(hostnamePartPattern)) {
            const validParts = hostparts.slice(0, i);
            const notHost = hostparts.slice(i + 1);
            const bit = part.match(hostnamePartStart);
            if (bit) {
              validParts.push(bit[1]);
              notHost.unshift(bit[2]);
            }
            if (notHost.length) {
              rest2 = notHost.join(".") + rest2;
            }
            this.hostname = validParts.join(".");
            break;
          }
        }
      }
    }
    if (this.hostname.length > hostnameMaxLen) {
      this.hostname = "";
    }
    if (ipv6Hostname) {
      this.hostname = this.hostname.substr(1, this.hostname.length - 2);
    }
  }
  const hash = rest2.indexOf("#");
  if (hash !== -1) {
    this.hash = rest2.substr(hash);
    rest2 = rest2.slice(0, hash);
  }
  const qm = rest2.indexOf("?");
  if (qm !== -1) {
    this.search = rest2.substr(qm);
    rest2 = rest2.slice(0, qm);
  }
  if (rest2) {
    this.pathname = rest2;
  }
  if (slashedProtocol[lowerProto] && this.hostname && !this.pathname) {
    this.pathname = "";
  }
  return this;
};
Url.prototype.parseHost = function(host) {
  let port = portPattern.exec(host);
  if (port) {
    port = port[0];
    if (port !== ":") {
      this.port = port.substr(1);
    }
    host = host.substr(0, host.length - port.length);
  }
  if (host) {
    this.hostname = host;
  }
};
var parse_default = urlParse;

// node_modules/uc.micro/build/index.mjs
var build_exports = {};
__export(build_exports, {
  Any: () => Any,
  Cc: () => Cc,
  Cf: () => Cf,
  P: () => P,
  S: () => S,
  Z: () => Z
});
var Any = /[\0-\uD7FF\uE000-\uFFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var Cc = /[\0-\x1F\x7F-\x9F]/;
var Cf = /[\xAD\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|\uD804[\uDCBD\uDCCD]|\uD80D[\uDC30-\uDC3F]|\uD82F[\uDCA0-\uDCA3]|\uD834[\uDD73-\uDD7A]|\uDB40[\uDC01\uDC20-\uDC7F]/;
var P = /[!-#%-\*,-\/:;\?@\[-\]_\{\}\xA1\xA7\xAB\xB6\xB7\xBB\xBF\u037E\u0387\u055A-\u055F\u0589\u058A\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u0609\u060A\u060C\u060D\u061B\u061D-\u061F\u066A-\u066D\u06D4\u0700-\u070D\u07F7-\u07F9\u0830-\u083E\u085E\u0964\u0965\u0970\u09FD\u0A76\u0AF0\u0C77\u0C84\u0DF4\u0E4F\u0E5A\u0E5B\u0F04-\u0F12\u0F14\u0F3A-\u0F3D\u0F85\u0FD0-\u0FD4\u0FD9\u0FDA\u104A-\u104F\u10FB\u1360-\u1368\u1400\u166E\u169B\u169C\u16EB-\u16ED\u1735\u1736\u17D4-\u17D6\u17D8-\u17DA\u1800-\u180A\u1944\u1945\u1A1E\u1A1F\u1AA0-\u1AA6\u1AA8-\u1AAD\u1B4E\u1B4F\u1B5A-\u1B60\u1B7D-\u1B7F\u1BFC-\u1BFF\u1C3B-\u1C3F\u1C7E\u1C7F\u1CC0-\u1CC7\u1CD3\u2010-\u2027\u2030-\u2043\u2045-\u2051\u2053-\u205E\u207D\u207E\u208D\u208E\u2308-\u230B\u2329\u232A\u2768-\u2775\u27C5\u27C6\u27E6-\u27EF\u2983-\u2998\u29D8-\u29DB\u29FC\u29FD\u2CF9-\u2CFC\u2CFE\u2CFF\u2D70\u2E00-\u2E2E\u2E30-\u2E4F\u2E52-\u2E5D\u3001-\u3003\u3008-\u3011\u3014-\u301F\u3030\u303D\u30A0\u30FB\uA4FE\uA4FF\uA60D-\uA60F\uA673\uA67E\uA6F2-\uA6F7\uA874-\uA877\uA8CE\uA8CF\uA8F8-\uA8FA\uA8FC\uA92E\uA92F\uA95F\uA9C1-\uA9CD\uA9DE\uA9DF\uAA5C-\uAA5F\uAADE\uAADF\uAAF0\uAAF1\uABEB\uFD3E\uFD3F\uFE10-\uFE19\uFE30-\uFE52\uFE54-\uFE61\uFE63\uFE68\uFE6A\uFE6B\uFF01-\uFF03\uFF05-\uFF0A\uFF0C-\uFF0F\uFF1A\uFF1B\uFF1F\uFF20\uFF3B-\uFF3D\uFF3F\uFF5B\uFF5D\uFF5F-\uFF65]|\uD800[\uDD00-\uDD02\uDF9F\uDFD0]|\uD801\uDD6F|\uD802[\uDC57\uDD1F\uDD3F\uDE50-\uDE58\uDE7F\uDEF0-\uDEF6\uDF39-\uDF3F\uDF99-\uDF9C]|\uD803[\uDD6E\uDEAD\uDED0\uDF55-\uDF59\uDF86-\uDF89]|\uD804[\uDC47-\uDC4D\uDCBB\uDCBC\uDCBE-\uDCC1\uDD40-\uDD43\uDD74\uDD75\uDDC5-\uDDC8\uDDCD\uDDDB\uDDDD-\uDDDF\uDE38-\uDE3D\uDEA9\uDFD4\uDFD5\uDFD7\uDFD8]|\uD805[\uDC4B-\uDC4F\uDC5A\uDC5B\uDC5D\uDCC6\uDDC1-\uDDD7\uDE41-\uDE43\uDE60-\uDE6C\uDEB9\uDF3C-\uDF3E]|\uD806[\uDC3B\uDD44-\uDD46\uDDE2\uDE3F-\uDE46\uDE9A-\uDE9C\uDE9E-\uDEA2\uDF00-\uDF09\uDFE1]|\uD807[\uDC41-\uDC45\uDC70\uDC71\uDEF7\uDEF8\uDF43-\uDF4F\uDFFF]|\uD809[\uDC70-\uDC74]|\uD80B[\uDFF1\uDFF2]|\uD81A[\uDE6E\uDE6F\uDEF5\uDF37-\uDF3B\uDF44]|\uD81B[\uDD6D-\uDD6F\uDE97-\uDE9A\uDFE2]|\uD82F\uDC9F|\uD836[\uDE87-\uDE8B]|\uD839\uDDFF|\uD83A[\uDD5E\uDD5F]/;
var S = /[\$\+<->\^`\|~\xA2-\xA6\xA8\xA9\xAC\xAE-\xB1\xB4\xB8\xD7\xF7\u02C2-\u02C5\u02D2-\u02DF\u02E5-\u02EB\u02ED\u02EF-\u02FF\u0375\u0384\u0385\u03F6\u0482\u058D-\u058F\u0606-\u0608\u060B\u060E\u060F\u06DE\u06E9\u06FD\u06FE\u07F6\u07FE\u07FF\u0888\u09F2\u09F3\u09FA\u09FB\u0AF1\u0B70\u0BF3-\u0BFA\u0C7F\u0D4F\u0D79\u0E3F\u0F01-\u0F03\u0F13\u0F15-\u0F17\u0F1A-\u0F1F\u0F34\u0F36\u0F38\u0FBE-\u0FC5\u0FC7-\u0FCC\u0FCE\u0FCF\u0FD5-\u0FD8\u109E\u109F\u1390-\u1399\u166D\u17DB\u1940\u19DE-\u19FF\u1B61-\u1B6A\u1B74-\u1B7C\u1FBD\u1FBF-\u1FC1\u1FCD-\u1FCF\u1FDD-\u1FDF\u1FED-\u1FEF\u1FFD\u1FFE\u2044\u2052\u207A-\u207C\u208A-\u208C\u20A0-\u20C1\u2100\u2101\u2103-\u2106\u2108\u2109\u2114\u2116-\u2118\u211E-\u2123\u2125\u2127\u2129\u212E\u213A\u213B\u2140-\u2144\u214A-\u214D\u214F\u218A\u218B\u2190-\u2307\u230C-\u2328\u232B-\u2429\u2440-\u244A\u249C-\u24E9\u2500-\u2767\u2794-\u27C4\u27C7-\u27E5\u27F0-\u2982\u2999-\u29D7\u29DC-\u29FB\u29FE-\u2B73\u2B76-\u2BFF\u2CE5-\u2CEA\u2E50\u2E51\u2E80-\u2E99\u2E9B-\u2EF3\u2F00-\u2FD5\u2FF0-\u2FFF\u3004\u3012\u3013\u3020\u3036\u3037\u303E\u303F\u309B\u309C\u3190\u3191\u3196-\u319F\u31C0-\u31E5\u31EF\u3200-\u321E\u322A-\u3247\u3250\u3260-\u327F\u328A-\u32B0\u32C0-\u33FF\u4DC0-\u4DFF\uA490-\uA4C6\uA700-\uA716\uA720\uA721\uA789\uA78A\uA828-\uA82B\uA836-\uA839\uAA77-\uAA79\uAB5B\uAB6A\uAB6B\uFB29\uFBB2-\uFBD2\uFD40-\uFD4F\uFD90\uFD91\uFDC8-\uFDCF\uFDFC-\uFDFF\uFE62\uFE64-\uFE66\uFE69\uFF04\uFF0B\uFF1C-\uFF1E\uFF3E\uFF40\uFF5C\uFF5E\uFFE0-\uFFE6\uFFE8-\uFFEE\uFFFC\uFFFD]|\uD800[\uDD37-\uDD3F\uDD79-\uDD89\uDD8C-\uDD8E\uDD90-\uDD9C\uDDA0\uDDD0-\uDDFC]|\uD802[\uDC77\uDC78\uDEC8]|\uD803[\uDD8E\uDD8F\uDED1-\uDED8]|\uD805\uDF3F|\uD807[\uDFD5-\uDFF1]|\uD81A[\uDF3C-\uDF3F\uDF45]|\uD82F\uDC9C|\uD833[\uDC00-\uDCEF\uDCFA-\uDCFC\uDD00-\uDEB3\uDEBA-\uDED0\uDEE0-\uDEF0\uDF50-\uDFC3]|\uD834[\uDC00-\uDCF5\uDD00-\uDD26\uDD29-\uDD64\uDD6A-\uDD6C\uDD83\uDD84\uDD8C-\uDDA9\uDDAE-\uDDEA\uDE00-\uDE41\uDE45\uDF00-\uDF56]|\uD835[\uDEC1\uDEDB\uDEFB\uDF15\uDF35\uDF4F\uDF6F\uDF89\uDFA9\uDFC3]|\uD836[\uDC00-\uDDFF\uDE37-\uDE3A\uDE6D-\uDE74\uDE76-\uDE83\uDE85\uDE86]|\uD838[\uDD4F\uDEFF]|\uD83B[\uDCAC\uDCB0\uDD2E\uDEF0\uDEF1]|\uD83C[\uDC00-\uDC2B\uDC30-\uDC93\uDCA0-\uDCAE\uDCB1-\uDCBF\uDCC1-\uDCCF\uDCD1-\uDCF5\uDD0D-\uDDAD\uDDE6-\uDE02\uDE10-\uDE3B\uDE40-\uDE48\uDE50\uDE51\uDE60-\uDE65\uDF00-\uDFFF]|\uD83D[\uDC00-\uDED8\uDEDC-\uDEEC\uDEF0-\uDEFC\uDF00-\uDFD9\uDFE0-\uDFEB\uDFF0]|\uD83E[\uDC00-\uDC0B\uDC10-\uDC47\uDC50-\uDC59\uDC60-\uDC87\uDC90-\uDCAD\uDCB0-\uDCBB\uDCC0\uDCC1\uDCD0-\uDCD8\uDD00-\uDE57\uDE60-\uDE6D\uDE70-\uDE7C\uDE80-\uDE8A\uDE8E-\uDEC6\uDEC8\uDECD-\uDEDC\uDEDF-\uDEEA\uDEEF-\uDEF8\uDF00-\uDF92\uDF94-\uDFEF\uDFFA]/;
var Z = /[ \xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;

// node_modules/entities/dist/decode-codepoint.js
var c1 = [
  8364,
  0,
  8218,
  402,
  8222,
  8230,
  8224,
  8225,
  710,
  8240,
  352,
  8249,
  338,
  0,
  381,
  0,
  0,
  8216,
  8217,
  8220,
  8221,
  8226,
  8211,
  8212,
  732,
  8482,
  353,
  8250,
  339,
  0,
  382,
  376
];
function isInvalidCodePoint(codePoint) {
  return codePoint === 0 || codePoint >= 55296 && codePoint <= 57343 || codePoint > 1114111;
}
function replaceCodePoint(codePoint) {
  if (isInvalidCodePoint(codePoint)) {
    return 65533;
  }
  if (codePoint >= 128 && codePoint <= 159) {
    return c1[codePoint - 128] || codePoint;
  }
  return codePoint;
}
function codePointToString(codePoint) {
  return codePoint - 1 >>> 0 < 127 || codePoint - 160 >>> 0 < 55136 ? String.fromCharCode(codePoint) : String.fromCodePoint(replaceCodePoint(codePoint));
}

// node_modules/entities/dist/internal/decode-shared.js
var BASE91_INVERSE = /* @__PURE__ */ (() => {
  const table2 = new Uint8Array(127);
  let code4 = 0;
  for (let char = 33; char <= 126; char++) {
    if (char !== 34 && char !== 36 && char !== 92) {
      table2[char] = code4++;
    }
  }
  return table2;
})();
function decodeTrieDict(input, resultLength, atomCount, dict1AtomCount, ngramCount, dictSize) {
  const base = 91;
  const inputLength = input.length;
  const twoCharBias = dictSize * (base - 1);
  let pos = 0;
  const readSlotCode = () => {
    const c12 = BASE91_INVERSE[input.charCodeAt(pos++)];
    return c12 < dictSize ? c12 : c12 * base - twoCharBias + BASE91_INVERSE[input.charCodeAt(pos++)];
  };
  const dict2AtomCount = atomCount - dict1AtomCount;
  const slotCount = atomCount + ngramCount;
  const single = new Int32Array(slotCount);
  single.fill(-1, dict1AtomCount, dictSize);
  single.fill(-1, dictSize + dict2AtomCount, slotCount);
  const start = new Int32Array(slotCount);
  const length = new Int32Array(slotCount);
  function decodeDelta(count2, off) {
    let previous = 0;
    let slot = off;
    const end = off + count2;
    while (slot < end) {
      const code4 = BASE91_INVERSE[input.charCodeAt(pos++)];
      if (code4 < 89) {
        previous += code4;
        single[slot++] = previous;
      } else if (code4 === 89) {
        let runLength = BASE91_INVERSE[input.charCodeAt(pos++)] + 2;
        while (runLength--)
          single[slot++] = ++previous;
      } else {
        const next = BASE91_INVERSE[input.charCodeAt(pos++)];
        previous += 89 + // eslint-disable-next-line unicorn/prefer-minimal-ternary -- branches read a different number of side-effecting input bytes
        (next < 90 ? next * base + BASE91_INVERSE[input.charCodeAt(pos++)] : BASE91_INVERSE[input.charCodeAt(pos++)] * 8281 + BASE91_INVERSE[input.charCodeAt(pos++)] * base + BASE91_INVERSE[input.charCodeAt(pos++)]);
        single[slot++] = previous;
      }
    }
  }
  decodeDelta(dict1AtomCount, 0);
  decodeDelta(dict2AtomCount, dictSize);
  const references2 = new Int32Array(ngramCount * 2);
  let poolSize = 0;
  let ngramIndex = 0;
  function readNgramReferences(count2, startSlot) {
    for (let index = 0; index < count2; index++) {
      const slot = startSlot + index;
      const a = readSlotCode();
      const b = readSlotCode();
      references2[ngramIndex * 2] = a;
      references2[ngramIndex * 2 + 1] = b;
      ngramIndex += 1;
      start[slot] = poolSize;
      const entryLength = (single[a] < 0 ? length[a] : 1) + (single[b] < 0 ? length[b] : 1);
      length[slot] = entryLength;
      poolSize += entryLength;
    }
  }
  readNgramReferences(ngramCount - dictSize + dict1AtomCount, dictSize + dict2AtomCount);
  readNgramReferences(dictSize - dict1AtomCount, dict1AtomCount);
  const pool = new Uint16Array(poolSize);
  let write = 0;
  for (let index = 0; index < ngramIndex; index++) {
    for (let half = 0; half < 2; half++) {
      const source = references2[index * 2 + half];
      const value = single[source];
      if (value < 0) {
        let read2 = start[source];
        const readEnd = read2 + length[source];
        while (read2 < readEnd)
          pool[write++] = pool[read2++];
      } else {
        pool[write++] = value;
      }
    }
  }
  const out = new Uint16Array(resultLength);
  let outIndex = 0;
  while (pos < inputLength) {
    let slot = BASE91_INVERSE[input.charCodeAt(pos++)];
    if (slot >= dictSize) {
      slot = slot * base - twoCharBias + BASE91_INVERSE[input.charCodeAt(pos++)];
    }
    const value = single[slot];
    if (value < 0) {
      let read2 = start[slot];
      const readEnd = read2 + length[slot];
      while (read2 < readEnd)
        out[outIndex++] = pool[read2++];
    } else {
      out[outIndex++] = value;
    }
  }
  return out;
}

// node_modules/entities/dist/generated/decode-data-html.js
var htmlDecodeTree = /* @__PURE__ */ decodeTrieDict("!}.&u%}'&}*'~!6*)%&,~!J~!J~%L~y<~!R,~~%Lu~~#GD~~#|)1#%}^%}2%+#.##%##%}&%##%'#%##&%#%#'%#&#%#&#'#%%#&#%##%#)%''%&%#%#'%#%%#%%}%%%#%#&(23#%%#&-%0%('1#(##%#'##+%'*.:1}#%#6-+(%'%%#%%%}#L'2351&('%}&/N'(0(/*-%(%%}#'+&T%7.2}#&%&#%#36/5##%&%%#&#%%#))2%%##%&&'0~!#*+&'%1~!%).'3q?&%'1~!.##%6(~!+%%%(Gw'rT~!E#<nA%#jZ~!H%(~!42##~!*31&~!G%U~#)5~#`3~!J~!Z~%]~%Y~%C~!q~!u~#kz~%#~!6'~!D~!U~!?~#T~!c%~!G#'~%7|~!G~!J~!G&~#pb~(Df}#%}*&}#%##%##%##&#-}&'#'&%#.++}%mI,#,@&(}*%}*'%&##&#%##%}&0}#.},U},%}+%}&%}#%##&}B%(}(%}+%)})%##%#&}&%##%&}<%}>%#%&}*%}(%}9%}/%})%}*%}*%}?&}&%}3%}&*#%})%#%#)}#&#-#+*%E%%'%'#%}#*V##&##I}#&&##%&%#&&Qf%%))w/0+&%#(#.%-''''++++7}>%4'',##1,#%#&%##&#'##&#*#9)%&%}#*}%,#+P(%A&%#'&##wSD',9E00#y#@}(+}&%&>~!#~!X}#*}(&&}(&}(,%}%&#+&}#&}I%#%}%)#(},'%#*}4%%#%}(''}#/##(##),%-##%%)#&}(.}&%#&}%%}*&#%},&&}&%}#%*'#%})%}D&}&%}-&}6&#&}-,%}#%})-(~+`~,=?~I9'9%~!,#%})%})%}@%}?%}(~!?~#<~#pP~#BG~#=1#%K+~#?#~%;)~#A~#mF1~#A'~'X%'~#lR~#N~'N~#r~#m#-~#i'?%#'%~#B%##%,%#~#_%#0%~#]732~,w~2+#:&#%&'0%&>%}#>##F+)#%&&#(+_}4&}-%}(&}@&}O7Fdf0@+/v4}&WU##&/0#&'('B#%}.%}'+#%}#%%&#&%#%##+#&#)#6#'#.},%}c%},%#%##%&#&%#&~#>'*-.%##%##%}#%%}%'~#)D1}#%*&~#_%%'(~#S2%'.}#~#=##*'*-%}&'%'##&&~'E%.#&~#M4}%%##&'%#~#O1##%&#'+~#<B%##%%'%+~#;#@%}#&%#&&%#(~#H1}'%'##&&~#?A}&'~#D#%32}'&&&&~#[}'(#%}'~#;C})&}%%#%~#=&%,3}%'(#%%~#^'#&&)#%'~#Y%-~#d-%'~#^%%&#&&&}#~#b~2t*&'~&(~&@~0%~e~3}%*''0})&}+~!9##-}#%-hD*)1fC#%/&/fB#40~!+#)*4~!+~!K'&:~!/*7~!.#~!H~!L':~%x&~!H#~!*~%1~!I#~!+A~#p'~!F~~#-#~,,(~.Z~!V~%;'B'mq-W~!N~%I%#&&#&}#%},%%}'%}+X#%}#&}(%}'%}<%}#%}%%'}'%}:~![)9@~%>~#UA%-%##&~!C%~!-.9:~!1~!-^2/:a~!y,D*J#-5)/4~%23,~#G~!L1~!0X3`~!2+~!!0-~&E~!W~!o,>Y&]~%cZx_&~#O*9#A#'#+I'%#)~!0B*-5A+-((F&*M#)(-7-5+'-3a5Vi~!Y~!?+[)%3),ERHm~!+:D,VG.+)?fB%%*(%)'(#&80%1'8`K8?`+'Z#&O&'H5#*9)A%%5&3))0%39+.*7#()&&*=4@**L)<'_&*+..;(#*+)./&0#3)%')-8(4ixD(&.}%,('aI:,)%,k2231T)I'#/-W7,/'Q#.'Y24+h')37</31&83##&0#),H(?'&?/1##%#&&#%''-%&&&#(&''&#.-'%#%%(,')*'&#&#'##%(%(#%('#&##%%%%('%#%#%%#%#&%##h>w+v<ayvyvcg.uuhKr}g/v|g>u9i[~>g5uI~=RvdwEg;v/g;uk!!TTSx]@RT!U!#!@VBRUU!'UTe-d0c`e&gSdicedFcrdTaqb.kYcAohdYd@a3e+d}dMdtd.aJ#bqcK`dle/e.e'dwdPdodddjbEb}ogd^ofdpduc6j?l%d{drdqc)d7bacOdQ%T#Y)X.sR[yH>6Vyv3[xwLu>vo'!*.[yBacahoj>6Rew3[xqdZa#!a&#^(X-[yG>6Vyu3[xvg3sEr|g.u/Ri9db0T#^(Xa)!-[y;>6Vylg4wKs{JwNZt3@3r=c4Z([xlg;wKt!cpq's@v7A'*a(a+!-a#[y<3Dt?3Dt'>6Vym3[xmg9rxsNJwLZt4~?r?db1T#`-!(Xa,!0[yS>6Vz%NuQs.g4wKtnJwNZtS@3r>c4Z([y%g;wKtrdga8!a(!#&T*Y-Xa#!a0<or[yc3Dtq>6Vz43[y3JwNZtf@3s!Ju}!%Dti:pm3c_%X#tjB5pkd6q!r]u?voC'*-a.a2!0a&a+[yI3DtI3Ds~3DtH>6Vyw3[xx;:s#~<5pKJwNZtE@3r~d`a)!a2T#a.(!+U.X1[yT3Dt`3Dtv>6Vz&3[y&g9rxwzcxstPu.<rAJwLZtT~?r@dZa%!a.&^*Za(/Reu[ya>6Vz23[y1g3sEr}wkg{NuQRg{ci(U#5@b`~,cg#U(2WnH5wugcRh7dX#T(Y,a'Ta!!a,[yZ<]mj>6Vz,3[y+Pv#5ReZKu+=,%!H}7ABwkaS?Rh:BcW(X#<]mrj:ubv/ARekdg%!(!a.*Ta(Y.X1!#sP>Rl*Dt6[y>>6Vyo3Wf*jOvuumvuRgRJuq*!:9<B@bX~3jVv&v@s@5Re[d/rQt{uAvo&a&a*)a2!,0Wf!3Dt0=Bs'>6Re}3[xy~<5s%JwJZt1~Gs)c;&!#2sJkNuXvzq7rxu,Re8dka4!a8(aEZ+a@Y.X1Xa)[yd=Bs(3DtP>6Vz53[y4cX#X&Re:avRe9~<5s&JwJZtQ~Gs*i^rzvdRg+Jv{%!2sbB@bX}kdga,!Za?&^*T1/!a'Dt+[y6>6Vyf3Wf%g/u;s4hGu6?Rh-JvZ,!c%#&RoX54Rivj7uyvf8RgTKvZB%*!2sGh<vu5Rgq<=C::9bb~#dZ#T&Ta6Y.X*Dt>[y93Wf)coZ(T,6VyifluvRgC@95@B@bX~/hFu34cC#T,k/unq8w8Q5RkUklwQuzunq8w8Q5Rk8d/rJu?v8w9)-&!a0a;a&aIWejg3sEr/h1s<DtDJvyZqY5aws3Jvy!&Wei~Hr1:au5@Bag>23E~5c:Z&bX};kKv?w&unuVu5Rjc;>bs)#~@:Rh.=ay<a]C;b`}Vd6s/t{uAvoaxa()!a,a7%-a#a2Dt,[yF2Wo[>6Vyt3[xuNuPRi&NuPwpi#RoWh?vf8Ri%Jv]!%Ri:KvxD!.'2WeAjZu`q9rxu,Re7woeAg-unLq(qA_/*2Wg_g3u5q^9:4E}/jTrxrzv=Wkkd~0UX#^^Xa-a1a5T&a=U1a'*aEa]!a*aPaA-adok[y54Rn>;:p3~Dp5g9rpsFNvZqjg3uJp4~<5p0Pw;5qlJwNZt*@3p1Pw:5p/Ou!5p2JvG'!6Vye=<qnJvh_[xhg3v,Rh3kOwOw-sDuev/Re^dha[a%!%!a+#Ta7)-5TaCaO!aka!a)sf[yb2>Rl!9ARiq5E}Qg=ucRkBE|oJrJ_@Wk~@Wk{JrJ_@Wk|@WkyJrJ_@Wk}@WkzJvO_[y2g-vMRmiKuYC!)&>Ri;>Ri<@3RkNc](X#@9Rk=g5vuRmhKvDB!+'=]meg3u4Rmgd)#Y'Vz3CARmfd`a+!%T'!+#Ta1Ta6TaM-sTDt9[yA9sYd'%Y#s[[xpj:ueunaXRgEjRq,v-vuqdd2'`#6Rev<32@5>:2<E}5xIo9a*X#Y(;5RePJvD_g>vyRgNj8w)v8<wggs:RgXiZt|vjx,hSq3ah!-(~@:Ro/Ou!5RhWj^v(pyw8unRhUdx-UY#^Ua.a3a70!)%UX1TaDa)'omRiRRhE[y:3Dsz=Br,>6Vyj3[xkg6ruwjcqsrPw;5r*Ku]D'Zt-@3r(~?r.i[vwv]dU1a--U#`a4(g/vsRhPOu!5RhLj:rmu9Wo!~@:wdh@g/vsRiTjXuvvNr}:RhBj^v(pyw8unRn]dz1UYa'a+^Y(!aETZalaRY.Ta?a4[yDJw1!#qLsW>6Vyrfzq-pLflpwRe|Js>%!Dt@3Dt&Jvy_[xs~HrnjMuwpsw'RecKu+D#'!t<~Grl~?rjg5u-x,gwp{ah!-(~@:Rg~Ou!5Rh'jXuvvNr}:Rh#cW#X/c;&!#2sLi[v7u7RgpJv)(!iLrxu,Re6j7v@s@5Se[e7d`aW!Za(a`T.a#!a3!&aDa-!9)Dt_=6s+3[x~~DR|h~DS6avhGun5RkZj3w)v-]mkKunB!&*]kb97R|i<ARk<c:Z(6Vy}Juh'!wziMRoS:F|vkLuauJv5vtvQRh1d='T+Y#VyO~DR|jcF#T'7R|g97R|kJv3'!ay<Rj,Jvh&!:ReXcsa6*a+#a#_aIRf9aLRf?c,Z&Rf5Rf7c.Z&Rf;Rf>cQ#%T'p-Rf8Rf=ct#%'(*!,p,Rf4p+Rf6Rf:Rf<d~'Ua%U*^UYa(!a,-!#a4YaTalaEX0a8a<Weo3Dt/3Dsx=Br93Wen~Dr;~<5p<JwNZt2@3p=Pw:5p;Ou!5r3c7&!#:p>3Ds}KvGB)_6Vyk2sM=<r7x'eovA(!hFu1ARf}cV#X&@r5j6rvwQa^Rf3c=Za'wkghJv__g;unRggA53B9=b^}%j6uduo5Jq;!(hIv%2Re`Ou4ARe_e%a#^^^Xa&!a*a2!&a6YaP!*ad!#a:aE/5Rn?[y@>6Vyp;:pE~DrY~<5pBJwNZt8@3pCh=rt3rWPw:5pAJup_[xoNuPpF9c!#'45pD5ARn)d8#X'X*3@rU72s]h>v<<sSjJpqvewOJq/(!hNw'5ReBk0s2u3w/w'5ReE5@Jq.!a+JQ!&WeU23d(#Y&RjG5]jBk!u7w&u0udARjEe#+^^^Ub#!a2/a`Z(agT1!a-a;|@TaG!aS[yV=Re~fow'RguNuPRe?bz#'>RoUWeL>:Cbb|?JwPZtVg6ruRmzJvD'!6Vz(g/vmRh~Jvy_[y(g9voRgyx*cy(#2>Ri2B9b]~9kIw9u7rluJu3Rg]dI#a%UY'@=p%CAx.gQZ&RhwwygtRm{x5g_Z'+ABqR9Woa=Bp&dV#^*Xa'!&@o{g4v]Rk;Jv{!%Rk[wkkiA5RkiwwfUB=x,fUuqC&*!>RfTg8v0RfV~ARfSd;rJsAuAv9wR'ae+/aO!a@aza/a#[yQ@Wg!2Wemg3sEr0JvB_g>uvReWg2v+Re=KupB_+[y!2AbY~-~Hr2AJwD!(h<~El>h<~El?Kun@+_:9b`}Kg-v/Ri3g;vtwyk_9]k_d=&T#*U.6qh@Ab`|K9:H|CJv[!&3Dtex'fDwC%!Rf[9WlMd[(^X,!a%Z06Vz!@WgBg=v~Rgvg,QRe@awd,#Y+jTv|Q~EfWj]uNr|~FRfXdy#Y&^Ua%!aO.!(a)Ua;=!a@aKap!a-,a!Ta]a[rSa]p?[y82sK=Bq~;:p:~<5p8Pw:5p7d'#Y'Wf(;RnRi[u4w&RgJJvG'!6Vyh=<r#ijuuv/sIKuYD'ZtG@3p9~Gr&d2#`(g<vtRgFj`u5w&rqpxRf2CJuY!+:wfnTOu!5Rg}jNs1ucv&RfwJvA!&3@q|BDcC#T,k/unq8w8Q5RkTklwQuzunq8w8Q5Rk9dga#!a'!a=#a0!:+Tb*b@aO.a4!aba8aFJv^}?!VyR~Dr<g;u%Rn.~<5p[x'e`wNZtR@3p]Pw:5pZhNvjBp.woe_g5u-r4JwF!%DtO3:ooc7&!#:p^3DtpLuGw(!+%)Dtk6Vz#2sd=<r8d'#Y([y#<x3gJt`w@!)%}MRiowzikRij=]ilxAf3,U(#B2Rf#g0v-Rm[ck{`U#]giKv3>)!&6Ri154s,KuGB_%@r68r:dJ|t`#X(9<E|u2@H|rx3gJu?w'!+'1Nu7Reg4=H~+9<wxgY95Rm]xLggZ-`(X}U2:Ri4h<uOawRmsJv__5@bb{jbV~3dka#a'a]!,#a+U=a>b6a3b%!/aKa/)!arwve^VyJ;:pR~DpTg3uJpS~<5pOPw;5qmPw:5pNOu!5pQJvG'!6Vyx=<qoJvA!{~Jup!%@qk7Rn/KvyD!}''[xz;>wkh'?Rh,x8gyt`w5D!&),(SgyccRgztJ@3pPB5p#d'(Y#<]mmifubw&RgoJvE&!82s^JvF&!8Rf,ADb]~;x=h'rNu]vK!,%'*0RnORh)4Rh*AqQg-vaRnNg;wHwkh'ba~4cE#Ta*x3gctyw@'!+%RnFRnD<4Rn@hFvK5RnCxWg[#`&a0Ua()`1Rm75Rg[c]%X#qi8Rg^NvdRj>BwzgZauwji7Rm6A4wgg]d1#&(*,.0a#Rm;Rm<Rm=Rm>Rm?Rm@RmARmBe%#^^^Xaea?aC/b+(,!a+a#!a/!>a&Ta<aKbD!2wphBRnk[yPw}hE|.=Br-3Dtm>6Vy~g6urRf.x,hPrNav!%'RnqRo%Ro#Nu;q[Pw;5r+JwNZtM@3r)d'#Y'Weh;xChL#`&RnmRnoKu}>%(!Rne~Bs-;2wjcussJv+'!aYSO}6@B<5?ba~8LrNvj!.%*ROwungw~ng~:9;Ri^>wtnig;wHRnixDh@|(UZ.x1h@|)!#:2<H|*xHn]#-UX'3Ro)z=iT}6ARns=Bwsn_wpnaRncw]aR(#UXa&Ua*a/=]iPd'#Y&Ro'WnXf{QRm2hNvj]nZd`'T~&1`{|`#9b]{}c:'!#Wl{>@=be}]?cl{{U#:5Abb}Jds#^YaF!a*b4a#a3aPa>&Tb!bH!*a_!Eau?/a&RjY<]gj>6Vz*;:pe~DrZg,QRj1JwNZtX@wihspcJvZ&!VyX9WmOJu|!|N2WmHJvh&!]ht~Bpbcn&T(!#RmQ<s7Nu;padH#X'`+WmJ@>RmKCARhnKup=!)&Wf+:RhqNuPpf9c!#'45pd5AwghpARn(Ls@w!%,)!RmP@Wfe<E|IJva!&WmNg8vsRmLd`*.`#Y'Xa!axRn*]hrA8Rhug5s@rXg8u!RmMd8#X'X*3@rV72smdI*#UY&RmICARho~GsgxVgd)Ta'U-Y&Xa!T#RnEWnA@Wffg1uDRi0hFvK5RnBxGnG&#`%owp)@wsf+bX}Ze-*1!a*^^^Ua|!#a.aq&Ya2!a>.a6!a:aO`aJDtL[y`@Wg#>6Vz12@wzoYRoZNuPRi!NuPRhzg=ucRi,@=b`{Yg=ucRi-ACJvB!&Sh[ebSh]ebi`wUuFRm4Jw2_[y0JvB!.<Ju(!&SoG}6Shd}6<Ju(!&SoH}6She}6Kur@._g5vHRieJvx!{L2G{Kx6gd'T#?Rh82Wi5cZ#X(g1w)Rm5dW-Y(Ta#!a)!#aYa=wnfE=su2>>bU{0j9udv:<svj8uQv-7RgHdE%#^'sq9sp=>Bb_{TJv`!&g/r|snj6v(us5d,#Y(56H}[978H}]Jw5!&g1rushJvB!+j;v{u5?zDhd}6}bj;v{u5?zDhe}6}ce*#`(^^^a[aea!=!a6a*aoXb1a.!aAbL!b>,b'aL!aV@Wf|2Wlg3[y/JwNZt^@3piPw:5pgJunZou3@rsJva&!Vy_g<v~Rm#JvG'!6Vz0=<r{Ju{%!:pj@WfsiXuJu3Rm:JvZ&!WfA~Bph@c4Z&Dtwax5rubx(#:awRk1@d,#Y&RfjRfid1#,Y(@Wfp2Wlrg5s@ryKu[@!,'=]ig9wlk?Rk>g5u-rqJvy'!@9RkQcH(T#=>Ri~@<wkj(Wj(KuZB*!&<7rw@9RkRcH(T#=>Ri}@<wkj)Wj)dg(Ta2Xa9X#`-!a*CARhg@@=I}d9x;c~#X%so=<sj>2@@=aybb}XjWv0Q~EfEj3vLv;<d,#Y(56H}`978H}_dgaPaFa'a/!#a3Y0a_a;a|!1(a7-[yE3[xt;:pJNvZrrg3uJrvJwNZt=@3pIh=rt3rxPw:5pGOu!5rpJvG'!6Vys=<rz@c4Z&Dt(ax5rtJvZ!&~BpH@wsfNg-vaRlNci*U#=<wei<F}a5@Jq.!a*JQ!%@qZ23d(#Y&RjH5]jCk!u7w&u0udARjFd/prq=tyvpaEa(a:.!a1aZ(@@=I}:9wpd%=<sX55w_h}@@=I{t=ay<aU@@=I}T=ay<2@@=I})?C9:9au@9Cb]}DP~=x-fAZ(2Wl1=ay<aU@@=I}>5@d##Y+jTv|vV~EfFj]uNpn~FRfGdgaK!Z2&!a8a-Tb({E!acTbM*!a(DtY[yYd'%Y#sl[y*hHvh>Re5x2c{Z}.j4uCvcawRiMd+#X+_x&d!},<5RkX;2Hzw@x,gavfB-!{CcF&T#Roe;RodwWbBg5urRgaKvHC*_6Vz+<4opieuew&Rmq@d]&Y)X,T#X0Rh}<BqP=4qS9:ReMg/ujReNJw0!/<Jui%!bd{kawwnemRelAxUa?a3#*.&UX(Ya+a/RhvRnQ<o}9Wmtd-#Y&RgSRmw9;Rmxay=Rmyg-vaRmuxEhSrNu,v-voC!%(aR.a(a7+1Ro1>Ro5CE{A9b]{@;5x#eO{:g;urRi+KrNA!%(Ro3>Ro79;Ri_Ku@>{;&!x%gX|{KunA_+g5QRj/g3u5Rj#g>uERj%wio/xRhS&!,!#^1U}wba{8>>@=be}qC@:D5ba{7Ku+A&!}x?ba}t>>@=be}se(aA^^^Uat!b0#{pa+awUazbGa#aLb9bgaWac'a5TbS=Br!d1#`%scp_Jvl!#rT>Re0JvX&!VyN=H{Fcm#U&:pY=ReaJv2&!]h0=]nUJvG'!6Vy|=<r%JrM_=]h2@Wlud'#)U'Wf'b]{i=]h/Jvh!&~BpWg=v]RnMx+ny#'Nu;pVwjnu=]nwxJnx,T#`&Reqwjnt=]nvieu9vrRjLLuYwP(#+!th@wih5pX~Gr'g5v/Rh4KunA'!-CARnP@wwiN:Rm_9x'cvw>!|l=<saKvAA!0&3@q}>w^e1bp#&Re2Re3BDx7gH#T|f5H|eKuZ>!%(:qNAH{]Jv6!+3B2B9=b^{X<5<B92:E{ZLvhwA(a;a%!igQuyRmad+#Y}m@3Rh5d8#X'X*:AqUAHzmaxwbh<aXRnVcF}RT#Nw&cj#U(BWnug/vsRntdka)(a3+.Zb7aYYan1!bVa@Xa}[y^@b[{G=H{+hFu73Rj&Pv#5ReQcK%T#sig1v{Rj'Ku+D#'!t]~Grm~?rkKuMB!01d5#`'Vy.ta3Dtu~Hroc8#'{^45s85AwZbP&!#Rn!wghxWn#KvEA!)&2RlA2RlBx:h|#(T,=]j09Wobz>x]z/@awRoTd+#Y(az]hFhCrm4d,#Y+jTv|Q~EfMj]uNr|~FRfOdCa!Xa9_X#@<plJvf!%b`{(9;Rgwc;.!#2x7cw#T|UDb]|T5Ju={(!=@E{&Jv)&!Ab`{'awJvf!~*>>@=be{#KuY>!+&4Ezyi[ugv&RjIdea+T)#UXa&T-T&a!Rh9auRmW=]kLg5vuRn+g3u4Rn-Ow6ARn,hHus5xNk?#UX(U~)/g8v0RkD~AwkkF?Ri.OuNBwkkA?Ri/d|a2`a*^UYa.!aBTZaTa'Xa;!(!2!-a#b2[yC>6Vyq3[xr2Wi?g1rusVh%s?DtF~<5rbJs;%!DtBfswKtCj[uvuSsEu3RgVx3o:u+wN'*Zt;@3rd~Grh~?rfg8w)Lq)qE&-a%!>bI|`jWv0vV~EfCjTv|vV~Ef@j]uNpn~FRfBcK#T']gWNu7x,k7q4ai(0!hHv8<RhmkMu9vrsBuev/RhlCJvB!,g<v{wchh~@:Rhji[vrv{wchi~@:RhkdS&a5UY#Ta!RgPwwiI5BwciI~@:Rh`x'iJvj'!5]iJPu8Bwch]~@:Rhach)U#h3rp]gLh@t|Ax,hTq3ah!-(~@:Ro0Ou!5RhXj^v(pyw8unRhVd|)`,^UYas!a?/a2Z'a^Ta{Tb7Ta(a#!a,Wf&9sZ3DtAadamov=Bqt3[xig8vsRm~>waiL2b`{QJv*_Ouv2qgj<v]v2BqfdR'X*X#Y-@3qr~Gqv~?p6hHv-]glPup5Lq+q?_%*b_{qF{n9b^{rOu4ARhpKvCD!+&~Bqp:5Dbb}nwoiKl&unuTuBv]v+ueunaXRf0=Jvh!0nKufu8v1w&w7q%w&uHrz:Rgnj5w,uxDJq/(!hNw'5ReCk0s2u3w/w'5ReFd>Za&!*UaA=<wkgsRnSJv^!%Refifw3vyRgOKu_B'!,<]gkiiu:w&Rh<=C@a^<B57@2F{[<B5@aW:=3away9A5aW=<B=C@a^<B57@2F{Ie-#`(^^^bCara.b8aza6!/bZ,!adTbnTbOb+aFaS!aAT9@Wf~2Wli3Dtl2@d,#Y&RfnRfmJwJZtN~GqyJva&!VyMg<v~Rm%iXuJu3Rm9Jv[_=]ih9wlkDRkCd1#`(@Wg>2Wls3cH#T(@<Rj*=>Ri|b~'#23s9h<~El.d'#Y&Dtxi^rzvdRl#d*#U%(o|B2s`hJwSaxRmDKv4B&!1:Rmdd5#`'Vx}to~Hq{x'f1v3(!BA5ba|bJv_&!Wfug1v]ReIdO+U/Y#&G}-8wze=Rh{g1v]ReHg/uQRf/by#)ibQwERl/cH#T(@<Rj+=>Ri{cNu+vlax-!(#a0qa9<Rii2;;bU{H;x<i=&X#Rk`<4wwi=C9H~8xAI(Y#<azRi@45wXI<B9;5bb~7dL(X#Xa(+!aL6Vy{g5QqOau:5au2@ay547EzbxOcU(UX-T#Ta#:Cbb|A?wjh/b_|SOw6ARgtihr}u7Rhy<d1#T)X1@@=I|~=ay<2@@=aybb}Sj3vLv;<d,#Y(56H}A978H}@dGpvs@uAu`vcw9*!aFa+ai%(b!aXa8.a?a[ozWey=sU2@G}Nch&U#Rf_WexKu+D#'!t:~Gr`~?r^j]uNr|~FRg*j^psurwJt|RmcKv)@&!)7Rkv~Br[@wxfO:Rl3co#U'6Rezj_q#vIuavjRltwzeyh@vr5JqD0!>aY?C9:9au@9Cb]}9cl#U*5;5<H||jbuus1ucv&Rfvg1v~d/pppzqFr^a--a~!aMat1(hFv;Wiz@@=Izoj5uuv-7Rix~Cw`fk2WlVcZ#X,k)u3vWs@u2]ktg;wEx'fBq(_2Wg/jTv|vV~EfoJv]!15x'hzqG!(P~EfU~CRl_j6v(us5x4i-#T(2WmZ?C2F|d>Kq<aj1!*jTqIsBv=Wl`~Cw`fi2WlWj`v0u*~>RlR=c>Z,k#u3vWs@u2]kr<c1Z+jTqIsBv=Wla~Cw`fm2WlXdmb3!a{(arZa`bkTa%TbQTa-a9+c'!aM!/[yL=Bqug.w'RifhFvyDRj.g>vgwyk^9]k^Jv3_@WfbAARkhJw2_[x|JvB_wkoIRoKwkoJRoLd'(Y#<]gm=<9<H|yd'%_X#skDtb3awwqkgNulRkgdB#^',9:p'hJwSaxRmEBwVb8@4=H|qLu+w50&!)@3qs~?pU>Awwn;;Rn=c:Z'ARn<=<qwKvC@!/&~BqqJv6!&]eVb^z^xRge'/a%+^`#Sge}6<4Rn3=]n0Pw2>Rn8Jw0!&>Rn:>Rn6cY#a7+!a&=<wkaNw~h3z_c5Z{=wjh#=]nLKv^D!&)Vyz=bW|swYb<WetcG#T(2wxa@qVx@gD#Y&b^|V5JwG&!5bb|pg/w&RgD@x=kHs=uAvn!a%%/'+RmSRh694Ro`g-vaRmRhHv-]mlxCcS#`&ba~.5cD#Ta)P~=d,#Y(56H{>978H{Dd_#{2^Y%_+qbbb{6g3sERhsbU{?dfa.,`a(Xa<!aiX#(55RiG54RiHcI#T'WiU3RiVNvdwtfcRlKNvdd,#Y&RlHRlExQgf.1*^T'X#Sgf}6Wn4=]hfPrk>Rn7Jw0!&>Rn5>Rn9Lunw?&a2!,5<oq@@wqfdRlJj5Q~=d,#Y(~ARfcOuN]fdDKw;ay(}i!547E}j?cI#T(@5bV}iCbV}hdv(^^Tb?a40,b##Tbo!a*bR!a<b|a/!aKai!aU[yK=]o^g:v>ReGJwPZtK<7Rh+h<~El,Pv#5ReR@awwxjCg,ulRjDJv6&!]j!z?aQeeg>w=Sh<eeJw;!&axEzOg,Qosc!#*:wkeJ]eJ>x'h-u(!%Ro.w~h.zPdNZ(X,Ya![x{;9ReY;wkgxRiF:x?ap#Y&RmUg<s2Rkod]+UY0TZ'!a&A9sw<=bczLNvuw{gqzNhJwSaxRmCKuLay!#&s_Rf-55b^{uJvZa!!c%#(55Ri654wmiu5RiuawLu,vp!+}^%b_}Y9;wkgxba}o>A9:=b^}zKuh=a''!3awRk3c*'!#aHRk6c+Z&Rk5Rk4Jv)&!awRjSawd9*`#0?C2@EzMj8u<uJ5RmbjQrquJu3x,k>uq@_+=ayb^|W~ARkEOuN]k@7dhzV^X/X&a-#zRzSb`zXcJzTT#2WkVKvDBzW!%FzY9;5bbzWjQrquJu3Jw3%!b`zU=ayb^zQd:#X(T-a!6Vyywxh}=b]{Jg=u1RiAdGp~qHtzv!w(wA+a+a;<!aJaYai'anasb(=azRmV:Cbb{MLq2vb!%')RjuRjrRjtRjqx3jnqCw3!%')Rk(Rk+Rk&Rk)Lq2vb!%')Rj{RjxRjzRjwLq2vb!%')RjsRjpRjfRjex3jcqCw3!%')Rk'Rk*RjkRjl9<CbbzfOu4ARhxLq2vb!%')RjyRjvRjhRjgx=joq*uKvb!%')+-Rk.Rk%Rj~Rk-Rk#Rj}x=jdq*uKvb!%')+-Rk,Rk!Rj|RjmRjjRjidAq&qKs@uAv8Aa.'*-a@a&0!aM@a5[y73Dsy3Ds|3Dt):wxgI2sHJwJZt.~Gqxwsf0ikrzt}Rl0Jvy_[xj~HqzKv_A|D!&WfP8axRoVcf,U#k(v]v+ueunaXRf1Ju}'!g8u#Ri=jQw!sCunLprq>!,')~<5qeGzq9F{W=c##%s5au:5aU3CBE|;d4#X(D!a&6Vygx(b;#(=]ed?C2F{N<capoq2r[a&!aPa9,'Pw;5s:@@=I|,55w_h|@@=IzcP~=x'fCqB_2Wl2>aU@@=I|1OuNBc1Z+jTqIsBv=Wlc~Cw`fl2WlZ~AcTa%!Z+jTqIsBv=Wlb~Cw`fh2WlYk+uNqJsBv=WlSg,u3dca3#UXaMYa)TaB-=cM|7T#<bI}l5@B932:aV2G{BOuNBJq:|M!5Ezt=<B=C@a^<B57@2F{v>cB{/T#=ay<bI{3Jv6!a.6BKq0ah&+!5E}HP~Ef{978BaU@@=Iza<7d#.Y#978BaU@@=IzH~AJq0!(@@=IzG978BaU@@=IzFe,aU*Y&^^^bvJb,b:bFad!a,c2Ta>aL.bo6!a#CbTa'T#Re{2Wlh2@G{yg6t~Ro_NvdRfticuRQRllJv3&!x&c|zs@Jw3!%RflwpfkRlpKuL;%(!Re<@G|C2GzdhIvuBwgjAg-u0RjAKQB%!(GzZ@G|5NuuRl7d='T+Y#Vy[g<v~Rm!==G|>JvA!)@wma=]m1ifuaw&RmnLs@vT'!|/+[y,g:v>ReTJw1!#qX=x!eC{bLu+wT&)ZtZauq_~Graci&U#F|89:r_Lupvq!.)&2RlG8RfaC=x!eF{_h?rpWlmd&'!#X|&]k::xJey#`'T|+<E|&2@H|%dE#(^,g;u.RiEg6vjRiC9xCkA{O|zY#g=ucRmXKs0@!&*@G|m@awRknJuh!,3d(}gY}eJvj!%Rm):Jw3!%Rm+Rm-Ls0w(&!a(a#@b[|6cZ#X'7RkxWgAOu4ARn'dH'U#Y*Vz-Wm'CARm}d]*#a%^a*T'aK!a<9bV{PC=p*Jw4!&SgxcbB5r]idw(wBRmF7xFkt#&`(Rm/Rm8E|!JuY_9:Rl5=wrgr2:bbxd@xXfB(a*#T+!.X0X1Ta/a'T&RlDRfL>RlyARl9b[z[>RfZ:RlL:RfRwlg/ARl;9;RlxKv,A/!%7s69<74=BA5ba{-8Bde#`a<XaKYa1,a'P~=wxfB2bZ}}?C972@@=I}r8@55B9;5bb}G978B2@@=aybb}3j3vLv;<Jw3&!>Rfk=ayb^}4~Ad1#`*@@=aybb{w2@>==<bbz]dx+UY#^UaF!a9!bB'Ya1.!ajXa#%olRhD[y=3Dt#Ov5BrHKuMB%!(Rf^Wep~HrJwkiQjKr|~FRg)Ku+D#'!t5~GrF~?rDdV)UY,Z/_7RkuG{<~BrBg,rlsO:235B@bX}|d?a1!#`(6Vyn5@d##Y+jTv|vV~EfIj]uNpn~FRfH7Lq2vb1!a9-978BaU@@=Iz9978BbU}#~AJq0!(@@=Iz8978BaU@@=Iz7~AJQ|}!978BbU}!JvkaK!AdUa21-U#`a+(g/vsRn~Ou!5RPj:rmu9WhOjXuvvNr}:RhAj^v(pyw8unRn[kPr}p|u7vwv]RiSBd;pppzq@qHQa?(b.!a.a`@.|xa(hFv;Wiyj5uuv-7Riw~Cw`fg2WlU978BbU|wOuNBJqG!(P~EfD~CRlQcZ#X,k)u3vWs@u2]ksg;wEx'f@q1_2Wg.j]uNpn~FRfqJv]!15x'h{qG!(@@=IzK~CRl^j6v(us5x4i,#T(2WmY?C2F{1>Kq<aj1!*jTqIsBv=Wld~Cw`fj2Wl[j`v0u*~>RlT=c>Z,k#u3vWs@u2]kq<c1Z+jTqIsBv=Wle~Cw`fn2Wl]dn1#c(a(b^a2!b/bAT(bj!aDa7bu,a_a{c0!2T0g:v>ReD2@G{42@G{5~DpM~<5rc=Bx6i>{RT#RnI@zCx]y]z:2Jv[!zr5Awyk]9]k]dD(Y+X#6Vz.g=wKtgwhaCwgmTWj2Lu,w%_+/[y-B;b^xeg3u3Rj-2@bX{*KrJ<!+'@Wg(g?QRlC@Jv`!%b[zIwsfII}8JQ_@w|kW|=Jv(%!AqcOuNBJvEzh!bYzjLs@wP#(0!oy@>RkdJwMZtc3Dtd@BcG#T'9bWxg2@2Fznd*#Y+;2x'c}w<zizixNgwa#Z'U+!/!a'!a+w~g~z6wcn{Rn}wcnzRn|5Rh%=]nJg5vuRmvNvdRlvcprJu}w*az*a#!%.a.'Bot9qT]kj@Wg'ay2Gzv@Jv`!%b[zEwsfHI}1;ck#Ux`<Cbbx_Lu+w!a&0*!wko*wwo,So,}6Juqxf!E}PigQuyRm`d3(`#8>Rn%:A5B;bZ~%KvhCa!a2!x>k7#Uxb@b{#xaRk7Jw0!)>wwhlShl}6>wwhmShm}6CJvB!.x'hhvj{!!5Bwkhhbaz}x'hivjz~!5Bwkhibaz|xEhTrNu,v-vpD!a%&/)a3a.,%Ro2t[CE{)@3re9b]{%wjo09:rgc:Z&Ro6=<riifuaw&RmoKrNA!%(Ro4>Ro89;Ri`dSaL'UYzxZb)7Rka3xRhT&!,!#^1U}vbaz{>>@=be}yC@:D5bazzKu+A&!}{?ba}y>>@=be}wxBh[t`u~vJvr!%a!a()a,a0a4RoC=]o;Ju(!%RoGRhdwjh`=]oAg>w#Ro?g5vuRo=NvdRl|Ku]C.!&;RoEJvB!%RoORoMBx'h[v+_?w~h`}~5?w~hd~!xKh]oiptu-utv.vp!#%&a30a@a'a+(a/aOp(o~p!RoDJu(!%RoHRhewjha=]oBNvdRl}g>w#Ro@g5vuRo>c[#X']o<CauRoRAd-#Y':RkpauRoQKu]C.!&;RoFJvB!%RoNRoPBx'h]v+_?w~ha}t5?w~he}ue!/UbhYacXaW^Tc&a;b:a-c/#b&aja1(!cL+!bKbt!bmcRc9aIc?8[yW3Dtt94Rg`Jv}!&SiRMzBhEebShEMNuPRe>x7gL#TzuwjirRipc<Z&>on;>z=h-MSh.Mwqczx'a7vj&!>Re4@=ResJt__NuPRi*NuPRi)j]uNr|~FRfzKrJ>_+@Wfy@Wf]2WocKrJ<!+'@Wg%g/QRl@@Jv`!&awRl<wsfFIzgLu(w*!.*&ShBMwvhIRhI9;RhNx1hK'!#Sn]Mx1hK~0!#:2<H~7cNu+w7D*'1ZtW>Rn1~?rOc:Z&Rn2=<rQ<7wjh&=BSnLMc]#X(6Vz)w[b=a!U#9wzgMc3#&(RgMRitRis<x,gKt`ax!&+SioM=BSilMc3#&(RgKRinRimKurB,!&SiQMzBhDebShDM6BJQ!(P~Efx978B2@@=I}WLrJw!!,a*&@G}O@9wkibRid@@x'fKwC!&SlDMSfLMjUv~Q~EfKKv3@a+!(hFv-]mpx/hYZ(C5RiWz<o/MwkhY?So/M@x,gbvfB*&!SgEM:SoeeehFu3:Rgbda(,^TZa)X/7Sg[eb:2RgI~BrMC@wgkc:wwkcRerx3h(uUvK!&*,SnOM4Sh*MArRg;wHRh(x=h;rJvPwI!a4',a'0@Wg&=BSh/Mg>w=Rh=g3w*wwgGRgGcW(X#;Sg}M2Gzk@Jv`!&awRl=wsfGIz`dKZ*T'Y-:RhR7RhQg5u-p`j6v(us5d,#Y+~Awkia?RicOuNBwkibba}Ld6p~tyu_vbAa'a+!a/'a3aEa8a!>Sh,ebJv{!&Sh@ebSaReb9;SgwebNuPRi(NvdRl)NuPRi'hHu^<Rm^Jvv_@Wl(g;u1Si/ebKu'B&!*Sh?eb@Wl'z@aPeb95Si.ebcpputyvjB)!,&a+0a%ShAMWeK@G}C@WfJ9;RhMwvhH9w{ia}ix,hJvRA1(!zAn[MRhHx1hJ~*!#hFv(BSn[MBJQ!(@@=I~'978B2@@=I}2db.Ua<'X}+T#a0XaG2G}E;wkg|wuh!Rh!x,hZu,@)!&So0MVy)C5RiXACJvB!&5RiY5RiZg8w)cG}*T#2@bU}=KsA>(!a.3wkhZba~(x,h^u(A!&(SoCMRhb5Bz=h[eb?w~hb~6x,h_u(A!&(SoDMRhc5Bz=h]eb?w~hc~6e)aA1T#T,^^^c-bMb&blcPaP(a/!0!bA=b5c@a(!bfbrc#2afwmhARnjwchORnp2Wlf3DtsNvdRl-2@wpa<]m0bx(#:awRk2@Jw3!%RfhwpfgRlnKQB%!(G{V@G|'NuuRl6d='T+Y#VyUg<v~Rl~==G|<Jv+'!aYShC}6@B<5?ba~8@Jw3'!g2QRljhLrpWlOd+#Y'g.w'rIg>w*wgj@g-u0Rj@Lu+wT&)ZtUauq]~GrGci&U#F|39:rELrNvj!.%*RhCwunfw~nf~:9;Ri]>wtnhg;wHRnhx3hDs@v~!/+'@Wfr@9RkSNu&Rlo=@<5GzoKs0@_+@Wl+@awRkmJuh!-3d(}pY#qWJvj!%Rm(:Jw3!%Rm,Rm*de&!1U-U#`)Re;@G|.@9Ri82@wjfvRlq=@<5GzpLvOvr!).&2RlF8Rf`C=x!eE{.Jw3_g2QRlkhLrpWlPde(!#U{s,UXa*Ta'[y'g:v>ReS;x0PZ&RnlRnn~HrKJw1}f!=x!eB|2w]aP(#Xa&a*Ta.Ua2a7=]iOd'#Y&Ro&WnWg;u.RiDg6vjRiBNvdRlzhNvj]nYJuW_2Wm3x)kFze{9d])!a.!,Y01!#&aC!a3RndC=ox~BrC@2b^{pg,rlse7x'ksuq!%Rm.E{xidw(wBRmGx9o+)X#wwo-So-}69:Rl4@xSf@a#XZ'X)X,Ta(/ARl8b[xc>RfY:RlI:RfQwlg.ARl:9;Rlwdn'#^XafaQa1X1TaHTa)@b[{zcZ#X'7RkwWg@Ou4ARn&x)kG#{,g7u/RkGdH'U#Y*Vz'Wm&CARm|bx#(A]gUbUzJj9Q~=d,#Y(56H}l978H{U7d,0#U*2>ABb_xZ978BbU{e~AJQ{g!978BbU{hxMh?ad{oUYZ.x1h?{l!#:2<H{mx3n[t{vl!,&a%3Ro(z=iS}6ARnr=Bwsn^wvn`Rnbd`*T}B0!#^X'BG{c9b]{a>>@=be}F?JvS!&BG{d7BG}(Bde#`a1X,Ya@!a'P~=wxf@2bZ}I56B2@@=aybb}08@55B9;5bb}<j3vLv;<Jw3&!>Rfg=ayb^}&OuNBKuLA!)a!P~=x#fD{f2@>==<bbzl?C972@@=Ix^d6rSu,v7w*C(0a)a6#B+a%!sQ[y?3Dt%3[xn~<5rLOu!5p@Ku+D#'!t7~GrP~?rNKvlaya7'!h+v-5qMg=t|cd,U#5AAaa5Abb{S@52B5@a[@52B5Gx[iXueu;d<#`a(!/549C;ag>23ExY5@Dah89b^~689Jv)!~2b[~1Lv'w(%*!a#bX|aPrmawRe]keu7uhv-q6rxu,q`xTo]/a5aU!bNaDXbi!b-!ao!b<bwA!#5@B932:aV2G|:d-)Y#hJrL>RhG<7@C5<H|_=Cau:5aj5@B932:bJ|ng>vIbs)#?C2F|9jPv0w.vISh-MKvUaz(.!9ABbb|[5;5<H|Eg>unwfh;9:4E|YjQsBt|vjx'hYq3!(?C2F|J:2<BaY?C2F|GOu!5x,g|p{ah!-(?C2F|c9:4E|OjXuvvNr}:Rh&i[w*t|cd+U#jJvsu)vsSn~Mkfrmu9p}u7vwv]So!McW#Xa!ax5@A5aY:5;5<H|>kJv~vYrquJu3x4ib#T)2@SmZM?C2F|Bj:rmu9@xPhI(a*a#U#`a3-5Abb|L~@:RhK9:4E|0@52B5G|#C::aY?C2F|-:2<BaY?C2F|.5Jvk!a)javYrquJu3x4ia#T)2@SmYM?C2F|HAxPhH(!a#U#`a*-5Abb|4~@:RhJ9:4E|R@52B5G|F:2<BaY?C2F|Sc^#Xa2j=Qq5CJvB!-g<v{z;hhM?C2F|Zi[vrv{z;hiM?C2F|XKsA>!a)-g<v{z;h[eb?C2F|]i[vrv{z;h]eb?C2F|^iZu.vix,hZq3ah!.(?C2F|QOu!5ShXM:2<BaY?C2F|P", 13494, 2713, 49, 25, 61);

// node_modules/entities/dist/internal/bin-trie-flags.js
var BinTrieFlags;
(function(BinTrieFlags2) {
  BinTrieFlags2[BinTrieFlags2["VALUE_LENGTH"] = 49152] = "VALUE_LENGTH";
  BinTrieFlags2[BinTrieFlags2["FLAG13"] = 8192] = "FLAG13";
  BinTrieFlags2[BinTrieFlags2["BRANCH_LENGTH"] = 8064] = "BRANCH_LENGTH";
  BinTrieFlags2[BinTrieFlags2["JUMP_TABLE"] = 127] = "JUMP_TABLE";
  BinTrieFlags2[BinTrieFlags2["VALUE_MASK"] = 8191] = "VALUE_MASK";
})(BinTrieFlags || (BinTrieFlags = {}));

// node_modules/entities/dist/decode.js
var CharCodes;
(function(CharCodes2) {
  CharCodes2[CharCodes2["AMP"] = 38] = "AMP";
  CharCodes2[CharCodes2["NUM"] = 35] = "NUM";
  CharCodes2[CharCodes2["SEMI"] = 59] = "SEMI";
  CharCodes2[CharCodes2["EQUALS"] = 61] = "EQUALS";
  CharCodes2[CharCodes2["ZERO"] = 48] = "ZERO";
  CharCodes2[CharCodes2["NINE"] = 57] = "NINE";
  CharCodes2[CharCodes2["LOWER_A"] = 97] = "LOWER_A";
  CharCodes2[CharCodes2["LOWER_X"] = 120] = "LOWER_X";
})(CharCodes || (CharCodes = {}));
var TO_LOWER_BIT = 32;
var CONSUMED_SHIFT = 21;
var CODE_POINT_MASK = 2097151;
var CONSUMED_OVERFLOW = 2047;
var longNumericConsumed = 0;
function unpackConsumed(packed) {
  const consumed = packed >>> CONSUMED_SHIFT;
  return consumed === CONSUMED_OVERFLOW ? longNumericConsumed : consumed;
}
function isNumber(code4) {
  return code4 - CharCodes.ZERO >>> 0 <= 9;
}
function isHexadecimalCharacter(code4) {
  return (code4 | TO_LOWER_BIT) - CharCodes.LOWER_A >>> 0 <= 5;
}
function isAlpha(code4) {
  return (code4 | TO_LOWER_BIT) - CharCodes.LOWER_A >>> 0 <= 25;
}
function isEntityInAttributeInvalidEnd(code4) {
  return code4 === CharCodes.EQUALS || isAlpha(code4) || isNumber(code4);
}
var EntityDecoderState;
(function(EntityDecoderState2) {
  EntityDecoderState2[EntityDecoderState2["EntityStart"] = 0] = "EntityStart";
  EntityDecoderState2[EntityDecoderState2["NumericStart"] = 1] = "NumericStart";
  EntityDecoderState2[EntityDecoderState2["NumericDecimal"] = 2] = "NumericDecimal";
  EntityDecoderState2[EntityDecoderState2["NumericHex"] = 3] = "NumericHex";
  EntityDecoderState2[EntityDecoderState2["NamedEntity"] = 4] = "NamedEntity";
})(EntityDecoderState || (EntityDecoderState = {}));
var DecodingMode;
(function(DecodingMode2) {
  DecodingMode2[DecodingMode2["Legacy"] = 0] = "Legacy";
  DecodingMode2[DecodingMode2["Strict"] = 1] = "Strict";
  DecodingMode2[DecodingMode2["Attribute"] = 2] = "Attribute";
})(DecodingMode || (DecodingMode = {}));
function determineBranch(decodeTree, current, nodeIndex, char) {
  const branchCount = (current & BinTrieFlags.BRANCH_LENGTH) >> 7;
  const jumpOffset = current & BinTrieFlags.JUMP_TABLE;
  if (jumpOffset) {
    if (branchCount === 0) {
      return char === jumpOffset ? nodeIndex : -1;
    }
    const slot = char - jumpOffset;
    if (slot >>> 0 >= branchCount)
      return -1;
    const stored = decodeTree[nodeIndex + slot];
    return stored === 0 ? -1 : nodeIndex + branchCount + stored - 1 & 65535;
  }
  if (branchCount === 0)
    return -1;
  const packedKeySlots = branchCount + 1 >> 1;
  const branchEnd = nodeIndex + packedKeySlots + branchCount;
  for (let index = 0; index < branchCount; index++) {
    const packed = decodeTree[nodeIndex + (index >> 1)];
    const key = packed >> ((index & 1) << 3) & 255;
    if (key === char) {
      const pointerIndex = nodeIndex + packedKeySlots + index;
      return branchEnd + decodeTree[pointerIndex] & 65535;
    }
    if (key > char)
      return -1;
  }
  return -1;
}
function readTrieValue(decodeTree, nodeIndex, valueLength) {
  if (valueLength === 1) {
    return String.fromCharCode(decodeTree[nodeIndex] & BinTrieFlags.VALUE_MASK);
  }
  if (valueLength === 2) {
    return String.fromCharCode(decodeTree[nodeIndex + 1]);
  }
  return String.fromCharCode(decodeTree[nodeIndex + 1], decodeTree[nodeIndex + 2]);
}
function parseNumericEntity(input, numberStart, inputLength) {
  let offset = numberStart + 1;
  let cp = 0;
  let digitStart = offset;
  if (offset < inputLength && (input.charCodeAt(offset) | TO_LOWER_BIT) === CharCodes.LOWER_X) {
    offset += 1;
    digitStart = offset;
    while (offset < inputLength) {
      const char = input.charCodeAt(offset);
      if (isNumber(char)) {
        cp = cp * 16 + (char - CharCodes.ZERO);
      } else if (isHexadecimalCharacter(char)) {
        cp = cp * 16 + ((char | TO_LOWER_BIT) - CharCodes.LOWER_A + 10);
      } else {
        break;
      }
      offset += 1;
    }
  } else {
    while (offset < inputLength) {
      const digit = input.charCodeAt(offset) - CharCodes.ZERO;
      if (digit >>> 0 > 9)
        break;
      cp = cp * 10 + digit;
      offset += 1;
    }
  }
  if (offset === digitStart)
    return 0;
  if (offset < inputLength && input.charCodeAt(offset) === CharCodes.SEMI) {
    offset += 1;
  }
  if (cp > 1114111)
    cp = 1114112;
  let consumed = offset - numberStart;
  if (consumed >= CONSUMED_OVERFLOW) {
    longNumericConsumed = consumed;
    consumed = CONSUMED_OVERFLOW;
  }
  return consumed << CONSUMED_SHIFT | cp;
}
function decodeWithTrie(input, isStrict, isAttribute) {
  const decodeTree = htmlDecodeTree;
  let offset = input.indexOf("&");
  if (offset < 0)
    return input;
  const inputLength = input.length;
  let chunkStart = 0;
  let result = "";
  const root = decodeTree[0];
  const rootJumpOffset = root & BinTrieFlags.JUMP_TABLE;
  const rootBranchCount = (root & BinTrieFlags.BRANCH_LENGTH) >> 7;
  do {
    const entityStart = offset + 1;
    const firstChar = input.charCodeAt(entityStart);
    let consumed;
    let value;
    if (firstChar === CharCodes.NUM) {
      const packed = parseNumericEntity(input, entityStart, inputLength);
      consumed = unpackConsumed(packed);
      if (isStrict && consumed > 0 && input.charCodeAt(entityStart + consumed - 1) !== CharCodes.SEMI) {
        consumed = 0;
      }
      value = consumed === 0 ? "" : codePointToString(packed & CODE_POINT_MASK);
    } else if (isAlpha(firstChar)) {
      consumed = 0;
      value = "";
      const rootSlotIndex = firstChar - rootJumpOffset;
      let nodeIndex;
      if (rootSlotIndex >>> 0 < rootBranchCount) {
        const stored = decodeTree[1 + rootSlotIndex];
        nodeIndex = stored === 0 ? -1 : rootBranchCount + stored & 65535;
      } else {
        nodeIndex = -1;
      }
      let bestNodeIndex = 0;
      let bestValueLength = 0;
      let current = nodeIndex < 0 ? 0 : decodeTree[nodeIndex];
      let index = entityStart + 1;
      trie: while (index < inputLength) {
        while (
          // Value-less, non-run node with a nonzero jump offset.
          (current & (BinTrieFlags.VALUE_LENGTH | BinTrieFlags.FLAG13)) === 0 && (current & BinTrieFlags.JUMP_TABLE) !== 0
        ) {
          const jumpOffset = current & BinTrieFlags.JUMP_TABLE;
          const branchCount = (current & BinTrieFlags.BRANCH_LENGTH) >> 7;
          if (branchCount === 0) {
            if (input.charCodeAt(index) !== jumpOffset)
              break trie;
            nodeIndex += 1;
          } else {
            const slot = input.charCodeAt(index) - jumpOffset;
            if (slot >>> 0 >= branchCount)
              break trie;
            const stored = decodeTree[nodeIndex + 1 + slot];
            if (stored === 0)
              break trie;
            nodeIndex = nodeIndex + branchCount + stored & 65535;
          }
          current = decodeTree[nodeIndex];
          index += 1;
          if (index >= inputLength)
            break trie;
        }
        if ((current & (BinTrieFlags.VALUE_LENGTH | BinTrieFlags.FLAG13)) === BinTrieFlags.FLAG13) {
          const runLength = (current & BinTrieFlags.BRANCH_LENGTH) >> 7;
          if (input.charCodeAt(index) !== (current & BinTrieFlags.JUMP_TABLE)) {
            break;
          }
          index += 1;
          const remaining = runLength - 1;
          let wordIndex = nodeIndex + 1;
          let charIndexInPacked = 0;
          for (; charIndexInPacked + 1 < remaining; charIndexInPacked += 2) {
            const packed = decodeTree[wordIndex];
            if (input.charCodeAt(index) !== (packed & 255))
              break trie;
            index += 1;
            if (input.charCodeAt(index) !== (packed >> 8 & 255))
              break trie;
            index += 1;
            wordIndex += 1;
          }
          if (charIndexInPacked < remaining) {
            if (input.charCodeAt(index) !== (decodeTree[wordIndex] & 255))
              break;
            index += 1;
          }
          nodeIndex += 1 + (runLength >> 1);
          current = decodeTree[nodeIndex];
          continue;
        }
        const valueLength = current >>> 14;
        const char = input.charCodeAt(index);
        if (valueLength !== 0) {
          if (char === CharCodes.SEMI) {
            consumed = index - entityStart + 1;
            value = valueLength === 1 ? String.fromCharCode(current & BinTrieFlags.VALUE_MASK) : readTrieValue(decodeTree, nodeIndex, valueLength);
            break;
          }
          if (!isStrict && (current & BinTrieFlags.FLAG13) === 0) {
            consumed = index - entityStart;
            bestNodeIndex = nodeIndex;
            bestValueLength = valueLength;
          }
          if (valueLength === 1)
            break;
        }
        const next = determineBranch(decodeTree, current, nodeIndex + (valueLength || 1), char);
        if (next < 0)
          break;
        nodeIndex = next;
        current = decodeTree[nodeIndex];
        index += 1;
      }
      if (value === "") {
        const finalVL = current >>> 14;
        if (finalVL !== 0 && !isStrict && (current & BinTrieFlags.FLAG13) === 0) {
          consumed = index - entityStart;
          bestNodeIndex = nodeIndex;
          bestValueLength = finalVL;
        }
        if (consumed > 0) {
          value = readTrieValue(decodeTree, bestNodeIndex, bestValueLength);
        }
      }
    } else {
      consumed = 0;
      value = "";
    }
    if (consumed === 0 || isAttribute && firstChar !== CharCodes.NUM && input.charCodeAt(entityStart + consumed - 1) !== CharCodes.SEMI && entityStart + consumed < inputLength && isEntityInAttributeInvalidEnd(input.charCodeAt(entityStart + consumed))) {
      offset = entityStart;
    } else {
      if (chunkStart < offset) {
        result += input.slice(chunkStart, offset);
      }
      result += value;
      offset = chunkStart = entityStart + consumed;
    }
    if (input.charCodeAt(offset) !== CharCodes.AMP) {
      offset = input.indexOf("&", offset);
    }
  } while (offset >= 0);
  return result + input.slice(chunkStart);
}
function decodeHTMLStrict(htmlString) {
  return decodeWithTrie(htmlString, true, false);
}

// node_modules/entities/dist/index.js
var EntityLevel;
(function(EntityLevel2) {
  EntityLevel2[EntityLevel2["XML"] = 0] = "XML";
  EntityLevel2[EntityLevel2["HTML"] = 1] = "HTML";
})(EntityLevel || (EntityLevel = {}));
var EncodingMode;
(function(EncodingMode2) {
  EncodingMode2[EncodingMode2["UTF8"] = 0] = "UTF8";
  EncodingMode2[EncodingMode2["ASCII"] = 1] = "ASCII";
  EncodingMode2[EncodingMode2["Extensive"] = 2] = "Extensive";
  EncodingMode2[EncodingMode2["Attribute"] = 3] = "Attribute";
  EncodingMode2[EncodingMode2["Text"] = 4] = "Text";
})(EncodingMode || (EncodingMode = {}));

// node_modules/linkify-it/build/index.mjs
var REBuilder = class {
  src_Any = Any.source;
  src_Cc = Cc.source;
  src_Z = Z.source;
  src_P = P.source;
  src_ZPCc = [
    this.src_Z,
    this.src_P,
    this.src_Cc
  ].join("|");
  src_ZCc = [this.src_Z, this.src_Cc].join("|");
  cache = {};
  opts = {
    maxLength: 1e4,
    urlAuth: false,
    schema_names: []
  };
  constructor(opts = {}) {
    this.opts = {
      ...this.opts,
      ...opts
    };
  }
  set(opts = {}) {
    this.opts = {
      ...this.opts,
      ...opts
    };
    this.cache = {};
    return this;
  }
  escapeRE(str) {
    return str.replace(/[.?*+^$[\]\\(){}|-]/g, "\\$&");
  }
  nestedPairRE(open, close, depth = 4) {
    const openRE = this.escapeRE(open);
    const closeRE = this.escapeRE(close);
    const atom = `(?:(?!${this.src_ZCc}|${openRE}|${closeRE}).)`;
    let pair = `${openRE}${atom}{0,1000}${closeRE}`;
    for (let level = 2; level <= depth; level++) pair = `${openRE}(?:${atom}|${pair}){0,1000}${closeRE}`;
    return pair;
  }
  get_text_separators() {
    return this.cache.text_separators ??= /[><\uff5c]/;
  }
  get_pseudo_letter() {
    return this.cache.src_pseudo_letter ??= new RegExp(`(?:(?!${this.get_text_separators().source}|${this.src_ZPCc})${this.src_Any})`);
  }
  get_ipv4_addr() {
    return this.cache.src_ip4 ??= /* @__PURE__ */ new RegExp("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9][0-9]|[0-9])[.]){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9][0-9]|[0-9])");
  }
  get_ipv6_addr() {
    const h16 = "[0-9A-Fa-f]{1,4}";
    const ls32 = `(?:(?:${h16}:${h16})|${this.get_ipv4_addr().source})`;
    return this.cache.src_ip6_addr ??= new RegExp(`(?:(?:${h16}:){6}${ls32}|::(?:${h16}:){5}${ls32}|(?:${h16})?::(?:${h16}:){4}${ls32}|(?:(?:${h16}:){0,1}${h16})?::(?:${h16}:){3}${ls32}|(?:(?:${h16}:){0,2}${h16})?::(?:${h16}:){2}${ls32}|(?:(?:${h16}:){0,3}${h16})?::${h16}:${ls32}|(?:(?:${h16}:){0,4}${h16})?::${ls32}|(?:(?:${h16}:){0,5}${h16})?::${h16}|(?:(?:${h16}:){0,6}${h16})?::)`);
  }
  get_ipv6_url_host() {
    return this.cache.src_ip6_host ??= new RegExp(`\\[${this.get_ipv6_addr().source}\\]`);
  }
  get_ipv6_mail_host() {
    return this.cache.src_ipv6_mail_host ??= new RegExp(`\\[IPv6:${this.get_ipv6_addr().source}\\]`);
  }
  get_auth() {
    return this.cache.src_auth ??= new RegExp(`(?:(?:(?!${this.src_ZCc}|[@/\\[\\]()]).){1,50}@)?`);
  }
  get_port() {
    return this.cache.src_port ??= /* @__PURE__ */ new RegExp("(?::(?:6(?:[0-4]\\d{3}|5(?:[0-4]\\d{2}|5(?:[0-2]\\d|3[0-5])))|[1-5]?\\d{1,4}))?");
  }
  get_host_terminator() {
    return this.cache.src_host_terminator ??= new RegExp(`(?=$|${this.get_text_separators().source}|${this.src_ZPCc})(?!${this.opts["---"] ? "-(?!--)|" : "-|"}_|:\\d|\\.-|\\.(?!$|${this.src_ZPCc}))`);
  }
  get_path_terminator() {
    return this.cache.src_path_terminator ??= new RegExp(`${this.src_ZPCc}|${this.get_text_separators().source}`);
  }
  get_path() {
    return this.cache.src_path ??= new RegExp(`(?:[/?#](?:${this.nestedPairRE("[", "]")}|${this.nestedPairRE("(", ")")}|${this.nestedPairRE("{", "}")}|\\"(?:(?!${this.src_ZCc}|["]).){1,100}\\"|\\'(?:(?!${this.src_ZCc}|[']).){1,100}\\'|\\'(?=${this.get_pseudo_letter().source}|[-])|\\.{2,20}[:]?[a-zA-Z0-9%/&]|\\.(?!${this.src_ZCc}|[.]|$)|` + (this.opts["---"] ? "\\-(?!--(?:[^-]|$))(?:-{0,19})|" : "\\-{1,20}|") + `,(?!${this.src_ZCc}|$)|;(?!${this.src_ZCc}|$)|\\!{1,20}(?!${this.src_ZCc}|[!]|$)|\\?(?!${this.src_ZCc}|[?]|$)|` + this.get_path_extra().source + `[\\\\/:%@#&=_~*]|(?!${this.get_path_terminator().source}).){1,${this.opts.maxLength}}|\\/)?`);
  }
  get_mail_name() {
    return this.cache.src_mail_name ??= /* @__PURE__ */ new RegExp("[-!#$%&'*+/=?^_`{|}~a-zA-Z0-9](?:[-!#$%&'*+/=?^_`{|}~a-zA-Z0-9]|[.](?=[-!#$%&'*+/=?^_`{|}~a-zA-Z0-9])){0,63}");
  }
  get_xn() {
    return this.cache.src_xn ??= /* @__PURE__ */ new RegExp("xn--[a-z0-9\\-]{1,59}");
  }
  get_tld() {
    if (this.cache.tld) return this.cache.tld;
    const tlds_src = [...new Set(this.opts.tlds || [])].sort().reverse().join("|");
    this.cache.tld = new RegExp(`${tlds_src || "$#none#$"}|${this.get_xn().source}`);
    return this.cache.tld;
  }
  get_domain_root() {
    return this.cache.src_domain_root ??= new RegExp("(?:" + this.get_xn().source + `|${this.get_pseudo_letter().source}{1,63})`);
  }
  get_domain() {
    return this.cache.src_domain ??= new RegExp("(?:" + this.get_xn().source + `|(?:${this.get_pseudo_letter().source})|(?:${this.get_pseudo_letter().source}(?:-|${this.get_pseudo_letter().source}){0,61}${this.get_pseudo_letter().source}))`);
  }
  get_url_host_port() {
    return this.cache.url_host_port ??= new RegExp("(?:" + this.get_ipv6_url_host().source + `|(?:(?:(?:${this.get_domain().source})\\.){0,10}${this.get_domain().source}))` + this.get_port().source + this.get_host_terminator().source);
  }
  get_fuzzy_url_host_port() {
    return this.cache.fuzzy_url_host_port ??= new RegExp("(?:" + (this.opts.fuzzyIP ? this.get_ipv4_addr().source + "|" : "") + `(?:(?:(?:${this.get_domain().source})\\.){1,10}(?:${this.get_tld().source})))` + this.get_host_terminator().source);
  }
  get_mail_host() {
    return this.cache.src_mail_host ??= new RegExp("(?:" + this.get_ipv6_mail_host().source + `|(?:(?:(?:${this.get_domain().source})\\.){0,4}${this.get_domain().source}))` + this.get_host_terminator().source);
  }
  get_fuzzy_mail_host() {
    return this.cache.src_fuzzy_mail_host ??= new RegExp("(?:" + this.get_ipv6_mail_host().source + `|(?:(?:(?:${this.get_domain().source})[.]){1,4}${this.get_domain_root().source}))` + this.get_host_terminator().source);
  }
  get_path_extra() {
    return this.cache.src_path_extra ??= /* @__PURE__ */ new RegExp("");
  }
  get_fuzzy_mail_host_search() {
    return this.cache.mail_fuzzy_host_search ??= new RegExp(`@${this.get_fuzzy_mail_host().source}`, "ig");
  }
  get_fuzzy_link_search() {
    return this.cache.link_fuzzy_search ??= new RegExp(`(^|(?![.:/\\-_@])(?:[$+<=>^\`|\uFF5C]|${this.src_ZPCc}))(?:(?![$+<=>^\`|\uFF5C])${this.get_fuzzy_url_host_port().source}${this.get_path().source})`, "ig");
  }
  get_http_validator() {
    return this.cache.http_validator ??= new RegExp("\\/\\/" + (this.opts.urlAuth ? this.get_auth().source : "") + this.get_url_host_port().source + this.get_path().source, "iy");
  }
  get_relative_proto_validator() {
    return this.cache.relative_proto_validator ??= new RegExp((this.opts.urlAuth ? this.get_auth().source : "") + `(?:localhost|${this.get_ipv6_url_host().source}|(?:(?:${this.get_domain().source})[.]){1,10}${this.get_domain_root().source})` + this.get_port().source + this.get_host_terminator().source + this.get_path().source, "iy");
  }
  get_mail_name_validator() {
    return this.cache.mail_name_validator ??= new RegExp(`(?:^|${this.get_text_separators().source}|"|\\(|${this.src_ZCc})(${this.get_mail_name().source})$`);
  }
  get_mailto_validator() {
    return this.cache.mailto_validator ??= new RegExp(`${this.get_mail_name().source}@${this.get_mail_host().source}`, "iy");
  }
  get_schema_names() {
    return this.cache.schema_names ??= new RegExp((this.opts.schema_names || []).map((name2) => this.escapeRE(name2)).join("|"));
  }
  get_schema_search() {
    return this.cache.schema_search ??= new RegExp(`(^|(?!_)(?:[><\uFF5C]|${this.src_ZPCc}))(${this.get_schema_names().source})`, "ig");
  }
  get_schema_at_start() {
    return this.cache.schema_at_start ??= new RegExp(`^${this.get_schema_search().source}`, "i");
  }
};
var web_schema = {
  validate: (text2, pos, self) => {
    const re = self.re.get_http_validator();
    re.lastIndex = pos;
    const m = re.exec(text2);
    return m ? m[0].length : 0;
  },
  normalize: (match, self) => self.normalize(match)
};
var defaultSchemas = {
  "http:": web_schema,
  "https:": web_schema,
  "ftp:": web_schema,
  "//": {
    validate: function(text2, pos, self) {
      const re = self.re.get_relative_proto_validator();
      re.lastIndex = pos;
      const m = re.exec(text2);
      if (m) {
        if (pos >= 3 && text2[pos - 3] === ":") return 0;
        if (pos >= 3 && text2[pos - 3] === "/") return 0;
        return m[0].length;
      }
      return 0;
    },
    normalize: (match, self) => self.normalize(match)
  },
  "mailto:": {
    validate: function(text2, pos, self) {
      const re = self.re.get_mailto_validator();
      re.lastIndex = pos;
      const m = re.exec(text2);
      return m ? m[0].length : 0;
    },
    normalize: (match, self) => self.normalize(match)
  }
};
var tlds_2ch = "a:cdefgilmnoqrstuwxz|b:abdefghijmnorstvwyz|c:acdfghiklmnoruvwxyz|d:ejkmoz|e:cegrstu|f:ijkmor|g:abdefghilmnpqrstuwy|h:kmnrtu|i:delmnoqrst|j:emop|k:eghimnprwyz|l:abcikrstuvy|m:acdeghklmnopqrstuvwxyz|n:acefgilopruz|o:m|p:aefghklmnrstwy|q:a|r:eosuw|s:abcdeghijklmnortuvxyz|t:cdfghjklmnortvwz|u:agksyz|v:aceginu|w:fs|y:et|z:amw";
var tlds_default = "biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|\u0440\u0444";
function unpackTlds() {
  const result = tlds_default.split("|");
  tlds_2ch.split("|").forEach((item) => {
    const sep = item.indexOf(":");
    const prefix = item.slice(0, sep);
    for (const suffix of item.slice(sep + 1)) result.push(prefix + suffix);
  });
  return result;
}
var defaultOptions = {
  fuzzyLink: false,
  fuzzyEmail: true,
  fuzzyIP: false,
  "---": false,
  tlds: unpackTlds(),
  urlAuth: false,
  maxLength: 1e4
};
var Match = class {
  /** Prefix (protocol) for matched string. Empty for fuzzy links. */
  schema;
  /** First position of matched string. */
  index;
  /** Next position after matched string. */
  lastIndex;
  /** Matched string. */
  raw;
  /** Normalized text of matched string. */
  text;
  /** Normalized URL of matched string. */
  url;
  constructor(text2, schema, index, lastIndex) {
    const raw = text2.slice(index, lastIndex);
    this.schema = schema.toLowerCase();
    this.index = index;
    this.lastIndex = lastIndex;
    this.raw = raw;
    this.text = raw;
    this.url = raw;
  }
};
var LinkifyIt = class {
  __opts__;
  __schemas__;
  re;
  /**
  * Creates new linkifier instance.
  *
  * By default understands:
  *
  * - `http(s)://...` , `ftp://...`, `mailto:...` & `//...` links
  * - "fuzzy" emails (foo@bar.com).
  *
  * See {@link LinkifyConstructorOptions} for available options.
  *
  * @param options Recognition options.
  *
  * @example
  * ```javascript
  * import { LinkifyIt } from 'linkify-it'
  *
  * const linkify = new LinkifyIt({ fuzzyLink: true })
  *
  * linkify
  *   .tlds(require('tlds'))       // Reload with full TLD list
  *   .tlds('onion', true)         // Add unofficial `.onion` domain
  *   .add('ftp:', null)           // Disable `ftp:` protocol
  *   .set({ fuzzyIP: true })      // Enable IPs in fuzzy links
  *
  * console.log(linkify.test('Site github.com!')) // true
  * console.log(linkify.match('Site github.com!'))
  * ```
  */
  constructor(options2 = {}) {
    const { rebuilder, ...linkifyOptions } = options2;
    this.__opts__ = {
      ...defaultOptions,
      ...linkifyOptions
    };
    this.__schemas__ = { ...defaultSchemas };
    this.re = rebuilder || new REBuilder();
    this.re.set({
      ...this.__opts__,
      schema_names: Object.keys(this.__schemas__)
    });
  }
  /**
  * Add new rule definition.
  *
  * `schema` is a link prefix (usually, protocol name with `:` at the end,
  * `skype:` for example). `linkify-it` makes sure that prefix is not
  * preceded with alphanumeric char and symbols. Only whitespaces and
  * punctuation allowed.
  *
  * `definition` is a rule to check tail after link prefix. To disable an
  * existing rule, pass `null`.
  *
  * @param schema Rule name (fixed pattern prefix).
  * @param definition Schema definition, or `null` to disable the rule.
  *
  * See [twitter mentions example](https://github.com/markdown-it/linkify-it/blob/master/examples/twitter.mjs).
  */
  add(schema, definition = null) {
    if (!definition) delete this.__schemas__[schema];
    else {
      const def = {
        normalize: (match, self) => self.normalize(match),
        ...definition
      };
      this.__schemas__[schema] = def;
    }
    this.re.set({
      ...this.__opts__,
      schema_names: Object.keys(this.__schemas__)
    });
    return this;
  }
  /**
  * Set recognition options for links without schema.
  *
  * @param options Recognition options.
  */
  set(options2 = {}) {
    this.__opts__ = {
      ...this.__opts__,
      ...options2
    };
    this.re.set({
      ...this.__opts__,
      schema_names: Object.keys(this.__schemas__)
    });
    return this;
  }
  /**
  * Searches linkifiable pattern and returns `true` on success or `false` on fail.
  *
  * @param text Text to scan.
  */
  test(text2) {
    if (!text2.length) return false;
    let m, re;
    re = this.re.get_schema_search();
    re.lastIndex = 0;
    while ((m = re.exec(text2)) !== null) if (this.testSchemaAt(text2, m[2], re.lastIndex)) return true;
    if (this.__opts__.fuzzyLink && this.__schemas__["http:"]) {
      re = this.re.get_fuzzy_link_search();
      re.lastIndex = 0;
      if (re.exec(text2) !== null) return true;
    }
    if (this.__opts__.fuzzyEmail && this.__schemas__["mailto:"]) {
      if (text2.indexOf("@") >= 0) {
        const mailHostRe = this.re.get_fuzzy_mail_host_search();
        const mailNameRe = this.re.get_mail_name_validator();
        mailHostRe.lastIndex = 0;
        while ((m = mailHostRe.exec(text2)) !== null) {
          const name2 = text2.slice(Math.max(0, m.index - 65), m.index);
          if (mailNameRe.test(name2)) return true;
        }
      }
    }
    return false;
  }
  /**
  * Similar to {@link LinkifyIt.test} but checks only specific protocol tail exactly
  * at given position. Returns length of found pattern (0 on fail).
  *
  * @param text Text to scan.
  * @param schema Rule (schema) name.
  * @param pos Text offset to check from.
  */
  testSchemaAt(text2, schema, pos) {
    if (!this.__schemas__[schema.toLowerCase()]) return 0;
    return this.__schemas__[schema.toLowerCase()].validate(text2.slice(0, pos + this.__opts__.maxLength), pos, this);
  }
  /**
  * Returns array of found link descriptions or `null` on fail. We strongly
  * recommend to use {@link LinkifyIt.test} first, for best speed.
  *
  * @param text Text to scan.
  */
  match(text2) {
    const result = [];
    const schemaRe = this.re.get_schema_search();
    let fuzzyLinkRe;
    let mailHostRe;
    let mailNameRe;
    let fuzzyLinkCandidate;
    let fuzzyEmailCandidate;
    let schemaPrefix;
    let schemaDone = false;
    let fuzzyLinkDone = false;
    let fuzzyEmailDone = false;
    let pos = 0;
    if (!text2.length) return null;
    schemaRe.lastIndex = 0;
    if (this.__opts__.fuzzyLink && this.__schemas__["http:"]) {
      fuzzyLinkRe = this.re.get_fuzzy_link_search();
      fuzzyLinkRe.lastIndex = 0;
    }
    if (this.__opts__.fuzzyEmail && this.__schemas__["mailto:"]) {
      mailHostRe = this.re.get_fuzzy_mail_host_search();
      mailHostRe.lastIndex = 0;
      mailNameRe = this.re.get_mail_name_validator();
    }
    for (; ; ) {
      const scanFrom = Math.max(pos - 1, 0);
      if (mailHostRe && mailNameRe && !fuzzyEmailDone && (!fuzzyEmailCandidate || fuzzyEmailCandidate.index < pos)) {
        if (mailHostRe.lastIndex < scanFrom) mailHostRe.lastIndex = scanFrom;
        for (; ; ) {
          const m = mailHostRe.exec(text2);
          if (!m) {
            fuzzyEmailDone = true;
            fuzzyEmailCandidate = void 0;
            break;
          }
          const name2 = mailNameRe.exec(text2.slice(Math.max(0, m.index - 65), m.index));
          if (!name2) continue;
          fuzzyEmailCandidate = {
            schema: "mailto:",
            index: m.index - name2[1].length,
            lastIndex: m.index + m[0].length
          };
          if (fuzzyEmailCandidate.index >= pos) break;
          if (mailHostRe.lastIndex < scanFrom) mailHostRe.lastIndex = scanFrom;
        }
      }
      if (fuzzyLinkRe && !fuzzyLinkDone && (!fuzzyLinkCandidate || fuzzyLinkCandidate.index < pos)) {
        if (fuzzyLinkRe.lastIndex < scanFrom) fuzzyLinkRe.lastIndex = scanFrom;
        for (; ; ) {
          const m = fuzzyLinkRe.exec(text2);
          if (!m) {
            fuzzyLinkDone = true;
            fuzzyLinkCandidate = void 0;
            break;
          }
          fuzzyLinkCandidate = {
            schema: "",
            index: m.index + m[1].length,
            lastIndex: m.index + m[0].length
          };
          if (fuzzyLinkCandidate.index >= pos) break;
          if (fuzzyLinkRe.lastIndex < scanFrom) fuzzyLinkRe.lastIndex = scanFrom;
        }
      }
      let fuzzyCandidate = fuzzyEmailCandidate;
      if (!fuzzyCandidate || fuzzyLinkCandidate && (fuzzyLinkCandidate.index < fuzzyCandidate.index || fuzzyLinkCandidate.index === fuzzyCandidate.index && fuzzyLinkCandidate.lastIndex > fuzzyCandidate.lastIndex)) fuzzyCandidate = fuzzyLinkCandidate;
      let schemaCandidate;
      if (!schemaDone) for (; ; ) {
        if (!schemaPrefix) {
          if (schemaRe.lastIndex < scanFrom) schemaRe.lastIndex = scanFrom;
          const m = schemaRe.exec(text2);
          if (!m) {
            schemaDone = true;
            break;
          }
          schemaPrefix = {
            schema: m[2],
            index: m.index + m[1].length,
            lastIndex: m.index + m[0].length
          };
        }
        if (schemaPrefix.index < pos) {
          schemaPrefix = void 0;
          continue;
        }
        if (fuzzyCandidate && schemaPrefix.index > fuzzyCandidate.index) break;
        const prefix = schemaPrefix;
        schemaPrefix = void 0;
        const len = this.testSchemaAt(text2, prefix.schema, prefix.lastIndex);
        if (len) {
          schemaCandidate = {
            schema: prefix.schema,
            index: prefix.index,
            lastIndex: prefix.lastIndex + len
          };
          break;
        }
      }
      let candidate = schemaCandidate;
      if (!candidate || fuzzyEmailCandidate && (fuzzyEmailCandidate.index < candidate.index || fuzzyEmailCandidate.index === candidate.index && fuzzyEmailCandidate.lastIndex > candidate.lastIndex)) candidate = fuzzyEmailCandidate;
      if (!candidate || fuzzyLinkCandidate && (fuzzyLinkCandidate.index < candidate.index || fuzzyLinkCandidate.index === candidate.index && fuzzyLinkCandidate.lastIndex > candidate.lastIndex)) candidate = fuzzyLinkCandidate;
      if (!candidate) break;
      if (candidate === fuzzyEmailCandidate) fuzzyEmailCandidate = void 0;
      else if (candidate === fuzzyLinkCandidate) fuzzyLinkCandidate = void 0;
      const match = new Match(text2, candidate.schema, candidate.index, candidate.lastIndex);
      if (match.schema) this.__schemas__[match.schema].normalize(match, this);
      else this.normalize(match);
      result.push(match);
      pos = candidate.lastIndex;
    }
    if (result.length) return result;
    return null;
  }
  /**
  * Returns fully-formed (not fuzzy) link if it starts at the beginning
  * of the string, and null otherwise.
  *
  * @param text Text to scan.
  */
  matchAtStart(text2) {
    if (!text2.length) return null;
    const m = this.re.get_schema_at_start().exec(text2);
    if (!m) return null;
    const len = this.testSchemaAt(text2, m[2], m[0].length);
    if (!len) return null;
    const match = new Match(text2, m[2], m.index + m[1].length, m.index + m[0].length + len);
    this.__schemas__[match.schema].normalize(match, this);
    return match;
  }
  /**
  * Load (or merge) new TLDs list. Those are used for fuzzy links (without
  * prefix) to avoid false positives. By default this algorithm is used:
  *
  * - hostname with any 2-letter root zones are ok.
  * - biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф
  *   are ok.
  * - encoded (`xn--...`) root zones are ok.
  *
  * If list is replaced, then exact match for 2-chars root zones will be checked.
  *
  * @param list List of TLDs.
  * @param keepOld Merge with current list if `true` (`false` by default).
  */
  tlds(list6, keepOld = false) {
    list6 = Array.isArray(list6) ? list6 : [list6];
    if (!keepOld) this.__opts__.tlds = list6;
    else this.__opts__.tlds = this.__opts__.tlds.concat(list6);
    this.re.set({
      ...this.__opts__,
      schema_names: Object.keys(this.__schemas__)
    });
    return this;
  }
  /**
  * Default normalizer (if schema does not define its own).
  *
  * @param match Match to normalize.
  */
  normalize(match) {
    if (!match.schema) match.url = `http://${match.url}`;
    if (match.schema === "mailto:" && !/^mailto:/i.test(match.url)) match.url = `mailto:${match.url}`;
  }
};

// node_modules/markdown-it/dist/markdown-it.mjs
var import_punycode = __toESM(require_punycode(), 1);
var __defProp = Object.defineProperty;
var __exportAll = (all, no_symbols) => {
  let target3 = {};
  for (var name2 in all) __defProp(target3, name2, {
    get: all[name2],
    enumerable: true
  });
  if (!no_symbols) __defProp(target3, Symbol.toStringTag, { value: "Module" });
  return target3;
};
var utils_exports = /* @__PURE__ */ __exportAll({
  arrayReplaceAt: () => arrayReplaceAt,
  asciiTrim: () => asciiTrim,
  callable: () => callable,
  escapeHtml: () => escapeHtml,
  escapeRE: () => escapeRE,
  fromCodePoint: () => fromCodePoint,
  isMdAsciiPunct: () => isMdAsciiPunct,
  isPunctChar: () => isPunctChar,
  isPunctCharCode: () => isPunctCharCode,
  isSpace: () => isSpace,
  isValidEntityCode: () => isValidEntityCode,
  isWhiteSpace: () => isWhiteSpace,
  lib: () => lib,
  normalizeReference: () => normalizeReference,
  unescapeAll: () => unescapeAll,
  unescapeMd: () => unescapeMd
});
function callable(cls) {
  const wrapper = function(...args) {
    return Reflect.construct(cls, args, new.target && new.target !== wrapper ? new.target : cls);
  };
  Object.defineProperty(wrapper, "name", { value: cls.name });
  Object.setPrototypeOf(wrapper, cls);
  wrapper.prototype = cls.prototype;
  return wrapper;
}
function arrayReplaceAt(src, pos, newElements) {
  return [].concat(src.slice(0, pos), newElements, src.slice(pos + 1));
}
function isValidEntityCode(c) {
  if (c >= 55296 && c <= 57343) return false;
  if (c >= 64976 && c <= 65007) return false;
  if ((c & 65535) === 65535 || (c & 65535) === 65534) return false;
  if (c >= 0 && c <= 8) return false;
  if (c === 11) return false;
  if (c >= 14 && c <= 31) return false;
  if (c >= 127 && c <= 159) return false;
  if (c > 1114111) return false;
  return true;
}
function fromCodePoint(c) {
  if (c > 65535) {
    c -= 65536;
    const surrogate1 = 55296 + (c >> 10);
    const surrogate2 = 56320 + (c & 1023);
    return String.fromCharCode(surrogate1, surrogate2);
  }
  return String.fromCharCode(c);
}
var UNESCAPE_MD_RE = /\\([!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~])/g;
var UNESCAPE_ALL_RE = new RegExp(`${UNESCAPE_MD_RE.source}|${/&([a-z#][a-z0-9]{1,31});/gi.source}`, "gi");
var DIGITAL_ENTITY_TEST_RE = /^#((?:x[a-f0-9]{1,8}|[0-9]{1,8}))$/i;
function replaceEntityPattern(match, name2) {
  if (name2.charCodeAt(0) === 35 && DIGITAL_ENTITY_TEST_RE.test(name2)) {
    const code4 = name2[1].toLowerCase() === "x" ? parseInt(name2.slice(2), 16) : parseInt(name2.slice(1), 10);
    if (isValidEntityCode(code4)) return fromCodePoint(code4);
    return match;
  }
  const decoded2 = decodeHTMLStrict(match);
  if (decoded2 !== match) return decoded2;
  return match;
}
function unescapeMd(str) {
  if (str.indexOf("\\") < 0) return str;
  return str.replace(UNESCAPE_MD_RE, "$1");
}
function unescapeAll(str) {
  if (str.indexOf("\\") < 0 && str.indexOf("&") < 0) return str;
  return str.replace(UNESCAPE_ALL_RE, function(match, escaped, entity2) {
    if (escaped) return escaped;
    return replaceEntityPattern(match, entity2);
  });
}
var HTML_ESCAPE_TEST_RE = /[&<>"]/;
var HTML_ESCAPE_REPLACE_RE = /[&<>"]/g;
var HTML_REPLACEMENTS = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;"
};
function replaceUnsafeChar(ch) {
  return HTML_REPLACEMENTS[ch];
}
function escapeHtml(str) {
  if (HTML_ESCAPE_TEST_RE.test(str)) return str.replace(HTML_ESCAPE_REPLACE_RE, replaceUnsafeChar);
  return str;
}
var REGEXP_ESCAPE_RE = /[.?*+^$[\]\\(){}|-]/g;
function escapeRE(str) {
  return str.replace(REGEXP_ESCAPE_RE, "\\$&");
}
function isSpace(code4) {
  switch (code4) {
    case 9:
    case 32:
      return true;
  }
  return false;
}
function isWhiteSpace(code4) {
  if (code4 >= 8192 && code4 <= 8202) return true;
  switch (code4) {
    case 9:
    case 10:
    case 11:
    case 12:
    case 13:
    case 32:
    case 160:
    case 5760:
    case 8239:
    case 8287:
    case 12288:
      return true;
  }
  return false;
}
function isPunctChar(ch) {
  return P.test(ch) || S.test(ch);
}
function isPunctCharCode(code4) {
  return isPunctChar(fromCodePoint(code4));
}
function isMdAsciiPunct(ch) {
  switch (ch) {
    case 33:
    case 34:
    case 35:
    case 36:
    case 37:
    case 38:
    case 39:
    case 40:
    case 41:
    case 42:
    case 43:
    case 44:
    case 45:
    case 46:
    case 47:
    case 58:
    case 59:
    case 60:
    case 61:
    case 62:
    case 63:
    case 64:
    case 91:
    case 92:
    case 93:
    case 94:
    case 95:
    case 96:
    case 123:
    case 124:
    case 125:
    case 126:
      return true;
    default:
      return false;
  }
}
function normalizeReference(str) {
  str = str.trim().replace(/\s+/g, " ");
  return str.toLowerCase().toUpperCase();
}
function isAsciiTrimmable(c) {
  return c === 32 || c === 9 || c === 10 || c === 13;
}
function asciiTrim(str) {
  let start = 0;
  for (; start < str.length; start++) if (!isAsciiTrimmable(str.charCodeAt(start))) break;
  let end = str.length - 1;
  for (; end >= start; end--) if (!isAsciiTrimmable(str.charCodeAt(end))) break;
  return str.slice(start, end + 1);
}
var lib = {
  mdurl: mdurl_exports,
  ucmicro: build_exports
};
function parseLinkLabel(state, start, disableNested) {
  let level, found2, marker, prevPos;
  const max = state.posMax;
  const oldPos = state.pos;
  state.pos = start + 1;
  level = 1;
  while (state.pos < max) {
    marker = state.src.charCodeAt(state.pos);
    if (marker === 93) {
      level--;
      if (level === 0) {
        found2 = true;
        break;
      }
    }
    prevPos = state.pos;
    state.md.inline.skipToken(state);
    if (marker === 91) {
      if (prevPos === state.pos - 1) level++;
      else if (disableNested) {
        state.pos = oldPos;
        return -1;
      }
    }
  }
  let labelEnd = -1;
  if (found2) labelEnd = state.pos;
  state.pos = oldPos;
  return labelEnd;
}
function parseLinkDestination(str, start, max) {
  let code4;
  let pos = start;
  const result = {
    ok: false,
    pos: 0,
    str: ""
  };
  if (str.charCodeAt(pos) === 60) {
    pos++;
    while (pos < max) {
      code4 = str.charCodeAt(pos);
      if (code4 === 10) return result;
      if (code4 === 60) return result;
      if (code4 === 62) {
        result.pos = pos + 1;
        result.str = unescapeAll(str.slice(start + 1, pos));
        result.ok = true;
        return result;
      }
      if (code4 === 92 && pos + 1 < max) {
        pos += 2;
        continue;
      }
      pos++;
    }
    return result;
  }
  let level = 0;
  while (pos < max) {
    code4 = str.charCodeAt(pos);
    if (code4 === 32) break;
    if (code4 < 32 || code4 === 127) break;
    if (code4 === 92 && pos + 1 < max) {
      if (str.charCodeAt(pos + 1) === 32) {
        pos++;
        continue;
      }
      pos += 2;
      continue;
    }
    if (code4 === 40) {
      level++;
      if (level > 32) return result;
    }
    if (code4 === 41) {
      if (level === 0) break;
      level--;
    }
    pos++;
  }
  if (start === pos) return result;
  if (level !== 0) return result;
  result.str = unescapeAll(str.slice(start, pos));
  result.pos = pos;
  result.ok = true;
  return result;
}
function parseLinkTitle(str, start, max, prev_state) {
  let code4;
  let pos = start;
  const state = {
    ok: false,
    can_continue: false,
    pos: 0,
    str: "",
    marker: 0
  };
  if (prev_state) {
    state.str = prev_state.str;
    state.marker = prev_state.marker;
  } else {
    if (pos >= max) return state;
    let marker = str.charCodeAt(pos);
    if (marker !== 34 && marker !== 39 && marker !== 40) return state;
    start++;
    pos++;
    if (marker === 40) marker = 41;
    state.marker = marker;
  }
  while (pos < max) {
    code4 = str.charCodeAt(pos);
    if (code4 === state.marker) {
      state.pos = pos + 1;
      state.str += unescapeAll(str.slice(start, pos));
      state.ok = true;
      return state;
    } else if (code4 === 40 && state.marker === 41) return state;
    else if (code4 === 92 && pos + 1 < max) pos++;
    pos++;
  }
  state.can_continue = true;
  state.str += unescapeAll(str.slice(start, pos));
  return state;
}
var helpers_exports = /* @__PURE__ */ __exportAll({
  parseLinkDestination: () => parseLinkDestination,
  parseLinkLabel: () => parseLinkLabel,
  parseLinkTitle: () => parseLinkTitle
});
function _typeof(o) {
  "@babel/helpers - typeof";
  return _typeof = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(o2) {
    return typeof o2;
  } : function(o2) {
    return o2 && "function" == typeof Symbol && o2.constructor === Symbol && o2 !== Symbol.prototype ? "symbol" : typeof o2;
  }, _typeof(o);
}
function toPrimitive(t, r) {
  if ("object" != _typeof(t) || !t) return t;
  var e = t[Symbol.toPrimitive];
  if (void 0 !== e) {
    var i = e.call(t, r || "default");
    if ("object" != _typeof(i)) return i;
    throw new TypeError("@@toPrimitive must return a primitive value.");
  }
  return ("string" === r ? String : Number)(t);
}
function toPropertyKey(t) {
  var i = toPrimitive(t, "string");
  return "symbol" == _typeof(i) ? i : i + "";
}
function _defineProperty(e, r, t) {
  return (r = toPropertyKey(r)) in e ? Object.defineProperty(e, r, {
    value: t,
    enumerable: true,
    configurable: true,
    writable: true
  }) : e[r] = t, e;
}
var Token = class {
  constructor(type, tag, nesting) {
    _defineProperty(
      this,
      /**
      * Source map info. Format: `[ line_begin, line_end ]`
      */
      "map",
      null
    );
    _defineProperty(
      this,
      /**
      * nesting level, the same as `state.level`
      */
      "level",
      0
    );
    _defineProperty(
      this,
      /**
      * An array of child nodes (inline and img tokens)
      */
      "children",
      null
    );
    _defineProperty(
      this,
      /**
      * In a case of self-closing tag (code, html, fence, etc.),
      * it has contents of this tag.
      */
      "content",
      ""
    );
    _defineProperty(
      this,
      /**
      * '*' or '_' for emphasis, fence string for fence, etc.
      */
      "markup",
      ""
    );
    _defineProperty(
      this,
      /**
      * Additional information:
      *
      * - Info string for "fence" tokens
      * - The value "auto" for autolink "link_open" and "link_close" tokens
      * - The string value of the item marker for ordered-list "list_item_open" tokens
      */
      "info",
      ""
    );
    _defineProperty(
      this,
      /**
      * True for block-level tokens, false for inline tokens.
      * Used in renderer to calculate line breaks
      */
      "block",
      false
    );
    _defineProperty(
      this,
      /**
      * If it's true, ignore this element when rendering. Used for tight lists
      * to hide paragraphs.
      */
      "hidden",
      false
    );
    this.type = type;
    this.tag = tag;
    this.attrs = null;
    this.nesting = nesting;
    this.meta = null;
  }
  /**
  * Search attribute index by name.
  */
  attrIndex(name2) {
    if (!this.attrs) return -1;
    const attrs = this.attrs;
    for (let i = 0, len = attrs.length; i < len; i++) if (attrs[i][0] === name2) return i;
    return -1;
  }
  /**
  * Add `[ name, value ]` attribute to list. Init attrs if necessary
  */
  attrPush(attrData) {
    if (this.attrs) this.attrs.push(attrData);
    else this.attrs = [attrData];
  }
  /**
  * Set `name` attribute to `value`. Override old value if exists.
  */
  attrSet(name2, value) {
    const idx = this.attrIndex(name2);
    const attrData = [name2, value];
    if (idx < 0) this.attrPush(attrData);
    else this.attrs[idx] = attrData;
  }
  /**
  * Get the value of attribute `name`, or null if it does not exist.
  */
  attrGet(name2) {
    const idx = this.attrIndex(name2);
    let value = null;
    if (idx >= 0) value = this.attrs[idx][1];
    return value;
  }
  /**
  * Join value to existing attribute via space. Or create new attribute if not
  * exists. Useful to operate with token classes.
  */
  attrJoin(name2, value) {
    const idx = this.attrIndex(name2);
    if (idx < 0) this.attrPush([name2, value]);
    else this.attrs[idx][1] = `${this.attrs[idx][1]} ${value}`;
  }
};
var Ruler = class {
  constructor() {
    _defineProperty(
      this,
      /** @internal */
      "__rules__",
      []
    );
    _defineProperty(
      this,
      /** @internal */
      "__cache__",
      null
    );
  }
  /** @internal */
  __find__(name2) {
    for (let i = 0; i < this.__rules__.length; i++) if (this.__rules__[i].name === name2) return i;
    return -1;
  }
  /** @internal */
  __compile__() {
    const chains = /* @__PURE__ */ new Set();
    this.__rules__.forEach((rule) => {
      if (!rule.enabled) return;
      rule.alt.forEach((altName) => {
        if (altName) chains.add(altName);
      });
    });
    this.__cache__ = /* @__PURE__ */ Object.create(null);
    this.__cache__[""] = [];
    this.__rules__.forEach((rule) => {
      if (rule.enabled) this.__cache__[""].push(rule.fn);
    });
    chains.forEach((chain) => {
      this.__cache__[chain] = [];
      this.__rules__.forEach((rule) => {
        if (rule.enabled && rule.alt.indexOf(chain) >= 0) this.__cache__[chain].push(rule.fn);
      });
    });
  }
  /**
  * Replace rule by name with new function & options. Throws error if name not
  * found.
  *
  * @example Replace existing typographer replacement rule with new one
  * ```javascript
  * import MarkdownIt from 'markdown-it'
  * const md = new MarkdownIt()
  *
  * md.core.ruler.at('replacements', function replace(state) {
  *   //...
  * });
  * ```
  */
  at(name2, fn, options2 = {}) {
    const index = this.__find__(name2);
    if (index === -1) throw new Error(`Parser rule not found: ${name2}`);
    this.__rules__[index].fn = fn;
    this.__rules__[index].alt = options2.alt || [];
    this.__cache__ = null;
  }
  /**
  * Add new rule to chain before one with given name. See also
  * {@link Ruler.after}, {@link Ruler.push}.
  *
  * @example
  * ```javascript
  * import MarkdownIt from 'markdown-it'
  * const md = new MarkdownIt()
  *
  * md.block.ruler.before('paragraph', 'my_rule', function replace(state) {
  *   //...
  * });
  * ```
  */
  before(beforeName, ruleName, fn, options2 = {}) {
    const index = this.__find__(beforeName);
    if (index === -1) throw new Error(`Parser rule not found: ${beforeName}`);
    this.__rules__.splice(index, 0, {
      name: ruleName,
      enabled: true,
      fn,
      alt: options2.alt || []
    });
    this.__cache__ = null;
  }
  /**
  * Add new rule to chain after one with given name. See also
  * {@link Ruler.before}, {@link Ruler.push}.
  *
  * @example
  * ```javascript
  * import MarkdownIt from 'markdown-it'
  * const md = new MarkdownIt()
  *
  * md.inline.ruler.after('text', 'my_rule', function replace(state) {
  *   //...
  * });
  * ```
  */
  after(afterName, ruleName, fn, options2 = {}) {
    const index = this.__find__(afterName);
    if (index === -1) throw new Error(`Parser rule not found: ${afterName}`);
    this.__rules__.splice(index + 1, 0, {
      name: ruleName,
      enabled: true,
      fn,
      alt: options2.alt || []
    });
    this.__cache__ = null;
  }
  /**
  * Push new rule to the end of chain. See also
  * {@link Ruler.before}, {@link Ruler.after}.
  *
  * @example
  * ```javascript
  * import MarkdownIt from 'markdown-it'
  * const md = new MarkdownIt()
  *
  * md.core.ruler.push('my_rule', function replace(state) {
  *   //...
  * });
  * ```
  */
  push(ruleName, fn, options2 = {}) {
    this.__rules__.push({
      name: ruleName,
      enabled: true,
      fn,
      alt: options2.alt || []
    });
    this.__cache__ = null;
  }
  /**
  * Enable rules with given names. If any rule name not found - throw Error.
  * Errors can be disabled by second param.
  *
  * See also {@link Ruler.disable}, {@link Ruler.enableOnly}.
  *
  * Returns list of found rule names (if no exception happened).
  */
  enable(list6, ignoreInvalid = false) {
    if (!Array.isArray(list6)) list6 = [list6];
    const result = [];
    list6.forEach((name2) => {
      const idx = this.__find__(name2);
      if (idx < 0) {
        if (ignoreInvalid) return;
        throw new Error(`Rules manager: invalid rule name ${name2}`);
      }
      this.__rules__[idx].enabled = true;
      result.push(name2);
    });
    this.__cache__ = null;
    return result;
  }
  /**
  * Enable rules with given names, and disable everything else. If any rule name
  * not found - throw Error. Errors can be disabled by second param.
  *
  * See also {@link Ruler.disable}, {@link Ruler.enable}.
  */
  enableOnly(list6, ignoreInvalid = false) {
    if (!Array.isArray(list6)) list6 = [list6];
    this.__rules__.forEach((rule) => {
      rule.enabled = false;
    });
    this.enable(list6, ignoreInvalid);
  }
  /**
  * Disable rules with given names. If any rule name not found - throw Error.
  * Errors can be disabled by second param.
  *
  * See also {@link Ruler.enable}, {@link Ruler.enableOnly}.
  *
  * Returns list of found rule names (if no exception happened).
  */
  disable(list6, ignoreInvalid = false) {
    if (!Array.isArray(list6)) list6 = [list6];
    const result = [];
    list6.forEach((name2) => {
      const idx = this.__find__(name2);
      if (idx < 0) {
        if (ignoreInvalid) return;
        throw new Error(`Rules manager: invalid rule name ${name2}`);
      }
      this.__rules__[idx].enabled = false;
      result.push(name2);
    });
    this.__cache__ = null;
    return result;
  }
  /**
  * Return array of active functions (rules) for given chain name. It analyzes
  * rules configuration, compiles caches if not exists and returns result.
  *
  * Default chain name is `''` (empty string). It can't be skipped. That's
  * done intentionally, to keep signature monomorphic for high speed.
  */
  getRules(chainName) {
    if (!this.__cache__) this.__compile__();
    return this.__cache__[chainName] || [];
  }
};
var default_rules = {};
default_rules.code_inline = function(tokens, idx, options2, env, slf) {
  const token = tokens[idx];
  return `<code${slf.renderAttrs(token)}>${escapeHtml(token.content)}</code>`;
};
default_rules.code_block = function(tokens, idx, options2, env, slf) {
  const token = tokens[idx];
  return `<pre${slf.renderAttrs(token)}><code>${escapeHtml(tokens[idx].content)}</code></pre>
`;
};
default_rules.fence = function(tokens, idx, options2, env, slf) {
  const token = tokens[idx];
  const info = token.info ? unescapeAll(token.info).trim() : "";
  let langName = "";
  let langAttrs = "";
  if (info) {
    const arr = info.split(/(\s+)/g);
    langName = arr[0];
    langAttrs = arr.slice(2).join("");
  }
  let highlighted;
  if (options2.highlight) highlighted = options2.highlight(token.content, langName, langAttrs) || escapeHtml(token.content);
  else highlighted = escapeHtml(token.content);
  if (highlighted.indexOf("<pre") === 0) return highlighted + "\n";
  if (info) {
    const i = token.attrIndex("class");
    const tmpAttrs = token.attrs ? token.attrs.slice() : [];
    if (i < 0) tmpAttrs.push(["class", `${options2.langPrefix}${langName}`]);
    else {
      tmpAttrs[i] = [tmpAttrs[i][0], tmpAttrs[i][1]];
      tmpAttrs[i][1] += ` ${options2.langPrefix}${langName}`;
    }
    const tmpToken = { attrs: tmpAttrs };
    return `<pre><code${slf.renderAttrs(tmpToken)}>${highlighted}</code></pre>
`;
  }
  return `<pre><code${slf.renderAttrs(token)}>${highlighted}</code></pre>
`;
};
default_rules.image = function(tokens, idx, options2, env, slf) {
  const token = tokens[idx];
  token.attrs[token.attrIndex("alt")][1] = slf.renderInlineAsText(token.children, options2, env);
  return slf.renderToken(tokens, idx, options2);
};
default_rules.hardbreak = function(tokens, idx, options2) {
  return options2.xhtmlOut ? "<br />\n" : "<br>\n";
};
default_rules.softbreak = function(tokens, idx, options2) {
  return options2.breaks ? options2.xhtmlOut ? "<br />\n" : "<br>\n" : "\n";
};
default_rules.text = function(tokens, idx) {
  return escapeHtml(tokens[idx].content);
};
default_rules.html_block = function(tokens, idx) {
  return tokens[idx].content;
};
default_rules.html_inline = function(tokens, idx) {
  return tokens[idx].content;
};
var Renderer = class {
  constructor() {
    _defineProperty(
      this,
      /**
      * Contains render rules for tokens. Can be updated and extended.
      *
      * See [source code](https://github.com/markdown-it/markdown-it/blob/master/src/renderer.ts)
      * for more details and examples.
      *
      * @example Custom render rules
      * ```javascript
      * import MarkdownIt from 'markdown-it'
      * const md = new MarkdownIt()
      *
      * md.renderer.rules.strong_open  = function () { return '<b>'; };
      * md.renderer.rules.strong_close = function () { return '</b>'; };
      *
      * const result = md.renderInline(...);
      * ```
      *
      * @example Each rule is called as independent static function with fixed signature
      * ```javascript
      * function my_token_render(tokens, idx, options, env, renderer) {
      *   // ...
      *   return renderedHTML;
      * }
      * ```
      */
      "rules",
      Object.assign({}, default_rules)
    );
  }
  /**
  * Render token attributes to string.
  */
  renderAttrs(token) {
    let i, l, result;
    if (!token.attrs) return "";
    result = "";
    for (i = 0, l = token.attrs.length; i < l; i++) result += ` ${escapeHtml(token.attrs[i][0])}="${escapeHtml(String(token.attrs[i][1]))}"`;
    return result;
  }
  /**
  * Default token renderer. Can be overriden by custom function
  * in {@link Renderer.rules}.
  */
  renderToken(tokens, idx, options2) {
    const token = tokens[idx];
    let result = "";
    if (token.hidden) return "";
    let prev = idx - 1;
    while (prev >= 0 && tokens[prev].hidden && tokens[prev].nesting === 0) prev--;
    if (token.block && token.nesting !== -1 && prev >= 0 && tokens[prev].hidden && tokens[prev].nesting === -1) result += "\n";
    result += (token.nesting === -1 ? "</" : "<") + token.tag;
    result += this.renderAttrs(token);
    if (token.nesting === 0 && options2.xhtmlOut) result += " /";
    let needLf = false;
    if (token.block) {
      needLf = true;
      if (token.nesting === 1) {
        let next = idx + 1;
        while (next < tokens.length && tokens[next].hidden && tokens[next].nesting === 0) next++;
        if (next < tokens.length) {
          const nextToken = tokens[next];
          if (nextToken.type === "inline" || nextToken.hidden) needLf = false;
          else if (nextToken.nesting === -1 && nextToken.tag === token.tag) needLf = false;
        }
      }
    }
    result += needLf ? ">\n" : ">";
    return result;
  }
  /**
  * The same as {@link Renderer.render}, but for single token of `inline` type.
  */
  renderInline(tokens, options2, env) {
    let result = "";
    const rules2 = this.rules;
    for (let i = 0, len = tokens.length; i < len; i++) {
      const type = tokens[i].type;
      if (typeof rules2[type] !== "undefined") result += rules2[type](tokens, i, options2, env, this);
      else result += this.renderToken(tokens, i, options2);
    }
    return result;
  }
  /**
  * Special kludge for image `alt` attributes to conform CommonMark spec.
  * Don't try to use it! Spec requires to show `alt` content with stripped markup,
  * instead of simple escaping.
  */
  renderInlineAsText(tokens, options2, env) {
    let result = "";
    for (let i = 0, len = tokens.length; i < len; i++) switch (tokens[i].type) {
      case "text":
      case "code_inline":
        result += tokens[i].content;
        break;
      case "image":
        result += this.renderInlineAsText(tokens[i].children, options2, env);
        break;
      case "html_inline":
      case "html_block":
        result += tokens[i].content;
        break;
      case "softbreak":
      case "hardbreak":
        result += "\n";
    }
    return result;
  }
  /**
  * Takes token stream and generates HTML. Probably, you will never need to call
  * this method directly.
  */
  render(tokens, options2, env) {
    let result = "";
    const rules2 = this.rules;
    for (let i = 0, len = tokens.length; i < len; i++) {
      const type = tokens[i].type;
      if (type === "inline") result += this.renderInline(tokens[i].children, options2, env);
      else if (typeof rules2[type] !== "undefined") result += rules2[type](tokens, i, options2, env, this);
      else result += this.renderToken(tokens, i, options2);
    }
    return result;
  }
};
var StateCore = class {
  constructor(src, md, env) {
    _defineProperty(this, "tokens", []);
    _defineProperty(this, "inlineMode", false);
    _defineProperty(this, "Token", Token);
    this.src = src;
    this.env = env;
    this.md = md;
  }
};
var UNNORMALIZED_NEWLINE_RE = /\r\n?/g;
var NULL_RE = /\0/g;
function normalize(state) {
  let str;
  str = state.src.replace(UNNORMALIZED_NEWLINE_RE, "\n");
  str = str.replace(NULL_RE, "\uFFFD");
  state.src = str;
}
function block(state) {
  let token;
  if (state.inlineMode) {
    token = new state.Token("inline", "", 0);
    token.content = state.src;
    token.map = [0, 1];
    token.children = [];
    state.tokens.push(token);
  } else state.md.block.parse(state.src, state.md, state.env, state.tokens);
}
function strip_references(state) {
  const tokens = state.tokens;
  let last = 0;
  for (let curr = 0; curr < tokens.length; curr++) {
    if (tokens[curr].type === "reference_definition") continue;
    if (curr !== last) tokens[last] = tokens[curr];
    last++;
  }
  if (tokens.length !== last) tokens.length = last;
}
function inline(state) {
  const tokens = state.tokens;
  for (let i = 0, l = tokens.length; i < l; i++) {
    const tok = tokens[i];
    if (tok.type === "inline") state.md.inline.parse(tok.content, state.md, state.env, tok.children);
  }
}
function isLinkOpen$1(str) {
  return /^<a[>\s]/i.test(str);
}
function isLinkClose$1(str) {
  return /^<\/a\s*>/i.test(str);
}
function linkify$1(state) {
  const blockTokens = state.tokens;
  if (!state.md.options.linkify) return;
  for (let j = 0, l = blockTokens.length; j < l; j++) {
    if (blockTokens[j].type !== "inline" || !state.md.linkify.test(blockTokens[j].content)) continue;
    const tokens = blockTokens[j].children;
    const replacements = [];
    let htmlLinkLevel = 0;
    for (let i = tokens.length - 1; i >= 0; i--) {
      const currentToken = tokens[i];
      if (currentToken.type === "link_close") {
        i--;
        while (tokens[i].level !== currentToken.level && tokens[i].type !== "link_open") i--;
        continue;
      }
      if (currentToken.type === "html_inline") {
        if (isLinkOpen$1(currentToken.content) && htmlLinkLevel > 0) htmlLinkLevel--;
        if (isLinkClose$1(currentToken.content)) htmlLinkLevel++;
      }
      if (htmlLinkLevel > 0) continue;
      if (currentToken.type === "text" && state.md.linkify.test(currentToken.content)) {
        const text2 = currentToken.content;
        let links = state.md.linkify.match(text2);
        const nodes = [];
        let level = currentToken.level;
        let lastPos = 0;
        if (links.length > 0 && links[0].index === 0 && i > 0 && tokens[i - 1].type === "text_special") links = links.slice(1);
        for (let ln = 0; ln < links.length; ln++) {
          const url = links[ln].url;
          const fullUrl = state.md.normalizeLink(url);
          if (!state.md.validateLink(fullUrl)) continue;
          let urlText = links[ln].text;
          if (!links[ln].schema) urlText = state.md.normalizeLinkText(`http://${urlText}`).replace(/^http:\/\//, "");
          else if (links[ln].schema === "mailto:" && !/^mailto:/i.test(urlText)) urlText = state.md.normalizeLinkText(`mailto:${urlText}`).replace(/^mailto:/, "");
          else urlText = state.md.normalizeLinkText(urlText);
          const pos = links[ln].index;
          if (pos > lastPos) {
            const token = new state.Token("text", "", 0);
            token.content = text2.slice(lastPos, pos);
            token.level = level;
            nodes.push(token);
          }
          const token_o = new state.Token("link_open", "a", 1);
          token_o.attrs = [["href", fullUrl]];
          token_o.level = level++;
          token_o.markup = "linkify";
          token_o.info = "auto";
          nodes.push(token_o);
          const token_t = new state.Token("text", "", 0);
          token_t.content = urlText;
          token_t.level = level;
          nodes.push(token_t);
          const token_c = new state.Token("link_close", "a", -1);
          token_c.level = --level;
          token_c.markup = "linkify";
          token_c.info = "auto";
          nodes.push(token_c);
          lastPos = links[ln].lastIndex;
        }
        if (lastPos < text2.length) {
          const token = new state.Token("text", "", 0);
          token.content = text2.slice(lastPos);
          token.level = level;
          nodes.push(token);
        }
        replacements.push({
          index: i,
          nodes
        });
      }
    }
    if (replacements.length > 0) {
      let newTokensLength = tokens.length;
      for (const replacement of replacements) newTokensLength += replacement.nodes.length - 1;
      const newTokens = new Array(newTokensLength);
      let replacementIndex = 0;
      let newTokenIndex = 0;
      replacements.reverse();
      for (let i = 0; i < tokens.length; i++) {
        const replacement = replacements[replacementIndex];
        if ((replacement === null || replacement === void 0 ? void 0 : replacement.index) === i) {
          for (const node of replacement.nodes) newTokens[newTokenIndex++] = node;
          replacementIndex++;
        } else newTokens[newTokenIndex++] = tokens[i];
      }
      blockTokens[j].children = newTokens;
    }
  }
}
var RARE_RE = /\+-|\.\.|\?\?\?\?|!!!!|,,|--/;
var SCOPED_ABBR_TEST_RE = /\((c|tm|r)\)/i;
var SCOPED_ABBR_RE = /\((c|tm|r)\)/gi;
var SCOPED_ABBR = {
  c: "\xA9",
  r: "\xAE",
  tm: "\u2122"
};
function replaceFn(match, name2) {
  return SCOPED_ABBR[name2.toLowerCase()];
}
function replace_scoped(inlineTokens) {
  let inside_autolink = 0;
  for (let i = inlineTokens.length - 1; i >= 0; i--) {
    const token = inlineTokens[i];
    if (token.type === "text" && !inside_autolink) token.content = token.content.replace(SCOPED_ABBR_RE, replaceFn);
    if (token.type === "link_open" && token.info === "auto") inside_autolink--;
    if (token.type === "link_close" && token.info === "auto") inside_autolink++;
  }
}
function replace_rare(inlineTokens) {
  let inside_autolink = 0;
  for (let i = inlineTokens.length - 1; i >= 0; i--) {
    const token = inlineTokens[i];
    if (token.type === "text" && !inside_autolink) {
      if (RARE_RE.test(token.content)) token.content = token.content.replace(/\+-/g, "\xB1").replace(/\.{2,}/g, "\u2026").replace(/([?!])…/g, "$1..").replace(/([?!]){4,}/g, "$1$1$1").replace(/,{2,}/g, ",").replace(/(^|[^-])---(?=[^-]|$)/gm, "$1\u2014").replace(/(^|\s)--(?=\s|$)/gm, "$1\u2013").replace(/(^|[^-\s])--(?=[^-\s]|$)/gm, "$1\u2013");
    }
    if (token.type === "link_open" && token.info === "auto") inside_autolink--;
    if (token.type === "link_close" && token.info === "auto") inside_autolink++;
  }
}
function replace(state) {
  let blkIdx;
  if (!state.md.options.typographer) return;
  for (blkIdx = state.tokens.length - 1; blkIdx >= 0; blkIdx--) {
    if (state.tokens[blkIdx].type !== "inline") continue;
    if (SCOPED_ABBR_TEST_RE.test(state.tokens[blkIdx].content)) replace_scoped(state.tokens[blkIdx].children);
    if (RARE_RE.test(state.tokens[blkIdx].content)) replace_rare(state.tokens[blkIdx].children);
  }
}
var QUOTE_TEST_RE = /['"]/;
var QUOTE_RE = /['"]/g;
var APOSTROPHE = "\u2019";
var MAX_OPENERS = 1e3;
function truncateStack(stack, heads, length) {
  while (stack.length > length) {
    const item = stack.pop();
    if (item.isSingleQuote) heads.single = item.prevSameQuoteIdx;
    else heads.double = item.prevSameQuoteIdx;
  }
}
function addReplacement(replacements, tokenIdx, pos, ch) {
  if (!replacements[tokenIdx]) replacements[tokenIdx] = [];
  replacements[tokenIdx].push({
    pos,
    ch
  });
}
function applyReplacements(str, replacements) {
  let result = "";
  let lastPos = 0;
  replacements.sort((a, b) => a.pos - b.pos);
  for (let i = 0; i < replacements.length; i++) {
    const replacement = replacements[i];
    result += str.slice(lastPos, replacement.pos) + replacement.ch;
    lastPos = replacement.pos + 1;
  }
  return result + str.slice(lastPos);
}
function process_inlines(tokens, state) {
  let j;
  const stack = [];
  const heads = {
    single: -1,
    double: -1
  };
  const replacements = {};
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const thisLevel = tokens[i].level;
    for (j = stack.length - 1; j >= 0; j--) if (stack[j].level <= thisLevel) break;
    truncateStack(stack, heads, j + 1);
    if (token.type !== "text") continue;
    const text2 = token.content;
    let pos = 0;
    const max = text2.length;
    OUTER: while (pos < max) {
      QUOTE_RE.lastIndex = pos;
      const t = QUOTE_RE.exec(text2);
      if (!t) break;
      let canOpen = true;
      let canClose = true;
      pos = t.index + 1;
      const isSingle = t[0] === "'";
      let lastChar = 32;
      if (t.index - 1 >= 0) lastChar = text2.charCodeAt(t.index - 1);
      else for (j = i - 1; j >= 0; j--) {
        if (tokens[j].type === "softbreak" || tokens[j].type === "hardbreak") break;
        if (!tokens[j].content) continue;
        lastChar = tokens[j].content.charCodeAt(tokens[j].content.length - 1);
        break;
      }
      let nextChar = 32;
      if (pos < max) nextChar = text2.charCodeAt(pos);
      else for (j = i + 1; j < tokens.length; j++) {
        if (tokens[j].type === "softbreak" || tokens[j].type === "hardbreak") break;
        if (!tokens[j].content) continue;
        nextChar = tokens[j].content.charCodeAt(0);
        break;
      }
      const isLastPunctChar = isMdAsciiPunct(lastChar) || isPunctCharCode(lastChar);
      const isNextPunctChar = isMdAsciiPunct(nextChar) || isPunctCharCode(nextChar);
      const isLastWhiteSpace = isWhiteSpace(lastChar);
      const isNextWhiteSpace = isWhiteSpace(nextChar);
      if (isNextWhiteSpace) canOpen = false;
      else if (isNextPunctChar) {
        if (!(isLastWhiteSpace || isLastPunctChar)) canOpen = false;
      }
      if (isLastWhiteSpace) canClose = false;
      else if (isLastPunctChar) {
        if (!(isNextWhiteSpace || isNextPunctChar)) canClose = false;
      }
      if (nextChar === 34 && t[0] === '"') {
        if (lastChar >= 48 && lastChar <= 57) canClose = canOpen = false;
      }
      if (canOpen && canClose) {
        canOpen = isLastPunctChar;
        canClose = isNextPunctChar;
      }
      if (!canOpen && !canClose) {
        if (isSingle) addReplacement(replacements, i, t.index, APOSTROPHE);
        continue;
      }
      if (canClose) {
        j = isSingle ? heads.single : heads.double;
        if (j >= 0 && stack[j].level === thisLevel) {
          const item = stack[j];
          let openQuote;
          let closeQuote;
          if (isSingle) {
            openQuote = state.md.options.quotes[2];
            closeQuote = state.md.options.quotes[3];
          } else {
            openQuote = state.md.options.quotes[0];
            closeQuote = state.md.options.quotes[1];
          }
          addReplacement(replacements, i, t.index, closeQuote);
          addReplacement(replacements, item.tokenIdx, item.contentPos, openQuote);
          truncateStack(stack, heads, j);
          continue OUTER;
        }
      }
      if (canOpen) {
        if (stack.length >= MAX_OPENERS) return;
        stack.push({
          tokenIdx: i,
          contentPos: t.index,
          isSingleQuote: isSingle,
          level: thisLevel,
          prevSameQuoteIdx: isSingle ? heads.single : heads.double
        });
        if (isSingle) heads.single = stack.length - 1;
        else heads.double = stack.length - 1;
      } else if (canClose && isSingle) addReplacement(replacements, i, t.index, APOSTROPHE);
    }
  }
  Object.keys(replacements).forEach(function(tokenIdx) {
    const idx = Number(tokenIdx);
    tokens[idx].content = applyReplacements(tokens[idx].content, replacements[tokenIdx]);
  });
}
function smartquotes(state) {
  if (!state.md.options.typographer) return;
  for (let blkIdx = state.tokens.length - 1; blkIdx >= 0; blkIdx--) {
    if (state.tokens[blkIdx].type !== "inline" || !QUOTE_TEST_RE.test(state.tokens[blkIdx].content)) continue;
    process_inlines(state.tokens[blkIdx].children, state);
  }
}
function join_alt(tokens) {
  let curr, last;
  const max = tokens.length;
  for (curr = 0; curr < max; curr++) if (tokens[curr].type === "text_special") tokens[curr].type = "text";
  for (curr = last = 0; curr < max; curr++) if (tokens[curr].type === "text" && curr + 1 < max && tokens[curr + 1].type === "text") tokens[curr + 1].content = tokens[curr].content + tokens[curr + 1].content;
  else {
    if (curr !== last) tokens[last] = tokens[curr];
    last++;
  }
  if (curr !== last) tokens.length = last;
}
function text_join(state) {
  let curr, last;
  const blockTokens = state.tokens;
  const l = blockTokens.length;
  for (let j = 0; j < l; j++) {
    if (blockTokens[j].type !== "inline") continue;
    const tokens = blockTokens[j].children;
    const max = tokens.length;
    for (curr = 0; curr < max; curr++) {
      if (tokens[curr].type === "text_special") tokens[curr].type = "text";
      if (tokens[curr].children) join_alt(tokens[curr].children);
    }
    for (curr = last = 0; curr < max; curr++) if (tokens[curr].type === "text" && curr + 1 < max && tokens[curr + 1].type === "text") tokens[curr + 1].content = tokens[curr].content + tokens[curr + 1].content;
    else {
      if (curr !== last) tokens[last] = tokens[curr];
      last++;
    }
    if (curr !== last) tokens.length = last;
  }
}
var _rules$2 = [
  ["normalize", normalize],
  ["block", block],
  ["strip_references", strip_references],
  ["inline", inline],
  ["linkify", linkify$1],
  ["replacements", replace],
  ["smartquotes", smartquotes],
  ["text_join", text_join]
];
var ParserCore = class {
  constructor() {
    _defineProperty(
      this,
      /**
      * {@link Ruler} instance. Keep configuration of core rules.
      */
      "ruler",
      new Ruler()
    );
    _defineProperty(this, "State", StateCore);
    for (let i = 0; i < _rules$2.length; i++) this.ruler.push(_rules$2[i][0], _rules$2[i][1]);
  }
  /**
  * Executes core chain rules.
  */
  process(state) {
    const rules2 = this.ruler.getRules("");
    for (let i = 0, l = rules2.length; i < l; i++) rules2[i](state);
  }
};
var StateBlock = class {
  constructor(src, md, env, tokens) {
    _defineProperty(this, "bMarks", []);
    _defineProperty(this, "eMarks", []);
    _defineProperty(this, "tShift", []);
    _defineProperty(this, "sCount", []);
    _defineProperty(this, "bsCount", []);
    _defineProperty(this, "blkIndent", 0);
    _defineProperty(this, "line", 0);
    _defineProperty(this, "lineMax", 0);
    _defineProperty(this, "tight", false);
    _defineProperty(this, "listIndent", -1);
    _defineProperty(this, "parentType", "root");
    _defineProperty(this, "level", 0);
    _defineProperty(this, "Token", Token);
    this.src = src;
    this.md = md;
    this.env = env;
    this.tokens = tokens;
    const s = this.src;
    for (let start = 0, pos = 0, indent = 0, offset = 0, len = s.length, indent_found = false; pos < len; pos++) {
      const ch = s.charCodeAt(pos);
      if (!indent_found) {
        if (isSpace(ch)) {
          indent++;
          if (ch === 9) offset += 4 - offset % 4;
          else offset++;
          continue;
        } else indent_found = true;
      }
      if (ch === 10 || pos === len - 1) {
        if (ch !== 10) pos++;
        this.bMarks.push(start);
        this.eMarks.push(pos);
        this.tShift.push(indent);
        this.sCount.push(offset);
        this.bsCount.push(0);
        indent_found = false;
        indent = 0;
        offset = 0;
        start = pos + 1;
      }
    }
    this.bMarks.push(s.length);
    this.eMarks.push(s.length);
    this.tShift.push(0);
    this.sCount.push(0);
    this.bsCount.push(0);
    this.lineMax = this.bMarks.length - 1;
  }
  push(type, tag, nesting) {
    const token = new Token(type, tag, nesting);
    token.block = true;
    if (nesting < 0) this.level--;
    token.level = this.level;
    if (nesting > 0) this.level++;
    this.tokens.push(token);
    return token;
  }
  isEmpty(line) {
    return this.bMarks[line] + this.tShift[line] >= this.eMarks[line];
  }
  skipEmptyLines(from) {
    for (let max = this.lineMax; from < max; from++) if (this.bMarks[from] + this.tShift[from] < this.eMarks[from]) break;
    return from;
  }
  skipSpaces(pos) {
    for (let max = this.src.length; pos < max; pos++) if (!isSpace(this.src.charCodeAt(pos))) break;
    return pos;
  }
  skipSpacesBack(pos, min) {
    if (pos <= min) return pos;
    while (pos > min) if (!isSpace(this.src.charCodeAt(--pos))) return pos + 1;
    return pos;
  }
  skipChars(pos, code4) {
    for (let max = this.src.length; pos < max; pos++) if (this.src.charCodeAt(pos) !== code4) break;
    return pos;
  }
  skipCharsBack(pos, code4, min) {
    if (pos <= min) return pos;
    while (pos > min) if (code4 !== this.src.charCodeAt(--pos)) return pos + 1;
    return pos;
  }
  getLines(begin, end, indent, keepLastLF) {
    if (begin >= end) return "";
    const queue = new Array(end - begin);
    for (let i = 0, line = begin; line < end; line++, i++) {
      let lineIndent = 0;
      const lineStart = this.bMarks[line];
      let first = lineStart;
      let last;
      if (line + 1 < end || keepLastLF) last = this.eMarks[line] + 1;
      else last = this.eMarks[line];
      while (first < last && lineIndent < indent) {
        const ch = this.src.charCodeAt(first);
        if (isSpace(ch)) {
          if (ch === 9) lineIndent += 4 - (lineIndent + this.bsCount[line]) % 4;
          else lineIndent++;
        } else if (first - lineStart < this.tShift[line]) lineIndent++;
        else break;
        first++;
      }
      if (lineIndent > indent) queue[i] = new Array(lineIndent - indent + 1).join(" ") + this.src.slice(first, last);
      else queue[i] = this.src.slice(first, last);
    }
    return queue.join("");
  }
};
var MAX_AUTOCOMPLETED_CELLS = 65536;
function getLine(state, line) {
  const pos = state.bMarks[line] + state.tShift[line];
  const max = state.eMarks[line];
  return state.src.slice(pos, max);
}
function escapedSplit(str) {
  const result = [];
  const max = str.length;
  let pos = 0;
  let ch = str.charCodeAt(pos);
  let isEscaped = false;
  let lastPos = 0;
  let current = "";
  while (pos < max) {
    if (ch === 124) {
      if (!isEscaped) {
        result.push(current + str.substring(lastPos, pos));
        current = "";
        lastPos = pos + 1;
      } else {
        current += str.substring(lastPos, pos - 1);
        lastPos = pos;
      }
    }
    isEscaped = ch === 92;
    pos++;
    ch = str.charCodeAt(pos);
  }
  result.push(current + str.substring(lastPos));
  return result;
}
function table(state, startLine, endLine, silent) {
  if (startLine + 2 > endLine) return false;
  let nextLine = startLine + 1;
  if (state.sCount[nextLine] < state.blkIndent) return false;
  if (state.sCount[nextLine] - state.blkIndent >= 4) return false;
  let pos = state.bMarks[nextLine] + state.tShift[nextLine];
  if (pos >= state.eMarks[nextLine]) return false;
  const firstCh = state.src.charCodeAt(pos++);
  if (firstCh !== 124 && firstCh !== 45 && firstCh !== 58) return false;
  if (pos >= state.eMarks[nextLine]) return false;
  const secondCh = state.src.charCodeAt(pos++);
  if (secondCh !== 124 && secondCh !== 45 && secondCh !== 58 && !isSpace(secondCh)) return false;
  if (firstCh === 45 && isSpace(secondCh)) return false;
  while (pos < state.eMarks[nextLine]) {
    const ch = state.src.charCodeAt(pos);
    if (ch !== 124 && ch !== 45 && ch !== 58 && !isSpace(ch)) return false;
    pos++;
  }
  let lineText = getLine(state, startLine + 1);
  let columns = lineText.split("|");
  const aligns = [];
  for (let i = 0; i < columns.length; i++) {
    const t = columns[i].trim();
    if (!t) {
      if (i === 0 || i === columns.length - 1) continue;
      else return false;
    }
    if (!/^:?-+:?$/.test(t)) return false;
    if (t.charCodeAt(t.length - 1) === 58) aligns.push(t.charCodeAt(0) === 58 ? "center" : "right");
    else if (t.charCodeAt(0) === 58) aligns.push("left");
    else aligns.push("");
  }
  lineText = getLine(state, startLine).trim();
  if (lineText.indexOf("|") === -1) return false;
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  columns = escapedSplit(lineText);
  if (columns.length && columns[0] === "") columns.shift();
  if (columns.length && columns[columns.length - 1] === "") columns.pop();
  const columnCount = columns.length;
  if (columnCount === 0 || columnCount !== aligns.length) return false;
  if (silent) return true;
  const oldParentType = state.parentType;
  state.parentType = "table";
  const terminatorRules = state.md.block.ruler.getRules("blockquote");
  const token_to = state.push("table_open", "table", 1);
  const tableLines = [startLine, 0];
  token_to.map = tableLines;
  const token_tho = state.push("thead_open", "thead", 1);
  token_tho.map = [startLine, startLine + 1];
  const token_htro = state.push("tr_open", "tr", 1);
  token_htro.map = [startLine, startLine + 1];
  for (let i = 0; i < columns.length; i++) {
    const token_ho = state.push("th_open", "th", 1);
    if (aligns[i]) token_ho.attrs = [["style", `text-align:${aligns[i]}`]];
    const token_il = state.push("inline", "", 0);
    token_il.content = columns[i].trim();
    token_il.children = [];
    state.push("th_close", "th", -1);
  }
  state.push("tr_close", "tr", -1);
  state.push("thead_close", "thead", -1);
  let tbodyLines;
  let autocompletedCells = 0;
  for (nextLine = startLine + 2; nextLine < endLine; nextLine++) {
    if (state.sCount[nextLine] < state.blkIndent) break;
    let terminate = false;
    for (let i = 0, l = terminatorRules.length; i < l; i++) if (terminatorRules[i](state, nextLine, endLine, true)) {
      terminate = true;
      break;
    }
    if (terminate) break;
    lineText = getLine(state, nextLine).trim();
    if (!lineText) break;
    if (state.sCount[nextLine] - state.blkIndent >= 4) break;
    columns = escapedSplit(lineText);
    if (columns.length && columns[0] === "") columns.shift();
    if (columns.length && columns[columns.length - 1] === "") columns.pop();
    autocompletedCells += columnCount - columns.length;
    if (autocompletedCells > MAX_AUTOCOMPLETED_CELLS) break;
    if (nextLine === startLine + 2) {
      const token_tbo = state.push("tbody_open", "tbody", 1);
      token_tbo.map = tbodyLines = [startLine + 2, 0];
    }
    const token_tro = state.push("tr_open", "tr", 1);
    token_tro.map = [nextLine, nextLine + 1];
    for (let i = 0; i < columnCount; i++) {
      const token_tdo = state.push("td_open", "td", 1);
      if (aligns[i]) token_tdo.attrs = [["style", `text-align:${aligns[i]}`]];
      const token_il = state.push("inline", "", 0);
      token_il.content = columns[i] ? columns[i].trim() : "";
      token_il.children = [];
      state.push("td_close", "td", -1);
    }
    state.push("tr_close", "tr", -1);
  }
  if (tbodyLines) {
    state.push("tbody_close", "tbody", -1);
    tbodyLines[1] = nextLine;
  }
  state.push("table_close", "table", -1);
  tableLines[1] = nextLine;
  state.parentType = oldParentType;
  state.line = nextLine;
  return true;
}
function code2(state, startLine, endLine) {
  if (state.sCount[startLine] - state.blkIndent < 4) return false;
  let nextLine = startLine + 1;
  let last = nextLine;
  while (nextLine < endLine) {
    if (state.isEmpty(nextLine)) {
      nextLine++;
      continue;
    }
    if (state.sCount[nextLine] - state.blkIndent >= 4) {
      nextLine++;
      last = nextLine;
      continue;
    }
    break;
  }
  state.line = last;
  const token = state.push("code_block", "code", 0);
  token.content = state.getLines(startLine, last, 4 + state.blkIndent, false) + "\n";
  token.map = [startLine, state.line];
  return true;
}
function fence(state, startLine, endLine, silent) {
  let pos = state.bMarks[startLine] + state.tShift[startLine];
  let max = state.eMarks[startLine];
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  if (pos + 3 > max) return false;
  const marker = state.src.charCodeAt(pos);
  if (marker !== 126 && marker !== 96) return false;
  let mem = pos;
  pos = state.skipChars(pos, marker);
  let len = pos - mem;
  if (len < 3) return false;
  const markup = state.src.slice(mem, pos);
  const params = state.src.slice(pos, max);
  if (marker === 96) {
    if (params.indexOf(String.fromCharCode(marker)) >= 0) return false;
  }
  if (silent) return true;
  let nextLine = startLine;
  let haveEndMarker = false;
  for (; ; ) {
    nextLine++;
    if (nextLine >= endLine) break;
    pos = mem = state.bMarks[nextLine] + state.tShift[nextLine];
    max = state.eMarks[nextLine];
    if (pos < max && state.sCount[nextLine] < state.blkIndent) break;
    if (state.src.charCodeAt(pos) !== marker) continue;
    if (state.sCount[nextLine] - state.blkIndent >= 4) continue;
    pos = state.skipChars(pos, marker);
    if (pos - mem < len) continue;
    pos = state.skipSpaces(pos);
    if (pos < max) continue;
    haveEndMarker = true;
    break;
  }
  len = state.sCount[startLine];
  state.line = nextLine + (haveEndMarker ? 1 : 0);
  const token = state.push("fence", "code", 0);
  token.info = params;
  token.content = state.getLines(startLine + 1, nextLine, len, true);
  token.markup = markup;
  token.map = [startLine, state.line];
  return true;
}
function blockquote(state, startLine, endLine, silent) {
  let pos = state.bMarks[startLine] + state.tShift[startLine];
  let max = state.eMarks[startLine];
  const oldLineMax = state.lineMax;
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  if (state.src.charCodeAt(pos) !== 62) return false;
  if (silent) return true;
  const oldBMarks = [];
  const oldBSCount = [];
  const oldSCount = [];
  const oldTShift = [];
  const terminatorRules = state.md.block.ruler.getRules("blockquote");
  const oldParentType = state.parentType;
  state.parentType = "blockquote";
  let lastLineEmpty = false;
  let nextLine;
  for (nextLine = startLine; nextLine < endLine; nextLine++) {
    const isOutdented = state.sCount[nextLine] < state.blkIndent;
    pos = state.bMarks[nextLine] + state.tShift[nextLine];
    max = state.eMarks[nextLine];
    if (pos >= max) break;
    if (state.src.charCodeAt(pos++) === 62 && !isOutdented) {
      let initial = state.sCount[nextLine] + 1;
      let spaceAfterMarker;
      let adjustTab;
      if (state.src.charCodeAt(pos) === 32) {
        pos++;
        initial++;
        adjustTab = false;
        spaceAfterMarker = true;
      } else if (state.src.charCodeAt(pos) === 9) {
        spaceAfterMarker = true;
        if ((state.bsCount[nextLine] + initial) % 4 === 3) {
          pos++;
          initial++;
          adjustTab = false;
        } else adjustTab = true;
      } else spaceAfterMarker = false;
      let offset = initial;
      oldBMarks.push(state.bMarks[nextLine]);
      state.bMarks[nextLine] = pos;
      while (pos < max) {
        const ch = state.src.charCodeAt(pos);
        if (isSpace(ch)) {
          if (ch === 9) offset += 4 - (offset + state.bsCount[nextLine] + (adjustTab ? 1 : 0)) % 4;
          else offset++;
        } else break;
        pos++;
      }
      lastLineEmpty = pos >= max;
      oldBSCount.push(state.bsCount[nextLine]);
      state.bsCount[nextLine] = state.sCount[nextLine] + 1 + (spaceAfterMarker ? 1 : 0);
      oldSCount.push(state.sCount[nextLine]);
      state.sCount[nextLine] = offset - initial;
      oldTShift.push(state.tShift[nextLine]);
      state.tShift[nextLine] = pos - state.bMarks[nextLine];
      continue;
    }
    if (lastLineEmpty) break;
    let terminate = false;
    for (let i = 0, l = terminatorRules.length; i < l; i++) if (terminatorRules[i](state, nextLine, endLine, true)) {
      terminate = true;
      break;
    }
    if (terminate) {
      state.lineMax = nextLine;
      if (state.blkIndent !== 0) {
        oldBMarks.push(state.bMarks[nextLine]);
        oldBSCount.push(state.bsCount[nextLine]);
        oldTShift.push(state.tShift[nextLine]);
        oldSCount.push(state.sCount[nextLine]);
        state.sCount[nextLine] -= state.blkIndent;
      }
      break;
    }
    oldBMarks.push(state.bMarks[nextLine]);
    oldBSCount.push(state.bsCount[nextLine]);
    oldTShift.push(state.tShift[nextLine]);
    oldSCount.push(state.sCount[nextLine]);
    state.sCount[nextLine] = -1;
  }
  const oldIndent = state.blkIndent;
  state.blkIndent = 0;
  const token_o = state.push("blockquote_open", "blockquote", 1);
  token_o.markup = ">";
  const lines = [startLine, 0];
  token_o.map = lines;
  state.md.block.tokenize(state, startLine, nextLine);
  const token_c = state.push("blockquote_close", "blockquote", -1);
  token_c.markup = ">";
  state.lineMax = oldLineMax;
  state.parentType = oldParentType;
  lines[1] = state.line;
  for (let i = 0; i < oldTShift.length; i++) {
    state.bMarks[i + startLine] = oldBMarks[i];
    state.tShift[i + startLine] = oldTShift[i];
    state.sCount[i + startLine] = oldSCount[i];
    state.bsCount[i + startLine] = oldBSCount[i];
  }
  state.blkIndent = oldIndent;
  return true;
}
function hr(state, startLine, endLine, silent) {
  const max = state.eMarks[startLine];
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  let pos = state.bMarks[startLine] + state.tShift[startLine];
  const marker = state.src.charCodeAt(pos++);
  if (marker !== 42 && marker !== 45 && marker !== 95) return false;
  let cnt = 1;
  while (pos < max) {
    const ch = state.src.charCodeAt(pos++);
    if (ch !== marker && !isSpace(ch)) return false;
    if (ch === marker) cnt++;
  }
  if (cnt < 3) return false;
  if (silent) return true;
  state.line = startLine + 1;
  const token = state.push("hr", "hr", 0);
  token.map = [startLine, state.line];
  token.markup = Array(cnt + 1).join(String.fromCharCode(marker));
  return true;
}
function skipBulletListMarker(state, startLine) {
  const max = state.eMarks[startLine];
  let pos = state.bMarks[startLine] + state.tShift[startLine];
  const marker = state.src.charCodeAt(pos++);
  if (marker !== 42 && marker !== 45 && marker !== 43) return -1;
  if (pos < max) {
    if (!isSpace(state.src.charCodeAt(pos))) return -1;
  }
  return pos;
}
function skipOrderedListMarker(state, startLine) {
  const start = state.bMarks[startLine] + state.tShift[startLine];
  const max = state.eMarks[startLine];
  let pos = start;
  if (pos + 1 >= max) return -1;
  let ch = state.src.charCodeAt(pos++);
  if (ch < 48 || ch > 57) return -1;
  for (; ; ) {
    if (pos >= max) return -1;
    ch = state.src.charCodeAt(pos++);
    if (ch >= 48 && ch <= 57) {
      if (pos - start >= 10) return -1;
      continue;
    }
    if (ch === 41 || ch === 46) break;
    return -1;
  }
  if (pos < max) {
    ch = state.src.charCodeAt(pos);
    if (!isSpace(ch)) return -1;
  }
  return pos;
}
function markTightParagraphs(state, idx) {
  const level = state.level + 2;
  for (let i = idx + 2, l = state.tokens.length - 2; i < l; i++) if (state.tokens[i].level === level && state.tokens[i].type === "paragraph_open") {
    state.tokens[i + 2].hidden = true;
    state.tokens[i].hidden = true;
    i += 2;
  }
}
function list2(state, startLine, endLine, silent) {
  let max, pos, start, token;
  let nextLine = startLine;
  let tight = true;
  if (state.sCount[nextLine] - state.blkIndent >= 4) return false;
  if (state.listIndent >= 0 && state.sCount[nextLine] - state.listIndent >= 4 && state.sCount[nextLine] < state.blkIndent) return false;
  let isTerminatingParagraph = false;
  if (silent && state.parentType === "paragraph") {
    if (state.sCount[nextLine] >= state.blkIndent) isTerminatingParagraph = true;
  }
  let isOrdered;
  let markerValue;
  let posAfterMarker;
  if ((posAfterMarker = skipOrderedListMarker(state, nextLine)) >= 0) {
    isOrdered = true;
    start = state.bMarks[nextLine] + state.tShift[nextLine];
    markerValue = Number(state.src.slice(start, posAfterMarker - 1));
    if (isTerminatingParagraph && markerValue !== 1) return false;
  } else if ((posAfterMarker = skipBulletListMarker(state, nextLine)) >= 0) isOrdered = false;
  else return false;
  if (isTerminatingParagraph) {
    if (state.skipSpaces(posAfterMarker) >= state.eMarks[nextLine]) return false;
  }
  if (silent) return true;
  const markerCharCode = state.src.charCodeAt(posAfterMarker - 1);
  const listTokIdx = state.tokens.length;
  if (isOrdered) {
    token = state.push("ordered_list_open", "ol", 1);
    if (markerValue !== 1) token.attrs = [["start", markerValue]];
  } else token = state.push("bullet_list_open", "ul", 1);
  const listLines = [nextLine, 0];
  token.map = listLines;
  token.markup = String.fromCharCode(markerCharCode);
  let prevEmptyEnd = false;
  const terminatorRules = state.md.block.ruler.getRules("list");
  const oldParentType = state.parentType;
  state.parentType = "list";
  while (nextLine < endLine) {
    pos = posAfterMarker;
    max = state.eMarks[nextLine];
    const initial = state.sCount[nextLine] + posAfterMarker - (state.bMarks[nextLine] + state.tShift[nextLine]);
    let offset = initial;
    while (pos < max) {
      const ch = state.src.charCodeAt(pos);
      if (ch === 9) offset += 4 - (offset + state.bsCount[nextLine]) % 4;
      else if (ch === 32) offset++;
      else break;
      pos++;
    }
    const contentStart = pos;
    let indentAfterMarker;
    if (contentStart >= max) indentAfterMarker = 1;
    else indentAfterMarker = offset - initial;
    if (indentAfterMarker > 4) indentAfterMarker = 1;
    const indent = initial + indentAfterMarker;
    token = state.push("list_item_open", "li", 1);
    token.markup = String.fromCharCode(markerCharCode);
    const itemLines = [nextLine, 0];
    token.map = itemLines;
    if (isOrdered) token.info = state.src.slice(start, posAfterMarker - 1);
    const oldTight = state.tight;
    const oldTShift = state.tShift[nextLine];
    const oldSCount = state.sCount[nextLine];
    const oldListIndent = state.listIndent;
    state.listIndent = state.blkIndent;
    state.blkIndent = indent;
    state.tight = true;
    state.tShift[nextLine] = contentStart - state.bMarks[nextLine];
    state.sCount[nextLine] = offset;
    if (contentStart >= max && state.isEmpty(nextLine + 1)) state.line = Math.min(state.line + 2, endLine);
    else state.md.block.tokenize(state, nextLine, endLine);
    if (!state.tight || prevEmptyEnd) tight = false;
    prevEmptyEnd = state.line - nextLine > 1 && state.isEmpty(state.line - 1);
    state.blkIndent = state.listIndent;
    state.listIndent = oldListIndent;
    state.tShift[nextLine] = oldTShift;
    state.sCount[nextLine] = oldSCount;
    state.tight = oldTight;
    token = state.push("list_item_close", "li", -1);
    token.markup = String.fromCharCode(markerCharCode);
    nextLine = state.line;
    itemLines[1] = nextLine;
    if (nextLine >= endLine) break;
    if (state.sCount[nextLine] < state.blkIndent) break;
    if (state.sCount[nextLine] - state.blkIndent >= 4) break;
    let terminate = false;
    for (let i = 0, l = terminatorRules.length; i < l; i++) if (terminatorRules[i](state, nextLine, endLine, true)) {
      terminate = true;
      break;
    }
    if (terminate) break;
    if (isOrdered) {
      posAfterMarker = skipOrderedListMarker(state, nextLine);
      if (posAfterMarker < 0) break;
      start = state.bMarks[nextLine] + state.tShift[nextLine];
    } else {
      posAfterMarker = skipBulletListMarker(state, nextLine);
      if (posAfterMarker < 0) break;
    }
    if (markerCharCode !== state.src.charCodeAt(posAfterMarker - 1)) break;
  }
  if (isOrdered) token = state.push("ordered_list_close", "ol", -1);
  else token = state.push("bullet_list_close", "ul", -1);
  token.markup = String.fromCharCode(markerCharCode);
  listLines[1] = nextLine;
  state.line = nextLine;
  state.parentType = oldParentType;
  if (tight) markTightParagraphs(state, listTokIdx);
  return true;
}
var MAX_LABEL_LENGTH = 999;
function countCodePoints(str) {
  let length = str.length;
  for (let i = 0; i < str.length - 1; i++) {
    const high = str.charCodeAt(i);
    if (high < 55296 || high > 56319) continue;
    const low = str.charCodeAt(i + 1);
    if (low >= 56320 && low <= 57343) {
      length--;
      i++;
    }
  }
  return length;
}
function lineEnd(state, line) {
  return Math.min(state.eMarks[line] + 1, state.src.length);
}
function getNextLinePos(state, nextLine) {
  const endLine = state.lineMax;
  if (nextLine >= endLine || state.isEmpty(nextLine)) return -1;
  let isContinuation = false;
  if (state.sCount[nextLine] - state.blkIndent > 3) isContinuation = true;
  if (state.sCount[nextLine] < 0) isContinuation = true;
  if (!isContinuation) {
    const terminatorRules = state.md.block.ruler.getRules("reference");
    const oldParentType = state.parentType;
    state.parentType = "reference";
    let terminate = false;
    for (let i = 0, l = terminatorRules.length; i < l; i++) if (terminatorRules[i](state, nextLine, endLine, true)) {
      terminate = true;
      break;
    }
    state.parentType = oldParentType;
    if (terminate) return -1;
  }
  return state.bMarks[nextLine] + state.tShift[nextLine];
}
function reference(state, startLine, _endLine, silent) {
  const src = state.src;
  let pos = state.bMarks[startLine] + state.tShift[startLine];
  let nextLine = startLine + 1;
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  if (src.charCodeAt(pos) !== 91) return false;
  let max = lineEnd(state, startLine);
  let rawLabel = "";
  let labelEnd = -1;
  let segmentStart = ++pos;
  while (pos < max) {
    if (rawLabel.length + pos - segmentStart > MAX_LABEL_LENGTH * 2) return false;
    let ch = src.charCodeAt(pos);
    if (ch === 91) return false;
    if (ch === 93) {
      labelEnd = pos;
      break;
    }
    if (ch === 92) ch = src.charCodeAt(++pos);
    if (ch === 10 && pos < max) {
      const nextPos = getNextLinePos(state, nextLine);
      if (nextPos < 0) return false;
      rawLabel += src.slice(segmentStart, max);
      pos = segmentStart = nextPos;
      max = lineEnd(state, nextLine++);
      continue;
    }
    pos++;
  }
  if (labelEnd < 0 || src.charCodeAt(labelEnd + 1) !== 58) return false;
  rawLabel += src.slice(segmentStart, labelEnd);
  if (rawLabel.length > MAX_LABEL_LENGTH && countCodePoints(rawLabel) > MAX_LABEL_LENGTH) return false;
  pos = labelEnd + 2;
  while (pos < max) {
    const ch = src.charCodeAt(pos);
    if (ch === 10) {
      const nextPos = getNextLinePos(state, nextLine);
      if (nextPos < 0) break;
      pos = nextPos;
      max = lineEnd(state, nextLine++);
    } else if (isSpace(ch)) pos++;
    else break;
  }
  const destRes = state.md.helpers.parseLinkDestination(src, pos, max);
  if (!destRes.ok) return false;
  const href = state.md.normalizeLink(destRes.str);
  if (!state.md.validateLink(href)) return false;
  pos = destRes.pos;
  const destEndPos = pos;
  const destEndMax = max;
  const destEndLineNo = nextLine;
  while (pos < max) {
    const ch = src.charCodeAt(pos);
    if (ch === 10) {
      const nextPos = getNextLinePos(state, nextLine);
      if (nextPos < 0) break;
      pos = nextPos;
      max = lineEnd(state, nextLine++);
    } else if (isSpace(ch)) pos++;
    else break;
  }
  const titleStart = pos;
  let titleRes = state.md.helpers.parseLinkTitle(src, pos, max);
  while (titleRes.can_continue) {
    const nextPos = getNextLinePos(state, nextLine);
    if (nextPos < 0) break;
    pos = nextPos;
    max = lineEnd(state, nextLine++);
    titleRes = state.md.helpers.parseLinkTitle(src, pos, max, titleRes);
  }
  let title;
  if (titleStart !== destEndPos && titleRes.ok) {
    title = titleRes.str;
    pos = titleRes.pos;
  } else {
    title = "";
    pos = destEndPos;
    max = destEndMax;
    nextLine = destEndLineNo;
  }
  while (pos < max) {
    if (!isSpace(src.charCodeAt(pos))) break;
    pos++;
  }
  if (pos < max && src.charCodeAt(pos) !== 10) {
    if (title) {
      title = "";
      pos = destEndPos;
      max = destEndMax;
      nextLine = destEndLineNo;
      while (pos < max) {
        if (!isSpace(src.charCodeAt(pos))) break;
        pos++;
      }
    }
  }
  if (pos < max && src.charCodeAt(pos) !== 10) return false;
  const label = normalizeReference(rawLabel);
  if (!label) return false;
  if (silent) return true;
  if (typeof state.env.references === "undefined") state.env.references = {};
  if (typeof state.env.references[label] === "undefined") state.env.references[label] = {
    title,
    href
  };
  const token = state.push("reference_definition", "", 0);
  token.map = [startLine, nextLine];
  token.hidden = true;
  const meta = /* @__PURE__ */ Object.create(null);
  meta.label = label;
  token.meta = meta;
  state.line = nextLine;
  return true;
}
var html_blocks_default = [
  "address",
  "article",
  "aside",
  "base",
  "basefont",
  "blockquote",
  "body",
  "caption",
  "center",
  "col",
  "colgroup",
  "dd",
  "details",
  "dialog",
  "dir",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figcaption",
  "figure",
  "footer",
  "form",
  "frame",
  "frameset",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "head",
  "header",
  "hr",
  "html",
  "iframe",
  "legend",
  "li",
  "link",
  "main",
  "menu",
  "menuitem",
  "nav",
  "noframes",
  "ol",
  "optgroup",
  "option",
  "p",
  "param",
  "search",
  "section",
  "summary",
  "table",
  "tbody",
  "td",
  "tfoot",
  "th",
  "thead",
  "title",
  "tr",
  "track",
  "ul"
];
var open_tag = `<[A-Za-z][A-Za-z0-9\\-]*(?:\\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\\s*=\\s*(?:[^"'=<>\`\\x00-\\x20]+|'[^']*'|"[^"]*"))?)*\\s*\\/?>`;
var close_tag = "<\\/[A-Za-z][A-Za-z0-9\\-]*\\s*>";
new RegExp(`^(?:${open_tag}|${close_tag}|<!---?>|<!--(?:[^-]|-[^-]|--[^>])*-->|<[?][\\s\\S]*?[?]>|<![A-Za-z][^>]*>|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>)`);
var HTML_OPEN_CLOSE_TAG_RE = new RegExp(`^(?:${open_tag}|${close_tag})`);
var HTML_SEQUENCES = [
  [
    /^<(script|pre|style|textarea)(?=(\s|>|$))/i,
    /<\/(script|pre|style|textarea)>/i,
    true
  ],
  [
    /^<!--/,
    /-->/,
    true
  ],
  [
    /^<\?/,
    /\?>/,
    true
  ],
  [
    /^<![A-Za-z]/,
    />/,
    true
  ],
  [
    /^<!\[CDATA\[/,
    /\]\]>/,
    true
  ],
  [
    new RegExp(`^</?(${html_blocks_default.join("|")})(?=(\\s|/?>|$))`, "i"),
    /^$/,
    true
  ],
  [
    new RegExp(`${HTML_OPEN_CLOSE_TAG_RE.source}\\s*$`),
    /^$/,
    false
  ]
];
function html_block(state, startLine, endLine, silent) {
  let pos = state.bMarks[startLine] + state.tShift[startLine];
  let max = state.eMarks[startLine];
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  if (!state.md.options.html) return false;
  if (state.src.charCodeAt(pos) !== 60) return false;
  let lineText = state.src.slice(pos, max);
  let i = 0;
  for (; i < HTML_SEQUENCES.length; i++) if (HTML_SEQUENCES[i][0].test(lineText)) break;
  if (i === HTML_SEQUENCES.length) return false;
  if (silent) return HTML_SEQUENCES[i][2];
  let nextLine = startLine + 1;
  const endsOnBlankLine = HTML_SEQUENCES[i][1].test("");
  if (!HTML_SEQUENCES[i][1].test(lineText)) for (; nextLine < endLine; nextLine++) {
    if (state.sCount[nextLine] < state.blkIndent) {
      if (endsOnBlankLine || !state.isEmpty(nextLine)) break;
    }
    pos = state.bMarks[nextLine] + state.tShift[nextLine];
    max = state.eMarks[nextLine];
    lineText = state.src.slice(pos, max);
    if (HTML_SEQUENCES[i][1].test(lineText)) {
      if (lineText.length !== 0) nextLine++;
      break;
    }
  }
  state.line = nextLine;
  const token = state.push("html_block", "", 0);
  token.map = [startLine, nextLine];
  token.content = state.getLines(startLine, nextLine, state.blkIndent, true);
  return true;
}
function heading(state, startLine, endLine, silent) {
  let pos = state.bMarks[startLine] + state.tShift[startLine];
  let max = state.eMarks[startLine];
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  let ch = state.src.charCodeAt(pos);
  if (ch !== 35 || pos >= max) return false;
  let level = 1;
  ch = state.src.charCodeAt(++pos);
  while (ch === 35 && pos < max && level <= 6) {
    level++;
    ch = state.src.charCodeAt(++pos);
  }
  if (level > 6 || pos < max && !isSpace(ch)) return false;
  if (silent) return true;
  max = state.skipSpacesBack(max, pos);
  const tmp = state.skipCharsBack(max, 35, pos);
  if (tmp > pos && isSpace(state.src.charCodeAt(tmp - 1))) max = tmp;
  state.line = startLine + 1;
  const token_o = state.push("heading_open", `h${level}`, 1);
  token_o.markup = "########".slice(0, level);
  token_o.map = [startLine, state.line];
  const token_i = state.push("inline", "", 0);
  token_i.content = asciiTrim(state.src.slice(pos, max));
  token_i.map = [startLine, state.line];
  token_i.children = [];
  const token_c = state.push("heading_close", `h${level}`, -1);
  token_c.markup = "########".slice(0, level);
  return true;
}
function lheading(state, startLine, endLine) {
  const terminatorRules = state.md.block.ruler.getRules("paragraph");
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  const oldParentType = state.parentType;
  state.parentType = "paragraph";
  let level = 0;
  let marker;
  let nextLine = startLine + 1;
  for (; nextLine < endLine && !state.isEmpty(nextLine); nextLine++) {
    if (state.sCount[nextLine] - state.blkIndent > 3) continue;
    if (state.sCount[nextLine] >= state.blkIndent) {
      let pos = state.bMarks[nextLine] + state.tShift[nextLine];
      const max = state.eMarks[nextLine];
      if (pos < max) {
        marker = state.src.charCodeAt(pos);
        if (marker === 45 || marker === 61) {
          pos = state.skipChars(pos, marker);
          pos = state.skipSpaces(pos);
          if (pos >= max) {
            level = marker === 61 ? 1 : 2;
            break;
          }
        }
      }
    }
    if (state.sCount[nextLine] < 0) continue;
    let terminate = false;
    for (let i = 0, l = terminatorRules.length; i < l; i++) if (terminatorRules[i](state, nextLine, endLine, true)) {
      terminate = true;
      break;
    }
    if (terminate) break;
  }
  if (!level) {
    state.parentType = oldParentType;
    return false;
  }
  const content = asciiTrim(state.getLines(startLine, nextLine, state.blkIndent, false));
  state.line = nextLine + 1;
  const token_o = state.push("heading_open", `h${level}`, 1);
  token_o.markup = String.fromCharCode(marker);
  token_o.map = [startLine, state.line];
  const token_i = state.push("inline", "", 0);
  token_i.content = content;
  token_i.map = [startLine, state.line - 1];
  token_i.children = [];
  const token_c = state.push("heading_close", `h${level}`, -1);
  token_c.markup = String.fromCharCode(marker);
  state.parentType = oldParentType;
  return true;
}
function paragraph(state, startLine, endLine) {
  const terminatorRules = state.md.block.ruler.getRules("paragraph");
  const oldParentType = state.parentType;
  let nextLine = startLine + 1;
  state.parentType = "paragraph";
  for (; nextLine < endLine && !state.isEmpty(nextLine); nextLine++) {
    if (state.sCount[nextLine] - state.blkIndent > 3) continue;
    if (state.sCount[nextLine] < 0) continue;
    let terminate = false;
    for (let i = 0, l = terminatorRules.length; i < l; i++) if (terminatorRules[i](state, nextLine, endLine, true)) {
      terminate = true;
      break;
    }
    if (terminate) break;
  }
  const content = asciiTrim(state.getLines(startLine, nextLine, state.blkIndent, false));
  state.line = nextLine;
  const token_o = state.push("paragraph_open", "p", 1);
  token_o.map = [startLine, state.line];
  const token_i = state.push("inline", "", 0);
  token_i.content = content;
  token_i.map = [startLine, state.line];
  token_i.children = [];
  state.push("paragraph_close", "p", -1);
  state.parentType = oldParentType;
  return true;
}
var _rules$1 = [
  [
    "table",
    table,
    ["paragraph", "reference"]
  ],
  ["code", code2],
  [
    "fence",
    fence,
    [
      "paragraph",
      "reference",
      "blockquote",
      "list"
    ]
  ],
  [
    "blockquote",
    blockquote,
    [
      "paragraph",
      "reference",
      "blockquote",
      "list"
    ]
  ],
  [
    "hr",
    hr,
    [
      "paragraph",
      "reference",
      "blockquote",
      "list"
    ]
  ],
  [
    "list",
    list2,
    [
      "paragraph",
      "reference",
      "blockquote"
    ]
  ],
  ["reference", reference],
  [
    "html_block",
    html_block,
    [
      "paragraph",
      "reference",
      "blockquote"
    ]
  ],
  [
    "heading",
    heading,
    [
      "paragraph",
      "reference",
      "blockquote"
    ]
  ],
  ["lheading", lheading],
  ["paragraph", paragraph]
];
var ParserBlock = class {
  constructor() {
    _defineProperty(
      this,
      /**
      * {@link Ruler} instance. Keep configuration of block rules.
      */
      "ruler",
      new Ruler()
    );
    _defineProperty(this, "State", StateBlock);
    for (let i = 0; i < _rules$1.length; i++) this.ruler.push(_rules$1[i][0], _rules$1[i][1], { alt: (_rules$1[i][2] || []).slice() });
  }
  tokenize(state, startLine, endLine) {
    const rules2 = this.ruler.getRules("");
    const len = rules2.length;
    const maxNesting = state.md.options.maxNesting;
    let line = startLine;
    let hasEmptyLines = false;
    while (line < endLine) {
      state.line = line = state.skipEmptyLines(line);
      if (line >= endLine) break;
      if (state.sCount[line] < state.blkIndent) break;
      if (state.level >= maxNesting) {
        state.line = endLine;
        break;
      }
      const prevLine = state.line;
      let ok = false;
      for (let i = 0; i < len; i++) {
        ok = rules2[i](state, line, endLine, false);
        if (ok) {
          if (prevLine >= state.line) throw new Error("block rule didn't increment state.line");
          break;
        }
      }
      if (!ok) throw new Error("none of the block rules matched");
      state.tight = !hasEmptyLines;
      if (state.isEmpty(state.line - 1)) hasEmptyLines = true;
      line = state.line;
      if (line < endLine && state.isEmpty(line)) {
        hasEmptyLines = true;
        line++;
        state.line = line;
      }
    }
  }
  /**
  * Process input string and push block tokens into `outTokens`
  */
  parse(src, md, env, outTokens) {
    if (!src) return;
    const state = new this.State(src, md, env, outTokens);
    this.tokenize(state, state.line, state.lineMax);
  }
};
var StateInline = class {
  constructor(src, md, env, outTokens) {
    _defineProperty(this, "pos", 0);
    _defineProperty(this, "level", 0);
    _defineProperty(this, "pending", "");
    _defineProperty(this, "pendingLevel", 0);
    _defineProperty(this, "cache", {});
    _defineProperty(this, "backticks", {});
    _defineProperty(this, "backticksScanned", false);
    _defineProperty(this, "skipHtmlSpecial", false);
    _defineProperty(this, "linkLevel", 0);
    _defineProperty(this, "delimiters", []);
    _defineProperty(this, "_prev_delimiters", []);
    _defineProperty(this, "Token", Token);
    this.src = src;
    this.env = env;
    this.md = md;
    this.tokens = outTokens;
    this.tokens_meta = Array(outTokens.length);
    this.posMax = this.src.length;
  }
  pushPending() {
    const token = new Token("text", "", 0);
    token.content = this.pending;
    token.level = this.pendingLevel;
    this.tokens.push(token);
    this.pending = "";
    return token;
  }
  push(type, tag, nesting) {
    if (this.pending) this.pushPending();
    const token = new Token(type, tag, nesting);
    let token_meta = void 0;
    if (nesting < 0) {
      this.level--;
      this.delimiters = this._prev_delimiters.pop();
    }
    token.level = this.level;
    if (nesting > 0) {
      this.level++;
      this._prev_delimiters.push(this.delimiters);
      this.delimiters = [];
      token_meta = { delimiters: this.delimiters };
    }
    this.pendingLevel = this.level;
    this.tokens.push(token);
    this.tokens_meta.push(token_meta);
    return token;
  }
  scanDelims(start, canSplitWord) {
    const max = this.posMax;
    const marker = this.src.charCodeAt(start);
    let lastChar;
    if (start === 0) lastChar = 32;
    else if (start === 1) {
      lastChar = this.src.charCodeAt(0);
      if ((lastChar & 63488) === 55296) lastChar = 65533;
    } else {
      lastChar = this.src.charCodeAt(start - 1);
      if ((lastChar & 64512) === 56320) {
        const highSurr = this.src.charCodeAt(start - 2);
        lastChar = (highSurr & 64512) === 55296 ? 65536 + (highSurr - 55296 << 10) + (lastChar - 56320) : 65533;
      } else if ((lastChar & 64512) === 55296) lastChar = 65533;
    }
    let pos = start;
    while (pos < max && this.src.charCodeAt(pos) === marker) pos++;
    const count2 = pos - start;
    let nextChar = pos < max ? this.src.charCodeAt(pos) : 32;
    if ((nextChar & 64512) === 55296) {
      const lowSurr = this.src.charCodeAt(pos + 1);
      nextChar = (lowSurr & 64512) === 56320 ? 65536 + (nextChar - 55296 << 10) + (lowSurr - 56320) : 65533;
    } else if ((nextChar & 64512) === 56320) nextChar = 65533;
    const isLastPunctChar = isMdAsciiPunct(lastChar) || isPunctCharCode(lastChar);
    const isNextPunctChar = isMdAsciiPunct(nextChar) || isPunctCharCode(nextChar);
    const isLastWhiteSpace = isWhiteSpace(lastChar);
    const isNextWhiteSpace = isWhiteSpace(nextChar);
    const left_flanking = !isNextWhiteSpace && (!isNextPunctChar || isLastWhiteSpace || isLastPunctChar);
    const right_flanking = !isLastWhiteSpace && (!isLastPunctChar || isNextWhiteSpace || isNextPunctChar);
    return {
      can_open: left_flanking && (canSplitWord || !right_flanking || isLastPunctChar),
      can_close: right_flanking && (canSplitWord || !left_flanking || isNextPunctChar),
      length: count2
    };
  }
};
function isTerminatorChar(ch) {
  switch (ch) {
    case 10:
    case 33:
    case 35:
    case 36:
    case 37:
    case 38:
    case 42:
    case 43:
    case 45:
    case 58:
    case 60:
    case 61:
    case 62:
    case 64:
    case 91:
    case 92:
    case 93:
    case 94:
    case 95:
    case 96:
    case 123:
    case 125:
    case 126:
      return true;
    default:
      return false;
  }
}
function text(state, silent) {
  let pos = state.pos;
  while (pos < state.posMax && !isTerminatorChar(state.src.charCodeAt(pos))) pos++;
  if (pos === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, pos);
  state.pos = pos;
  return true;
}
function isAsciiAlpha(code4) {
  return code4 >= 65 && code4 <= 90 || code4 >= 97 && code4 <= 122;
}
function isSchemeChar(code4) {
  return code4 >= 65 && code4 <= 90 || code4 >= 97 && code4 <= 122 || code4 >= 48 && code4 <= 57 || code4 === 43 || code4 === 45 || code4 === 46;
}
function linkify(state, silent) {
  if (!state.md.options.linkify) return false;
  if (state.linkLevel > 0) return false;
  const pos = state.pos;
  const max = state.posMax;
  if (pos + 3 > max) return false;
  if (state.src.charCodeAt(pos) !== 58) return false;
  if (state.src.charCodeAt(pos + 1) !== 47) return false;
  if (state.src.charCodeAt(pos + 2) !== 47) return false;
  const protoMin = pos - Math.min(10, state.pending.length, pos);
  let protoStart = pos;
  while (protoStart > protoMin && isSchemeChar(state.src.charCodeAt(protoStart - 1))) protoStart--;
  if (protoStart === pos || !isAsciiAlpha(state.src.charCodeAt(protoStart))) return false;
  const protoLength = pos - protoStart;
  const link3 = state.md.linkify.matchAtStart(state.src.slice(protoStart));
  if (!link3) return false;
  let url = link3.url;
  if (url.length <= protoLength) return false;
  let urlEnd = url.length;
  while (urlEnd > 0 && url.charCodeAt(urlEnd - 1) === 42) urlEnd--;
  if (urlEnd !== url.length) url = url.slice(0, urlEnd);
  const fullUrl = state.md.normalizeLink(url);
  if (!state.md.validateLink(fullUrl)) return false;
  if (!silent) {
    state.pending = state.pending.slice(0, -protoLength);
    const token_o = state.push("link_open", "a", 1);
    token_o.attrs = [["href", fullUrl]];
    token_o.markup = "linkify";
    token_o.info = "auto";
    const token_t = state.push("text", "", 0);
    token_t.content = state.md.normalizeLinkText(url);
    const token_c = state.push("link_close", "a", -1);
    token_c.markup = "linkify";
    token_c.info = "auto";
  }
  state.pos += url.length - protoLength;
  return true;
}
function newline(state, silent) {
  let pos = state.pos;
  if (state.src.charCodeAt(pos) !== 10) return false;
  const pmax = state.pending.length - 1;
  const max = state.posMax;
  if (!silent) {
    if (pmax >= 0 && state.pending.charCodeAt(pmax) === 32) {
      if (pmax >= 1 && state.pending.charCodeAt(pmax - 1) === 32) {
        let ws = pmax - 1;
        while (ws >= 1 && state.pending.charCodeAt(ws - 1) === 32) ws--;
        state.pending = state.pending.slice(0, ws);
        state.push("hardbreak", "br", 0);
      } else {
        state.pending = state.pending.slice(0, -1);
        state.push("softbreak", "br", 0);
      }
    } else state.push("softbreak", "br", 0);
  }
  pos++;
  while (pos < max && isSpace(state.src.charCodeAt(pos))) pos++;
  state.pos = pos;
  return true;
}
var ESCAPED = [];
for (let i = 0; i < 256; i++) ESCAPED.push(0);
"\\!\"#$%&'()*+,./:;<=>?@[]^_`{|}~-".split("").forEach(function(ch) {
  ESCAPED[ch.charCodeAt(0)] = 1;
});
function escape(state, silent) {
  let pos = state.pos;
  const max = state.posMax;
  if (state.src.charCodeAt(pos) !== 92) return false;
  pos++;
  if (pos >= max) return false;
  let ch1 = state.src.charCodeAt(pos);
  if (ch1 === 10) {
    if (!silent) state.push("hardbreak", "br", 0);
    pos++;
    while (pos < max) {
      ch1 = state.src.charCodeAt(pos);
      if (!isSpace(ch1)) break;
      pos++;
    }
    state.pos = pos;
    return true;
  }
  if (ch1 === 32) {
    if (!silent) {
      const token = state.push("text_special", "", 0);
      token.content = "\\";
      token.markup = "\\";
      token.info = "escape";
    }
    state.pos = pos;
    return true;
  }
  let escapedStr = state.src[pos];
  if (ch1 >= 55296 && ch1 <= 56319 && pos + 1 < max) {
    const ch2 = state.src.charCodeAt(pos + 1);
    if (ch2 >= 56320 && ch2 <= 57343) {
      escapedStr += state.src[pos + 1];
      pos++;
    }
  }
  const origStr = "\\" + escapedStr;
  if (!silent) {
    const token = state.push("text_special", "", 0);
    if (ch1 < 256 && ESCAPED[ch1] !== 0) token.content = escapedStr;
    else token.content = origStr;
    token.markup = origStr;
    token.info = "escape";
  }
  state.pos = pos + 1;
  return true;
}
function buildLastRuns(src) {
  const lastRuns = {};
  let pos = 0;
  while ((pos = src.indexOf("`", pos)) !== -1) {
    const start = pos;
    while (src.charCodeAt(++pos) === 96) ;
    lastRuns[pos - start] = start;
  }
  return lastRuns;
}
function backtick(state, silent) {
  var _state$backticks$open;
  const start = state.pos;
  if (state.src.charCodeAt(start) !== 96) return false;
  const max = state.posMax;
  let pos = start + 1;
  while (pos < max && state.src.charCodeAt(pos) === 96) pos++;
  const marker = state.src.slice(start, pos);
  const openerLength = marker.length;
  if (!state.backticksScanned) {
    state.backticks = buildLastRuns(state.src);
    state.backticksScanned = true;
  }
  if (((_state$backticks$open = state.backticks[openerLength]) !== null && _state$backticks$open !== void 0 ? _state$backticks$open : -1) >= pos) {
    let matchEnd = pos;
    let matchStart;
    while ((matchStart = state.src.indexOf("`", matchEnd)) !== -1 && matchStart < max) {
      matchEnd = matchStart + 1;
      while (state.src.charCodeAt(matchEnd) === 96) matchEnd++;
      if (matchEnd > max) break;
      if (matchEnd - matchStart === openerLength) {
        if (!silent) {
          const token = state.push("code_inline", "code", 0);
          token.markup = marker;
          let content = state.src.slice(pos, matchStart).replace(/\n/g, " ");
          if (content.startsWith(" ") && content.endsWith(" ") && /[^ ]/.test(content)) content = content.slice(1, -1);
          token.content = content;
        }
        state.pos = matchEnd;
        return true;
      }
    }
  }
  if (!silent) state.pending += marker;
  state.pos = pos;
  return true;
}
function strikethrough_tokenize(state, silent) {
  const start = state.pos;
  const marker = state.src.charCodeAt(start);
  if (silent) return false;
  if (marker !== 126) return false;
  const scanned = state.scanDelims(state.pos, true);
  let len = scanned.length;
  const ch = String.fromCharCode(marker);
  if (len < 2) return false;
  let token;
  if (len % 2) {
    token = state.push("text", "", 0);
    token.content = ch;
    len--;
  }
  for (let i = 0; i < len; i += 2) {
    token = state.push("text", "", 0);
    token.content = ch + ch;
    state.delimiters.push({
      marker,
      length: 0,
      token: state.tokens.length - 1,
      end: -1,
      open: scanned.can_open,
      close: scanned.can_close
    });
  }
  state.pos += scanned.length;
  return true;
}
function postProcess$1(state, delimiters) {
  let token;
  const loneMarkers = [];
  const max = delimiters.length;
  for (let i = 0; i < max; i++) {
    const startDelim = delimiters[i];
    if (startDelim.marker !== 126) continue;
    if (startDelim.end === -1) continue;
    const endDelim = delimiters[startDelim.end];
    token = state.tokens[startDelim.token];
    token.type = "s_open";
    token.tag = "s";
    token.nesting = 1;
    token.markup = "~~";
    token.content = "";
    token = state.tokens[endDelim.token];
    token.type = "s_close";
    token.tag = "s";
    token.nesting = -1;
    token.markup = "~~";
    token.content = "";
    if (state.tokens[endDelim.token - 1].type === "text" && state.tokens[endDelim.token - 1].content === "~") loneMarkers.push(endDelim.token - 1);
  }
  while (loneMarkers.length) {
    const i = loneMarkers.pop();
    let j = i + 1;
    while (j < state.tokens.length && state.tokens[j].type === "s_close") j++;
    j--;
    if (i !== j) {
      token = state.tokens[j];
      state.tokens[j] = state.tokens[i];
      state.tokens[i] = token;
    }
  }
}
function strikethrough_postProcess(state) {
  const tokens_meta = state.tokens_meta;
  const max = state.tokens_meta.length;
  postProcess$1(state, state.delimiters);
  for (let curr = 0; curr < max; curr++) {
    var _tokens_meta$curr;
    const delimiters = (_tokens_meta$curr = tokens_meta[curr]) === null || _tokens_meta$curr === void 0 ? void 0 : _tokens_meta$curr.delimiters;
    if (delimiters) postProcess$1(state, delimiters);
  }
}
var strikethrough_default = {
  tokenize: strikethrough_tokenize,
  postProcess: strikethrough_postProcess
};
function emphasis_tokenize(state, silent) {
  const start = state.pos;
  const marker = state.src.charCodeAt(start);
  if (silent) return false;
  if (marker !== 95 && marker !== 42) return false;
  const scanned = state.scanDelims(state.pos, marker === 42);
  for (let i = 0; i < scanned.length; i++) {
    const token = state.push("text", "", 0);
    token.content = String.fromCharCode(marker);
    state.delimiters.push({
      marker,
      length: scanned.length,
      token: state.tokens.length - 1,
      end: -1,
      open: scanned.can_open,
      close: scanned.can_close
    });
  }
  state.pos += scanned.length;
  return true;
}
function postProcess(state, delimiters) {
  const max = delimiters.length;
  for (let i = max - 1; i >= 0; i--) {
    const startDelim = delimiters[i];
    if (startDelim.marker !== 95 && startDelim.marker !== 42) continue;
    if (startDelim.end === -1) continue;
    const endDelim = delimiters[startDelim.end];
    const isStrong = i > 0 && delimiters[i - 1].end === startDelim.end + 1 && delimiters[i - 1].marker === startDelim.marker && delimiters[i - 1].token === startDelim.token - 1 && delimiters[startDelim.end + 1].token === endDelim.token + 1;
    const ch = String.fromCharCode(startDelim.marker);
    const token_o = state.tokens[startDelim.token];
    token_o.type = isStrong ? "strong_open" : "em_open";
    token_o.tag = isStrong ? "strong" : "em";
    token_o.nesting = 1;
    token_o.markup = isStrong ? ch + ch : ch;
    token_o.content = "";
    const token_c = state.tokens[endDelim.token];
    token_c.type = isStrong ? "strong_close" : "em_close";
    token_c.tag = isStrong ? "strong" : "em";
    token_c.nesting = -1;
    token_c.markup = isStrong ? ch + ch : ch;
    token_c.content = "";
    if (isStrong) {
      state.tokens[delimiters[i - 1].token].content = "";
      state.tokens[delimiters[startDelim.end + 1].token].content = "";
      i--;
    }
  }
}
function emphasis_post_process(state) {
  const tokens_meta = state.tokens_meta;
  const max = state.tokens_meta.length;
  postProcess(state, state.delimiters);
  for (let curr = 0; curr < max; curr++) {
    var _tokens_meta$curr;
    const delimiters = (_tokens_meta$curr = tokens_meta[curr]) === null || _tokens_meta$curr === void 0 ? void 0 : _tokens_meta$curr.delimiters;
    if (delimiters) postProcess(state, delimiters);
  }
}
var emphasis_default = {
  tokenize: emphasis_tokenize,
  postProcess: emphasis_post_process
};
function link2(state, silent) {
  let code4, label, res, ref3;
  let href = "";
  let title = "";
  let start = state.pos;
  let parseReference = true;
  if (state.src.charCodeAt(state.pos) !== 91) return false;
  const oldPos = state.pos;
  const max = state.posMax;
  const labelStart = state.pos + 1;
  const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos, true);
  if (labelEnd < 0) return false;
  let pos = labelEnd + 1;
  if (pos < max && state.src.charCodeAt(pos) === 40) {
    parseReference = false;
    pos++;
    for (; pos < max; pos++) {
      code4 = state.src.charCodeAt(pos);
      if (!isSpace(code4) && code4 !== 10) break;
    }
    if (pos >= max) return false;
    start = pos;
    res = state.md.helpers.parseLinkDestination(state.src, pos, state.posMax);
    if (res.ok) {
      href = state.md.normalizeLink(res.str);
      if (state.md.validateLink(href)) pos = res.pos;
      else href = "";
      start = pos;
      for (; pos < max; pos++) {
        code4 = state.src.charCodeAt(pos);
        if (!isSpace(code4) && code4 !== 10) break;
      }
      res = state.md.helpers.parseLinkTitle(state.src, pos, state.posMax);
      if (pos < max && start !== pos && res.ok) {
        title = res.str;
        pos = res.pos;
        for (; pos < max; pos++) {
          code4 = state.src.charCodeAt(pos);
          if (!isSpace(code4) && code4 !== 10) break;
        }
      }
    }
    if (pos >= max || state.src.charCodeAt(pos) !== 41) parseReference = true;
    pos++;
  }
  if (parseReference) {
    if (typeof state.env.references === "undefined") return false;
    if (pos < max && state.src.charCodeAt(pos) === 91) {
      start = pos + 1;
      pos = state.md.helpers.parseLinkLabel(state, pos);
      if (pos >= 0) label = state.src.slice(start, pos++);
      else pos = labelEnd + 1;
    } else pos = labelEnd + 1;
    if (!label) label = state.src.slice(labelStart, labelEnd);
    label = normalizeReference(label);
    ref3 = state.env.references[label];
    if (!ref3) {
      state.pos = oldPos;
      return false;
    }
    href = ref3.href;
    title = ref3.title;
  }
  if (!silent) {
    state.pos = labelStart;
    state.posMax = labelEnd;
    const token_o = state.push("link_open", "a", 1);
    const attrs = [["href", href]];
    token_o.attrs = attrs;
    if (title) attrs.push(["title", title]);
    if (label) {
      const meta = /* @__PURE__ */ Object.create(null);
      meta.label = label;
      token_o.meta = meta;
    }
    state.linkLevel++;
    state.md.inline.tokenize(state);
    state.linkLevel--;
    state.push("link_close", "a", -1);
  }
  state.pos = pos;
  state.posMax = max;
  return true;
}
function image(state, silent) {
  let code4, content, label, pos, ref3, res, title, start;
  let href = "";
  const oldPos = state.pos;
  const max = state.posMax;
  if (state.src.charCodeAt(state.pos) !== 33) return false;
  if (state.src.charCodeAt(state.pos + 1) !== 91) return false;
  const labelStart = state.pos + 2;
  const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos + 1, false);
  if (labelEnd < 0) return false;
  pos = labelEnd + 1;
  if (pos < max && state.src.charCodeAt(pos) === 40) {
    pos++;
    for (; pos < max; pos++) {
      code4 = state.src.charCodeAt(pos);
      if (!isSpace(code4) && code4 !== 10) break;
    }
    if (pos >= max) return false;
    start = pos;
    res = state.md.helpers.parseLinkDestination(state.src, pos, state.posMax);
    if (res.ok) {
      href = state.md.normalizeLink(res.str);
      if (state.md.validateLink(href)) pos = res.pos;
      else href = "";
    }
    start = pos;
    for (; pos < max; pos++) {
      code4 = state.src.charCodeAt(pos);
      if (!isSpace(code4) && code4 !== 10) break;
    }
    res = state.md.helpers.parseLinkTitle(state.src, pos, state.posMax);
    if (pos < max && start !== pos && res.ok) {
      title = res.str;
      pos = res.pos;
      for (; pos < max; pos++) {
        code4 = state.src.charCodeAt(pos);
        if (!isSpace(code4) && code4 !== 10) break;
      }
    } else title = "";
    if (pos >= max || state.src.charCodeAt(pos) !== 41) {
      state.pos = oldPos;
      return false;
    }
    pos++;
  } else {
    if (typeof state.env.references === "undefined") return false;
    if (pos < max && state.src.charCodeAt(pos) === 91) {
      start = pos + 1;
      pos = state.md.helpers.parseLinkLabel(state, pos);
      if (pos >= 0) label = state.src.slice(start, pos++);
      else pos = labelEnd + 1;
    } else pos = labelEnd + 1;
    if (!label) label = state.src.slice(labelStart, labelEnd);
    label = normalizeReference(label);
    ref3 = state.env.references[label];
    if (!ref3) {
      state.pos = oldPos;
      return false;
    }
    href = ref3.href;
    title = ref3.title;
  }
  if (!silent) {
    content = state.src.slice(labelStart, labelEnd);
    const tokens = [];
    state.md.inline.parse(content, state.md, state.env, tokens);
    const token = state.push("image", "img", 0);
    const attrs = [["src", href], ["alt", ""]];
    token.attrs = attrs;
    token.children = tokens;
    token.content = content;
    if (title) attrs.push(["title", title]);
    if (label) {
      const meta = /* @__PURE__ */ Object.create(null);
      meta.label = label;
      token.meta = meta;
    }
  }
  state.pos = pos;
  state.posMax = max;
  return true;
}
var EMAIL_RE = /^([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)$/;
var AUTOLINK_RE = /^([a-zA-Z][a-zA-Z0-9+.-]{1,31}):([^<>\x00-\x20]*)$/;
function autolink(state, silent) {
  let pos = state.pos;
  if (state.src.charCodeAt(pos) !== 60) return false;
  const start = state.pos;
  const max = state.posMax;
  for (; ; ) {
    if (++pos >= max) return false;
    const ch = state.src.charCodeAt(pos);
    if (ch === 60) return false;
    if (ch === 62) break;
  }
  const url = state.src.slice(start + 1, pos);
  if (AUTOLINK_RE.test(url)) {
    const fullUrl = state.md.normalizeLink(url);
    if (!state.md.validateLink(fullUrl)) return false;
    if (!silent) {
      const token_o = state.push("link_open", "a", 1);
      token_o.attrs = [["href", fullUrl]];
      token_o.markup = "autolink";
      token_o.info = "auto";
      const token_t = state.push("text", "", 0);
      token_t.content = state.md.normalizeLinkText(url);
      const token_c = state.push("link_close", "a", -1);
      token_c.markup = "autolink";
      token_c.info = "auto";
    }
    state.pos += url.length + 2;
    return true;
  }
  if (EMAIL_RE.test(url)) {
    const fullUrl = state.md.normalizeLink(`mailto:${url}`);
    if (!state.md.validateLink(fullUrl)) return false;
    if (!silent) {
      const token_o = state.push("link_open", "a", 1);
      token_o.attrs = [["href", fullUrl]];
      token_o.markup = "autolink";
      token_o.info = "auto";
      const token_t = state.push("text", "", 0);
      token_t.content = state.md.normalizeLinkText(url);
      const token_c = state.push("link_close", "a", -1);
      token_c.markup = "autolink";
      token_c.info = "auto";
    }
    state.pos += url.length + 2;
    return true;
  }
  return false;
}
function isLinkOpen(str) {
  return /^<a[>\s]/i.test(str);
}
function isLinkClose(str) {
  return /^<\/a\s*>/i.test(str);
}
function isLetter(ch) {
  const lc = ch | 32;
  return lc >= 97 && lc <= 122;
}
function scanSpecial(state, pos) {
  const src = state.src;
  let start;
  let terminator;
  if (src.startsWith("<!--", pos)) {
    if (src.startsWith(">", pos + 4)) return pos + 5;
    if (src.startsWith("->", pos + 4)) return pos + 6;
    start = pos + 4;
    terminator = "-->";
  } else if (src.startsWith("<![CDATA[", pos)) {
    start = pos + 9;
    terminator = "]]>";
  } else if (src.charCodeAt(pos + 1) === 63) {
    start = pos + 2;
    terminator = "?>";
  } else if (isLetter(src.charCodeAt(pos + 2))) {
    start = pos + 3;
    terminator = ">";
  } else return -1;
  if (state.skipHtmlSpecial) return -1;
  const end = src.indexOf(terminator, start);
  if (end < 0) {
    state.skipHtmlSpecial = true;
    return -1;
  }
  return end + terminator.length;
}
function html_inline(state, silent) {
  if (!state.md.options.html) return false;
  const max = state.posMax;
  const pos = state.pos;
  if (state.src.charCodeAt(pos) !== 60 || pos + 2 >= max) return false;
  let end;
  const ch = state.src.charCodeAt(pos + 1);
  if (ch === 33 || ch === 63) end = scanSpecial(state, pos);
  else if (ch === 47 || isLetter(ch)) {
    const match = state.src.slice(pos).match(HTML_OPEN_CLOSE_TAG_RE);
    end = match ? pos + match[0].length : -1;
  } else return false;
  if (end < 0) return false;
  if (!silent) {
    const token = state.push("html_inline", "", 0);
    token.content = state.src.slice(pos, end);
    if (isLinkOpen(token.content)) state.linkLevel++;
    if (isLinkClose(token.content)) state.linkLevel--;
  }
  state.pos = end;
  return true;
}
var DIGITAL_RE = /^&#((?:x[a-f0-9]{1,6}|[0-9]{1,7}));/i;
var NAMED_RE = /^&([a-z][a-z0-9]{1,31});/i;
function entity(state, silent) {
  const pos = state.pos;
  const max = state.posMax;
  if (state.src.charCodeAt(pos) !== 38) return false;
  if (pos + 1 >= max) return false;
  if (state.src.charCodeAt(pos + 1) === 35) {
    const match = state.src.slice(pos).match(DIGITAL_RE);
    if (match) {
      if (!silent) {
        const code4 = match[1][0].toLowerCase() === "x" ? parseInt(match[1].slice(1), 16) : parseInt(match[1], 10);
        const token = state.push("text_special", "", 0);
        token.content = isValidEntityCode(code4) ? fromCodePoint(code4) : fromCodePoint(65533);
        token.markup = match[0];
        token.info = "entity";
      }
      state.pos += match[0].length;
      return true;
    }
  } else {
    const match = state.src.slice(pos).match(NAMED_RE);
    if (match) {
      const decoded2 = decodeHTMLStrict(match[0]);
      if (decoded2 !== match[0]) {
        if (!silent) {
          const token = state.push("text_special", "", 0);
          token.content = decoded2;
          token.markup = match[0];
          token.info = "entity";
        }
        state.pos += match[0].length;
        return true;
      }
    }
  }
  return false;
}
function processDelimiters(delimiters) {
  const openersBottom = {};
  const max = delimiters.length;
  if (!max) return;
  let headerIdx = 0;
  let lastTokenIdx = -2;
  const jumps = [];
  for (let closerIdx = 0; closerIdx < max; closerIdx++) {
    const closer = delimiters[closerIdx];
    jumps.push(0);
    if (delimiters[headerIdx].marker !== closer.marker || lastTokenIdx !== closer.token - 1) headerIdx = closerIdx;
    lastTokenIdx = closer.token;
    closer.length = closer.length || 0;
    if (!closer.close) continue;
    if (!openersBottom.hasOwnProperty(closer.marker)) openersBottom[closer.marker] = [
      -1,
      -1,
      -1,
      -1,
      -1,
      -1
    ];
    const minOpenerIdx = openersBottom[closer.marker][(closer.open ? 3 : 0) + closer.length % 3];
    let openerIdx = headerIdx - jumps[headerIdx] - 1;
    let newMinOpenerIdx = openerIdx;
    for (; openerIdx > minOpenerIdx; openerIdx -= jumps[openerIdx] + 1) {
      const opener = delimiters[openerIdx];
      if (opener.marker !== closer.marker) continue;
      if (opener.open && opener.end < 0) {
        let isOddMatch = false;
        if (opener.close || closer.open) {
          if ((opener.length + closer.length) % 3 === 0) {
            if (opener.length % 3 !== 0 || closer.length % 3 !== 0) isOddMatch = true;
          }
        }
        if (!isOddMatch) {
          const lastJump = openerIdx > 0 && !delimiters[openerIdx - 1].open ? jumps[openerIdx - 1] + 1 : 0;
          jumps[closerIdx] = closerIdx - openerIdx + lastJump;
          jumps[openerIdx] = lastJump;
          closer.open = false;
          opener.end = closerIdx;
          opener.close = false;
          newMinOpenerIdx = -1;
          lastTokenIdx = -2;
          break;
        }
      }
    }
    if (newMinOpenerIdx !== -1) openersBottom[closer.marker][(closer.open ? 3 : 0) + (closer.length || 0) % 3] = newMinOpenerIdx;
  }
}
function link_pairs(state) {
  const tokens_meta = state.tokens_meta;
  const max = state.tokens_meta.length;
  processDelimiters(state.delimiters);
  for (let curr = 0; curr < max; curr++) {
    var _tokens_meta$curr;
    const delimiters = (_tokens_meta$curr = tokens_meta[curr]) === null || _tokens_meta$curr === void 0 ? void 0 : _tokens_meta$curr.delimiters;
    if (delimiters) processDelimiters(delimiters);
  }
}
function fragments_join(state) {
  let curr, last;
  let level = 0;
  const tokens = state.tokens;
  const max = state.tokens.length;
  for (curr = last = 0; curr < max; curr++) {
    if (tokens[curr].nesting < 0) level--;
    tokens[curr].level = level;
    if (tokens[curr].nesting > 0) level++;
    if (tokens[curr].type === "text" && curr + 1 < max && tokens[curr + 1].type === "text") tokens[curr + 1].content = tokens[curr].content + tokens[curr + 1].content;
    else {
      if (curr !== last) tokens[last] = tokens[curr];
      last++;
    }
  }
  if (curr !== last) tokens.length = last;
}
var _rules = [
  ["text", text],
  ["linkify", linkify],
  ["newline", newline],
  ["escape", escape],
  ["backticks", backtick],
  ["strikethrough", strikethrough_default.tokenize],
  ["emphasis", emphasis_default.tokenize],
  ["link", link2],
  ["image", image],
  ["autolink", autolink],
  ["html_inline", html_inline],
  ["entity", entity]
];
var _rules2 = [
  ["balance_pairs", link_pairs],
  ["strikethrough", strikethrough_default.postProcess],
  ["emphasis", emphasis_default.postProcess],
  ["fragments_join", fragments_join]
];
var ParserInline = class {
  constructor() {
    _defineProperty(
      this,
      /**
      * {@link Ruler} instance. Keep configuration of inline rules.
      */
      "ruler",
      new Ruler()
    );
    _defineProperty(
      this,
      /**
      * {@link Ruler} instance. Second ruler used for post-processing
      * (e.g. in emphasis-like rules).
      */
      "ruler2",
      new Ruler()
    );
    _defineProperty(this, "State", StateInline);
    for (let i = 0; i < _rules.length; i++) this.ruler.push(_rules[i][0], _rules[i][1]);
    for (let i = 0; i < _rules2.length; i++) this.ruler2.push(_rules2[i][0], _rules2[i][1]);
  }
  skipToken(state) {
    const pos = state.pos;
    const rules2 = this.ruler.getRules("");
    const len = rules2.length;
    const maxNesting = state.md.options.maxNesting;
    const cache = state.cache;
    if (typeof cache[pos] !== "undefined") {
      state.pos = cache[pos];
      return;
    }
    let ok = false;
    if (state.level < maxNesting) for (let i = 0; i < len; i++) {
      state.level++;
      ok = rules2[i](state, true);
      state.level--;
      if (ok) {
        if (pos >= state.pos) throw new Error("inline rule didn't increment state.pos");
        break;
      }
    }
    else state.pos = state.posMax;
    if (!ok) state.pos++;
    cache[pos] = state.pos;
  }
  tokenize(state) {
    const rules2 = this.ruler.getRules("");
    const len = rules2.length;
    const end = state.posMax;
    const maxNesting = state.md.options.maxNesting;
    while (state.pos < end) {
      const prevPos = state.pos;
      let ok = false;
      if (state.level < maxNesting) for (let i = 0; i < len; i++) {
        ok = rules2[i](state, false);
        if (ok) {
          if (prevPos >= state.pos) throw new Error("inline rule didn't increment state.pos");
          break;
        }
      }
      if (ok) {
        if (state.pos >= end) break;
        continue;
      }
      state.pending += state.src[state.pos++];
    }
    if (state.pending) state.pushPending();
  }
  /**
  * Process input string and push inline tokens into `outTokens`
  */
  parse(str, md, env, outTokens) {
    const state = new this.State(str, md, env, outTokens);
    this.tokenize(state);
    const rules2 = this.ruler2.getRules("");
    const len = rules2.length;
    for (let i = 0; i < len; i++) rules2[i](state);
  }
};
var config = {
  default: {
    options: {
      html: false,
      xhtmlOut: false,
      breaks: false,
      langPrefix: "language-",
      linkify: false,
      typographer: false,
      quotes: "\u201C\u201D\u2018\u2019",
      highlight: null,
      maxNesting: 100
    },
    components: {
      core: {},
      block: {},
      inline: {}
    }
  },
  zero: {
    options: {
      html: false,
      xhtmlOut: false,
      breaks: false,
      langPrefix: "language-",
      linkify: false,
      typographer: false,
      quotes: "\u201C\u201D\u2018\u2019",
      highlight: null,
      maxNesting: 20
    },
    components: {
      core: { rules: [
        "normalize",
        "block",
        "strip_references",
        "inline",
        "text_join"
      ] },
      block: { rules: ["paragraph"] },
      inline: {
        rules: ["text"],
        rules2: ["balance_pairs", "fragments_join"]
      }
    }
  },
  commonmark: {
    options: {
      html: true,
      xhtmlOut: true,
      breaks: false,
      langPrefix: "language-",
      linkify: false,
      typographer: false,
      quotes: "\u201C\u201D\u2018\u2019",
      highlight: null,
      maxNesting: 20
    },
    components: {
      core: { rules: [
        "normalize",
        "block",
        "strip_references",
        "inline",
        "text_join"
      ] },
      block: { rules: [
        "blockquote",
        "code",
        "fence",
        "heading",
        "hr",
        "html_block",
        "lheading",
        "list",
        "reference",
        "paragraph"
      ] },
      inline: {
        rules: [
          "autolink",
          "backticks",
          "emphasis",
          "entity",
          "escape",
          "html_inline",
          "image",
          "link",
          "newline",
          "text"
        ],
        rules2: [
          "balance_pairs",
          "emphasis",
          "fragments_join"
        ]
      }
    }
  }
};
var BAD_PROTO_RE = /^(vbscript|javascript|file|data):/;
var GOOD_DATA_RE = /^data:image\/(gif|png|jpeg|webp);/;
var RECODE_HOSTNAME_FOR = [
  "http:",
  "https:",
  "mailto:"
];
var MarkdownIt = class {
  /**
  * Link validation function. CommonMark allows too much in links. By default
  * we disable `javascript:`, `vbscript:`, `file:` schemas, and almost all `data:...` schemas
  * except some embedded image types.
  *
  * You can change this behaviour:
  *
  * @example
  * ```javascript
  * import MarkdownIt from 'markdown-it'
  * const md = new MarkdownIt()
  *
  * // enable everything
  * md.validateLink = function () { return true; }
  * ```
  */
  validateLink(url) {
    const str = url.trim().toLowerCase();
    return BAD_PROTO_RE.test(str) ? GOOD_DATA_RE.test(str) : true;
  }
  /**
  * Function used to encode link url to a machine-readable format,
  * which includes url-encoding, punycode, etc.
  */
  normalizeLink(url) {
    const parsed = parse_default(url, true);
    if (parsed.hostname) {
      if (!parsed.protocol || RECODE_HOSTNAME_FOR.indexOf(parsed.protocol) >= 0) try {
        parsed.hostname = import_punycode.default.toASCII(parsed.hostname);
      } catch (er) {
      }
    }
    if (parsed.auth) parsed.auth = encode_default(parsed.auth);
    if (parsed.hostname) parsed.hostname = encode_default(parsed.hostname);
    if (parsed.pathname) parsed.pathname = encode_default(parsed.pathname);
    if (parsed.search) parsed.search = encode_default(parsed.search);
    if (parsed.hash) parsed.hash = encode_default(parsed.hash);
    return format(parsed);
  }
  /**
  * Function used to decode link url to a human-readable format`
  */
  normalizeLinkText(url) {
    const parsed = parse_default(url, true);
    if (parsed.hostname) {
      if (!parsed.protocol || RECODE_HOSTNAME_FOR.indexOf(parsed.protocol) >= 0) try {
        parsed.hostname = import_punycode.default.toUnicode(parsed.hostname);
      } catch (er) {
      }
    }
    return decode_default(format(parsed), decode_default.defaultChars + "%");
  }
  constructor(...args) {
    _defineProperty(
      this,
      /**
      * Instance of {@link ParserInline}. You may need it to add new rules when
      * writing plugins. For simple rules control use {@link MarkdownIt.disable}
      * and {@link MarkdownIt.enable}.
      */
      "inline",
      new ParserInline()
    );
    _defineProperty(
      this,
      /**
      * Instance of {@link ParserBlock}. You may need it to add new rules when
      * writing plugins. For simple rules control use {@link MarkdownIt.disable}
      * and {@link MarkdownIt.enable}.
      */
      "block",
      new ParserBlock()
    );
    _defineProperty(
      this,
      /**
      * Instance of {@link ParserCore} chain executor. You may need it to add new
      * rules when writing plugins. For simple rules control use
      * {@link MarkdownIt.disable} and {@link MarkdownIt.enable}.
      */
      "core",
      new ParserCore()
    );
    _defineProperty(
      this,
      /**
      * Instance of {@link Renderer}. Use it to modify output look. Or to add rendering
      * rules for new token types, generated by plugins.
      *
      * See {@link Renderer} docs and
      * [source code](https://github.com/markdown-it/markdown-it/blob/master/src/renderer.ts).
      *
      * @example
      * ```javascript
      * import MarkdownIt from 'markdown-it'
      * const md = new MarkdownIt()
      *
      * function myToken(tokens, idx, options, env, self) {
      *   //...
      *   return result;
      * };
      *
      * md.renderer.rules['my_token'] = myToken
      * ```
      */
      "renderer",
      new Renderer()
    );
    _defineProperty(
      this,
      /**
      * [linkify-it](https://github.com/markdown-it/linkify-it) instance.
      * Used by [linkify](https://github.com/markdown-it/markdown-it/blob/master/src/rules_core/linkify.ts)
      * rule.
      */
      "linkify",
      new LinkifyIt()
    );
    _defineProperty(
      this,
      /**
      * Assorted utility functions, useful to write plugins. See details
      * [here](https://github.com/markdown-it/markdown-it/blob/master/src/common/utils.ts).
      */
      "utils",
      utils_exports
    );
    _defineProperty(
      this,
      /**
      * Link components parser functions, useful to write plugins. See details
      * [here](https://github.com/markdown-it/markdown-it/blob/master/src/helpers).
      */
      "helpers",
      Object.assign({}, helpers_exports)
    );
    const [presetNameOrOptions, options2] = args;
    if (typeof presetNameOrOptions === "string") {
      this.configure(presetNameOrOptions);
      if (options2) this.set(options2);
    } else {
      this.configure("default");
      this.set(presetNameOrOptions || {});
    }
  }
  /**
  * Set parser options (in the same format as in constructor). Probably, you
  * will never need it, but you can change options after constructor call.
  *
  * __Note:__ To achieve the best possible performance, don't modify a
  * `markdown-it` instance options on the fly. If you need multiple configurations
  * it's best to create multiple instances and initialize each with separate
  * config.
  *
  * @example
  * ```javascript
  * import MarkdownIt from 'markdown-it'
  *
  * const md = new MarkdownIt()
  *   .set({ html: true, breaks: true })
  *   .set({ typographer: true })
  * ```
  */
  set(options2) {
    Object.assign(this.options, options2);
    return this;
  }
  /**
  * Batch load of all options and compenent settings. This is internal method,
  * and you probably will not need it. But if you will - see available presets
  * and data structure [here](https://github.com/markdown-it/markdown-it/tree/master/src/presets)
  *
  * We strongly recommend to use presets instead of direct config loads. That
  * will give better compatibility with next versions.
  */
  configure(presets) {
    let p;
    if (typeof presets === "string") {
      const presetName = presets;
      p = config[presetName];
      if (!p) throw new Error(`Wrong 'markdown-it' preset "${presetName}", check name`);
    } else p = presets;
    if (!p) throw new Error("Wrong `markdown-it` preset, can't be empty");
    if (p.options) this.options = { ...p.options };
    const components = p.components;
    if (components) {
      var _components$inline;
      [
        "core",
        "block",
        "inline"
      ].forEach((name2) => {
        var _components$name;
        const rules3 = (_components$name = components[name2]) === null || _components$name === void 0 ? void 0 : _components$name.rules;
        if (rules3) this[name2].ruler.enableOnly(rules3);
      });
      const rules2 = (_components$inline = components.inline) === null || _components$inline === void 0 ? void 0 : _components$inline.rules2;
      if (rules2) this.inline.ruler2.enableOnly(rules2);
    }
    return this;
  }
  /**
  * Enable list or rules. It will automatically find appropriate components,
  * containing rules with given names. If rule not found, and `ignoreInvalid`
  * not set - throws exception.
  *
  * @example
  * ```javascript
  * import MarkdownIt from 'markdown-it'
  *
  * const md = new MarkdownIt()
  *   .enable(['sub', 'sup'])
  *   .disable('smartquotes')
  * ```
  */
  enable(list6, ignoreInvalid = false) {
    let result = [];
    if (!Array.isArray(list6)) list6 = [list6];
    [
      "core",
      "block",
      "inline"
    ].forEach((chain) => {
      result = result.concat(this[chain].ruler.enable(list6, true));
    });
    result = result.concat(this.inline.ruler2.enable(list6, true));
    const missed2 = list6.filter((name2) => result.indexOf(name2) < 0);
    if (missed2.length && !ignoreInvalid) throw new Error(`MarkdownIt. Failed to enable unknown rule(s): ${missed2}`);
    return this;
  }
  /**
  * The same as {@link MarkdownIt.enable}, but turn specified rules off.
  */
  disable(list6, ignoreInvalid = false) {
    let result = [];
    if (!Array.isArray(list6)) list6 = [list6];
    [
      "core",
      "block",
      "inline"
    ].forEach((chain) => {
      result = result.concat(this[chain].ruler.disable(list6, true));
    });
    result = result.concat(this.inline.ruler2.disable(list6, true));
    const missed2 = list6.filter((name2) => result.indexOf(name2) < 0);
    if (missed2.length && !ignoreInvalid) throw new Error(`MarkdownIt. Failed to disable unknown rule(s): ${missed2}`);
    return this;
  }
  /**
  * Load specified plugin with given params into current parser instance.
  * It's just a sugar to call `plugin(md, params)` with curring.
  *
  * @example
  * ```javascript
  * import MarkdownIt from 'markdown-it'
  * import iterator from 'markdown-it-for-inline'
  *
  * const md = new MarkdownIt()
  *   .use(iterator, 'foo_replace', 'text', function (tokens, idx) {
  *     tokens[idx].content = tokens[idx].content.replace(/foo/g, 'bar')
  *   })
  * ```
  */
  use(plugin, ...params) {
    plugin.apply(plugin, [this, ...params]);
    return this;
  }
  /**
  * Parse input string and return list of block tokens (special token type
  * "inline" will contain list of inline tokens). You should not call this
  * method directly, until you write custom renderer (for example, to produce
  * AST).
  *
  * `env` is used to pass data between "distributed" rules and return additional
  * metadata like reference info, needed for the renderer. It also can be used to
  * inject data in specific cases. Usually, you will be ok to pass `{}`,
  * and then pass updated object to renderer.
  */
  parse(src, env) {
    if (typeof src !== "string") throw new Error("Input data should be a String");
    const state = new this.core.State(src, this, env);
    this.core.process(state);
    return state.tokens;
  }
  /**
  * Render markdown string into html. It does all magic for you :).
  *
  * `env` can be used to inject additional metadata (`{}` by default).
  * But you will not need it with high probability. See also comment
  * in {@link MarkdownIt.parse}.
  */
  render(src, env = {}) {
    return this.renderer.render(this.parse(src, env), this.options, env);
  }
  /**
  * The same as {@link MarkdownIt.parse} but skip all block rules. It returns
  * the block tokens list with the single `inline` element, containing parsed
  * inline tokens in `children` property. Also updates `env` object.
  */
  parseInline(src, env) {
    const state = new this.core.State(src, this, env);
    state.inlineMode = true;
    this.core.process(state);
    return state.tokens;
  }
  /**
  * Similar to {@link MarkdownIt.render} but for single paragraph content.
  * Result will NOT be wrapped into `<p>` tags.
  */
  renderInline(src, env = {}) {
    return this.renderer.render(this.parseInline(src, env), this.options, env);
  }
};
_defineProperty(MarkdownIt, "Token", Token);
_defineProperty(MarkdownIt, "Ruler", Ruler);
_defineProperty(MarkdownIt, "Renderer", Renderer);
_defineProperty(MarkdownIt, "ParserCore", ParserCore);
_defineProperty(MarkdownIt, "StateCore", StateCore);
_defineProperty(MarkdownIt, "ParserBlock", ParserBlock);
_defineProperty(MarkdownIt, "StateBlock", StateBlock);
_defineProperty(MarkdownIt, "ParserInline", ParserInline);
_defineProperty(MarkdownIt, "StateInline", StateInline);
var MarkdownItCallable = callable(MarkdownIt);

// src/markup/markdown.ts
var MAX_CHARACTERS = 7e4;
var parser = new MarkdownItCallable("default", { html: true, linkify: false, typographer: false });
function readMarkdown(text2) {
  if (text2.length > MAX_CHARACTERS) throw new RangeError(`a text of ${text2.length} characters`);
  const reading3 = { pieces: [], headings: [], quotes: 0, folded: 0, line: 1 };
  let heading2 = false;
  for (const token of parser.parse(text2.replaceAll("\r\n", "\n"), {})) {
    if (token.map) reading3.line = token.map[0] + 1;
    if (token.type === "blockquote_open") reading3.quotes += 1;
    if (token.type === "blockquote_close") reading3.quotes -= 1;
    if (token.type === "heading_open") heading2 = token.level === 0;
    else if (token.type === "inline" && heading2) readHeading(token, reading3);
    else readBlock(token, reading3);
    if (token.type === "heading_close") heading2 = false;
  }
  return reading3;
}
function readHeading(token, reading3) {
  const from = reading3.pieces.length;
  readInline(token, reading3);
  const seen = reading3.pieces.slice(from).filter(({ place: place3 }) => place3 === "text" || place3 === "code");
  const text2 = seen.map((piece) => piece.text).join("");
  reading3.headings.push({ line: reading3.line, text: text2.trim(), before: reading3.pieces.length });
}
function readBlock(token, reading3) {
  if (token.type === "inline") readInline(token, reading3);
  else if (token.type === "html_block") readHtml(token.content, reading3.line, reading3);
  else if (token.type === "fence") readLines(token.content, reading3.line + 1, "code", reading3);
  else if (token.type === "code_block") readLines(token.content, reading3.line, "code", reading3);
}
function readLines(text2, line, place3, { pieces }) {
  for (const [index, content] of text2.split("\n").entries()) {
    if (content.trim() !== "") pieces.push({ line: line + index, place: place3, text: content });
  }
}
function readInline(token, reading3) {
  let { line } = reading3;
  const place3 = () => reading3.quotes > 0 ? "quote" : reading3.folded > 0 ? "html" : "text";
  for (const child of token.children ?? []) {
    if (child.type === "softbreak" || child.type === "hardbreak") line += 1;
    else if (child.type === "text") reading3.pieces.push({ line, place: place3(), text: child.content });
    else if (child.type === "code_inline") reading3.pieces.push({ line, place: "code", text: child.content });
    else if (child.type === "link_open") readLink(String(child.attrGet("href") ?? ""), line, place3(), reading3);
    else if (child.type === "html_inline") {
      readHtml(child.content, line, reading3);
      line += child.content.split("\n").length - 1;
    }
  }
}
var ISSUE_LINK = /^https?:\/\/[^/\s]{1,255}\/[\w.-]{1,100}\/[\w.-]{1,100}\/(?:issues|pull)\/\d{1,10}$/;
function readLink(href, line, place3, { pieces }) {
  if (ISSUE_LINK.test(href)) pieces.push({ line, place: place3, text: ` ${href} ` });
}
function readHtml(html, line, reading3) {
  const isComment = html.trimStart().startsWith("<!--");
  readLines(html, line, isComment ? "comment" : "html", reading3);
  if (isComment) return;
  const opened = html.match(/<details\b/gi)?.length ?? 0;
  const closed2 = html.match(/<\/details\b/gi)?.length ?? 0;
  reading3.folded = Math.max(0, reading3.folded + opened - closed2);
}

// src/markup/visible.ts
function visibleText(pieces) {
  const lines = /* @__PURE__ */ new Map();
  for (const { line, place: place3, text: text2 } of pieces) {
    if (place3 !== "comment" && place3 !== "html") lines.set(line, (lines.get(line) ?? "") + text2);
  }
  return [...lines.values()].join("\n").trim();
}

// src/collect/links/description.ts
function describe(body, templates, editedAt2 = null) {
  if (body.length > MAX_CHARACTERS) {
    return {
      state: "unreadable",
      detail: `The description has ${body.length} characters, more than the limit of ${MAX_CHARACTERS}.`,
      next: "Shorten it."
    };
  }
  const short = templates.filter((template) => template.length <= MAX_CHARACTERS);
  const markdown2 = readMarkdown(body);
  const description = { ...descriptionOf(body, markdown2, short), editedAt: editedAt2 };
  return { state: "read", description, lines: linesOf(body, markdown2, short) };
}
function descriptionOf(body, markdown2, templates) {
  const untouched = new Set(templates.flatMap((template) => sectionsOf(readMarkdown(template)).map(keyOf)));
  const sections = sectionsOf(markdown2).map((section2) => ({ ...section2, untouched: untouched.has(keyOf(section2)) }));
  return { digest: `sha256:${createHash("sha256").update(body).digest("hex")}`, sections };
}
function sectionsOf({ pieces, headings }) {
  return headings.map(({ line, text: heading2, before: before2 }, index) => {
    const next = headings[index + 1];
    const inside = pieces.slice(before2, next?.before ?? pieces.length);
    const own = next ? inside.filter((piece) => piece.line < next.line) : inside;
    return { heading: heading2, line, text: visibleText(own) };
  });
}
var collapsed = (text2) => text2.replace(/\s+/g, " ").trim();
var keyOf = ({ heading: heading2, text: text2 }) => `${collapsed(heading2).toLowerCase()}
${collapsed(text2)}`;
function linesOf(body, { pieces }, templates) {
  const known = new Set(templates.flatMap((template) => rawLines(template)));
  const raw = rawLines(body);
  return pieces.map((piece) => {
    const isTemplate = piece.place === "text" && known.has(raw[piece.line - 1] ?? "");
    return isTemplate ? { ...piece, place: "template" } : { ...piece };
  });
}
var rawLines = (text2) => text2.split("\n").map((line) => line.trim());

// src/collect/concessions/sections.ts
function sectionsOf2(body, labels) {
  const described3 = describe(body, []);
  const all = described3.state === "read" ? described3.description.sections : [];
  const sections = labels ? within2(all, labels) : all;
  const lines = body.split(/\r\n|\r|\n/);
  return (heading2) => {
    const found2 = sections.filter((one2) => one2.heading.toLowerCase() === heading2);
    const [one] = found2;
    if (!one || found2.length > 1) return void 0;
    const next = sections.find(({ line }) => line > one.line);
    return { text: one.text, typed: lines.slice(one.line, next && next.line - 1).join("\n") };
  };
}
function within2(sections, labels) {
  const all = [];
  for (const { heading: heading2, line, text: text2 } of sections) {
    const last = all.at(-1);
    if (labels.includes(heading2.toLowerCase())) all.push({ heading: heading2, line, text: text2 });
    else if (last) last.text = `${last.text}

${heading2}

${text2}`.trim();
  }
  return all;
}
var answered = (text2 = "") => /^_?no response_?$/i.test(text2.trim()) ? "" : text2.trim();

// src/collect/concessions/form.ts
function concessionText(body) {
  const under = sectionsOf2(body);
  const [requestedGates, requestedScope] = [under("gates"), under("scope")];
  const gates2 = wordsOf(answered(requestedGates?.typed));
  const scope = wordsOf(answered(requestedScope?.typed));
  const isScope = (word) => PULL.test(word) || isPattern(word);
  return {
    gates: gates2.filter((word) => GATE.test(word)).slice(0, MAX_NAMED),
    pulls: scope.flatMap((word) => PULL.test(word) ? [Number(word.slice(1))] : []).slice(0, MAX_NAMED),
    paths: scope.filter(isPattern).slice(0, MAX_NAMED),
    unreadable: [
      ...isSeen(gates2, requestedGates) && gates2.every((word) => GATE.test(word)) ? [] : ["Gates"],
      ...isSeen(scope, requestedScope) && scope.every(isScope) ? [] : ["Scope"]
    ],
    reasonLength: answered(under("reason")?.text).length,
    expires: dayIn(under("expires"))
  };
}
var MAX_NAMED = 50;
var GATE = /^[a-z][a-z0-9-]{0,39}$/;
var PULL = /^#[1-9]\d{0,8}$/;
var PATTERN = /^[A-Za-z0-9_./*?{}@+-]+$/;
var isPattern = (word) => PATTERN.test(word) && /[/*.]/.test(word) && patternProblem(word) === void 0;
function wordsOf(text2) {
  const words = text2.split(/[ \t\n,]+/);
  return [...new Set(words.filter((word) => word !== "").map((word) => word.replace(/^`([^`]+)`$/, "$1")))];
}
function isSeen(words, section2) {
  const seen = wordsOf(answered(section2?.text));
  return words.length <= MAX_NAMED && seen.length === words.length && words.every((word, place3) => seen[place3] === word);
}
function dayIn(section2) {
  const day = answered(section2?.typed);
  const time3 = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time3) && new Date(time3).toISOString().startsWith(day) ? day : null;
}

// src/github/open-changes.ts
var MAX_PAGES = 10;
async function openChanges(client, repository2) {
  const { changes: changes2, total } = await listOpen(client, repository2);
  return { numbers: changes2.map(({ number: number2 }) => number2), total };
}
async function listOpen(client, { owner, name: name2 }) {
  const what3 = "listing the open changes";
  const changes2 = [];
  let after2 = null;
  for (let page2 = 1; ; page2++) {
    const answer8 = await client.graphql(OPEN_CHANGES, { owner, name: name2, after: after2 }, { what: what3 });
    const { totalCount, pageInfo, nodes } = parse(openChangesAnswer, answer8.data, answer8.errors, what3).repository.pullRequests;
    changes2.push(...nodes.filter((node) => node !== null));
    if (!pageInfo.hasNextPage || page2 === MAX_PAGES) return { changes: changes2, total: totalCount };
    after2 = pageInfo.endCursor;
  }
}
var described2 = object({
  repository: object({
    pullRequests: object({
      pageInfo: object({ hasNextPage: boolean(), endCursor: string().nullable() }),
      nodes: array(object({ number: int(), body: string() }).nullable())
    })
  })
});
async function openChangesNaming(client, { owner, name: name2 }, issue6) {
  const what3 = "listing the open changes";
  const names = new RegExp(`(?:#|/issues/)${issue6}(?!\\d)`);
  const found2 = [];
  let after2 = null;
  for (let page2 = 1; ; page2++) {
    const answer8 = await client.graphql(OPEN_DESCRIPTIONS, { owner, name: name2, after: after2 }, { what: what3 });
    const { pageInfo, nodes } = parse(described2, answer8.data, answer8.errors, what3).repository.pullRequests;
    found2.push(...nodes.flatMap((node) => node && names.test(node.body) ? node.number : []));
    if (!pageInfo.hasNextPage || page2 === MAX_PAGES) return found2;
    after2 = pageInfo.endCursor;
  }
}

// src/github/time.ts
var NEVER = "1970-01-01T00:00:00Z";
async function timeNow(client, { owner, name: repo }, commit2, clock) {
  if (client.time() > NEVER) return client.time();
  const parameters = { owner, repo, ref: commit2, per_page: 1 };
  try {
    const what3 = "asking for the time";
    await client.rest("GET /repos/{owner}/{repo}/commits/{ref}/statuses", parameters, { what: what3, retries: 0 });
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
  }
  return client.time() > NEVER ? client.time() : `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
}

// src/github/with-head.ts
async function changesWithHead(client, { owner, name: name2 }, head, branch) {
  const what3 = `finding the change with head ${head.slice(0, 7)}`;
  const answer8 = await client.graphql(WITH_HEAD, { owner, name: name2, head, branch }, { what: what3 });
  const { repository: repository2 } = parse(withHeadAnswer, answer8.data, answer8.errors, what3);
  const numbers = namedIn(repository2).flatMap(
    (node) => node?.state === "OPEN" && node.headRefOid === head && node.repository.databaseId === repository2.databaseId ? [node.number] : []
  );
  const isSure = numbers.length > 0 || branch !== "" && !isCut(repository2);
  return isSure ? oldestFirst(numbers) : amongOpen(client, { owner, name: name2 }, head);
}
async function amongOpen(client, repository2, head) {
  const { changes: changes2, total } = await listOpen(client, repository2);
  const numbers = changes2.flatMap((change2) => change2.headRefOid === head ? [change2.number] : []);
  if (numbers.length === 0 && changes2.length < total) throw unlisted(head);
  return oldestFirst(numbers);
}
var oldestFirst = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);
var isCut = ({ commit: commit2, pullRequests }) => [commit2?.associatedPullRequests, pullRequests].some((list6) => list6 && list6.nodes.length < list6.totalCount);
var unlisted = (head) => new GitHubError(
  "unavailable",
  `GitHub does not list every open change that could have the head ${head.slice(0, 7)}.`,
  {
    status: 200,
    next: "Close open changes that nobody works on, and run the job again."
  }
);
var namedIn = ({ commit: commit2, pullRequests }) => [
  ...commit2?.associatedPullRequests?.nodes ?? [],
  ...pullRequests.nodes
];

// src/publish/annotations.ts
var MAX_ANNOTATIONS = 200;
function annotations(gate) {
  const failures = gate.reasons.flatMap((reason) => annotation(reason, gate, "failure"));
  const warnings = gate.findings.flatMap((finding) => annotation(finding, gate, "warning"));
  return [...failures, ...warnings].slice(0, MAX_ANNOTATIONS);
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

// src/publish/file-table.ts
var MAX_ROWS = 50;
var MAX_RANGES = 10;
function fileTable(files3, blobs) {
  if (files3.length === 0) return [];
  const left = files3.length - MAX_ROWS;
  return [
    "",
    "| File | Covered | Missed | Whole file |",
    "| :--- | ---: | :--- | ---: |",
    ...files3.slice(0, MAX_ROWS).map((file3) => row(file3, blobs)),
    ...left > 0 ? ["", `\u2026 and ${left} more ${left === 1 ? "file" : "files"}.`] : []
  ];
}
function row(file3, blobs) {
  const { path, patch } = file3;
  const at2 = `${blobs}/${path.split("/").map(encodeURIComponent).join("/")}`;
  const cells = [
    link(path, at2),
    patch ? `${patch.covered} of ${patch.total}` : "not measured",
    missed(file3, at2),
    whole(file3)
  ];
  return `| ${cells.join(" | ")} |`;
}
function missed({ missed: ranges, isHead }, at2) {
  const shown3 = ranges.slice(0, MAX_RANGES).map(([first, last]) => {
    const text2 = first === last ? `${first}` : `${first}\u2013${last}`;
    return isHead ? link(text2, `${at2}#L${first}${first === last ? "" : `-L${last}`}`) : markdown(text2);
  });
  const left = ranges.length - shown3.length;
  return [...shown3, ...left > 0 ? [`and ${left} more`] : []].join(", ");
}
function whole({ whole: now, before: before2 }) {
  if (now === null || now.total === 0) return "";
  const share = formatShare(now.covered, now.total);
  if (before2 === void 0) return share;
  return before2 === "new" ? `${share}, new` : `${share}, ${formatPoints(now, before2)}`;
}

// src/publish/page.ts
function gatePage(gate, verdict2, { hints, files: files3 } = {}) {
  return [
    `**${OUTCOME_WORDS[gate.outcome]}:** ${markdown(gate.title)}`,
    ...advisory(gate),
    ...requirements(gate),
    ...section(gate.outcome === "not_applicable" ? "Why it does not apply" : "Why, and next steps", gate.reasons),
    ...hintFor(gate, hints),
    ...files3 ? fileTable(files3.of.get(gate.id) ?? [], files3.blobs) : [],
    ...section("Also noticed", gate.findings.filter(isGeneral)),
    ...places(gate),
    "",
    foot(verdict2, [`gate ${code(gate.id)} (${gate.type})`, clausesOf(gate)])
  ];
}
function verdictPage(verdict2, title, hints) {
  const open = verdict2.gates.filter((gate) => gate.reasons.length > 0 && isExplained(gate));
  return [
    `**${markdown(headline(verdict2))}.**`,
    "",
    "| Gate | Result | Required | Found |",
    "| --- | --- | --- | --- |",
    ...verdict2.gates.map(row2),
    ...section("Why, and next steps", verdict2.reasons ?? []),
    ...section("Also noticed", verdict2.findings ?? []),
    ...open.flatMap((gate) => [
      "",
      `#### ${OUTCOME_MARKS[gate.outcome]} ${markdown(gate.id)}`,
      "",
      ...gate.reasons.map(bullet),
      ...places(gate),
      ...hintFor(gate, hints)
    ]),
    "",
    foot(verdict2, title === void 0 ? [] : [`change ${code(title, 120)}`])
  ];
}
var isExplained = ({ outcome: outcome2, type }) => outcome2 !== "not_applicable" || type === POLICY_GATE;
function row2(gate) {
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
    ({ outcome: outcome2, required, found: found2 }) => `| ${OUTCOME_MARKS[outcome2]} | ${markdown(required)} | ${markdown(found2)} |`
  );
  return ["", "| | Required | Found |", "| --- | --- | --- |", ...rows];
}
function section(heading2, reasons) {
  return reasons.length === 0 ? [] : ["", `**${heading2}**`, "", ...reasons.map(bullet)];
}
var MAX_PLACES = 50;
function places({ findings }) {
  const found2 = findings.filter((finding) => !isGeneral(finding));
  const left = found2.length - MAX_PLACES;
  const more = left > 0 ? [`- \u2026 and ${left} more`] : [];
  const shown3 = section("Where", found2.slice(0, MAX_PLACES));
  return [...shown3, ...more];
}
var isGeneral = ({ location }) => location === void 0;
function bullet({ message, next, location }) {
  const where = location ? `${code(placeOf(location))} ` : "";
  return `- ${where}${prose(message)}${next === void 0 ? "" : `<br>\u2192 ${prose(next)}`}`;
}
function hintFor({ id, outcome: outcome2 }, hints) {
  const hint = outcome2 === "fail" ? hints?.get(id) : void 0;
  if (!hint) return [];
  return ["", `${prose(hint.before)} ${link(hint.link.text, hint.link.url)}. ${prose(hint.after)}`];
}
function foot({ policy, subject }, parts) {
  const rules2 = policy.digest === "" ? [] : [`policy ${code(policy.path)} at ${subject.base.slice(0, 7)}, ${policy.digest.slice(0, 19)}`];
  return `<sub>${[...parts, ...rules2, `evaluated ${subject.head.slice(0, 7)}`].filter((part) => part !== "").join(" \xB7 ")}</sub>`;
}

// src/github/client/merged-answer.ts
var mergedChange = change.extend({
  createdAt: string(),
  readied: object({ nodes: array(object({ createdAt: string() }).nullable()) }).nullable(),
  firstCommits: object({ nodes: array(object({ commit: object({ committedDate: string() }) }).nullable()) }).nullable()
});
var mergedAnswer = object({
  viewer,
  repository: object({
    ...repository,
    commit: mergedRules.extend({ tree: object({ oid: string() }) }).nullable(),
    parent: mergedRules.nullable(),
    pullRequest: mergedChange.nullish()
  })
});

// src/github/change.ts
var MAX_PAGES2 = 10;
async function readChange(client, { owner, name: name2 }, number2, prefetched) {
  const what3 = reading(number2);
  const answer8 = await prefetched;
  const { viewer: viewer2, repository: repository2 } = parse(changeAnswer, answer8.data, answer8.errors, what3);
  if (!repository2.pullRequest) throw notFound(number2, `${owner}/${name2}`);
  const { baseRef, ...pull } = repository2.pullRequest;
  const change2 = await withAllOpen(client, { owner, name: name2 }, pull);
  return {
    viewer: viewer2.login,
    repository: { id: String(repository2.databaseId), name: repository2.nameWithOwner },
    rules: baseRef?.target ?? null,
    ...await readRest(client, change2, answer8.errors)
  };
}
async function readMerged(client, { owner, name: name2 }, merged, policyPath) {
  const what3 = `reading the merge ${merged.commit.slice(0, 7)}`;
  const { commit: oid4, parent: before2 } = merged;
  const variables = {
    owner,
    name: name2,
    commit: oid4,
    parent: before2,
    number: merged.pull ?? 0,
    direct: merged.pull === null,
    policyPath
  };
  const answer8 = await client.graphql(LANDED, variables, { what: what3 });
  const { viewer: viewer2, repository: repository2 } = parse(mergedAnswer, answer8.data, answer8.errors, what3);
  if (!repository2.commit)
    throw new GitHubError("not_found", `GitHub does not have commit ${oid4}.`, {
      status: 404,
      next: "Check the event that started this run."
    });
  const { pullRequest, commit: commit2, parent } = repository2;
  if (merged.pull !== null && !pullRequest) throw hidden(what3, answer8.errors, merged.pull, `${owner}/${name2}`);
  const whole2 = pullRequest ? await readCourse(client, pullRequest, answer8.errors) : { change: null, refusals: answer8.errors };
  return {
    viewer: viewer2.login,
    repository: { id: String(repository2.databaseId), name: repository2.nameWithOwner },
    commit: { oid: commit2.oid, tree: commit2.tree.oid },
    rules: parent,
    after: commit2,
    ...whole2
  };
}
async function readCourse(client, { createdAt, readied, firstCommits, ...change2 }, errors) {
  const read2 = await readRest(client, change2, errors);
  const firstCommit = firstCommits?.nodes[0]?.commit.committedDate ?? null;
  const ready = readied && (readied.nodes[0]?.createdAt ?? createdAt);
  return { ...read2, change: { ...read2.change, history: { firstCommit, opened: createdAt, ready } } };
}
async function readCurrent(client, { owner, name: name2 }, number2) {
  const what3 = `reading change #${number2} again`;
  const answer8 = await client.graphql(CURRENT, { owner, name: name2, number: number2 }, { what: what3 });
  const { pullRequest } = parse(currentAnswer, answer8.data, answer8.errors, what3).repository;
  if (!pullRequest) throw notFound(number2, `${owner}/${name2}`);
  return {
    state: pullRequest.state,
    head: pullRequest.headRefOid,
    base: pullRequest.baseRef?.target?.oid ?? null,
    text: stateText(pullRequest),
    linked: linkedState(pullRequest),
    labels: labelState(pullRequest),
    reviews: pullRequest.reviews.nodes.flatMap((node) => node ?? [])
  };
}
function hasMoved({ change: change2, rules: rules2 }, now) {
  if (change2.state !== now.state || change2.headRefOid !== now.head || (rules2?.oid ?? null) !== now.base) return true;
  if (stateText(change2) !== now.text || linkedState(change2) !== now.linked) return true;
  if (change2.labels && labelState(change2) !== now.labels) return true;
  const before2 = change2.reviews?.nodes.flatMap((node) => node ?? []);
  return before2 !== void 0 && haveReviewsMoved(before2, now.reviews);
}
function haveReviewsMoved(before2, now) {
  const known = new Map(before2.map(({ fullDatabaseId, state }) => [fullDatabaseId, state]));
  return now.some(({ fullDatabaseId, state }) => state !== "COMMENTED" && known.get(fullDatabaseId) !== state);
}
var labelState = ({ labels }) => JSON.stringify(labels?.nodes.map((node) => node?.name ?? "").sort() ?? []);
var stateText = ({ title, lastEditedAt }) => `${lastEditedAt} ${title}`;
function linkedState({ closingIssuesReferences: issues2 }) {
  return issues2?.nodes.map((node) => `${node?.fullDatabaseId} ${node?.state}`).join(", ") ?? "hidden";
}
async function readRest(client, change2, refusals) {
  const more = [];
  const ask2 = async (document, after2, what3) => {
    const answer8 = await client.graphql(document, { id: change2.id, after: after2 }, { what: what3 });
    more.push(
      ...answer8.errors.map((error) => ({ ...error, path: error.path.replace(/^node\b/, "repository.pullRequest") }))
    );
    return answer8;
  };
  const reviews2 = await readPages(change2.reviews, async (after2) => {
    const what3 = "reading more reviews";
    const answer8 = await ask2(MORE_REVIEWS, after2, what3);
    return parse(moreReviewsAnswer, answer8.data, answer8.errors, what3).node.reviews;
  });
  const commits = await readPages(change2.commits, async (after2) => {
    const what3 = "reading more commits";
    const answer8 = await ask2(MORE_COMMITS, after2, what3);
    return parse(moreCommitsAnswer, answer8.data, answer8.errors, what3).node.commits;
  });
  return { change: { ...change2, reviews: reviews2, commits }, refusals: [...refusals, ...more] };
}
async function withAllOpen(client, { owner, name: name2 }, change2) {
  if (change2.state !== "OPEN") return change2;
  const what3 = "reading more open changes";
  const pullRequests = await readPages(change2.repository.pullRequests, async (after2) => {
    const answer8 = await client.graphql(OPEN_CHANGES, { owner, name: name2, after: after2 }, { what: what3 });
    return parse(openChangesAnswer, answer8.data, answer8.errors, what3).repository.pullRequests;
  });
  return { ...change2, repository: { pullRequests: pullRequests ?? change2.repository.pullRequests } };
}
async function readPages(first, next) {
  if (!first) return null;
  const nodes = [...first.nodes];
  let last = first;
  for (let page2 = 1; page2 < MAX_PAGES2 && last.pageInfo.hasNextPage && last.pageInfo.endCursor; page2++) {
    last = await next(last.pageInfo.endCursor);
    nodes.push(...last.nodes);
  }
  return { ...first, nodes };
}
function hidden(what3, errors, number2, repository2) {
  const isForbidden2 = errors.some((error) => error.type === "FORBIDDEN");
  return isForbidden2 ? forbidden(what3, {}, ["pull-requests: read"]) : notFound(number2, repository2);
}
function notFound(number2, repository2) {
  return new GitHubError(
    "not_found",
    `There is no pull request #${number2} in ${repository2}, or the token has no access to it.`,
    {
      status: 404,
      next: `Check the number. ${grant("pull-requests: read")}`
    }
  );
}

// src/policy/file-lines.ts
function fileLinesOf(policy, facts) {
  const known = knownOf(FACT_NAMES, facts);
  return new Map(
    gatesFor(policy, "change").flatMap(({ id, gate, settings }) => {
      const lines = gate.fileLines?.(settings, known) ?? [];
      return lines.length > 0 ? [[id, lines]] : [];
    })
  );
}

// src/app/facts/collect.ts
var ALWAYS = ["change", "commits", "reviews", "files", "labels", "time", "memberships"];
async function collectFacts(scene2) {
  const collected2 = [];
  for (const name2 of FACT_NAMES) {
    if (isAboutChanges(name2) && (ALWAYS.includes(name2) || isNeeded(scene2.needs, name2) || isHelpful(scene2, name2)))
      collected2.push([name2, await scene2.fact(name2)]);
  }
  return { ...NOTHING_KNOWN, ...Object.fromEntries(collected2) };
}
var isHelpful = ({ policy }, name2) => gatesFor(policy, "change").some(({ gate }) => gate.helpedBy?.includes(name2));
var isAboutChanges = (name2) => FACTS[name2].about.some((about) => about === "change");

// src/github/commit/base-paths.ts
var treeAnswer = object({ truncated: boolean(), tree: array(object({ path: string(), type: string() })) });
async function basePaths(client, { owner, name: name2 }, commit2) {
  const what3 = `listing the files of ${commit2.slice(0, 7)}`;
  const parameters = { owner, repo: name2, tree_sha: commit2, recursive: "1" };
  const { data } = await client.rest("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", parameters, { what: what3 });
  const { tree, truncated: truncated4 } = parse(treeAnswer, data, [], what3);
  return { paths: tree.flatMap(({ path, type }) => type === "tree" ? [] : path), isWhole: !truncated4 };
}

// src/collect/change/base-files.ts
async function baseFilesFact(client, repository2, input) {
  const cloned = await clonedPaths(input);
  if (cloned) return fact(cloned, true, input, { source: "git", trust: "self-reported", collectedAt: client.time() });
  try {
    const { paths, isWhole: isWhole4 } = await basePaths(client, repository2, input.base);
    return fact(paths, isWhole4, input, { source: "github-rest", trust: "platform", collectedAt: client.time() });
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const isForbidden2 = error.code === "forbidden" || error.code === "not_found";
    return {
      state: "unavailable",
      why: isForbidden2 ? "forbidden" : "unreachable",
      detail: error.message,
      next: isForbidden2 ? grant("contents: read") : error.next
    };
  }
}
async function clonedPaths({ workspace, path, base }) {
  if (workspace === void 0) return void 0;
  try {
    const clone = await openRepository({ folder: workspace, path });
    return await clone.hasCommit(base) ? [...(await clone.trackedFiles(base)).keys()] : void 0;
  } catch (error) {
    if (error instanceof GitError) return void 0;
    throw error;
  }
}
function fact(paths, isWhole4, { patterns }, provenance3) {
  const unique2 = [...new Set(patterns)].sort();
  const named3 = new Set(paths);
  const value = { isWhole: isWhole4, patterns: unique2.map((pattern) => matched(pattern, paths, named3)) };
  return { state: "complete", value, provenance: { ...provenance3, listed: paths.length } };
}
function matched(pattern, paths, named3) {
  if (!isLiteral(pattern)) return { pattern, file: paths.find(matcher([pattern])) ?? null };
  if (named3.has(pattern)) return { pattern, file: pattern };
  const folder = `${pattern.replace(/\/$/, "")}/`;
  return { pattern, file: null, ...paths.some((path) => path.startsWith(folder)) ? { folder: true } : {} };
}

// src/collect/change/shared-head.ts
function sharedHead(repository2, change2) {
  if (change2.state !== "OPEN") return void 0;
  const head = change2.headRefOid.slice(0, 7);
  const other = namedBy(change2).find((one) => String(one.repository.databaseId) === repository2.id && shares(one, change2));
  if (other) {
    return ambiguous(
      `Change #${other.number} into ${other.baseRefName} has the same head commit ${head}. Checks belong to a commit, so the verdict for one would count for both.`,
      `Close #${other.number} or #${change2.number}, or push a commit to one of them. Then run the job of the other again.`
    );
  }
  if (isWhole(change2)) return void 0;
  return ambiguous(
    `GitHub does not list every open change with commit ${head}, so another change could share its checks.`,
    "Run the job again. If that does not help, close changes that nobody works on: at most 1,000 open ones are read."
  );
}
var shares = (one, change2) => one.state === "OPEN" && one.number !== change2.number && one.headRefOid === change2.headRefOid;
function namedBy({ headCommit, repository: repository2 }) {
  const ofHead = headCommit.nodes.flatMap((node) => node?.commit.associatedPullRequests?.nodes ?? []);
  return [...ofHead, ...repository2.pullRequests.nodes].flatMap((node) => node ?? []);
}
function isWhole({ headRefOid, headCommit, repository: repository2 }) {
  const commit2 = headCommit.nodes[0]?.commit;
  const ofHead = commit2?.associatedPullRequests;
  if (!ofHead || commit2.oid !== headRefOid) return false;
  return [ofHead, repository2.pullRequests].every(
    ({ nodes, totalCount }) => nodes.filter((node) => node !== null).length >= totalCount
  );
}
var ambiguous = (detail, next) => ({
  state: "unavailable",
  why: "ambiguous",
  detail,
  next
});

// src/collect/change/change.ts
var NO_CONTENTS = { head: null, reviews: /* @__PURE__ */ new Map(), differing: /* @__PURE__ */ new Map() };
var ROOT = "repository.pullRequest";
function changeFact(source, contents2) {
  const { change: change2, base, repository: repository2 } = source;
  if (base === null) {
    return missing(
      `The base branch ${change2.baseRefName} of change #${change2.number} does not exist.`,
      "Set the base of the pull request to an existing branch."
    );
  }
  if (change2.headRepository === null && change2.state === "OPEN") {
    return missing(
      `The source repository of change #${change2.number} was deleted, so the change can no longer be corrected.`,
      "Push the commits to a branch that exists and open a new pull request from it."
    );
  }
  const refusal2 = refusedUnder(source, "author", ["pull-requests: read"]) ?? headRefused(source) ?? sharedHead(repository2, change2);
  if (refusal2) return refusal2;
  if (change2.author !== null && account(change2.author) === null) {
    return missing(
      `GitHub does not report which account opened change #${change2.number}, so a self-approval could not be detected.`,
      "Open the change again from a user account."
    );
  }
  if (account(change2.author)?.kind === "Bot" && isCut2(change2))
    return truncated(
      "GitHub does not list everybody who was ever assigned to the change, and an app opened it for one of them."
    );
  return complete(source, {
    repository: repository2,
    pull: change2.number,
    url: change2.url,
    title: change2.title,
    author: account(change2.author),
    assignees: assigneesOf(change2),
    requestedBy: requestedBy(change2),
    head: change2.headRefOid,
    base,
    baseBranch: change2.baseRefName,
    baseChangedAt: change2.baseChanges.nodes.at(-1)?.createdAt ?? null,
    lines: { added: change2.additions, removed: change2.deletions },
    draft: change2.isDraft,
    fork: change2.isCrossRepository,
    content: contents2.head
  });
}
function headRefused(source) {
  if (source.change.state !== "OPEN") return void 0;
  const permissions = ["contents: read", "pull-requests: read"];
  return refusedUnder(source, "headCommit", permissions, "head commit") ?? refusedUnder(source, "repository", permissions, "neighbours");
}
function commitsFact(source) {
  const refusal2 = refusedUnder(source, "commits", ["contents: read"]);
  if (refusal2) return refusal2;
  const { commits } = source.change;
  const nodes = commits?.nodes.flatMap((node) => node ?? []) ?? [];
  const cut = nodes.find(
    ({ commit: commit2 }) => commit2.authors.totalCount > commit2.authors.nodes.length || commit2.parents.totalCount > commit2.parents.nodes.length
  );
  if (cut) return truncated(`Commit ${cut.commit.oid.slice(0, 7)} has more authors or parents than GitHub lists.`);
  return listed(source, "commits", commits?.totalCount ?? -1, nodes.map(commitOf));
}
function reviewsFact(source, contents2) {
  const refusal2 = refusedUnder(source, "reviews", ["contents: read", "pull-requests: read"]);
  if (refusal2) return refusal2;
  const { reviews: reviews2 } = source.change;
  const nodes = reviews2?.nodes.flatMap((node) => node ?? []) ?? [];
  return listed(
    source,
    "reviews",
    reviews2?.totalCount ?? -1,
    nodes.map((node) => reviewOf(node, contents2, source.change))
  );
}
function labelsFact(source) {
  const refusal2 = refusedUnder(source, "labels", ["pull-requests: read"]);
  if (refusal2) return refusal2;
  const { labels } = source.change;
  return listed(source, "labels", labels?.totalCount ?? -1, labels?.nodes.flatMap((node) => node?.name ?? []) ?? []);
}
function commitOf({ commit: commit2 }) {
  const strangers = strangersIn(commit2);
  return {
    oid: commit2.oid,
    parents: commit2.parents.nodes.flatMap((parent) => parent?.oid ?? []),
    authors: commit2.authors.nodes.map(identity),
    committer: committerOf(commit2.committer),
    verified: commit2.signature?.isValid ?? false,
    ...strangers.length > 0 ? { strangers } : {}
  };
}
function strangersIn({ authors, committer }) {
  const [author = null, ...coAuthors] = authors.nodes;
  return [
    ...strangerIn("author", author, identity(author)),
    ...coAuthors.flatMap((one) => strangerIn("co-author", one, identity(one))),
    ...strangerIn("committer", committer, committerOf(committer))
  ];
}
function strangerIn(as, actor, known) {
  if (known !== null) return [];
  const email = actor?.email ?? null;
  return [{ as, email: email !== null && email.length > MAX_ADDRESS ? `${email.slice(0, MAX_ADDRESS)}\u2026` : email }];
}
var MAX_ADDRESS = 254;
var isCut2 = ({ assignees, assignments }) => [assignees, assignments].some(({ nodes, totalCount }) => nodes.filter((node) => node !== null).length < totalCount);
function requestedBy({ author, assignments }) {
  const app = account(author);
  if (app?.kind !== "Bot" || app.login === GITHUB_ACTIONS) return [];
  const own = assignments.nodes.filter((node) => account(node?.actor ?? null)?.id === app.id);
  const users = own.flatMap((node) => account(node?.assignee ?? null) ?? []).filter(({ kind: kind2 }) => kind2 === "User");
  return [...new Map(users.map((user2) => [user2.id, user2])).values()];
}
var GITHUB_ACTIONS = "github-actions[bot]";
function assigneesOf({ assignees, assignments }) {
  const ever = assignments.nodes.flatMap((node) => account(node?.assignee ?? null) ?? []);
  const now = assignees.nodes.flatMap((node) => (node && account({ __typename: "User", ...node })) ?? []);
  const users = [...now, ...ever].filter(({ kind: kind2 }) => kind2 === "User");
  return [...new Map(users.map((user2) => [user2.id, user2])).values()];
}
function reviewOf(node, contents2, change2) {
  const differing2 = node.commit ? contents2.differing.get(node.commit.oid) : null;
  const edits2 = node.commit ? contents2.patches?.get(node.commit.oid) : void 0;
  return {
    id: node.fullDatabaseId,
    state: node.state,
    author: account(node.author),
    canWrite: node.authorCanPushToRepository,
    commit: node.commit?.oid ?? null,
    content: (node.commit && contents2.reviews.get(node.commit.oid)) ?? null,
    submittedAt: node.submittedAt ?? "",
    differing: differing2 ? [...differing2] : null,
    ...edits2 === void 0 ? {} : { differingEdits: edits2 && [...edits2] },
    edited: node.lastEditedAt !== null,
    dismissal: dismissalOf(node, change2)
  };
}
function dismissalOf({ fullDatabaseId }, { dismissals }) {
  const event2 = dismissals?.nodes.findLast((node) => node?.review?.fullDatabaseId === fullDatabaseId);
  return event2 ? { by: account(event2.actor), was: event2.previousReviewState, at: event2.createdAt } : null;
}
var KINDS = ["User", "Bot", "Mannequin", "Organization", "EnterpriseUserAccount"];
function account(person3) {
  const kind2 = KINDS.find((known) => known === person3?.__typename);
  if (!person3 || !kind2 || person3.databaseId == null) return null;
  return { id: String(person3.databaseId), login: kind2 === "Bot" ? botLogin(person3.login) : person3.login, kind: kind2 };
}
var botLogin = (login) => login.endsWith("[bot]") ? login : `${login}[bot]`;
var HIDDEN_ADDRESS = /^([1-9]\d*)\+[^@]+@users\.noreply\.github\.com$/;
var WEB_FLOW = { email: "noreply@github.com", id: "19864447", login: "web-flow" };
function identity(actor) {
  if (!actor) return null;
  if (actor.user && actor.user.databaseId !== null)
    return { id: String(actor.user.databaseId), login: actor.user.login };
  const hidden3 = HIDDEN_ADDRESS.exec(actor.email ?? "")?.[1];
  if (hidden3 !== void 0) return { id: hidden3, login: null };
  return null;
}
function committerOf(actor) {
  const isWebFlow = actor?.email === WEB_FLOW.email && !actor.user;
  return isWebFlow ? { id: WEB_FLOW.id, login: WEB_FLOW.login } : identity(actor);
}
function provenance({ collectedAt }) {
  return { source: "github-graphql", trust: "platform", collectedAt };
}
function complete(source, value) {
  return { state: "complete", value, provenance: provenance(source) };
}
function listed(source, name2, total, value) {
  if (value.length !== total) {
    return truncated(
      `GitHub lists ${value.length} ${name2} of the change but counts ${total < 0 ? "an unknown number" : total}.`
    );
  }
  return { state: "complete", value, provenance: { ...provenance(source), listed: value.length, total } };
}
function refusedUnder(source, part, permissions, name2 = part) {
  const under = source.refusals.filter(({ path }) => path === `${ROOT}.${part}` || path.startsWith(`${ROOT}.${part}.`));
  if (under.some((error) => error.type === "FORBIDDEN")) {
    return {
      state: "unavailable",
      why: "forbidden",
      detail: `The token has no permission to read the ${name2} of the change.`,
      next: grant(...permissions)
    };
  }
  if (under.length === 0) return void 0;
  return {
    state: "unavailable",
    why: "unreachable",
    detail: `GitHub could not report the ${name2} of the change.`,
    next: "Run the job again."
  };
}
function truncated(detail) {
  return {
    state: "unavailable",
    why: "truncated",
    detail,
    next: "Run the job again. If the change is really this large, split it."
  };
}
var missing = (detail, next) => ({ state: "unavailable", why: "missing", detail, next });

// src/github/commit/checks.ts
var PAGE = 100;
async function readCheckRuns(client, { owner, name: repo }, { commit: commit2, name: name2, pages, what: what3 }) {
  const filter = name2 === void 0 ? { filter: "latest" } : { filter: "all", check_name: name2 };
  const runs = [];
  for (let page2 = 1; page2 <= pages; page2++) {
    const parameters = { owner, repo, ref: commit2, ...filter, per_page: PAGE, page: page2 };
    const answer8 = await client.rest("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters, { what: what3 });
    const { total_count, check_runs } = parse(checkRunsAnswer, answer8.data, [], what3);
    runs.push(...check_runs);
    if (runs.length >= total_count) return runs;
    if (check_runs.length === 0) break;
  }
  return void 0;
}
async function readCheckRun(client, { owner, name: repo }, id, what3) {
  const route = "GET /repos/{owner}/{repo}/check-runs/{check_run_id}";
  const { data } = await client.rest(route, { owner, repo, check_run_id: id }, { what: what3 });
  return parse(checkRunNode, data, [], what3);
}

// src/github/runs/pages.ts
var PAGE2 = 100;
var MAX_PAGES3 = 3;
async function readPages2(what3, read2) {
  const all = [];
  for (let page2 = 1; ; page2++) {
    const { total, items } = await read2(page2);
    all.push(...items);
    if (all.length >= total) return all;
    if (items.length === 0) throw unlisted2(what3, total, all.length);
    if (page2 === MAX_PAGES3) throw tooMany(what3, total);
  }
}
var tooMany = (what3, total) => new GitHubError("unavailable", `There are ${total}, more than the limit of ${PAGE2 * MAX_PAGES3} (${what3}).`, {
  status: 200,
  next: "Push the change again as a new commit, which starts without runs."
});
var unlisted2 = (what3, total, listed3) => new GitHubError("unavailable", `GitHub counts ${total} but lists ${listed3} (${what3}).`, {
  status: 200,
  next: "Run the job again."
});

// src/github/runs/runs.ts
var runsAnswer = object({
  total_count: number().int(),
  workflow_runs: array(
    object({
      id: number().int(),
      name: string().nullish(),
      path: string(),
      workflow_id: number().int(),
      head_sha: string(),
      run_attempt: number().int().optional(),
      status: string().nullable(),
      conclusion: string().nullable(),
      event: string().nullish()
    })
  )
});
var NOT_FINISHED = "not finished";
async function runsByWorkflow(client, { owner, name: name2 }, commit2, which = "newest") {
  const what3 = `listing the workflow runs on ${commit2.slice(0, 7)}`;
  const runs = await readPages2(what3, async (page2) => {
    const parameters = { owner, repo: name2, head_sha: commit2, per_page: PAGE2, page: page2 };
    const { data } = await client.rest("GET /repos/{owner}/{repo}/actions/runs", parameters, { what: what3 });
    const answer8 = parse(runsAnswer, data, [], what3);
    return { total: answer8.total_count, items: answer8.workflow_runs };
  });
  const counted5 = runs.filter((run2) => run2.head_sha === commit2 && COUNTS[which](run2));
  const histories = /* @__PURE__ */ new Map();
  for (const run2 of counted5.sort((a, b) => a.id - b.id))
    histories.set(run2.workflow_id, [runOf(run2), ...histories.get(run2.workflow_id) ?? []]);
  return [...histories.values()];
}
var runOf = ({ id, name: name2, path, workflow_id, run_attempt, status, conclusion: conclusion2 }) => ({
  id,
  workflow: name2 ?? String(workflow_id),
  // Where GitHub says the ref too, it stands behind an at sign.
  path: path.split("@")[0] ?? path,
  attempt: run_attempt ?? 1,
  status: status === "completed" ? conclusion2 ?? status : NOT_FINISHED
});
var OF_THE_COMMIT = /* @__PURE__ */ new Set(["merge_group", "push", "schedule", "workflow_dispatch"]);
var COUNTS = {
  newest: () => true,
  successful: ({ conclusion: conclusion2, event: event2 }) => conclusion2 === "success" && OF_THE_COMMIT.has(event2 ?? ""),
  queue: ({ event: event2 }) => event2 === "merge_group"
};

// src/github/runs/jobs.ts
var job = object({
  name: string(),
  head_sha: string(),
  status: string(),
  conclusion: string().nullable(),
  started_at: string(),
  completed_at: string().nullable(),
  runner_name: string().nullable(),
  /** Of the check run that Actions makes for the job. */
  check_run_url: string()
});
var jobsAnswer = object({ total_count: number().int(), jobs: array(job) });
async function jobsOf(client, repository2, run2) {
  const jobs = await listJobs(client, repository2, run2);
  return jobs.map(({ name: name2, status, conclusion: conclusion2, started_at, completed_at, runner_name }) => ({
    name: name2,
    status: status === "completed" ? conclusion2 ?? status : NOT_FINISHED,
    startedAt: Date.parse(started_at),
    completedAt: completed_at === null ? Number.POSITIVE_INFINITY : Date.parse(completed_at),
    runner: runner_name ?? void 0
  }));
}
async function listJobs(client, { owner, name: name2 }, run2) {
  const what3 = `listing the jobs of run ${run2}`;
  return readPages2(what3, async (page2) => {
    const route = "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs";
    const parameters = { owner, repo: name2, run_id: run2, filter: "all", per_page: PAGE2, page: page2 };
    const { data } = await client.rest(route, parameters, { what: what3 });
    const answer8 = parse(jobsAnswer, data, [], what3);
    return { total: answer8.total_count, items: answer8.jobs };
  });
}

// src/collect/change/checks.ts
var MAX_PAGES4 = 10;
var ACTIONS = "github-actions";
async function checksFact(client, repository2, on) {
  const { commit: commit2, until } = on;
  const what3 = `reading the checks on ${commit2.slice(0, 7)}`;
  let permission = "checks: read";
  try {
    const listed3 = await readCheckRuns(client, repository2, { commit: commit2, pages: MAX_PAGES4, what: what3 });
    if (!listed3) return truncated2(commit2);
    const counted5 = listed3.filter(
      ({ completed_at: at2 }) => until === null || at2 !== null && Date.parse(at2) <= Date.parse(until)
    );
    if (isOfJobs(on)) permission = "actions: read";
    const newest = await newestRuns(client, repository2, on, what3);
    const byId = new Map([...counted5.map(runOf2), ...newest].map((run2) => [run2.id, run2]));
    const provenance3 = { source: "github-rest", trust: "platform", collectedAt: client.time() };
    return { state: "complete", value: [...byId.values()], provenance: provenance3 };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return unreadable2(error, permission);
  }
}
var isOfJobs = ({ news, apps }) => news?.kind === "workflow-run" && apps.includes(ACTIONS);
async function newestRuns(client, repository2, on, what3) {
  const { news, commit: commit2 } = on;
  if (news?.kind === "check-run") {
    const run2 = await readCheckRun(client, repository2, news.id, what3);
    return run2.head_sha === commit2 ? [runOf2(run2)] : [];
  }
  if (news === void 0 || !isOfJobs(on)) return [];
  const jobs = await listJobs(client, repository2, news.id);
  return jobs.flatMap(({ head_sha, check_run_url, name: name2, status, conclusion: conclusion2 }) => {
    const [id] = /\d+$/.exec(check_run_url) ?? [];
    if (head_sha !== commit2 || id === void 0) return [];
    return [{ id, name: name2, app: ACTIONS, commit: commit2, status, conclusion: conclusion2 }];
  });
}
var runOf2 = ({ id, name: name2, app, head_sha, status, conclusion: conclusion2 }) => ({
  id: String(id),
  name: name2,
  app: app?.slug ?? null,
  commit: head_sha,
  status,
  conclusion: conclusion2
});
var truncated2 = (commit2) => ({
  state: "unavailable",
  why: "truncated",
  detail: `GitHub does not list every check on commit ${commit2.slice(0, 10)}.`,
  next: "Run the job again. If there really are more than a thousand, push a new commit."
});
function unreadable2({ code: code4, message, next }, permission) {
  const isForbidden2 = code4 === "forbidden" || code4 === "not_found";
  return {
    state: "unavailable",
    why: isForbidden2 ? "forbidden" : "unreachable",
    detail: message,
    next: isForbidden2 ? grant(permission) : next
  };
}

// src/documents/codeowners-pattern.ts
var MAX_LENGTH = 1024;
var RULES = [
  [(pattern) => pattern === "", "is empty.", 'Write a path, or "*" for all files.'],
  [
    (pattern) => pattern.length > MAX_LENGTH,
    `is longer than ${MAX_LENGTH} characters.`,
    "Shorten it, for example to the parent folder."
  ],
  [
    // It shows as nothing, as a space or as a question mark: the line would look like one that protects other files.
    (pattern) => /[\p{Cf}\p{Cs}\uFFFD]|[^\P{Zs} ]/u.test(pattern),
    "contains an invisible or misleading character.",
    'Remove it. If the path itself contains it, write "?".'
  ],
  [
    (pattern) => pattern.startsWith("!"),
    'begins with "!", but GitHub does not support negated patterns.',
    "Remove the line. To exclude files from a pattern, add a later line for them without owners."
  ],
  [
    // A line of owners alone. GitHub skips it, and other readers take the first owner for a file's name.
    (pattern) => pattern.startsWith("@"),
    'begins with "@", which marks an owner.',
    'Put the pattern first, as in "* @owner". For a folder whose name begins with "@", begin with "/" or "**/".'
  ],
  [
    // GitHub's page says that `\#` does not work; `a#b` is a path for some readers and ends the pattern for others.
    (pattern) => pattern.includes("#"),
    'contains "#", which may start a comment on GitHub.',
    'Put a space before a comment. If the path itself contains "#", write "?".'
  ],
  [
    // GitHub skips the line: "both `[` and `]` must be escaped with a `\`" (open-sauced/pizza-cli#100), while readers of
    // the file take it for a range or for the very characters.
    (pattern) => /[[\]]/.test(withoutEscapes(pattern)),
    'contains "[" or "]", but GitHub supports no ranges and rejects unescaped brackets.',
    'If the path itself contains brackets, write "\\[" and "\\]". Instead of a range, write a line for each character.'
  ],
  [
    (pattern) => /\\(?![ *?\\[\]])/.test(pattern.replaceAll("\\\\", "")),
    "contains a backslash that escapes nothing.",
    'Separate folders with "/". Only a space, "*", "?", "\\", "[" and "]" can be escaped.'
  ],
  [
    (pattern) => pattern.includes("***"),
    'contains "***", which has no meaning.',
    'Write "**" between slashes for folders of any depth, or "*" within a name.'
  ],
  [
    // gitignore has it stand for letters of one name, and so do some readers; others cross folders (sbdchd/codeowners#43,
    // bors-ng/bors-ng#753), and libgit2 once matched nothing (libgit2/libgit2#5093). GitHub's page does not say.
    (pattern) => pattern.split("/").some((name2) => name2 !== "**" && name2.replace(/\\./g, "x").includes("**")),
    'has "**" beside other characters of a name, which may or may not match across folders on GitHub.',
    'Write "*" for any characters within a name, or "**" between slashes for folders of any depth, as in "src/**/*.ts".'
  ],
  [
    // `**/**` and `a/**/` match everything below, only what lies two folders deep, or nothing: each reader its own.
    (pattern) => /(?:^|\/)\*\*\/(?:$|\*\*(?:$|\/))/.test(pattern),
    'has a "**" followed by another one or by the last slash, which is ambiguous.',
    'Write "**" once, and end the pattern with either "/" or "/**".'
  ],
  [(pattern) => pattern.includes("//"), 'contains "//", but no folder has an empty name.', "Write one slash."],
  [
    (pattern) => pattern.split("/").some((name2) => name2 === "." || name2 === ".."),
    'contains a "." or ".." folder, which no path in a repository has.',
    "Write the path from the root of the repository."
  ],
  [
    // In gitignore they are the very characters, and so whoever wrote this protects nothing.
    (pattern) => (pattern.match(/\{[^{}]*\}/g) ?? []).some((group) => group.includes(",")),
    "lists alternatives in braces, which GitHub does not support.",
    "Write a line for each alternative."
  ]
];
function refusalOf(pattern) {
  const rule = RULES.find(([applies]) => applies(pattern));
  return rule && { message: `The pattern ${spelt(pattern)} ${rule[1]}`, next: rule[2] };
}
var spelt = (pattern) => shown(pattern).replaceAll("\\\\", "\\");
var withoutEscapes = (pattern) => pattern.replace(/\\./g, "");
function pathOf(text2) {
  const names = text2.split("/");
  if (names.includes("")) throw new RangeError(`${shown(text2)} is not a path relative to the root of a repository.`);
  return names.map((name2) => ({ name: name2, letters: [...name2] }));
}
function patternMatcher(pattern) {
  const refusal2 = refusalOf(pattern);
  if (refusal2) throw new RangeError(refusal2.message);
  const parts = partsOf2(pattern);
  return (path) => covers2(parts, path);
}
var MANY = "many";
var ANY = () => true;
function partsOf2(pattern) {
  if (pattern === "/") return [];
  const isAnchored = pattern.startsWith("/");
  const names = pattern.slice(isAnchored ? 1 : 0).split("/");
  const isFolder = names.at(-1) === "";
  if (isFolder) names.pop();
  const start = !isAnchored && names.length === 1 ? [MANY] : [];
  const last = isFolder ? "**" : names.at(-1);
  if (!isFolder && last === "**") names.pop();
  return [...start, ...names.map(partOf), ...below(last)];
}
function below(last) {
  if (last === "**") return [ANY, MANY];
  return last === "*" ? [] : [MANY];
}
function partOf(name2) {
  if (name2 === "**") return MANY;
  const letters = (name2.match(/\\?./gsu) ?? []).map(letterOf);
  const first = letters.findIndex(isWildcard);
  if (first === -1) {
    const literal2 = letters.join("");
    return (segment) => segment.name === literal2;
  }
  const head = letters.slice(0, first).join("");
  const tail = letters.slice(letters.findLastIndex(isWildcard) + 1).join("");
  const parts = letters.map((letter) => isWildcard(letter) ? letter.part : (other) => other === letter);
  return ({ name: name3, letters: letters2 }) => name3.startsWith(head) && name3.endsWith(tail) && covers2(parts, letters2);
}
var isWildcard = (letter) => typeof letter !== "string";
function letterOf(token) {
  if (token === "*") return { part: MANY };
  if (token === "?") return { part: ANY };
  return token.startsWith("\\") ? token.slice(1) : token;
}
function covers2(parts, items) {
  let [part, item] = [0, 0];
  let [resume, taken] = [-1, 0];
  while (item < items.length) {
    const now = parts[part];
    if (now === MANY) {
      part += 1;
      if (part === parts.length) return true;
      resume = part;
      taken = item;
    } else if (now?.(items[item])) {
      part += 1;
      item += 1;
    } else if (resume === -1) {
      return false;
    } else {
      taken += 1;
      part = resume;
      item = taken;
    }
  }
  while (parts[part] === MANY) part += 1;
  return part === parts.length;
}

// src/documents/codeowners.ts
var MAX_LINES = 5e4;
function readCodeOwners(text2) {
  const rows = text2.replace(/^\uFEFF/, "").split("\n", MAX_LINES + 1);
  const unreadable9 = fileProblem(rows);
  if (unreadable9) return { ok: false, problems: [unreadable9] };
  const read2 = rows.map((row3, index) => readLine(row3.replace(/\r$/, ""), index + 1));
  const problems = read2.filter((one) => one !== void 0 && "message" in one);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, lines: read2.filter((one) => one !== void 0 && "owners" in one) };
}
function ownersOf(owners) {
  const compiled = owners.lines.map((line) => ({ line, matches: patternMatcher(line.pattern) }));
  return (path) => {
    const segments = pathOf(path);
    return compiled.findLast(({ matches }) => matches(segments))?.line;
  };
}
function fileProblem(rows) {
  const binary = rows.findIndex((row3) => row3.includes("\0"));
  if (binary !== -1) {
    return {
      line: binary + 1,
      message: "The file contains a NUL character, so it is not text.",
      next: "Save it as plain text in UTF-8."
    };
  }
  if (rows.length <= MAX_LINES) return void 0;
  return {
    line: rows.length,
    message: `The file has more than ${MAX_LINES} lines.`,
    next: "Assign owners to folders instead of single files."
  };
}
function readLine(row3, line) {
  const control = controlProblem(row3);
  if (control) return { line, ...control };
  const text2 = row3.replace(/^[ \t]+/, "");
  if (text2 === "" || text2.startsWith("#")) return void 0;
  const pattern = text2.slice(0, patternEnd(text2));
  const words = ownerWords(text2.slice(pattern.length));
  const owners = words.map(readOwner);
  const problem = layoutProblem(row3) ?? refusalOf(pattern) ?? owners.find((owner) => "message" in owner);
  if (problem) return { line, message: problem.message, next: problem.next };
  return { line, pattern, owners: owners.filter((owner) => "kind" in owner) };
}
function controlProblem(row3) {
  const [control] = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u.exec(row3) ?? [];
  return control === void 0 ? void 0 : { message: `The line contains the control character ${shown(control)}.`, next: "Remove it." };
}
function layoutProblem(row3) {
  if (/^[ \t]/.test(row3)) {
    return { message: "The line begins with a space.", next: "Remove the space before the pattern." };
  }
  if (/^\^?\[[^\]]*\](?:\[\d+\])?(?:[ \t]|$)/.test(row3)) {
    return {
      message: `The line ${shown(row3)} starts a section, which only GitLab supports.`,
      next: "Remove the line, and write the owners on each line of the section."
    };
  }
  return void 0;
}
function patternEnd(text2) {
  let end = 0;
  while (end < text2.length && text2[end] !== " " && text2[end] !== "	") end += text2[end] === "\\" ? 2 : 1;
  return end;
}
function ownerWords(text2) {
  const words = text2.split(/[ \t]+/).filter((word) => word !== "");
  const comment2 = words.findIndex((word) => word.startsWith("#"));
  return comment2 === -1 ? words : words.slice(0, comment2);
}
var USER = /^@([A-Za-z0-9][A-Za-z0-9_-]{0,38})$/;
var TEAM = /^@([A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9_][A-Za-z0-9._-]{0,99})$/;
var EMAIL = /^([A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})$/;
function readOwner(word) {
  const [, login] = USER.exec(word) ?? [];
  if (login !== void 0) return { kind: "user", login: login.toLowerCase() };
  const [, team] = TEAM.exec(word) ?? [];
  if (team !== void 0) return { kind: "team", team: team.toLowerCase() };
  const [, email] = EMAIL.exec(word) ?? [];
  if (email !== void 0) return { kind: "email", email: email.toLowerCase() };
  return ownerProblem(word);
}
var FORMS = "Name a user as @login, a team as @organisation/team, or an e-mail address.";
function ownerProblem(word) {
  if (word.startsWith("@@")) return { message: `${shown(word)} names a role, which only GitLab supports.`, next: FORMS };
  if (word.endsWith("[bot]")) {
    return { message: `${shown(word)} is an app, and apps cannot own code on GitHub.`, next: FORMS };
  }
  if (word.includes("#")) {
    return { message: `${shown(word)} is not an owner.`, next: "Put a space before the comment." };
  }
  return { message: `${shown(word)} is not an owner.`, next: `${FORMS} Write a space in a path as "\\ ".` };
}

// src/collect/change/code-owners.ts
var PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
var MAX_BYTES = 3e6;
var MAX_REPORTED = 5;
function codeOwnersFact(rules2, files3, collectedAt) {
  if (files3.state !== "complete") return files3;
  const entries = [rules2.codeowners1, rules2.codeowners2, rules2.codeowners3];
  const place3 = entries.findIndex((entry3) => entry3 !== null);
  const [file3, entry2] = [PLACES[place3], entries[place3]];
  if (!file3 || !entry2) return NO_FILE;
  const { object: object2 } = entry2;
  if (entry2.type !== "blob" || entry2.mode === LINK || !object2) return unread(file3, "is not a regular file");
  if ((object2.byteSize ?? 0) >= MAX_BYTES) return unread(file3, "has 3 MB or more, so GitHub ignores it");
  if (object2.isBinary || object2.isTruncated || object2.text == null)
    return unread(file3, "is not text, or GitHub does not show all of it");
  const read2 = readCodeOwners(object2.text);
  if (!read2.ok) return wrong(file3, read2.problems);
  const paths = new Set(
    files3.value.flatMap(({ path, previousPath }) => [path, ...previousPath === null ? [] : [previousPath]])
  );
  const provenance3 = { source: "github-graphql", trust: "platform", collectedAt };
  return { state: "complete", value: owned(file3, ownersOf(read2), [...paths]), provenance: provenance3 };
}
var LINK = 40960;
function owned(file3, lineOf3, paths) {
  const parts = /* @__PURE__ */ new Map();
  const unowned = [];
  for (const path of paths) {
    const found2 = lineOf3(path);
    if (!found2 || found2.owners.length === 0) {
      unowned.push(path);
      continue;
    }
    const part = parts.get(found2.line) ?? { ...found2, owners: [...found2.owners], paths: [] };
    part.paths.push(path);
    parts.set(found2.line, part);
  }
  return { file: file3, parts: [...parts.values()].sort((a, b) => a.line - b.line), unowned };
}
var NO_FILE = {
  state: "unavailable",
  why: "missing",
  detail: `There is no CODEOWNERS file on the base branch. GitHub reads these locations: ${PLACES.join(", ")}.`,
  next: "Add one to the base branch, or remove `code-owners` from the policy."
};
var unread = (file3, why2) => ({
  state: "unavailable",
  why: "ambiguous",
  detail: `${file3} on the base branch ${why2}.`,
  next: "Correct it on the base branch."
});
function wrong(file3, problems) {
  const named3 = problems.slice(0, MAX_REPORTED).map(({ line, message }) => `${file3}:${line} ${message}`);
  const more = problems.length > MAX_REPORTED ? ` There are ${problems.length - MAX_REPORTED} more.` : "";
  const next = `Correct it on the base branch. ${problems[0]?.next ?? ""}`.trim();
  return { state: "unavailable", why: "ambiguous", detail: `${named3.join(" ")}${more}`, next };
}

// src/collect/change/confirm-files.ts
function confirmFiles(clone, platform) {
  if (clone.state !== "complete") return clone;
  if (platform.state !== "complete") return platform;
  const [ours, theirs] = [touched(clone.value), touched(platform.value)];
  const odd = [...ours].find((path) => !theirs.has(path)) ?? [...theirs].find((path) => !ours.has(path));
  if (odd === void 0) return clone;
  const where = ours.has(odd) ? "the clone but not to GitHub" : "GitHub but not to the clone";
  return {
    state: "unavailable",
    why: "ambiguous",
    detail: `The clone and GitHub disagree about the changed files: ${odd.slice(0, 200)} is known to ${where}.`,
    next: "Run the job again. If that does not help, check whether earlier steps modify the clone."
  };
}
function touched(files3) {
  return new Set(
    files3.flatMap(
      ({ path, previousPath, status }) => previousPath === null || status === "copied" ? [path] : [path, previousPath]
    )
  );
}

// src/github/commit/statuses.ts
var PAGE3 = 100;
async function readStatuses(client, { owner, name: repo }, { commit: commit2, pages, what: what3 }) {
  const statuses = [];
  for (let page2 = 1; page2 <= pages; page2++) {
    const parameters = { owner, repo, ref: commit2, per_page: PAGE3, page: page2 };
    const { data, link: link3 } = await client.rest("GET /repos/{owner}/{repo}/commits/{ref}/statuses", parameters, { what: what3 });
    const listed3 = parse(statusesAnswer, data, [], what3);
    statuses.push(...listed3);
    if (listed3.length < PAGE3 && !link3.includes('rel="next"')) return statuses;
  }
  return void 0;
}
var PATIENCE = 300;
async function postStatus(client, { owner, name: repo }, commit2, status) {
  const what3 = `posting the commit status "${status.context}"`;
  const parameters = { owner, repo, sha: commit2, ...status };
  const route = "POST /repos/{owner}/{repo}/statuses/{sha}";
  return parse(statusAnswer, (await client.rest(route, parameters, { what: what3, patience: PATIENCE })).data, [], what3);
}
var MAX_PAGES5 = 5;
async function newestStatuses(client, { owner, name: repo }, { commit: commit2, context }) {
  const what3 = "looking for statuses of other runs";
  for (let page2 = 1; ; page2++) {
    const parameters = { owner, repo, ref: commit2, per_page: PAGE3, page: page2 };
    const { data } = await client.rest("GET /repos/{owner}/{repo}/commits/{ref}/statuses", parameters, { what: what3 });
    const listed3 = parse(statusesAnswer, data, [], what3);
    const named3 = listed3.filter((one) => one.context === context);
    if (named3.length > 0 || listed3.length < PAGE3 || page2 === MAX_PAGES5) return named3;
  }
}

// src/collect/change/statuses.ts
var MAX_PAGES6 = 30;
var WAITS = [5, 10, 20, 40, 60];
async function statusesFact(client, repository2, on) {
  const { commit: commit2, until } = on;
  try {
    const all = await listWithNews(client, repository2, on);
    if (all === "truncated") return truncated3(commit2);
    if (all === "behind") return behind(commit2);
    const counted5 = all.filter(({ created_at: at2 }) => until === null || Date.parse(at2) <= Date.parse(until));
    const value = newestOfEach(counted5).map((status) => statusOf(status, commit2));
    const provenance3 = { source: "github-rest", trust: "platform", collectedAt: client.time() };
    return { state: "complete", value, provenance: provenance3 };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return unreadable3(error);
  }
}
async function listWithNews(client, repository2, { commit: commit2, news, contexts, sleep }) {
  const awaited = news?.kind === "status" && contexts.includes(news.context) ? news.id : void 0;
  const what3 = `reading the commit statuses on ${commit2.slice(0, 7)}`;
  for (const seconds of [0, ...WAITS]) {
    if (seconds > 0) await sleep(seconds * 1e3);
    const all = await readStatuses(client, repository2, { commit: commit2, pages: MAX_PAGES6, what: what3 });
    if (!all) return "truncated";
    if (awaited === void 0 || all.some(({ id }) => id === awaited)) return all;
  }
  return "behind";
}
function newestOfEach(statuses) {
  const oldestFirst2 = [...statuses].sort((a, b) => a.id - b.id);
  const newest = new Map(oldestFirst2.map((status) => [status.context, status]));
  return [...newest.values()].sort((a, b) => a.id - b.id);
}
function statusOf({ id, context, state, created_at, target_url, creator }, commit2) {
  return {
    id: String(id),
    context,
    creator: creator && {
      id: String(creator.id),
      login: creator.login,
      kind: creator.type === "User" ? "User" : "Bot"
    },
    commit: commit2,
    state,
    at: created_at,
    target: target_url
  };
}
var truncated3 = (commit2) => ({
  state: "unavailable",
  why: "truncated",
  detail: `Commit ${commit2.slice(0, 10)} has more than ${MAX_PAGES6 * 100} commit statuses.`,
  next: "Push a new commit, which starts without statuses."
});
var behind = (commit2) => ({
  state: "unavailable",
  why: "truncated",
  detail: `GitHub does not list the commit status on ${commit2.slice(0, 10)} yet that started this run.`,
  next: "Run the job again."
});
function unreadable3({ code: code4, message, next }) {
  const isForbidden2 = code4 === "forbidden" || code4 === "not_found";
  return {
    state: "unavailable",
    why: isForbidden2 ? "forbidden" : "unreachable",
    detail: message,
    next: isForbidden2 ? grant("statuses: read") : next
  };
}

// src/github/concessions.ts
var comment = object({
  // A BigInt: GitHub writes it as text, and as a number in older versions.
  fullDatabaseId: union([string(), number().int()]).transform(String),
  author: person2,
  body: string(),
  createdAt: string(),
  lastEditedAt: string().nullable(),
  isMinimized: boolean()
});
var issue3 = object({
  number: int(),
  body: string(),
  closedAt: string().nullable(),
  lastEditedAt: string().nullable(),
  author: person2,
  comments: object({ nodes: array(comment.nullable()) }),
  // No hole here: a grant of before would count.
  moves: object({ nodes: array(object({ createdAt: string() })) })
});
var page = object({ hasNextPage: boolean(), endCursor: string().nullable() });
var issues = object({ totalCount: int(), pageInfo: page, nodes: array(issue3.nullable()).nullable() }).nullable();
var concessionsAnswer = object({ repository: object({ open: issues, closed: issues }) });
var moreAnswer = object({ repository: object({ issues }) });
var MAX_PAGES7 = 10;
async function readConcessions(client, { owner, name: name2 }, label, asOf) {
  const what3 = "reading concessions";
  const labels = [label];
  const answer8 = await client.graphql(CONCESSIONS, { owner, name: name2, labels, since: asOf }, { what: what3 });
  const { open: first, closed: closed2 } = parse(concessionsAnswer, answer8.data, answer8.errors, what3).repository;
  const more = async (states, since2, after2) => {
    const next = await client.graphql(MORE_CONCESSIONS, { owner, name: name2, labels, states, since: since2, after: after2 }, { what: what3 });
    return parse(moreAnswer, next.data, next.errors, what3).repository.issues;
  };
  const lists = [
    await pagesFrom(first, (after2) => more(["OPEN"], null, after2)),
    await pagesFrom(closed2, (after2) => more(["CLOSED"], asOf, after2))
  ].flatMap((list6) => list6 ?? []);
  if (lists.length < 2) return "forbidden";
  const found2 = lists.flatMap(({ nodes }) => nodes);
  const total = lists.reduce((sum, list6) => sum + list6.total, 0);
  const each = [...new Map(found2.map((node) => [node.number, node])).values()];
  const open = each.filter((node) => isOpenAt(node, asOf)).sort((a, b) => a.number - b.number);
  return { issues: open, read: each.length, total };
}
async function pagesFrom(first, next) {
  const nodes = [];
  let page2 = first;
  for (let count2 = 1; ; count2++) {
    if (!page2?.nodes || page2.nodes.includes(null)) return void 0;
    nodes.push(...page2.nodes.flatMap((node) => node ?? []));
    const { hasNextPage, endCursor } = page2.pageInfo;
    if (!hasNextPage || endCursor === null || count2 === MAX_PAGES7) return { nodes, total: page2.totalCount };
    page2 = await next(endCursor);
  }
}
var isOpenAt = ({ closedAt }, time3) => closedAt === null || Date.parse(closedAt) > Date.parse(time3);

// src/github/client/batches.ts
var BATCH = 100;
var FILES_BATCH = 250;
var numbered = (count2, text2) => Array.from({ length: count2 }, (_, index) => text2(index)).join("\n");
function workQuery({ issues: issues2, base, head }) {
  return (
    /* GraphQL */
    `
query Work(
  $owner: String!, $name: String!
  ${base > 0 ? "$base: GitObjectID!" : ""} ${head > 0 ? "$head: GitObjectID!" : ""}
  ${numbered(issues2, (at2) => `$owner${at2}: String!, $name${at2}: String!, $number${at2}: Int!`)}
  ${numbered(base, (at2) => `$basePath${at2}: String!`)}
  ${numbered(head, (at2) => `$headPath${at2}: String!`)}
) {
  repository(owner: $owner, name: $name) {
    pullRequestTemplates { body }
    ${base > 0 ? `base: object(oid: $base) { ... on Commit { ${numbered(base, (at2) => `file${at2}: file(path: $basePath${at2}) { ...RulesFile }`)} } }` : ""}
    ${head > 0 ? `head: object(oid: $head) { ... on Commit { ${numbered(head, (at2) => `file${at2}: file(path: $headPath${at2}) { ...RulesFile }`)} } }` : ""}
  }
  ${numbered(issues2, (at2) => `issue${at2}: repository(owner: $owner${at2}, name: $name${at2}) { databaseId nameWithOwner issueOrPullRequest(number: $number${at2}) { __typename ...Issue ... on PullRequest { fullDatabaseId number } } }`)}
}
${issues2 > 0 ? issue : ""}${base + head > 0 ? rulesFile : ""}`
  );
}
function commitsQuery(count2, withFiles = false) {
  return (
    /* GraphQL */
    `
query Commits($owner: String!, $name: String!, ${numbered(count2, (at2) => `$commit${at2}: GitObjectID!`)}) {
  repository(owner: $owner, name: $name) {
    ${numbered(count2, (at2) => `commit${at2}: object(oid: $commit${at2}) { ...ReleasedCommit }`)}
  }
}
${releasedCommit(withFiles)}`
  );
}
var releasedCommit = (withFiles) => (
  /* GraphQL */
  `
fragment ReleasedCommit on Commit {
  oid
  committedDate
  message
  authors(first: 100) { totalCount nodes { email user { databaseId login } } }
  committer { email user { databaseId login } }
  associatedPullRequests(first: 10) {
    totalCount
    nodes {
      number merged mergedAt baseRefName headRefName isCrossRepository mergeCommit { oid } author { ...Person }
      ${withFiles ? "files(first: 100) { totalCount nodes { path changeType } }" : ""}
    }
  }
}
${person}`
);
function ledgerFilesQuery(count2) {
  return (
    /* GraphQL */
    `
query LedgerFiles($owner: String!, $name: String!, $branch: String!, ${numbered(count2, (at2) => `$path${at2}: String!`)}) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target {
        oid
        ... on Commit {
          ${numbered(count2, (at2) => `file${at2}: file(path: $path${at2}) { mode object { ... on Blob { text isTruncated } } }`)}
        }
      }
    }
  }
}`
  );
}
function teamsQuery(count2) {
  return (
    /* GraphQL */
    `
query Teams(${numbered(count2, (at2) => `$org${at2}: String!, $slug${at2}: String!, $after${at2}: String`)}) {
  ${numbered(count2, (at2) => `team${at2}: organization(login: $org${at2}) { team(slug: $slug${at2}) { members(first: 100, after: $after${at2}, membership: ALL) { totalCount pageInfo { hasNextPage endCursor } nodes { databaseId } } } }`)}
}`
  );
}
function sidesQuery(paths) {
  return (
    /* GraphQL */
    `
query Sides(
  $owner: String!, $name: String!
  $mergeBase: GitObjectID!, $head: GitObjectID!, $parent: GitObjectID!, $commit: GitObjectID!
  ${numbered(paths, (at2) => `$path${at2}: String!`)}
) {
  repository(owner: $owner, name: $name) {
    mergeBase: object(oid: $mergeBase) { ...Side }
    head: object(oid: $head) { ...Side }
    parent: object(oid: $parent) { ...Side }
    commit: object(oid: $commit) { ...Side ... on Commit { signature { isValid wasSignedByGitHub } } }
  }
}
fragment Side on Commit {
  tree { oid }
  ${numbered(paths, (at2) => `file${at2}: file(path: $path${at2}) { type mode oid }`)}
}`
  );
}
function treesQuery(count2) {
  return (
    /* GraphQL */
    `
query Trees($owner: String!, $name: String!, ${numbered(count2, (at2) => `$tree${at2}: GitObjectID!`)}) {
  repository(owner: $owner, name: $name) {
    ${numbered(count2, (at2) => `tree${at2}: object(oid: $tree${at2}) { ... on Tree { entries { name type mode oid } } }`)}
  }
}`
  );
}
var WORK = workQuery({ issues: 1, base: 1, head: 1 });
var COMMITS = commitsQuery(1);
var COMMITS_WITH_FILES = commitsQuery(1, true);
var RELEASED_HISTORY = (
  /* GraphQL */
  `
query ReleasedHistory($owner: String!, $name: String!, $after: GitObjectID!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    object(oid: $after) {
      ... on Commit {
        history(first: 100, after: $cursor) {
          pageInfo { hasNextPage endCursor }
          nodes { ...ReleasedCommit parents(first: 10) { totalCount nodes { oid } } }
        }
      }
    }
  }
}
${releasedCommit(false)}`
);
var LEDGER_FILES = ledgerFilesQuery(1);
var TEAMS = teamsQuery(1);
var SIDES = sidesQuery(1);
var TREES = treesQuery(1);

// src/github/teams.ts
var MAX_PAGES8 = 20;
async function readTeams(client, names) {
  if (names.length === 0) return [];
  const pages = await readPages3(
    client,
    names.map((name2) => ({ name: name2, after: null }))
  );
  return Promise.all(names.map((name2, at2) => wholeTeam(client, name2, pages[at2])));
}
async function wholeTeam(client, name2, first) {
  const ids = /* @__PURE__ */ new Set();
  let page2 = first;
  for (let count2 = 1; page2; count2++) {
    for (const id of page2.ids) ids.add(id);
    if (page2.after === null) return ids.size === page2.total ? { ids } : { unread: "incomplete" };
    if (count2 === MAX_PAGES8) return { unread: "incomplete" };
    [page2] = await readPages3(client, [{ name: name2, after: page2.after }]);
  }
  return { unread: "hidden" };
}
async function readPages3(client, pages) {
  const what3 = `reading the members of ${pages.map(({ name: name2 }) => name2).join(", ")}`;
  const variables = pages.map(({ name: name2, after: after2 }, at2) => {
    const [org, slug2] = name2.split("/");
    return { [`org${at2}`]: org, [`slug${at2}`]: slug2, [`after${at2}`]: after2 };
  });
  const answer8 = await client.graphql(teamsQuery(pages.length), Object.assign({}, ...variables), { what: what3 });
  if (answer8.data === null && answer8.errors.every(({ type }) => HIDDEN.includes(type)))
    return pages.map(() => void 0);
  const teams = parse(teamsAnswer, answer8.data, answer8.errors, what3);
  return pages.map((_, at2) => pageOf(teams[`team${at2}`]));
}
var HIDDEN = ["FORBIDDEN", "NOT_FOUND", "INSUFFICIENT_SCOPES"];
function pageOf(organisation) {
  const members2 = organisation?.team?.members;
  if (!members2) return void 0;
  const { totalCount: total, nodes, pageInfo } = members2;
  const ids = nodes.flatMap((node) => node?.databaseId == null ? [] : [String(node.databaseId)]);
  return { ids, total, after: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
var members = object({
  totalCount: int(),
  pageInfo: object({ hasNextPage: boolean(), endCursor: string().nullable() }),
  nodes: array(object({ databaseId: int().nullable() }).nullable())
});
var teamsAnswer = record(string(), object({ team: object({ members }).nullable() }).nullable());

// src/collect/change/memberships.ts
async function membershipsFact(request) {
  try {
    const ofTeams = await inTeams(request);
    const ofPermissions = await withPermissions(request).catch((error) => unreadPermissions(error, request));
    const provenance3 = { source: "github", trust: "platform", collectedAt: request.client.time() };
    return { state: "complete", value: Object.fromEntries([...ofTeams, ...ofPermissions]), provenance: provenance3 };
  } catch (error) {
    if (error instanceof Unreadable) return error.fact;
    throw error;
  }
}
var Unreadable = class extends Error {
  fact;
  constructor(why2, detail, next) {
    super(detail);
    this.fact = { state: "unavailable", why: why2, detail, next };
  }
};
async function inTeams({ orgClient, teams, candidates, keepsUnread }) {
  const found2 = await readTeams(orgClient, teams);
  return teams.map((name2, at2) => {
    const team = found2[at2] ?? { unread: "hidden" };
    if ("ids" in team) return [teamGroup(name2), idsOf(candidates.filter(({ id }) => team.ids.has(id)))];
    const problem = team.unread === "hidden" ? hiddenTeam(name2) : unreadTeam(name2);
    if (keepsUnread) return [teamGroup(name2), problem.fact];
    throw problem;
  });
}
function unreadPermissions(error, { permissions, keepsUnread }) {
  if (!(error instanceof Unreadable) || !keepsUnread) throw error;
  return permissions.map((permission) => [permissionGroup(permission), error.fact]);
}
var idsOf = (people) => [...new Set(people.map(({ id }) => id))].sort();
function hiddenTeam(name2) {
  const detail = `The members of the team ${name2} cannot be read: the team does not exist, or the token has no access to it.`;
  const next = "Check its name, and pass an `org-token` of an app with `members: read` in the organisation. The job token never has this permission.";
  return new Unreadable("forbidden", detail, next);
}
function unreadTeam(name2) {
  const next = "Run the job again. Teams of more than 2,000 people are not supported: use a smaller team in the role.";
  return new Unreadable("truncated", `Not all members of the team ${name2} could be read.`, next);
}
var ANSWERED = { write: "push", maintain: "maintain", admin: "admin" };
var permissionAnswer = object({
  user: object({ id: int(), permissions: record(string(), boolean()).optional() }).nullable()
});
async function withPermissions({ client, repository: repository2, permissions, candidates }) {
  if (permissions.length === 0) return [];
  const each = [...new Map(candidates.map((one) => [one.id, one])).values()];
  const granted = await Promise.all(each.map(async (one) => ({ one, has: await permissionsOf(client, repository2, one) })));
  return permissions.map((permission) => [
    permissionGroup(permission),
    idsOf(granted.filter(({ has }) => has[ANSWERED[permission]] === true).map(({ one }) => one))
  ]);
}
async function permissionsOf(client, repository2, { id, login }) {
  const user2 = await permissionAnswerFor(client, repository2, login);
  return String(user2?.id) === id ? user2?.permissions ?? {} : {};
}
async function permissionAnswerFor(client, { owner, name: name2 }, login) {
  const what3 = `reading the permission of ${login}`;
  const parameters = { owner, repo: name2, username: login };
  const answer8 = await client.rest("GET /repos/{owner}/{repo}/collaborators/{username}/permission", parameters, { what: what3 }).catch((error) => hiddenPermission(error, login));
  return answer8 ? parse(permissionAnswer, answer8.data, [], what3).user : null;
}
async function accessFact(client, repository2, logins) {
  try {
    const value = await Promise.all(
      logins.map(async (login) => {
        const user2 = await permissionAnswerFor(client, repository2, login);
        return { login, id: user2 ? String(user2.id) : null, canWrite: user2?.permissions?.[ANSWERED.write] === true };
      })
    );
    const provenance3 = { source: "github", trust: "platform", collectedAt: client.time() };
    return { state: "complete", value, provenance: provenance3 };
  } catch (error) {
    if (error instanceof Unreadable) return error.fact;
    if (error instanceof GitHubError) return unreadAccess(error);
    throw error;
  }
}
var unreadAccess = ({ message, next }) => ({
  state: "unavailable",
  why: "unreachable",
  detail: message,
  next
});
function hiddenPermission(error, login) {
  if (!(error instanceof GitHubError)) throw error;
  if (error.code === "not_found") return void 0;
  if (error.code !== "forbidden") throw error;
  const next = "Pass a `token` that may read the collaborators of the repository, or list users in the role.";
  throw new Unreadable("forbidden", `The token has no permission to read the access level of ${login}.`, next);
}

// src/collect/change/access.ts
async function withAccess(client, repository2, people) {
  const candidates = people.filter((one) => one !== null).filter(({ kind: kind2 }) => kind2 === "User");
  const request = { client, orgClient: client, repository: repository2, teams: [], permissions: ["write"], candidates };
  const fact2 = await membershipsFact(request);
  if (fact2.state !== "complete") return fact2;
  const members2 = fact2.value[permissionGroup("write")] ?? [];
  return "state" in members2 ? members2 : new Set(members2);
}

// src/collect/concessions/concessions.ts
async function concessionsFact(client, repository2, input) {
  try {
    const found2 = await readConcessions(client, repository2, input.label, input.asOf);
    if (found2 === "forbidden") return FORBIDDEN;
    const concessions2 = found2.issues.map(concessionIn);
    const granters = grantersOf(concessions2, input);
    const access2 = await withAccess(client, repository2, granters);
    if ("state" in access2) return access2;
    const asked = new Set(granters.map(({ id }) => id));
    const canWrite = (by) => by && asked.has(by.id) ? access2.has(by.id) : null;
    const value = concessions2.map((one) => ({
      ...one,
      grants: one.grants.map((grant2) => ({ ...grant2, canWrite: canWrite(grant2.by) }))
    }));
    const { read: listed3, total } = found2;
    const provenance3 = {
      source: "github-graphql",
      trust: "platform",
      collectedAt: client.time(),
      listed: listed3,
      total
    };
    return { state: "complete", value, provenance: provenance3 };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    if (error.code !== "forbidden" && error.code !== "not_found") throw error;
    return FORBIDDEN;
  }
}
var MAX_GRANTERS = 20;
function grantersOf(concessions2, { pull, mayGrant }) {
  const about = concessions2.filter(({ pulls, paths }) => pulls.includes(pull) || paths.length > 0);
  const people = about.flatMap(({ grants }) => grants.flatMap(({ by }) => by ?? []));
  return mayGrant([...new Map(people.map((one) => [one.id, one])).values()]).slice(0, MAX_GRANTERS);
}
var concessionIn = (issue6) => ({
  issue: issue6.number,
  requestedBy: account(issue6.author),
  grants: grantsIn(issue6, GRANT).map(({ by, at: at2 }) => ({ by, at: at2, canWrite: null })),
  editedAt: editedAt(issue6),
  ...concessionText(issue6.body)
});
var editedAt = ({ lastEditedAt, moves }) => latest([lastEditedAt, ...moves.nodes.map(({ createdAt }) => createdAt)]);
var latest = (times) => times.flatMap((time3) => time3 ?? []).sort().at(-1) ?? null;
function grantsIn({ comments }, words) {
  return comments.nodes.flatMap((comment2) => {
    if (!comment2 || comment2.lastEditedAt !== null || comment2.isMinimized) return [];
    const { author, createdAt: at2, fullDatabaseId } = comment2;
    return words.test(comment2.body.trim()) ? [{ by: account(author), at: at2, comment: fullDatabaseId }] : [];
  });
}
var GRANT = /^concession granted\.?$/i;
var FORBIDDEN = {
  state: "unavailable",
  why: "forbidden",
  detail: "The token has no permission to read the issues of the repository, so no concession counts.",
  next: grant("issues: read")
};

// src/collect/change/rule-files.ts
var SYMBOLIC_LINK = 40960;
function policyText(rules2, path, branch) {
  return fileText(rules2.policy, `${path} in ${branch} (${rules2.oid.slice(0, 7)})`);
}
function fileText(file3, where) {
  const refuse = (code4, message, next) => ({ ok: false, code: code4, message, next });
  const problem = notAFile(file3, where);
  if (problem) return refuse(problem.code, problem.message, problem.next);
  const blob = file3?.object;
  if (blob?.isBinary)
    return refuse("policy_unreadable", `The policy ${where} is binary, not text.`, "Save the policy as UTF-8 text.");
  if (blob?.isTruncated) {
    return refuse(
      "policy_unreadable",
      `The policy ${where} is too large (${blob.byteSize ?? "an unknown number of"} bytes).`,
      "A policy has at most 262,144 bytes. Is this the right file?"
    );
  }
  if (typeof blob?.text !== "string") {
    return refuse("policy_unreadable", `GitHub does not show the policy ${where}.`, grant("contents: read"));
  }
  return { ok: true, bytes: new TextEncoder().encode(blob.text), blob: blob.oid };
}
function notAFile(file3, where) {
  if (file3 === null) {
    return {
      code: "policy_missing",
      message: `There is no policy at ${where}.`,
      next: "Add one to the base branch; the README has a first policy of eight lines to copy."
    };
  }
  if (file3.type === "tree") {
    return {
      code: "policy_unreadable",
      message: `The policy ${where} is a folder.`,
      next: "Name a file in the input `policy`."
    };
  }
  if (file3.type !== "blob" || file3.mode === SYMBOLIC_LINK) {
    const kind2 = file3.type === "commit" ? "submodule" : "link";
    return {
      code: "policy_unreadable",
      message: `The policy ${where} is a ${kind2}, and ${kind2}s are not followed.`,
      next: "Replace it with the policy file itself."
    };
  }
  return void 0;
}

// src/app/policy/read-policy.ts
async function readPolicy({ policyPath, readBase }, rules2, branch) {
  const text2 = policyText(rules2, policyPath, branch);
  if (!text2.ok) return { reasons: [{ code: text2.code, message: text2.message, next: text2.next }] };
  const { loaded, bases, unread: unread3 } = await loadWithBases(
    text2.bytes,
    policyPath,
    (reference2) => readBase(reference2, "organisation")
  );
  if (unread3.length > 0) return { reasons: unread3 };
  if (!loaded.ok) return { reasons: mistakes(loaded.diagnostics, policyPath, branch) };
  const { policy } = loaded;
  return { policy, source: { path: policyPath, blob: text2.blob, digest: policy.digest, ...builtOn(policy, bases) } };
}
async function loadWithBases(bytes, file3, read2) {
  const document = readText(bytes, file3);
  const references2 = "locate" in document ? [...new Set(extendsOf(document.value))] : [];
  const results = await Promise.all(references2.map(async (reference2) => baseOf(reference2, await read2(reference2))));
  const bases = results.flatMap((result) => "bytes" in result ? result : []);
  const unread3 = results.flatMap((result) => "code" in result ? result : []);
  return { loaded: loadPolicy(bytes, file3, bases), bases, unread: unread3 };
}
function baseOf(reference2, read2) {
  const name2 = referenceName(reference2);
  if (!read2.ok)
    return { code: WHY[read2.why].code, message: `${WHY[read2.why].says(name2)} ${read2.detail}`, next: WHY[read2.why].next };
  const text2 = fileText(read2.file, `${name2} (${read2.commit.slice(0, 7)})`);
  if (!text2.ok) return { code: "extends_unreadable", message: text2.message, next: WHY.unreadable.next };
  return { reference: reference2, bytes: text2.bytes, commit: read2.commit, blob: text2.blob };
}
var WHY = {
  unreadable: {
    code: "extends_unreadable",
    says: (name2) => `The policy ${name2}, which this one extends, cannot be read.`,
    next: "Check `extends`. For a private repository, pass an `org-token` with read access to its contents."
  },
  unprotected: {
    code: "extends_unprotected",
    says: (name2) => `The policy ${name2} is on an unprotected branch.`,
    next: "Protect the branch so that it requires pull requests, or pin a commit in `extends`."
  },
  "not-merged": {
    code: "extends_not_merged",
    says: (name2) => `The policy ${name2} is pinned to a commit that is not on the default branch of its repository.`,
    next: "Pin a commit of its default branch. GitHub also shows commits of forks under the same name."
  }
};
function mistakes(diagnostics, policyPath, branch) {
  return diagnostics.map((diagnostic, index) => {
    const { file: file3, line, column, message } = diagnostic;
    const where = file3 === policyPath ? { message, location: { file: file3, line, column } } : { message: formatDiagnostic(diagnostic) };
    const next = index === diagnostics.length - 1 ? { next: correctIt(branch) } : {};
    return { code: "policy_invalid", ...where, ...next };
  });
}
var correctIt = (branch) => `Correct the policy on ${branch}. \`gatebook validate\` shows the same errors locally.`;
function builtOn({ profile }, bases) {
  if (profile === null && bases.length === 0) return {};
  return { builtOn: { profile, extends: bases.map(({ reference: reference2, commit: commit2, blob }) => ({ reference: reference2, commit: commit2, blob })) } };
}
function resultingPolicyLoader({ policyPath, readBase }, inForce) {
  const known = inForce.extends.map(referenceName);
  return async (bytes) => {
    const { loaded, unread: unread3 } = await loadWithBases(
      bytes,
      policyPath,
      (reference2) => readBase(reference2, known.includes(referenceName(reference2)) ? "organisation" : "job")
    );
    return unread3[0] ? { unread: unread3[0].message } : loaded;
  };
}

// src/app/policy/rule-files.ts
var OWNERS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
var AUTOMATION = [".github/workflows", ".github/actions"];
var RULES2 = [...OWNERS, ...AUTOMATION.map((folder) => `${folder}/**`)];
function isRule(policyPath, named3) {
  const matches = matcher(RULES2);
  const single = [policyPath, ...AUTOMATION, ...named3];
  return (path) => single.includes(path) || matches(path);
}
function namedRules(policy) {
  return (policy?.gates ?? []).flatMap(({ gate, settings }) => gate.rules?.(settings) ?? []);
}
function ruleBlobs(rules2, policyPath) {
  const owners = [rules2?.codeowners1, rules2?.codeowners2, rules2?.codeowners3];
  const folders = [rules2?.workflows, rules2?.actions];
  const oidOf = (entry2) => entry2?.object?.oid ?? null;
  return [
    [policyPath, oidOf(rules2?.policy)],
    ...OWNERS.map((path, place3) => [path, oidOf(owners[place3])]),
    ...AUTOMATION.map((path, place3) => [path, oidOf(folders[place3])])
  ];
}

// src/app/policy/rules-change.ts
async function rulesChangeFact(input) {
  const { before: before2, after: after2, policyPath, collectedAt } = input;
  const provenance3 = { source: "github-graphql", trust: "platform", collectedAt };
  const was = new Map(ruleBlobs(before2, policyPath));
  const differs2 = ruleBlobs(after2, policyPath).some(([path, blob]) => was.get(path) !== blob);
  const named3 = namedRules(input.policy);
  if (!differs2 && named3.length === 0) return { state: "complete", value: UNTOUCHED, provenance: provenance3 };
  const files3 = await input.files();
  if (files3.state !== "complete") return files3;
  const touches2 = isRule(policyPath, named3);
  const paths = [...new Set(changedPaths(files3.value).filter(touches2))].sort();
  const value = paths.includes(policyPath) ? { paths, ...await policyLeft(input) } : { ...UNTOUCHED, paths };
  return { state: "complete", value, provenance: provenance3 };
}
var UNTOUCHED = { paths: [], policy: "same", problem: null, effect: [] };
async function policyLeft({
  after: after2,
  policy,
  policyPath,
  branch,
  load
}) {
  if (after2.policy === null) return { policy: "gone", problem: null, effect: [] };
  const text2 = policyText(after2, policyPath, branch);
  if (!text2.ok) return { policy: "invalid", problem: text2.message, effect: [] };
  const loaded = await load(text2.bytes);
  if ("unread" in loaded) return { policy: "unread", problem: loaded.unread, effect: [] };
  if (loaded.ok) return { policy: "valid", problem: null, effect: comparePolicies(policy, loaded.policy) };
  const [first] = loaded.diagnostics;
  return { policy: "invalid", problem: first ? formatDiagnostic(first) : null, effect: [] };
}

// src/app/facts/access.ts
async function access(scene2) {
  const { context, policy, merged } = scene2;
  if (merged) return NOT_COLLECTED;
  const logins = [];
  for (const entry2 of helpedByAccess(policy)) logins.push(...await namedBy2(entry2, scene2));
  const first = [...new Set(logins)].slice(0, MAX_PEOPLE);
  return first.length > 0 ? accessFact(context.client, context.repository, first) : NOT_COLLECTED;
}
var MAX_PEOPLE = 10;
var helpedByAccess = (policy) => gatesFor(policy, "change").filter(({ gate }) => gate.helpedBy?.includes("access"));
async function namedBy2(entry2, { policy, fact: fact2 }) {
  const names = /* @__PURE__ */ new Set([...entry2.needs.map((one) => one.fact), "memberships"]);
  const known = [];
  for (const name2 of names) known.push([name2, await fact2(name2)]);
  const facts = { ...NOTHING_KNOWN, ...Object.fromEntries(known) };
  const { missingReviews = [] } = judgementOf(entry2, facts, withPeople(policy, facts));
  return missingReviews.flatMap(({ could }) => could);
}

// src/github/client/parse-whole.ts
function parseWhole(schema, { data, errors }, what3) {
  return parse(schema, errors.length > 0 ? void 0 : data, errors, what3);
}

// src/github/branch/pushed.ts
var pushedAnswer = object({
  repository: object({
    databaseId: number().int(),
    object: object({
      history: object({
        pageInfo: object({ hasNextPage: boolean(), endCursor: string().nullable() }),
        nodes: array(
          object({
            oid: string(),
            committedDate: string(),
            parents: object({ nodes: array(object({ oid: string() }).nullable()) }),
            associatedPullRequests: object({
              totalCount: number(),
              nodes: array(
                object({
                  number: number().int(),
                  merged: boolean(),
                  mergedAt: string().nullable(),
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

// src/github/branch/walk.ts
async function walkOwn(client, { owner, name: name2 }, tip, suffices, { what: what3, budget }) {
  const known = /* @__PURE__ */ new Map();
  let cursor = null;
  for (; ; ) {
    budget.left -= 1;
    const found2 = await client.graphql(PUSHED, { owner, name: name2, after: tip, cursor }, { what: what3 });
    const { repository: repository2 } = parseWhole(pushedAnswer, found2, what3);
    if (!repository2.object) throw nothingThere(what3);
    const { nodes, pageInfo } = repository2.object.history;
    for (const one of nodes) known.set(one.oid, one);
    const commits = firstParents(tip, known);
    const isEnough = suffices(commits);
    if (isEnough || !pageInfo.hasNextPage || budget.left <= 0) {
      const isCut3 = !isEnough && pageInfo.hasNextPage;
      return { repositoryId: String(repository2.databaseId), commits, isCut: isCut3 };
    }
    cursor = pageInfo.endCursor;
  }
}
function firstParents(tip, known) {
  const commits = [];
  for (let one = known.get(tip); one; one = known.get(one.parents.nodes[0]?.oid ?? "")) commits.push(one);
  return commits;
}

// src/github/merges.ts
var MAX_PAGES9 = 10;
async function readLine2(client, repository2, tip, suffices) {
  const options2 = { what: "reading earlier merges", budget: { left: MAX_PAGES9 } };
  const line = await walkOwn(client, repository2, tip, (commits) => suffices(commits.map(stepOf)), options2);
  return { ...line, steps: line.commits.map(stepOf) };
}
var stepOf = (commit2) => ({ commit: commit2.oid, merged: mergeOf(commit2) });
function mergeOf({ oid: oid4, associatedPullRequests }) {
  if (!associatedPullRequests) throw hidden2();
  const { totalCount, nodes } = associatedPullRequests;
  const merged = nodes.find((one) => one?.merged && one.mergeCommit?.oid === oid4);
  if (!merged && nodes.length < totalCount) throw tooMany2(oid4);
  if (!merged || merged.mergedAt === null) return null;
  return { commit: oid4, branch: merged.baseRefName, mergedAt: merged.mergedAt };
}
var tooMany2 = (oid4) => new GitHubError("unavailable", `GitHub does not list every change that contains ${oid4.slice(0, 10)}.`, {
  status: 200,
  next: "Close unneeded pull requests and run the job again."
});
var hidden2 = () => new GitHubError("forbidden", "The token has no permission to read earlier merged changes.", {
  status: 403,
  next: grant("pull-requests: read")
});

// src/ledger/read-record.ts
function readStoredRecord(file3) {
  if ("unexpected" in file3) return { state: "unreadable", why: `This is ${file3.unexpected}.` };
  const { record: record3, link: link3, problems } = readEntry(file3.path, file3.bytes);
  if (problems[0]) return { state: "unreadable", why: problems[0].message };
  return record3?.state === "known" && link3 ? { state: "known", record: record3.record, seq: link3.seq } : { state: "newer" };
}

// src/ledger/standing.ts
async function readStandings(store, all) {
  const paths = all.flatMap((one) => [...placesOf(one), ...firstAmendments(one)]);
  const files3 = await readAll(store, paths);
  if (!files3) return void 0;
  const standings = [];
  for (const one of all) standings.push(await standingOf(store, one, files3));
  return standings;
}
async function readAll(store, paths) {
  const wanted = [...new Set(paths)];
  if (wanted.length === 0) return /* @__PURE__ */ new Map();
  const found2 = await store.read(wanted);
  return found2 && new Map(wanted.map((path, place3) => [path, found2[place3] ?? null]));
}
var HOUR_MS = 60 * 60 * 1e3;
var DAY_MS = 24 * HOUR_MS;
var toDays = (times) => [
  ...new Set(times.map((time3) => new Date(time3).toISOString().slice(0, 10)))
];
var nearDays = ({ times }) => toDays(times.flatMap((time3) => [0, -HOUR_MS, HOUR_MS].map((offset) => Date.parse(time3) + offset)));
function placesOf(sought) {
  const { id, times, daysBack = 0 } = sought;
  const before2 = times.flatMap((time3) => Array.from({ length: daysBack }, (_, n) => Date.parse(time3) - (n + 1) * DAY_MS));
  return [.../* @__PURE__ */ new Set([...nearDays(sought), ...toDays(before2)])].map((at2) => entryPath({ id, at: at2 }));
}
var hasOnePlace = (sought) => placesOf(sought).length === 1;
var otherPlaces = (record3) => placesOf({ id: record3.id, repository: record3.repository.id, times: [record3.at] }).filter(
  (path) => path !== entryPath(record3)
);
var amendmentPath = ({ id, repository: repository2 }, number2, at2) => entryPath({ id: amendmentIdOf(repository2, id, number2), at: at2 });
var firstAmendments = (sought) => sought.isRare ? [] : nearDays(sought).map((at2) => amendmentPath(sought, 1, at2));
var unreadable4 = (path, why2) => ({ state: "unreadable", path, why: why2 });
async function standingOf(store, sought, files3) {
  const file3 = placesOf(sought).flatMap((path) => files3.get(path) ?? [])[0];
  if (!file3) return { state: "missing" };
  const first = readStoredRecord(file3);
  if (first.state === "unreadable") return unreadable4(file3.path, first.why);
  if (first.state !== "known" || "amends" in first.record) return unreadable4(file3.path, UNSUPPORTED);
  const { record: record3, seq } = first;
  if (record3.id !== sought.id || record3.repository.id !== sought.repository)
    return unreadable4(file3.path, "It is about another event.");
  const said3 = { amendments: 0, settledBy: [], reviewed: [], rejected: [], startedBy: starterOf(record3) };
  const place3 = { path: file3.path, seq, at: record3.at, ...said3 };
  return withAmendments(store, sought, { state: "holds", record: record3, ...place3 }, files3);
}
var UNSUPPORTED = "It is not a record that this version can read.";
async function withAmendments(store, sought, first, files3) {
  let standing2 = first;
  for (let known = files3; ; ) {
    const path = amendmentPath(sought, standing2.amendments + 1, standing2.at);
    const file3 = known.has(path) ? known.get(path) : (await readAll(store, [path]))?.get(path);
    if (!file3) return standing2;
    const reading3 = readStoredRecord(file3);
    if (reading3.state === "unreadable") return unreadable4(path, reading3.why);
    if (reading3.state !== "known" || !("amends" in reading3.record)) return unreadable4(path, UNSUPPORTED);
    standing2 = amended(standing2, reading3.record, path);
    known = /* @__PURE__ */ new Map();
  }
}
function amended(before2, amendment2, path) {
  const { record: record3 } = before2;
  const place3 = {
    path: before2.path,
    seq: before2.seq,
    at: before2.at,
    amendments: before2.amendments + 1,
    settledBy: before2.settledBy,
    reviewed: before2.reviewed,
    rejected: before2.rejected,
    startedBy: [...before2.startedBy, ...starterOf(amendment2)]
  };
  if (amendment2.kind === "retrospective") {
    const review2 = { issue: amendment2.authority.issue, at: amendment2.recorded };
    return { ...before2, ...place3, reviewed: [...before2.reviewed, review2] };
  }
  if (amendment2.kind === "conflict")
    return { ...place3, state: "disputed", record: record3, found: amendment2.found, conflict: path };
  if (!amendment2.holds) return { ...place3, state: "withdrawn", partOf: amendment2.partOf ?? "", record: record3 };
  return {
    ...place3,
    ...decidedIn(before2, amendment2.authority, amendment2.holds),
    state: "holds",
    record: amendment2.holds
  };
}
function decidedIn(before2, authority, holds2) {
  if (!authority || before2.state !== "disputed") return {};
  const against = sameDecision(holds2, before2.found) ? before2.record : before2.found;
  return { settledBy: [...before2.settledBy, authority.issue], rejected: [...before2.rejected, against] };
}
function starterOf({ decidedBy }) {
  if (!("channel" in decidedBy) || decidedBy.channel.event === "schedule") return [];
  return decidedBy.channel.actor === null ? [] : [decidedBy.channel.actor];
}

// src/github/client/transport.ts
function singleTries(client) {
  const what3 = "keeping the ledger";
  return {
    async graphql(document, variables) {
      const answer8 = await translated(client.graphql(document, { ...variables }, { what: what3, retries: 0 }));
      const [first] = answer8.errors;
      if (first) throw Object.assign(new Error(first.message), { status: 200, graphqlErrors: answer8.errors });
      return answer8.data;
    },
    async rest(method, route, parameters) {
      const answer8 = await translated(client.rest(`${method} ${route}`, { ...parameters }, { what: what3, retries: 0 }));
      return answer8.data;
    }
  };
}
async function translated(request) {
  try {
    return await request;
  } catch (error) {
    if (error instanceof GitHubError && error.status > 0) throw error;
    throw error instanceof GitHubError ? new Error(error.message) : error;
  }
}

// src/ledger/stores/github-errors.ts
var thrown = object({
  message: string().catch(""),
  status: int().optional().catch(void 0),
  graphqlErrors: array(object({ type: string().optional().catch(void 0), message: string().catch("") })).catch([]),
  /** Seconds that GitHub asks to wait. */
  retryAfter: number().nonnegative().optional().catch(void 0)
});
function saysMoved(error) {
  const seen = read(error);
  return seen.graphqlErrors.some(({ type, message }) => {
    return type === "STALE_DATA" || /expected branch to point to/i.test(message) || isMissingBranch(type, message);
  });
}
function isMissingBranch(type, message) {
  return type === "NOT_FOUND" && !/resolve to a repository/i.test(message);
}
function saysExists(error) {
  const { status, message } = read(error);
  return status === 422 && /reference already exists/i.test(message);
}
function problemOf(error, purpose) {
  const seen = read(error);
  const message = sentence(seen);
  if (isRateLimit(seen)) {
    return { code: "unavailable", message, retryAfterMs: seen.retryAfter === void 0 ? null : seen.retryAfter * 1e3 };
  }
  if (isRule2(seen)) return { code: "forbidden", message, next: RULE };
  if (isForbidden(seen)) return { code: "forbidden", message, next: purpose === "read" ? READ : WRITE };
  if (purpose === "write" && isUncertain(seen)) return { code: "ambiguous", message };
  return { code: "unavailable", message, retryAfterMs: null };
}
var READ = grant("contents: read");
var WRITE = grant("contents: write");
var RULE = "Exclude the ledger branch from the ruleset, or append with the token of an app of your own that the ruleset exempts.";
function isRateLimit(seen) {
  if (seen.status === 429 || seen.graphqlErrors.some((error) => error.type === "RATE_LIMITED")) return true;
  return (seen.status === 403 || seen.status === 200 || seen.status === void 0) && /rate limit/i.test(texts(seen));
}
function isRule2(seen) {
  return /rule violations|protected branch/i.test(texts(seen));
}
function isForbidden(seen) {
  if ([401, 403, 404].includes(seen.status ?? 0)) return true;
  if (seen.graphqlErrors.some((error) => ["FORBIDDEN", "NOT_FOUND", "INSUFFICIENT_SCOPES"].includes(error.type ?? "")))
    return true;
  return /resource not accessible/i.test(texts(seen));
}
function isUncertain({ status, graphqlErrors }) {
  if (graphqlErrors.length > 0) return graphqlErrors.some((error) => error.type === void 0);
  return status === void 0 || status >= 500 || status === 408;
}
function texts({ message, graphqlErrors }) {
  return [message, ...graphqlErrors.map((error) => error.message)].join("\n");
}
function sentence({ status, message, graphqlErrors }) {
  const text2 = graphqlErrors[0]?.message ?? message;
  const short = text2.split("\n")[0]?.slice(0, 300) || "no response";
  return status === void 0 || graphqlErrors.length > 0 ? `GitHub: ${short}` : `GitHub responded with ${status}: ${short}`;
}
function read(error) {
  const parsed = thrown.safeParse(error);
  return parsed.success ? parsed.data : { message: String(error), graphqlErrors: [] };
}

// src/ledger/stores/github-commit.ts
var refOf = (branch) => `refs/heads/${branch}`;
async function readSnapshot(github, { owner, name: name2, branch }, path) {
  const variables = { owner, name: name2, branch: refOf(branch), record: path };
  const data = await translated2(() => github.graphql(LEDGER, variables), "read");
  const { ref: ref3 } = answer(ledgerAnswer, data).repository;
  if (ref3 === null) return { state: "absent" };
  const { oid: tip, head, record: record3 } = ref3.target;
  return { state: "present", tip, head: storedFile(HEAD_PATH, head), record: storedFile(path, record3) };
}
async function beginBranch(github, { owner, name: name2, branch }, files3) {
  const repo = { owner, repo: name2 };
  const prepare = (route, parameters) => translated2(() => github.rest("POST", route, { ...repo, ...parameters }), "prepare");
  const tree = answer(shaAnswer, await prepare("/repos/{owner}/{repo}/git/trees", { tree: treeOf(files3) })).sha;
  const first = { message: FIRST_MESSAGE, tree, parents: [] };
  const { sha } = answer(shaAnswer, await prepare("/repos/{owner}/{repo}/git/commits", first));
  try {
    await github.rest("POST", "/repos/{owner}/{repo}/git/refs", { ...repo, ref: refOf(branch), sha });
    return "created";
  } catch (error) {
    if (saysExists(error)) return "exists";
    throw new StoreError(problemOf(error, "write"));
  }
}
async function commitOnBranch(github, place3, proposal) {
  try {
    const data = await github.graphql(APPEND, { input: commitInput(place3, proposal) });
    if (appendAnswer.safeParse(data).success) return "committed";
  } catch (error) {
    if (saysMoved(error)) return "moved";
    throw new StoreError(problemOf(error, "write"));
  }
  throw new StoreError({ code: "ambiguous", message: "GitHub returned an unknown response to the append." });
}
async function translated2(call, purpose) {
  try {
    return await call();
  } catch (error) {
    throw new StoreError(problemOf(error, purpose));
  }
}
function treeOf(files3) {
  return files3.map(({ path, text: text2 }) => ({ path, mode: "100644", type: "blob", content: text2 }));
}
function commitInput({ owner, name: name2, branch }, { expected, headline: headline2, body, files: files3 }) {
  return {
    branch: { repositoryNameWithOwner: `${owner}/${name2}`, branchName: branch },
    expectedHeadOid: expected,
    message: { headline: headline2, body },
    fileChanges: {
      additions: files3.map(({ path, text: text2 }) => ({ path, contents: Buffer.from(text2).toString("base64") }))
    }
  };
}
var PLAIN = 33188;
var OTHERS = [16384, 33261, 40960, 57344];
var oid2 = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
var file = discriminatedUnion("mode", [
  object({
    mode: literal(PLAIN),
    object: object({ text: string(), isTruncated: literal(false) })
  }),
  object({ mode: literal(OTHERS) })
]).nullable();
var target = object({ oid: oid2, head: file, record: file });
var ledgerAnswer = object({ repository: object({ ref: object({ target }).nullable() }) });
var appendAnswer = object({ createCommitOnBranch: object({ commit: object({ oid: oid2 }) }) });
var shaAnswer = object({ sha: oid2 });
function storedFile(path, found2) {
  if (found2 === null) return null;
  const bytes = "object" in found2 ? Buffer.from(found2.object.text) : Buffer.of();
  const unexpected = unexpectedEntry(found2.mode.toString(8).padStart(6, "0"), bytes.length);
  return unexpected ? { path, unexpected } : { path, bytes };
}
function answer(schema, data) {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const where = (parsed.error.issues[0]?.path ?? []).join(".");
  throw new StoreError({
    code: "unavailable",
    message: `The response from GitHub has no usable ${where || "data"}.`,
    retryAfterMs: null
  });
}

// src/ledger/stores/github-read.ts
import { createHash as createHash2 } from "node:crypto";

// src/github/ledger-files.ts
var file2 = object({
  mode: int(),
  object: object({ text: string().nullish(), isTruncated: boolean().optional() }).nullable()
}).nullable();
var filesAnswer = object({
  repository: object({ ref: object({ target: looseObject({ oid: string() }) }).nullable() })
});
async function readLedgerFiles(client, { owner, name: name2 }, branch, paths) {
  const what3 = "reading the records of merged changes";
  const numbered4 = Object.fromEntries(paths.map((path, at2) => [`path${at2}`, path]));
  const variables = { owner, name: name2, branch: `refs/heads/${branch}`, ...numbered4 };
  const found2 = await client.graphql(ledgerFilesQuery(paths.length), variables, { what: what3 });
  const { ref: ref3 } = parseWhole(filesAnswer, found2, what3).repository;
  if (!ref3) return void 0;
  const { target: target3 } = ref3;
  return { tip: target3.oid, files: paths.map((path, at2) => fileIn(target3[`file${at2}`], path)) };
}
function fileIn(found2, path) {
  const entry2 = file2.safeParse(found2 ?? null);
  if (!entry2.success) throw notShown(path);
  if (entry2.data === null) return null;
  const { mode, object: object2 } = entry2.data;
  const text2 = object2?.isTruncated === false ? object2.text ?? null : null;
  return { mode: mode.toString(8).padStart(6, "0"), text: text2 };
}
function notShown(path) {
  return new GitHubError("unavailable", `GitHub does not return all of ${path} in the ledger.`, {
    status: 200,
    next: "Run the job again. If the problem persists, run `gatebook ledger verify`."
  });
}
var listed2 = object({
  path: string(),
  type: string(),
  mode: string(),
  sha: string(),
  size: int().optional()
});
var treeAnswer2 = object({ sha: string(), truncated: boolean(), tree: array(listed2) });
var MAX_REQUESTS = 500;
async function listLedgerFiles(client, repository2, branch, commit2 = branch) {
  let left = MAX_REQUESTS;
  const ask2 = (tree, isDeep) => {
    left -= 1;
    if (left < 0) throw unlisted3(branch);
    return readTree(client, repository2, { tree, isDeep, what: `listing the files of ${branch}` });
  };
  try {
    return await listTree(commit2, ask2, branch);
  } catch (error) {
    if (error instanceof GitHubError && error.code === "not_found") return void 0;
    throw error;
  }
}
async function listTree(name2, ask2, branch) {
  const whole2 = await ask2(name2, true);
  if (!whole2.truncated) return whole2.tree;
  const own = await ask2(whole2.sha, false);
  if (own.truncated) throw unlisted3(branch);
  const all = [];
  for (const entry2 of own.tree) {
    all.push(entry2);
    if (entry2.type !== "tree") continue;
    const below2 = await listTree(entry2.sha, ask2, branch);
    for (const file3 of below2) all.push({ ...file3, path: `${entry2.path}/${file3.path}` });
  }
  return all;
}
async function readTree(client, { owner, name: name2 }, { tree, isDeep, what: what3 }) {
  const parameters = { owner, repo: name2, tree_sha: tree, ...isDeep ? { recursive: "1" } : {} };
  const { data } = await client.rest("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", parameters, { what: what3 });
  return parse(treeAnswer2, data, [], what3);
}
var unlisted3 = (branch) => new GitHubError("unavailable", `GitHub does not list every file of ${branch}.`, {
  status: 200,
  next: "Compare the ledger with the branch in a clone."
});

// src/ledger/stores/github-read.ts
async function readFiles(client, place3, paths) {
  const files3 = [];
  for (const part of batches(paths)) {
    const found2 = await readLedgerFiles(client, place3, place3.branch, part);
    if (!found2) return void 0;
    files3.push(...part.map((path, at2) => storedFile2(path, found2.files[at2] ?? null)));
  }
  return files3;
}
function storedFile2(path, file3) {
  if (file3 === null) return null;
  const { mode, text: text2 } = file3;
  const bytes = text2 === null ? void 0 : Buffer.from(text2);
  const unexpected = unexpectedEntry(mode, bytes?.length ?? 0);
  if (unexpected) return { path, unexpected };
  if (bytes === void 0) throw notShown(path);
  return { path, bytes };
}
async function listRecords(client, place3) {
  const listed3 = await listLedgerFiles(client, place3, place3.branch);
  return listed3?.flatMap(({ path, mode, size = 0 }) => listedAt(path, unexpectedEntry(mode, size)));
}
async function readContents(client, place3) {
  const found2 = await readLedgerFiles(client, place3, place3.branch, [HEAD_PATH]);
  if (!found2) return void 0;
  const listed3 = await listLedgerFiles(client, place3, place3.branch, found2.tip) ?? [];
  return {
    files: () => filesOf(client, place3, found2.tip, listed3),
    history: async () => ({ state: "unknown", why: "GitHub reports it only commit by commit; verify a clone instead" })
  };
}
async function* filesOf(client, place3, tip, listed3) {
  const plain3 = [];
  for (const file3 of listed3.filter(({ type }) => type !== "tree")) {
    const unexpected = unexpectedEntry(file3.mode, file3.size ?? 0);
    if (unexpected) yield { path: file3.path, unexpected };
    else plain3.push(file3);
  }
  for (const part of batches(plain3)) {
    const paths = part.map(({ path }) => path);
    const found2 = await readLedgerFiles(client, place3, place3.branch, paths);
    if (found2?.tip !== tip) throw movedOn(place3);
    yield* part.map((file3, at2) => exactly(file3, found2.files[at2]?.text ?? null));
  }
}
function movedOn({ branch }) {
  return new GitHubError("unavailable", `${branch} was appended to while it was being read.`, {
    status: 200,
    next: "Read it again."
  });
}
function exactly({ path, sha }, text2) {
  const bytes = Buffer.from(text2 ?? "");
  const hash = createHash2("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  return hash === sha ? { path, bytes } : { path, unexpected: "a file that GitHub does not return byte for byte" };
}
function* batches(items) {
  for (let from = 0; from < items.length; from += FILES_BATCH) yield items.slice(from, from + FILES_BATCH);
}

// src/ledger/stores/github-branch.ts
function githubStore(client, place3) {
  const once3 = singleTries(client);
  return {
    read: (paths) => readFiles(client, place3, paths),
    list: () => listRecords(client, place3),
    contents: () => readContents(client, place3),
    snapshot: (path) => readSnapshot(once3, place3, path),
    create: (files3) => beginBranch(once3, place3, files3),
    commit: (proposal) => commitOnBranch(once3, place3, proposal)
  };
}

// src/app/facts/baseline-records.ts
var MAX_MERGES = 20;
var MAX_LATER = 50;
var UnreadableRecord = class extends Error {
  name = "UnreadableRecord";
  next = "Run `gatebook ledger verify` and restore the file from the history of the ledger.";
  constructor(path, why2) {
    super(`The record ${path} cannot be used. ${why2}`);
  }
};
var HiddenHistory = class extends Error {
  name = "HiddenHistory";
  next = "Remove the comparing rule from the policy until another change with numbers in its record is merged.";
  constructor(seen) {
    super(
      `Only ${seen} merged changes are visible in the newest commits, and none of their records has usable numbers.`
    );
  }
};
async function readBefore({ client, repository: repository2 }, { tip, ledger }, compared3) {
  const placeOf3 = (steps2) => steps2.findIndex(({ commit: commit2 }) => commit2 === compared3);
  const { repositoryId, steps, isCut: isCut3 } = await readLine2(client, repository2, tip, (line) => {
    const at3 = placeOf3(line);
    return at3 !== -1 && mergesIn(line.slice(at3)).length >= MAX_MERGES;
  });
  const at2 = placeOf3(steps);
  if (at2 === -1) return OUT_OF_REACH;
  const earlier2 = mergesIn(steps.slice(at2)).slice(0, MAX_MERGES);
  const later = mergesIn(steps.slice(0, at2));
  if (later.length > MAX_LATER) return OUT_OF_REACH;
  const all = [...earlier2, ...later].map((one) => {
    const { branch, commit: commit2, mergedAt: at3 } = one.merge;
    return { ...one, id: recordIdOf("merge", repositoryId, branch, commit2), repository: repositoryId, times: [at3] };
  });
  const isWhole4 = !isCut3 || earlier2.length === MAX_MERGES;
  const store = githubStore(client, { ...repository2, branch: ledger });
  const standings = await readStandings(store, all);
  const merged = all.map((one, place3) => ({ ...one, standing: standings?.[place3] ?? NOT_RECORDED }));
  return {
    onBranch: true,
    isWhole: isWhole4,
    ledger: standings !== void 0,
    earlier: merged.slice(0, earlier2.length),
    later: merged.slice(earlier2.length)
  };
}
var NOT_RECORDED = { state: "missing" };
var OUT_OF_REACH = { onBranch: false, isWhole: true, ledger: true, earlier: [], later: [] };
var mergesIn = (steps) => steps.flatMap(({ merged }, distance) => merged ? [{ merge: merged, distance }] : []);
function numbersBefore({ onBranch, isWhole: isWhole4, ledger, earlier: earlier2, later }, basis2) {
  let found2 = null;
  for (const merged of earlier2) {
    found2 = numbersIn(merged, recordOf(merged), basis2);
    if (found2) break;
  }
  if (found2 === null && !isWhole4) throw new HiddenHistory(earlier2.length);
  const isLater = found2 === null && later.some((merged) => numbersIn(merged, recordOf(merged), basis2) !== null);
  return { onBranch, ledger, searched: earlier2.length, found: found2, later: isLater };
}
function recordOf({ standing: standing2 }) {
  switch (standing2.state) {
    case "missing":
    case "withdrawn":
      return null;
    case "unreadable":
      throw new UnreadableRecord(standing2.path, standing2.why);
    case "disputed":
      throw new UnreadableRecord(standing2.path, "It is disputed: a later evaluation contradicts it.");
    case "holds":
      if (standing2.record.kind === "merge") return standing2.record;
      throw new UnreadableRecord(standing2.path, "It is not a merge record.");
  }
}
function numbersIn({ merge: merge4, distance }, record3, basis2) {
  const gate = record3?.verdict.gates.find((one) => one.basis === basis2);
  const measured = record3 && gate && numbersOfMerged(gate, record3);
  return measured ? { commit: merge4.commit, distance, record: record3.id, measured } : null;
}
function numbersOfMerged(gate, record3) {
  return gate.landed ?? (isOfMergedCommit(gate, record3) ? numbersOf(gate) : void 0);
}
var isOfMergedCommit = ({ measured }, { subject }) => subject.parent !== null && measured["comparedCommit"] === subject.parent;
var numbersOf = ({ measured }) => Object.fromEntries(
  Object.entries(measured).filter((one) => typeof one[1] === "number" && one[1] >= 0)
);

// src/app/facts/baselines.ts
async function baselineFact(context, policy, base, reports2, collectedAt) {
  const wanted = gatesFor(policy, "change").flatMap((gate) => wantedBy(gate, reports2));
  try {
    const befores = /* @__PURE__ */ new Map();
    for (const { compared: compared3 } of wanted)
      if (!befores.has(compared3)) befores.set(compared3, await readBefore(context, base, compared3));
    const value = wanted.flatMap(({ basis: basis2, compared: compared3 }) => {
      const before2 = befores.get(compared3);
      return before2 ? [{ basis: basis2.text, compared: compared3, ...numbersBefore(before2, basis2.digest) }] : [];
    });
    return { state: "complete", value, provenance: { source: "ledger", trust: "self-reported", collectedAt } };
  } catch (error) {
    return unavailable(error);
  }
}
function unavailable(error) {
  if (error instanceof UnreadableRecord)
    return { state: "unavailable", why: "ambiguous", detail: error.message, next: error.next };
  if (error instanceof HiddenHistory)
    return { state: "unavailable", why: "truncated", detail: error.message, next: error.next };
  if (!(error instanceof GitHubError)) throw error;
  const why2 = WHY2[error.code] ?? "unreachable";
  return { state: "unavailable", why: why2, detail: `Records of earlier merges: ${error.message}`, next: error.next };
}
var WHY2 = { forbidden: "forbidden", not_found: "missing" };
function wantedBy({ basis: basis2, needs }, facts) {
  if (!basis2) return [];
  return requestsFor(needs, "baseline").flatMap(({ of, reports: reports2 }) => {
    const fact2 = facts[of];
    const request = JSON.stringify(reports2);
    const sets = fact2.state === "complete" ? [...fact2.value] : [];
    const compared3 = sets.find((set) => JSON.stringify(set.request) === request)?.compared ?? null;
    return compared3 === null ? [] : [{ basis: basis2, compared: compared3 }];
  });
}

// src/record/clauses.ts
function clausesOf2(edition, kind2, said3 = {}) {
  return clauses(edition, numbersOf2(kind2, said3));
}
var clauses = (edition, ids) => ids.map((id) => ({ edition, id })).map((one) => isSecondary(edition) ? { ...one, status: "secondary" } : one);
function numbersOf2(kind2, { outcome: outcome2, isConceded = false, isMeasured = false }) {
  const result = outcome2 === "pass" ? ["8.6", ...isConceded ? ["8.7"] : []] : ["8.7"];
  const reaction = outcome2 === "pass" ? [] : ["10.2"];
  switch (kind2) {
    case "merge":
      return [
        ...isMeasured ? ["7.1.5"] : [],
        ...["8.1", "8.3.4", "8.3.6", "8.5.2", "8.5.6", ...result, "9.1.1", ...reaction]
      ];
    case "release":
      return ["8.5.2", "8.5.6", ...result, ...reaction];
    case "policy-change":
      return ["4.4.2", "6.3", "7.5.3"];
  }
}

// src/record/merge.ts
function mergeRecord(merge4) {
  const { repository: repository2, subject, decision: decision2, attempts, decidedBy, edition } = merge4;
  const { links, changeRecord, obligations: obligations2, author, mergedBy } = merge4;
  refuseForeignVerdict(merge4);
  const schema = SCHEMA;
  const kind2 = "merge";
  const at2 = utcSecond(merge4.at);
  const verdict2 = verdictPart(decision2, merge4.awaits);
  const record3 = {
    schema,
    kind: kind2,
    at: at2,
    repository: repository2,
    subject,
    policy: "verdict" in decision2 ? decision2.verdict.policy : decision2.policy,
    verdict: verdict2,
    attempts,
    times: merge4.times,
    evidence: merge4.evidence.map((one) => ({ ...one, collectedAt: utcSecond(one.collectedAt) })),
    approvals: merge4.approvals.map(approvalPart),
    links,
    changeRecord,
    obligations: obligations2,
    authority: { author, mergedBy, at: at2, basis: merge4.basis },
    decidedBy,
    kept: NOTHING_KEPT,
    clauses: clausesOf2(edition, kind2, saidBy(verdict2)),
    retention: { class: "change", until: null }
  };
  return checked({ ...record3, id: recordId(record3) });
}
function saidBy({ outcome: outcome2, gates: gates2 }) {
  return {
    outcome: outcome2,
    isConceded: gates2.some((gate) => gate.outcome === "waived" && gate.concession !== null),
    isMeasured: gates2.some(({ type }) => MEASURING.includes(type))
  };
}
var MEASURING = ["coverage", "tests", "dependencies"];
var NOTHING_KEPT = { facts: null, text: null };
function checked(record3) {
  checkRecord(record3);
  return record3;
}
function evidenceOf(facts) {
  const names = Object.keys(facts).filter((key) => key !== "schema");
  return names.sort().flatMap((fact2) => {
    const seen = facts[fact2];
    if (seen.state !== "complete") return [];
    const { source, trust, collectedAt } = seen.provenance;
    return { fact: fact2, source, trust, collectedAt: utcSecond(collectedAt), digest: digestOf(seen.value) };
  });
}
function verdictPart(decision2, awaits) {
  if (!("verdict" in decision2))
    return { outcome: decision2.outcome, reasons: reasonsOf(decision2.reasons, null, awaits), gates: [] };
  const { verdict: verdict2, reused, branchNumbers: branchNumbers2 } = decision2;
  return {
    outcome: verdict2.outcome,
    reasons: [],
    gates: verdict2.gates.map((gate) => gatePart(gate, awaits, reused, branchNumbers2))
  };
}
var reasonsOf = (codes2, gate, awaits) => unique(codes2).map((code4) => ({ code: code4, awaits: awaits(gate, code4) }));
function gatePart(gate, awaits, reused = {}, branchNumbers2 = {}) {
  const { id, type, enforce, outcome: outcome2, clauses: clauses2, concession, basis: basis2 } = gate;
  return {
    id,
    type,
    enforce,
    outcome: outcome2,
    reasons: reasonsOf(
      gate.reasons.map((reason) => reason.code),
      type,
      awaits
    ),
    findings: counted(gate.findings.map((finding) => finding.code)),
    ...measuredPart(gate.measured),
    ...basis2 === void 0 ? {} : { basis: basis2 },
    ...Object.hasOwn(branchNumbers2, id) ? { landed: { ...branchNumbers2[id] } } : {},
    ...concession ? { concession: concessionPart(concession) } : {},
    clauses: [...clauses2],
    carried: Object.hasOwn(reused, id) ? reused[id] ?? null : null
  };
}
var concessionPart = ({ issue: issue6, grantedBy, grantedAt, expires, result }) => ({
  issue: issue6,
  grantedBy,
  at: utcSecond(grantedAt),
  expires,
  result
});
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
  return typeof value === "number" || typeof value === "boolean" || decimal.safeParse(value).success || oid.safeParse(value).success;
}
function approvalPart({ review: review2, roles, why: why2 }) {
  return {
    account: review2.author?.id ?? null,
    kind: review2.author?.kind ?? null,
    review: review2.id,
    commit: review2.commit,
    at: utcSecond(review2.submittedAt),
    roles: [...roles],
    counted: why2 === null,
    why: why2
  };
}
function refuseForeignVerdict({ subject, decision: decision2 }) {
  if (!("verdict" in decision2) || decision2.verdict.subject.pull === void 0) return;
  const judged = decision2.verdict.subject.pull;
  const merged = subject.change.via === "pull-request" ? subject.change.number : void 0;
  if (judged === merged) return;
  const what3 = merged === void 0 ? "a direct push" : `pull request ${merged}`;
  throw new RecordError({
    code: "record_invalid",
    message: `The verdict is for pull request ${judged}, but ${what3} was merged.`
  });
}
function utcSecond(text2) {
  const instant = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text2) ? Date.parse(text2) : Number.NaN;
  if (Number.isNaN(instant))
    throw new RecordError({ code: "record_invalid", message: `"${text2}" is not a time with a time zone.` });
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
function unique(codes2) {
  return [...new Set(codes2)];
}
function counted(codes2) {
  return unique(codes2).sort().map((code4) => ({ code: code4, count: codes2.filter((other) => other === code4).length }));
}

// src/ledger/owed.ts
var MAX_OWED = 50;
var TIME_UNKNOWN = "The responses from GitHub have no date, so it is unknown which retrospective reviews were to be done by now.";
async function readOwed(store, repository2, asOf) {
  if (!(Date.parse(asOf) > 0)) return { state: "unreadable", why: TIME_UNKNOWN };
  const [file3 = null] = await store.read([OBLIGATIONS_PATH]) ?? [];
  const reading3 = readObligations(file3);
  if (reading3.state === "none") return { state: "read", all: [], total: 0, closedBy: [] };
  if (reading3.state === "unsound") return { state: "unreadable", why: reading3.why };
  const then = utcSecond(asOf);
  const listed3 = listedAt2(reading3.list, then);
  const all = [];
  let seen = 0;
  while (seen < listed3.length && all.length < MAX_OWED) {
    const some = listed3.slice(seen, seen + MAX_OWED);
    const found2 = await openAmong(store, repository2, some, then);
    if (typeof found2 === "string") return { state: "unreadable", why: found2 };
    all.push(...found2);
    seen += some.length;
  }
  const closedBy = reading3.list.done.map(({ issue: issue6 }) => issue6);
  return { state: "read", all, total: listed3.length - seen + all.length, closedBy };
}
async function openAmong(store, repository2, listed3, asOf) {
  const sought = listed3.map(({ record: record3, at: at2 }) => ({ id: record3, repository: repository2, times: [at2] }));
  const standings = await readStandings(store, sought) ?? [];
  const all = [];
  for (const [place3, { id }] of sought.entries()) {
    const standing2 = standings[place3] ?? { state: "missing" };
    if (!isHolding(standing2)) return whyNot(id, standing2);
    const due = dueOf(standing2, asOf);
    if (due !== void 0) all.push({ due, standing: standing2 });
  }
  return all;
}
function listedAt2({ open, done }, asOf) {
  const late = done.filter(({ doneAt }) => doneAt > asOf);
  return [...open, ...late].filter(({ since: since2 }) => since2 <= asOf).sort((left, right) => left.due < right.due ? -1 : left.due > right.due ? 1 : 0);
}
var isHolding = (standing2) => "record" in standing2;
function whyNot(id, standing2) {
  if (standing2.state === "unreadable") return `${standing2.path} is damaged: ${standing2.why}`;
  return `${OBLIGATIONS_PATH} names the record ${id}, which is not in the ledger.`;
}
function dueOf({ state, record: record3, reviewed: reviewed3 }, asOf) {
  const isDone2 = state === "withdrawn" || reviewed3.some(({ at: at2 }) => at2 <= asOf);
  return isDone2 ? void 0 : dueIn(record3);
}

// src/app/facts/owed-reviews.ts
async function owedReviewsFact({ client, repository: repository2 }, { repositoryId, ledger, asOf }) {
  const found2 = await readOwed(githubStore(client, { ...repository2, branch: ledger }), repositoryId, asOf);
  if (found2.state === "unreadable") {
    const next = 'Run "gatebook ledger verify" on a clone of the ledger, and restore it.';
    return { state: "unavailable", why: "missing", detail: found2.why, next };
  }
  const provenance3 = {
    source: "ledger",
    trust: "platform",
    collectedAt: client.time(),
    listed: found2.all.length,
    total: found2.total
  };
  return { state: "complete", value: { asOf, open: found2.all.flatMap(owedReview) }, provenance: provenance3 };
}
function owedReview({ due, standing: { record: record3, path } }) {
  if (record3.kind === "policy-change") return [];
  const common2 = { record: record3.id, path, commit: record3.subject.commit, due };
  if (record3.kind === "release") return [{ ...common2, pull: null, release: releaseName(record3.subject) }];
  const { change: change2 } = record3.subject;
  return [{ ...common2, pull: change2.via === "pull-request" ? change2.number : null, release: null }];
}

// src/github/activities.ts
var activitiesAnswer = array(
  object({
    before: string(),
    after: string(),
    timestamp: string(),
    activity_type: string(),
    actor: object({ id: number().int(), login: string(), type: string() }).nullable()
  })
);
async function latestActivities(client, { owner, name: name2 }, branch) {
  const what3 = `reading what moved ${branch}`;
  const parameters = { owner, repo: name2, ref: `refs/heads/${branch}`, per_page: PAGE4 };
  const answer8 = await optional(client.rest("GET /repos/{owner}/{repo}/activity", parameters, { what: what3 }));
  return answer8 && parse(activitiesAnswer, answer8.data, [], what3);
}
var PAGE4 = 100;
var MAX_PAGES10 = 30;
async function readMoves(client, { owner, name: name2 }, branch, suffices) {
  const what3 = `reading what moved ${branch}`;
  const moves = [];
  let after2;
  for (let page2 = 0; page2 < MAX_PAGES10; page2++) {
    const parameters = {
      owner,
      repo: name2,
      ref: `refs/heads/${branch}`,
      per_page: PAGE4,
      ...after2 ? { after: after2 } : {}
    };
    const answer8 = await optional(client.rest("GET /repos/{owner}/{repo}/activity", parameters, { what: what3 }));
    if (!answer8) return void 0;
    const found2 = parse(activitiesAnswer, answer8.data, [], what3);
    moves.push(...found2);
    after2 = nextCursor(answer8.link);
    if (after2 === void 0) return { moves, isWhole: true };
    if (suffices(moves)) break;
  }
  return { moves, isWhole: false };
}
async function optional(request) {
  try {
    return await request;
  } catch (error) {
    if (error instanceof GitHubError && error.code === "not_found") return void 0;
    throw error;
  }
}
function nextCursor(link3) {
  const [, address] = /<([^>]+)>;\s*rel="next"/.exec(link3) ?? [];
  return address === void 0 ? void 0 : new URL(address).searchParams.get("after") ?? void 0;
}

// src/github/branch/pushers.ts
var isNone = (oid4) => /^0+$/.test(oid4);
function pushersIn({ moves, isWhole: isWhole4 }, head, commits) {
  const start = moves.findIndex(({ after: after2 }) => after2 === head);
  if (start === -1) return void 0;
  const end = endOf(moves, start, commits);
  const last = moves[end - 1];
  const isBegun = last !== void 0 && (isNone(last.before) || isWhole4 && !commits.has(last.before));
  if (!(end < moves.length || isBegun) || !isChain(moves.slice(start, end))) return void 0;
  const earlier2 = moves.slice(end).filter(({ after: after2 }) => commits.has(after2));
  return [...moves.slice(start, end), ...earlier2].map(({ actor }) => actor);
}
function endOf(moves, start, commits) {
  let isRewritten = false;
  for (const [place3, move] of moves.entries()) {
    if (place3 < start) continue;
    if (!isRewritten && !commits.has(move.after)) return place3;
    if (isNone(move.before)) return place3 + 1;
    isRewritten ||= move.activity_type === "force_push";
  }
  return moves.length;
}
var isChain = (moves) => moves.every((move, place3) => {
  const earlier2 = moves[place3 + 1];
  return earlier2 === void 0 || earlier2.after === move.before;
});

// src/collect/change/last-pushers.ts
async function lastPushersFact(client, change2) {
  const { headRepository, headRefName, headRefOid } = change2;
  if (!headRepository) return UNKNOWN;
  const [owner = "", name2 = ""] = headRepository.nameWithOwner.split("/");
  const commits = new Set(change2.commits?.nodes.flatMap((node) => node?.commit.oid ?? []));
  const pushers = (read2) => pushersIn(read2, headRefOid, commits);
  try {
    const suffices = (moves) => pushers({ moves, isWhole: false }) !== void 0;
    const read2 = await readMoves(client, { owner, name: name2 }, headRefName, suffices);
    if (!read2) return forbidden2(headRepository.nameWithOwner);
    const found2 = pushers(read2);
    return found2 ? nobodyOr(client, accountsOf(found2)) : UNKNOWN;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    if (error.code !== "not_found" && error.code !== "forbidden") throw error;
    return forbidden2(headRepository.nameWithOwner);
  }
}
function accountsOf(pushers) {
  const known = pushers.flatMap(
    (actor) => account(actor && { __typename: actor.type, login: actor.login, databaseId: actor.id }) ?? []
  );
  return [...new Map(known.map((one) => [one.id, one])).values()];
}
function nobodyOr(client, value) {
  const collectedAt = client.time();
  return { state: "complete", value, provenance: { source: "github-rest", trust: "platform", collectedAt } };
}
var forbidden2 = (repository2) => ({
  state: "unavailable",
  why: "forbidden",
  detail: `The token has no permission to read who pushed to ${repository2}.`,
  next: `${grant("contents: read")} For a private fork, pass a token that can read it, or remove "last-pusher" from \`exclude\` in the policy.`
});
var UNKNOWN = {
  state: "unavailable",
  why: "missing",
  detail: "GitHub does not report everybody who pushed to the change, so it is unknown whether an approver did.",
  next: 'Run the job again in some minutes. If that does not help, open the change again from a new branch, or remove "last-pusher" from `exclude` in the policy.'
};

// src/app/facts/memberships.ts
async function membershipsOf({ client, orgClient, repository: repository2 }, policy, names, { people, roles = [], keepsUnread }) {
  if (names === void 0 && roles.length === 0) return NOT_COLLECTED;
  const candidates = people.filter((one) => one !== null).filter(({ kind: kind2 }) => kind2 === "User");
  const named3 = [...new Set(names)].flatMap((name2) => policy.roles.get(name2) ?? []);
  const undecided = [...named3, ...roles].filter((role) => candidates.some((one) => !holds(one, role)));
  return membershipsFact({
    client,
    orgClient,
    repository: repository2,
    teams: [...new Set(undecided.flatMap(({ teams = [] }) => teams))].sort(),
    permissions: [...new Set(undecided.flatMap(({ permission }) => permission ?? []))].sort(),
    candidates,
    ...keepsUnread ? { keepsUnread } : {}
  });
}

// src/app/facts/requests.ts
function reportRequests(needs) {
  return Object.fromEntries(
    REPORT_FACTS.map((name2) => [name2, requestsFor(needs, name2).filter(({ reports: reports2 }) => reports2.length > 0)])
  );
}
var reportsIn = (requests) => REPORT_FACTS.flatMap((name2) => (requests[name2] ?? []).flatMap(({ reports: reports2 }) => reports2));
function linkRequests(needs, isOpen = true) {
  const records = requestsFor(needs, "changeRecords");
  return {
    links: isNeeded(needs, "links"),
    description: isNeeded(needs, "description"),
    // What an issue said then is not known afterwards.
    recordIssue: isOpen && isNeeded(needs, "recordIssue"),
    issueTypes: requestsFor(needs, "links").some(({ issueTypes }) => issueTypes),
    requirements: [...new Set(requestsFor(needs, "requirements").flatMap(({ files: files3 }) => files3))],
    // Of several gates each looks for its own among them.
    changeRecords: records[0] && {
      files: [...new Set(records.flatMap(({ files: files3 }) => files3))],
      template: records.find(({ template }) => template !== void 0)?.template,
      fragments: [...new Set(records.flatMap(({ fragments = [] }) => fragments))]
    }
  };
}
var countsVetoes = (needs) => requestsFor(needs, "reviews").some(({ vetoes }) => vetoes);
var commitsInPart = (needs, change2) => requestsFor(needs, "reviews").some(({ inPart }) => inPart) ? approvedCommits(change2) : [];
var countsEdits = (needs) => requestsFor(needs, "reviews").some(({ edits: edits2 }) => edits2 === true);
var commitsInEdits = (needs, change2) => countsEdits(needs) ? approvedCommits(change2) : [];
function approvedCommits({ reviews: reviews2 }) {
  const nodes = reviews2?.nodes.flatMap((node) => node ?? []) ?? [];
  return nodes.filter(({ state, authorCanPushToRepository: canWrite }) => state === "APPROVED" && canWrite).flatMap(({ commit: commit2 }) => commit2?.oid ?? []);
}

// src/app/facts/undecided.ts
import { isDeepStrictEqual } from "node:util";
async function needsDependingOn(reviewers, scene2) {
  const left = [];
  for (const entry2 of gatesFor(scene2.policy, "change")) {
    const asks = isNeeded(entry2.needs, "memberships") && !await isDecided(entry2, reviewers, scene2);
    left.push(...entry2.needs.filter(({ fact: fact2 }) => asks || fact2 !== "memberships" && fact2 !== "codeOwners"));
  }
  return left;
}
async function isDecided(entry2, reviewers, scene2) {
  const facts = await othersOf(entry2, scene2);
  const groups = groupsIn(entry2, facts, scene2);
  const judged = (members2) => {
    const value = Object.fromEntries(groups.map((group) => [group, members2]));
    const withMembers = { ...facts, memberships: { state: "complete", value, provenance: SUPPOSED } };
    return judgementOf(entry2, withMembers, withPeople(scene2.policy, withMembers));
  };
  const { outcome: outcome2 } = judged(UNREAD);
  if (outcome2 === "pass" || outcome2 === "not_applicable") return true;
  if (requestsFor(entry2.needs, "reviews").some(({ vetoes }) => vetoes)) return false;
  return isDeepStrictEqual(judged([]), judged(reviewers.flatMap((one) => one?.id ?? [])));
}
async function othersOf(entry2, { fact: fact2 }) {
  const names = new Set(entry2.needs.map((need) => need.fact));
  names.delete("memberships");
  const known = [];
  for (const name2 of names) known.push([name2, await fact2(name2)]);
  return { ...NOTHING_KNOWN, ...Object.fromEntries(known) };
}
function groupsIn({ needs }, { codeOwners }, { policy }) {
  const named3 = requestsFor(needs, "memberships").flatMap(
    ({ roles }) => roles.flatMap((one) => policy.roles.get(one) ?? [])
  );
  const owners = codeOwners.state === "complete" ? ownerRoles(codeOwners.value) : [];
  return [...new Set([...named3, ...owners].flatMap(groupsOf))];
}
var SUPPOSED = { source: "none", trust: "self-reported", collectedAt: "" };
var UNREAD = {
  state: "unavailable",
  why: "not_collected",
  detail: "The members are not read where nothing depends on them.",
  next: "Nothing to do."
};

// src/app/facts/people.ts
async function memberships(scene2) {
  const { policy, change: change2, merged, fact: fact2 } = scene2;
  const reviewers = reviewersIn(await fact2("reviews"), countsVetoes(scene2.needs));
  const needs = merged ? scene2.needs : await needsDependingOn(reviewers, scene2);
  const codeOwners = isRequested(needs) ? await fact2("codeOwners") : NOT_COLLECTED;
  const owners = codeOwners.state === "complete" ? ownerRoles(codeOwners.value) : [];
  const granters = await grantersIn(scene2);
  const roles = [...owners, ...granters.length > 0 ? grantingRoles(policy) : []];
  const decisive = [...reviewers, ...granters];
  const others = merged ? [change2.author, change2.mergedBy].map(account) : [];
  return firstKnown(scene2, needs, [
    { people: [...decisive, ...others], roles },
    { people: decisive, roles },
    { people: reviewers, roles: owners }
  ]);
}
var isRequested = (needs) => needs.some(({ fact: fact2 }) => fact2 === "codeOwners");
async function firstKnown({ context, policy, needs: all }, needs, groups) {
  const names = isNeeded(all, "memberships") ? requestsFor(needs, "memberships").flatMap(({ roles }) => roles) : void 0;
  const fewer = groups.filter(({ people }, place3) => people.length !== groups[place3 - 1]?.people.length);
  let found2 = NOT_COLLECTED;
  for (const candidates of fewer) {
    found2 = await membershipsOf(context, policy, names, { ...candidates, keepsUnread: true });
    if (found2.state === "complete" ? isWhole2(found2.value) : found2.why === "not_collected") break;
  }
  return found2;
}
var isWhole2 = (memberships3) => Object.values(memberships3).every((one) => !("state" in one));
var grantingRoles = ({ concessions: concessions2, roles }) => (concessions2?.["granted-by"] ?? []).flatMap((name2) => roles.get(name2) ?? []);
function mayHoldIn(roles) {
  const isNamed = (one) => roles.some((role) => holds(one, role));
  const isOpen = roles.some((role) => groupsOf(role).length > 0);
  return (people) => [...people.filter(isNamed), ...isOpen ? people.filter((one) => !isNamed(one)) : []];
}
async function grantersIn({ policy, fact: fact2 }) {
  if (!policy.concessions) return [];
  const concessions2 = await fact2("concessions");
  return concessions2.state === "complete" ? concessions2.value.flatMap(({ grants }) => grants.map(({ by }) => by)) : [];
}
async function lastPushers(scene2) {
  const { context, needs, change: change2, merged, fact: fact2 } = scene2;
  const { client } = context;
  const requests = requestsFor(needs, "lastPushers");
  const isNeeded2 = requests.some((request) => request.for === "every-change") || !isUntouched(await fact2("rulesChange"));
  const reviews2 = await fact2("reviews");
  const isDecisive = reviews2.state === "complete" && reviews2.value.some((review2) => mayCount(review2) || countsVetoes(needs) && review2.state === "DISMISSED");
  return isNeeded2 && isDecisive || (await grantersIn(scene2)).length > 0 ? remembered(await lastPushersFact(client, change2), merged?.previous, client.time()) : nobodyOr(client, []);
}
function remembered(fact2, previous, collectedAt) {
  if (fact2.state === "complete" || fact2.why !== "missing" || !previous?.pushers) return fact2;
  const apps = new Map(previous.pushedByApps?.map(({ id, slug: slug2 }) => [id, slug2]));
  const value = previous.pushers.map((id) => {
    const slug2 = apps.get(id);
    return slug2 === void 0 ? { id, login: `account ${id}`, kind: "User" } : { id, login: `${slug2}[bot]`, kind: "Bot" };
  });
  return { state: "complete", value, provenance: { source: "check-run", trust: "self-reported", collectedAt } };
}
var isUntouched = (fact2) => fact2.state === "complete" && fact2.value.paths.length === 0;
var mayCount = ({ state, canWrite }) => state === "APPROVED" && canWrite;
function reviewersIn(reviews2, vetoes) {
  if (reviews2.state !== "complete") return [];
  const approvers = reviews2.value.filter(mayCount).map(({ author }) => author);
  if (!vetoes) return approvers;
  const against = reviews2.value.filter(({ state }) => state === "CHANGES_REQUESTED" || state === "DISMISSED");
  return [...approvers, ...against.flatMap(({ author, dismissal }) => [author, dismissal?.by ?? null])];
}

// src/app/facts/reviews.ts
async function reviews(scene2) {
  const fact2 = reviewsFact(scene2.source, await scene2.contents());
  const known = scene2.merged ? untilMerged(fact2, scene2.change.mergedAt) : fact2;
  return countsVetoes(scene2.needs) ? withDismissers(scene2, known) : known;
}
async function withDismissers({ context }, fact2) {
  if (fact2.state !== "complete") return fact2;
  const dismissers = fact2.value.map(({ dismissal }) => dismissal?.by ?? null);
  const access2 = await withAccess(context.client, context.repository, dismissers);
  if ("state" in access2) return access2;
  const value = fact2.value.map((review2) => {
    const { dismissal } = review2;
    if (!dismissal) return review2;
    return { ...review2, dismissal: { ...dismissal, canWrite: dismissal.by !== null && access2.has(dismissal.by.id) } };
  });
  return { ...fact2, value };
}
function untilMerged(reviews2, mergedAt) {
  if (reviews2.state !== "complete" || mergedAt === null) return reviews2;
  const merged = Date.parse(mergedAt);
  const before2 = reviews2.value.filter(({ submittedAt }) => Date.parse(submittedAt) <= merged);
  return {
    ...reviews2,
    value: before2.map((review2) => {
      const { dismissal } = review2;
      return dismissal && Date.parse(dismissal.at) > merged ? { ...review2, state: dismissal.was, dismissal: null } : review2;
    })
  };
}

// src/git/hunks.ts
function hunksOf(patch) {
  const hunks = [];
  for (const line of patch.replace(/\n$/, "").split("\n")) {
    const last = hunks.at(-1);
    if (last !== void 0 && (line.startsWith("\\") || !isWhole3(last))) {
      if (!takes(last, line)) return void 0;
    } else {
      const next = headOf(line);
      if (next === void 0) return void 0;
      hunks.push(next);
    }
  }
  if (!hunks.every(isWhole3)) return void 0;
  return hunks.map(({ start, count: count2, lines }) => ({ start, count: count2, lines }));
}
var isWhole3 = ({ before: before2, after: after2 }) => before2 === 0 && after2 === 0;
function headOf(line) {
  const head = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
  if (!head) return void 0;
  const [count2, after2] = [Number(head[2] ?? 1), Number(head[3] ?? 1)];
  return { start: Number(head[1]), count: count2, lines: [], before: count2, after: after2 };
}
function takes(hunk, line) {
  const [kind2 = ""] = line;
  if (![" ", "-", "+", "\\"].includes(kind2)) return false;
  if (kind2 === " " || kind2 === "-") hunk.before--;
  if (kind2 === " " || kind2 === "+") hunk.after--;
  hunk.lines.push(line);
  return hunk.before >= 0 && hunk.after >= 0;
}

// src/git/replay.ts
function isReplayed({ reviewed: reviewed3, base, now }) {
  const [theirs, edits2, ours] = [reviewed3, base, now].map((patch) => hunksOf(patch ?? ""));
  if (theirs === void 0 || edits2 === void 0 || ours === void 0) return false;
  const moves = edits2.flatMap(movesOf);
  if (moves.length === 0 || theirs.length !== ours.length) return false;
  return theirs.every((hunk, at2) => isMoved(hunk, ours[at2], moves));
}
function movesOf({ start, count: count2, lines }) {
  const moves = [];
  let move;
  let at2 = count2 === 0 ? start + 1 : start;
  for (const line of lines) {
    const [kind2] = line;
    if (kind2 === "\\") continue;
    if (kind2 === " ") move = void 0;
    else {
      if (move === void 0) {
        move = { at: at2, removed: 0, added: 0 };
        moves.push(move);
      }
      if (kind2 === "-") move.removed++;
      else move.added++;
    }
    if (kind2 !== "+") at2++;
  }
  return moves;
}
function isMoved(reviewed3, now, moves) {
  if (now === void 0 || reviewed3.count === 0) return false;
  const end = reviewed3.start + reviewed3.count;
  const before2 = moves.filter(({ at: at2, removed }) => at2 + removed <= reviewed3.start);
  const after2 = moves.filter(({ at: at2 }) => at2 >= end);
  if (before2.length + after2.length < moves.length) return false;
  const start = before2.reduce((line, { removed, added }) => line + added - removed, reviewed3.start);
  return now.start === start && now.count === reviewed3.count && now.lines.join("\n") === reviewed3.lines.join("\n");
}

// src/github/compare.ts
var MAX_FILES = 300;
async function compareCommits(client, repository2, base, head) {
  const answer8 = await ask(client, repository2, base, head);
  return answer8 && {
    mergeBase: answer8.merge_base_commit?.sha,
    paths: pathsOf(answer8.files),
    patches: patchesOf(answer8.files)
  };
}
async function ask(client, { owner, name: name2 }, base, head) {
  const what3 = `comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`;
  const parameters = { owner, repo: name2, basehead: `${base}...${head}`, per_page: 1 };
  try {
    const answer8 = await client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters, { what: what3 });
    return parse(compareAnswer, answer8.data, [], what3);
  } catch (error) {
    if (error instanceof GitHubError && error.code === "not_found") return void 0;
    throw error;
  }
}
function pathsOf(files3) {
  if (!files3 || files3.length >= MAX_FILES) return void 0;
  const paths = /* @__PURE__ */ new Map();
  for (const { filename, status, sha, previous_filename } of files3) {
    if (status === "renamed" && previous_filename !== void 0) paths.set(previous_filename, "removed");
    paths.set(filename, status === "removed" ? "removed" : sha ?? "unknown");
  }
  return paths;
}
var patchesOf = (files3) => new Map(
  files3.flatMap(
    ({ filename, status, patch }) => status === "modified" && patch !== void 0 ? [[filename, patch]] : []
  )
);
function differingPaths(left, right) {
  const paths = /* @__PURE__ */ new Set([...left.keys(), ...right.keys()]);
  return [...paths].filter((path) => left.get(path) !== right.get(path));
}

// src/github/contents/sides.ts
var SIDES2 = ["mergeBase", "head", "parent", "commit"];
var NONE = "none";
var entry = object({ type: string(), mode: number().int(), oid: string() });
function textOf(found2) {
  return !found2 || found2.type === "tree" ? NONE : `${found2.mode} ${found2.oid}`;
}
var signature = object({ isValid: boolean(), wasSignedByGitHub: boolean() }).nullable();
var isGitHubs = (found2) => found2?.isValid === true && found2.wasSignedByGitHub;

// src/github/contents/at-paths.ts
var PATHS = 25;
var MOST_PATHS = 4 * PATHS;
async function contentsAt(client, repository2, ends, paths) {
  const rows = /* @__PURE__ */ new Map();
  let isSigned = false;
  for (let at2 = 0; at2 < paths.length; at2 += PATHS) {
    const some = paths.slice(at2, at2 + PATHS);
    const read2 = await readSides(client, repository2, ends, some);
    if (!read2) return void 0;
    isSigned = read2.isSigned;
    for (const [place3, path] of some.entries()) {
      const { mergeBase, head, parent, commit: commit2 } = read2;
      const on = (files3) => textOf(files3[place3]);
      rows.set(path, {
        mergeBase: on(mergeBase.files),
        head: on(head.files),
        parent: on(parent.files),
        commit: on(commit2.files)
      });
    }
  }
  return { rows, isSigned };
}
async function readSides(client, { owner, name: name2 }, ends, paths) {
  const what3 = `comparing ${ends.head.slice(0, 7)} with ${ends.commit.slice(0, 7)}`;
  const named3 = Object.fromEntries(paths.map((path, at2) => [`path${at2}`, path]));
  const answer8 = await client.graphql(sidesQuery(paths.length), { owner, name: name2, ...ends, ...named3 }, { what: what3 });
  const { mergeBase, head, parent, commit: commit2 } = parseWhole(answerFor(paths.length), answer8, what3).repository;
  if (!mergeBase || !head || !parent || !commit2) return void 0;
  const { signature: signed, ...merged } = commit2;
  return { mergeBase, head, parent, commit: merged, isSigned: isGitHubs(signed) };
}
function answerFor(paths) {
  const names = Array.from({ length: paths }, (_, at2) => `file${at2}`);
  const files3 = Object.fromEntries(names.map((one) => [one, entry.nullable()]));
  const read2 = object({ tree: object({ oid: string() }) }).and(object(files3));
  const sideOf = (found2) => {
    const all = found2;
    return { tree: found2.tree.oid, files: names.map((one) => entry.nullable().parse(all[one])) };
  };
  const side = read2.transform(sideOf).nullable();
  const merged = object({ signature }).and(read2).transform((found2) => ({ ...sideOf(found2), signature: found2.signature })).nullable();
  return object({ repository: object({ mergeBase: side, head: side, parent: side, commit: merged }) });
}

// src/github/contents/by-trees.ts
var MOST_FILES = 3e3;
var MOST_REQUESTS = 60;
async function contentsByTrees(client, repository2, ends) {
  const read2 = await readSides(client, repository2, ends, []);
  if (!read2) return void 0;
  const { mergeBase, head, parent, commit: commit2, isSigned } = read2;
  const root = { mergeBase: mergeBase.tree, head: head.tree, parent: parent.tree, commit: commit2.tree };
  const trees2 = treeReader(client, repository2, MOST_REQUESTS - 1);
  const rows = /* @__PURE__ */ new Map();
  let folders = [{ path: "", ids: root }].filter(({ ids }) => differs(ids));
  while (folders.length > 0) {
    const known = await trees2(folders.flatMap(({ ids }) => SIDES2.map((side) => ids[side])));
    const entries = known && folders.flatMap((folder) => entriesOf(folder, known));
    if (!entries || entries.some(({ path }) => path.includes(NO_TEXT))) return void 0;
    for (const { path, row: row3 } of entries) if (differs(row3)) rows.set(path, row3);
    if (rows.size > MOST_FILES) return void 0;
    folders = entries.flatMap(({ path, ids }) => differs(ids) ? [{ path: `${path}/`, ids }] : []);
  }
  return { rows, isSigned };
}
var NO_TEXT = "\uFFFD";
var differs = ({ mergeBase, head, parent, commit: commit2 }) => mergeBase !== head || parent !== commit2;
function entriesOf({ path, ids }, known) {
  const on = (side) => known.get(ids[side]) ?? NOTHING;
  const names = new Set(SIDES2.flatMap((side) => [...on(side).keys()]));
  return [...names].map((name2) => {
    const each = (pick) => ({
      mergeBase: pick(on("mergeBase").get(name2)),
      head: pick(on("head").get(name2)),
      parent: pick(on("parent").get(name2)),
      commit: pick(on("commit").get(name2))
    });
    return {
      path: `${path}${name2}`,
      row: each(textOf),
      ids: each((found2) => found2?.type === "tree" ? found2.oid : NONE)
    };
  });
}
var NOTHING = /* @__PURE__ */ new Map();
var trees = record(
  string(),
  object({ entries: array(entry.extend({ name: string() })).nullable() }).nullable()
);
var treesAnswer = object({ repository: trees });
function treeReader(client, { owner, name: name2 }, requests) {
  const known = /* @__PURE__ */ new Map([[NONE, NOTHING]]);
  let left = requests;
  return async (ids) => {
    const wanted = [...new Set(ids)].filter((id) => !known.has(id));
    left -= Math.ceil(wanted.length / BATCH);
    if (left < 0) return void 0;
    for (let at2 = 0; at2 < wanted.length; at2 += BATCH) {
      const some = wanted.slice(at2, at2 + BATCH);
      const variables = Object.fromEntries(some.map((id, place3) => [`tree${place3}`, id]));
      const what3 = "comparing folders";
      const answer8 = await client.graphql(treesQuery(some.length), { owner, name: name2, ...variables }, { what: what3 });
      const { repository: repository2 } = parseWhole(treesAnswer, answer8, what3);
      for (const [place3, id] of some.entries()) {
        const entries = repository2[`tree${place3}`]?.entries;
        const named3 = entries && new Map(entries.map((one) => [one.name, one]));
        if (!named3 || named3.size !== entries.length) return void 0;
        known.set(id, named3);
      }
    }
    return known;
  };
}

// src/github/contents/other-change.ts
async function pathsOfOtherChange(client, repository2, one, other) {
  if (one.paths && other.paths) return differingPaths(one.paths, other.paths);
  if (one.mergeBase === void 0 || other.mergeBase === void 0) return void 0;
  const ends = { mergeBase: one.mergeBase, head: one.head, parent: other.mergeBase, commit: other.head };
  const contents2 = await contentsByTrees(client, repository2, ends);
  return contents2 && [...contents2.rows].flatMap(([path, row3]) => isSame2(row3) ? [] : [path]);
}
var isSame2 = ({ mergeBase, head, parent, commit: commit2 }) => mergeBase === parent && head === commit2;

// src/collect/change/confirm-contents.ts
async function confirmContents(client, repository2, { base, head, inPart, inEdits = [] }, contents2) {
  const same = [...contents2.reviews].flatMap(
    ([commit2, digest2]) => commit2 !== head && digest2 !== null && digest2 === contents2.head ? [commit2] : []
  );
  const others = [...new Set(inPart)].filter(
    (commit2) => commit2 !== head && !same.includes(commit2) && contents2.differing.get(commit2)
  );
  const edited = [...new Set(inEdits)].filter(
    (commit2) => commit2 !== head && !same.includes(commit2) && contents2.patches?.get(commit2)
  );
  const [reviews2, differing2] = [new Map(contents2.reviews), /* @__PURE__ */ new Map()];
  const patches = /* @__PURE__ */ new Map();
  if (same.length + others.length + edited.length === 0) return { ...contents2, differing: differing2, patches };
  const current = await changeAt(client, repository2, base, head);
  for (const commit2 of /* @__PURE__ */ new Set([...same, ...others, ...edited])) {
    const reviewed3 = await changeAt(client, repository2, base, commit2);
    if (edited.includes(commit2)) {
      const edits2 = current && reviewed3 && await differingEdits(client, repository2, current, reviewed3);
      patches.set(commit2, both(contents2.patches?.get(commit2), edits2));
      if (!others.includes(commit2)) continue;
    }
    const paths = current && reviewed3 && await pathsOfOtherChange(client, repository2, current, reviewed3);
    if (others.includes(commit2)) differing2.set(commit2, both(contents2.differing.get(commit2), paths));
    else if (paths?.length !== 0 || current?.paths?.size === 0) reviews2.set(commit2, null);
  }
  return { ...contents2, reviews: reviews2, differing: differing2, patches };
}
async function differingEdits(client, repository2, current, reviewed3) {
  if (!current.paths || !reviewed3.paths || current.paths.size === 0) return void 0;
  const paths = differingPaths(current.paths, reviewed3.paths);
  const [then, now] = [reviewed3.mergeBase, current.mergeBase];
  if (paths.length === 0 || then === void 0 || now === void 0 || then === now) return paths;
  const base = await compareCommits(client, repository2, then, now);
  if (base?.mergeBase !== then) return paths;
  const patchesAt = (path) => ({
    reviewed: reviewed3.patches.get(path),
    base: base.patches.get(path),
    now: current.patches.get(path)
  });
  return paths.filter((path) => !isReplayed(patchesAt(path)));
}
async function changeAt(client, repository2, base, head) {
  const comparison = await compareCommits(client, repository2, base, head);
  return comparison && { ...comparison, head };
}
function both(claimed, seen) {
  return claimed && seen ? [.../* @__PURE__ */ new Set([...claimed, ...seen])].sort() : null;
}

// src/collect/change/pull-files.ts
var PAGE5 = 100;
var MAX_FILES2 = 3e3;
async function pullFiles(client, { owner, name: name2 }, pull, total) {
  const files3 = [];
  const last = Math.ceil(Math.min(total, MAX_FILES2) / PAGE5);
  for (let page2 = 1; page2 <= last; page2++) {
    const what3 = `reading the files of change #${pull}`;
    const parameters = { owner, repo: name2, pull_number: pull, per_page: PAGE5, page: page2 };
    const answer8 = await client.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", parameters, { what: what3 });
    files3.push(...parse(pullFilesAnswer, answer8.data, [], what3).flatMap(fileOf));
  }
  if (files3.length !== total) {
    return {
      state: "unavailable",
      why: "truncated",
      detail: `GitHub lists ${files3.length} files of the change but counts ${total}.`,
      next: "Check out the change in the job (`fetch-depth: 0`) so that its files are read from git."
    };
  }
  const provenance3 = {
    source: "github-rest",
    trust: "platform",
    collectedAt: client.time(),
    listed: files3.length,
    total
  };
  return { state: "complete", value: files3.sort((a, b) => a.path < b.path ? -1 : 1), provenance: provenance3 };
}
var STATUS = {
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
    status: STATUS[status],
    before: status === "removed" ? blob : null,
    after: status === "removed" ? null : blob,
    addedLines: null
  };
}

// src/documents/fragment.ts
var MAX_LENGTH2 = 2e4;
var isBeside = (path) => /(?:^|\/)readme(?:\.[a-z]+)?$/i.test(path);
function readFragment(path, text2) {
  if (text2.length > MAX_LENGTH2) return unreadable5(null, `It has more than ${MAX_LENGTH2} characters.`);
  const lines = text2.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (lines[0]?.trimEnd() !== "---") return what(lines, 0);
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (end === -1) return unreadable5(1, "The mapping of packages at its beginning has no end: a line `---` is missing.");
  const packages = packagesIn(path, lines.slice(1, end));
  return typeof packages === "number" ? what(packages === 0 ? [] : lines, end + 1) : packages;
}
function packagesIn(path, lines) {
  if (lines.every((line) => line.trim() === "")) return 0;
  const document = parseYaml(["", ...lines].join("\n"), path);
  if (!("locate" in document))
    return unreadable5(document[0]?.line ?? null, document[0]?.message ?? "It is not valid YAML.");
  const [mistake] = document.diagnostics;
  if (mistake) return unreadable5(mistake.line, mistake.message);
  const { value } = document;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.keys(value).length;
  return unreadable5(2, `A changeset begins with a mapping of packages, but this is ${described(value)}.`);
}
function what(lines, from) {
  const text2 = visibleText(readMarkdown(lines.slice(from).join("\n")).pieces);
  const first = lines.findIndex((line, index) => index >= from && line.trim() !== "");
  return { state: "read", fields: [{ name: "what", text: text2, line: Math.max(first, 0) + 1, untouched: false }] };
}
var unreadable5 = (line, detail) => ({ state: "unreadable", detail, line });

// src/github/work-items.ts
async function readWork(client, { owner, name: name2 }, request) {
  const { issues: issues2, base, head } = request;
  const what3 = "reading the work items of the change";
  const variables = {
    owner,
    name: name2,
    ...base.paths.length > 0 ? { base: base.commit } : {},
    ...head.paths.length > 0 ? { head: head.commit } : {},
    ...numbered2("basePath", base.paths),
    ...numbered2("headPath", head.paths),
    ...numbered2("owner", issues2.map(ownerOf)),
    ...numbered2("name", issues2.map(nameOf)),
    ...numbered2(
      "number",
      issues2.map(({ number: number2 }) => number2)
    )
  };
  const counts2 = { issues: issues2.length, base: base.paths.length, head: head.paths.length };
  const answer8 = await client.graphql(workQuery(counts2), variables, { what: what3 });
  const { repository: repository2, ...rest2 } = parse(workAnswer, answer8.data, answer8.errors, what3);
  return {
    templates: repository2.pullRequestTemplates?.flatMap(({ body }) => body ?? []) ?? [],
    base: base.paths.map((_, index) => repository2.base?.[`file${index}`] ?? null),
    head: head.paths.map((_, index) => repository2.head?.[`file${index}`] ?? null),
    issues: issues2.map((_, index) => foundIn(rest2[`issue${index}`], what3)),
    refusals: answer8.errors
  };
}
var ownerOf = ({ repository: repository2 }) => repository2.split("/")[0] ?? "";
var nameOf = ({ repository: repository2 }) => repository2.split("/")[1] ?? "";
var numbered2 = (word, values) => Object.fromEntries(values.map((value, index) => [`${word}${index}`, value]));
var files = record(string(), rulesFile2).nullish();
var workAnswer = looseObject({
  repository: object({
    pullRequestTemplates: array(object({ body: string().nullable() })).nullable(),
    base: files,
    head: files
  })
});
var bigId = union([string(), number().int()]).transform(String);
var found = object({
  databaseId: number().int(),
  nameWithOwner: string(),
  issueOrPullRequest: discriminatedUnion("__typename", [
    issue2.extend({ __typename: literal("Issue") }),
    object({ __typename: literal("PullRequest"), fullDatabaseId: bigId, number: number().int() })
  ]).nullable()
});
function foundIn(value, what3) {
  return value === null || value === void 0 ? null : parse(found, value, [], what3);
}

// src/documents/change-record.ts
var MAX_LENGTH3 = 256 * 1024;
var MAX_FIELDS = 100;
var MAX_FIELD_LENGTH = 2e4;
function readChangeRecord(path, text2, template) {
  const read2 = readFields(path, text2);
  if (read2.state === "unreadable") return read2;
  const original = template === void 0 ? void 0 : readFields(path, template);
  const known = new Map(
    original?.state === "read" ? original.fields.map(({ name: name2, text: text3 }) => [name2, collapsed2(text3)]) : []
  );
  const fields2 = read2.fields.map((field) => ({ ...field, untouched: known.get(field.name) === collapsed2(field.text) }));
  return { state: "read", fields: fields2 };
}
var collapsed2 = (text2) => text2.replace(/\s+/g, " ").trim();
function readFields(path, text2) {
  if (text2.length > MAX_LENGTH3) return unreadable6(null, `It has more than ${MAX_LENGTH3} characters.`);
  const document = parseYaml(text2, path);
  if (!("locate" in document))
    return unreadable6(document[0]?.line ?? null, document[0]?.message ?? "It is not valid YAML.");
  const [mistake] = document.diagnostics;
  if (mistake) return unreadable6(mistake.line, mistake.message);
  if (!isGroup(document.value)) {
    return unreadable6(1, `A change record must be a mapping of keys to texts, but is ${described(document.value)}.`);
  }
  const fields2 = [];
  const problem = addFields(document, document.value, [], fields2);
  if (problem) return problem;
  const twice2 = fields2.find(({ name: name2 }, index) => fields2.findIndex((other) => other.name === name2) !== index);
  if (twice2) return unreadable6(twice2.line, `The field ${shown(twice2.name)} appears twice, in two spellings.`);
  if (fields2.length > MAX_FIELDS) return unreadable6(null, `It has more than ${MAX_FIELDS} fields.`);
  return { state: "read", fields: fields2 };
}
var unreadable6 = (line, detail) => ({ state: "unreadable", detail, line });
function addFields(document, group, above, fields2) {
  for (const [key, value] of Object.entries(group)) {
    const path = [...above, key];
    const { line } = document.locate(path);
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(key)) {
      return unreadable6(line, `The field ${shown(key)} must have a name of letters, digits and hyphens.`);
    }
    if (isGroup(value) && above.length === 0) {
      const problem = addFields(document, value, path, fields2);
      if (problem) return problem;
      continue;
    }
    const text2 = textOf2(value);
    if (text2 === void 0)
      return unreadable6(line, `The field ${shown(path.join("."))} must be a text, but is ${described(value)}.`);
    if (text2.length > MAX_FIELD_LENGTH)
      return unreadable6(line, `The field ${shown(key)} is longer than ${MAX_FIELD_LENGTH} characters.`);
    const name2 = path.map((part) => part.toLowerCase().replaceAll("_", "-")).join(".");
    fields2.push({ name: name2, text: text2, line, untouched: false });
  }
  return void 0;
}
var isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function textOf2(value) {
  if (value === null) return "";
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (!Array.isArray(value)) return void 0;
  const parts = value.map((part) => Array.isArray(part) || isGroup(part) ? void 0 : textOf2(part));
  return parts.some((part) => part === void 0) ? void 0 : parts.join(", ");
}

// src/documents/csv.ts
function readCsv(text2) {
  const rows = [];
  let [at2, line] = [text2.startsWith("\uFEFF") ? 1 : 0, 1];
  while (at2 < text2.length) {
    const row3 = readRow(text2, at2, line);
    if ("detail" in row3) return row3;
    if (row3.cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells: row3.cells });
    at2 = row3.at;
    line = row3.line;
  }
  return rows;
}
function readRow(text2, start, first) {
  const cells = [];
  let [at2, line] = [start, first];
  for (; ; ) {
    const cell = text2[at2] === '"' ? quoted(text2, at2, line) : plain2(text2, at2, line);
    if ("detail" in cell) return cell;
    cells.push(cell.text);
    at2 = cell.at;
    line = cell.line;
    if (text2[at2] === ",") {
      at2 += 1;
      continue;
    }
    if (text2[at2] === "\r" && text2[at2 + 1] === "\n") at2 += 1;
    return { cells, at: at2 + 1, line: line + 1 };
  }
}
function plain2(text2, at2, line) {
  let end = at2;
  while (end < text2.length && text2[end] !== "," && text2[end] !== "\n" && !isBreak(text2, end)) {
    if (text2[end] === '"') return { line, detail: "A cell contains a quote but does not begin with one." };
    end += 1;
  }
  return { text: text2.slice(at2, end), at: end, line };
}
var isBreak = (text2, at2) => text2[at2] === "\r" && text2[at2 + 1] === "\n";
function quoted(text2, at2, line) {
  let content = "";
  let end = at2 + 1;
  for (; ; ) {
    const close = text2.indexOf('"', end);
    if (close === -1) return { line, detail: "A quote that starts here is never closed." };
    content += text2.slice(end, close);
    end = close + 1;
    if (text2[end] !== '"') break;
    content += '"';
    end += 1;
  }
  if (end < text2.length && text2[end] !== "," && text2[end] !== "\n" && !isBreak(text2, end)) {
    return { line, detail: "There is text between a closing quote and the next comma." };
  }
  return { text: content, at: end, line: line + content.split("\n").length - 1 };
}

// src/documents/requirements.ts
var MAX_LENGTH4 = 5 * 1024 * 1024;
var MAX_ITEMS = 2e4;
var STATUSES = ["draft", "proposed", "approved", "rejected", "obsolete"];
function readRequirements(path, text2) {
  if (text2.length > MAX_LENGTH4) return unreadable7(null, `It has more than ${MAX_LENGTH4} characters.`);
  const entries = path.toLowerCase().endsWith(".csv") ? fromCsv(text2) : fromYaml(path, text2);
  if (!Array.isArray(entries)) return entries;
  if (entries.length === 0) return { state: "empty", detail: "It lists no requirements.", line: null };
  if (entries.length > MAX_ITEMS) return unreadable7(null, `It lists more than ${MAX_ITEMS} requirements.`);
  return readEntries(path, entries);
}
function readEntries(path, entries) {
  const items = /* @__PURE__ */ new Map();
  for (const entry2 of entries) {
    const item = requirementOf(path, entry2);
    if ("detail" in item) return item;
    const known = items.get(item.id);
    if (known) return unreadable7(entry2.line, `The requirement ${item.id} is also on line ${known.line}.`);
    items.set(item.id, item);
  }
  return { state: "read", items: [...items.values()] };
}
function requirementOf(path, { line, fields: fields2 }) {
  const [id, title, status] = ["id", "title", "status"].map((name2) => fields2.get(name2));
  if (typeof id !== "string" || !isIdentifier(id)) {
    return unreadable7(line, `"id" must be an identifier such as REQ-12, but is ${described(id ?? null)}.`);
  }
  if (typeof title !== "string" || title.trim() === "") return unreadable7(line, `The requirement ${id} has no title.`);
  const known = STATUSES.find((one) => one === (status ?? "proposed"));
  if (!known) {
    return unreadable7(line, `The status of ${id} must be one of ${STATUSES.join(", ")}, but is ${described(status)}.`);
  }
  return { id, title: title.trim().slice(0, 500), status: known, path, line };
}
var unreadable7 = (line, detail) => ({ state: "unreadable", detail, line });
function fromYaml(path, text2) {
  const document = parseYaml(text2, path);
  if (!("locate" in document)) return asUnreadable(document[0]);
  if (document.diagnostics[0]) return asUnreadable(document.diagnostics[0]);
  const list6 = isGroup2(document.value) ? document.value["requirements"] : void 0;
  const others = isGroup2(document.value) ? Object.keys(document.value).filter((key) => key !== "requirements") : [];
  if (others[0] !== void 0) {
    return unreadable7(document.locate([others[0]]).line, `The key ${shown(others[0])} is not supported here.`);
  }
  if (!Array.isArray(list6)) return unreadable7(1, 'It must have the key "requirements" with a list.');
  const entries = [];
  for (const [index, value] of list6.entries()) {
    const { line } = document.locate(["requirements", index]);
    if (!isGroup2(value)) return unreadable7(line, `A requirement must be a mapping of keys, but is ${described(value)}.`);
    const unknown2 = Object.keys(value).find((key) => !["id", "title", "status"].includes(key));
    if (unknown2 !== void 0) return unreadable7(line, `A requirement has the unknown key ${shown(unknown2)}.`);
    entries.push({ line, fields: new Map(Object.entries(value)) });
  }
  return entries;
}
var asUnreadable = (diagnostic) => unreadable7(diagnostic?.line ?? null, diagnostic?.message ?? "It is not valid YAML.");
var isGroup2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function fromCsv(text2) {
  const rows = readCsv(text2);
  if (!Array.isArray(rows)) return unreadable7(rows.line, rows.detail);
  const [head, ...body] = rows;
  if (!head) return [];
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const missing3 = ["id", "title"].find((name2) => !names.includes(name2));
  if (missing3 !== void 0)
    return unreadable7(head.line, `The first line must name the columns; "${missing3}" is missing.`);
  const twice2 = names.find((name2, index) => name2 !== "" && names.indexOf(name2) !== index);
  if (twice2 !== void 0) return unreadable7(head.line, `The column ${shown(twice2)} appears twice.`);
  const wrong2 = body.find(({ cells }) => cells.length !== names.length);
  if (wrong2) return unreadable7(wrong2.line, `This row has ${wrong2.cells.length} cells, the first line ${names.length}.`);
  return body.map(({ line, cells }) => ({ line, fields: fieldsOf(names, cells) }));
}
function fieldsOf(names, cells) {
  const pairs = names.map((name2, index) => [name2, (cells[index] ?? "").trim()]);
  return new Map(pairs.filter(([, value]) => value !== ""));
}

// src/github/contents/text-of.ts
var SYMBOLIC_LINK2 = 40960;
function contentOf(file3) {
  if (file3 === null) return { state: "missing", detail: "There is no such file." };
  if (file3.type !== "blob")
    return { state: "unsafe", detail: `It is a ${file3.type === "tree" ? "folder" : "submodule"}, not a file.` };
  if (file3.mode === SYMBOLIC_LINK2)
    return { state: "unsafe", detail: "It is a symbolic link, and links are not followed." };
  const blob = file3.object;
  if (blob?.isTruncated) return { state: "unreadable", detail: "It is too large." };
  if (!blob || blob.isBinary || typeof blob.text !== "string") return { state: "unreadable", detail: "It is not text." };
  return { text: blob.text, blob: blob.oid };
}

// src/collect/links/documents.ts
function requirementsFact({ work, paths, collectedAt }, count2) {
  const files3 = [];
  const items = [];
  for (const [index, path] of paths.base.paths.slice(0, count2).entries()) {
    const { file: file3, found: found2 } = readOne(path, work.base[index] ?? null);
    files3.push(file3);
    items.push(...found2);
  }
  const twice2 = firstTwice(items);
  if (!twice2) return complete2({ files: files3, items }, collectedAt);
  return complete2(
    { files: files3.map((file3) => file3.path === twice2.path ? doubled(file3, twice2) : file3), items: [] },
    collectedAt
  );
}
function firstTwice(items) {
  const seen = /* @__PURE__ */ new Set();
  return items.find(({ id }) => seen.size === seen.add(id).size);
}
function readOne(path, file3) {
  const content = contentOf(file3);
  if ("detail" in content) {
    const { state, detail } = content;
    return { file: { path, state, detail, line: null, blob: null }, found: [] };
  }
  const { text: text2, blob } = content;
  const read2 = readRequirements(path, text2);
  if (read2.state === "read") {
    return {
      file: { path, state: "read", detail: `${read2.items.length} requirements.`, line: null, blob },
      found: read2.items
    };
  }
  return { file: { path, state: read2.state, detail: read2.detail, line: read2.line, blob }, found: [] };
}
function doubled(file3, { id, line }) {
  return { ...file3, state: "unreadable", detail: `The requirement ${id} is also in another file.`, line };
}
function recordsFact({ work, paths, collectedAt }, templates, isFragment) {
  const original = templates > 0 ? contentOf(work.base.at(-1) ?? null) : void 0;
  const template = original && "text" in original ? original.text : void 0;
  const records = paths.head.paths.map(
    (path, index) => recordOf2(
      path,
      work.head[index] ?? null,
      (text2) => isFragment(path) ? readFragment(path, text2) : readChangeRecord(path, text2, template)
    )
  );
  return complete2(records, collectedAt);
}
function recordOf2(path, file3, reader) {
  const content = contentOf(file3);
  if ("detail" in content) {
    const state = content.state === "unsafe" ? "unsafe" : "unreadable";
    return { path, blob: null, state, detail: content.detail, line: null, fields: [] };
  }
  const { text: text2, blob } = content;
  const read2 = reader(text2);
  if (read2.state === "read") return { path, blob, state: "read", detail: "", line: null, fields: read2.fields };
  return { path, blob, state: "unreadable", detail: read2.detail, line: read2.line, fields: [] };
}
function complete2(value, collectedAt) {
  return { state: "complete", value, provenance: { source: "github-graphql", trust: "platform", collectedAt } };
}

// src/github/issue-type.ts
var answerSchema = object({ type: object({ name: string() }).nullish() });
async function readIssueType(client, { repository: repository2, number: number2 }) {
  const [owner = "", repo = ""] = repository2.split("/");
  const what3 = `reading the type of ${repository2}#${number2}`;
  const parameters = { owner, repo, issue_number: number2 };
  try {
    const { data } = await client.rest("GET /repos/{owner}/{repo}/issues/{issue_number}", parameters, { what: what3 });
    return parse(answerSchema, data, [], what3).type?.name ?? null;
  } catch (error) {
    if (error instanceof GitHubError) return void 0;
    throw error;
  }
}

// src/collect/links/github-issues.ts
function githubIssues(client, { source, mergedAt, types, work }) {
  return {
    lookUp: async (references2) => {
      const refused = linkedRefused(source);
      if (refused) return refused;
      const linked = linkedIssues(source.change).map((node) => itemOf(nameOf2(node), node, mergedAt));
      const known = new Set(linked.map(({ named: named4 }) => named4));
      const named3 = issueNames(references2).flatMap(
        (name2, index) => known.has(keyOf2(name2)) ? [] : workItem(name2, work.issues[index] ?? null, index, work.refusals, mergedAt)
      );
      const items = [...linked, ...named3];
      if (types) await addTypes(client, items);
      return items;
    }
  };
}
function issueNames(references2) {
  const names = /* @__PURE__ */ new Map();
  for (const { place: place3, target: target3 } of references2) {
    if (place3 !== "text" || target3.kind !== "issue") continue;
    const { repository: repository2, number: number2 } = target3;
    names.set(`${repository2}#${number2}`, { repository: repository2, number: number2 });
  }
  return [...names.values()];
}
var linkedIssues = ({ closingIssuesReferences: issues2 }) => issues2?.nodes.flatMap((node) => node ?? []) ?? [];
var nameOf2 = ({ repository: repository2, number: number2 }) => ({ repository: repository2.nameWithOwner, number: number2 });
var keyOf2 = ({ repository: repository2, number: number2 }) => `${repository2.toLowerCase()}#${number2}`;
function linkedRefused({ change: change2, refusals }) {
  const path = "repository.pullRequest.closingIssuesReferences";
  const issues2 = change2.closingIssuesReferences;
  if (refusals.some((error) => error.path.startsWith(path)) || issues2 === null) {
    return {
      state: "unavailable",
      why: "forbidden",
      detail: "The token has no permission to read the issues linked to the change.",
      next: grant("issues: read")
    };
  }
  if (issues2.totalCount <= issues2.nodes.length) return void 0;
  return {
    state: "unavailable",
    why: "truncated",
    detail: `GitHub lists ${issues2.nodes.length} issues linked to the change but counts ${issues2.totalCount}.`,
    next: "Link fewer issues to one change."
  };
}
function workItem(name2, found2, index, refusals, mergedAt) {
  const issue6 = found2?.issueOrPullRequest;
  if (issue6?.__typename === "Issue") return itemOf(name2, issue6, mergedAt);
  const common2 = { repository: found2?.nameWithOwner ?? name2.repository, number: name2.number, named: keyOf2(name2) };
  if (found2 && issue6) {
    return {
      ...common2,
      state: "resolved",
      id: issue6.fullDatabaseId,
      repositoryId: String(found2.databaseId),
      kind: "pull-request",
      open: false,
      type: null,
      labels: []
    };
  }
  return { ...common2, ...unresolved(name2, found2, errorTypeAt(refusals, `issue${index}`)) };
}
function unresolved(name2, found2, error) {
  if (error === "FORBIDDEN") {
    return { state: "forbidden", detail: `The token has no permission to read issues of ${name2.repository}.` };
  }
  if (error !== void 0 && error !== "NOT_FOUND") {
    return { state: "unreachable", detail: `GitHub could not look up ${keyOf2(name2)}.` };
  }
  if (!found2) {
    return {
      state: "forbidden",
      detail: `There is no repository ${name2.repository}, or the token has no access to it.`
    };
  }
  return { state: "not_found", detail: `There is no issue ${name2.number} in ${found2.nameWithOwner}.` };
}
function errorTypeAt(refusals, alias) {
  const error = refusals.find(({ path }) => path === alias || path.startsWith(`${alias}.`));
  return error && (error.type === "" ? "UNKNOWN" : error.type);
}
function itemOf(name2, issue6, mergedAt) {
  const { repository: repository2, labels } = issue6;
  const nodes = labels?.nodes.flatMap((node) => node ?? []) ?? [];
  return {
    state: "resolved",
    repository: repository2.nameWithOwner,
    number: issue6.number,
    named: keyOf2(name2),
    id: issue6.fullDatabaseId,
    repositoryId: String(repository2.databaseId),
    kind: "issue",
    // The merge itself closes what the change closes.
    open: issue6.state === "OPEN" || mergedAt !== null && issue6.closedAt !== null && Date.parse(mergedAt) <= Date.parse(issue6.closedAt),
    type: null,
    labels: nodes.map(({ name: name3 }) => name3)
  };
}
var MAX_TYPES = 10;
async function addTypes(client, items) {
  let requests = 0;
  for (const [index, item] of items.entries()) {
    if (item.state !== "resolved" || item.kind !== "issue") continue;
    const type = ++requests > MAX_TYPES ? void 0 : await readIssueType(client, item);
    items[index] = type === void 0 ? untyped(item) : { ...item, type };
  }
}
function untyped({ repository: repository2, number: number2, named: named3 }) {
  const detail = `GitHub did not report the type of ${repository2}#${number2}.`;
  return { state: "unreachable", repository: repository2, number: number2, named: named3, detail };
}

// src/github/record-issue.ts
var issue4 = object({
  __typename: literal("Issue"),
  number: number().int(),
  body: string(),
  createdAt: string(),
  lastEditedAt: string().nullable(),
  closedAt: string().nullable(),
  // No hole here: a text that came from elsewhere would count as old.
  moves: object({ nodes: array(object({ createdAt: string() })) }),
  labels: object({ totalCount: number(), nodes: array(object({ name: string() }).nullable()) }).nullable()
});
var answerSchema2 = object({
  repository: object({
    issueOrPullRequest: discriminatedUnion("__typename", [issue4, object({ __typename: literal("PullRequest") })]).nullable()
  })
});
async function readRecordIssue(client, { owner, name: name2 }, number2) {
  const what3 = `reading issue #${number2}`;
  const answer8 = await client.graphql(RECORD_ISSUE, { owner, name: name2, number: number2 }, { what: what3 });
  if (answer8.errors.some(({ type }) => type === "FORBIDDEN")) return "forbidden";
  const { issueOrPullRequest: found2 } = parse(answerSchema2, answer8.data, notMissing(answer8.errors), what3).repository;
  return found2?.__typename === "Issue" ? found2 : null;
}
var notMissing = (errors) => errors.filter(({ type }) => type !== "NOT_FOUND");

// src/collect/links/record-issue.ts
async function recordIssueFact(client, place3, naming) {
  const named3 = numberIn(naming);
  if (typeof named3 !== "number") return complete3(client, named3);
  const issue6 = await readRecordIssue(client, place3, named3);
  if (issue6 === "forbidden") return FORBIDDEN2;
  if (issue6 === null) return complete3(client, { state: "not_found", number: named3 });
  const read2 = describe(issue6.body, []);
  if (read2.state !== "read")
    return { state: "unavailable", why: "truncated", detail: `Issue #${named3}: ${read2.detail}`, next: read2.next };
  return complete3(client, {
    state: "found",
    number: named3,
    open: issue6.closedAt === null,
    labels: issue6.labels?.nodes.flatMap((node) => node?.name ?? []) ?? [],
    digest: read2.description.digest,
    editedAt: lastWritten(issue6, naming),
    sections: read2.description.sections
  });
}
var HEADING = /^change[ -]record$/i;
function numberIn({ description: { sections }, repository: repository2, server }) {
  const found2 = sections.filter(({ heading: heading2, untouched }) => HEADING.test(heading2.trim()) && !untouched);
  const texts2 = found2.map(({ text: text3 }) => text3.trim()).filter((text3) => text3 !== "");
  const [text2, ...more] = texts2;
  if (text2 === void 0) return { state: "unnamed" };
  const url = `${server}/${repository2}/issues/`.toLowerCase();
  const short = text2.toLowerCase().startsWith(url) ? `#${text2.slice(url.length).replace(/[#?].*$/, "")}` : text2;
  const [, number2] = /^#([1-9]\d{0,8})$/.exec(short) ?? [];
  if (number2 !== void 0 && more.length === 0) return Number(number2);
  return { state: "unreadable", text: texts2.join(" ").slice(0, MAX_SHOWN) };
}
var MAX_SHOWN = 100;
function lastWritten({ createdAt, lastEditedAt, moves }, { description }) {
  const times = [createdAt, lastEditedAt, description.editedAt ?? null, ...moves.nodes.map((move) => move.createdAt)];
  return times.flatMap((time3) => time3 ?? []).reduce((left, right) => isAfter(right, left) ? right : left);
}
var isAfter = (time3, than) => time3 !== null && Date.parse(time3) > Date.parse(than);
function complete3(client, value) {
  return {
    state: "complete",
    value,
    provenance: { source: "github-graphql", trust: "platform", collectedAt: client.time() }
  };
}
var FORBIDDEN2 = {
  state: "unavailable",
  why: "forbidden",
  detail: "The token has no permission to read issues, so the change record cannot be read.",
  next: grant("issues: read")
};

// src/collect/links/references.ts
var MAX_REFERENCES = 1e3;
var MAX_ISSUES = 50;
var MAX_HIDDEN = 50;
function referencesIn(sources) {
  const found2 = new Found();
  for (const { repository: repository2, number: number2 } of sources.linked) {
    const target3 = issue5(repository2, number2);
    found2.add({ source: "linked-issues", text: `#${number2}`, line: null, commit: null, place: "text", target: target3 });
  }
  scan(sources, sources.title, { source: "title", line: null, commit: null, place: "text" }, found2);
  for (const { line, place: place3, text: text2 } of sources.lines) {
    scan(sources, text2, { source: "description", line, commit: null, place: place3 }, found2);
  }
  for (const { commit: commit2, trailers } of sources.trailers) {
    for (const { value } of trailers) {
      scan(sources, value, { source: "commits", line: null, commit: commit2, place: "text" }, found2);
    }
  }
  return outcome(found2);
}
function outcome({ visible, hidden: hidden3 }) {
  const issues2 = new Set(visible.flatMap(({ target: target3 }) => target3.kind === "issue" ? keyOf3(target3) : []));
  const next = "Name only the items that the change is for, or split it.";
  if (visible.length >= MAX_REFERENCES) {
    return {
      state: "too_many",
      detail: `The change has ${MAX_REFERENCES} or more references, which is too many.`,
      next
    };
  }
  if (issues2.size > MAX_ISSUES) {
    const detail = `The change names ${issues2.size} issues, more than the limit of ${MAX_ISSUES}.`;
    return { state: "too_many", detail, next };
  }
  return { state: "read", references: [...visible, ...hidden3.slice(0, MAX_HIDDEN)] };
}
var Found = class {
  visible = [];
  hidden = [];
  #known = /* @__PURE__ */ new Set();
  add(reference2) {
    const { source, place: place3, target: target3, commit: commit2 } = reference2;
    const key = `${source} ${place3} ${commit2} ${keyOf3(target3)}`;
    const list6 = place3 === "text" ? this.visible : this.hidden;
    if (this.#known.has(key) || list6.length >= MAX_REFERENCES) return;
    this.#known.add(key);
    list6.push(reference2);
  }
};
var keyOf3 = (target3) => target3.kind === "issue" ? `${target3.repository}#${target3.number}` : target3.id;
var issue5 = (repository2, number2) => ({
  kind: "issue",
  repository: repository2.toLowerCase(),
  number: number2
});
function scan(sources, text2, where, found2) {
  for (const word of text2.split(/\s+/)) {
    const target3 = word.length <= MAX_WORD_LENGTH ? issueIn(bare(word), sources) : void 0;
    if (target3) found2.add({ ...where, text: bare(word), target: target3 });
  }
  for (const id of identifiersIn(text2)) found2.add({ ...where, text: id, target: { kind: "id", id } });
}
var MAX_WORD_LENGTH = 512;
var OPENING = new Set(`([{<"'*_~,;:`);
var CLOSING = new Set(`)]}>"'*_~,;:.!?`);
function bare(word) {
  let [start, end] = [0, word.length];
  while (start < end && OPENING.has(word.charAt(start))) start += 1;
  while (end > start && CLOSING.has(word.charAt(end - 1))) end -= 1;
  return word.slice(start, end);
}
var SHORT = /^(?:([A-Za-z0-9][\w-]{0,99}\/[\w.-]{1,100})?#|GH-)([1-9]\d{0,9})$/i;
var LINK2 = /^([A-Za-z0-9][\w-]{0,99}\/[\w.-]{1,100})\/(?:issues|pull)\/([1-9]\d{0,9})(?:[?#]\S*)?$/;
function issueIn(word, { repository: repository2, server }) {
  const isLink = word.toLowerCase().startsWith(`${server.toLowerCase()}/`);
  const [, named3, digits] = isLink ? LINK2.exec(word.slice(server.length + 1)) ?? [] : SHORT.exec(word) ?? [];
  const number2 = Number(digits);
  return digits !== void 0 && number2 <= 2147483647 ? issue5(named3 ?? repository2, number2) : void 0;
}

// src/collect/links/sources.ts
function workItemSources(client, input, work) {
  const { source, mergedAt, requests } = input;
  return [githubIssues(client, { source, mergedAt, types: requests.issueTypes, work })];
}

// src/collect/links/trailers.ts
var KEYS = /* @__PURE__ */ new Set([
  "close",
  "closes",
  "fix",
  "fixes",
  "resolve",
  "resolves",
  "ref",
  "refs",
  "implements",
  "part-of",
  "relates-to",
  "requirement",
  "verifies"
]);
var TRAILER = /^([A-Za-z0-9-]{1,64})\s*:\s*(.*)$/;
var OF_GIT = /^(?:Signed-off-by: |\(cherry picked from commit )/;
var MAX_LENGTH5 = 1e3;
function referringTrailers(message) {
  return trailersOf(message).filter(({ key }) => KEYS.has(key.toLowerCase()));
}
function trailersOf(message) {
  const lines = beforeDivider(
    message.replaceAll("\r\n", "\n").split("\n").filter((line) => !line.startsWith("#"))
  );
  while (lines.length > 0 && isBlank(lines.at(-1))) lines.pop();
  const start = lines.findLastIndex(isBlank) + 1;
  if (start === 0) return [];
  const paragraph2 = lines.slice(start);
  return isTrailerBlock(paragraph2) ? readTrailers(paragraph2) : [];
}
var isBlank = (line) => line?.trim() === "";
function beforeDivider(lines) {
  const divider = lines.findIndex((line) => /^---(?:\s|$)/.test(line));
  return divider === -1 ? lines : lines.slice(0, divider);
}
function isTrailerBlock(lines) {
  const own = lines.filter((line) => !/^\s/.test(line));
  const trailers = own.filter((line) => TRAILER.test(line) || OF_GIT.test(line)).length;
  if (trailers === own.length) return trailers > 0;
  return own.some((line) => OF_GIT.test(line)) && trailers * 3 >= own.length - trailers;
}
function readTrailers(lines) {
  const found2 = [];
  for (const line of lines) {
    const last = found2.at(-1);
    const [, key, value = ""] = TRAILER.exec(line) ?? [];
    if (/^\s/.test(line) && last) last.value = `${last.value} ${line.trim()}`.slice(0, MAX_LENGTH5);
    else if (key !== void 0) found2.push({ key, value: value.trim().slice(0, MAX_LENGTH5) });
  }
  return found2;
}

// src/collect/links/links.ts
async function collectLinks(client, place3, input) {
  const { source, requests, base } = input;
  if (!isRequested2(requests)) return {};
  const records = recordPaths(input);
  const first = writtenBy(input, []);
  const named3 = requests.links && "references" in first ? first.references : [];
  const paths = {
    base: { commit: base, paths: [...requests.requirements, ...templateOf(requests)] },
    head: { commit: source.change.headRefOid, paths: Array.isArray(records) ? records : [] }
  };
  const work = await readWork(client, place3, { issues: issueNames(named3), ...paths });
  const collectedAt = client.time();
  const written2 = writtenBy(input, work.templates);
  const read2 = { collectedAt, work, paths };
  return {
    ...requests.description ? { description: "references" in written2 ? complete4(written2.description, collectedAt) : written2 } : {},
    ...requests.links ? { links: await linksFact(client, workItemSources(client, input, work), named3, written2) } : {},
    ...requests.recordIssue ? { recordIssue: await recordIssueIn(client, place3, input, written2) } : {},
    ...requests.requirements.length > 0 ? { requirements: requirementsFact(read2, requests.requirements.length) } : {},
    ...requests.changeRecords ? {
      changeRecords: Array.isArray(records) ? recordsFact(read2, templateOf(requests).length, fragmentsOf(requests.changeRecords)) : records
    } : {}
  };
}
async function recordIssueIn(client, place3, { source: { repository: repository2 }, server }, written2) {
  if (!("references" in written2)) return written2;
  const { description } = written2;
  return recordIssueFact(client, place3, { description, repository: repository2.name, server });
}
async function linksFact(client, sources, named3, written2) {
  if (!("references" in written2)) return written2;
  const items = [];
  for (const source of sources) {
    const found2 = await source.lookUp(named3);
    if ("state" in found2) return found2;
    items.push(...found2);
  }
  return complete4({ references: written2.references, items }, client.time());
}
function isRequested2({ links, description, recordIssue, requirements: requirements2, changeRecords }) {
  return links || description || recordIssue || requirements2.length > 0 || changeRecords !== void 0;
}
var templateOf = ({ changeRecords }) => changeRecords?.template === void 0 ? [] : [changeRecords.template];
function fragmentsOf(changeRecords) {
  const matches = matcher(changeRecords?.fragments ?? []);
  return (path) => matches(path) && !isBeside(path);
}
var MAX_RECORDS = 20;
function recordPaths({ requests: { changeRecords }, files: files3 }) {
  if (!changeRecords) return [];
  if (files3.state !== "complete") return files3;
  const isRecord2 = matcher(changeRecords.files);
  const isFragment = fragmentsOf(changeRecords);
  const paths = files3.value.filter(
    ({ path, after: after2 }) => after2 !== null && path !== changeRecords.template && (isRecord2(path) || isFragment(path))
  ).map(({ path }) => path);
  if (paths.length <= MAX_RECORDS) return paths;
  return {
    state: "unavailable",
    why: "truncated",
    detail: `The change has ${paths.length} files that match the patterns for change records, more than the limit of ${MAX_RECORDS}.`,
    next: "Split the change, or narrow the patterns to change records."
  };
}
function writtenBy({ source, mergedAt, server }, templates) {
  const { change: change2 } = source;
  if (mergedAt !== null && isAfter2(change2.lastEditedAt, mergedAt)) return editedLater(change2.number);
  const read2 = describe(change2.body, templates, change2.lastEditedAt);
  if (read2.state !== "read") return { state: "unavailable", why: "truncated", detail: read2.detail, next: read2.next };
  const referenced = references(source, read2.lines, server);
  if (referenced.state === "read") return { description: read2.description, references: referenced.references };
  return { state: "unavailable", why: "truncated", detail: referenced.detail, next: referenced.next };
}
function references({ change: change2, repository: repository2 }, lines, server) {
  const commits = change2.commits?.nodes.flatMap((node) => node?.commit ?? []) ?? [];
  return referencesIn({
    repository: repository2.name,
    server,
    title: change2.title,
    lines,
    trailers: commits.filter(({ parents }) => parents.totalCount < 2).map(({ oid: oid4, message }) => ({ commit: oid4, trailers: referringTrailers(message) })),
    linked: linkedIssues(change2).map(({ repository: repository3, number: number2 }) => ({ repository: repository3.nameWithOwner, number: number2 }))
  });
}
var isAfter2 = (time3, than) => time3 !== null && Date.parse(time3) > Date.parse(than);
var editedLater = (number2) => ({
  state: "unavailable",
  why: "missing",
  detail: `The description of change #${number2} was edited after the merge, so its earlier text is no longer available.`,
  next: "Nothing to do: the verdict from before the merge is reused."
});
function complete4(value, collectedAt) {
  return { state: "complete", value, provenance: { source: "github-graphql", trust: "platform", collectedAt } };
}

// src/app/facts/workspace.ts
import { rm } from "node:fs/promises";
import { join as join7 } from "node:path";

// src/collect/reports/artifacts.ts
import { createHash as createHash3 } from "node:crypto";
import { mkdir as mkdir2, mkdtemp } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/github/runs/artifacts.ts
var artifactsAnswer = object({
  total_count: number().int(),
  artifacts: array(
    object({
      id: number().int(),
      name: string(),
      size_in_bytes: number().int(),
      expired: boolean(),
      created_at: string().nullable(),
      digest: string().nullish(),
      workflow_run: object({ id: number().int().optional(), head_sha: string().optional() }).nullish()
    })
  )
});
async function artifactsOf(client, { owner, name: name2 }, run2, commit2) {
  const what3 = `listing the artifacts of run ${run2.id}`;
  const artifacts3 = await readPages2(what3, async (page2) => {
    const route = "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts";
    const parameters = { owner, repo: name2, run_id: run2.id, per_page: PAGE2, page: page2 };
    const { data } = await client.rest(route, parameters, { what: what3 });
    const answer8 = parse(artifactsAnswer, data, [], what3);
    return { total: answer8.total_count, items: answer8.artifacts };
  });
  return artifacts3.filter(({ workflow_run: of }) => of?.id === run2.id && of.head_sha === commit2).map(({ id, name: called, size_in_bytes: bytes, expired, created_at, digest: digest2 }) => ({
    id,
    name: called,
    run: run2,
    bytes,
    expired,
    createdAt: Date.parse(created_at ?? ""),
    digest: digest2 ?? void 0
  }));
}
async function downloadArtifact(client, { owner, name: name2 }, { id, name: called }, mostBytes) {
  const what3 = `downloading the artifact "${called}"`;
  const parameters = { owner, repo: name2, artifact_id: id, archive_format: "zip" };
  const route = "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}";
  const { location } = await client.rest(route, parameters, { what: what3, stay: true });
  if (!/^https?:\/\//.test(location))
    throw new GitHubError("unavailable", `GitHub does not report where it is (${what3}).`, {
      status: 302,
      next: "Run the job again."
    });
  return client.download(location, { what: what3, mostBytes });
}

// src/reports/unzip.ts
var import_yauzl = __toESM(require_yauzl(), 1);
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
var MAX_ENTRIES = 2e4;
var MAX_BYTES2 = 512 * 1024 * 1024;
async function unzip(bytes, folder, wanted) {
  try {
    const zip = await (0, import_yauzl.fromBufferPromise)(bytes, { strictFileNames: true });
    const entries = await entriesOf2(zip);
    const files3 = entries.filter(({ fileName }) => !fileName.endsWith("/") && wanted(fileName));
    const size = files3.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (size > MAX_BYTES2) throw new Refused("unreadable", `It unpacks to more than the limit of ${MAX_BYTES2} bytes.`);
    for (const entry2 of files3) await extract(zip, entry2, join(folder, entry2.fileName));
    return void 0;
  } catch (error) {
    return refusal(error);
  }
}
async function entriesOf2(zip) {
  const entries = [];
  const names = /* @__PURE__ */ new Set();
  for await (const entry2 of zip.eachEntry()) {
    const name2 = entry2.fileName.normalize("NFC").toLowerCase();
    if (entries.length === MAX_ENTRIES) throw new Refused("unreadable", `It has more than ${MAX_ENTRIES} entries.`);
    if (plain(entry2.fileName) !== entry2.fileName) throw unsafe(entry2, "has a name with invisible characters");
    if (names.has(name2)) throw unsafe(entry2, "appears twice");
    if (!isFileOrFolder(entry2)) throw unsafe(entry2, "is neither a file nor a folder");
    names.add(name2);
    entries.push(entry2);
  }
  return entries;
}
var UNIX = 3;
var KIND = 61440;
function isFileOrFolder({ versionMadeBy, externalFileAttributes, fileName }) {
  const kind2 = versionMadeBy >>> 8 === UNIX ? externalFileAttributes >>> 16 & KIND : 0;
  return kind2 === 0 || kind2 === (fileName.endsWith("/") ? 16384 : 32768);
}
async function extract(zip, entry2, path) {
  await mkdir(dirname(path), { recursive: true });
  let sum = 0;
  const content = await zip.openReadStreamPromise(entry2);
  content.on("data", (chunk) => {
    sum = crc32(chunk, sum);
  });
  await pipeline(content, createWriteStream(path, { flags: "wx" }));
  if (sum !== entry2.crc32) throw new Refused("unreadable", `Its entry "${entry2.fileName}" is damaged.`);
}
var Refused = class extends Error {
  state;
  constructor(state, message) {
    super(message);
    this.state = state;
  }
};
var unsafe = ({ fileName }, what3) => new Refused("unsafe", `Its entry "${plain(fileName).slice(0, 100)}" ${what3}.`);
var LEADS_OUT = /^(?:absolute path|invalid relative path|invalid characters in fileName)/;
function refusal(error) {
  if (error instanceof Refused) return { state: error.state, detail: error.message };
  const { code: code4, message } = fieldsOf2(error);
  if (LEADS_OUT.test(message)) return { state: "unsafe", detail: "It has an entry whose name leads out of its folder." };
  return { state: "unreadable", detail: `Not a readable ZIP archive: ${plain(code4 ?? message).slice(0, 200)}.` };
}
function fieldsOf2(error) {
  if (typeof error !== "object" || error === null) return { code: void 0, message: String(error) };
  return {
    code: "code" in error ? String(error.code) : void 0,
    message: "message" in error ? String(error.message) : "unknown error"
  };
}

// src/collect/reports/deciding-run.ts
var WENT_WELL = ["success", "skipped", "neutral"];
var MAX_PASSED_OVER = 30;
function runsSeenBy(client, repository2, own) {
  const known = /* @__PURE__ */ new Map();
  const jobs = (run2) => {
    const found2 = known.get(run2) ?? jobsOf(client, repository2, run2);
    known.set(run2, found2);
    return found2;
  };
  const others = async (run2) => {
    const all = await jobs(run2.id);
    if (own === void 0 || run2.path !== own.workflow) return all;
    const name2 = nameOf3(own, await jobs(own.id));
    return all.filter((job2) => job2.name !== name2);
  };
  return {
    async deciding(history) {
      const [newest, ...older] = history;
      const isOwn = own !== void 0 && newest.path === own.workflow;
      if (older.length === 0 && !isOwn) return newest;
      for (const [at2, run2] of history.entries()) {
        if (at2 === MAX_PASSED_OVER) return void 0;
        const status = run2.status === SKIPPED ? SKIPPED : statusOf2(run2, await others(run2), own);
        if (status !== SKIPPED) return { ...run2, status };
      }
      return { ...newest, status: SKIPPED };
    },
    async ranAgain(artifact) {
      return artifact.run.attempt === 1 ? void 0 : laterThan(artifact.createdAt, await others(artifact.run));
    }
  };
}
var SKIPPED = "skipped";
function nameOf3({ job: job2, runner }, jobs) {
  const running = jobs.filter((one) => one.status === NOT_FINISHED && one.runner === runner);
  return (running.find(({ name: name2 }) => name2 === job2) ?? running[0])?.name ?? job2;
}
function statusOf2(run2, others, own) {
  const isOwn = run2.id === own?.id;
  const isListed = others.length > 0 || isOwn || run2.status !== NOT_FINISHED;
  if (isListed && others.every(({ status }) => status === SKIPPED)) return SKIPPED;
  if (!isOwn) return run2.status;
  const statuses = newestOf(others).map(({ status }) => status);
  if (statuses.includes(NOT_FINISHED)) return NOT_FINISHED;
  return statuses.find((status) => !WENT_WELL.includes(status)) ?? "success";
}
function newestOf(jobs) {
  const oldestFirst2 = jobs.toSorted((a, b) => a.startedAt - b.startedAt);
  return [...new Map(oldestFirst2.map((job2) => [job2.name, job2])).values()];
}
function laterThan(createdAt, jobs) {
  const ran = jobs.filter(({ status }) => status !== SKIPPED);
  const makers = ran.filter((job2) => job2.startedAt <= createdAt && createdAt <= job2.completedAt);
  const isMaker = ({ name: name2 }) => makers.length === 0 || makers.some((maker) => maker.name === name2);
  const later = ran.filter((job2) => isMaker(job2) && !(job2.startedAt <= createdAt));
  return (later.find(({ status }) => status === NOT_FINISHED) ?? later[0])?.status;
}

// src/collect/reports/artifacts.ts
var artifactKey = ({ name: name2, workflow }) => workflow === void 0 ? name2 : `${workflow}/${name2}`;
var MAX_BYTES3 = 256 * 1024 * 1024;
var MAX_WORKFLOWS = 50;
async function collectArtifacts(input) {
  const wanted = wantedBy2(input.requests);
  if (wanted.length === 0) return /* @__PURE__ */ new Map();
  try {
    const all = await runsByWorkflow(input.client, input.repository, input.commit, input.runs);
    const histories = all.filter(([run2]) => wanted.some((one) => mayBeOf(one, run2)));
    if (histories.length > MAX_WORKFLOWS) return tooManyWorkflows(histories.length);
    const seen = runsSeenBy(input.client, input.repository, input.thisRun);
    const found2 = await findArtifacts(input, wanted, histories, seen);
    if (found2 === void 0) return TOO_MANY_RUNS;
    const artifacts3 = /* @__PURE__ */ new Map();
    for (const one of wanted) artifacts3.set(artifactKey(one), await unpack(input, one, found2, seen));
    return artifacts3;
  } catch (error) {
    if (error instanceof GitHubError) return unreachable(error);
    throw error;
  }
}
async function findArtifacts({ client, repository: repository2, commit: commit2 }, wanted, histories, seen) {
  const kept = [];
  const keep = async (run2) => kept.push(...await artifactsOf(client, repository2, run2, commit2));
  const newest = histories.map(([run2]) => run2);
  for (const run2 of newest) await keep(run2);
  const brings = (run2) => wanted.some((one) => namedIn2(kept, one).some((artifact) => artifact.run.id === run2.id));
  const isDecided2 = histories.every((history) => history.length === 1 || brings(history[0]));
  if (isDecided2 && wanted.every((one) => namedIn2(kept, one).length > 0)) return { runs: newest, kept };
  const runs = [];
  for (const history of histories) {
    const run2 = await seen.deciding(history);
    if (run2 === void 0) return void 0;
    runs.push(run2);
    if (run2.id !== history[0].id) await keep(run2);
  }
  return { runs, kept };
}
function wantedBy2(requests) {
  const wanted = /* @__PURE__ */ new Map();
  for (const { artifact: name2, workflow, paths } of requests) {
    if (name2 === void 0) continue;
    const key = artifactKey({ name: name2, workflow });
    wanted.set(key, { name: name2, workflow, patterns: [...wanted.get(key)?.patterns ?? [], ...paths] });
  }
  return [...wanted.values()];
}
var mayBeOf = ({ workflow }, { path }) => workflow === void 0 || path === `.github/workflows/${workflow}`;
var namedIn2 = (kept, wanted) => kept.filter(({ name: name2, run: run2 }) => name2 === wanted.name && mayBeOf(wanted, run2));
async function unpack(input, wanted, { runs, kept }, seen) {
  const { name: name2, patterns } = wanted;
  const [artifact, ...others] = namedIn2(kept, wanted).sort((a, b) => b.id - a.id);
  if (artifact === void 0)
    return noArtifact(
      wanted,
      runs.filter((run2) => mayBeOf(wanted, run2)),
      input
    );
  const other = others.find(({ run: run2 }) => run2.id !== artifact.run.id);
  if (other) return { state: "unreadable", detail: twice(name2, artifact.run, other.run), next: nextOf(artifact.run) };
  if (artifact.expired)
    return { state: "expired", detail: `The artifact "${name2}" of run ${artifact.run.id} has expired.` };
  const later = await seen.ranAgain(artifact);
  if (later !== void 0) return madeBefore(artifact, later);
  if (artifact.bytes > MAX_BYTES3) return { state: "unreadable", detail: tooLarge(artifact) };
  return download(input, artifact, patterns);
}
async function download({ client, repository: repository2, temp }, artifact, patterns) {
  const { id, name: name2, run: run2 } = artifact;
  const bytes = await downloadArtifact(client, repository2, artifact, MAX_BYTES3);
  const digest2 = `sha256:${createHash3("sha256").update(bytes).digest("hex")}`;
  if (artifact.digest !== void 0 && artifact.digest !== digest2)
    return {
      state: "unreadable",
      detail: `The artifact "${name2}" was downloaded, but its content does not match the digest on GitHub.`
    };
  await mkdir2(temp, { recursive: true });
  const folder = await mkdtemp(join2(temp, "artifact-"));
  const refused = await unzip(bytes, folder, matcher([...patterns, TREE_PATTERN]));
  if (refused)
    return { state: refused.state, detail: `The artifact "${name2}" could not be unpacked. ${refused.detail}` };
  const trees2 = await takeTrees(folder);
  return { state: "unpacked", folder, origin: { id: String(id), run: String(run2.id), digest: digest2 }, trees: trees2 };
}
function noArtifact(wanted, runs, { commit: commit2, runs: which, thisRun }) {
  const detail = nowhere(wanted, commit2, runs, which);
  const unfinished = runs.filter(({ status }) => status === NOT_FINISHED);
  if (unfinished.length === 0)
    return {
      state: "missing",
      detail,
      absent: runs.length > 0 && runs.every(({ status }) => WENT_WELL.includes(status)),
      unrun: runs.length === 0
    };
  return {
    state: "pending",
    detail,
    ...unfinished.every(({ id }) => id === thisRun?.id) ? { next: NAME_THE_JOB } : {}
  };
}
var NAME_THE_JOB = "List the job that uploads the report under `needs:` of the job that runs Gatebook, which must start after it.";
function nowhere({ name: name2, workflow }, commit2, runs, which = "newest") {
  const on = `commit ${commit2.slice(0, 10)}`;
  if (runs.length === 0 && which === "successful")
    return `No run${workflow === void 0 ? "" : ` of ${workflow}`} on ${on} for a push, a merge queue, a schedule or by hand succeeded, so there is no artifact "${name2}".`;
  if (runs.length === 0)
    return `${workflow === void 0 ? "No workflow has run" : `The workflow ${workflow} has not run`} on ${on} yet, so there is no artifact "${name2}".`;
  const states = runs.slice(0, 5).map(({ workflow: workflow2, status }) => `${workflow2} (${status.replaceAll("_", " ")})`);
  const more = runs.length > states.length ? ` and ${runs.length - states.length} more` : "";
  return `None of the newest runs on ${on} has an artifact "${name2}": ${states.join(", ")}${more}.`;
}
function madeBefore({ name: name2, run: run2 }, later) {
  const what3 = `The artifact "${name2}" of run ${run2.id} is from an earlier attempt`;
  if (later === NOT_FINISHED) return { state: "pending", detail: `${what3}, and the job that uploads it runs again.` };
  const detail = `${what3}: a job that ran when it was uploaded has run again since (${later.replaceAll("_", " ")}).`;
  return { state: "stale", detail, next: RUN_ALL };
}
var RUN_ALL = "Run all jobs of that run again. Set `overwrite: true` for actions/upload-artifact, so that a second attempt can upload.";
var twice = (name2, one, other) => `Two workflows have an artifact "${name2}": ${one.workflow} (run ${one.id}) and ${other.workflow} (run ${other.id}). It is unknown which one is meant.`;
var nextOf = ({ path }) => `Name the workflow in the policy, as in \`workflow: ${path.split("/").at(-1)}\`, or give the artifacts different names.`;
var tooLarge = ({ name: name2, bytes }) => `The artifact "${name2}" has ${bytes} bytes, more than the limit of ${MAX_BYTES3}.`;
var tooManyWorkflows = (count2) => ({
  state: "unavailable",
  why: "truncated",
  detail: `${count2} workflows have run on the commit, more than the limit of ${MAX_WORKFLOWS}.`,
  next: "Reduce the number of workflows that run on the change."
});
var TOO_MANY_RUNS = {
  state: "unavailable",
  why: "truncated",
  detail: "The newest runs on the commit skipped all jobs but this one, and there are more than are looked through.",
  // A run keeps its id when it runs again, and with it its place behind the others.
  next: "Close and reopen the change, or push a commit."
};
var unreachable = ({ code: code4, message, next }) => ({
  state: "unavailable",
  why: code4 === "forbidden" || code4 === "not_found" ? "forbidden" : "unreachable",
  detail: message,
  next: code4 === "forbidden" || code4 === "not_found" ? grant("actions: read") : next
});

// src/git/content.ts
import { createHash as createHash4 } from "node:crypto";
function contentDigest(entries) {
  const rows = entries.map(rowOf);
  const document = `[${rows.sort(byCodeUnits).join(",")}]`;
  return `sha256:${createHash4("sha256").update(document).digest("hex")}`;
}
function differingPaths2(left, right) {
  const [one, other] = [left, right].map((entries) => new Map(entries.map((entry2) => [entry2.path, rowOf(entry2)])));
  const paths = /* @__PURE__ */ new Set([...one?.keys() ?? [], ...other?.keys() ?? []]);
  return [...paths].filter((path) => one?.get(path) !== other?.get(path)).sort(byCodeUnits);
}
var rowOf = (entry2) => JSON.stringify([entry2.status, entry2.path, entry2.previousPath, ...fields(entry2.before), ...fields(entry2.after)]);
function fields(side) {
  return [side?.mode ?? null, side?.blob ?? null];
}

// src/collect/clone.ts
async function openClone({ workspace, path }) {
  try {
    return await openRepository({ folder: workspace, path });
  } catch (error) {
    if (error instanceof GitError && error.code === "not_a_repository") return "no-clone";
    return unavailable2(error);
  }
}
var hasClone = async (workspace, path) => await openClone({ workspace, path }) !== "no-clone";
async function attempt(answer8) {
  try {
    return await answer8;
  } catch (error) {
    return unavailable2(error);
  }
}
var WHY3 = {
  git_missing: "unreachable",
  not_a_repository: "missing",
  history_missing: "missing",
  git_failed: "unreachable",
  output_too_large: "truncated",
  timeout: "unreachable"
};
function unavailable2(error) {
  if (!(error instanceof GitError)) throw error;
  return { state: "unavailable", why: WHY3[error.code], detail: error.detail, next: error.next };
}

// src/collect/reports/checkout.ts
async function measuredCommit(repository2, ends) {
  const commit2 = await repository2.headCommit() ?? null;
  if (commit2 === ends.head) return { commit: commit2, as: "head" };
  if (commit2 !== null && await isTestMerge(repository2, commit2, ends)) return { commit: commit2, as: "merge" };
  await refuseUnrelated(repository2, commit2, ends);
  return { commit: commit2, as: "other" };
}
async function refuseUnrelated(repository2, commit2, { head, base }) {
  if (await repository2.hasCommit(head)) return;
  if (commit2 === null) throw new GitError("history_missing", "No commit is checked out in the workspace.", CHECK_OUT);
  if (await repository2.hasCommit(base) || await repository2.isShallow()) return;
  const detail = `The workspace contains a different repository: its history is complete and has ${neither({ head, base })}.`;
  throw new GitError("history_missing", detail, CHECK_OUT);
}
var CHECK_OUT = "Check out the change before this step, from its own repository, with actions/checkout.";
function neither({ head, base }) {
  return `neither the base commit ${base.slice(0, 10)} nor the head commit ${head.slice(0, 10)}`;
}
async function isTestMerge(repository2, commit2, { head, base }) {
  const [onto, merged, ...more] = await repository2.parents(commit2);
  if (onto === void 0 || merged !== head || more.length > 0) return false;
  if (onto === base || !await repository2.hasCommit(base) || await repository2.isShallow()) return true;
  return repository2.isAncestor(onto, base);
}
async function changeRange(repository2, measured, { head, base }) {
  if (measured.as !== "merge" || measured.commit === null) {
    await demandEither(repository2, { head, base });
    await demand(repository2, base, "base");
    await demand(repository2, head, "head");
    return { from: await repository2.mergeBase(base, head), to: head };
  }
  const [onto = ""] = await repository2.parents(measured.commit);
  await demand(repository2, onto, "base");
  return { from: onto, to: measured.commit };
}
async function demandEither(repository2, ends) {
  if (await repository2.hasCommit(ends.base) || await repository2.hasCommit(ends.head)) return;
  const next = "Check out the change itself, from its own repository and with `fetch-depth: 0`.";
  throw new GitError("history_missing", `The clone has ${neither(ends)}.`, next);
}
async function demand(repository2, commit2, what3) {
  if (await repository2.hasCommit(commit2)) return;
  throw new GitError("history_missing", `The clone does not have the ${what3} commit ${commit2.slice(0, 10)}.`);
}

// src/collect/reports/freshness.ts
import { lstat } from "node:fs/promises";
import { extname, join as join3 } from "node:path";
var CLOCK_SKEW = 24 * 60 * 60 * 1e3;
async function dating(context) {
  const inWorkspace = context.request.some(({ artifact }) => artifact === void 0);
  const fresh = inWorkspace ? await freshness(context) : () => void 0;
  return ({ report, written: written2 }) => {
    if (report.state !== "read") return report;
    const [why2] = report.artifact ? [besides(context)] : written2.flatMap((file3) => fresh(file3) ?? []);
    return why2 === void 0 ? report : { ...report, state: "stale", detail: why2 };
  };
}
function besides({ measured, head }) {
  if (measured.as === "head" || measured.as === "group") return void 0;
  return `It is for commit ${head.slice(0, 10)}, but the reports in the workspace are for another commit, so they cannot be merged.`;
}
async function freshness(context) {
  const { repository: repository2, measured, head, now } = context;
  if (measured.as === "other") return () => anotherCommit(measured.commit, head);
  const commit2 = measured.commit ?? head;
  const sources = changedSources(context);
  const [differing2] = await repository2.changedInWorktree(commit2, sources);
  if (differing2 !== void 0) return () => editedSince(differing2, commit2);
  const newest = await newestOf2(repository2.folder, sources);
  const tracked = await repository2.trackedFiles(commit2);
  const checkedOut = await repository2.checkedOutAt();
  const latest2 = now + CLOCK_SKEW;
  return ({ inside, modified }) => {
    if (tracked.has(inside)) return committed(inside, commit2);
    if (modified > latest2) return inTheFuture(inside);
    if (newest !== void 0 && modified < newest.modified) return tooOld(newest.path);
    return modified < checkedOut ? beforeCheckout(inside, commit2) : void 0;
  };
}
function changedSources({ change: change2, measuredPaths }) {
  const kinds2 = new Set(measuredPaths.map((path) => extname(path)));
  return change2.entries.flatMap(
    ({ path, after: after2 }) => after2?.mode.startsWith("100") && kinds2.has(extname(path)) ? [path] : []
  );
}
async function newestOf2(folder, paths) {
  let newest;
  for (const path of paths) {
    const { mtimeMs: modified } = await lstat(join3(folder, path));
    if (newest === void 0 || modified > newest.modified) newest = { path, modified };
  }
  return newest;
}
function anotherCommit(commit2, head) {
  const made = commit2 === null ? "no commit" : `commit ${commit2.slice(0, 10)}`;
  return `It was created with ${made} checked out, but the head of the change is commit ${head.slice(0, 10)}.`;
}
function editedSince(path, commit2) {
  return `The working copy of "${path}" differs from commit ${commit2.slice(0, 10)}, so the report may be for other lines.`;
}
function tooOld(path) {
  return `It is older than the working copy of "${path}", so it was created before this change was checked out.`;
}
function committed(path, commit2) {
  return `"${path}" is part of commit ${commit2.slice(0, 10)}, so it was not created from it.`;
}
function inTheFuture(path) {
  return `"${path}" has a modification time in the future, so it may be an old report.`;
}
function beforeCheckout(path, commit2) {
  return `"${path}" is older than the checkout of commit ${commit2.slice(0, 10)}, so it was not created from it.`;
}

// src/collect/reports/report.ts
import { join as join6 } from "node:path";

// src/reports/find.ts
import { lstat as lstat2, readdir } from "node:fs/promises";
import { join as join4 } from "node:path";
var MAX_FILES3 = 200;
var MAX_VISITED = 1e6;
var SKIPPED2 = /* @__PURE__ */ new Set([".git", "node_modules"]);
async function findReports(folder, patterns) {
  const paths = /* @__PURE__ */ new Set();
  for (const pattern of patterns) {
    const matches = isLiteral(pattern) ? [pattern] : (await walk(folder.path, pattern)).found;
    if (matches.length === 0) {
      const detail = `No file in ${folder.called} matches "${pattern}".`;
      return { state: "missing", detail, absent: !await holdsAny(folder.path, patterns) };
    }
    for (const path of matches) paths.add(path);
    if (paths.size > MAX_FILES3) return { state: "unreadable", detail: tooMany3(pattern) };
  }
  return { state: "found", paths: [...paths].sort() };
}
async function holdsAny(top, patterns) {
  for (const pattern of patterns) {
    if (isLiteral(pattern) && await exists(join4(top, pattern))) return true;
    const { found: found2, isWhole: isWhole4 } = isLiteral(pattern) ? NOTHING2 : await walk(top, pattern);
    if (found2.length > 0 || !isWhole4) return true;
  }
  return false;
}
var NOTHING2 = { found: [], isWhole: true };
async function exists(path) {
  return lstat2(path).then(
    () => true,
    (error) => !isAbsent(error)
  );
}
async function walk(top, pattern) {
  const fixed = fixedFolders(pattern);
  const search = { top, matches: matcher([pattern]), fixed, found: [], visited: 0, isWhole: true };
  await visit(search, "", 0);
  return search;
}
async function visit(search, folder, depth) {
  for (const entry2 of await list3(search, folder)) {
    if (search.found.length > MAX_FILES3) return;
    if (++search.visited > MAX_VISITED) search.isWhole = false;
    if (!search.isWhole) return;
    await visitEntry(search, folder === "" ? entry2.name : `${folder}/${entry2.name}`, entry2, depth);
  }
}
async function visitEntry(search, path, entry2, depth) {
  const named3 = search.fixed[depth];
  const isSkipped = SKIPPED2.has(entry2.name);
  if (named3 === entry2.name && (isSkipped || entry2.isSymbolicLink())) search.isWhole = false;
  else if (!entry2.isDirectory()) {
    if (search.matches(path)) search.found.push(path);
  } else if (!isSkipped && (named3 ?? entry2.name) === entry2.name) await visit(search, path, depth + 1);
}
async function list3(search, folder) {
  try {
    return await readdir(join4(search.top, folder), { withFileTypes: true });
  } catch (error) {
    if (!isAbsent(error)) search.isWhole = false;
    return [];
  }
}
var isAbsent = (error) => ["ENOENT", "ENOTDIR"].includes(error.code ?? "");
function fixedFolders(pattern) {
  const segments = pattern.split("/").slice(0, -1);
  const wild = segments.findIndex((segment) => !isLiteral(segment));
  return wild === -1 ? segments : segments.slice(0, wild);
}
function tooMany3(pattern) {
  return `"${pattern}" matches more than ${MAX_FILES3} files, the limit for one report.`;
}

// src/collect/reports/committed-file.ts
import { join as join5 } from "node:path";
async function committedFile(repository2, commit2, { artifact, folder, paths }, except) {
  const isExcepted = matcher(except);
  const pathsByBlob = /* @__PURE__ */ new Map();
  for (const [path, { mode, blob }] of await repository2.trackedFiles(commit2))
    if (mode.startsWith("100") && !isExcepted(path)) pathsByBlob.set(blob, path);
  for (const path of paths) {
    const blobs = await blobsOf(join5(folder, path), commit2.length);
    const tracked = blobs.flatMap((blob) => pathsByBlob.get(blob) ?? [])[0];
    if (tracked !== void 0) return stale(artifact, path, `"${tracked}" of commit ${commit2.slice(0, 10)}`);
  }
  return void 0;
}
var stale = (artifact, path, tracked) => ({
  state: "stale",
  detail: `"${path}" of the artifact "${artifact}" is the file ${tracked}, so it was not created from that commit.`,
  next: "Remove the report from the repository, and upload the one that the tests create."
});

// src/collect/reports/report.ts
function measuredBy({ measured, head }, request) {
  if (measured.as === "group") return measured;
  return request.every(({ artifact }) => artifact !== void 0) ? { commit: head, as: "head" } : measured;
}
function trackedPaths({ repository: repository2, workspace }, tracked, modules = []) {
  const regular = new Set([...tracked].flatMap(([path, { mode }]) => mode.startsWith("100") ? [path] : []));
  return new TrackedPaths(regular, [workspace, repository2.folder], modules);
}
var contentsOf = ({ pieces }) => pieces.map((piece) => piece.content);
var WORST = ["unsafe", "unreadable", "missing", "empty"];
async function readRequest(reading3, request, kind2, cache) {
  const read2 = await readPlaced(reading3, request, kind2, cache);
  if (reading3.trust === void 0) return read2;
  return { ...read2, report: { ...read2.report, trust: trustOfReport(request, reading3.trust) } };
}
async function readPlaced(reading3, request, kind2, cache) {
  const { artifact, workflow } = request;
  if (artifact === void 0) {
    const folder2 = { path: reading3.repository.folder, called: "the workspace" };
    return readIn(folder2, request, kind2, cache);
  }
  const unpacked = reading3.artifacts.get(artifactKey({ name: artifact, workflow }));
  if (unpacked?.state !== "unpacked") return unread2(request.name, unpacked ?? notDownloaded(artifact));
  const folder = { path: unpacked.folder, called: `the artifact "${artifact}"` };
  const other = await unmatched(reading3.repository, reading3.head, { artifact, trees: unpacked.trees });
  const found2 = other ? unread2(request.name, other) : await readIn(folder, request, kind2, cache);
  const { report, pieces } = await notCommitted(reading3, { artifact, folder: folder.path }, found2);
  const { absent: _, ...there } = report;
  return { report: { ...there, artifact: unpacked.origin }, pieces, trees: unpacked.trees, written: [] };
}
async function notCommitted({ repository: repository2, head, mayEqual = [] }, from, found2) {
  if (found2.report.state !== "read") return found2;
  const paths = found2.report.files.map(({ path }) => path);
  const stale2 = await committedFile(repository2, head, { ...from, paths }, mayEqual);
  return stale2 === void 0 ? found2 : { ...found2, report: { ...found2.report, ...stale2 }, pieces: [] };
}
var notDownloaded = (artifact) => ({
  state: "missing",
  detail: `The artifact "${artifact}" was not downloaded.`
});
async function readIn(folder, request, kind2, cache) {
  const found2 = await findReports(folder, request.paths);
  if (found2.state !== "found") return unread2(request.name, found2);
  const files3 = [];
  for (const path of found2.paths)
    files3.push(await cached(folder, path, { ...kind2, formats: chosen(kind2.formats, request.format) }, cache));
  return together(request, files3, kind2);
}
function cached(folder, path, { formats }, cache) {
  const place3 = JSON.stringify([join6(folder.path, path), formats.map(({ name: name2 }) => name2)]);
  const known = cache.get(place3) ?? readReport(folder, path, formats);
  cache.set(place3, known);
  return known;
}
function together(request, files3, kind2) {
  const { name: name2 } = request;
  const evidence = files3.flatMap((file3) => file3.evidence ?? []);
  const pieces = files3.flatMap(
    (file3) => file3.state === "read" ? [{ path: "inside" in file3 ? file3.inside : file3.evidence.path, content: file3.report }] : []
  );
  const empty = files3.filter(
    (file3) => file3.state === "empty" || file3.state === "read" && kind2.size([file3.report]) === 0
  );
  const mayBeEmpty = request["on-empty-file"] === "pass" && empty.length < files3.length;
  const worst = WORST.filter((state2) => state2 !== "empty" || !mayBeEmpty).flatMap(
    (state2) => files3.filter((file3) => file3.state === state2)
  )[0];
  const contents2 = pieces.map((piece) => piece.content);
  const isWorse = worst !== void 0 && worst.state !== "read" && (worst.state !== "empty" || files3.length === 1);
  const { state, detail, next } = isWorse ? worst : summary(contents2, { evidence, empty: mayBeEmpty ? [] : empty }, kind2);
  if (files3.every((file3) => file3.state === "missing")) return unread2(name2, { state, detail, absent: true });
  const passedOver = state === "read" ? empty.flatMap(({ evidence: evidence2 }) => evidence2?.path ?? []) : [];
  return {
    report: {
      name: name2,
      state,
      detail,
      ...next === void 0 ? {} : { next },
      files: evidence,
      oddities: anomalies(contents2),
      ...passedOver.length > 0 ? { empty: passedOver } : {}
    },
    // Of a report that is not whole nothing counts, whatever the gate makes of that.
    pieces: state === "read" ? pieces : [],
    written: files3.flatMap((file3) => file3.state === "read" && "modified" in file3 ? file3 : [])
  };
}
function summary(contents2, { evidence, empty }, { size, words }) {
  const held = size(contents2);
  const what3 = evidence.length === 1 ? `"${evidence[0]?.path}"` : `${evidence.length} files`;
  if (held === 0) return { state: "empty", detail: words.empty(what3) };
  const [first] = empty;
  if (first === void 0) return { state: "read", detail: words.read(held, what3) };
  const one = `"${first.evidence?.path}"`;
  const which = empty.length > 1 ? `${one} and ${empty.length - 1} more of ${what3}` : `${one}, one of ${what3}`;
  return { state: "empty", detail: words.empty(which), next: WHY_EMPTY };
}
var WHY_EMPTY = "Check whether the tests that write it ran. If it is always empty, set `on-empty-file: pass` for the report.";
function unread2(name2, { state, detail, next, absent }) {
  const more = { ...next === void 0 ? {} : { next }, ...absent ? { absent } : {} };
  const report = { name: name2, state, detail, ...more, files: [], oddities: [] };
  return { report, pieces: [], written: [] };
}
var areArtifacts = (request) => request.every(({ artifact }) => artifact !== void 0);

// src/collect/reports/scene.ts
function isUnavailable(value) {
  return typeof value === "object" && value !== null && "state" in value && value.state === "unavailable";
}

// src/collect/reports/coverage/clip-lines.ts
async function clipLines(repository2, tracked, { lines, details }) {
  const blobOf = (path) => tracked.get(path)?.blob ?? "";
  const measured = [.../* @__PURE__ */ new Set([...lines.keys(), ...details.keys()])].filter((path) => blobOf(path) !== "");
  const counts2 = await repository2.lineCounts([...new Set(measured.map(blobOf))]);
  let outOfRange = 0;
  for (const path of measured) {
    const last = counts2.get(blobOf(path)) ?? 0;
    const all = lines.get(path) ?? NO_LINES;
    const kept = upTo(all, last);
    const more = details.get(path);
    const cut = more && detailsUpTo(more, last);
    outOfRange += all.length - kept.length + (more && cut ? sizeOf(more) - sizeOf(cut) : 0);
    if (cut) details.set(path, cut);
    if (kept.length < all.length) lines.set(path, kept);
    if (kept.length > 0 || all.length === 0) continue;
    lines.delete(path);
    details.delete(path);
  }
  return outOfRange;
}
var sizeOf = ({ branches, functions, statements }) => branches.size + functions.size + statements.size;
function detailsUpTo(details, last) {
  const branches = heldUpTo(details.branches, (line) => line, last);
  const functions = heldUpTo(details.functions, Number.parseInt, last);
  const statements = heldUpTo(details.statements, Number.parseInt, last);
  return { branches, functions, statements };
}
function heldUpTo(map, lineOf3, last) {
  for (const key of map.keys()) if (lineOf3(key) > last) return new Map([...map].filter(([one]) => lineOf3(one) <= last));
  return map;
}

// src/reports/coverage/exclusions.ts
var MARKERS = [
  ["istanbul, c8, v8", /\b(?:istanbul|c8|v8)\s+ignore\b(?!\s+stop\b)/],
  ["node", /\bnode:coverage\s+(?:disable|ignore)\b/],
  ["coverage.py", /#\s*pragma:?\s*no\s*(?:cover|branch)\b/i],
  ["gcov, lcov", /\b(?:GCOVR?|LCOV)_EXCL_(?:BR_|EXCEPTION_BR_)?(?:LINE|START)\b/],
  ["PHPUnit", /@codeCoverageIgnore/],
  [".NET", /\bExcludeFromCodeCoverage\b/],
  ["Rust", /\bcoverage\(off\)|#\[no_coverage\]|\btarpaulin::skip\b|\btarpaulin_include\b/],
  ["SimpleCov", /:nocov:/],
  ["Go, Dart", /\bcoverage:ignore\b/],
  ["JaCoCo", /@(?:\w+\.)*\w*Generated\b/]
];
var MAX_LENGTH6 = 2e3;
function exclusionIn(line) {
  const text2 = line.slice(0, MAX_LENGTH6);
  return MARKERS.find(([, pattern]) => pattern.test(text2))?.[0];
}

// src/collect/reports/coverage/exclusions.ts
var MAX_FILES4 = 500;
var MAX_FOUND = 1e3;
async function newExclusions(repository2, entries) {
  const written2 = entries.filter(({ addedLines, after: after2 }) => addedLines.length > 0 && after2?.mode.startsWith("100"));
  if (written2.length > MAX_FILES4) return null;
  const found2 = [];
  for (const { path, addedLines, after: after2 } of written2) {
    const lines = after2 ? (await repository2.text(after2.blob)).split("\n") : [];
    for (const [first, last] of addedLines) {
      for (let line = first; line <= last; line++) {
        const tool = exclusionIn(lines[line - 1] ?? "");
        if (tool !== void 0) found2.push({ path, line, tool });
      }
    }
  }
  return found2.length > MAX_FOUND ? null : found2;
}

// src/collect/reports/coverage/written-lines.ts
var MAX_FILES5 = 500;
var written = (entries) => entries.filter(({ addedLines, after: after2 }) => addedLines.length > 0 && after2?.mode.startsWith("100"));
async function contentOnly(repository2, entries) {
  const all = written(entries);
  if (all.length > MAX_FILES5) return void 0;
  const found2 = [];
  for (const entry2 of all) {
    const isEdited2 = entry2.before?.mode.startsWith("100") && entry2.after;
    const addedLines = isEdited2 ? await repository2.linesOfContent(entry2.before?.blob ?? "", entry2.after?.blob ?? "") : entry2.addedLines;
    found2.push({ ...entry2, addedLines });
  }
  return found2;
}
async function unreadLines(repository2, entries, { content, isMeasured }) {
  const all = written(entries).filter(({ path }) => !isMeasured(path));
  if (all.length > MAX_FILES5) return null;
  const found2 = [];
  for (const { path, addedLines, after: after2 } of all) {
    const lines = after2 ? (await repository2.text(after2.blob)).split("\n") : [];
    const ofContent = content?.find((entry2) => entry2.path === path)?.addedLines;
    found2.push({
      path,
      lines: filledIn(lines, addedLines),
      ...ofContent ? { content: filledIn(lines, ofContent) } : {}
    });
  }
  return found2;
}
function filledIn(lines, ranges) {
  return ranges.reduce(
    (sum, [first, last]) => sum + lines.slice(first - 1, last).filter((line) => line.trim() !== "").length,
    0
  );
}

// src/collect/reports/coverage/coverage.ts
var COVERAGE = {
  formats: coverageFormats,
  size: (reports2) => reports2.reduce((sum, { files: files3, totals }) => {
    const summed = Array.from(totals?.values() ?? [], ({ lines }) => lines.total);
    return [...Array.from(files3.values(), (lines) => lines.length), ...summed].reduce((a, b) => a + b, sum);
  }, 0),
  words: {
    empty: (what3) => `No line was measured in ${what3}.`,
    read: (lines, what3) => `${lines} measured lines in ${what3}.`
  }
};
async function measurements(scene2, requests) {
  const { reading: reading3, changeAs } = scene2;
  const all = requests.map(({ reports: reports2 }) => measuredBy(reading3, reports2));
  const [unknown2] = all.flatMap((measured) => measured.as === "other" ? [] : changeAs(measured)).filter(isUnavailable);
  if (unknown2) return unknown2;
  const exclusions = requests.some((request) => request.exclusions);
  const cache = /* @__PURE__ */ new Map();
  const found2 = [];
  for (const [at2, { reports: request, content, unread: unread3, before: before2 }] of requests.entries()) {
    const measured = all[at2] ?? reading3.measured;
    const change2 = changeAs(measured);
    const known = isUnavailable(change2) ? { from: null, to: reading3.head, entries: [] } : change2;
    const wanted = { exclusions, content: content === true, unread: unread3 === true };
    const context = { ...reading3, measured, change: known, request, cache, wanted };
    const one = await measurement(context);
    found2.push(before2 ? { ...one, before: await filesBefore(context, scene2) } : one);
  }
  return found2;
}
async function filesBefore(context, { artifactsAt }) {
  const { request, change: change2 } = context;
  if (change2.from === null || !areArtifacts(request)) return null;
  const artifacts3 = await artifactsAt(change2.from, request);
  if (isUnavailable(artifacts3)) return null;
  const measured = { commit: change2.from, as: "head" };
  const base = { ...context, head: change2.from, artifacts: artifacts3, measured, cache: /* @__PURE__ */ new Map() };
  const reads = [];
  for (const one of request) reads.push(await readRequest(base, one, COVERAGE, base.cache));
  const merged = await merge(base, reads);
  const isWhole4 = reads.every(({ report }) => report.state === "read") && merged.ambiguous.every((one) => !one);
  if (!isWhole4) return null;
  const names = new Set(change2.entries.map(({ path, previousPath }) => previousPath ?? path));
  return pathsIn(merged).flatMap((path) => names.has(path) ? [fileOf2(path, merged)] : []);
}
var pathsIn = ({ lines, totals }) => [.../* @__PURE__ */ new Set([...lines.keys(), ...totals.keys()])].sort(byCodeUnits);
async function measurement(context) {
  const { measured, request, cache } = context;
  const reads = [];
  for (const one of request) reads.push(await readRequest(context, one, COVERAGE, cache));
  const { ambiguous: ambiguous3, unmapped, ...merged } = await merge(context, reads);
  const date = await dating({ ...context, measuredPaths: [...merged.lines.keys(), ...merged.totals.keys()] });
  return {
    request: [...request],
    measured,
    compared: measured.as === "other" ? null : context.change.from,
    reports: reads.map((read2, at2) => ({ ...date(read2), ...ambiguous3[at2] })),
    files: pathsIn(merged).map((path) => fileOf2(path, merged)),
    pathReading: 2,
    ...unmapped,
    ...merged.beyond > 0 ? { beyond: merged.beyond } : {},
    ...await changeIn(context, merged)
  };
}
async function changeIn(context, merged) {
  const { repository: repository2, wanted, measured } = context;
  const entries = measured.as === "other" ? [] : context.change.entries;
  const content = wanted.content ? await contentOnly(repository2, entries) : void 0;
  const isMeasured = (path) => (merged.lines.get(path)?.length ?? 0) > 0;
  return {
    changed: await changedLines(context, merged, entries),
    ...wanted.content ? { content: content ? await changedLines(context, merged, content) : null } : {},
    ...wanted.unread ? { unread: await unreadLines(repository2, entries, { content, isMeasured }) } : {},
    ...wanted.exclusions ? { exclusions: await newExclusions(repository2, context.change.entries) } : {}
  };
}
function fileOf2(path, { lines, details, totals }) {
  const counts2 = fileCounts(lines.get(path), details.get(path), totals.get(path));
  const { partial, branches, functions, statements, sumsOnly } = counts2;
  return {
    path,
    ...counts2.lines,
    ...sumsOnly ? { sumsOnly } : {},
    ...partial > 0 ? { partial } : {},
    ...branches.total > 0 ? { branches } : {},
    ...functions.total > 0 ? { functions } : {},
    ...statements.total > 0 ? { statements } : {}
  };
}
async function merge(context, reads) {
  const tracked = await context.repository.trackedFiles(context.measured.commit ?? context.change.to);
  const isGo = reads.some((read2) => contentsOf(read2).some(({ relative }) => relative === "modules"));
  const paths = trackedPaths(context, tracked, isGo ? await goModules(context.repository, tracked) : []);
  const placed = reads.map((read2, at2) => placedReports(read2, context.request[at2], paths));
  const ambiguous3 = placed.map((all, at2) => ambiguityOf(all, context.request[at2]));
  const whole2 = placed.flatMap((all, at2) => ambiguous3[at2] === void 0 ? all : []);
  const { lines, details, totals, unmapped } = mergeReports(whole2);
  const beyond = await clipLines(context.repository, tracked, { lines, details });
  return { lines, details, totals, beyond, ambiguous: ambiguous3, unmapped: unmappedPaths(whole2, unmapped, paths) };
}
async function changedLines(context, { lines, details }, entries) {
  const atHead = context.measured.as === "merge" ? await headFiles(context) : void 0;
  return entries.flatMap(({ path, addedLines, after: after2 }) => {
    const { covered, uncovered } = within(lines.get(path) ?? NO_LINES, addedLines);
    if (covered.length + uncovered.length === 0) return [];
    const sameAsHead = atHead === void 0 || atHead.get(path)?.blob === after2?.blob;
    return [{ path, covered, uncovered, ...branchesIn(details.get(path), covered, uncovered), sameAsHead }];
  }).sort((a, b) => byCodeUnits(a.path, b.path));
}
function branchesIn(details, covered, uncovered) {
  const ofLines = [...details?.branches ?? []].sort(([a], [b]) => a - b);
  const isCovered = inOrder(covered);
  const isUncovered = inOrder(uncovered);
  const all = [];
  const partial = [];
  for (const [line, count2] of ofLines) {
    const [hit, missed2] = [isCovered(line), isUncovered(line)];
    if (hit || missed2) all.push(count2);
    if (hit && count2.taken < count2.total) partial.push([line, line]);
  }
  const branches = branchesOf(all);
  return { ...partial.length > 0 ? { partial } : {}, ...branches.total > 0 ? { branches } : {} };
}
function inOrder(ranges) {
  let at2 = 0;
  return (line) => {
    while ((ranges[at2]?.[1] ?? line) < line) at2 += 1;
    return (ranges[at2]?.[0] ?? line + 1) <= line;
  };
}
async function headFiles({ repository: repository2, head }) {
  return await repository2.hasCommit(head) ? repository2.trackedFiles(head) : /* @__PURE__ */ new Map();
}

// src/collect/reports/committed.ts
var MAX_FILES6 = 200;
async function readCommitted(repository2, commit2, request, kind2) {
  try {
    return await readTracked(repository2, commit2, request, kind2);
  } catch (error) {
    if (error instanceof GitError) return unread2(request.name, { state: "unreadable", detail: error.detail });
    throw error;
  }
}
async function readTracked(repository2, commit2, request, kind2) {
  const { name: name2, paths, format: format2 } = request;
  const tracked = [...await repository2.trackedFiles(commit2)].filter(([, { mode }]) => mode.startsWith("100"));
  const at2 = commit2.slice(0, 10);
  const unmatched2 = paths.find((pattern) => !tracked.map(([path]) => path).some(matcher([pattern])));
  if (unmatched2 !== void 0)
    return unread2(name2, { state: "missing", detail: `No file of commit ${at2} matches "${unmatched2}".` });
  const matches = matcher(paths);
  const found2 = tracked.filter(([path]) => matches(path)).sort(([a], [b]) => a < b ? -1 : 1);
  if (found2.length > MAX_FILES6)
    return unread2(name2, { state: "unreadable", detail: `More than ${MAX_FILES6} files of commit ${at2} match.` });
  const files3 = [];
  for (const [path, { blob }] of found2)
    files3.push(await readBytes(path, await repository2.bytes(blob), chosen(kind2.formats, format2)));
  return together(request, files3, kind2);
}

// src/collect/reports/manifests.ts
var MANIFESTS = [
  /^(?:package|npm-shrinkwrap|bun|deno|composer)(?:-lock)?\.(?:json|lock|lockb)$/,
  /^(?:yarn|poetry|uv|pdm|pixi|Cargo|Gemfile|Pipfile|mix|pubspec|gradle|flake|conan|Podfile|Package)\.(?:lock|lockfile|resolved)$/,
  /^(?:pnpm-lock|pnpm-workspace|pubspec|environment)\.ya?ml$/,
  /^go\.(?:mod|sum|work)$/,
  /^(?:Cargo|pyproject|libs\.versions)\.toml$/,
  /^(?:Gemfile|Pipfile|Podfile|Package\.swift|setup\.py|setup\.cfg|mix\.exs|conanfile\.(?:py|txt)|pom\.xml)$/,
  /^(?:build|settings)\.gradle(?:\.kts)?$/,
  /^[\w.-]*(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/,
  /^(?:deno\.jsonc|build\.sbt|paket\.(?:lock|dependencies)|gems\.(?:locked|rb)|pylock[\w.-]*\.toml)$/,
  /^(?:packages\.lock\.json|packages\.config|Directory\.Packages\.props|vcpkg\.json)$/,
  /\.(?:csproj|fsproj|vbproj|gemspec|podspec|cabal)$/
];
function isManifest(path) {
  if (/(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/.test(path)) return true;
  const name2 = path.slice(path.lastIndexOf("/") + 1);
  return MANIFESTS.some((pattern) => pattern.test(name2));
}

// src/collect/reports/dependencies.ts
var DEPENDENCIES = {
  formats: dependencyFormats,
  size: (reports2) => reports2.reduce((sum, { bill, scan: scan2 }) => sum + (bill?.components.length ?? 0) + (scan2?.packages.length ?? 0), 0),
  words: {
    empty: (what3) => `There is no component in ${what3}.`,
    read: (size, what3) => `${size} ${size === 1 ? "component" : "components"} in ${what3}.`
  }
};
async function dependencySets(scene2, requests) {
  const cache = /* @__PURE__ */ new Map();
  const sets = [];
  for (const request of requests) sets.push(await setOf(scene2, request, cache));
  return sets;
}
async function setOf(scene2, { reports: request, base: baseRequest }, cache) {
  const mayEqual = (baseRequest ?? []).flatMap(({ artifact, paths }) => artifact === void 0 ? paths : []);
  const reading3 = { ...scene2.reading, mayEqual };
  const measured = measuredBy(reading3, request);
  const reads = [];
  for (const one of request) reads.push(await readRequest(reading3, one, DEPENDENCIES, cache));
  const change2 = measured.as === "other" ? void 0 : scene2.changeAs(measured);
  const known = change2 === void 0 || isUnavailable(change2) ? void 0 : change2;
  const entries = (known?.entries ?? []).filter(({ path }) => isManifest(path));
  const date = await dating({
    ...reading3,
    measured,
    request,
    change: { entries },
    measuredPaths: entries.map((one) => one.path)
  });
  const merged = await mergedReports(reads);
  const compared3 = known?.from ?? null;
  const base = baseRequest && await baseOf2(scene2, compared3, baseRequest);
  return {
    request: [...request],
    measured,
    compared: compared3,
    reports: reads.map(date),
    ...partsOf3(merged, base?.ids),
    ...base ? { base: base.fact } : {}
  };
}
async function mergedReports(reads) {
  const { mergeReports: mergeReports2 } = await import("./dependency-reports.js");
  return mergeReports2(reads.flatMap(contentsOf));
}
function partsOf3({ components, isBilled, skipped, advisories, listsClean, unlisted: unlisted4 }, inBase) {
  return {
    components: components.map(({ scanned, licences, ...one }) => ({
      ...one,
      licences: [...licences],
      // Without a version nobody knows whether it is the same.
      ...inBase ? { inBase: one.version !== null && inBase.has(one.id) } : {},
      ...scanned === void 0 ? {} : { scanned }
    })),
    billed: isBilled,
    unlisted: unlisted4.slice(0, MAX_UNLISTED),
    skipped,
    advisories: advisories?.map(({ ids, ...one }) => ({ ids: [...ids], ...one })) ?? null,
    ...advisories ? { scannedClean: listsClean } : {}
  };
}
var MAX_UNLISTED = 200;
async function baseOf2(scene2, commit2, request) {
  const reads = [];
  if (commit2 !== null) reads.push(...await readAt(scene2, commit2, request));
  const merged = await mergedReports(reads);
  const reports2 = reads.map(({ report }) => report);
  const isKnown2 = merged.isBilled && reports2.every(({ state }) => state === "read");
  return {
    fact: { request: [...request], commit: commit2, reports: reports2 },
    ids: isKnown2 ? new Set(merged.components.map(({ id }) => id)) : void 0
  };
}
async function readAt({ reading: reading3, artifactsAt }, commit2, requests) {
  const fromRuns = requests.filter(({ artifact }) => artifact !== void 0);
  const artifacts3 = fromRuns.length === 0 ? /* @__PURE__ */ new Map() : await artifactsAt(commit2, fromRuns);
  const reads = [];
  for (const one of requests) {
    if (one.artifact === void 0) reads.push(await readCommitted(reading3.repository, commit2, one, DEPENDENCIES));
    else if (isUnavailable(artifacts3)) reads.push(unread2(one.name, { state: "missing", detail: artifacts3.detail }));
    else reads.push(await readRequest({ ...reading3, head: commit2, artifacts: artifacts3 }, one, DEPENDENCIES, /* @__PURE__ */ new Map()));
  }
  return reads;
}

// src/collect/reports/test-identities.ts
import { createHash as createHash5 } from "node:crypto";
var testFiles = (reads, request) => reads.flatMap(({ report, pieces, trees: trees2 }, at2) => {
  const rewrite = pathRewriter(request[at2]?.["path-map"]);
  return pieces.map(({ path, content }) => {
    const place3 = reportPlace(folderIn(path, trees2), path.slice(path.lastIndexOf("/") + 1), request[at2]?.root);
    return { report: report.name, in: path, content, place: place3, rewrite };
  });
});
var MAX_COMPARED = 2e5;
var MAX_FILES7 = 50;
var MAX_NAMED2 = 50;
function identitiesOf(files3, base, portable) {
  const total = files3.reduce((sum, { content }) => sum + content.total, 0);
  const listed3 = files3.length > MAX_FILES7 ? [] : files3.map(countedFile);
  if (total > MAX_COMPARED) return { digest: null, byName: null, files: listed3, base: null };
  const now = casesByIdentity(files3, portable);
  return {
    digest: digestOf2(now),
    byName: countedByName(files3),
    files: listed3,
    base: base ? beside(now, base, portable) : null
  };
}
function countedFile({ report, in: file3, content }) {
  let skipped = 0;
  for (const same of content.cases.values()) skipped += skippedIn(same);
  const key = createHash5("sha256").update(JSON.stringify([report, file3])).digest("hex").slice(0, 8);
  return { report, in: file3, key, total: content.total, skipped };
}
function casesByIdentity(files3, portable) {
  const all = /* @__PURE__ */ new Map();
  for (const file3 of files3)
    for (const [identity2, cases] of file3.content.cases) {
      const { around, suite, classname, file: of, name: name2 } = partsOf(identity2);
      const places2 = [around.split(PATH_MARK).map((part) => portable(part, file3)), portable(of, file3)];
      const key = digestIn([file3.report, file3.in, ...places2.flat(), suite, classname, name2]);
      const known = all.get(key);
      const [count2, skipped] = [cases.length + (known?.count ?? 0), skippedIn(cases) + (known?.skipped ?? 0)];
      all.set(key, { file: file3, identity: identity2, count: count2, skipped });
    }
  return all;
}
var PATH_MARK = /[\u0001\u0002]/;
var digestIn = (parts) => createHash5("sha256").update(JSON.stringify(parts)).digest("base64");
function digestOf2(cases) {
  const hash = createHash5("sha256");
  for (const identity2 of [...cases.keys()].sort(byCodeUnits)) hash.update(`${identity2} ${cases.get(identity2)?.count}
`);
  return Number.parseInt(hash.digest("hex").slice(0, 13), 16);
}
function beside(now, { reports: reports2, files: files3 }, portable) {
  const was = casesByIdentity(files3, portable);
  if (reports2.some(({ state }) => state !== "read") || was.size > MAX_COMPARED) return null;
  const gone = new Named();
  const skipped = new Named();
  for (const [key, same] of was) gone.add(same, same.count - (now.get(key)?.count ?? 0));
  for (const [key, same] of now) skipped.add(same, same.skipped - (was.get(key)?.skipped ?? 0));
  return { reports: [...reports2], digest: digestOf2(was), gone: gone.first(), skipped: skipped.first() };
}
var Named = class {
  all = [];
  count = 0;
  add(same, count2) {
    if (count2 <= 0) return;
    this.count += count2;
    this.all.push(same);
  }
  first() {
    return { count: this.count, first: this.all.map(nameOf4).sort(byName).slice(0, MAX_NAMED2) };
  }
};
function nameOf4({ file: file3, identity: identity2 }) {
  const { suite, classname, name: name2 } = partsOf(identity2);
  return { report: file3.report, in: file3.in, suite: classname || suite, name: name2 };
}
var skippedIn = (cases) => cases.filter(({ outcome: outcome2 }) => outcome2 === "skipped").length;
var byName = (a, b) => byCodeUnits(a.report, b.report) || byCodeUnits(a.in, b.in) || byCodeUnits(a.suite, b.suite) || byCodeUnits(a.name, b.name);
function namesakes(files3, wanted) {
  const keyOf4 = ({ suite, name: name2 }) => `${suite}\0${name2}`;
  const counts2 = new Map(wanted.map((one) => [keyOf4(one), 0]));
  for (const { content } of files3)
    for (const [identity2, cases] of content.cases) {
      const { suite, classname, name: name2 } = partsOf(identity2);
      const key = keyOf4({ suite: classname || suite, name: name2 });
      const count2 = counts2.get(key);
      if (count2 !== void 0) counts2.set(key, count2 + cases.length);
    }
  return (of) => counts2.get(keyOf4(of)) ?? 0;
}
var SEVERITY = { passed: 0, skipped: 1, failed: 2 };
function countedByName(files3) {
  const worst = /* @__PURE__ */ new Map();
  for (const { content } of files3)
    for (const [identity2, cases] of content.cases) {
      const name2 = content.nameIn?.(identity2) ?? identity2;
      for (const { outcome: outcome2 } of cases) worst.set(name2, Math.max(worst.get(name2) ?? 0, SEVERITY[outcome2]));
    }
  const skipped = [...worst.values()].filter((severity) => severity === SEVERITY.skipped).length;
  return { total: worst.size, skipped };
}

// src/collect/reports/tests.ts
var TESTS = {
  formats: testFormats,
  size: (reports2) => reports2.reduce((sum, { total }) => sum + total, 0),
  words: {
    empty: (what3) => `There is no test case in ${what3}.`,
    read: (cases, what3) => `${cases} test ${cases === 1 ? "case" : "cases"} in ${what3}.`
  }
};
async function testRuns(scene2, requests) {
  const cache = /* @__PURE__ */ new Map();
  const runs = [];
  for (const request of requests) runs.push(await testRun(scene2, request, cache));
  return runs;
}
async function testRun(scene2, { reports: request, compared: compared3 }, cache) {
  const { reading: reading3 } = scene2;
  const reads = [];
  for (const one of request) reads.push(await readRequest(reading3, one, TESTS, cache));
  const measured = measuredBy(reading3, request);
  const from = comparedWith(measured, scene2);
  const run2 = { ...await runOf3({ ...reading3, measured }, request, reads), compared: from };
  if (!compared3) return run2;
  const base = from === null ? void 0 : await baseTests(scene2, from, request);
  const files3 = testFiles(reads, request);
  return { ...run2, identities: identitiesOf(files3, base, await portableIn(reading3)) };
}
async function portableIn(reading3) {
  const { repository: repository2, measured, head } = reading3;
  const commit2 = measured.commit ?? head;
  const tracked = await repository2.hasCommit(commit2) ? await repository2.trackedFiles(commit2) : /* @__PURE__ */ new Map();
  const paths = trackedPaths(reading3, tracked);
  const known = /* @__PURE__ */ new Map();
  return (file3, { place: place3, rewrite }) => {
    if (!isAbsolute(slashed(file3))) return file3;
    const found2 = known.get(file3) ?? paths.meant(file3, place3, rewrite) ?? file3;
    known.set(file3, found2);
    return found2;
  };
}
async function baseTests({ reading: reading3, artifactsAt }, commit2, request) {
  if (!areArtifacts(request)) return void 0;
  const artifacts3 = await artifactsAt(commit2, request);
  if (isUnavailable(artifacts3)) return void 0;
  const reads = [];
  for (const one of request)
    reads.push(await readRequest({ ...reading3, head: commit2, artifacts: artifacts3 }, one, TESTS, /* @__PURE__ */ new Map()));
  return { reports: reads.map(({ report }) => report), files: testFiles(reads, request) };
}
function comparedWith(measured, { changeAs }) {
  const change2 = measured.as === "other" ? null : changeAs(measured);
  return change2 === null || isUnavailable(change2) ? null : change2.from;
}
async function runOf3(reading3, request, reads) {
  const date = await dating({ ...reading3, request, change: { entries: [] }, measuredPaths: [] });
  const files3 = testFiles(reads, request);
  const contents2 = files3.map(({ content }) => content);
  const counts2 = countsOf(contents2);
  const claims = claimsOf(casesOf(contents2));
  const tooMany4 = excess(counts2.total, claims.length);
  const base = { request: [...request], measured: reading3.measured };
  if (tooMany4)
    return {
      ...base,
      reports: reads.map((read2) => ({ ...read2.report, state: "unreadable", detail: tooMany4 })),
      ...NOTHING3
    };
  const flaky = flakyOf(files3);
  return {
    ...base,
    reports: reads.map(date),
    cases: counts2,
    unpassed: await unpassedOf(reading3, files3),
    ...flaky.length > 0 ? { flaky } : {},
    claims
  };
}
var NOTHING3 = {
  cases: { total: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 },
  unpassed: [],
  claims: []
};
function excess(cases, claims) {
  if (cases > MAX_CASES) return `The reports have more than ${MAX_CASES} test cases in total.`;
  return claims > MAX_CLAIMED ? `The reports name more than ${MAX_CLAIMED} identifiers in total.` : void 0;
}
var MAX_UNPASSED = 200;
var MAX_FLAKY = 50;
async function unpassedOf(reading3, files3) {
  const named3 = ["failed", "skipped"].flatMap(
    (outcome2) => placesOf2(files3, ({ outcome: ended }) => ended === outcome2).map((place3) => ({ ...place3, outcome: outcome2 }))
  );
  const first = named3.slice(0, MAX_UNPASSED);
  const locate = first.some(({ file: file3 }) => file3 !== null) ? await locator(reading3) : () => NOWHERE;
  const count2 = namesakes(files3, first);
  return first.map(({ suite, name: name2, outcome: outcome2, file: file3, line, of }) => {
    const same = count2({ suite, name: name2 });
    const more = same > 1 ? { namesakes: same } : {};
    return { suite, name: name2, outcome: outcome2, ...locate(file3, line, of), ...more, report: of.report, in: of.in };
  });
}
var flakyOf = (files3) => placesOf2(files3, ({ flaky }) => flaky).slice(0, MAX_FLAKY).map(({ of, suite, name: name2 }) => ({ report: of.report, in: of.in, suite, name: name2 }));
function placesOf2(files3, isMeant) {
  const places2 = [];
  for (const of of files3)
    for (const found2 of casesOf([of.content])) if (isMeant(found2) && found2.place) places2.push({ ...found2.place, of });
  return places2.sort(
    (a, b) => byCodeUnits(a.suite, b.suite) || byCodeUnits(a.name, b.name) || byCodeUnits(a.of.report, b.of.report) || byCodeUnits(a.of.in, b.of.in)
  );
}
var NOWHERE = { file: null, line: null };
async function locator(reading3) {
  const { repository: repository2, measured, head } = reading3;
  if (measured.as === "other" || !await repository2.hasCommit(head)) return () => NOWHERE;
  const atHead = await repository2.trackedFiles(head);
  const tracked = await repository2.trackedFiles(measured.commit ?? head);
  const paths = trackedPaths(reading3, tracked);
  return (file3, line, { place: place3, rewrite }) => {
    const path = file3 === null ? void 0 : paths.meant(file3, place3, rewrite);
    if (path === void 0 || !atHead.has(path)) return NOWHERE;
    return { file: path, line: atHead.get(path)?.blob === tracked.get(path)?.blob ? line : null };
  };
}
function claimsOf(cases) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const { claims, outcome: outcome2 } of cases) {
    for (const id of claims) {
      const count2 = counts2.get(id) ?? { id, passed: 0, failed: 0, skipped: 0 };
      count2[outcome2] += 1;
      counts2.set(id, count2);
    }
  }
  return [...counts2.values()].sort((a, b) => byCodeUnits(a.id, b.id));
}

// src/collect/reports/kinds.ts
var kinds = {
  coverage: measurements,
  tests: testRuns,
  dependencies: dependencySets
};
async function reported(scene2, input) {
  const facts = [];
  for (const name2 of REPORT_FACTS) facts.push([name2, await reportedFact(name2, scene2, input)]);
  return Object.fromEntries(facts);
}
var unreported = (why2) => Object.fromEntries(REPORT_FACTS.map((name2) => [name2, why2]));
async function reportedFact(name2, scene2, { requests, artifacts: artifacts3, collectedAt }) {
  const asked = requests[name2] ?? [];
  const reports2 = asked.flatMap((request) => request.reports);
  const uses = reports2.some(({ artifact }) => artifact !== void 0);
  if (uses && isUnavailable(artifacts3)) return artifacts3;
  const read2 = kinds[name2];
  const value = await attempt(read2(scene2, asked));
  if (isUnavailable(value)) return value;
  const only = uses && reports2.every(({ artifact }) => artifact !== void 0);
  return { state: "complete", value, provenance: { ...only ? FROM_RUNS : LOCAL, collectedAt } };
}
var LOCAL = { source: "workspace", trust: "self-reported" };
var FROM_RUNS = { source: "artifact", trust: "ci-artifact" };

// src/collect/reports/workspace.ts
async function collectLocal(input) {
  const repository2 = await openClone(input);
  if (repository2 === "no-clone") return "no-clone";
  if (isUnavailable(repository2)) return nothing(repository2);
  const measured = await attempt(measuredCommit(repository2, input));
  if (isUnavailable(measured)) return nothing(measured);
  const changeOf = async (as) => attempt(localChange(repository2, as, input));
  const change2 = await changeOf(measured);
  const { artifacts: artifacts3, workspace, head, now } = input;
  const reading3 = {
    repository: repository2,
    measured,
    workspace,
    head,
    artifacts: isUnavailable(artifacts3) ? /* @__PURE__ */ new Map() : artifacts3,
    trust: input.trust,
    now
  };
  const ofArtifacts = measured.as === "merge" ? await changeOf({ commit: head, as: "head" }) : change2;
  const changeAs = (as) => as.as === measured.as ? change2 : ofArtifacts;
  return {
    files: isUnavailable(change2) ? change2 : changedFiles(change2.entries, await counted2(repository2, measured, change2, input), input),
    ...await reported({ reading: reading3, changeAs, artifactsAt: input.artifactsAt ?? noArtifacts }, input),
    contents: await contentsOf2(repository2, input)
  };
}
async function localChange(repository2, measured, ends) {
  const { from, to } = await changeRange(repository2, measured, ends);
  return { from, to, entries: await repository2.diff(from, to) };
}
var noArtifacts = async () => /* @__PURE__ */ new Map();
async function counted2(repository2, measured, change2, { head, base, platformFileCount }) {
  if (measured.as !== "merge" || platformFileCount === void 0) return change2.entries;
  return attempt(
    (async () => {
      const { from, to } = await changeRange(repository2, { commit: head, as: "head" }, { head, base });
      return repository2.rawDiff(from, to, { renames: true });
    })()
  );
}
function changedFiles(entries, toCount, { platformFileCount, collectedAt }) {
  const shown3 = isUnavailable(toCount) ? entries : toCount;
  const apart = shown3.length + shown3.filter((entry2) => entry2.status === "renamed").length;
  const total = platformFileCount;
  if (total !== void 0 && (total < shown3.length || total > apart)) {
    return {
      state: "unavailable",
      why: "truncated",
      detail: `The clone shows ${between(shown3.length, apart)}, but GitHub counts ${total}.`,
      next: isUnavailable(toCount) ? "Check out with `fetch-depth: 0`: GitHub counts from the merge base, which this clone does not have." : "Run the job again: GitHub may not have counted the latest push to the change or its base branch yet."
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
async function entriesOf3(repository2, commit2, base) {
  const entries = await attempt(
    (async () => {
      if (!await repository2.hasCommit(commit2) || !await repository2.hasCommit(base)) return null;
      const from = await repository2.mergeBase(base, commit2);
      return repository2.rawDiff(from, commit2, { renames: false });
    })()
  );
  return isUnavailable(entries) ? null : entries;
}
async function contentsOf2(repository2, { head, base, reviewCommits, patches: wantsPatches }) {
  const current = await entriesOf3(repository2, head, base);
  const reviews2 = /* @__PURE__ */ new Map();
  const differing2 = /* @__PURE__ */ new Map();
  const patches = /* @__PURE__ */ new Map();
  for (const commit2 of new Set(reviewCommits)) {
    const reviewed3 = await entriesOf3(repository2, commit2, base);
    reviews2.set(commit2, reviewed3 && contentDigest(reviewed3));
    differing2.set(commit2, current && reviewed3 && differingPaths2(current, reviewed3));
    if (wantsPatches && current && reviewed3) {
      const apart = await attempt(otherPatches(repository2, { base, ends: [head, commit2] }, [current, reviewed3]));
      patches.set(commit2, isUnavailable(apart) ? null : apart);
    }
  }
  return { head: current && contentDigest(current), reviews: reviews2, differing: differing2, patches };
}
async function otherPatches(repository2, { base, ends }, [ours, theirs]) {
  const paths = differingPaths2(ours, theirs);
  if (paths.length > MAX_PATCHES) return null;
  const [head, commit2] = ends;
  const [now, then] = [await repository2.mergeBase(base, head), await repository2.mergeBase(base, commit2)];
  if (now === then || !await repository2.isAncestor(then, now)) return paths;
  const apart = [];
  for (const path of paths) {
    const both2 = [ours, theirs].map((entries) => entries.find((entry2) => entry2.path === path));
    const isSame3 = isEdited(both2) && isReplayed({
      reviewed: await repository2.patch(then, commit2, path),
      base: await repository2.patch(then, now, path),
      now: await repository2.patch(now, head, path)
    });
    if (!isSame3) apart.push(path);
  }
  return apart;
}
var MAX_PATCHES = 100;
function isEdited(entries) {
  const modes = entries.map((one) => one?.status === "modified" ? `${one.before?.mode} ${one.after?.mode}` : void 0);
  return modes[0]?.startsWith("100") === true && modes[0] === modes[1];
}
function nothing(why2) {
  return { files: why2, ...unreported(why2), contents: NO_CONTENTS };
}
function provenance2(source, collectedAt) {
  return { source, trust: "self-reported", collectedAt };
}
function between(least, most) {
  return `${least === most ? least : `${least} to ${most}`} changed ${most === 1 ? "file" : "files"}`;
}

// src/documents/workflow.ts
var PLATFORM_ACTIONS = [
  "actions/checkout",
  "actions/create-github-app-token",
  "actions/download-artifact",
  "actions/upload-artifact"
];
var FETCH = 'git fetch --no-tags origin "$HEAD_SHA"';
var OF_ITS_OWN = ["container", "services", "env", "defaults"];
var OF_ALL_JOBS = ["env", "defaults"];
var OF_A_COMMAND = ["shell", "working-directory"];
function judgingJob(text2, key, action) {
  const document = parseYaml(text2, "workflow");
  if (!("locate" in document)) return { job: "unknown", why: "The workflow file is not valid YAML." };
  const job2 = at(at(document.value, "jobs"), key);
  const steps = at(job2, "steps");
  if (!Array.isArray(steps)) return { job: "unknown", why: `The workflow file has no job "${key}" with steps.` };
  const ofAll = OF_ALL_JOBS.find((name2) => at(document.value, name2) !== void 0);
  if (ofAll !== void 0) return { job: "shared", why: `The workflow has \`${ofAll}\` for all of its jobs.` };
  const own = OF_ITS_OWN.find((name2) => at(job2, name2) !== void 0);
  if (own !== void 0) return { job: "shared", why: `The job "${key}" has \`${own}\` of its own.` };
  const gatebook = ["gatebook/gatebook", ...action === "" ? [] : [action]];
  const trusted = [...PLATFORM_ACTIONS, ...gatebook];
  const [why2] = steps.flatMap((step) => stepProblem(step, trusted) ?? []).map((what3) => `The job "${key}" ${what3}.`);
  if (why2 !== void 0) return { job: "shared", why: why2 };
  if (steps.some((step) => isOneOf(gatebook, nameOf5(at(step, "uses"))))) return { job: "separate" };
  return { job: "unknown", why: `The job "${key}" has no step that uses Gatebook.` };
}
function stepProblem(step, trusted) {
  const [run2, uses, env] = ["run", "uses", "env"].map((name3) => at(step, name3));
  if (typeof run2 === "string") {
    const names = typeof env === "object" && env !== null ? Object.keys(env) : [];
    const isPlain = OF_A_COMMAND.every((name3) => at(step, name3) === void 0);
    return run2.trim() === FETCH && isPlain && names.every((name3) => name3 === "HEAD_SHA") ? void 0 : "runs commands of its own";
  }
  if (typeof uses !== "string") return "has a step without `uses`";
  const name2 = nameOf5(uses);
  if (!uses.includes("@") || !isOneOf(trusted, name2))
    return `uses ${/^[\w./-]{1,100}$/.test(name2) ? name2 : "an action"}, which may run anything`;
  return env === void 0 ? void 0 : "sets variables for a step";
}
var nameOf5 = (uses) => typeof uses === "string" ? uses.split("@")[0] ?? "" : "";
var isOneOf = (actions, name2) => actions.some((one) => one.toLowerCase() === name2.toLowerCase());
var at = (value, key) => typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : void 0;

// src/github/contents/file-at.ts
var fileAnswer = object({ type: literal("file"), sha: string(), encoding: string(), content: string() });
async function fileAt(client, { owner, name: name2 }, path, commit2) {
  const what3 = `reading ${path} ${commit2 === void 0 ? "on the default branch" : `at ${commit2.slice(0, 7)}`}`;
  try {
    const parameters = { owner, repo: name2, path, ...commit2 === void 0 ? {} : { ref: commit2 } };
    const { data } = await client.rest("GET /repos/{owner}/{repo}/contents/{path}", parameters, { what: what3 });
    const { sha, encoding, content } = parse(fileAnswer, data, [], what3);
    return encoding === "base64" ? { blob: sha, text: Buffer.from(content, "base64").toString("utf8") } : void 0;
  } catch (error) {
    if (error instanceof GitHubError) return void 0;
    throw error;
  }
}

// src/collect/channel.ts
var OF_THE_DEFAULT_BRANCH = [
  "pull_request_target",
  "workflow_run",
  "check_run",
  "issue_comment",
  "issues",
  "schedule"
];
async function collectChannel(client, repository2, run2, base) {
  const unknown2 = (why3) => ({ job: null, trust: "self-reported", why: why3 });
  const { workflow, workflowRepository, workflowSha } = run2;
  if (workflowRepository.toLowerCase() !== `${repository2.owner}/${repository2.name}`.toLowerCase())
    return unknown2("The workflow is from another repository.");
  const file3 = await fileAt(client, repository2, workflow, workflowSha);
  if (file3 === void 0) return unknown2(`${workflow} cannot be read at commit ${workflowSha.slice(0, 10)}.`);
  const seen = judgingJob(file3.text, run2.job, run2.action);
  if (seen.job === "unknown") return unknown2(seen.why);
  if (seen.job === "shared") return { job: "shared", trust: "self-reported", why: seen.why };
  if (run2.onDefaultBranch || OF_THE_DEFAULT_BRANCH.includes(run2.event)) return SEPARATE;
  const before2 = await fileAt(client, repository2, workflow, base ?? void 0);
  if (before2?.blob === file3.blob) return SEPARATE;
  const why2 = `${workflow} is not the same as on the ${base === null ? "default" : "base"} branch.`;
  return { job: "separate", trust: "self-reported", why: why2 };
}
var SEPARATE = { job: "separate", trust: "platform", why: "" };

// src/app/shared/trust.ts
async function channelOf({ client, repository: repository2, thisRun }, base) {
  return thisRun === void 0 ? { job: null, trust: "self-reported", why: "It is not a run of a workflow." } : collectChannel(client, repository2, thisRun, base);
}
async function withChannel(context, options2) {
  const { job: job2, trust } = await channelOf(context, null);
  const { decidedBy } = options2;
  return { ...options2, decidedBy: { ...decidedBy, channel: { ...decidedBy.channel, job: job2, trust } } };
}
async function trustTooLow(context, wanted, { base, reports: reports2 }) {
  if (wanted === "self-reported") return void 0;
  const { trust, why: why2 } = await channelOf(context, base);
  if (isBelow(trust, wanted)) return tooLow(`this run is \`${trust}\`. ${why2}`, wanted, SEPARATE2);
  const weak = reports2.find((report) => isBelow(trustOfReport(report, trust), wanted));
  if (weak === void 0) return void 0;
  const next = wanted === "platform" ? "Demand `ci-artifact`: no report is from the platform itself." : "Upload the report as an artifact, and name the artifact in the policy.";
  return tooLow(`the report "${weak.name}" is \`${trustOfReport(weak, trust)}\`.`, wanted, next);
}
var SEPARATE2 = "Run Gatebook in a job of its own, without `run`, `container`, `services` and `env`, in a workflow that the change does not edit.";
var tooLow = (what3, wanted, next) => ({
  code: "trust_too_low",
  message: `The policy demands the trust \`${wanted}\`, but ${what3}`.trimEnd(),
  next,
  data: { trust: wanted }
});

// src/app/facts/workspace.ts
async function readWorkspace(context, change2, rules2, needs, collectedAt) {
  const { workspace, path, clock } = context;
  if (workspace === void 0 || !rules2) return void 0;
  const head = change2.headRefOid;
  const requests = reportRequests(needs);
  const all = reportsIn(requests);
  const temp = join7(context.temp, "gatebook", "artifacts");
  try {
    const local = await collectLocal({
      workspace,
      path,
      head,
      base: rules2.oid,
      platformFileCount: change2.changedFiles,
      requests,
      artifacts: await collectArtifacts({ ...context, commit: head, requests: all, temp }),
      artifactsAt: (commit2, wanted) => collectArtifacts({ ...context, commit: commit2, requests: wanted, temp, runs: "successful" }),
      trust: all.some(({ trust }) => trust !== void 0) ? (await channelOf(context, rules2.oid)).trust : void 0,
      reviewCommits: change2.reviews?.nodes.flatMap((review2) => review2?.commit?.oid ?? []) ?? [],
      patches: countsEdits(needs),
      collectedAt,
      now: clock.now()
    });
    return local === "no-clone" ? void 0 : local;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

// src/app/facts/scene.ts
function openScene(context, answer8, policy, collectors3) {
  const after2 = answer8.change.headCommit.nodes[0]?.commit;
  const resultingRules = after2?.oid === answer8.change.headRefOid ? after2 : void 0;
  return scene({ ...answer8, context, policy, resultingRules, merged: void 0 }, collectors3);
}
function mergedScene(context, answer8, policy, previous, collectors3) {
  const at2 = answer8.change.mergedAt ?? context.client.time();
  return scene({ ...answer8, context, policy, resultingRules: answer8.after, merged: { at: at2, previous } }, collectors3);
}
function scene(given, collectors3) {
  const { context, policy, change: change2, rules: rules2, repository: repository2, refusals, merged } = given;
  const { client } = context;
  const needs = needsOf(policy, "change");
  const collectedAt = client.time();
  const base = rules2?.oid ?? null;
  const source = { repository: repository2, change: change2, refusals, base, collectedAt };
  const local = once(async () => merged ? void 0 : readWorkspace(context, change2, rules2, needs, collectedAt));
  const facts = /* @__PURE__ */ new Map();
  const made = {
    context,
    policy,
    needs,
    change: change2,
    source,
    rules: rules2,
    resultingRules: given.resultingRules,
    collectedAt,
    merged,
    local,
    contents: once(async () => {
      const claimed = merged ? claimsOf2(merged.previous, change2.headRefOid) : (await local())?.contents ?? NO_CONTENTS;
      const ends = {
        base: base ?? "",
        head: change2.headRefOid,
        inPart: commitsInPart(needs, change2),
        inEdits: commitsInEdits(needs, change2)
      };
      return confirmContents(client, context.repository, ends, claimed);
    }),
    listedFiles: once(() => pullFiles(client, context.repository, change2.number, change2.changedFiles)),
    links: once(async () => {
      if (base === null) return {};
      const files3 = await made.fact("files");
      const input = { source, base, requests: linkRequests(needs, !merged), files: files3, mergedAt: merged?.at ?? null };
      return collectLinks(client, context.repository, { ...input, server: context.server });
    }),
    fact: (name2) => {
      const known = facts.get(name2) ?? collected(name2, made, collectors3);
      facts.set(name2, known);
      return known;
    }
  };
  return made;
}
async function collected(name2, scene2, collectors3) {
  const collect = collectors3[name2];
  if (!collect) throw new Error(`No change has the fact ${name2}.`);
  if (scene2.merged && FACTS[name2].afterMerge === "reused") return REUSED;
  return collect(scene2);
}
var REUSED = {
  state: "unavailable",
  why: "not_collected",
  detail: "The reports of a change are no longer available after the merge.",
  next: "Nothing to do."
};
function claimsOf2(previous, head) {
  const claimed = previous?.contents ?? [];
  const reviews2 = new Map(claimed.map(({ commit: commit2, digest: digest2 }) => [commit2, digest2]));
  const differing2 = new Map(
    claimed.flatMap(({ commit: commit2, differing: paths }) => paths ? [[commit2, paths]] : [])
  );
  const patches = new Map(claimed.flatMap(({ commit: commit2, edits: edits2 }) => edits2 ? [[commit2, edits2]] : []));
  return { head: reviews2.get(head) ?? null, reviews: reviews2, differing: differing2, patches };
}
function once(ask2) {
  let answer8;
  return () => {
    answer8 ??= ask2();
    return answer8;
  };
}

// src/app/facts/time.ts
function timeFact(value, collectedAt = value) {
  if (Date.parse(value) > 0) {
    const provenance3 = { source: "github", trust: "platform", collectedAt };
    return { state: "complete", value, provenance: provenance3 };
  }
  const detail = "The responses from GitHub have no date, so the current time is unknown.";
  return { state: "unavailable", why: "missing", detail, next: "Check whether a proxy removes the headers." };
}

// src/app/facts/collectors.ts
var collectors = {
  change: async (scene2) => changeFact(scene2.source, await scene2.contents()),
  commits: ({ source }) => commitsFact(source),
  reviews,
  files: files2,
  labels: ({ source }) => labelsFact(source),
  rulesChange,
  checks: (scene2) => {
    const apps = requestsFor(scene2.needs, "checks").flatMap((request) => request.apps);
    return checksFact(scene2.context.client, scene2.context.repository, { ...posted(scene2), apps });
  },
  statuses: (scene2) => {
    const { client, repository: repository2, clock } = scene2.context;
    const contexts = requestsFor(scene2.needs, "statuses").flatMap((request) => request.contexts);
    return statusesFact(client, repository2, { ...posted(scene2), contexts, sleep: clock.sleep });
  },
  ...fromReports(),
  baseline,
  baseFiles,
  description: async (scene2) => (await scene2.links()).description ?? NOT_COLLECTED,
  links: async (scene2) => (await scene2.links()).links ?? NOT_COLLECTED,
  requirements: async (scene2) => (await scene2.links()).requirements ?? NOT_COLLECTED,
  recordIssue: async (scene2) => scene2.merged ? ISSUE_GONE : (await scene2.links()).recordIssue ?? NOT_COLLECTED,
  changeRecords: async (scene2) => (await scene2.links()).changeRecords ?? NOT_COLLECTED,
  memberships,
  lastPushers,
  codeOwners: async ({ rules: rules2, collectedAt, fact: fact2 }) => rules2 ? codeOwnersFact(rules2, await fact2("files"), collectedAt) : NOT_COLLECTED,
  concessions,
  owedReviews,
  time,
  access
};
function posted({ context, change: change2, merged }) {
  const isNew = !merged && context.news?.commit === change2.headRefOid;
  const until = merged ? change2.mergedAt : null;
  return { commit: change2.headRefOid, until, news: isNew ? context.news : void 0 };
}
function fromReports() {
  const collectorOf = (name2) => async (scene2) => (await scene2.local())?.[name2] ?? NO_CLONE;
  return Object.fromEntries(REPORT_FACTS.map((name2) => [name2, collectorOf(name2)]));
}
async function files2(scene2) {
  const { needs, merged } = scene2;
  const local = await scene2.local();
  const isByPath = requestsFor(needs, "files").some(({ decidesBy }) => decidesBy === "path") || await isConcededByPath(scene2);
  if (isByPath) return local ? confirmFiles(local.files, await scene2.listedFiles()) : scene2.listedFiles();
  if (local) return local.files;
  if (merged) return REUSED;
  return isNeeded(needs, "files") ? scene2.listedFiles() : NOT_COLLECTED;
}
async function isConcededByPath({ needs, fact: fact2 }) {
  if (!isNeeded(needs, "concessions")) return false;
  const concessions2 = await fact2("concessions");
  return concessions2.state === "complete" && concessions2.value.some(({ paths, grants }) => paths.length > 0 && grants.length > 0);
}
async function rulesChange(scene2) {
  const { context, policy, change: change2, rules: rules2, resultingRules, collectedAt, merged } = scene2;
  if (!resultingRules) return HEAD_UNKNOWN;
  const listed3 = async () => {
    const known = merged ? await scene2.fact("files") : void 0;
    return known?.state === "complete" ? known : scene2.listedFiles();
  };
  return rulesChangeFact({
    before: rules2,
    after: resultingRules,
    policy,
    policyPath: context.policyPath,
    branch: change2.baseRefName,
    collectedAt,
    load: resultingPolicyLoader(context, policy),
    files: listed3
  });
}
async function baseline({ context, policy, rules: rules2, collectedAt, fact: fact2 }) {
  if (!rules2) return NOT_COLLECTED;
  const base = { tip: rules2.oid, ledger: policy.ledger.branch };
  const reports2 = { coverage: await fact2("coverage"), tests: await fact2("tests") };
  return baselineFact(context, policy, base, reports2, collectedAt);
}
async function baseFiles({ context, needs, rules: rules2 }) {
  if (!rules2) return NOT_COLLECTED;
  const patterns = requestsFor(needs, "baseFiles").flatMap((request) => request.patterns);
  const { client, repository: repository2, workspace, path } = context;
  return baseFilesFact(client, repository2, { base: rules2.oid, patterns, workspace, path });
}
function concessions(scene2) {
  const { context, policy, change: change2, merged, collectedAt } = scene2;
  if (!policy.concessions) return Promise.resolve(NOT_COLLECTED);
  const { label } = policy.concessions;
  const mayGrant = mayHoldIn(grantingRoles(policy));
  const input = { label, pull: change2.number, mayGrant, asOf: merged?.at ?? collectedAt };
  return concessionsFact(context.client, context.repository, input);
}
function owedReviews({ context, policy, source, merged, collectedAt }) {
  if (!policy.retrospectives) return Promise.resolve(NOT_COLLECTED);
  const asOf = merged?.at ?? collectedAt;
  return owedReviewsFact(context, { repositoryId: source.repository.id, ledger: policy.ledger.branch, asOf });
}
function time({ merged, collectedAt }) {
  return timeFact(merged?.at ?? collectedAt, collectedAt);
}
var ISSUE_GONE = {
  state: "unavailable",
  why: "missing",
  detail: "What an issue said, and how it was labelled, when the change was merged is not known afterwards.",
  next: "Nothing to do: the verdict from before the merge is reused."
};
var HEAD_UNKNOWN = {
  state: "unavailable",
  why: "missing",
  detail: "GitHub does not show the head commit of the change, so it is unknown whether the change edits the rules.",
  next: "Run the job again."
};
var NO_CLONE = {
  state: "unavailable",
  why: "missing",
  detail: "There is no local clone in the workspace, so no report can be read.",
  next: "Check out the change with actions/checkout (`fetch-depth: 0`) and run the tests before Gatebook in the same job. If CI uploads the reports, check out the base and fetch the head."
};

// src/github/adoption.ts
var counted3 = object({ totalCount: number().int() });
var ref = object({ name: string() }).nullable();
var answer2 = object({
  repository: object({
    defaultBranchRef: object({
      name: string(),
      target: object({ policy: object({ type: string() }).nullish() }).nullable()
    }).nullable(),
    ledger: ref,
    usualLedger: ref,
    commit: object({ given: counted3.optional(), usual: counted3.optional() }).nullable()
  })
});
async function readAdoption(client, { owner, name: name2 }, asked) {
  const what3 = "reading whether the repository ever had a policy";
  const [ledger, usualLedger] = [asked.ledger, asked.usualLedger].map((branch2) => `refs/heads/${branch2}`);
  const variables = { owner, name: name2, ...asked, ledger, usualLedger };
  const { repository: repository2 } = parseWhole(answer2, await client.graphql(ADOPTION, variables, { what: what3 }), what3);
  const { defaultBranchRef: branch, commit: found2 } = repository2;
  const counts2 = [found2?.given, found2?.usual];
  return {
    // A history that is not shown may have had one.
    everInHistory: counts2.some((count2) => count2 === void 0 || count2.totalCount > 0),
    hasLedger: repository2.ledger !== null || repository2.usualLedger !== null,
    defaultBranch: branch?.name ?? null,
    isAdoptedNow: Boolean(branch?.target?.policy)
  };
}

// src/app/policy/first-policy.ts
var USUAL_PATH = ".github/quality-policy.yml";
function adoptionAt(context, commit2, ledger) {
  const { client, repository: repository2, policyPath } = context;
  const asked = { commit: commit2, policyPath, usualPath: USUAL_PATH, ledger, usualLedger: LEDGER_BRANCH };
  return readAdoption(client, repository2, asked);
}
var ledgerIn = (read2) => "policy" in read2 ? read2.policy.ledger.branch : LEDGER_BRANCH;
var isWithoutPolicy = (read2) => "reasons" in read2 && read2.reasons.length > 0 && read2.reasons.every(({ code: code4 }) => code4 === "policy_missing");
var isUntouched2 = ({ everInHistory, hasLedger }) => !everInHistory && !hasLedger;

// src/app/policy/misnamed.ts
async function misnamedPolicy(context, commits) {
  const { policyPath } = context;
  for (const commit2 of commits) {
    const found2 = nearPath(policyPath, await pathsAt(context, commit2));
    if (found2 !== void 0) return [misnamed(found2, policyPath, commit2)];
  }
  return [];
}
async function pathsAt({ client, repository: repository2 }, commit2) {
  try {
    return (await basePaths(client, repository2, commit2)).paths;
  } catch (error) {
    if (error instanceof GitHubError) return [];
    throw error;
  }
}
var misnamed = (found2, policyPath, commit2) => ({
  code: "policy_misnamed",
  message: `There is a file ${found2} at ${commit2.slice(0, 7)}, but only ${policyPath} is read.`,
  next: `Rename it to ${policyPath}, or name it in the input \`policy\`.`
});

// src/app/shared/broken-verdict.ts
function brokenVerdict(subject, policyPath, cause) {
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
    policy: { path: policyPath, blob: "", digest: "" },
    gates: [gate]
  };
}

// src/policy/concessions/requestable.ts
function requestable(gates2, policy, facts) {
  const { concessions: concessions2, change: change2 } = facts;
  if (!policy.concessions || concessions2.state !== "complete" || change2.state !== "complete") return [];
  const conceded2 = new Set(
    [...policy.gates, ...policy.builtIn].flatMap(({ id, gate }) => gate.neverConceded ? [] : id)
  );
  const requested2 = new Set(concessions2.value.filter((one) => covers(one, change2.value, facts)).flatMap((one) => one.gates));
  return gates2.filter(
    ({ id, outcome: outcome2, enforce }) => outcome2 === "fail" && enforce === "blocking" && conceded2.has(id) && !requested2.has(id)
  );
}

// src/app/change/concession-hints.ts
function concessionHints({ server, repository: repository2 }, policy, facts, { gates: gates2, subject: { pull } }) {
  const { concessions: rules2 } = policy;
  if (!rules2 || pull === void 0) return /* @__PURE__ */ new Map();
  const ways = requestable(gates2, policy, facts).map(({ id }) => {
    const url = formUrl(`${server}/${repository2.owner}/${repository2.name}`, id, pull);
    const label = rules2.label === FORM_LABEL ? "" : ` Give the issue the label \`${rules2.label}\`.`;
    const before2 = `If the change cannot wait, a concession can accept this failure for a limited time (at most ${rules2["max-duration"]}).`;
    const after2 = `The link needs the form \`.github/ISSUE_TEMPLATE/${FORM}\`.${label} It is valid when somebody with the role ${list(rules2["granted-by"])}, who neither requested it nor contributed to the change, comments "concession granted" on it.`;
    return [id, { before: before2, link: { text: "Request a concession", url }, after: after2 }];
  });
  return new Map(ways);
}
var FORM = "concession.yml";
var FORM_LABEL = "concession";
function formUrl(repository2, gate, pull) {
  const query = new URLSearchParams({
    template: FORM,
    title: `Concession: ${gate} of #${pull}`,
    gates: gate,
    scope: `#${pull}`
  });
  return `${repository2}/issues/new?${query}`;
}

// src/app/change/first-policy.ts
async function firstPolicyVerdict(context, { rules: rules2, change: change2 }, read2, subject) {
  const head = change2.headCommit.nodes[0]?.commit;
  if (!rules2 || !isWithoutPolicy(read2) || head?.oid !== change2.headRefOid) return void 0;
  const brought = await readPolicy(context, head, change2.headRefName);
  if (isWithoutPolicy(brought)) return void 0;
  const adoption = await adoptionAt(context, rules2.oid, ledgerIn(brought));
  if (adoption.defaultBranch !== change2.baseRefName || !isUntouched2(adoption)) return void 0;
  const judged = "policy" in brought ? { outcome: "pass", reasons: [holdsLater(context, change2)] } : { outcome: "fail", reasons: brought.reasons };
  return verdictOf(subject, context.policyPath, judged);
}
var holdsLater = ({ policyPath }, { baseRefName }) => ({
  code: "policy_not_in_force",
  message: `This change adds the first policy, ${policyPath}. It holds from the merge on, so nothing evaluates the change itself.`,
  next: `Have it reviewed, merge it, and then require the check on ${baseRefName}.`
});
function verdictOf(subject, policyPath, { outcome: outcome2, reasons }) {
  const isFine = outcome2 === "pass";
  const gate = {
    id: "policy",
    type: "policy",
    enforce: "blocking",
    outcome: isFine ? "not_applicable" : "fail",
    title: isFine ? "The policy holds once this change is merged" : "The policy of this change has mistakes",
    reasons: [...reasons],
    findings: [],
    measured: {},
    children: [],
    clauses: []
  };
  const policy = { path: policyPath, blob: "", digest: "" };
  return { schema: "gatebook/verdict/1", outcome: outcome2, subject, policy, gates: [gate] };
}

// src/app/change/judge-change.ts
async function judgeChange(context, answer8) {
  const read2 = await readBasePolicy(context, answer8);
  const { viewer: viewer2 } = answer8;
  const title = answer8.change.title;
  if (!("policy" in read2)) {
    const first = await firstPolicyVerdict(context, answer8, read2, subjectOf(answer8));
    return {
      verdict: first ?? unreadable8(context, answer8, [...read2.reasons, ...await misnamed2(context, answer8, read2)]),
      facts: void 0,
      policy: void 0,
      title,
      viewer: viewer2
    };
  }
  const demands = {
    base: answer8.rules?.oid ?? null,
    reports: reportsIn(reportRequests(needsOf(read2.policy, "change")))
  };
  const low = await trustTooLow(context, read2.policy.trust, demands);
  if (low) {
    const cause = { title: "The run is trusted less than the policy demands", reasons: [low] };
    const verdict3 = brokenVerdict(subjectOf(answer8), context.policyPath, cause);
    return { verdict: verdict3, facts: void 0, policy: read2.policy, title, viewer: viewer2 };
  }
  const facts = await collectFacts(openScene(context, answer8, read2.policy, collectors));
  const verdict2 = evaluate(read2.policy, facts, {
    subject: subjectOf(answer8),
    policy: read2.source
  });
  const hints = concessionHints(context, read2.policy, facts, verdict2);
  return { verdict: verdict2, facts, policy: read2.policy, title, viewer: viewer2, hints, files: fileLinesOf(read2.policy, facts) };
}
async function readBasePolicy(context, { rules: rules2, change: change2 }) {
  if (!rules2) return { reasons: [noBase(change2.baseRefName)] };
  return readPolicy(context, rules2, change2.baseRefName);
}
async function misnamed2(context, { rules: rules2, change: change2 }, read2) {
  return rules2 && isWithoutPolicy(read2) ? misnamedPolicy(context, [rules2.oid, change2.headRefOid]) : [];
}
function noBase(branch) {
  return {
    code: "base_unreadable",
    message: `The base branch ${branch} cannot be read: it does not exist, or the token has no read access.`,
    next: `${grant("contents: read")} Set the base of the pull request to an existing branch.`
  };
}
function unreadable8({ policyPath }, answer8, reasons) {
  return brokenVerdict(subjectOf(answer8), policyPath, { title: "The policy cannot be used", reasons });
}
function subjectOf({ change: change2, repository: repository2, rules: rules2 }) {
  return { repository: repository2.name, pull: change2.number, head: change2.headRefOid, base: rules2?.oid ?? "" };
}

// src/app/change/check-change.ts
var MAX_ROUNDS = 3;
async function checkChange(context, pull, prefetched, { publish: publish2, onHead }) {
  const { client, repository: repository2, policyPath } = context;
  for (let round = 1; ; round++) {
    const ask2 = round === 1 ? prefetched : askChange(client, repository2, pull, policyPath);
    const answer8 = await readChange(client, repository2, pull, ask2);
    const readAt2 = client.time();
    onHead?.(answer8.change.headRefOid);
    if (answer8.change.state !== "OPEN") return { closed: closedSentence(answer8.change) };
    const judged = await judgeChange(context, answer8);
    if (!hasMoved(answer8, await readCurrent(client, repository2, pull))) {
      const published2 = await publish2(judged, readAt2);
      if (!await movedAfter(context, answer8)) return { judged, published: published2 };
    }
    if (round === MAX_ROUNDS) {
      const last = unsettled(judged);
      return { judged: last, published: await publish2(last, readAt2) };
    }
  }
}
async function movedAfter({ client, repository: repository2 }, answer8) {
  try {
    const now = await readCurrent(client, repository2, answer8.change.number);
    return now.state === "OPEN" && hasMoved(answer8, now);
  } catch (error) {
    if (error instanceof GitHubError) return false;
    throw error;
  }
}
function closedSentence({ number: number2, state }) {
  const [how2, next] = state === "MERGED" ? ["merged", "See its record in the ledger for its verdict."] : ["closed", "Reopen it to have it evaluated."];
  return `Change #${number2} is ${how2}, so it is no longer evaluated. ${next}`;
}
function unsettled({ verdict: { reasons: _, ...verdict2 }, ...judged }) {
  const gates2 = verdict2.gates.map(
    (gate) => ({
      ...gate,
      outcome: "error",
      title: "The change kept changing",
      reasons: [MOVING, ...gate.reasons]
    })
  );
  return { ...judged, verdict: { ...verdict2, gates: gates2, outcome: "error" } };
}
var MOVING = {
  code: "change_moving",
  message: `The head, the base or the reviews changed ${MAX_ROUNDS} times during the evaluation.`,
  next: "Run the job again when nobody is pushing or reviewing."
};

// src/github/queue.ts
var commit = object({ oid: string() }).nullable();
var queueAnswer = object({
  repository: object({
    mergeQueue: object({
      entries: object({
        totalCount: number().int(),
        nodes: array(
          object({
            baseCommit: commit,
            headCommit: commit,
            pullRequest: object({ number: number().int() }).nullable()
          }).nullable()
        ).nullable()
      }).nullable()
    }).nullable()
  })
});
async function readQueue(client, { owner, name: name2 }, branch) {
  const what3 = `reading the merge queue of ${branch}`;
  const answer8 = await client.graphql(QUEUE, { owner, name: name2, branch }, { what: what3 });
  const { mergeQueue } = parse(queueAnswer, answer8.data, answer8.errors, what3).repository;
  return (mergeQueue?.entries?.nodes ?? []).flatMap((node) => {
    const { baseCommit, headCommit, pullRequest } = node ?? {};
    return baseCommit && headCommit && pullRequest ? [{ base: baseCommit.oid, head: headCommit.oid, pull: pullRequest.number }] : [];
  });
}

// src/github/release/release.ts
var target2 = object({
  __typename: string(),
  oid: string(),
  target: object({ __typename: string(), oid: string() }).optional(),
  tagger: object({ user: object({ databaseId: number().int().nullable(), login: string() }).nullable() }).nullish()
});
var ref2 = object({ target: target2.nullable() }).nullable();
var namingPull = object({
  number: number().int(),
  merged: boolean(),
  baseRefName: string(),
  mergeCommit: object({ oid: string() }).nullable()
});
var releaseAnswer = object({
  viewer: object({ login: string() }),
  repository: object({
    databaseId: number().int(),
    nameWithOwner: string(),
    defaultBranchRef: object({ name: string(), target: rules.nullable() }).nullable(),
    commit: object({
      __typename: string(),
      oid: string(),
      associatedPullRequests: object({ totalCount: number().int(), nodes: array(namingPull.nullable()) }).nullish()
    }).nullable(),
    tag: ref2
  })
});
var nowAnswer = object({
  repository: object({
    defaultBranchRef: object({ target: object({ oid: string() }).nullable() }).nullable(),
    tag: ref2
  })
});
async function readRelease(client, { owner, name: name2 }, { commit: commit2, tag }, policyPath) {
  const what3 = "reading the release";
  const variables = { owner, name: name2, commit: commit2, tag: refName(tag), policyPath };
  const answer8 = await client.graphql(RELEASE, variables, { what: what3 });
  const { repository: repository2 } = parse(releaseAnswer, answer8.data, answer8.errors, what3);
  const { defaultBranchRef: branch, commit: found2 } = repository2;
  if (!branch) throw missing2(`${owner}/${name2} has no default branch.`, "Push a first commit.");
  if (found2?.__typename !== "Commit")
    throw missing2(`GitHub does not have commit ${commit2}.`, "Check what started this run.");
  return {
    repository: { id: String(repository2.databaseId), name: repository2.nameWithOwner },
    defaultBranch: branch.name,
    rules: branch.target,
    commit: found2.oid,
    tagCommit: tag === null ? null : commitOf2(repository2.tag?.target),
    tagObject: tag === null ? null : annotated(repository2.tag?.target),
    line: lineOf(found2.oid, found2.associatedPullRequests),
    pull: mergedAs(found2.oid, found2.associatedPullRequests)?.number ?? null
  };
}
function annotated(found2) {
  if (found2?.__typename !== "Tag") return null;
  const user2 = found2.tagger?.user;
  const tagger = user2 && user2.databaseId !== null ? { id: String(user2.databaseId), login: user2.login } : null;
  return { oid: found2.oid, tagger };
}
function lineOf(oid4, pulls) {
  const merged = pulls?.nodes.flatMap((pull) => pull?.merged ? [pull] : []) ?? [];
  const exact = mergedAs(oid4, pulls);
  const isWhole4 = pulls != null && pulls.nodes.length === pulls.totalCount;
  return (exact ?? (isWhole4 ? merged[0] : void 0))?.baseRefName ?? null;
}
var mergedAs = (oid4, pulls) => pulls?.nodes.find((pull) => pull?.merged && pull.mergeCommit?.oid === oid4);
async function readReleaseNow(client, { owner, name: name2 }, tag) {
  const what3 = "reading the release again";
  const answer8 = await client.graphql(RELEASE_NOW, { owner, name: name2, tag: refName(tag) }, { what: what3 });
  const { repository: repository2 } = parse(nowAnswer, answer8.data, answer8.errors, what3);
  return {
    policyCommit: repository2.defaultBranchRef?.target?.oid ?? null,
    tagCommit: tag === null ? null : commitOf2(repository2.tag?.target)
  };
}
var refName = (tag) => `refs/tags/${tag ?? ""}`;
function commitOf2(found2) {
  const last = found2?.target ?? found2;
  return last?.__typename === "Commit" ? last.oid : null;
}
var missing2 = (message, next) => new GitHubError("not_found", message, { status: 404, next });

// src/github/release/steps.ts
var compared = object({
  status: _enum(["ahead", "behind", "diverged", "identical"]),
  total_commits: number().int(),
  commits: array(object({ sha: string(), parents: array(object({ sha: string() })) }))
});
var stepOf2 = (oid4, [parent, ...merged]) => ({
  oid: oid4,
  parent: parent ?? null,
  merged
});
var parentsAnswer = object({
  totalCount: number().int(),
  nodes: array(object({ oid: string() }).nullable())
});
var NOT_LISTED = "";
function parentsIn({ totalCount, nodes }) {
  const listed3 = nodes.flatMap((one) => one?.oid ?? []);
  return listed3.length < totalCount ? [...listed3, NOT_LISTED] : listed3;
}
var PAGE6 = 100;
async function comparePage(client, { owner, name: name2 }, { base, head, page: page2 }) {
  const what3 = `comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`;
  const parameters = { owner, repo: name2, basehead: `${base}...${head}`, per_page: PAGE6, page: page2 };
  const answer8 = await client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters, { what: what3 });
  const { status, total_commits: total, commits } = parse(compared, answer8.data, [], what3);
  return {
    status,
    total,
    commits: commits.map(
      ({ sha, parents }) => stepOf2(
        sha,
        parents.map((one) => one.sha)
      )
    )
  };
}
var historyAnswer = (node) => object({
  repository: object({
    object: object({
      history: object({
        pageInfo: object({ hasNextPage: boolean(), endCursor: string().nullable() }),
        nodes: array(node)
      })
    }).nullable()
  })
});
var stepsAnswer = historyAnswer(object({ oid: string(), parents: parentsAnswer }));
async function* historyPages(client, { owner, name: name2 }, commit2) {
  const what3 = "reading the history of the release";
  let cursor = null;
  for (; ; ) {
    const answer8 = await client.graphql(PUSHED, { owner, name: name2, after: commit2, cursor }, { what: what3 });
    const history = parse(stepsAnswer, answer8.data, answer8.errors, what3).repository.object?.history;
    if (!history) throw missing2("GitHub does not report the history of the release.", "Run the job again.");
    yield history.nodes.map(({ oid: oid4, parents }) => stepOf2(oid4, parentsIn(parents)));
    if (!history.pageInfo.hasNextPage) return;
    cursor = history.pageInfo.endCursor;
  }
}
async function readHistory(client, place3, commit2, most) {
  const steps = [];
  let pages = 0;
  for await (const page2 of historyPages(client, place3, commit2)) {
    if (pages === most) return void 0;
    steps.push(...page2);
    pages += 1;
  }
  return steps;
}

// src/app/change/group-changes.ts
async function groupChanges(context, task) {
  const entries = await readQueue(context.client, context.repository, task.branch);
  const chain = [];
  let at2 = task.head;
  while (at2 !== task.base && chain.length <= entries.length) {
    const entry2 = entries.find(({ head }) => head === at2);
    if (!entry2) break;
    chain.unshift(entry2);
    at2 = entry2.base;
  }
  if (at2 === task.base && chain.length > 0) return chain;
  const only = await onlyChange(context, task);
  if (only !== void 0) return [{ pull: only, base: task.base, head: task.head }];
  throw new UserFacingError(
    "group_unresolved",
    `GitHub does not report which changes are in the merge group ${task.head.slice(0, 7)}.`,
    "Run the job again. If that does not help, remove the changes from the queue and add them again."
  );
}
async function onlyChange({ client, repository: repository2 }, { ref: ref3, head, base }) {
  const [, number2] = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/.exec(ref3) ?? [];
  if (number2 === void 0) return void 0;
  const history = await readHistory(client, repository2, head, 10);
  const parent = history?.find(({ oid: oid4 }) => oid4 === head)?.parent;
  return parent === base ? Number(number2) : void 0;
}

// src/app/change/group-reports.ts
import { rm as rm2 } from "node:fs/promises";
import { join as join8 } from "node:path";

// src/collect/reports/group/artifacts.ts
async function collectGroupArtifacts(input) {
  const found2 = await collectArtifacts({ ...input, runs: "queue" });
  if (isUnavailable(found2)) return found2;
  return new Map([...found2].map(([key, one]) => [key, withNext(one)]));
}
function isOutside(artifacts3, { artifact: name2 = "", workflow }) {
  const found2 = artifacts3.get(artifactKey({ name: name2, workflow }));
  return found2?.state === "missing" && (found2.absent === true || found2.unrun === true);
}
function withNext(found2) {
  if (found2.state === "unpacked" || found2.next !== void 0) return found2;
  const next = NEXT[found2.state];
  return next === void 0 ? found2 : { ...found2, next };
}
var NEXT = {
  pending: "Upload the report in the workflow that runs Gatebook for the queue, and list that job under `needs:`. If no run of the queue uploads it, name the workflow that does in the policy, as in `workflow: gatebook.yml`.",
  missing: "Correct what failed in that run, and add the changes to the queue again.",
  expired: "Add the changes to the queue again."
};

// src/app/change/group-reports.ts
async function withGroupReports(context, commit2, work) {
  const temp = join8(context.temp, "gatebook", "group");
  const asked = /* @__PURE__ */ new Map();
  try {
    return await work({
      commit: commit2,
      artifacts: (requests) => {
        const key = JSON.stringify(requests);
        const found2 = asked.get(key) ?? collectGroupArtifacts({ ...context, commit: commit2, requests, temp });
        asked.set(key, found2);
        return found2;
      }
    });
  } finally {
    await rm2(temp, { recursive: true, force: true });
  }
}

// src/app/change/group-verdict.ts
function groupVerdict(verdicts, subject, policyPath) {
  const gates2 = combinedGates(verdicts);
  const [first] = verdicts;
  return {
    schema: "gatebook/verdict/1",
    outcome: outcomeOf(verdicts, gates2),
    subject,
    policy: first?.verdict.policy ?? { path: policyPath, blob: "", digest: "" },
    gates: gates2,
    ...ofNoGate(verdicts)
  };
}
function ofNoGate(verdicts) {
  const [reasons = [], findings = []] = ["reasons", "findings"].map(
    (key) => verdicts.flatMap(({ pull, verdict: verdict2 }) => named(pull, verdict2[key] ?? []))
  );
  return { ...reasons.length > 0 ? { reasons } : {}, ...findings.length > 0 ? { findings } : {} };
}
function outcomeOf(verdicts, gates2) {
  const outcomes = verdicts.map(({ verdict: verdict2 }) => verdict2.outcome);
  const worst = ["error", "fail"].find((outcome2) => outcomes.includes(outcome2));
  if (worst) return worst;
  const combined = combine(gates2);
  if (combined !== "nothing_applies") return combined;
  return verdicts.length > 0 ? "pass" : "fail";
}
var WORST2 = ["error", "fail", "waived", "pass", "not_applicable"];
function combinedGates(verdicts) {
  const ids = [...new Set(verdicts.flatMap(({ verdict: verdict2 }) => verdict2.gates.map(({ id }) => id)))];
  return ids.flatMap((id) => {
    const all = verdicts.flatMap(({ pull: pull2, verdict: verdict2 }) => {
      return verdict2.gates.filter((gate2) => gate2.id === id).map((gate2) => ({ pull: pull2, gate: gate2 }));
    });
    const outcome2 = WORST2.find((one) => all.some(({ gate: gate2 }) => gate2.outcome === one)) ?? "error";
    const worst = all.find(({ gate: gate2 }) => gate2.outcome === outcome2);
    if (!worst) return [];
    const { gate, pull } = worst;
    return [
      {
        ...gate,
        outcome: outcome2,
        // Blocking where one of the policies says so.
        enforce: all.some((one) => one.gate.enforce === "blocking") ? "blocking" : "advisory",
        title: all.length === 1 ? gate.title : `#${pull}: ${gate.title}`,
        reasons: all.flatMap((one) => named(one.pull, one.gate.reasons)),
        findings: all.flatMap((one) => named(one.pull, one.gate.findings)),
        children: all.flatMap(
          (one) => one.gate.children.map((child) => ({ ...child, required: `#${one.pull}: ${child.required}` }))
        ),
        measured: { changes: all.length }
      }
    ];
  });
}
function named(pull, reasons) {
  return reasons.map(({ location: _, ...reason }) => ({ ...reason, message: `#${pull}: ${reason.message}` }));
}
function worseOf(atHead, ofGroup) {
  const head = WORST2.indexOf(atHead.outcome);
  const group = WORST2.indexOf(ofGroup.outcome);
  if (head < group) return atHead;
  const inGroup2 = sayingSo(ofGroup);
  return head > group || inGroup2.outcome === "pass" ? inGroup2 : { ...inGroup2, reasons: [...inGroup2.reasons, ...atHead.reasons] };
}
function sayingSo(gate) {
  return {
    ...gate,
    title: `In the merge group: ${gate.title}`,
    reasons: gate.reasons.map(inGroup),
    findings: gate.findings.map(inGroup),
    children: gate.children.map((child) => ({ ...child, required: `In the merge group: ${child.required}` }))
  };
}
function inGroup({ location, ...reason }) {
  const where = location ? `, ${location.file}` : "";
  return { ...reason, message: `In the merge group${where}: ${reason.message}` };
}

// src/publish/verdict-block.ts
import { createHash as createHash6 } from "node:crypto";
var oid3 = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
var digest = string().regex(/^sha256:[0-9a-f]{64}$/);
var slug = string().regex(/^[a-z][a-z0-9-]{0,63}$/);
var code3 = string().regex(/^[a-z][a-z_]{0,63}$/);
var count = strictObject({ code: code3, count: int().positive() });
var gateShape = verdict.shape.gates.element.shape;
var accountId = string().regex(/^[1-9]\d{0,15}$/);
var MAX_PUSHERS = 100;
var MAX_DIFFERING = 50;
var embeddedVerdictSchema = strictObject({
  schema: literal("gatebook/judged/1"),
  outcome: verdict.shape.outcome,
  subject: verdict.shape.subject,
  policy: verdict.shape.policy,
  gates: array(
    strictObject({
      id: slug,
      type: slug,
      outcome: gateShape.outcome,
      measured: gateShape.measured,
      reasons: array(count).max(60),
      findings: array(count).max(60)
    })
  ).max(50),
  evidence: array(
    strictObject({
      fact: string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
      collectedAt: iso_exports.datetime({ precision: 0 }),
      digest: digest.nullable().describe("Digest of the file it was read from, or of the digests of several files.")
    })
  ).max(16),
  pushers: array(accountId).max(MAX_PUSHERS).optional().describe("Account ids of everybody who pushed. GitHub may no longer report them after the branch is deleted."),
  pushedByApps: array(strictObject({ id: accountId, slug: string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/) })).max(MAX_PUSHERS).optional().describe("Those of them that are apps."),
  contents: array(
    strictObject({
      commit: oid3,
      digest,
      differing: array(string().max(400)).max(MAX_DIFFERING).optional(),
      edits: array(string().max(400)).max(MAX_DIFFERING).optional()
    })
  ).max(300).describe(
    "Content of the commits of the head and of reviews, and where they differ from the head, by content and by edits: a hint which approvals were for the same change."
  )
});
function embeddedVerdictOf(verdict2, facts, before2) {
  const evidence = facts ? reportEvidence(facts) : [];
  const contents2 = facts ? contentsOf3(facts) : [];
  const pushers = facts ? pushersOf(facts) : {};
  return {
    schema: "gatebook/judged/1",
    outcome: verdict2.outcome,
    subject: verdict2.subject,
    policy: verdict2.policy,
    gates: verdict2.gates.map(({ id, type, outcome: outcome2, measured, reasons, findings }) => ({
      id,
      type,
      outcome: outcome2,
      measured,
      reasons: counts(reasons),
      findings: counts(findings)
    })),
    evidence: withBefore(evidence, before2?.evidence, ({ fact: fact2 }) => fact2),
    ...before2 && Object.keys(pushers).length === 0 ? pushersIn2(before2) : pushers,
    contents: withBefore(contents2, before2?.contents, ({ commit: commit2 }) => commit2)
  };
}
function withBefore(now, before2 = [], idOf) {
  const known = new Set(now.map(idOf));
  const all = [...now, ...before2.filter((one) => !known.has(idOf(one)))];
  return all.toSorted((a, b) => idOf(a) < idOf(b) ? -1 : 1);
}
var pushersIn2 = ({ pushers, pushedByApps }) => ({
  ...pushers ? { pushers } : {},
  ...pushedByApps ? { pushedByApps } : {}
});
function pushersOf({ lastPushers: lastPushers2 }) {
  if (lastPushers2.state !== "complete" || lastPushers2.value.length === 0) return {};
  if (lastPushers2.value.length > MAX_PUSHERS) return {};
  const apps = lastPushers2.value.filter(({ kind: kind2 }) => kind2 !== "User");
  const slugs = apps.map(({ id, login }) => ({ id, slug: login.toLowerCase().replace(/\[bot\]$/, "") }));
  return {
    pushers: lastPushers2.value.map(({ id }) => id),
    ...slugs.length > 0 ? { pushedByApps: slugs } : {}
  };
}
var MAX_WITH_PATHS = 20;
function contentsOf3({ change: change2, reviews: reviews2 }) {
  if (change2.state !== "complete" || reviews2.state !== "complete") return [];
  const { head, content } = change2.value;
  const all = [{ commit: head, content, differing: null, differingEdits: null }, ...reviews2.value];
  const known = new Map(
    all.flatMap(
      ({ commit: commit2, content: content2, differing: differing2, differingEdits: edits2 }) => commit2 && content2 ? [[commit2, { content: content2, differing: differing2, edits: edits2 }]] : []
    )
  );
  return [...known].slice(0, 300).map(([commit2, { content: digest2, differing: differing2, edits: edits2 }], place3) => {
    const fits = (paths) => paths != null && place3 < MAX_WITH_PATHS && paths.length <= MAX_DIFFERING && paths.every((path) => path.length <= 400);
    return { commit: commit2, digest: digest2, ...fits(differing2) ? { differing: differing2 } : {}, ...fits(edits2) ? { edits: edits2 } : {} };
  }).sort((a, b) => a.commit < b.commit ? -1 : 1);
}
function counts(reasons) {
  const codes2 = [...new Set(reasons.map((reason) => reason.code))].sort();
  return codes2.map((code4) => ({ code: code4, count: reasons.filter((reason) => reason.code === code4).length }));
}
function reportEvidence(facts) {
  const evidence = [];
  for (const [fact2, seen] of Object.entries(facts)) {
    if (seen.state !== "complete") continue;
    const { collectedAt } = seen.provenance;
    const values = Array.isArray(seen.value) ? seen.value : [];
    const sets = values.filter(isReportSet);
    const digests = sets.flatMap(({ reports: reports2 }) => reports2.flatMap(({ files: files3 }) => files3.map((file3) => file3.digest)));
    if (sets.length > 0) evidence.push({ fact: fact2, collectedAt, digest: oneDigest(digests) });
    if (fact2 === "files") evidence.push({ fact: fact2, collectedAt, digest: null });
  }
  return evidence.sort((a, b) => a.fact < b.fact ? -1 : 1);
}
var isReportSet = (value) => typeof value === "object" && value !== null && "reports" in value && Array.isArray(value.reports);
function oneDigest(digests) {
  const [first, ...more] = [...new Set(digests)].sort();
  if (first === void 0) return null;
  return more.length === 0 ? first : digestOf3([first, ...more].join("\n"));
}
var FENCE = "```";
var OPENING2 = "<details><summary>Verdict for programs</summary>";
function block2(judged) {
  const json = canonicalize(judged) ?? "";
  const shown3 = json.replace(
    /[<>&`@\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
  return [
    OPENING2,
    "",
    `${FENCE}json`,
    shown3,
    FENCE,
    "",
    `Digest of the canonical JSON: ${digestOf3(json)}`,
    "",
    "</details>"
  ].join("\n");
}
function readBlock2(text2) {
  const pattern = /<details><summary>Verdict for programs<\/summary>\n\n```json\n([^\n]*)\n```\n\nDigest of the canonical JSON: (sha256:[0-9a-f]{64})/;
  const [, json = "", digest2 = ""] = pattern.exec(text2.replaceAll("\r\n", "\n")) ?? [];
  const parsed = embeddedVerdictSchema.safeParse(parseJson(json));
  if (!parsed.success || digestOf3(canonicalize(parsed.data) ?? "") !== digest2) return void 0;
  return { judged: parsed.data, digest: digest2 };
}
var digestOf3 = (json) => `sha256:${createHash6("sha256").update(json).digest("hex")}`;
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}

// src/publish/check-runs.ts
var MAX_BYTES4 = 65e3;
var overallName = (name2) => `${name2}: verdict`;
function checkRuns(verdict2, facts, title, options2) {
  const gates2 = verdict2.gates.filter((gate) => gate.type !== POLICY_GATE);
  return [...gates2.map((gate) => gateCheck(gate, verdict2, options2)), overallCheck(verdict2, facts, title, options2)];
}
function gateCheck(gate, verdict2, options2) {
  const shown3 = gate.enforce === "advisory" ? "success" : conclusion(gate.outcome);
  return {
    run: {
      ...common(`${options2.name}: ${gate.id}`, verdict2, options2),
      conclusion: shown3,
      output: {
        title: plain(titleOf(gate), 200),
        summary: withinBytes(gatePage(gate, verdict2, options2), MAX_BYTES4)
      }
    },
    annotations: options2.annotate ? annotations(gate) : []
  };
}
function titleOf({ enforce, outcome: outcome2, title }) {
  if (outcome2 === "pass" || enforce === "blocking" && conclusion(outcome2) === "failure") return title;
  return `${OUTCOME_WORDS[outcome2]}${enforce === "advisory" ? " (advisory)" : ""}: ${title}`;
}
function overallCheck(verdict2, facts, title, options2) {
  const policyProblems = verdict2.gates.filter((gate) => gate.type === POLICY_GATE);
  return {
    run: {
      ...common(options2.overall, verdict2, options2),
      conclusion: conclusion(verdict2.outcome),
      output: {
        title: plain(headline(verdict2), 200),
        summary: withinBytes(verdictPage(verdict2, title, options2.hints), MAX_BYTES4),
        ...machineReadable(verdict2, facts, options2.before)
      }
    },
    annotations: options2.annotate ? policyProblems.flatMap(annotations) : []
  };
}
function machineReadable(verdict2, facts, before2) {
  if (verdict2.subject.pull === void 0) return {};
  const text2 = block2(embeddedVerdictOf(verdict2, facts, before2));
  return Buffer.byteLength(text2) > MAX_BYTES4 ? {} : { text: text2 };
}
function common(name2, verdict2, { detailsUrl, judgedAt: judgedAt2 }) {
  return {
    name: plain(name2, 200),
    head_sha: verdict2.subject.head,
    status: "completed",
    external_id: externalId(verdict2, judgedAt2),
    ...detailsUrl === void 0 ? {} : { details_url: detailsUrl }
  };
}
function externalId({ subject }, judgedAt2) {
  const of = subject.release === void 0 ? subject.pull ?? "group" : "release";
  return `gatebook:${of}:${judgedAt2}`;
}
function judgedAt(externalId2) {
  const [, at2 = ""] = /^gatebook:\w+:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/.exec(externalId2 ?? "") ?? [];
  return at2;
}
var isOfChange = (externalId2, pull) => externalId2 === `gatebook:${pull}` || externalId2?.startsWith(`gatebook:${pull}:`) === true;

// src/gates/awaits.ts
var OF_FACTS = {
  missing: "evidence",
  not_collected: "evidence",
  forbidden: "platform",
  unreachable: "platform",
  truncated: "platform",
  ambiguous: "platform"
};
var BY_FACT = new Map(
  Object.entries(OF_FACTS).map(([why2, awaits]) => [`fact_${why2}`, awaits])
);
function awaitsOf(gate, code4) {
  const { awaits = {} } = gate ?? {};
  const declared = AWAITS.find((who) => who !== "author" && awaits[who]?.includes(code4));
  return BY_FACT.get(code4) ?? declared ?? "author";
}

// src/app/shared/awaits.ts
var OF_NO_GATE = {
  evidence: ["verdict_missing", "verdict_of_other_policy"],
  platform: [
    ...["extends_unreadable", "base_unreadable", "landed_unverifiable", "record_not_built", "release_moving"],
    ...["release_unrecorded", "change_moving", "group_unresolved", "internal_error"],
    ...["unauthorized", "forbidden", "not_found", "rate_limited", "invalid", "unavailable"].map((why2) => `github_${why2}`)
  ]
};
var TYPES = new Map([...gates, protectedPaths].map((gate) => [gate.type, gate]));
function awaitsOf2(type, code4) {
  if (OF_NO_GATE.evidence?.includes(code4)) return "evidence";
  if (OF_NO_GATE.platform?.includes(code4)) return "platform";
  return awaitsOf(type === null ? void 0 : TYPES.get(type), code4);
}
function isPending({ gates: gates2, outcome: outcome2, subject }) {
  if (subject.pull === void 0) return false;
  const against = gates2.filter((gate) => gate.enforce === "blocking" && ["fail", "error"].includes(gate.outcome));
  return outcome2 !== "pass" && against.length > 0 && against.every(waitsOnly);
}
var waitsOnly = ({ type, reasons }) => reasons.length > 0 && reasons.every(({ code: code4 }) => TYPES.get(type)?.pending?.includes(code4));

// src/app/reuse/previous-verdict.ts
var MAX_EARLIER = 5;
async function findJudgements(client, repository2, wanted) {
  const ofHead = await judgementsOfHead(client, repository2, wanted);
  const earlier2 = [.../* @__PURE__ */ new Set([...wanted.reviewed, ...wanted.commits])].filter((commit2) => commit2 !== wanted.head);
  const known = await judgementsBefore(client, repository2, wanted, earlier2.slice(0, MAX_EARLIER));
  const asked = [...known, ...ofHead ? [ofHead] : []];
  const isWhole4 = [wanted.head, ...wanted.reviewed].every((commit2) => wanted.commits.includes(commit2));
  const all = isWhole4 ? earlier2.length + 1 : null;
  return {
    previous: newestOf3(ofHead ?? [], wanted),
    attempts: attemptsIn(asked.flat(), { asked: asked.length, all }),
    times: timesIn(asked.flat())
  };
}
async function judgementsBefore(client, repository2, wanted, heads) {
  const known = [];
  try {
    for (const head of heads) {
      const runs = await judgementsOf(
        client,
        repository2,
        { ...wanted, head },
        { name: overallName(wanted.checkName), pages: 1 }
      );
      if (runs) known.push(runs);
    }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
  }
  return known;
}
async function judgementsOfHead(client, repository2, wanted) {
  const found2 = await judgementsOf(client, repository2, wanted, {
    name: overallName(wanted.checkName),
    pages: MAX_PAGES11
  });
  if (found2?.length !== 0) return found2;
  return judgementsOf(client, repository2, wanted, { name: wanted.checkName, pages: MAX_PAGES11 });
}
async function judgementsOf(client, repository2, { head, pull, viewer: viewer2, until }, { name: name2, pages }) {
  const apps = /* @__PURE__ */ new Set([viewer2.replace(/\[bot\]$/, ""), "github-actions"]);
  const asked = { commit: head, name: name2, pages, what: "looking for the verdict before the merge" };
  return (await readCheckRuns(client, repository2, asked))?.filter((run2) => run2.name === name2 && run2.head_sha === head && apps.has(run2.app?.slug ?? "")).filter((run2) => isOfChange(run2.external_id, pull) && endedBefore(run2, until));
}
function byJudgement(a, b) {
  const [at2, than] = [timeOf(a), timeOf(b)];
  return at2 === than ? b.id - a.id : at2 < than ? 1 : -1;
}
function timeOf({ external_id: id, completed_at: end }) {
  const at2 = judgedAt(id);
  return end !== null && Date.parse(at2) > Date.parse(end) ? "" : at2;
}
function newestOf3(runs, { head, pull }) {
  const [newest] = runs.filter((run2) => run2.head_sha === head).sort(byJudgement);
  const block3 = newest && readBlock2(newest.output.text ?? "");
  if (!newest || !block3) return void 0;
  const { subject } = block3.judged;
  if (subject.head !== head || subject.pull !== pull) return void 0;
  return { checkRun: String(newest.id), digest: block3.digest, judged: block3.judged };
}
function attemptsIn(runs, heads) {
  const [first] = [...runs].sort((a, b) => a.id - b.id);
  if (!first) return null;
  const isKnown2 = heads.asked === heads.all;
  return {
    count: runs.length,
    firstPass: isKnown2 ? first.conclusion === "success" : null,
    failedFirst: isKnown2 ? failedIn(first) : null,
    heads
  };
}
function failedIn({ output }) {
  const block3 = readBlock2(output.text ?? "");
  if (!block3) return null;
  return block3.judged.gates.flatMap(({ id, type, outcome: outcome2, reasons }) => {
    if (outcome2 !== "fail" && outcome2 !== "error") return [];
    const awaits = new Set(reasons.map(({ code: code4 }) => awaitsOf2(type, code4)));
    return [{ gate: id, awaits: AWAITS.filter((who) => awaits.size === 0 ? who === "author" : awaits.has(who)) }];
  });
}
function timesIn(runs) {
  const ended = runs.flatMap(
    ({ completed_at: at2, conclusion: conclusion2 }) => at2 === null ? [] : [{ at: utcSecond(at2), conclusion: conclusion2 }]
  );
  const earliest = (some) => some.map(({ at: at2 }) => at2).sort()[0] ?? null;
  return {
    firstVerdict: earliest(ended),
    firstGreen: earliest(ended.filter(({ conclusion: conclusion2 }) => conclusion2 === "success"))
  };
}
function endedBefore({ status, completed_at: at2 }, until) {
  return status === "completed" && at2 !== null && (until === null || Date.parse(at2) <= Date.parse(until));
}
var MAX_PAGES11 = 10;

// src/app/reuse/reuse-verdict.ts
function isGone({ needs }, facts) {
  return needs.some(({ fact: name2 }) => {
    const { afterMerge } = FACTS[name2];
    if (afterMerge !== "reused_if_missing") return afterMerge === "reused";
    const fact2 = facts[name2];
    return fact2.state === "unavailable" && fact2.why === "missing";
  });
}
function reuseVerdict(policy, facts, again, before2) {
  const reused = {};
  const taken = [];
  const unknown2 = [];
  const gates2 = again.gates.map((verdict2) => {
    const entry2 = policy.gates.find(({ id }) => id === verdict2.id);
    if (!entry2) return verdict2;
    if (!isGone(entry2, facts)) {
      if (before2 && restsOnCheck(entry2, verdict2, facts)) reused[verdict2.id] = origin(before2);
      return verdict2;
    }
    const found2 = reusedGate(entry2, verdict2, again, before2);
    if (!("gate" in found2)) {
      unknown2.push(verdict2.id);
      return { ...verdict2, title: "Not evaluated before the merge", reasons: [found2.reason] };
    }
    taken.push(verdict2.id);
    reused[verdict2.id] = found2.reused;
    return againConceded(found2.gate, policy, facts);
  });
  const { reasons: _, ...same } = again;
  return { verdict: { ...same, gates: gates2, ...overall(gates2, policy) }, reused, taken, unknown: unknown2 };
}
function restsOnCheck({ needs }, { approvals = [], outcome: outcome2 }, { lastPushers: lastPushers2 }) {
  const isRemembered = lastPushers2.state === "complete" && lastPushers2.provenance.trust === "self-reported";
  const dependsOnPushers = isNeeded(needs, "lastPushers") || outcome2 === "waived";
  return approvals.some(({ otherCommit }) => otherCommit) || isRemembered && dependsOnPushers;
}
function againConceded(gate, policy, facts) {
  if (gate.outcome !== "waived" || gate.exemption) return gate;
  const failed = unconceded(gate);
  return conceded([failed], withPeople(policy, facts), facts)[0] ?? failed;
}
function reusedGate({ gate: type }, verdict2, { policy }, before2) {
  if (!before2)
    return { reason: notReused("verdict_missing", "No check on the merged head shows the verdict of this gate.") };
  const { judged } = before2;
  if (judged.policy.digest !== policy.digest) {
    return {
      reason: notReused(
        "verdict_of_other_policy",
        "This gate was evaluated under a different policy than the one in force at the merge."
      )
    };
  }
  const found2 = judged.gates.find((gate2) => gate2.id === verdict2.id && gate2.type === verdict2.type);
  if (!found2) return { reason: notReused("verdict_missing", "The check on the merged head does not name this gate.") };
  const { outcome: outcome2, measured } = found2;
  const recalled = { outcome: outcome2, measured, reasons: codesIn(found2.reasons), findings: codesIn(found2.findings) };
  const gate = {
    ...verdict2,
    outcome: outcome2,
    // What it says of itself now is that it has no reports.
    title: "As evaluated before on the same head",
    measured,
    reasons: sentences(found2.reasons),
    findings: sentences(found2.findings),
    ...type.recall?.(recalled)
  };
  return { gate, reused: origin(before2) };
}
function origin({ checkRun, digest: digest2 }) {
  return { checkRun, digest: digest2, trust: "self-reported" };
}
var notReused = (code4, message) => ({ code: code4, message });
function sentences(counts2) {
  return counts2.flatMap(
    ({ code: code4, count: count2 }) => Array.from({ length: Math.min(count2, 1e3) }, () => ({ code: code4, message: code4 }))
  );
}
var codesIn = (counts2) => counts2.map(({ code: code4 }) => code4);

// src/app/change/judge-again.ts
async function judgeAgain(context, answer8, checkName) {
  const { client, repository: repository2 } = context;
  const judged = await judgeChange({ ...context, workspace: void 0 }, answer8);
  const { verdict: verdict2, facts, policy } = judged;
  if (!policy || !facts) return { ...judged, previous: void 0, unknown: [] };
  const wanted = {
    head: answer8.change.headRefOid,
    commits: [],
    reviewed: [],
    pull: answer8.change.number,
    checkName,
    viewer: answer8.viewer,
    until: null
  };
  const { previous } = await findJudgements(client, repository2, wanted);
  const again = reuseVerdict(policy, facts, verdict2, previous);
  const taken = previous && { gates: again.taken, from: previous.judged };
  return { ...judged, verdict: again.verdict, previous, taken, unknown: again.unknown };
}

// src/collect/reports/group/part.ts
async function partOf2(repository2, { base, head }, commit2) {
  const since2 = await repository2.diff(base, commit2);
  if (head === commit2) return { from: base, to: commit2, entries: since2 };
  const later = new Map((await repository2.diff(head, commit2)).map(({ path, addedLines }) => [path, addedLines]));
  const own = new Set((await repository2.rawDiff(base, head, { renames: false })).map(({ path }) => path));
  const entries = since2.flatMap((entry2) => {
    const addedLines = without(entry2.addedLines, later.get(entry2.path) ?? []);
    const isOwn = own.has(entry2.path) || entry2.previousPath !== null && own.has(entry2.previousPath);
    return isOwn || addedLines.length > 0 ? [{ ...entry2, addedLines }] : [];
  });
  return { from: base, to: commit2, entries };
}
function without(ranges, others) {
  const left = [];
  let at2 = 0;
  for (const [first, last] of ranges) {
    let start = first;
    while ((others[at2]?.[1] ?? Number.POSITIVE_INFINITY) < start) at2 += 1;
    for (let next = at2; start <= last; next += 1) {
      const [from, to] = others[next] ?? [last + 1, last + 1];
      if (from > start) left.push([start, Math.min(from - 1, last)]);
      start = Math.max(start, to + 1);
    }
  }
  return left;
}

// src/collect/reports/group/facts.ts
async function collectGroup(input) {
  const { workspace, path } = input;
  const repository2 = workspace === void 0 ? "no-clone" : await openClone({ workspace, path });
  if (repository2 === "no-clone") return nothing2(NOT_CHECKED_OUT);
  if (isUnavailable(repository2)) return nothing2(repository2);
  const change2 = await attempt(changeIn2(repository2, input));
  if (isUnavailable(change2)) return nothing2(change2);
  const { commit: commit2, artifacts: artifacts3, trust, now, collectedAt } = input;
  const reading3 = {
    repository: repository2,
    workspace: repository2.folder,
    measured: { commit: commit2, as: "group" },
    head: commit2,
    artifacts: isUnavailable(artifacts3) ? /* @__PURE__ */ new Map() : artifacts3,
    trust,
    now
  };
  const scene2 = { reading: reading3, changeAs: () => change2, artifactsAt: async () => /* @__PURE__ */ new Map() };
  const { coverage, tests } = await reported(scene2, input);
  const value = change2.entries.toSorted((a, b) => byCodeUnits(a.path, b.path));
  const provenance3 = { source: "git", trust: "self-reported", collectedAt, listed: value.length };
  return { files: { state: "complete", value, provenance: provenance3 }, coverage, tests };
}
async function changeIn2(repository2, { commit: commit2, part }) {
  for (const one of [commit2, part.base, part.head])
    if (!await repository2.hasCommit(one))
      throw new GitError(
        "history_missing",
        `The clone does not have commit ${one.slice(0, 10)} of the queue.`,
        CHECK_OUT2
      );
  return partOf2(repository2, part, commit2);
}
var nothing2 = (why2) => ({ files: why2, ...unreported(why2) });
var CHECK_OUT2 = "Check out the commit of the group with actions/checkout and `fetch-depth: 0` in the job that runs Gatebook for the queue.";
var NOT_CHECKED_OUT = {
  state: "unavailable",
  why: "missing",
  detail: "The merge group has reports of its own, but its commit is not checked out, so its lines are unknown.",
  next: CHECK_OUT2
};

// src/app/change/judge-in-group.ts
async function judgeInGroup(context, judged, at2) {
  const { verdict: verdict2, policy, facts } = judged;
  if (!policy || !facts) return verdict2;
  const able = policy.gates.flatMap((entry2) => asInGroup(entry2, policy));
  const wanted = able.flatMap(reportsOf);
  if (wanted.length === 0) return verdict2;
  const artifacts3 = await at2.reports.artifacts(wanted);
  const measured = able.filter(
    (entry2) => isUnavailable(artifacts3) || !reportsOf(entry2).every((report) => isOutside(artifacts3, report))
  );
  if (measured.length === 0) return verdict2;
  const own = await factsOf(context, verdict2.subject.base, { ...at2, gates: measured, artifacts: artifacts3 });
  const gates2 = policy.gates.map((entry2) => measured.find(({ id }) => id === entry2.id) ?? entry2);
  const source = { subject: verdict2.subject, policy: verdict2.policy };
  const again = evaluate({ ...policy, gates: gates2 }, { ...facts, ...own }, source).gates;
  return withBoth(
    verdict2,
    policy,
    again.filter(({ id }) => measured.some((entry2) => entry2.id === id))
  );
}
function asInGroup(entry2, { risk }) {
  const settings = entry2.gate.inGroup?.(entry2.settings);
  if (settings === void 0) return [];
  const own = { ...entry2, settings, needs: [...needsIn(entry2.gate.needs(settings, risk))] };
  const reports2 = reportsOf(own);
  return reports2.length > 0 && reports2.every(({ artifact }) => artifact !== void 0) ? [own] : [];
}
var reportsOf = ({ needs }) => reportsIn(reportRequests(needs));
async function factsOf(context, base, { part, reports: reports2, gates: gates2, artifacts: artifacts3 }) {
  const { client, workspace, path, clock } = context;
  const isTrustAsked = gates2.flatMap(reportsOf).some(({ trust }) => trust !== void 0);
  return collectGroup({
    workspace,
    path,
    commit: reports2.commit,
    part,
    requests: reportRequests(gates2.flatMap(({ needs }) => needs)),
    artifacts: artifacts3,
    trust: isTrustAsked ? (await channelOf(context, base)).trust : void 0,
    collectedAt: client.time(),
    now: clock.now()
  });
}
function withBoth({ reasons: _, ...verdict2 }, policy, again) {
  const gates2 = verdict2.gates.map((gate) => {
    const inGroup2 = again.find(({ id }) => id === gate.id);
    return inGroup2 ? worseOf(gate, inGroup2) : gate;
  });
  return { ...verdict2, gates: gates2, ...overall(gates2, policy) };
}

// src/app/change/check-group.ts
async function checkGroup(context, task, checkName, publish2) {
  const entries = await groupChanges(context, task);
  for (let round = 1; ; round++) {
    const readAt2 = context.client.time();
    const queued = await withGroupReports(
      context,
      task.head,
      (reports2) => judgeAll(context, { entries, reports: reports2 }, checkName)
    );
    const judged = judgedGroup(context, task, queued);
    if (!await haveMoved(context, queued)) {
      const published2 = await publish2(judged, readAt2);
      if (!await haveMovedAfter(context, queued)) return { judged, published: published2 };
    }
    if (round === MAX_ROUNDS) {
      const last = unsettled(judged);
      return { judged: last, published: await publish2(last, readAt2) };
    }
  }
}
async function judgeAll(context, { entries, reports: reports2 }, checkName) {
  const queued = [];
  for (const entry2 of entries) queued.push(await judgeQueued(context, entry2, { reports: reports2, checkName }));
  return queued;
}
async function judgeQueued(context, { pull, ...part }, { reports: reports2, checkName }) {
  const { client, repository: repository2, policyPath } = context;
  const answer8 = await readChange(client, repository2, pull, askChange(client, repository2, pull, policyPath));
  if (answer8.change.state !== "OPEN") {
    throw new UserFacingError(
      "change_closed",
      `Change #${pull} of the merge group is no longer open.`,
      "Queue the remaining changes again."
    );
  }
  const judged = await judgeAgain(context, answer8, checkName);
  return { pull, answer: answer8, verdict: await judgeInGroup(context, judged, { part, reports: reports2 }) };
}
function judgedGroup(context, task, queued) {
  const { owner, name: name2 } = context.repository;
  const subject = { repository: `${owner}/${name2}`, head: task.head, base: task.base };
  const title = `merge group of ${queued.map(({ pull }) => `#${pull}`).join(", ")}`;
  return { verdict: groupVerdict(queued, subject, context.policyPath), facts: void 0, policy: void 0, title };
}
async function haveMoved({ client, repository: repository2 }, queued) {
  for (const { pull, answer: answer8 } of queued) {
    if (hasMoved(answer8, await readCurrent(client, repository2, pull))) return true;
  }
  return false;
}
async function haveMovedAfter(context, queued) {
  for (const { answer: answer8 } of queued) if (await movedAfter(context, answer8)) return true;
  return false;
}

// src/publish/check-signal.ts
var MAX_PAGES12 = 3;
function checkSignal(client, repository2, commit2, name2) {
  return {
    async listed(like) {
      const what3 = "looking for checks of other runs";
      const runs = await readCheckRuns(client, repository2, { commit: commit2, name: name2, pages: MAX_PAGES12, what: what3 }) ?? [];
      const said3 = runs.flatMap((run2) => saidBy2(run2) ?? []);
      return like === void 0 ? said3 : said3.filter(({ app }) => app === like.app);
    },
    async repeat(said3) {
      const what3 = `posting the check "${name2}"`;
      const parameters = { owner: repository2.owner, repo: repository2.name, ...said3.run };
      const { data } = await client.rest("POST /repos/{owner}/{repo}/check-runs", parameters, { what: what3 });
      return { ...said3, id: parse(checkRunAnswer, data, [], what3).id };
    }
  };
}
function saidBy2(node) {
  const { id, name: name2, head_sha, status, conclusion: conclusion2, external_id, app, output } = node;
  const at2 = judgedAt(external_id);
  if (at2 === "" || external_id === null || status !== "completed") return void 0;
  if (conclusion2 !== "success" && conclusion2 !== "failure") return void 0;
  const text2 = output.text === null ? {} : { text: output.text };
  const run2 = {
    name: name2,
    head_sha,
    status,
    conclusion: conclusion2,
    external_id,
    output: { title: output.title ?? "", summary: output.summary ?? "", ...text2 }
  };
  return { id, judgedAt: at2, isGreen: conclusion2 === "success", app: app?.slug, run: run2 };
}

// src/publish/status-signal.ts
var MAX_DESCRIPTION = 140;
function statusOf3(verdict2, { context, link: link3, judgedAt: judgedAt2, isPending: isPending2 }) {
  return {
    state: isPending2 ? "pending" : STATES[verdict2.outcome],
    context,
    description: shortened(plain(isPending2 ? `Waiting for ${openGates(verdict2)}` : headline(verdict2))),
    target_url: `${link3}#gatebook=${judgedAt2}`
  };
}
var STATES = { pass: "success", fail: "failure", error: "failure" };
function shortened(text2) {
  if (text2.length <= MAX_DESCRIPTION) return text2;
  return `${text2.slice(0, MAX_DESCRIPTION - 1).replace(/[\ud800-\udbff]$/, "")}\u2026`;
}
function statusSignal(client, repository2, commit2, context) {
  const post = async (status) => {
    const posted2 = saidBy3(await postStatus(client, repository2, commit2, status));
    if (!posted2) throw unreadable(`posting the commit status "${context}"`);
    return posted2;
  };
  return {
    say: post,
    repeat: ({ status }) => post(status),
    async listed(like) {
      const all = await newestStatuses(client, repository2, { commit: commit2, context });
      const said3 = all.flatMap((one) => saidBy3(one) ?? []);
      return like === void 0 ? said3 : said3.filter(({ by }) => by === like.by);
    }
  };
}
function saidBy3({ id, state, context, description, target_url: link3, creator }) {
  const [, judgedAt2] = /#gatebook=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/.exec(link3 ?? "") ?? [];
  if (judgedAt2 === void 0 || link3 === null) return void 0;
  const status = { state, context, description: description ?? "", target_url: link3 };
  return { id, judgedAt: judgedAt2, isGreen: state === "success", by: creator?.id, status };
}

// src/app/change/check-open.ts
var BUDGET = 500;
async function checkOpen(context, { pulls, inputs }, publish2) {
  const { client, repository: repository2 } = context;
  const listed3 = pulls === void 0 ? await openChanges(client, repository2) : void 0;
  const numbers = listed3 === void 0 ? [...pulls ?? []] : rotated(listed3.numbers, client.time());
  const unlisted4 = listed3 === void 0 ? 0 : Math.max(0, listed3.total - listed3.numbers.length);
  const looked = [];
  for (const [at2, pull] of numbers.entries()) {
    if (client.sent() >= BUDGET) return { looked, left: numbers.slice(at2), unlisted: unlisted4 };
    const one = await lookAt(context, pull, inputs, publish2);
    if (one === "limit") return { looked, left: numbers.slice(at2), unlisted: unlisted4 };
    looked.push(one);
  }
  return { looked, left: [], unlisted: unlisted4 };
}
function rotated(numbers, now) {
  const hours = Math.floor(Date.parse(now) / 36e5);
  const start = numbers.length === 0 ? 0 : hours * 7919 % numbers.length;
  return [...numbers.slice(start), ...numbers.slice(0, start)];
}
async function lookAt(context, pull, inputs, publish2) {
  const { client, repository: repository2, policyPath } = context;
  try {
    const answer8 = await readChange(client, repository2, pull, askChange(client, repository2, pull, policyPath));
    const readAt2 = client.time();
    if (answer8.change.state !== "OPEN") return { pull, end: "closed" };
    const judged = await judgeAgain(context, answer8, inputs.checkName);
    const { verdict: verdict2 } = judged;
    const said3 = await standing(context, judged, inputs);
    const end = endOf2(judged, said3);
    if (end !== void 0) return { pull, end, verdict: verdict2 };
    if (hasMoved(answer8, await readCurrent(client, repository2, pull))) return { pull, end: "moved" };
    return { pull, end: "published", verdict: verdict2, published: await publish2(judged, readAt2) };
  } catch (error) {
    if (error instanceof GitHubError && error.code === "rate_limited") return "limit";
    const { message, next } = explain(error);
    return { pull, end: "failed", problem: `${message} ${next}` };
  }
}
async function standing({ client, repository: repository2 }, { verdict: verdict2 }, { checkName, publish: publish2 }) {
  const { head } = verdict2.subject;
  const signal = publish2.has("commit-status") ? statusSignal(client, repository2, head, checkName) : checkSignal(client, repository2, head, overallName(checkName));
  const said3 = await signal.listed();
  return [...said3].sort((a, b) => b.id - a.id)[0];
}
function endOf2(judged, said3) {
  const { verdict: verdict2, unknown: unknown2 } = judged;
  const isGreen = verdict2.outcome === "pass";
  if (unknown2.length > 0) {
    const against = verdict2.gates.some((gate) => !unknown2.includes(gate.id) && isAgainst(gate));
    return against && said3?.isGreen ? void 0 : "own-run";
  }
  if (said3 === void 0 || said3.isGreen !== isGreen) return void 0;
  return sameGates(judged) ? "same" : void 0;
}
var isAgainst = ({ enforce, outcome: outcome2 }) => enforce === "blocking" && (outcome2 === "fail" || outcome2 === "error");
function sameGates({ verdict: verdict2, previous }) {
  if (previous === void 0) return true;
  const before2 = previous.judged.gates;
  return verdict2.gates.every(({ id, outcome: outcome2 }) => before2.find((gate) => gate.id === id)?.outcome === outcome2);
}

// src/app/change/open-summary.ts
function openSummary(sweep) {
  const { looked, left, unlisted: unlisted4 } = sweep;
  const lines = looked.flatMap(lineOf2).map((line) => plain(line));
  const unsaid3 = looked.flatMap(({ pull, published: published2 }) => published2?.unsaid ? [`#${pull}: ${published2.unsaid}`] : []);
  const isWhole4 = left.length === 0 && unlisted4 === 0 && looked.every(({ end }) => end !== "failed");
  const said3 = plain([counted4(looked), ...rest(sweep)].join(" "));
  return {
    outcome: isWhole4 ? "pass" : "error",
    headline: said3,
    failedGates: [],
    lines,
    notices: looked.flatMap(({ pull, published: published2 }) => (published2?.notices ?? []).map((notice) => `#${pull}: ${notice}`)),
    page: [`**${prose(said3)}**`, "", ...lines.map((line) => `- ${prose(line)}`)],
    annotations: [],
    judged: void 0,
    recorded: [],
    documents: {},
    checkUrl: void 0,
    unsaid: unsaid3.length === 0 ? void 0 : plain(unsaid3.join(" "))
  };
}
function counted4(looked) {
  const published2 = looked.filter(({ end }) => end === "published").length;
  const changes2 = `${looked.length} open ${looked.length === 1 ? "change" : "changes"}`;
  return `${changes2} evaluated again, ${published2} with another verdict.`;
}
function rest({ left, unlisted: unlisted4, looked }) {
  const failed = looked.filter(({ end }) => end === "failed").map(({ pull }) => `#${pull}`);
  const [first] = left;
  return [
    ...failed.length > 0 ? [`${failed.join(", ")} could not be evaluated.`] : [],
    ...first === void 0 ? [] : [`${left.length} are left, from #${first} on: no more requests are spent in one run. The next run goes on.`],
    ...unlisted4 > 0 ? [`${unlisted4} more are open than are listed. Close those that nobody works on.`] : []
  ];
}
function lineOf2({ pull, end, verdict: verdict2, problem = "" }) {
  if (end === "failed") return [`#${pull} could not be evaluated. ${problem}`];
  if (end === "own-run") return [`#${pull} needs a run of its own: its reports are not known here.`];
  if (end === "published" && verdict2) return [`#${pull}: ${headline(verdict2)}.`];
  return [];
}

// src/publish/post-checks.ts
var BATCH2 = 50;
async function postChecks(client, repository2, checks) {
  const overall2 = checks.at(-1);
  const isRed = overall2?.run.conclusion === "failure";
  const ordered = overall2 && isRed ? [overall2, ...checks.slice(0, -1)] : checks;
  const posted2 = { overall: void 0, problem: void 0, missing: [], annotationProblem: void 0 };
  for (const check2 of ordered) Object.assign(posted2, await tryOne(client, repository2, check2, posted2, check2 === overall2));
  return posted2;
}
async function tryOne(client, repository2, check2, posted2, isOverall) {
  const { code: code4 } = posted2.problem ?? {};
  const hopeless = code4 === "forbidden" || code4 === "rate_limited" || posted2.problem && isOverall;
  if (hopeless) return { missing: [...posted2.missing, check2.run.name] };
  try {
    const { made, annotationProblem = posted2.annotationProblem } = await postOne(client, repository2, check2);
    return { annotationProblem, ...isOverall ? { overall: made } : {} };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { problem: posted2.problem ?? error, missing: [...posted2.missing, check2.run.name] };
  }
}
async function postOne(client, { owner, name: name2 }, check2) {
  const what3 = `posting the check "${check2.run.name}"`;
  const { output, ...run2 } = check2.run;
  const first = check2.annotations.slice(0, BATCH2);
  const body = { owner, repo: name2, ...run2, output: first.length > 0 ? { ...output, annotations: first } : output };
  const answer8 = await client.rest("POST /repos/{owner}/{repo}/check-runs", body, { what: what3 });
  const { id, html_url, app } = parse(checkRunAnswer, answer8.data, [], what3);
  const annotationProblem = await postMoreAnnotations(client, { owner, name: name2 }, id, check2);
  return { made: { id, url: html_url ?? void 0, app: app?.slug, run: check2.run }, annotationProblem };
}
async function postMoreAnnotations(client, { owner, name: name2 }, id, check2) {
  const { title, summary: summary3 } = check2.run.output;
  for (let from = BATCH2; from < check2.annotations.length; from += BATCH2) {
    const output = { title, summary: summary3, annotations: check2.annotations.slice(from, from + BATCH2) };
    const body = { owner, repo: name2, check_run_id: id, output };
    try {
      await client.rest("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", body, { what: "adding annotations" });
    } catch (error) {
      if (error instanceof GitHubError) return error;
      throw error;
    }
  }
  return void 0;
}

// src/publish/said-checks.ts
function unsaid(checks, standing2, viewer2) {
  const own = standing2.filter((run2) => viewer2 !== void 0 && run2.app?.slug === viewer2.replace(/\[bot\]$/, ""));
  return checks.filter(({ run: run2 }) => {
    const newest = newestOf4(run2.name, own);
    return newest === void 0 || !saysSame(newest, run2);
  });
}
var newestOf4 = (name2, standing2) => standing2.filter((run2) => run2.name === name2).sort((a, b) => b.id - a.id)[0];
function saysSame(newest, { conclusion: conclusion2, external_id, output }) {
  return newest.status === "completed" && newest.conclusion === conclusion2 && untimed(newest.external_id) === untimed(external_id) && newest.output.title === output.title && newest.output.summary?.trim() === output.summary.trim();
}
var untimed = (externalId2) => externalId2?.split(":").slice(0, 2).join(":");

// src/publish/signal.ts
async function newerRed(signal, judgedAt2, now) {
  const latest2 = latestJudged((await signal.listed()).filter((one) => one.judgedAt <= now()));
  return latest2 && latest2.judgedAt > judgedAt2 && !latest2.isGreen ? latest2 : void 0;
}
var MAX_ROUNDS2 = 3;
async function settle(signal, ours, now) {
  let last = ours;
  for (let round = 1; ; round++) {
    const others = (await signal.listed(ours)).filter((one) => one.judgedAt <= now());
    const all = [...others, ours, last];
    const counts2 = latestJudged(all) ?? ours;
    const shown3 = all.reduce((latest2, one) => one.id > latest2.id ? one : latest2, ours);
    if (shown3.isGreen === counts2.isGreen || round === MAX_ROUNDS2) return counts2;
    last = await signal.repeat(counts2);
  }
}
function latestJudged(all) {
  const newestFirst = [...all].sort((a, b) => {
    if (a.judgedAt === b.judgedAt) return b.id - a.id;
    return a.judgedAt < b.judgedAt ? 1 : -1;
  });
  return newestFirst[0];
}

// src/app/change/decide.ts
async function sayByStatus(context, { verdict: verdict2, judgedAt: judgedAt2 }, at2) {
  const { client, repository: repository2 } = context;
  const signal = statusSignal(client, repository2, verdict2.subject.head, at2.context);
  const outvoted = await outvotedBy(context, signal, { verdict: verdict2, judgedAt: judgedAt2 });
  if (outvoted) return outvoted;
  try {
    const status = statusOf3(verdict2, { ...at2, judgedAt: judgedAt2, isPending: isPending(verdict2) });
    const ours = await signal.say(status);
    return settled(context, signal, ours);
  } catch (error) {
    return unsaid2(notSaid(`the commit status "${at2.context}"`, error));
  }
}
async function isOutvoted(context, judged, name2) {
  const { client, repository: repository2 } = context;
  return outvotedBy(context, checkSignal(client, repository2, judged.verdict.subject.head, name2), judged);
}
async function settleCheck(context, { verdict: verdict2, judgedAt: judgedAt2 }, { overall: overall2, problem }, name2) {
  if (!overall2) return unsaid2(notSaid(`the check "${name2}"`, problem));
  const { client, repository: repository2 } = context;
  const { id, app, run: run2 } = overall2;
  const ours = { id, judgedAt: judgedAt2, isGreen: verdict2.outcome === "pass", app, run: run2 };
  return settled(context, checkSignal(client, repository2, verdict2.subject.head, name2), ours);
}
async function outvotedBy({ client }, signal, { verdict: verdict2, judgedAt: judgedAt2 }) {
  if (verdict2.outcome !== "pass") return void 0;
  try {
    const newer = await newerRed(signal, judgedAt2, client.time);
    return newer && { unsaid: void 0, isOvertaken: true, notices: [`Not posted: ${newerRun(newer)}`] };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    if (error.code === "forbidden" || error.code === "not_found") return void 0;
    return unsaid2(
      `Not posted: whether a newer run has said otherwise could not be read. ${error.message} ${error.next}`
    );
  }
}
var newerRun = ({ judgedAt: judgedAt2, isGreen }) => `a run with newer facts, of ${judgedAt2}, has said that the change ${isGreen ? "passes" : "does not pass"}. That verdict stands.`;
async function settled({ client }, signal, ours) {
  try {
    const counts2 = await settle(signal, ours, client.time);
    const isOvertaken = counts2.judgedAt !== ours.judgedAt && counts2.isGreen !== ours.isGreen;
    return {
      unsaid: void 0,
      isOvertaken,
      notices: isOvertaken ? [`Posted, and overtaken: ${newerRun(counts2)}`] : []
    };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const what3 = `Posted, but whether another run has posted at the same time could not be read. ${error.message} ${error.next}`;
    return ours.isGreen ? unsaid2(what3) : { unsaid: void 0, isOvertaken: false, notices: [what3] };
  }
}
var unsaid2 = (why2) => ({ unsaid: why2, isOvertaken: false, notices: [] });
function notSaid(what3, error) {
  if (!(error instanceof GitHubError)) throw error;
  const { message, next, status } = error;
  return `Not posted: ${what3}, which branches require. An older one may still be shown. ${message} ${status === REFUSED ? MOST : next}`;
}
var REFUSED = 422;
var MOST = "GitHub takes 1,000 statuses of one name on a commit. If there are so many, push a new commit.";

// src/app/change/namesake.ts
var MAX_PAGES13 = 2;
async function readStanding({ client, repository: repository2 }, commit2, name2) {
  try {
    const wanted = { commit: commit2, pages: MAX_PAGES13, what: "looking for checks of earlier runs" };
    return await readCheckRuns(client, repository2, name2 === void 0 ? wanted : { ...wanted, name: name2 });
  } catch (error) {
    if (error instanceof GitHubError) return void 0;
    throw error;
  }
}
async function isBlockedBeside(context, verdict2, name2, standing2) {
  if (verdict2.outcome !== "pass") return false;
  const all = standing2 ?? await readStanding(context, verdict2.subject.head, name2) ?? [];
  return all.some((run2) => run2.name === name2 && run2.status === "completed" && run2.conclusion !== "success");
}
async function postNamesake({ client, repository: repository2 }, overall2, name2, told) {
  if (overall2 === void 0) return [];
  const posted2 = await postChecks(client, repository2, [{ run: { ...overall2.run, name: name2 }, annotations: [] }]);
  return posted2.problem ? [] : [told(name2)];
}
var ANEW = (name2) => `The commit also has a check run "${name2}" that is not green, of a job of that name or of an earlier version of Gatebook. GitHub requires it beside the commit status, so it was posted anew. If it still blocks, rename the job and push a commit: the new head has the status only.`;
var INSTEAD = (name2) => `A red check run "${name2}" was posted instead: GitHub requires it beside an older green status of that name.`;

// src/app/change/publish-verdict.ts
async function publishVerdict(context, judged, judgedAt2, publishing) {
  const { inputs, startedFor } = publishing;
  if (inputs.dryRun) return notPosted("Dry run: nothing was posted.");
  if (!inputs.publish.has("check-runs") && !inputs.publish.has("commit-status")) return notPosted();
  const { head } = judged.verdict.subject;
  if (await hasOwnRun(context, judged, inputs, startedFor)) {
    return notPosted(`The head moved to ${head.slice(0, 7)} and another run has evaluated it. Nothing was posted.`);
  }
  if (!inputs.publish.has("commit-status")) return publishChecks(context, judged, judgedAt2, publishing);
  if (judged.verdict.outcome !== "pass") return publishRed(context, judged, judgedAt2, publishing);
  return publishGreen(context, judged, judgedAt2, publishing);
}
async function publishRed(context, judged, judgedAt2, publishing) {
  const { checkName } = publishing.inputs;
  const link3 = publishing.url ?? checksPage(context, judged);
  const at2 = { context: checkName, link: link3 };
  const decision2 = await sayByStatus(context, { verdict: judged.verdict, judgedAt: judgedAt2 }, at2);
  if (decision2.isOvertaken) return published(NONE2, decision2);
  const checks = await postAll(context, judged, judgedAt2, publishing);
  const instead = decision2.unsaid === void 0 ? [] : await postNamesake(context, checks.overall, checkName, INSTEAD);
  return published({ ...checks, notices: [...checks.notices, ...instead] }, decision2);
}
async function publishGreen(context, judged, judgedAt2, publishing) {
  const { checkName } = publishing.inputs;
  const { verdict: verdict2 } = judged;
  const checks = await postAll(context, judged, judgedAt2, publishing);
  const link3 = checks.posted.overall?.url ?? publishing.url ?? checksPage(context, judged);
  const decision2 = await sayByStatus(context, { verdict: verdict2, judgedAt: judgedAt2 }, { context: checkName, link: link3 });
  const isSaid = decision2.unsaid === void 0 && !decision2.isOvertaken;
  const anew = isSaid && checks.hasNamesake ? await postNamesake(context, checks.overall, checkName, ANEW) : [];
  return published({ ...checks, notices: [...checks.notices, ...anew] }, decision2);
}
async function publishChecks(context, judged, judgedAt2, publishing) {
  const name2 = overallName(publishing.inputs.checkName);
  const { verdict: verdict2 } = judged;
  const outvoted = await isOutvoted(context, { verdict: verdict2, judgedAt: judgedAt2 }, name2);
  if (outvoted) return published(NONE2, outvoted);
  const checks = await postAll(context, judged, judgedAt2, publishing);
  return published(checks, await settleCheck(context, { verdict: verdict2, judgedAt: judgedAt2 }, checks.posted, name2));
}
var checksPage = ({ server, repository: repository2 }, { verdict: verdict2 }) => `${server}/${repository2.owner}/${repository2.name}/commit/${verdict2.subject.head}/checks`;
var NONE2 = {
  posted: { overall: void 0, problem: void 0, missing: [], annotationProblem: void 0 },
  notices: [],
  overall: void 0,
  hasNamesake: false
};
async function postAll(context, { verdict: verdict2, facts, title, taken, viewer: viewer2, hints, files: files3 }, judgedAt2, { inputs, url }) {
  if (!inputs.publish.has("check-runs")) return NONE2;
  const { checkName } = inputs;
  const options2 = {
    name: checkName,
    overall: overallName(checkName),
    judgedAt: judgedAt2,
    before: taken?.from,
    detailsUrl: url,
    annotate: inputs.publish.has("annotations"),
    hints,
    files: files3 && { of: files3, blobs: blobsUrl(context, verdict2) }
  };
  const checks = checkRuns(verdict2, facts, title, options2);
  const names = taken?.gates.map((id) => `${checkName}: ${id}`) ?? [];
  const gates2 = checks.slice(0, -1).filter(({ run: run2 }) => !names.includes(run2.name));
  const standing2 = await readStanding(context, verdict2.subject.head);
  const posted2 = await postChecks(context.client, context.repository, [
    ...unsaid(gates2, standing2 ?? [], viewer2),
    ...checks.slice(-1)
  ]);
  const hasNamesake = await isBlockedBeside(context, verdict2, checkName, standing2);
  return { posted: posted2, notices: notPostedOf(posted2), overall: checks.at(-1), hasNamesake };
}
var blobsUrl = ({ server, repository: { owner, name: name2 } }, { subject }) => `${server}/${owner}/${name2}/blob/${subject.head}`;
function notPostedOf({ problem, missing: missing3, annotationProblem }) {
  return [
    ...problem ? [`Not posted: ${missing3.map((name2) => `"${name2}"`).join(", ")}. ${problem.message} ${problem.next}`] : [],
    ...annotationProblem ? [`Some annotations were not added. ${annotationProblem.message}`] : []
  ];
}
function published({ posted: posted2, notices }, decision2) {
  const all = [...decision2.notices, ...notices];
  return {
    checkUrl: posted2.overall?.url,
    notices: all.map((notice) => plain(notice)),
    posted: posted2.overall !== void 0 && !posted2.problem && !posted2.annotationProblem,
    unsaid: decision2.unsaid === void 0 ? void 0 : plain(decision2.unsaid)
  };
}
var notPosted = (...notices) => ({
  checkUrl: void 0,
  notices: notices.map((notice) => plain(notice)),
  posted: false,
  unsaid: void 0
});
async function hasOwnRun({ client, repository: repository2 }, { verdict: verdict2 }, { checkName, publish: publish2 }, startedFor) {
  const { head, pull } = verdict2.subject;
  if (startedFor === void 0 || startedFor === head || pull === void 0) return false;
  try {
    if (!publish2.has("check-runs")) return (await statusSignal(client, repository2, head, checkName).listed()).length > 0;
    const wanted = { commit: head, name: overallName(checkName), pages: 1, what: "looking for checks of the new head" };
    const runs = await readCheckRuns(client, repository2, wanted) ?? [];
    return runs.some((run2) => isOfChange(run2.external_id, pull) && run2.status === "completed");
  } catch (error) {
    if (error instanceof GitHubError) return false;
    throw error;
  }
}

// src/github/review-requests.ts
var event = object({
  requestedReviewer: object({ __typename: string(), login: string().optional() }).nullable()
});
var requestsAnswer = object({
  repository: object({
    pullRequest: object({ timelineItems: object({ totalCount: int(), nodes: array(event.nullable()).nullable() }) }).nullable()
  })
});
async function everRequested(client, { owner, name: name2 }, number2) {
  const what3 = `reading the review requests of change #${number2}`;
  const answer8 = await client.graphql(REVIEW_REQUESTS, { owner, name: name2, number: number2 }, { what: what3 });
  const items = parse(requestsAnswer, answer8.data, answer8.errors, what3).repository.pullRequest?.timelineItems;
  if (items?.nodes?.length !== items?.totalCount || !items?.nodes) return void 0;
  return new Set(items.nodes.flatMap((node) => node?.requestedReviewer?.login?.toLowerCase() ?? []));
}
async function requestReviews(client, { owner, name: name2 }, number2, reviewers) {
  const what3 = `requesting reviews of change #${number2}`;
  const parameters = { owner, repo: name2, pull_number: number2, reviewers: [...reviewers] };
  await client.rest("POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", parameters, {
    what: what3,
    retries: 0
  });
}

// src/app/change/request-reviewers.ts
var COLLABORATORS = "Give everybody in the role access to the repository. GitHub requests reviews only from people with access.";
async function requestReviewers({ client, repository: repository2 }, { policy, facts, verdict: verdict2 }) {
  const { pull } = verdict2.subject;
  if (!policy || pull === void 0 || facts?.change.state !== "complete" || facts.change.value.draft) return void 0;
  const missing3 = missingFor(policy, verdict2);
  if (missing3.length === 0) return void 0;
  try {
    const before2 = await everRequested(client, repository2, pull);
    const reviewers = before2 ? chosen2(missing3, before2, pull) : [];
    if (reviewers.length === 0) return void 0;
    await requestReviews(client, repository2, pull, reviewers);
    return { done: `Requested a review from ${list(reviewers, "and")}.` };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const next = error.code === "invalid" ? COLLABORATORS : error.next;
    return { problem: `No review was requested. ${error.message} ${next}` };
  }
}
function missingFor(policy, { gates: gates2 }) {
  const gateIds = policy.gates.filter(({ gate, settings }) => gate.requestsReviews?.(settings)).map(({ id }) => id);
  return gates2.filter(({ id, outcome: outcome2 }) => gateIds.includes(id) && outcome2 === "fail").flatMap(({ missingReviews }) => missingReviews ?? []);
}
function chosen2(missing3, before2, pull) {
  const all = missing3.filter(({ could }) => !could.some((login) => before2.has(login.toLowerCase()))).flatMap(({ lacking, could }) => {
    const start = pull % could.length;
    return [...could.slice(start), ...could.slice(0, start)].slice(0, lacking);
  });
  return [...new Set(all)];
}

// src/github/branch/named.ts
function pullNamedBy({ oid: oid4, associatedPullRequests }, branch) {
  if (!associatedPullRequests)
    throw forbidden(`reading which change contains ${oid4.slice(0, 7)}`, {}, ["pull-requests: read"]);
  const pulls = associatedPullRequests.nodes.flatMap((pull) => pull ?? []);
  const merged = pulls.filter((pull) => pull.merged && pull.baseRefName === branch);
  const through = merged.find((pull) => pull.mergeCommit?.oid === oid4) ?? merged[0];
  if (!through && pulls.length < associatedPullRequests.totalCount) return "cut-off";
  return through ?? null;
}

// src/github/origins.ts
var SETTLED_MS = 3e4;
var NAMED_MS = 60 * 60 * 1e3;
function originOfUnnamed(activity, now, next) {
  const age = activity ? Date.parse(now) - Date.parse(activity.timestamp) : 0;
  switch (activity?.activity_type) {
    case "pr_merge":
      return next;
    case "merge_queue_merge":
      return age >= NAMED_MS ? next : "unknown";
    case "push":
    case "force_push":
      return age >= SETTLED_MS ? "direct" : "unknown";
    default:
      return "unknown";
  }
}

// src/github/recent-merges.ts
var associatedPull = object({
  number: number().int(),
  merged: boolean(),
  mergedAt: string().nullable(),
  baseRefName: string(),
  headRefName: string(),
  isCrossRepository: boolean(),
  mergeCommit: object({ oid: string() }).nullable(),
  author: person2,
  files: object({
    totalCount: number().int(),
    nodes: array(object({ path: string(), changeType: string() }).nullable()).nullable()
  }).nullish()
});
var answer3 = object({
  repository: object({ pullRequests: object({ nodes: array(associatedPull.nullable()) }) })
});
async function recentMerges(client, { owner, name: name2 }, branch, withFiles = false) {
  const what3 = "reading the latest merges";
  const found2 = await client.graphql(
    withFiles ? RECENT_MERGES_WITH_FILES : RECENT_MERGES,
    { owner, name: name2, branch },
    { what: what3 }
  );
  const { nodes } = parseWhole(answer3, found2, what3).repository.pullRequests;
  return new Map(nodes.flatMap((one) => one?.mergeCommit ? [[one.mergeCommit.oid, one]] : []));
}

// src/github/push.ts
var MAX_PAGES14 = 10;
var WAITS2 = [5, 10, 20, 40, 60, 60];
var NO_WAITS = [];
async function readPushed(client, repository2, push, clock, waits = WAITS2) {
  let found2 = await look(client, repository2, push);
  for (const seconds of waits) {
    if (found2.every(({ origin: origin2 }) => origin2 !== "unknown")) break;
    await clock.sleep(seconds * 1e3);
    found2 = await look(client, repository2, push);
  }
  return found2;
}
async function look(client, repository2, push) {
  const { commits, rewritten } = await firstParents2(client, repository2, push);
  const oldestFirst2 = commits.reverse();
  const origins = rewritten ? oldestFirst2.map(() => "direct") : await originsOf(client, repository2, push, oldestFirst2);
  const groups = [];
  for (const [place3, commit2] of oldestFirst2.entries()) {
    const origin2 = origins[place3] ?? "unknown";
    const group = groups.at(-1);
    if (group && typeof origin2 === "number" && group.origin === origin2) group.commits.push(commit2);
    else groups.push({ origin: origin2, commits: [commit2] });
  }
  return groups.flatMap(({ origin: origin2, commits: [first, ...more] }) => {
    const parent = first?.parents.nodes[0]?.oid;
    if (!first) return [];
    if (parent === void 0) throw noParent(first.oid);
    return [{ commit: (more.at(-1) ?? first).oid, parent, origin: origin2, rewritten }];
  });
}
function noParent(oid4) {
  return new GitHubError("unavailable", `${oid4.slice(0, 7)} has no parent commit, so no policy was in force.`, {
    status: 200,
    next: "The push replaced the whole history of the branch. Check it by hand."
  });
}
async function originsOf(client, repository2, push, commits) {
  const named3 = commits.map((commit2) => pullOf(commit2, push.branch));
  if (named3.every((pull) => pull !== null)) return named3;
  const merges2 = await recentMerges(client, repository2, push.branch);
  const known = named3.map((pull, place3) => pull ?? merges2.get(commits[place3]?.oid ?? "")?.number ?? null);
  const activities = await latestActivities(client, repository2, push.branch);
  const activity = activities?.find(({ before: before2, after: after2 }) => before2 === push.before && after2 === push.after);
  return withActivity(known, activity, client.time());
}
function withActivity(known, activity, now) {
  const origins = [];
  let next = "unknown";
  for (const pull of known.toReversed()) {
    next = pull ?? originOfUnnamed(activity, now, next);
    origins.push(next);
  }
  return origins.reverse();
}
function pullOf(commit2, branch) {
  const named3 = pullNamedBy(commit2, branch);
  if (named3 === "cut-off") throw cutOff(commit2.oid);
  return named3?.number ?? null;
}
function cutOff(oid4) {
  return new GitHubError("unavailable", `GitHub does not list every change that contains ${oid4.slice(0, 7)}.`, {
    status: 200,
    next: "Run the job again. If that does not help, check the commit by hand."
  });
}
async function firstParents2(client, { owner, name: name2 }, { before: before2, after: after2 }) {
  const known = /* @__PURE__ */ new Map();
  const what3 = "reading what was pushed";
  let cursor = null;
  for (let page2 = 0; page2 < MAX_PAGES14; page2++) {
    const answer8 = await client.graphql(PUSHED, { owner, name: name2, after: after2, cursor }, { what: what3 });
    const history = parse(pushedAnswer, answer8.data, answer8.errors, what3).repository.object?.history;
    if (!history)
      throw new GitHubError("not_found", `GitHub does not have commit ${after2}.`, {
        status: 404,
        next: "Check the event that started this run."
      });
    for (const commit2 of history.nodes) known.set(commit2.oid, commit2);
    const walked = walk2(known, after2, before2);
    if (walked) return { commits: walked, rewritten: false };
    cursor = history.pageInfo.endCursor;
    if (!history.pageInfo.hasNextPage) return { commits: [known.get(after2) ?? []].flat(), rewritten: true };
  }
  throw new GitHubError(
    "unavailable",
    `${before2.slice(0, 7)} is not among the ${known.size} commits before ${after2.slice(0, 7)}.`,
    {
      status: 200,
      next: "The push has too many commits, or replaced a long history. Check it by hand, and record its merges."
    }
  );
}
function walk2(known, after2, before2) {
  const way = [];
  for (let oid4 = after2; oid4 !== before2; ) {
    const commit2 = oid4 === void 0 ? void 0 : known.get(oid4);
    if (!commit2) return void 0;
    way.push(commit2);
    oid4 = commit2.parents.nodes[0]?.oid;
  }
  return way;
}

// src/record/amendment.ts
var CLAUSES = ["7.5.3"];
var REVIEWED = { conforming: ["8.5.6"], nonconforming: ["8.5.6", "10.2"] };
var CLASSES = { merge: "change", "policy-change": "quality", release: "release" };
function amendment({ id: record3, kind: kind2, at: at2, amendments }, { repository: repository2, decidedBy, clauses: about }, statement) {
  const number2 = amendments + 1;
  const common2 = {
    schema: SCHEMA,
    id: amendmentIdOf(repository2.id, record3, number2),
    at: at2,
    repository: repository2,
    decidedBy,
    kept: NOTHING_KEPT,
    amends: { record: record3, kind: kind2, number: number2 },
    clauses: clauses(about[0]?.edition ?? "2015", "result" in statement ? REVIEWED[statement.result] : CLAUSES),
    retention: { class: CLASSES[kind2], until: null }
  };
  const made = { ...common2, ...said(statement) };
  checkRecord(made);
  return made;
}
function said(statement) {
  if ("found" in statement) return { kind: "conflict", ...statement };
  return "result" in statement ? { kind: "retrospective", ...statement } : { kind: "correction", ...statement };
}

// src/record/knowledge.ts
function compareKnowledge(old, found2) {
  const [before2, now] = [knownIn(old), knownIn(found2)];
  const contradicted2 = before2.filter((one) => now.some(({ key, value }) => key === one.key && value !== one.value));
  const missing3 = (all, from) => all.filter((one) => one.isEssential && !from.some(({ key }) => key === one.key));
  const [learnt, lost] = [missing3(now, before2), missing3(before2, now)];
  const unproven = learnt.filter(({ key }) => isUnproven(key, old, found2));
  if (unproven.length > 0) return { state: "different", differs: subjectsOf(unproven) };
  if (contradicted2.length > 0) return { state: "different", differs: subjectsOf(contradicted2) };
  if (learnt.length > 0 && lost.length > 0) return { state: "different", differs: subjectsOf([...learnt, ...lost]) };
  if (learnt.length > 0) return { state: "more", learnt: subjectsOf(learnt) };
  return { state: lost.length > 0 ? "less" : "same" };
}
function isUnproven(gate, old, found2) {
  const gateIn = (record3) => "verdict" in record3 ? record3.verdict.gates.find(({ id }) => id === gate) : void 0;
  const [before2, now] = [gateIn(old), gateIn(found2)];
  return before2?.outcome === "error" && now !== void 0 && now.carried !== null;
}
var subjectsOf = (all) => [...new Set(all.map(({ about }) => about))].sort();
function knownIn(record3) {
  switch (record3.kind) {
    case "merge":
      return [...originIn(record3), ...policyIn(record3), ...contentIn(record3), ...gatesIn(record3)];
    case "policy-change":
      return [...originIn(record3), ...rulesIn(record3)];
    case "release":
      return [...policyIn(record3), ...gatesIn(record3)];
  }
}
var essential = (about, key, value) => ({
  about,
  key,
  value: canonical(value),
  isEssential: true
});
function originIn({ subject }) {
  const { change: change2, parent } = subject;
  return change2.via === "direct-push" ? [] : [essential("origin", "origin", { change: change2, parent })];
}
var UNKNOWN2 = ["direct_push", "landed_unverifiable", "record_not_built", "extends_unreadable", "base_unreadable"];
var isKnown = (code4) => !UNKNOWN2.includes(code4) && !code4.startsWith("github_");
function policyIn({ policy, verdict: verdict2 }) {
  if (policy) return [essential("policy", "policy", policy.digest)];
  const codes2 = codesOf(verdict2.reasons).filter(isKnown);
  return codes2.length > 0 ? [essential("policy", "policy", codes2)] : [];
}
function contentIn({ verdict: verdict2, policy }) {
  if (verdict2.outcome !== "not_judged") return policy ? [essential("content", "content", "as evaluated")] : [];
  const codes2 = codesOf(verdict2.reasons).filter(isKnown);
  return policy && codes2.length > 0 ? [essential("content", "content", codes2)] : [];
}
function gatesIn({ verdict: verdict2 }) {
  return verdict2.gates.flatMap(({ id, outcome: outcome2, reasons, measured }) => {
    if (outcome2 === "error") return [];
    const numbers = Object.entries(measured).map(
      ([name2, value]) => ({ ...essential("gates", `${id}.${name2}`, value), isEssential: false })
    );
    return [essential("gates", id, { outcome: outcome2, reasons: codesOf(reasons) }), ...numbers];
  });
}
function rulesIn(record3) {
  const { before: before2, after: after2, effect, reasons } = record3;
  if (!codesOf(reasons).every(isKnown)) return [];
  return [
    essential("policy", "before", before2?.digest ?? null),
    essential("policy", "after", after2?.digest ?? null),
    essential("policy", "effect", effect),
    // Version 1 does not say whether the rules begin with it.
    ..."installs" in record3 ? [{ ...essential("policy", "installs", record3.installs), isEssential: false }] : []
  ];
}

// src/ledger/readme.ts
var README = `# Quality records

This branch is a ledger of quality records (ISO 9001, 7.5.3), written by Gatebook. It shares no history with the code.
Nothing here is ever changed or removed: a later record corrects a wrong one.

## Format

- One file for each record: \`YYYY/MM/DD/<id>.json\`, by the UTC day of the recorded event.
  It contains \`{leaf, prev, record, seq}\` and ends with one line feed.
- All files are canonical JSON (RFC 8785) in UTF-8, with integers only.
- \`record.id\` identifies the subject of the record. For \`kind: merge\` it is
  \`sha256({"branch","commit","kind","repository","schema"})\` in canonical JSON, where repository is the numeric id.
- \`seq\` counts from 1. \`prev\` is the \`leaf\` of the previous record, or null.
- \`leaf\` is \`sha256(0x00 || canonical({prev, record, seq}))\`.
- \`head.json\` contains \`size\`, \`last\` (the newest leaf), \`range\` and \`root\` of the Merkle tree of RFC 6962 over all
  leaves in order of \`seq\`, and \`at\`, the time of the newest record. \`range\` lists the roots of the perfect subtrees,
  largest first. An inner node is \`sha256(0x01 || left || right)\`.
- \`releases/*.json\` is an index made from the records: where the newest authorised release of a package, an environment,
  a line or a commit is. It proves nothing; the record that it names does.
- \`obligations.json\` is made from them too: which records leave a retrospective review to be done.

## How to verify

With Gatebook: \`gatebook ledger verify\`, or the short script \`docs/verify-ledger.py\` in its repository, which needs
only Python. Without either, for each file: parse it, write it again in canonical form, and compare the bytes.
Recompute \`leaf\` and the path. Sort by \`seq\`, and check that none is missing and that each \`prev\` is the previous
leaf. Compute the root and compare it with \`head.json\`. In \`git log\`, every commit after the first one only adds
records and changes \`head.json\` and what is made from them.

A hash chain does not protect against its own writer: anybody who may rewrite this whole branch can make it consistent
again. A seal, which is a signature over \`head.json\` kept elsewhere, or an older copy of this branch reveals that.
`;

// src/ledger/append.ts
var isInLedger = ({ status }) => status === "appended" || status === "already_recorded" || status === "corrected";
var LOST_RACE = { state: "again", why: "other writers kept appending first", pause: "jitter" };
var conflictWith = (path, seq) => ({
  status: "conflict",
  path,
  seq,
  why: `Record ${seq} is for the same event, but with different evidence or a different result.`,
  next: "The first record stays. Compare both, and record a correction if the first one is wrong."
});
var BASE_MS = 500;
var CAP_MS = 2e4;
async function append(store, record3, retryPolicy, elsewhere = []) {
  const attempt2 = new Attempt(store, checkRecord(record3).record, elsewhere);
  const end = retryPolicy.now() + retryPolicy.budgetMs;
  let why2 = "there was no time left to try";
  for (let tries = 1, lost = 0; tries <= retryPolicy.tries; tries += 1) {
    const step = await attempt2.step();
    if (step.state === "done") return step.result;
    why2 = step.why;
    const pause = pauseOf(step.pause, lost, retryPolicy);
    if (pause > 0) lost += 1;
    if (tries === retryPolicy.tries || retryPolicy.now() + pause >= end) break;
    if (pause > 0) await retryPolicy.sleep(pause);
  }
  return attempt2.last(why2);
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
  #elsewhere;
  #perhapsWritten = /* @__PURE__ */ new Set();
  constructor(store, record3, elsewhere) {
    this.#store = store;
    this.#record = record3;
    this.#path = entryPath(record3);
    this.#elsewhere = elsewhere;
  }
  async step() {
    try {
      const seen = await this.#store.snapshot(this.#path);
      return this.#settled(seen) ?? await this.#foundElsewhere(seen) ?? await this.#write(seen);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return this.#failed(error.problem);
    }
  }
  /** Out of retries. A commit that may have arrived gets one more look, so that the message is true. */
  async last(why2) {
    const deferred = this.#deferred(why2, "Run this job again. Gatebook recognises repeated records.");
    if (this.#perhapsWritten.size === 0) return deferred;
    try {
      const settled2 = this.#settled(await this.#store.snapshot(this.#path));
      return settled2?.state === "done" ? settled2.result : deferred;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return deferred;
    }
  }
  /** What reading alone decides: the record is there, or the ledger must not be touched. */
  #settled(seen) {
    if (seen.state === "absent") return void 0;
    const head = headIn(seen.head);
    if (head.state === "unsound") return this.#refused(head.message);
    return seen.record === null ? void 0 : this.#found(seen.record, head.head.size);
  }
  /** The other places at the very tip that is written onto: what came there since makes the commit fail. */
  async #foundElsewhere(seen) {
    if (seen.state === "absent") return void 0;
    for (const path of this.#elsewhere) {
      const other = await this.#store.snapshot(path);
      if (other.state === "absent" || other.tip !== seen.tip) return LOST_RACE;
      if (other.record !== null) return this.#done(conflictWith(path, seqOf(other.record)));
    }
    return void 0;
  }
  #found(file3, size) {
    if ("unexpected" in file3) return this.#refused(`${this.#path} is ${file3.unexpected}.`);
    const { link: link3, record: record3, problems } = readEntry(this.#path, file3.bytes);
    const problem = problems[0]?.message;
    if (problem !== void 0) return this.#refused(`${this.#path} is damaged: ${problem}`);
    if (link3 === void 0 || record3?.state !== "known")
      return this.#refused(`${this.#path} contains a different record.`);
    if (link3.seq > size)
      return this.#refused(`${HEAD_PATH} counts ${size} records, ${this.#path} is number ${link3.seq}.`);
    const { seq } = link3;
    if (this.#perhapsWritten.has(decoded(file3.bytes) ?? "")) return this.#appended(seq);
    if (sameDecision(record3.record, this.#record))
      return this.#done({ status: "already_recorded", path: this.#path, seq });
    return this.#done(conflictWith(this.#path, seq));
  }
  async #write(seen) {
    if (seen.state === "absent") return this.#begin();
    const head = headIn(seen.head);
    if (head.state === "unsound") return this.#refused(head.message);
    const seq = head.head.size + 1;
    const entry2 = entryFile(this.#record, seq, head.head.last);
    const obligations2 = await this.#obligations(seen.tip);
    if ("state" in obligations2) return obligations2;
    this.#perhapsWritten.add(entry2.text);
    const next = nextHead(head.range, entry2.leaf, this.#record.at);
    const { headline: headline2, body } = messageFor(this.#record);
    const { path, text: text2 } = entry2;
    const files3 = [
      { path, text: text2 },
      { path: HEAD_PATH, text: headText(next) },
      ...indexFiles(this.#record),
      ...obligations2
    ];
    const result = await this.#store.commit({ expected: seen.tip, headline: headline2, body, files: files3 });
    if (result === "committed") return this.#appended(seq);
    this.#perhapsWritten.delete(entry2.text);
    return LOST_RACE;
  }
  /** The list of reviews that are to be done, where the record changes it: read at the very tip that is written onto. */
  async #obligations(tip) {
    if (!touchesObligations(this.#record)) return [];
    const seen = await this.#store.snapshot(OBLIGATIONS_PATH);
    if (seen.state === "absent" || seen.tip !== tip) return LOST_RACE;
    const reading3 = readObligations(seen.record);
    if (reading3.state === "unsound") return this.#refused(reading3.why);
    const list6 = withRecord(reading3.state === "sound" ? reading3.list : void 0, this.#record);
    return list6 ? [obligationsFile(list6)] : [];
  }
  async #begin() {
    const files3 = [
      { path: "README.md", text: README },
      { path: HEAD_PATH, text: headText(emptyHead) }
    ];
    const created = await this.#store.create(files3);
    return created === "created" ? { state: "again", why: "there was only time to create the ledger", pause: "none" } : {
      state: "again",
      why: "The branch of the ledger was created, and GitHub does not show it yet.",
      pause: "jitter"
    };
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
  #deferred(why2, next) {
    return { status: "deferred", path: this.#path, why: why2, next };
  }
  #refused(why2) {
    const next = 'Run "gatebook ledger verify" on a clone of the ledger, and restore the ledger before appending to it.';
    return this.#done({ status: "refused", path: this.#path, why: why2, next });
  }
  #done(result) {
    return { state: "done", result };
  }
};
function seqOf(file3) {
  return "unexpected" in file3 ? 0 : readEntry(file3.path, file3.bytes).link?.seq ?? 0;
}
function headIn(file3) {
  if (file3 === null) return { state: "unsound", message: `The ledger has no ${HEAD_PATH}.` };
  if ("unexpected" in file3) return { state: "unsound", message: `${HEAD_PATH} is ${file3.unexpected}.` };
  return readHead(decoded(file3.bytes) ?? "");
}
function messageFor(record3) {
  return { headline: `record ${record3.kind} ${whatOf(record3)}`, body: `Record-Id: ${record3.id}` };
}
function whatOf(record3) {
  switch (record3.kind) {
    case "correction":
    case "conflict":
    case "retrospective":
      return record3.amends.record.slice(7, 19);
    case "policy-change":
      return record3.subject.commit.slice(0, 12);
    default:
      return `${record3.verdict.outcome} ${record3.subject.commit.slice(0, 12)}`;
  }
}

// src/ledger/amend.ts
var MAX_ROUNDS3 = 5;
async function appendOrAmend(store, record3, policy) {
  for (let round = 1; ; round++) {
    const settled2 = await appendOrAmendOnce(store, record3, policy);
    if (!("isTaken" in settled2)) return settled2;
    if (round === MAX_ROUNDS3) return contradicted(settled2);
  }
}
async function appendOrAmendOnce(store, record3, policy) {
  const appended = await append(store, record3, policy, otherPlaces(record3));
  if (appended.status !== "conflict") return appended;
  const sought = { id: record3.id, repository: record3.repository.id, times: [record3.at] };
  const [standing2 = MISSING] = await readStandings(store, [sought]) ?? [];
  if (standing2.state === "missing") return appended;
  if (standing2.state === "unreadable") return damaged(standing2);
  return await amend(store, standing2, record3, policy) ?? { ...standing2, isTaken: true };
}
var MISSING = { state: "missing" };
function withdraw(store, standing2, by, partOf3, policy) {
  const statement = {
    basis: "later-knowledge",
    learnt: ["origin"],
    authority: null,
    holds: null,
    partOf: partOf3
  };
  return correct(store, standing2, by, statement, policy);
}
function settle2(store, standing2, by, decision2, policy) {
  const isLater = decision2.holds === "later";
  const statement = {
    basis: "authority",
    learnt: [isLater ? "later_evaluation_holds" : "first_record_holds"],
    authority: decision2.authority,
    holds: isLater ? standing2.found : standing2.record,
    partOf: null
  };
  return correct(store, standing2, by, statement, policy);
}
function reviewed2(store, standing2, by, review2, policy) {
  return append(store, amendmentOn(standing2, by, review2), policy).then(notRaced);
}
var notRaced = (appended) => appended.status === "conflict" ? {
  status: "deferred",
  path: appended.path,
  why: "Another run wrote about the same record at the same time.",
  next: "Run the job again."
} : appended;
function amendmentOn({ record: record3, at: at2, amendments }, { decidedBy }, statement) {
  const { id, kind: kind2, repository: repository2, clauses: clauses2 } = record3;
  return amendment({ id, kind: kind2, at: at2, amendments }, { decidedBy, repository: repository2, clauses: clauses2 }, statement);
}
async function correct(store, standing2, by, statement, policy) {
  const { seq } = standing2;
  const appended = await append(store, amendmentOn(standing2, by, statement), policy);
  return appended.status === "appended" ? { status: "corrected", path: appended.path, seq: appended.seq, corrects: seq } : appended;
}
var damaged = ({ path, why: why2 }) => ({
  status: "refused",
  path,
  why: `${path} is damaged: ${why2}`,
  next: 'Run "gatebook ledger verify" on a clone of the ledger, and restore the ledger before appending to it.'
});
async function amend(store, standing2, record3, policy) {
  const { path, seq, at: at2, amendments } = standing2;
  if (standing2.state === "disputed") return contradicted({ path: standing2.conflict, seq });
  const statement = statementOn(standing2, record3);
  if (statement === "nothing new") return { status: "already_recorded", path, seq };
  const about = { id: record3.id, kind: record3.kind, at: at2, amendments };
  const appended = await append(store, amendment(about, record3, statement), policy);
  if (appended.status === "conflict") return void 0;
  if (appended.status !== "appended" && appended.status !== "already_recorded") return appended;
  if (appended.status === "already_recorded" && !("found" in statement))
    return { status: "already_recorded", path, seq };
  if ("found" in statement) return contradicted({ path: appended.path, seq });
  return { status: "corrected", path: appended.path, seq: appended.seq, corrects: seq };
}
function statementOn(standing2, record3) {
  if (standing2.state === "withdrawn") return { differs: ["origin"], found: record3 };
  if (standing2.rejected.some((one) => sameDecision(one, record3))) return "nothing new";
  const compared3 = compareKnowledge(standing2.record, record3);
  switch (compared3.state) {
    case "same":
    case "less":
      return "nothing new";
    case "different":
      return { differs: [...compared3.differs], found: record3 };
    case "more":
      return { basis: "later-knowledge", learnt: [...compared3.learnt], authority: null, holds: record3, partOf: null };
  }
}
var contradicted = ({ path, seq }) => ({
  status: "conflict",
  path,
  seq,
  why: `This evaluation contradicts it, and is kept beside it as ${path}.`,
  next: "Compare both. Somebody with a role that the policy names under `corrections` decides which one holds."
});

// src/app/policy/policy-in-force.ts
async function policyInForce(context, { rules: rules2 }, branch) {
  const read2 = rules2 ? await readPolicy(context, rules2, branch) : { reasons: [{ code: "base_unreadable", message: "The previous commit cannot be read." }] };
  if (!("policy" in read2)) return { policy: void 0, source: null, reasons: read2.reasons };
  return { policy: read2.policy, source: read2.source, reasons: [] };
}
var resultingPolicy = (context, { after: after2 }, branch) => readPolicy(context, after2, branch);
function ledgerBranch({ policy }, left) {
  if (policy) return policy.ledger.branch;
  return "policy" in left ? left.policy.ledger.branch : LEDGER_BRANCH;
}

// src/app/policy/role-holders.ts
function rolesOf(account2, policy) {
  const roles = [...policy?.roles.values() ?? []];
  return roles.filter((role) => account2 && holds(account2, role)).map((role) => role.name);
}
function recordedPerson(account2, policy) {
  return account2 && { account: account2.id, kind: account2.kind, roles: rolesOf(account2, policy) };
}

// src/app/merge/details.ts
var MAX_LINKS = 100;
function mergeDetails(verdict2, facts, mergedAt) {
  return {
    links: linksOf(verdict2, facts),
    changeRecord: changeRecordOf(verdict2),
    obligations: obligationsOf(verdict2, mergedAt)
  };
}
var NO_DETAILS = { links: [], changeRecord: null, obligations: [] };
function linksOf({ gates: gates2 }, { links }) {
  const items = links.state === "complete" ? links.value.items : [];
  const ids = gates2.flatMap((gate) => gate.links ?? []);
  return [...new Set(ids)].slice(0, MAX_LINKS).flatMap((one) => {
    const item = items.find((found2) => found2.state === "resolved" && found2.kind === "issue" && found2.id === one);
    if (item?.state === "resolved") {
      return [{ kind: "issue", repository: item.repositoryId, id: item.id, number: item.number }];
    }
    return isIdentifier(one) ? [{ kind: "id", id: one }] : [];
  });
}
function changeRecordOf({ gates: gates2 }) {
  const [found2] = gates2.flatMap(({ changeRecord }) => changeRecord ?? []);
  if (!found2) return null;
  return {
    ...found2,
    source: found2.source ?? null,
    type: found2.type !== null && /^[a-z][a-z0-9-]{0,39}$/.test(found2.type) ? found2.type : null
  };
}
function obligationsOf({ gates: gates2 }, mergedAt) {
  return gates2.flatMap(
    ({ id, obligations: obligations2 = [] }) => obligations2.map(({ what: what3, withinSeconds }) => {
      const due = new Date(Date.parse(mergedAt) + withinSeconds * 1e3);
      return { what: what3, gate: id, due: `${due.toISOString().slice(0, 19)}Z`, listed: true };
    })
  );
}

// src/ledger/installs.ts
var installsIn = (standing2) => "record" in standing2 && "installs" in standing2.record && standing2.record.installs;

// src/app/merge/first-policy.ts
async function withoutPolicy(context, store, what3) {
  const { merged, rules: rules2, left, branch } = what3;
  if (rules2.policy || !isWithoutPolicy({ reasons: [...rules2.reasons] })) return void 0;
  if (merged.rewritten || !("policy" in left) && !isWithoutPolicy(left)) return "unjudged";
  if ("policy" in left && await isInstalled(store, what3)) return "installs";
  const adoption = await adoptionAt(context, merged.parent, ledgerIn(left));
  if (branch !== adoption.defaultBranch || !isUntouched2(adoption)) return "unjudged";
  return "policy" in left ? "installs" : "no policy";
}
async function isInstalled(store, { branch, answer: answer8, at: at2 }) {
  const repository2 = answer8.repository.id;
  const id = recordIdOf("policy-change", repository2, branch, answer8.commit.oid);
  const [standing2] = await readStandings(store, [{ id, repository: repository2, times: [at2] }]) ?? [];
  return standing2 !== void 0 && installsIn(standing2);
}

// src/app/merge/approvals.ts
var MAX_APPROVALS = 500;
function approvalsSeen(policy, { gates: gates2 }, { reviews: reviews2 }) {
  if (reviews2.state !== "complete") return [];
  const weighed = gates2.flatMap(({ approvals }) => approvals ?? []);
  const counted5 = new Set(weighed.flatMap(({ review: review2, why: why2 }) => why2 === null ? review2 : []));
  const objections = new Map(weighed.flatMap(({ review: review2, why: why2 }) => why2 === null ? [] : [[review2, why2]]));
  const seen = reviews2.value.filter(({ id, state }) => counted5.has(id) || objections.has(id) || state === "APPROVED").map((review2) => ({
    review: review2,
    roles: rolesOf(review2.author, policy),
    why: counted5.has(review2.id) ? null : objections.get(review2.id) ?? replacedOrUnneeded(review2, reviews2.value)
  }));
  return [...seen.filter(({ why: why2 }) => why2 === null), ...seen.filter(({ why: why2 }) => why2 !== null)].slice(0, MAX_APPROVALS);
}
function replacedOrUnneeded(review2, all) {
  const later = all.some(
    (other) => other.author?.id === review2.author?.id && other.state !== "COMMENTED" && BigInt(other.id) > BigInt(review2.id)
  );
  return later ? "approval_superseded" : "approval_not_needed";
}

// src/github/contents/made-by-github.ts
var BY_BUTTON = "pr_merge";
var BY_QUEUE = "merge_queue_merge";
async function whoMade(client, repository2, landed, isSigned) {
  const { commit: commit2, branch, mergeCommit } = landed;
  if (mergeCommit !== commit2) return "unknown";
  const mergedAt = Date.parse(landed.mergedAt ?? "");
  const isEarlier = ({ timestamp }) => Date.parse(timestamp) < mergedAt - TOLERANCE;
  const read2 = await readMoves(
    client,
    repository2,
    branch,
    (moves) => moves.some((move) => move.after === commit2 || isEarlier(move))
  );
  if (!read2) return isSigned ? "github" : "somebody";
  const own = read2.moves.filter(({ after: after2 }) => after2 === commit2);
  if (own.some(({ activity_type }) => [BY_BUTTON, BY_QUEUE].includes(activity_type))) return "github";
  if (own.length > 0) return "somebody";
  return await isInGroup(client, repository2, commit2, nearest(read2.moves, mergedAt)) ? "github" : "unknown";
}
var TOLERANCE = 60 * 60 * 1e3;
function nearest(moves, time3) {
  const away = ({ timestamp }) => Math.abs(Date.parse(timestamp) - time3);
  const [first] = moves.filter((move) => move.activity_type === BY_QUEUE && away(move) <= TOLERANCE).sort((a, b) => away(a) - away(b));
  return first;
}
async function isInGroup(client, repository2, commit2, move) {
  if (!move) return false;
  const { before: before2, after: after2 } = move;
  const [since2, until] = [
    await compareCommits(client, repository2, before2, commit2),
    await compareCommits(client, repository2, commit2, after2)
  ];
  return commit2 !== before2 && since2?.mergeBase === before2 && until?.mergeBase === commit2;
}

// src/app/merge/content-mismatch.ts
async function contentMismatch(client, repository2, { parent, commit: commit2, head, pull }, merged) {
  if (commit2 === head) return void 0;
  const change2 = await compareCommits(client, repository2, parent, head);
  if (change2?.mergeBase === void 0) return "landed_unverifiable";
  const ends = { mergeBase: change2.mergeBase, head, parent, commit: commit2 };
  const contents2 = await readContents2(client, repository2, ends, change2.paths, merged);
  if (!contents2) return "landed_unverifiable";
  const rows = [...contents2.rows.values()];
  if (!rows.every((row3) => isMixed(row3) || isAsJudged(row3))) return "landed_otherwise";
  if (!rows.some(isMixed)) return void 0;
  const { baseRefName: branch, mergeCommit, mergedAt } = pull;
  const landed = { commit: commit2, branch, mergeCommit: mergeCommit?.oid ?? null, mergedAt };
  return MADE_BY[await whoMade(client, repository2, landed, contents2.isSigned)];
}
var MADE_BY = { github: void 0, somebody: "landed_otherwise", unknown: "landed_unverifiable" };
async function readContents2(client, repository2, ends, change2, merged) {
  if (!change2 || !merged) return contentsByTrees(client, repository2, ends);
  const paths = [.../* @__PURE__ */ new Set([...change2.keys(), ...merged.keys()])];
  const byTrees = paths.length > MOST_PATHS ? await contentsByTrees(client, repository2, ends) : void 0;
  const contents2 = byTrees ?? await contentsAt(client, repository2, ends, paths);
  return contents2 && shows(contents2, change2, merged) ? contents2 : void 0;
}
function shows({ rows }, change2, merged) {
  const every = (paths, isChanged) => [...paths.keys()].every((path) => {
    const row3 = rows.get(path);
    return row3 !== void 0 && isChanged(row3);
  });
  return every(change2, ({ mergeBase, head }) => mergeBase !== head) && every(merged, ({ parent, commit: commit2 }) => parent !== commit2);
}
function isAsJudged({ mergeBase, head, parent, commit: commit2 }) {
  if (mergeBase === head) return parent === commit2;
  return commit2 === head;
}
function isMixed({ mergeBase, head, parent }) {
  return mergeBase !== head && mergeBase !== parent && head !== parent;
}

// src/app/merge/measure-branch.ts
import { rm as rm3 } from "node:fs/promises";
import { join as join9 } from "node:path";
async function branchNumbers(context, policy, ends) {
  const gates2 = gatesFor(policy, "change").filter(({ basis: basis2 }) => basis2);
  const { workspace, path } = context;
  if (gates2.length === 0 || workspace === void 0 || !await hasClone(workspace, path)) return {};
  const local = await readReports({ ...context, workspace }, gates2, ends);
  if (local === "no-clone") return {};
  return Object.fromEntries(
    gates2.flatMap((gate) => {
      const numbers = numbersOf3(gate, local, policy);
      return Object.keys(numbers).length > 0 ? [[gate.id, numbers]] : [];
    })
  );
}
async function readReports(context, gates2, { commit: commit2, parent }) {
  const { workspace, path, client, clock } = context;
  const requests = reportRequests(gates2.flatMap(({ needs }) => needs));
  const temp = join9(context.temp, "gatebook", "artifacts");
  try {
    return await collectLocal({
      workspace,
      path,
      head: commit2,
      base: parent,
      platformFileCount: void 0,
      requests,
      artifacts: await collectArtifacts({ ...context, commit: commit2, requests: reportsIn(requests), temp }),
      reviewCommits: [],
      collectedAt: client.time(),
      now: clock.now()
    });
  } finally {
    await rm3(temp, { recursive: true, force: true });
  }
}
function numbersOf3({ gate, settings, needs }, { contents: _, ...local }, policy) {
  const seen = Object.entries(local).filter(([name2]) => needs.some(({ fact: fact2 }) => fact2 === name2));
  const known = seen.flatMap(([name2, fact2]) => fact2.state === "complete" ? [[name2, fact2.value]] : []);
  if (known.length < seen.length) return {};
  const { measured } = gate.judge(settings, Object.fromEntries(known), policy);
  return Object.fromEntries(
    Object.entries(measured).filter((one) => Number.isSafeInteger(one[1]))
  );
}

// src/app/merge/judge-merged.ts
async function judgeMerged(context, answer8, change2, { policy, source, reasons }, checkName, merged) {
  if (!policy || !source) {
    const decision2 = { outcome: "error", reasons: reasons.map((reason) => reason.code), policy: null };
    return unjudged2(decision2);
  }
  const ends = { parent: answer8.rules?.oid ?? "", commit: answer8.commit.oid, head: change2.headRefOid };
  const otherwise = await contentMismatch(context.client, context.repository, { ...ends, pull: change2 }, merged);
  if (otherwise) {
    const decision2 = { outcome: "not_judged", reasons: [otherwise], policy: source };
    return unjudged2(decision2, policy);
  }
  const { head } = ends;
  const commits = change2.commits?.nodes.flatMap((node) => node?.commit.oid ?? []).reverse() ?? [];
  const reviewed3 = change2.reviews?.nodes.flatMap((node) => node?.commit?.oid ?? []).reverse() ?? [];
  const wanted = {
    head,
    commits,
    reviewed: reviewed3,
    pull: change2.number,
    checkName,
    viewer: answer8.viewer,
    until: change2.mergedAt
  };
  const { previous: before2, attempts, times } = await findJudgements(context.client, context.repository, wanted);
  const facts = await collectFacts(mergedScene(context, { ...answer8, change: change2 }, policy, before2?.judged, collectors));
  const subject = { repository: answer8.repository.name, pull: change2.number, head, base: ends.parent };
  const again = evaluate(policy, facts, { subject, policy: source });
  const { verdict: verdict2, reused } = reuseVerdict(policy, facts, again, before2);
  const inForce = withPeople(policy, facts);
  return {
    decision: { verdict: verdict2, reused, branchNumbers: await branchNumbers(context, policy, ends) },
    evidence: [...evidenceOf(facts), ...previousEvidence(before2)],
    approvals: approvalsSeen(inForce, verdict2, facts),
    attempts,
    times,
    details: mergeDetails(verdict2, facts, change2.mergedAt ?? context.client.time()),
    policy: inForce
  };
}
var unjudged2 = (decision2, policy) => ({
  decision: decision2,
  evidence: [],
  approvals: [],
  attempts: null,
  times: { firstVerdict: null, firstGreen: null },
  details: NO_DETAILS,
  policy
});
function previousEvidence(before2) {
  return (before2?.judged.evidence ?? []).map(({ fact: fact2, collectedAt, digest: digest2 }) => {
    return { fact: fact2, source: "check-run", trust: "self-reported", collectedAt, digest: digest2 };
  });
}

// src/record/policy-change.ts
var MAX_FILES8 = 100;
var MAX_EFFECTS = 500;
var RANKS = { loosened: 0, changed: 1, tightened: 2 };
function mostImportant(effects, most) {
  const ranked = effects.toSorted((a, b) => RANKS[a.effect] - RANKS[b.effect]);
  const kept = new Set(ranked.slice(0, most));
  return effects.filter((one) => kept.has(one));
}
function policyChangeRecord(change2) {
  const { files: files3, moreFiles, effect, reasons, approvals, author, mergedBy, edition, awaits, ...rest2 } = change2;
  const schema = SCHEMA;
  const kind2 = "policy-change";
  const at2 = utcSecond(change2.at);
  const listed3 = files3.filter(({ path }) => place.safeParse(path).success).slice(0, MAX_FILES8);
  const record3 = {
    ...rest2,
    schema,
    kind: kind2,
    at: at2,
    files: listed3,
    moreFiles: moreFiles + files3.length - listed3.length,
    effect: effect && mostImportant(effect, MAX_EFFECTS),
    moreEffects: Math.max(0, (effect?.length ?? 0) - MAX_EFFECTS),
    reasons: reasonsOf(reasons, null, awaits).slice(0, 16),
    approvals: approvals.map(approvalPart),
    authority: { author, mergedBy, at: at2 },
    kept: NOTHING_KEPT,
    clauses: clausesOf2(edition, kind2),
    retention: { class: "quality", until: null }
  };
  const whole2 = { ...record3, id: recordId(record3) };
  checkRecord(whole2);
  return whole2;
}

// src/app/merge/policy-change.ts
function policyChangeOf(merge4, seen, policyPath) {
  const files3 = changedRules(seen, policyPath);
  return files3.length === 0 ? void 0 : rulesRecord(merge4, seen, files3, false);
}
var firstPolicyOf = (merge4, seen, policyPath) => rulesRecord(merge4, seen, changedRules(seen, policyPath), true);
function rulesRecord(merge4, { rules: rules2, left }, files3, installs) {
  const { subject, at: at2, repository: repository2, decidedBy, approvals, author, mergedBy, awaits, edition } = merge4;
  const { branch, commit: commit2, parent, change: change2 } = subject;
  return policyChangeRecord({
    at: at2,
    repository: repository2,
    subject: { branch, commit: commit2, parent, change: change2 },
    files: files3,
    moreFiles: 0,
    ...compared2(rules2, left),
    installs,
    approvals,
    author,
    mergedBy,
    decidedBy,
    awaits,
    edition
  });
}
function unreadableRules({
  subject,
  at: at2,
  repository: repository2,
  decidedBy,
  author,
  mergedBy,
  awaits,
  edition
}) {
  const { branch, commit: commit2, parent, change: change2 } = subject;
  return policyChangeRecord({
    at: at2,
    repository: repository2,
    subject: { branch, commit: commit2, parent, change: change2 },
    files: [],
    moreFiles: 1,
    before: null,
    after: null,
    effect: null,
    reasons: ["record_not_built"],
    approvals: [],
    author,
    mergedBy,
    decidedBy,
    awaits,
    installs: false,
    edition
  });
}
function changedRules({ answer: { rules: rules2, after: after2 }, rules: inForce, paths: merged }, policyPath) {
  if (!merged) {
    const before2 = new Map(ruleBlobs(rules2, policyPath));
    return ruleBlobs(after2, policyPath).flatMap(
      ([path, blob]) => before2.get(path) === blob ? [] : [{ path, after: blob }]
    );
  }
  const changes2 = isRule(policyPath, namedRules(inForce.policy));
  const changed = [...merged].filter(([path]) => changes2(path));
  return changed.map(([path, what3]) => ({ path, after: /^[0-9a-f]{40,64}$/.test(what3) ? what3 : null }));
}
function compared2({ policy, source, reasons }, left) {
  if (!("policy" in left)) {
    return { before: source, after: null, effect: null, reasons: codes([...reasons, ...left.reasons]) };
  }
  const effect = policy ? comparePolicies(policy, left.policy) : null;
  return { before: source, after: left.source, effect, reasons: codes(reasons) };
}
var codes = (reasons) => [...new Set(reasons.map(({ code: code4 }) => code4))];

// src/app/merge/recorded-at.ts
var YEAR = 366;
var soughtAt = (repository2, { branch, merged, times }, kind2) => ({
  id: recordIdOf(kind2, repository2, branch, merged.commit),
  repository: repository2,
  times,
  daysBack: merged.rewritten ? YEAR : 0,
  isRare: kind2 === "policy-change"
});
async function standingsOf(stores, repository2, landings) {
  return standingsIn(
    stores,
    landings.map((landing) => soughtAt(repository2, landing, "merge"))
  );
}
async function bothStandingsOf(stores, repository2, landings) {
  const kinds2 = ["merge", "policy-change"];
  const sought = kinds2.flatMap((kind2) => landings.map((landing) => soughtAt(repository2, landing, kind2)));
  const standings = await standingsIn(stores, sought);
  return landings.map((_, place3) => ({
    merge: standings[place3] ?? MISSING2,
    rules: standings[landings.length + place3] ?? MISSING2
  }));
}
var MISSING2 = { state: "missing" };
var NO_STANDING = { merge: MISSING2, rules: MISSING2 };
async function standingsIn(stores, sought) {
  let standings = sought.map(() => MISSING2);
  for (const store of stores) {
    const found2 = await readStandings(store, sought);
    standings = standings.map((known, place3) => isRecord(known) ? known : found2?.[place3] ?? known);
  }
  return standings;
}
var isRecord = ({ state }) => state !== "missing" && state !== "unreadable";
async function timeOfRecord(store, repository2, place3, at2) {
  if (hasOnePlace(soughtAt(repository2, place3, "merge"))) return at2;
  const [standing2] = await standingsOf([store], repository2, [place3]);
  return standing2 && "at" in standing2 ? standing2.at : at2;
}

// src/app/merge/record-merge.ts
async function recordMerge(context, push, options2) {
  const { client, repository: repository2, clock } = context;
  return recordAll(context, push, await readPushed(client, repository2, push, clock), options2);
}
async function recordAll(context, push, all, options2) {
  const recorded = [];
  for (const merged of all) recorded.push(await recordOrExplain(context, push, merged, options2));
  return recorded;
}
async function recordOrExplain(context, push, merged, options2) {
  const { origin: origin2 } = merged;
  if (origin2 === "unknown") return { merged, problem: ORIGIN_UNKNOWN };
  try {
    return await recordOne(context, push, { ...merged, pull: origin2 === "direct" ? null : origin2 }, options2);
  } catch (error) {
    return { merged, problem: explain(error) };
  }
}
var ORIGIN_UNKNOWN = {
  message: "GitHub does not say yet through which pull request it came, or that it was pushed directly.",
  next: "Run the job again in some minutes, or let the upkeep workflow record it."
};
async function recordOne(context, push, merged, options2) {
  const { client, repository: repository2, policyPath } = context;
  const answer8 = await readMerged(client, repository2, merged, policyPath);
  const rules2 = await policyInForce(context, answer8, push.branch);
  const left = await resultingPolicy(context, answer8, push.branch);
  const branch = ledgerBranch(rules2, left);
  const store = githubStore(client, { ...repository2, branch });
  const at2 = await timeOfPush(store, push, merged, answer8);
  const first = await withoutPolicy(context, store, { branch: push.branch, merged, answer: answer8, rules: rules2, left, at: at2 });
  if (first === "no policy") return { merged, problem: noPolicy(policyPath) };
  const paths = await mergedPaths(context, merged, answer8, push.at);
  const what3 = await merge2(context, { ...push, at: at2 }, merged, answer8, rules2, paths, options2);
  if (first === "installs") return install(what3, { answer: answer8, rules: rules2, left, paths }, policyPath, store, options2);
  const record3 = recordOf3(what3);
  const change2 = rulesRecordOf(what3, () => policyChangeOf(what3, { answer: answer8, rules: rules2, left, paths }, policyPath));
  if (options2.dryRun)
    return { record: record3, appended: void 0, policyChange: change2 && { record: change2, appended: void 0 } };
  const policyChange = change2 && { record: change2, appended: await appendOrAmend(store, change2, options2.retryPolicy) };
  const isOwed = policyChange && !isInLedger(policyChange.appended) && policyChange.appended.status !== "conflict";
  const appended = isOwed ? policyChange.appended : await appendOrAmend(store, record3, options2.retryPolicy);
  return { record: record3, appended, policyChange };
}
var noPolicy = (policyPath) => ({
  message: "The repository has no policy yet, so nothing is evaluated or recorded.",
  next: `Add ${policyPath} with a pull request: records begin with it.`
});
var SHOWN_MS = 60 * 60 * 1e3;
async function mergedPaths({ client, repository: repository2 }, { parent }, { commit: commit2, change: change2 }, pushedAt) {
  const compared3 = await compareCommits(client, repository2, parent, commit2.oid);
  const age = Date.parse(client.time()) - Date.parse(change2?.mergedAt ?? pushedAt);
  if (!compared3 && age < SHOWN_MS) throw notShown2(commit2.oid);
  return compared3?.paths;
}
var notShown2 = (oid4) => new GitHubError("unavailable", `GitHub cannot compare ${oid4.slice(0, 7)} with the commit before it yet.`, {
  status: 404,
  next: "Run the job again in some minutes, or let the upkeep workflow record it."
});
async function install(what3, { answer: answer8, rules: rules2, left, paths }, policyPath, store, { dryRun, retryPolicy }) {
  const installed = firstPolicyOf(what3, { answer: answer8, rules: rules2, left, paths }, policyPath);
  return { installed, appended: dryRun ? void 0 : await appendOrAmend(store, installed, retryPolicy) };
}
function timeOfPush(store, push, merged, answer8) {
  const { branch, at: at2 } = push;
  if (merged.pull !== null) return at2;
  return timeOfRecord(store, answer8.repository.id, { branch, merged, times: [at2] }, at2);
}
function rulesRecordOf(merge4, make) {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return unreadableRules(merge4);
  }
}
function recordOf3(merge4) {
  try {
    return mergeRecord(merge4);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const decision2 = { outcome: "error", reasons: ["record_not_built"], policy: null };
    return mergeRecord({ ...merge4, ...NO_DETAILS, decision: decision2, evidence: [], approvals: [] });
  }
}
async function merge2(context, push, merged, answer8, rules2, paths, { decidedBy, checkName }) {
  const place3 = { branch: push.branch, commit: answer8.commit.oid, tree: answer8.commit.tree, parent: merged.parent };
  const { policy } = rules2;
  const common2 = {
    repository: answer8.repository,
    decidedBy: { ...decidedBy, channel: { ...decidedBy.channel, token: tokenOf(answer8.viewer) } },
    awaits: awaitsOf2,
    edition: policy?.edition ?? "2015"
  };
  if (!answer8.change) {
    return {
      ...common2,
      at: push.at,
      subject: { ...place3, change: { via: "direct-push" } },
      decision: unjudged3(merged.rewritten ? "history_rewritten" : "direct_push", rules2),
      evidence: [],
      approvals: [],
      attempts: null,
      times: { ...NO_TIMES, merged: utcSecond(push.at) },
      ...NO_DETAILS,
      author: null,
      mergedBy: recordedPerson(push.pusher, policy),
      basis: "push"
    };
  }
  const judged = await judgeMerged(context, answer8, answer8.change, rules2, checkName, paths);
  return {
    ...common2,
    at: answer8.change.mergedAt ?? push.at,
    subject: {
      ...place3,
      change: { via: "pull-request", number: answer8.change.number, head: answer8.change.headRefOid }
    },
    decision: judged.decision,
    evidence: judged.evidence,
    approvals: judged.approvals,
    attempts: judged.attempts,
    times: { ...timesOf(answer8.change), ...judged.times },
    ...judged.details,
    author: recordedPerson(account(answer8.change.author), judged.policy),
    mergedBy: recordedPerson(account(answer8.change.mergedBy), judged.policy),
    basis: "merge"
  };
}
var NO_TIMES = { firstCommit: null, opened: null, ready: null, firstVerdict: null, firstGreen: null };
function timesOf({ history, mergedAt }) {
  const { firstCommit, opened, ready } = history;
  const second = (at2) => at2 && utcSecond(at2);
  return { firstCommit: second(firstCommit), opened: second(opened), ready: second(ready), merged: second(mergedAt) };
}
var tokenOf = (viewer2) => viewer2 === "github-actions[bot]" ? "job" : "app";
function unjudged3(code4, { source, reasons }) {
  return { outcome: "not_judged", reasons: [code4, ...reasons.map((reason) => reason.code)], policy: source };
}

// src/app/shared/ledger-line.ts
function ledgerLine(appended) {
  if (!appended) return "Dry run: nothing was appended to the ledger.";
  switch (appended.status) {
    case "appended":
      return `Record ${appended.seq} of the ledger, ${appended.path}${appended.began ? " (this record starts the ledger)" : ""}`;
    case "already_recorded":
      return `Already record ${appended.seq} of the ledger, ${appended.path}`;
    case "corrected":
      return `Record ${appended.seq} of the ledger corrects record ${appended.corrects}, which knew less: ${appended.path}`;
    case "conflict":
      return `Conflict with record ${appended.seq} of the ledger. ${appended.why} ${appended.next}`;
    default:
      return `Not appended (${appended.status}): ${appended.why} ${appended.next}`;
  }
}

// src/app/merge/summary.ts
function mergeSummary(all) {
  const outcomes = all.map(outcomeOf2);
  const outcome2 = outcomes.find((one) => one === "error") ?? outcomes.find((one) => one === "fail") ?? "pass";
  const worst = all[outcomes.indexOf(outcome2)];
  const headline2 = worst === void 0 ? "Every merge is recorded." : headlineOf(worst, outcome2, all.length);
  const lines = all.flatMap(linesOf2);
  return {
    outcome: outcome2,
    headline: plain(headline2),
    failedGates: [...new Set(all.flatMap((one) => "record" in one ? failedGates(one.record) : []))],
    lines,
    page: [`**${prose(headline2)}**`, "", ...lines.map((line) => `- ${prose(line)}`)],
    recorded: all.flatMap(keptOf)
  };
}
function keptOf(one) {
  if ("installed" in one) return [{ record: one.installed, appended: one.appended }];
  if (!("record" in one)) return [];
  const { record: record3, appended, policyChange } = one;
  return [...policyChange ? [policyChange] : [], { record: record3, appended }];
}
function linesOf2(one) {
  if ("record" in one) return recordLines(one);
  if ("installed" in one) return installedLines(one);
  return [problemLine(one)];
}
var problemLine = (one) => plain(`${one.merged.commit.slice(0, 7)}: not recorded. ${one.problem.message} ${one.problem.next}`);
function installedLines({ installed, appended }) {
  return [`The policy is in force from ${place2(installed)} on.`, rulesLine(installed), ledgerLine(appended)].map(
    (line) => plain(line)
  );
}
function headlineOf(worst, outcome2, count2) {
  if ("problem" in worst) return `The merge could not be recorded. ${problemLine(worst)}`;
  if ("installed" in worst) return installedHeadline(worst);
  const { record: record3, appended } = worst;
  if (!isKept(appended)) return unkeptHeadline(`The record of ${merge3(record3)}`, appended);
  const { policyChange } = worst;
  if (policyChange && !isKept(policyChange.appended))
    return unkeptHeadline("The record of the policy change", policyChange.appended);
  const [cause] = record3.verdict.reasons;
  if (record3.verdict.outcome === "not_judged")
    return `${merge3(record3)}: ${NOT_JUDGED[cause?.code ?? ""] ?? NOT_JUDGED["direct_push"]}`;
  if (outcome2 === "pass") return count2 === 1 ? "Recorded." : `${count2} changes recorded.`;
  return `${merge3(record3)} was merged although it did not pass: ${failedGates(record3).join(", ") || (cause?.code ?? "")}.`;
}
function unkeptHeadline(what3, appended) {
  const is = appended?.status === "conflict" ? "is disputed" : "is not in the ledger";
  return `${what3} ${is}. ${ledgerLine(appended)}`;
}
function installedHeadline({ installed, appended }) {
  if (!isKept(appended)) return unkeptHeadline("The record of the first policy", appended);
  return `The policy is in force from ${place2(installed)} on. Now require the check on ${installed.subject.branch}.`;
}
var NOT_JUDGED = {
  direct_push: "not evaluated. Merge changes through pull requests: protect the branch and require the check.",
  history_rewritten: "the push replaced the history of the branch. Block force pushes in its ruleset, and check what was removed.",
  landed_otherwise: "the merged content differs from the evaluated content, or was merged by hand where the base had changed the same file, so the verdict does not apply to it. Merge on GitHub, not by hand.",
  landed_unverifiable: "GitHub does not show whether the merged content equals the evaluated content: the change is too large, a commit no longer exists, or the move of the branch is not listed yet."
};
function outcomeOf2(one) {
  if ("problem" in one) return "error";
  if ("installed" in one) return isKept(one.appended) ? "pass" : "error";
  const { record: record3, appended, policyChange } = one;
  if (!isKept(appended) || policyChange && !isKept(policyChange.appended)) return "error";
  return record3.verdict.outcome === "not_judged" ? "fail" : record3.verdict.outcome;
}
function isKept(appended) {
  return appended === void 0 || isInLedger(appended);
}
var failedGates = ({ verdict: verdict2 }) => verdict2.gates.filter(({ outcome: outcome2 }) => outcome2 === "fail" || outcome2 === "error").map(({ id }) => id);
var OUTCOMES = { pass: "passed", fail: "failed", error: "could not be evaluated", not_judged: "not evaluated" };
function recordLines({ record: record3, appended, policyChange }) {
  const lines = [`${merge3(record3)}: ${OUTCOMES[record3.verdict.outcome]}`, ledgerLine(appended)];
  return [...lines, ...policyChange ? [rulesLine(policyChange.record), ledgerLine(policyChange.appended)] : []].map(
    (line) => plain(line)
  );
}
var MAX_EFFECTS2 = 10;
function rulesLine({ files: files3, moreFiles, effect, moreEffects }) {
  const count2 = files3.length + moreFiles;
  const what3 = `Rules changed: ${count2 === 1 ? files3[0]?.path ?? "1 file" : `${count2} files`}`;
  if (effect === null) return `${what3}; the effect on the policy is unknown.`;
  if (effect.length === 0) return `${what3}; the policy has the same settings as before.`;
  const shown3 = mostImportant(effect, MAX_EFFECTS2);
  const effects = shown3.map((one) => `${one.gate ? `${one.gate} ` : ""}${one.key} ${one.effect}`);
  const left = effect.length - shown3.length + moreEffects;
  return `${what3}; ${effects.join(", ")}${left > 0 ? `, and ${left} more` : ""}.`;
}
var place2 = ({ subject }) => `${subject.commit.slice(0, 7)} on ${subject.branch}`;
function merge3({ subject }) {
  const commit2 = place2({ subject });
  return subject.change.via === "direct-push" ? `Direct push ${commit2}` : `Change #${subject.change.number}, ${commit2}`;
}

// src/github/branch/tip.ts
var defaultAnswer = object({
  repository: object({
    databaseId: number().int(),
    defaultBranchRef: object({ name: string(), target: rules.nullable() }).nullable()
  })
});
var branchAnswer = object({
  repository: object({ ref: object({ target: rules.nullable() }).nullable() })
});
async function readDefaultBranch(client, { owner, name: name2 }, policyPath) {
  const what3 = "reading the default branch";
  const answer8 = await client.graphql(DEFAULT_BRANCH, { owner, name: name2, policyPath }, { what: what3 });
  const { databaseId, defaultBranchRef: found2 } = parse(defaultAnswer, answer8.data, answer8.errors, what3).repository;
  if (!found2) {
    throw new GitHubError("not_found", `${owner}/${name2} has no default branch.`, {
      status: 404,
      next: "Push a first commit."
    });
  }
  return { repositoryId: String(databaseId), branch: found2.name, rules: found2.target };
}
async function readBranch(client, { owner, name: name2 }, branch, policyPath) {
  const what3 = `reading the branch ${branch}`;
  const variables = { owner, name: name2, branch: `refs/heads/${branch}`, policyPath };
  const answer8 = await client.graphql(BRANCH, variables, { what: what3 });
  return parse(branchAnswer, answer8.data, answer8.errors, what3).repository.ref?.target ?? null;
}

// src/app/policy/ledger-of.ts
async function ledgerOf(context, rules2, branch) {
  const read2 = rules2 ? await readPolicy(context, rules2, branch) : void 0;
  return read2 && "policy" in read2 ? read2.policy.ledger.branch : null;
}
var USUAL_LEDGER = LEDGER_BRANCH;

// src/github/branch/ledger-log.ts
var answer4 = object({
  repository: object({
    ref: object({
      target: object({
        history: object({
          pageInfo: object({ hasNextPage: boolean(), endCursor: string().nullable() }),
          nodes: array(object({ message: string(), committedDate: string() }))
        })
      })
    }).nullable()
  })
});
async function readLedgerLog(client, { owner, name: name2 }, branch, mostPages) {
  const what3 = "reading what was recorded";
  const commits = [];
  let cursor = null;
  for (let page2 = 0; page2 < mostPages; page2++) {
    const variables = { owner, name: name2, branch: `refs/heads/${branch}`, cursor };
    const found2 = await client.graphql(LEDGER_LOG, variables, { what: what3 });
    const { ref: ref3 } = parseWhole(answer4, found2, what3).repository;
    if (!ref3) return { commits, isWhole: true };
    const { nodes, pageInfo } = ref3.target.history;
    commits.push(...nodes);
    if (!pageInfo.hasNextPage) return { commits, isWhole: true };
    cursor = pageInfo.endCursor;
  }
  return { commits, isWhole: false };
}

// src/app/release/authorised.ts
var MAX_PAGES15 = 20;
async function authorisedRelease({ client, repository: repository2 }, ledger, {
  repositoryId,
  commit: commit2,
  tag,
  declared
}) {
  const { commits, isWhole: isWhole4 } = await readLedgerLog(client, repository2, ledger, MAX_PAGES15);
  const sought = commits.flatMap((one) => soughtIn(one, { commit: commit2, repositoryId }));
  const store = githubStore(client, { ...repository2, branch: ledger });
  const standings = await readStandings(store, sought) ?? [];
  const found2 = standings.find((standing2) => {
    if (standing2.state !== "holds" || standing2.record.kind !== "release") return false;
    const { subject, verdict: verdict2 } = standing2.record;
    const isOf2 = subject.commit === commit2 && subject.tag === tag && verdict2.outcome === "pass";
    return isOf2 && isAsDeclared(subject, declared);
  });
  return { path: found2 && "path" in found2 ? found2.path : void 0, isWhole: isWhole4 };
}
function isAsDeclared(subject, { environment, package: name2, kind: kind2 }) {
  if ((subject.environment?.toLowerCase() ?? null) !== (environment?.toLowerCase() ?? null)) return false;
  if (!("kind" in subject)) return kind2 === "normal";
  return subject.kind === kind2 && (name2 === null || subject.package === name2);
}
function soughtIn({ message, committedDate }, { commit: commit2, repositoryId }) {
  if (!message.startsWith(`record release pass ${commit2.slice(0, 12)}`)) return [];
  const [, id] = /^Record-Id: (sha256:[0-9a-f]{64})$/m.exec(message) ?? [];
  return id === void 0 ? [] : [{ id, repository: repositoryId, times: [committedDate] }];
}

// src/record/release.ts
var MAX_CHANGES = 1e3;
var MAX_AUTHORISATIONS = 100;
function releaseRecord(decided) {
  const { repository: repository2, verdict: verdict2, hasPolicy, release: release3, evidence, decidedBy, edition, awaits } = decided;
  const kind2 = "release";
  const changes2 = (release3?.changes ?? []).filter(({ inPackage = true, early = false }) => inPackage && !early);
  const concessions2 = concessionsIn(changes2);
  const record3 = {
    schema: SCHEMA,
    kind: kind2,
    at: utcSecond(decided.at),
    repository: repository2,
    subject: subjectPart(decided.subject, release3),
    policy: hasPolicy ? verdict2.policy : null,
    verdict: hasPolicy ? { outcome: verdict2.outcome, reasons: [], gates: verdict2.gates.map((gate) => gatePart(gate, awaits)) } : { outcome: "error", reasons: reasonsOf(codesOf2(verdict2), null, awaits), gates: [] },
    changes: changes2.slice(0, MAX_CHANGES).map(changePart),
    evidence: [...evidence],
    authorisations: decided.authorisations.slice(0, MAX_AUTHORISATIONS).map(authorisationPart),
    requestedBy: decided.requestedBy,
    incident: incidentPart(release3),
    artifacts: artifactsPart(decided.artifacts, decided.provenance),
    concessions: concessions2,
    requirements: requirementsIn(changes2),
    openObligations: obligationsOf2(verdict2, decided.owed, utcSecond(decided.at)),
    times: timesOf2(decided.authorisations),
    decidedBy,
    kept: NOTHING_KEPT,
    clauses: clausesOf2(edition, kind2, {
      outcome: hasPolicy ? verdict2.outcome : "error",
      isConceded: concessions2.length > 0
    }),
    retention: { class: "release", until: null }
  };
  const whole2 = { ...record3, id: recordId(record3) };
  checkRecord(whole2);
  return whole2;
}
function subjectPart(subject, release3) {
  const { package: name2 = null, line = null, previous = null, inUse = null } = release3 ?? {};
  return {
    ...subject,
    package: name2,
    line,
    previous: previous && { tag: previous.tag, commit: previous.commit, record: previous.record ?? null },
    replaces: subject.kind === "rollback" && inUse ? { commit: inUse.commit, record: inUse.record } : null
  };
}
function incidentPart(release3) {
  const { incident = null, reason = null } = release3 ?? {};
  if (incident === null && reason === null) return null;
  const [, number2] = /^#?([1-9]\d{0,9})$/.exec(incident ?? "") ?? [];
  return { issue: number2 === void 0 ? null : Number(number2), reason: digestOf({ incident, reason }) };
}
var MAX_ARTIFACTS = 200;
function artifactsPart(artifacts3, verified) {
  const provenanceOf = (digest2) => {
    const found2 = verified.find((one) => one.digest === digest2);
    return found2 ? { signer: found2.signer, commit: found2.commit } : null;
  };
  return artifacts3.flatMap(
    ({ source, name: name2, digest: digest2 }) => digest2 === null ? [] : [{ source, name: name2, digest: digest2, provenance: provenanceOf(digest2) }]
  ).slice(0, MAX_ARTIFACTS);
}
var MAX_CONCESSIONS = 100;
function concessionsIn(changes2) {
  const issues2 = changes2.flatMap(
    ({ record: record3 }) => record3.state === "found" ? (record3.concessions ?? []).map(({ issue: issue6 }) => issue6) : []
  );
  return [...new Set(issues2)].sort((a, b) => a - b).slice(0, MAX_CONCESSIONS);
}
var MAX_REQUIREMENTS = 500;
var IDENTIFIER = /^[A-Za-z0-9][\w.:~/-]{0,127}$/;
function requirementsIn(changes2) {
  const ids = changes2.flatMap(({ record: record3 }) => record3.state === "found" ? record3.links ?? [] : []);
  return [...new Set(ids)].filter((id) => IDENTIFIER.test(id)).sort().slice(0, MAX_REQUIREMENTS);
}
var MAX_OBLIGATIONS = 100;
function obligationsOf2({ gates: gates2, outcome: outcome2 }, owed, at2) {
  const obligations2 = outcome2 === "pass" ? gates2.flatMap((gate) => gate.obligations ?? []) : [];
  const own = obligations2.map(({ what: what3, withinSeconds }) => ({
    what: what3,
    record: null,
    due: utcSecond(new Date(Date.parse(at2) + withinSeconds * 1e3).toISOString()),
    listed: true
  }));
  const others = owed.map(({ record: record3, due }) => ({ what: "review", record: record3, due }));
  return [...own, ...others].slice(0, MAX_OBLIGATIONS);
}
function timesOf2(authorisations3) {
  const counted5 = authorisations3.filter(({ why: why2 }) => why2 === null);
  const last = counted5.map(({ authorisation }) => utcSecond(authorisation.at)).sort().at(-1);
  const published2 = authorisations3.find(({ authorisation }) => authorisation.state === "published");
  const requested2 = published2 ? utcSecond(published2.authorisation.at) : null;
  return { requested: requested2, authorised: last ?? null, deployed: null };
}
var codesOf2 = ({ gates: gates2 }) => [...new Set(gates2.flatMap(({ reasons }) => reasons.map(({ code: code4 }) => code4)))].slice(0, 16);
function changePart({ commit: commit2, pull, record: record3 }) {
  return record3.state === "found" ? { commit: commit2, pull, record: record3.id, outcome: record3.outcome } : { commit: commit2, pull, record: null, outcome: null };
}
function authorisationPart({ authorisation, roles, why: why2 }) {
  const { account: account2, via, environment, state, at: at2, precision } = authorisation;
  return {
    account: account2?.id ?? null,
    kind: account2?.kind ?? null,
    roles: [...roles],
    via,
    environment,
    state,
    at: utcSecond(at2),
    precision,
    counted: why2 === null,
    why: why2
  };
}

// src/github/release/assets.ts
var releaseAnswer2 = object({
  assets: array(object({ name: string(), state: string(), digest: string().nullish() }))
});
async function readAssets(client, { owner, name: name2 }, tag) {
  const what3 = `reading the files of the release ${tag}`;
  try {
    const answer8 = await client.rest(
      "GET /repos/{owner}/{repo}/releases/tags/{tag}",
      { owner, repo: name2, tag },
      { what: what3 }
    );
    const { assets } = parse(releaseAnswer2, answer8.data, [], what3);
    return assets.flatMap(
      ({ name: file3, state, digest: digest2 }) => state === "uploaded" ? [{ name: file3, digest: isDigest(digest2) ? digest2 : null }] : []
    );
  } catch (error) {
    if (error instanceof GitHubError && error.code === "not_found") return [];
    throw error;
  }
}
var isDigest = (text2) => /^sha256:[0-9a-f]{64}$/.test(text2 ?? "");

// src/github/release/attestations.ts
var MOST_ATTESTATIONS = 100;
var answer5 = object({ attestations: array(object({ bundle: unknown() })).max(MOST_ATTESTATIONS) });
async function readBundles(client, { owner, name: name2 }, digest2) {
  const what3 = `reading the attestations of ${digest2.slice(0, 19)} in ${owner}/${name2}`;
  const parameters = { owner, repo: name2, subject_digest: digest2, per_page: MOST_ATTESTATIONS };
  try {
    const { data, link: link3 } = await client.rest("GET /repos/{owner}/{repo}/attestations/{subject_digest}", parameters, {
      what: what3
    });
    if (/rel="next"/.test(link3)) return "many";
    return parse(answer5, data, [], what3).attestations.map(({ bundle }) => bundle);
  } catch (error) {
    if (error instanceof GitHubError && error.code === "not_found") return [];
    throw error;
  }
}

// src/github/release/rules-file.ts
var answer6 = object({ repository: object({ object: object({ file: rulesFile2 }).nullable() }) });
async function readRulesFile(client, { owner, name: name2 }, commit2, path) {
  const what3 = `reading ${path} at ${commit2.slice(0, 7)}`;
  const found2 = await client.graphql(RULES_FILE, { owner, name: name2, commit: commit2, path }, { what: what3 });
  return contentOf(parseWhole(answer6, found2, what3).repository.object?.file ?? null);
}

// src/collect/release/attestations.ts
var MOST_DIGESTS = 100;
var MOST_CHARACTERS = 2e7;
async function withAttestations(client, place3, artifacts3, input) {
  const found2 = /* @__PURE__ */ new Map();
  for (const request of input.requests) {
    const read2 = await attestedOf(client, place3, digestsFor(request, artifacts3), request, input);
    if ("state" in read2) return read2;
    for (const [digest2, attested] of read2) found2.set(digest2, [...found2.get(digest2) ?? [], attested]);
  }
  return artifacts3.map((artifact) => {
    const attested = artifact.digest === null ? void 0 : found2.get(artifact.digest);
    return attested ? { ...artifact, attested } : artifact;
  });
}
function digestsFor({ names }, artifacts3) {
  const isAsked = matcher(names);
  return [...new Set(artifacts3.flatMap(({ name: name2, digest: digest2 }) => digest2 !== null && isAsked(name2) ? [digest2] : []))];
}
async function attestedOf(client, place3, digests, request, { policyCommit, elsewhere }) {
  const { repository: repository2, trustedRoot } = request;
  if (digests.length === 0) return /* @__PURE__ */ new Map();
  if (digests.length > MOST_DIGESTS) return tooMuch(`The release delivers more than ${MOST_DIGESTS} artifacts.`);
  const { readAttestation, verifiersOf } = await import("./attestations.js");
  const root = await readRulesFile(client, place3, policyCommit, trustedRoot);
  const verifiers = "text" in root ? verifiersOf(root.text) : void 0;
  if (!verifiers) return withoutRoot(trustedRoot, "detail" in root ? root.detail : NO_ROOT);
  const where = namedOr(place3, repository2);
  const bundles = await readAll2(where === place3 ? client : elsewhere, where, digests);
  if ("state" in bundles) return bundles;
  const verified = (digest2) => (bundles.get(digest2) ?? []).map((bundle) => readAttestation(bundle, digest2, verifiers));
  return new Map(digests.map((digest2) => [digest2, { repository: repository2, trustedRoot, attestations: verified(digest2) }]));
}
function namedOr(place3, repository2) {
  const [owner, name2] = repository2?.split("/") ?? [];
  return owner === void 0 || name2 === void 0 ? place3 : { owner, name: name2 };
}
async function readAll2(client, where, digests) {
  const all = /* @__PURE__ */ new Map();
  let characters = 0;
  try {
    for (const digest2 of digests) {
      const bundles = await readBundles(client, where, digest2);
      if (bundles === "many") return tooMuch(`There are more than 100 attestations of ${digest2}.`);
      characters += JSON.stringify(bundles).length;
      if (characters > MOST_CHARACTERS) return tooMuch("The attestations of the artifacts are larger than 20 MB.");
      all.set(digest2, bundles);
    }
  } catch (error) {
    if (error instanceof GitHubError) return unreachable2(error);
    throw error;
  }
  return all;
}
function unreachable2({ code: code4, message, next }) {
  return code4 === "forbidden" ? {
    state: "unavailable",
    why: "forbidden",
    detail: "The token has no permission to read attestations.",
    next: grant("attestations: read")
  } : { state: "unavailable", why: "unreachable", detail: message, next };
}
var tooMuch = (detail) => ({
  state: "unavailable",
  why: "truncated",
  detail,
  next: "Find out which workflow made them, and delete those that nobody needs."
});
var NO_ROOT = "It is not a trusted root of Sigstore.";
var withoutRoot = (path, why2) => ({
  state: "unavailable",
  why: "missing",
  detail: `The trusted root ${path} cannot be read on the default branch. ${why2}`,
  next: `Write the output of \`gh attestation trusted-root\` to ${path}, and merge it into the default branch.`
});

// src/collect/release/artifacts.ts
async function artifactsFact(client, place3, { tag, given, attestations }) {
  const assets = tag === null ? [] : await readAssets(client, place3, tag);
  const artifacts3 = [
    ...assets.map((asset) => ({ source: "release-asset", ...asset })),
    ...given.map(({ name: name2, digest: digest2 }) => ({ source: isImage(name2) ? "container" : "input", name: name2, digest: digest2 }))
  ];
  const value = await withAttestations(client, place3, artifacts3, attestations);
  if ("state" in value) return value;
  return {
    state: "complete",
    value,
    provenance: {
      source: "github",
      trust: given.length > 0 ? "self-reported" : "platform",
      collectedAt: client.time()
    }
  };
}
var isImage = (name2) => /^[\w-]+(?:[.:][\w.:-]+)\/.+/.test(name2);

// src/github/release/pull.ts
var pullAnswer = object({
  repository: object({
    pullRequest: object({
      headRefName: string(),
      headRefOid: string(),
      isCrossRepository: boolean(),
      reviews: object({ totalCount: number().int(), nodes: array(review.nullable()) })
    })
  })
});
async function readReleasePull(client, { owner, name: name2 }, number2) {
  const what3 = "reading the reviews of the release pull request";
  const answer8 = await client.graphql(RELEASE_PULL, { owner, name: name2, number: number2 }, { what: what3 });
  return parseWhole(pullAnswer, answer8, what3).repository.pullRequest;
}

// src/github/release/run.ts
var user = object({ id: number().int(), login: string(), type: string() });
var reviewsAnswer = array(
  object({
    state: _enum(["approved", "rejected", "pending"]),
    environments: array(object({ name: string().optional() })),
    user: user.nullish()
  })
);
async function readRunReviews(client, { owner, name: name2 }, run2) {
  const what3 = "reading who approved the deployment";
  const parameters = { owner, repo: name2, run_id: Number(run2) };
  const answer8 = await client.rest("GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals", parameters, { what: what3 });
  return parse(reviewsAnswer, answer8.data, [], what3);
}
var runAnswer = object({
  head_sha: string(),
  created_at: string(),
  actor: user.nullish(),
  triggering_actor: user.nullish()
});
async function readRun(client, { owner, name: name2 }, run2) {
  const what3 = "reading who started this run";
  const parameters = { owner, repo: name2, run_id: Number(run2) };
  const answer8 = await client.rest("GET /repos/{owner}/{repo}/actions/runs/{run_id}", parameters, { what: what3 });
  const { head_sha, created_at, actor, triggering_actor } = parse(runAnswer, answer8.data, [], what3);
  return { commit: head_sha, createdAt: created_at, starters: [actor, triggering_actor].flatMap((one) => one ?? []) };
}

// src/github/release/tag.ts
var tagAnswer = object({
  tag: string(),
  object: object({ sha: string(), type: string() }),
  verification: object({ verified: boolean(), verified_at: string().nullish() }).nullish()
});
async function readSignedTag(client, { owner, name: name2 }, oid4) {
  const what3 = "reading the signature of the tag";
  const parameters = { owner, repo: name2, tag_sha: oid4 };
  const answer8 = await client.rest("GET /repos/{owner}/{repo}/git/tags/{tag_sha}", parameters, { what: what3 });
  const { tag, object: object2, verification } = parse(tagAnswer, answer8.data, [], what3);
  return {
    name: tag,
    commit: object2.type === "commit" ? object2.sha : null,
    isVerified: verification?.verified ?? false,
    verifiedAt: verification?.verified_at ?? null
  };
}

// src/collect/release/authorisations.ts
async function authorisationsFact(client, place3, input) {
  const found2 = [];
  for (const way of input.via) {
    const words = await WAYS[way](client, place3, input);
    if ("state" in words) return words;
    found2.push(...words);
  }
  const access2 = await withAccess(
    client,
    place3,
    found2.map((one) => one.account)
  );
  if ("state" in access2) return access2;
  return {
    state: "complete",
    value: found2.map((one) => ({ ...one, canWrite: one.account !== null && access2.has(one.account.id) })),
    provenance: { source: "github", trust: "platform", collectedAt: client.time() }
  };
}
var WAYS = {
  environment: ofReviewers,
  release: async (_client, _place, { published: published2 }) => ofPublisher(published2),
  tag: ofTagger,
  review: ofApprovers
};
async function ofReviewers(client, place3, { run: run2, ofRun, isLate }) {
  try {
    const reviews2 = await readRunReviews(client, place3, run2);
    if (reviews2.length > 0 && !ofRun) return UNKNOWN_RUN;
    const at2 = client.time();
    return reviews2.flatMap(
      ({ state, environments, user: user2 }) => environments.map(
        ({ name: name2 }) => ({
          via: "environment",
          account: user2 ? { id: String(user2.id), login: user2.login, kind: user2.type === "User" ? "User" : "Bot" } : null,
          environment: name2 ?? null,
          state,
          at: at2,
          precision: "captured",
          ...ofRun ? { notBefore: ofRun.createdAt } : {},
          ...ofRun && !isLate ? { commit: ofRun.commit } : {}
        })
      )
    );
  } catch (error) {
    if (!(error instanceof GitHubError) || error.code === "unavailable") throw error;
    return FORBIDDEN3;
  }
}
var FORBIDDEN3 = {
  state: "unavailable",
  why: "forbidden",
  detail: "The token has no permission to read who approved the deployment.",
  next: grant("actions: read")
};
var UNKNOWN_RUN = {
  state: "unavailable",
  why: "missing",
  detail: "GitHub does not show this run, so it is unknown for which commit its deployment was approved.",
  next: "Run the job again."
};
var LONG_AGO = "1970-01-01T00:00:00Z";
function ofPublisher(published2) {
  if (!published2) return [];
  const { account: account2, at: at2 } = published2;
  return [{ via: "release", account: account2, environment: null, state: "published", at: at2, precision: "exact" }];
}
async function ofTagger(client, place3, { answer: { tagObject }, tag }) {
  if (!tagObject) return [];
  const signed = await readSignedTag(client, place3, tagObject.oid);
  const flaw = signed.isVerified ? signed.name === tag ? void 0 : "other_tag" : "unsigned";
  return [
    {
      via: "tag",
      account: tagObject.tagger && { ...tagObject.tagger, kind: "User" },
      environment: null,
      state: "approved",
      at: signed.verifiedAt ?? client.time(),
      ...signed.verifiedAt === null ? { precision: "captured", notBefore: LONG_AGO } : { precision: "exact" },
      commit: signed.commit,
      ...flaw ? { flaw } : {}
    }
  ];
}
async function ofApprovers(client, place3, { pull, releasePulls, answer: { commit: commit2 } }) {
  if (pull === null) return [];
  const { headRefName, headRefOid, isCrossRepository, reviews: reviews2 } = await readReleasePull(client, place3, pull);
  if (isCrossRepository || !matcher(releasePulls)(headRefName)) return [];
  if (reviews2.totalCount > reviews2.nodes.length) return TOO_MANY;
  const newest = /* @__PURE__ */ new Map();
  for (const review2 of reviews2.nodes)
    if (review2 && OPINIONS.includes(review2.state)) newest.set(account(review2.author)?.id ?? "", review2);
  return [...newest.values()].flatMap((review2) => {
    if (review2?.state !== "APPROVED" || review2.submittedAt === null) return [];
    return [
      {
        via: "review",
        account: account(review2.author),
        environment: null,
        state: "approved",
        at: review2.submittedAt,
        precision: "exact",
        commit: commit2,
        ...review2.commit?.oid === headRefOid ? {} : { flaw: "stale" }
      }
    ];
  });
}
var OPINIONS = ["APPROVED", "CHANGES_REQUESTED", "DISMISSED"];
var TOO_MANY = {
  state: "unavailable",
  why: "truncated",
  detail: "The release pull request has more than 100 reviews, of which not all were read.",
  next: "Authorise the release by an environment."
};

// src/github/release/commits.ts
var releasedCommit2 = object({
  oid: string(),
  committedDate: string(),
  message: string(),
  authors: object({ totalCount: number(), nodes: array(gitActor.nullable()) }),
  committer: gitActor.nullable(),
  associatedPullRequests: object({
    totalCount: number().int(),
    nodes: array(associatedPull.nullable())
  }).nullable()
});
var commitsAnswer = historyAnswer(releasedCommit2.extend({ parents: parentsAnswer }));
async function* releasedPages(client, { owner, name: name2 }, commit2) {
  const what3 = "reading the commits of the release";
  let cursor = null;
  for (; ; ) {
    const answer8 = await client.graphql(RELEASED_HISTORY, { owner, name: name2, after: commit2, cursor }, { what: what3 });
    const history = parse(commitsAnswer, answer8.data, answer8.errors, what3).repository.object?.history;
    if (!history) throw missing2("GitHub does not report the history of the release.", "Run the job again.");
    yield history.nodes.map(({ parents, ...node }) => ({
      step: stepOf2(node.oid, parentsIn(parents)),
      commit: node
    }));
    if (!history.pageInfo.hasNextPage) return;
    cursor = history.pageInfo.endCursor;
  }
}
var BATCH_WITH_FILES = 50;
async function readCommits(client, { owner, name: name2 }, oids, withFiles = false) {
  const size = withFiles ? BATCH_WITH_FILES : BATCH;
  const what3 = "reading the commits of the release";
  const found2 = [];
  for (let from = 0; from < oids.length; from += size) {
    const part = oids.slice(from, from + size);
    const variables = { owner, name: name2, ...numbered3("commit", part) };
    const answer8 = await client.graphql(commitsQuery(part.length, withFiles), variables, { what: what3 });
    const schema = object({ repository: record(string(), releasedCommit2) });
    const { repository: repository2 } = parse(schema, answer8.data, answer8.errors, what3);
    for (const [index] of part.entries()) {
      const commit2 = repository2[`commit${index}`];
      if (!commit2) throw missing2("GitHub did not report every commit of the release.", "Run the job again.");
      found2.push(commit2);
    }
  }
  return found2;
}
var numbered3 = (word, values) => Object.fromEntries(values.map((value, index) => [`${word}${index}`, value]));

// src/github/release/patch.ts
var commitAnswer = object({
  parents: array(object({ sha: string() })),
  files: array(object({ filename: string(), status: string(), patch: string().optional() })).optional()
});
var MAX_FILES9 = 300;
async function readPatch(client, { owner, name: name2 }, commit2) {
  const what3 = `reading what ${commit2.slice(0, 7)} edits`;
  try {
    const answer8 = await client.rest(
      "GET /repos/{owner}/{repo}/commits/{ref}",
      { owner, repo: name2, ref: commit2 },
      { what: what3 }
    );
    const { parents, files: files3 = [] } = parse(commitAnswer, answer8.data, [], what3);
    if (parents.length !== 1 || files3.length === 0 || files3.length >= MAX_FILES9) return void 0;
    const patches = files3.flatMap(({ filename, patch }) => patch === void 0 ? [] : [[filename, patch]]);
    return patches.length === files3.length ? new Map(patches) : void 0;
  } catch (error) {
    if (error instanceof GitHubError) return void 0;
    throw error;
  }
}

// src/collect/release/backports.ts
var MAX_COMPARED2 = 5;
var TRAILER2 = /\(cherry picked from commit ([0-9a-f]{40})\)/;
async function backportsIn(client, place3, commits) {
  const found2 = /* @__PURE__ */ new Map();
  for (const { oid: oid4, message } of commits) {
    const [, original] = TRAILER2.exec(message) ?? [];
    if (original === void 0) continue;
    const samePatch = found2.size < MAX_COMPARED2 ? await isSamePatch(client, place3, oid4, original) : null;
    found2.set(oid4, { commit: original, samePatch });
  }
  return found2;
}
async function isSamePatch(client, place3, left, right) {
  const patches = [await readPatch(client, place3, left), await readPatch(client, place3, right)].map(edits);
  const [one, other] = patches;
  return one === void 0 || other === void 0 ? null : one === other;
}
var edits = (patch) => patch && JSON.stringify(
  [...patch].sort(([a], [b]) => a < b ? -1 : 1).map(([path, text2]) => [
    path,
    text2.replace(/^@@ .*$/gm, "@@").split("\n").filter((line) => !line.startsWith(" "))
  ])
);

// src/collect/release/late-origins.ts
async function lateOrigins(client, place3, branch, line, named3, withFiles) {
  const merges2 = await recentMerges(client, place3, branch, withFiles);
  const activities = await latestActivities(client, place3, branch);
  const moves = movesOf2(line, activities ?? []);
  const newest = line.findIndex(({ oid: oid4 }) => moves.has(oid4));
  const now = client.time();
  const origins = /* @__PURE__ */ new Map();
  let after2 = "unknown";
  for (const [at2, { oid: oid4 }] of line.entries()) {
    const move = moves.get(oid4);
    const isOld = newest === -1 ? activities?.length !== 0 : move === void 0 && at2 > newest;
    const ofMove = () => originOfUnnamed(move?.activity, now, move?.isLast ? "unknown" : after2);
    after2 = named3.get(oid4) ?? merges2.get(oid4) ?? (isOld ? "direct" : ofMove());
    origins.set(oid4, after2);
  }
  return origins;
}
function movesOf2(line, activities) {
  const byEnd = new Map(activities.toReversed().map((activity) => [activity.after, activity]));
  const moves = /* @__PURE__ */ new Map();
  let current;
  for (const { oid: oid4 } of line) {
    if (current?.before === oid4) current = void 0;
    const begun = byEnd.get(oid4);
    current = begun ?? current;
    if (current) moves.set(oid4, { activity: current, isLast: begun !== void 0 });
  }
  return moves;
}

// src/collect/release/line.ts
function ownSteps(head, steps) {
  const known = new Map(steps.map((step) => [step.oid, step]));
  const line = [];
  for (let step = known.get(head); step; step = step.parent === null ? void 0 : known.get(step.parent))
    line.push(step);
  return line;
}

// src/collect/release/package.ts
function touches(pull, { commit: commit2, branch, paths }) {
  if (pull?.mergeCommit?.oid !== commit2 || pull.baseRefName !== branch) return true;
  const { files: files3 } = pull;
  if (!files3?.nodes || files3.nodes.length < files3.totalCount) return true;
  const isOurs = matcher(paths);
  return files3.nodes.some((file3) => !file3 || file3.changeType === "RENAMED" || isOurs(file3.path));
}

// src/collect/release/changes.ts
async function changesIn(client, place3, { head, branch }, contents2) {
  const seen = /* @__PURE__ */ new Set();
  const read2 = async (tip, of, through) => {
    const line = ownSteps(tip, contents2.steps).filter(({ oid: oid4 }) => !seen.has(oid4));
    for (const { oid: oid4 } of line) seen.add(oid4);
    const origins = await originsOf2(client, place3, { branch: of, line, contents: contents2, isFollowed: through !== void 0 });
    if ("state" in origins) return origins;
    const merged = mergedChanges(line, origins, { ...contents2, branch: of }, through);
    if (!Array.isArray(merged)) return merged;
    const all = [];
    for (const one of merged) {
      const behind3 = await followed(one, origins, read2, contents2);
      if (!Array.isArray(behind3)) return behind3;
      all.push(...behind3);
    }
    return all;
  };
  return read2(head, branch);
}
async function followed(one, origins, read2, contents2) {
  const pull = origins.get(one.change.commit);
  if (!contents2.follow || !pull || typeof pull === "string") return [one];
  const [tip] = contents2.steps.find(({ oid: oid4 }) => oid4 === one.change.commit)?.merged ?? [];
  const isNamed = !pull.isCrossRepository && matcher(contents2.follow)(pull.headRefName);
  if (tip === void 0) return [isNamed ? { ...one, unfollowed: true } : one];
  const from = isNamed ? { tip, branch: pull.headRefName } : behind2(tip, pull, contents2);
  if (!from) return [one];
  const before2 = await read2(from.tip, from.branch, pull.number);
  return Array.isArray(before2) ? [...before2, one] : before2;
}
function behind2(tip, { number: number2, baseRefName }, { steps, commits, follow = [] }) {
  const isFollowed = matcher(follow);
  for (const { oid: oid4 } of ownSteps(tip, steps)) {
    const pulls = commits.get(oid4)?.associatedPullRequests?.nodes.flatMap((node) => node ?? []) ?? [];
    const other = pulls.find(
      (one) => one.merged && one.number !== number2 && one.baseRefName !== baseRefName && isFollowed(one.baseRefName)
    );
    if (other) return { tip: oid4, branch: other.baseRefName };
  }
  return void 0;
}
async function originsOf2(client, place3, {
  branch,
  line,
  contents: contents2,
  isFollowed
}) {
  const named3 = /* @__PURE__ */ new Map();
  for (const { oid: oid4 } of line) {
    const pull = namedPull(oid4, contents2.commits.get(oid4), isFollowed ? branch : void 0);
    if (pull && "state" in pull) return pull;
    if (pull) named3.set(oid4, pull);
  }
  return named3.size === line.length ? named3 : lateOrigins(client, place3, branch, line, named3, contents2.paths !== void 0);
}
function mergedChanges(line, origins, contents2, through) {
  const merged = [];
  for (const { oid: oid4 } of line) {
    const origin2 = origins.get(oid4) ?? "unknown";
    if (origin2 === "unknown") return unknownOrigin(oid4);
    const pull = origin2 === "direct" ? null : origin2;
    const last = merged.at(-1);
    if (pull && last?.change.pull?.number === pull.number) last.commits += 1;
    else merged.push({ ...mergedCommit(oid4, pull, contents2), ...through === void 0 ? {} : { through } });
  }
  return merged.reverse();
}
var mergedCommit = (commit2, pull, { paths, commits, branch }) => ({
  change: { commit: commit2, committedAt: commits.get(commit2)?.committedDate ?? "", pull: pull && mergedPull(pull) },
  commits: 1,
  author: pull && account(pull.author),
  ...paths ? { inPackage: touches(pull, { commit: commit2, branch, paths }) } : {}
});
var unknownOrigin = (oid4) => cannot(
  "missing",
  `GitHub does not say yet through which pull request ${oid4.slice(0, 7)} was merged, or that it was pushed directly.`,
  "Run the job again in some minutes."
);
var mergedPull = ({ number: number2, baseRefName, mergedAt }) => ({
  number: number2,
  branch: baseRefName,
  mergedAt: mergedAt ?? ""
});
function namedPull(oid4, commit2, branch) {
  const pulls = commit2?.associatedPullRequests;
  if (!pulls)
    return cannot(
      "forbidden",
      `The token has no permission to read which change contains ${oid4.slice(0, 7)}.`,
      grant("pull-requests: read")
    );
  const nodes = pulls.nodes.flatMap((node) => node ?? []);
  const merged = nodes.filter((pull) => pull.merged && pull.mergedAt !== null).filter((pull) => branch === void 0 || pull.baseRefName === branch);
  const found2 = merged.find((pull) => pull.mergeCommit?.oid === oid4) ?? merged[0];
  if (!found2 && nodes.length < pulls.totalCount)
    return cannot(
      "truncated",
      `GitHub does not list every change that contains ${oid4.slice(0, 7)}.`,
      "Run the job again."
    );
  return found2;
}
var cannot = (why2, detail, next) => ({
  state: "unavailable",
  why: why2,
  detail,
  next
});

// src/collect/release/people.ts
function peopleIn(commits) {
  const all = commits.map(({ oid: oid4, authors, committer }) => ({
    oid: oid4,
    isCut: authors.totalCount > authors.nodes.length,
    authors: authors.nodes.map(identity),
    committer: committerOf(committer),
    strangers: strangersIn({ authors, committer })
  }));
  const ids = (identities) => [...new Set(identities.flatMap((one) => one?.id ?? []))].sort();
  return {
    authors: ids(all.flatMap(({ authors }) => authors.slice(0, 1))),
    committers: ids(all.map(({ committer }) => committer)),
    coAuthors: ids(all.flatMap(({ authors }) => authors.slice(1))),
    unattributed: all.filter(({ isCut: isCut3, authors, committer }) => isCut3 || committer === null || authors.includes(null)).map(({ oid: oid4 }) => oid4),
    strangers: all.filter(({ isCut: isCut3, strangers }) => !isCut3 && strangers.length > 0).map(({ oid: oid4, committer, strangers }) => ({ commit: oid4, committer: committer?.id ?? null, strangers }))
  };
}

// src/collect/release/range.ts
var MAX_PAGES16 = 10;
async function findRange(client, place3, wanted) {
  const before2 = await sincePrevious(client, place3, wanted);
  const isUnrelated = before2 !== void 0 && "state" in before2 && before2.why === "ambiguous";
  if (before2 && "state" in before2 && !(isUnrelated && wanted.since !== void 0)) return before2;
  const found2 = before2 && "steps" in before2 ? before2 : void 0;
  const kept = await sinceRecords(client, place3, wanted, found2);
  return kept ?? found2 ?? fromTheRoot(client, place3, wanted);
}
async function isBehind(client, place3, commit2, { inUse }) {
  if (!inUse || inUse.commit === commit2) return false;
  const compared3 = await comparePage(client, place3, { base: inUse.commit, head: commit2, page: 1 }).catch(unrelated);
  return compared3?.status === "behind";
}
var MAX_TRIES = 3;
async function sincePrevious(client, place3, wanted) {
  const { commit: commit2, earlier: earlier2 } = wanted;
  let unseen2;
  for (const release3 of earlier2.candidates.slice(0, MAX_TRIES)) {
    if (release3.commit === commit2) continue;
    const beyond = await after(client, place3, { base: release3.commit, head: commit2, paths: wanted.paths });
    if ("steps" in beyond) return rangeFrom(release3, beyond);
    if (beyond.why !== "ambiguous") return beyond;
    unseen2 ??= beyond.detail === incomparable(release3.commit, commit2).detail ? beyond : void 0;
  }
  if (earlier2.candidates.length === 0) return void 0;
  return await inHistory(client, place3, wanted) ?? unseen2;
}
async function inHistory(client, place3, { commit: commit2, since: since2, earlier: earlier2, paths }) {
  let pages = 0;
  for await (const page2 of historyPages(client, place3, commit2)) {
    const oids = page2.map(({ oid: oid4 }) => oid4).filter((oid4) => oid4 !== commit2);
    const found2 = await earlier2.among(oids);
    const nearest2 = oids.flatMap((oid4) => found2.find((release3) => release3.commit === oid4) ?? [])[0];
    if (nearest2) {
      const beyond = await after(client, place3, { base: nearest2.commit, head: commit2, paths });
      return "steps" in beyond ? rangeFrom(nearest2, beyond) : beyond;
    }
    pages += 1;
    if (pages === MAX_PAGES16) return since2 === void 0 ? tooLong() : void 0;
    if (since2 !== void 0 && oids.includes(since2)) return void 0;
  }
  return void 0;
}
var rangeFrom = ({ commit: commit2, tag, record: record3 }, beyond) => ({
  previous: { tag, commit: commit2, record: record3 },
  begins: { commit: commit2, at: "previous" },
  ...beyond,
  total: beyond.steps.length
});
async function sinceRecords(client, place3, { commit: commit2, since: since2, paths }, found2) {
  if (since2 === void 0 || since2 === commit2) return void 0;
  const beyond = await after(client, place3, { base: since2, head: commit2, paths });
  if (!("steps" in beyond)) return found2 ? void 0 : beyond.why === "ambiguous" ? notSince(since2, commit2) : beyond;
  const total = beyond.steps.length;
  if (found2 && found2.steps.length <= total) return void 0;
  return { previous: null, begins: { commit: since2, at: "since" }, ...beyond, total };
}
async function fromTheRoot(client, place3, { commit: commit2, defaultTip }) {
  const history = [];
  let left = MAX_PAGES16;
  for await (const page2 of releasedPages(client, place3, commit2)) {
    if (left === 0) return tooLong();
    left -= 1;
    history.push(...page2);
  }
  const first = ownSteps(
    commit2,
    history.map(({ step }) => step)
  ).at(-1);
  const isBeginning = first?.parent === null && await isIn(client, place3, first.oid, defaultTip);
  const all = history.filter(({ step }) => !isBeginning || step.oid !== first?.oid);
  const steps = all.map(({ step }) => step);
  const known = all.map((one) => one.commit);
  return { previous: null, begins: { commit: null, at: "root" }, steps, known, total: steps.length };
}
async function isIn(client, place3, commit2, other) {
  const compared3 = await comparePage(client, place3, { base: commit2, head: other, page: 1 }).catch(unrelated);
  return compared3?.status === "ahead" || compared3?.status === "identical";
}
async function after(client, place3, { base, head, paths }) {
  const first = await comparePage(client, place3, { base, head, page: 1 }).catch(unrelated);
  if (!first) return incomparable(base, head);
  if (first.status !== "ahead") return diverged(base);
  const { total } = first;
  if (total > MAX_PAGES16 * PAGE6) return tooLong();
  if (total <= first.commits.length) return { steps: first.commits };
  const told = paths ? void 0 : await nested(client, place3, { base, head, total });
  return told ?? furtherPages(client, place3, { base, head, first });
}
async function furtherPages(client, place3, { base, head, first }) {
  const { total } = first;
  const steps = new Map(first.commits.map((step) => [step.oid, step]));
  for (let page2 = 2; page2 <= MAX_PAGES16 && steps.size < total; page2++) {
    const { commits } = await comparePage(client, place3, { base, head, page: page2 });
    for (const step of commits) steps.set(step.oid, step);
    if (commits.length === 0) break;
  }
  if (steps.size === total) return { steps: [...steps.values()] };
  return cannot2(
    "truncated",
    `GitHub lists ${steps.size} commits of the release but counts ${total}.`,
    "Run the job again."
  );
}
async function nested(client, place3, { base, head, total }) {
  const known = /* @__PURE__ */ new Map();
  let left = Math.ceil(total / PAGE6);
  for await (const page2 of releasedPages(client, place3, head)) {
    for (const one of page2) known.set(one.step.oid, one);
    left -= 1;
    if (left > 0) continue;
    const between2 = closed(known, base, head);
    if (between2?.length !== total) return void 0;
    return { steps: between2.map(({ step }) => step), known: between2.map(({ commit: commit2 }) => commit2) };
  }
  return void 0;
}
function closed(known, base, head) {
  const found2 = /* @__PURE__ */ new Map();
  for (const waiting = [head]; ; ) {
    const oid4 = waiting.pop();
    if (oid4 === void 0) return [...found2.values()];
    if (oid4 === base || found2.has(oid4)) continue;
    const one = known.get(oid4);
    if (!one || one.step.parent === null) return void 0;
    found2.set(oid4, one);
    waiting.push(one.step.parent, ...one.step.merged);
  }
}
function unrelated(error) {
  if (error instanceof GitHubError && error.code === "not_found") return void 0;
  throw error;
}
var tooLong = () => cannot2(
  "truncated",
  `The release has more than ${MAX_PAGES16 * PAGE6} commits, which is too many to evaluate.`,
  "Release more often. For a first release, set `contents.since` to the commit at which records begin."
);
var notSince = (since2, head) => cannot2(
  "ambiguous",
  `The commit ${since2.slice(0, 7)} of \`contents.since\` is not in the history of ${head.slice(0, 7)}.`,
  "Give this branch a release gate of its own, with `lines` and with a `contents.since` that is in its history."
);
var incomparable = (base, head) => cannot2(
  "ambiguous",
  `GitHub cannot compare ${base.slice(0, 7)} with ${head.slice(0, 7)}: it does not show one of them yet, or they have no commit in common.`,
  "Run the job again in a minute. If that does not help, release from the branch of the last release, or set `contents.since` to the commit at which its records begin."
);
var diverged = (base) => cannot2(
  "ambiguous",
  `The release does not continue ${base.slice(0, 7)}: their histories diverged.`,
  "Release from the branch of the last release, or set `contents.since`."
);
var cannot2 = (why2, detail, next) => ({
  state: "unavailable",
  why: why2,
  detail,
  next
});

// src/collect/release/release.ts
async function releaseFact(client, place3, input) {
  const { answer: answer8, declared, earlier: earlier2 } = input;
  if (!answer8.rules)
    return cannot3("missing", `The default branch ${answer8.defaultBranch} cannot be read.`, grant("contents: read"));
  const range = declared.kind === "rollback" ? NOTHING_NEW(answer8.commit) : await findRange(client, place3, { ...input, commit: answer8.commit, defaultTip: answer8.rules.oid });
  if ("state" in range) return range;
  const contents2 = await contentsOf4(client, place3, input, range);
  if ("state" in contents2) return contents2;
  const changes2 = await releaseChanges(contents2.changes, range, input);
  const continues = range.previous?.commit === earlier2.inUse?.commit;
  const isAsked = declared.kind !== "rollback" && !continues;
  const isOlder = isAsked && await isBehind(client, place3, answer8.commit, earlier2);
  const value = {
    repository: answer8.repository,
    defaultBranch: answer8.defaultBranch,
    tag: input.tag,
    environment: input.environment,
    commit: answer8.commit,
    tagCommit: answer8.tagCommit,
    package: input.package,
    line: input.line ?? contents2.changes.at(-1)?.change.pull?.branch ?? null,
    kind: declared.kind,
    incident: declared.incident,
    reason: declared.reason,
    ...declared.requesters ? { requesters: [...declared.requesters] } : {},
    inUse: earlier2.inUse,
    isOlder,
    sameCommit: earlier2.same,
    stages: [...earlier2.stages],
    searched: earlier2.isWhole ? "whole" : "newest",
    previous: range.previous,
    begins: range.begins,
    policyCommit: answer8.rules.oid,
    totalCommits: range.steps.length,
    changes: withBackports(changes2, await backportsIn(client, place3, contents2.commits)),
    people: peopleIn(contents2.commits.filter((commit2) => isOfRelease(commit2, changes2)))
  };
  return {
    state: "complete",
    value,
    provenance: {
      source: "github",
      trust: "platform",
      collectedAt: client.time(),
      listed: range.steps.length,
      total: range.total
    }
  };
}
var NOTHING_NEW = (commit2) => ({
  previous: null,
  begins: { commit: commit2, at: "rollback" },
  steps: [],
  total: 0
});
async function contentsOf4(client, place3, { answer: answer8, line, follow, paths }, { steps, known = [] }) {
  const told = paths ? [] : known;
  const isTold = new Set(told.map(({ oid: oid4 }) => oid4));
  const oids = steps.flatMap(({ oid: oid4 }) => isTold.has(oid4) ? [] : oid4);
  const commits = [...told, ...await readCommits(client, place3, oids, paths !== void 0)];
  const byId = new Map(commits.map((commit2) => [commit2.oid, commit2]));
  const branch = line ?? answer8.defaultBranch;
  const contents2 = { steps, commits: byId, follow, paths };
  const changes2 = await changesIn(client, place3, { head: answer8.commit, branch }, contents2);
  if (!Array.isArray(changes2)) return changes2;
  return { changes: changes2, commits };
}
function isOfRelease(commit2, changes2) {
  const pull = namedPull(commit2.oid, commit2);
  if (!pull || "state" in pull) return true;
  const own = changes2.find((change2) => change2.pull === pull.number);
  return own?.inPackage !== false;
}
async function releaseChanges(merged, { begins }, { records, installation, earlier: { hasLedger } }) {
  const changes2 = merged.map(({ change: change2 }) => change2);
  const found2 = await records(changes2);
  const isUnrecorded = found2.some(({ state }) => state !== "found");
  const installed = hasLedger && begins.at === "root" && isUnrecorded ? await installation(changes2) : void 0;
  return merged.map(({ change: change2, commits, author, ...more }, index) => ({
    commit: change2.commit,
    commits,
    pull: change2.pull?.number ?? null,
    author,
    ...more,
    ...more.inPackage === false && !isAsJudged2(found2[index]) ? { inPackage: true } : {},
    ...installed !== void 0 && index <= installed ? { early: true } : {},
    record: found2[index] ?? { state: "missing", detail: "It was not searched for." }
  }));
}
var isAsJudged2 = (record3) => record3?.state === "found" && (record3.outcome === "pass" || record3.outcome === "fail");
function withBackports(changes2, backports) {
  return changes2.map((change2) => {
    const backportOf2 = backports.get(change2.commit);
    return backportOf2 ? { ...change2, backportOf: backportOf2 } : change2;
  });
}
var cannot3 = (why2, detail, next) => ({
  state: "unavailable",
  why: why2,
  detail,
  next
});

// src/collect/release/earlier.ts
var NOTHING_EARLIER = {
  hasLedger: false,
  candidates: [],
  inUse: null,
  same: null,
  stages: [],
  isWhole: true,
  among: async () => []
};

// src/app/facts/earlier-releases.ts
async function earlierReleases(context, input) {
  const { client, repository: repository2 } = context;
  const store = githubStore(client, { ...repository2, branch: input.ledger });
  const { scope, environment, line, commit: commit2, stages } = input;
  const stream = { package: scope.package, environment };
  const wanted = [
    ...line === null ? [] : [{ ...stream, line }],
    { ...stream, newest: true },
    { ...stream, commit: commit2 },
    ...stages.map((stage) => ({ package: scope.package, environment: stage, commit: commit2 }))
  ];
  const found2 = await readIndexed(store, input, wanted);
  if (!found2) return { ...NOTHING_EARLIER, stages: stages.map((stage) => ({ environment: stage, record: null })) };
  const ofLine = line === null ? void 0 : found2[0];
  const [newest, same, ...before2] = found2.slice(line === null ? 0 : 1);
  const old = newest ? { releases: [], isWhole: true } : await fromLog(context, store, input);
  const candidates = distinct([ofLine, newest, ...old.releases]);
  const oldSame = old.releases.find((release3) => release3.commit === commit2);
  return {
    hasLedger: true,
    candidates,
    // An environment has one thing in use, whatever line it is of.
    inUse: (environment === null ? candidates[0] : newest ?? candidates[0]) ?? null,
    same: same ?? oldSame ?? null,
    stages: stages.map((stage, at2) => ({ environment: stage, record: before2[at2]?.record ?? null })),
    isWhole: old.isWhole,
    among: async (commits) => {
      const indexed = await readIndexed(
        store,
        input,
        commits.map((one) => ({ ...stream, commit: one }))
      );
      return distinct([...indexed ?? [], ...old.releases.filter((release3) => commits.includes(release3.commit))]);
    }
  };
}
var distinct = (releases) => [
  ...new Map(releases.flatMap((one) => one ? [[one.commit, one]] : [])).values()
];
async function readIndexed(store, input, wanted) {
  const files3 = await store.read(wanted.map(indexPath));
  if (!files3) return void 0;
  const named3 = wanted.map((of, at2) => ({ of, at: readIndex(files3[at2] ?? null) }));
  const sought = /* @__PURE__ */ new Map();
  for (const { at: at2 } of named3) if (at2) sought.set(at2.id, { id: at2.id, repository: input.repositoryId, times: [at2.at] });
  const standings = await readStandings(store, [...sought.values()]) ?? [];
  const records = new Map([...sought.keys()].map((id, place3) => [id, standings[place3]]));
  return named3.map(({ of, at: at2 }) => {
    const standing2 = at2 && records.get(at2.id);
    if (standing2?.state !== "holds" || standing2.record.kind !== "release") return void 0;
    return isOf(standing2.record, of) ? earlier(standing2.record) : void 0;
  });
}
function isOf({ subject, verdict: verdict2 }, of) {
  if (verdict2.outcome !== "pass" || !("line" in subject)) return false;
  if (subject.package !== of.package || lower(subject.environment) !== lower(of.environment)) return false;
  if ("commit" in of) return subject.commit === of.commit && subject.kind !== "rollback";
  return "newest" in of || subject.line === of.line;
}
var lower = (environment) => environment?.toLowerCase() ?? null;
var earlier = ({ subject, id, at: at2, ...rest2 }) => ({
  commit: subject.commit,
  tag: subject.tag,
  record: id,
  at: at2,
  artifacts: "artifacts" in rest2 ? rest2.artifacts.map(({ name: name2, digest: digest2 }) => ({ name: name2, digest: digest2 })) : []
});
var MAX_PAGES17 = 3;
var MAX_RELEASES = 50;
async function fromLog({ client, repository: repository2 }, store, input) {
  const { commits, isWhole: isWhole4 } = await readLedgerLog(client, repository2, input.ledger, MAX_PAGES17);
  const sought = commits.flatMap((commit2) => soughtIn2(commit2, input.repositoryId)).slice(0, MAX_RELEASES);
  const standings = await readStandings(store, sought) ?? [];
  const releases = standings.flatMap((standing2) => {
    if (standing2.state !== "holds" || standing2.record.kind !== "release") return [];
    return isOlderOf(standing2.record, input) ? [earlier(standing2.record)] : [];
  });
  return { releases: distinct(releases), isWhole: isWhole4 && sought.length < MAX_RELEASES };
}
function soughtIn2({ message, committedDate }, repository2) {
  if (!message.startsWith("record release pass ")) return [];
  const [, id] = /^Record-Id: (sha256:[0-9a-f]{64})$/m.exec(message) ?? [];
  return id === void 0 ? [] : [{ id, repository: repository2, times: [committedDate], isRare: true }];
}
function isOlderOf(record3, { scope, otherTags, environment, isRangeKnown }) {
  const { subject, verdict: verdict2, schema } = record3;
  if (verdict2.outcome !== "pass") return false;
  const isOfNone = subject.environment === null && schema === "gatebook/record/1";
  if (lower(subject.environment) !== lower(environment) && !isOfNone) return false;
  const own = "package" in subject ? subject.package : null;
  if (own !== null) return own === scope.package;
  const { tag } = subject;
  if (tag === null) return scope.package === null;
  if (!matcher(scope.tags)(tag)) return false;
  const isAmbiguous = otherTags.some((tags) => matcher(tags)(tag));
  if (isAmbiguous && !isRangeKnown) throw ambiguous2(tag);
  return !isAmbiguous;
}
var ambiguous2 = (tag) => new UserFacingError(
  "earlier_release_ambiguous",
  `The release ${tag} was recorded before the policy named packages, and its tag matches more than one of them.`,
  "Make the `tags` of the packages exclude each other, or set `contents.since` to the commit of that release."
);

// src/app/facts/installation.ts
var DAY_MS2 = 24 * 60 * 60 * 1e3;
var MAX_DAYS = 7;
var MAX_SOUGHT = 100;
async function installationIn({ client, repository: repository2 }, { repositoryId, ledger, branch }, merged) {
  const sought = merged.slice(0, MAX_SOUGHT).map((change2) => soughtOf(change2, repositoryId, branch));
  const store = githubStore(client, { ...repository2, branch: ledger });
  const standings = await readStandings(store, sought) ?? [];
  const place3 = standings.findIndex(installsIn);
  return place3 === -1 ? void 0 : place3;
}
function soughtOf({ commit: commit2, pull, committedAt }, repository2, branch) {
  const id = recordIdOf("policy-change", repository2, pull?.branch ?? branch, commit2);
  const first = Date.parse(pull?.mergedAt ?? committedAt);
  const days = pull ? [0] : Array.from({ length: MAX_DAYS }, (_, day) => day);
  return { id, repository: repository2, times: days.map((day) => new Date(first + day * DAY_MS2).toISOString()), isRare: true };
}

// src/app/facts/merge-records.ts
async function mergeRecordsOf({ client, repository: repository2 }, repositoryId, ledger, merged) {
  const sought = merged.flatMap(({ commit: commit2, pull }) => {
    if (!pull) return [];
    return [
      { id: recordIdOf("merge", repositoryId, pull.branch, commit2), repository: repositoryId, times: [pull.mergedAt] }
    ];
  });
  const store = githubStore(client, { ...repository2, branch: ledger });
  const standings = await readStandings(store, sought) ?? [];
  const found2 = new Map(sought.map((one, place3) => [one.id, { one, standing: standings[place3] }]));
  return merged.map(({ commit: commit2, pull }) => {
    if (!pull) return { state: "missing", detail: "It was pushed without a pull request." };
    const known = found2.get(recordIdOf("merge", repositoryId, pull.branch, commit2));
    return known?.standing ? recordIn(known.standing, known.one) : { state: "missing", detail: "There is no ledger." };
  });
}
function recordIn(standing2, sought) {
  switch (standing2.state) {
    case "missing":
      return {
        state: "missing",
        detail: `The ledger has no ${entryPath({ id: sought.id, at: sought.times[0] ?? "" })}.`
      };
    case "unreadable":
      return { state: "unreadable", detail: `${standing2.path}: ${standing2.why}` };
    case "withdrawn":
      return { state: "unreadable", detail: `${standing2.path} was corrected: it is a part of another change.` };
    case "disputed":
      return { state: "unreadable", detail: `${standing2.path} is disputed: settle the conflict by a correction.` };
    case "holds":
      return standing2.record.kind === "merge" ? changeIn3(standing2.record, standing2.path) : { state: "unreadable", detail: `${standing2.path} is not a merge record.` };
  }
}
function changeIn3({ id, subject, verdict: verdict2, links, repository: repository2 }, path) {
  const failed = verdict2.gates.filter(({ outcome: outcome2 }) => outcome2 === "fail" || outcome2 === "error");
  return {
    state: "found",
    id,
    path,
    branch: subject.branch,
    pull: subject.change.via === "pull-request" ? subject.change.number : null,
    outcome: verdict2.outcome,
    failedGates: failed.map((gate) => gate.id),
    concessions: verdict2.gates.flatMap(
      ({ id: gate, concession }) => concession ? [{ gate, issue: concession.issue }] : []
    ),
    links: links.map((link3) => linkText(link3, repository2.id))
  };
}
function linkText(link3, repository2) {
  switch (link3.kind) {
    case "issue":
      return link3.repository === repository2 ? `#${link3.number}` : `repository ${link3.repository}#${link3.number}`;
    case "tracker":
      return `${link3.system}: ${link3.key}`;
    case "id":
      return link3.id;
  }
}

// src/app/facts/release-scope.ts
function wantedOf(policy, sought) {
  const requests = requestsFor(needsOf(policy, "release"), "release");
  if (requests.length === 0) throw noGate(sought.defaultBranch);
  const { line } = sought;
  const onLine = requests.filter(({ lines }) => lines === void 0 || line === null || matcher(lines)(line));
  if (onLine.length === 0) throw noLine(line ?? "", sought.defaultBranch);
  const found2 = onLine.flatMap((request2) => scopesOf(request2, sought).map((scope2) => ({ request: request2, scope: scope2 })));
  const [first] = found2;
  if (!first) throw noPackage(requests, sought);
  const names = [...new Set(found2.map(({ scope: scope2 }) => scope2.package ?? "the whole repository"))];
  if (names.length > 1) throw unclear(names, sought.tag);
  if (new Set(found2.map((one) => JSON.stringify([one.scope.paths, one.request.since, one.request.follow]))).size > 1)
    throw differing(sought);
  const { scope, request } = first;
  return {
    scope: { ...scope, tags: found2.flatMap((one) => one.scope.tags) },
    since: request.since,
    follow: request.follow,
    stages: [...new Set(found2.flatMap((one) => stagesOf(one.request, sought.environment)))],
    otherTags: requests.flatMap(
      ({ packages = [] }) => packages.flatMap(({ name: name2, tags }) => name2 === scope.package ? [] : [tags])
    )
  };
}
var stagesOf = ({ stages }, environment) => stages.flatMap((one) => environment !== null && isSame(environment)(one.environment) ? one.after : []);
var noGate = (branch) => new UserFacingError(
  "no_release_gate",
  "The policy has no gate of type release, so releases cannot be evaluated.",
  `Add one to the policy on ${branch}, or remove this job from the workflow.`
);
var noLine = (line, branch) => new UserFacingError(
  "no_release_gate",
  `The policy has no release gate for the branch ${plain(line)}.`,
  `Add the branch to \`lines\` of a release gate, in the policy on ${branch}.`
);
function noPackage(requests, { tag, named: named3, defaultBranch }) {
  const packages = requests.flatMap(({ packages: all = [] }) => all);
  const names = packages.map(({ name: name2 }) => name2);
  const shown3 = names.slice(0, 10).join(", ") + (names.length > 10 ? ", \u2026" : "");
  const isOther = named3 !== null && names.includes(named3);
  const what3 = named3 === null ? `The tag ${plain(tag ?? "")} matches none of the packages of the policy: ${shown3}.` : isOther ? `The tag ${plain(tag ?? "")} is not one of the package ${plain(named3)}, which the input "package" names.` : `The input "package" names ${plain(named3)}, which is none of the packages of the policy: ${shown3 || "it names none"}.`;
  const next = isOther ? "Leave the input out: the tag tells the package." : `Correct it, or add the package to \`packages\` of a release gate, in the policy on ${defaultBranch}.`;
  return new UserFacingError("release_package_unknown", what3, next);
}
var unclear = (names, tag) => new UserFacingError(
  "release_package_unclear",
  `${tag === null ? "Without a tag, the release" : `The release ${plain(tag)}`} could be of ${names.slice(0, 10).join(", ")}.`,
  tag === null ? 'Name the package in the input "package".' : 'Make the `tags` of the packages exclude each other, or name the package in the input "package".'
);
var differing = ({ line, defaultBranch }) => new UserFacingError(
  "release_gates_differ",
  `The gates that are about this release have different \`paths\`, \`contents.since\` or \`contents.follow\`${line === null ? ", and it is not known from which branch it is" : ""}.`,
  line === null ? "Run the job again in some minutes. If that does not help, use the same values in all of them." : `Use the same values in all of them, in the policy on ${defaultBranch}.`
);

// src/app/facts/release.ts
var collectors2 = { time: time2, release, owedReviews: owedReviews2, artifacts, authorisations, memberships: memberships2 };
async function collectReleaseFacts(scene2) {
  const known = {};
  const whole2 = { ...scene2, ofRun: await runOf4(scene2) };
  for (const name2 of ["time", "release", "owedReviews", "artifacts", "authorisations", "memberships"])
    Object.assign(known, { [name2]: await collectors2[name2](whole2, known) });
  return { ...NOTHING_KNOWN, ...known };
}
async function runOf4({ context, run: run2 }) {
  try {
    return await readRun(context.client, context.repository, run2);
  } catch (error) {
    if (error instanceof GitHubError && (error.code === "not_found" || error.code === "forbidden")) return void 0;
    throw error;
  }
}
async function time2({ context: { client } }) {
  return timeFact(client.time());
}
async function release(scene2) {
  const { context, policy, task, answer: answer8 } = scene2;
  const { tag, environment, declared } = task;
  const line = answer8.line ?? task.branch ?? await lateLine(scene2);
  const { defaultBranch } = answer8;
  const wanted = wantedOf(policy, { tag, named: declared.package, line, environment, defaultBranch });
  const { scope, since: since2, follow, stages, otherTags } = wanted;
  const [repositoryId, ledger, commit2] = [answer8.repository.id, policy.ledger.branch, answer8.commit];
  const isRangeKnown = since2 !== void 0 || declared.kind === "rollback";
  const place3 = { repositoryId, ledger, scope, otherTags, environment, line, commit: commit2, stages, isRangeKnown };
  return releaseFact(context.client, context.repository, {
    answer: answer8,
    tag,
    environment,
    declared: { ...declared, requesters: scene2.ofRun && requestersOf(scene2) },
    package: scope.package,
    paths: scope.paths,
    line,
    since: since2,
    follow,
    earlier: await earlierReleases(context, place3),
    records: (merged) => mergeRecordsOf(context, repositoryId, ledger, merged),
    installation: (merged) => installationIn(context, { repositoryId, ledger, branch: line ?? defaultBranch }, merged)
  });
}
async function lateLine({ context: { client, repository: repository2 }, answer: answer8 }) {
  const merges2 = await recentMerges(client, repository2, null);
  return merges2.get(answer8.commit)?.baseRefName ?? null;
}
function requestersOf({ task, ofRun }) {
  const starters = (ofRun?.starters ?? []).map(
    ({ id, login, type }) => ({ id: String(id), login, kind: type === "User" ? "User" : "Bot" })
  );
  const all = [...task.requester ? [task.requester] : [], ...starters];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
async function owedReviews2({ context, policy, answer: answer8 }) {
  if (!policy.retrospectives) return NOT_COLLECTED;
  const asOf = context.client.time();
  return owedReviewsFact(context, { repositoryId: answer8.repository.id, ledger: policy.ledger.branch, asOf });
}
async function artifacts({ context, policy, task, answer: answer8 }) {
  const requests = requestsFor(needsOf(policy, "release"), "artifacts");
  const given = task.declared.artifacts;
  if (requests.length === 0 && given.length === 0) return NOT_COLLECTED;
  const tag = requests.some(({ assets }) => assets) ? task.tag : null;
  const asked = task.declared.kind === "rollback" ? [] : requests.flatMap(({ provenance: provenance3 = [] }) => provenance3);
  const attestations = { requests: asked, policyCommit: answer8.rules?.oid ?? "", elsewhere: context.orgClient };
  return artifactsFact(context.client, context.repository, { tag, given, attestations });
}
function authorisations(scene2, known) {
  const { context, policy, task, run: run2, ofRun, answer: answer8 } = scene2;
  const requests = requestsFor(needsOf(policy, "release"), "authorisations");
  const last = known.release?.state === "complete" ? known.release.value.changes.at(-1) : void 0;
  return authorisationsFact(context.client, context.repository, {
    run: run2,
    ofRun,
    isLate: task.isLate,
    via: [...new Set(requests.flatMap((request) => request.via))],
    published: task.published,
    answer: answer8,
    tag: task.tag,
    // A rollback has no contents: what its commit names is asked of GitHub.
    pull: last?.commit === answer8.commit ? last.pull : answer8.pull,
    releasePulls: [...new Set(requests.flatMap(({ releasePulls = [] }) => releasePulls))]
  });
}
function memberships2({ context, policy }, known) {
  const { authorisations: words } = known;
  const people = words?.state === "complete" ? words.value.map(({ account: account2 }) => account2) : [];
  const requests = requestsFor(needsOf(policy, "release"), "memberships");
  const names = requests.length > 0 ? requests.flatMap(({ roles }) => roles) : void 0;
  return membershipsOf(context, policy, names, { people });
}

// src/app/release/judge-release.ts
var MAX_ROUNDS4 = 3;
async function judgeRelease(context, task, run2) {
  const { client, repository: repository2, policyPath } = context;
  for (let round = 1; ; round++) {
    const answer8 = await readRelease(client, repository2, task, policyPath);
    const judged = await judgeOnce(context, task, run2, answer8);
    const now = await readReleaseNow(client, repository2, task.tag);
    const moved = now.policyCommit !== (answer8.rules?.oid ?? null) || now.tagCommit !== answer8.tagCommit;
    if (!moved) return judged;
    if (round === MAX_ROUNDS4) return unsettled2(judged);
  }
}
async function judgeOnce(context, task, run2, answer8) {
  const { policyPath } = context;
  const subject = {
    repository: answer8.repository.name,
    release: releaseName(task),
    head: answer8.commit,
    base: answer8.rules?.oid ?? ""
  };
  const read2 = answer8.rules ? await readPolicy(context, answer8.rules, answer8.defaultBranch) : { reasons: [{ code: "base_unreadable", message: `The default branch ${answer8.defaultBranch} cannot be read.` }] };
  if (!("policy" in read2)) {
    const verdict3 = brokenVerdict(subject, policyPath, { title: "The policy cannot be used", reasons: read2.reasons });
    return { verdict: verdict3, facts: NOTHING_KNOWN, policy: void 0, answer: answer8 };
  }
  const { policy, source } = read2;
  const facts = await collectReleaseFacts({ context, policy, task, run: run2, answer: answer8 });
  const verdict2 = evaluate(policy, facts, { subject, policy: source }, "release");
  return { verdict: verdict2, facts, policy: withPeople(policy, facts), answer: answer8 };
}
function unsettled2({ verdict: { reasons: _, ...verdict2 }, ...judged }) {
  const reason = {
    code: "release_moving",
    message: `The tag or the default branch moved ${MAX_ROUNDS4} times during the evaluation.`,
    next: "Run the job again when nobody is pushing or reviewing."
  };
  const gates2 = verdict2.gates.map(
    ({ id, type, enforce, clauses: clauses2 }) => ({
      id,
      type,
      enforce,
      ...unjudged([reason]),
      title: "The release kept changing",
      clauses: clauses2
    })
  );
  return { ...judged, verdict: { ...verdict2, gates: gates2, outcome: "error" } };
}

// src/app/release/approve-release.ts
async function approveRelease(context, task, options2, inputs, runUrl) {
  const judged = await judgeRelease(context, task, options2.decidedBy.run);
  const record3 = recordOf4(context, task, judged, options2);
  if (options2.dryRun) return { judged, record: record3, appended: void 0, checkUrl: void 0, notices: [] };
  const ledger = judged.policy?.ledger.branch ?? LEDGER_BRANCH;
  const store = githubStore(context.client, { ...context.repository, branch: ledger });
  const appended = await append(store, record3, options2.retryPolicy);
  return { judged, record: record3, appended, ...await publish(context, judged, record3, appended, options2, inputs, runUrl) };
}
function recordOf4(context, { tag, environment, declared, requester }, { verdict: verdict2, facts, policy, answer: answer8 }, { decidedBy }) {
  const release3 = facts.release.state === "complete" ? facts.release.value : void 0;
  return fitting({
    at: context.client.time(),
    repository: answer8.repository,
    subject: { commit: answer8.commit, tag, environment, kind: declared.kind },
    requestedBy: recordedPerson(requester ?? release3?.requesters?.[0] ?? null, policy),
    verdict: verdict2,
    hasPolicy: policy !== void 0,
    release: release3,
    evidence: evidenceOf(facts),
    artifacts: facts.artifacts.state === "complete" ? facts.artifacts.value : [],
    owed: facts.owedReviews.state === "complete" ? facts.owedReviews.value.open : [],
    provenance: verdict2.gates.flatMap(({ provenance: provenance3 = [] }) => provenance3),
    authorisations: authorisationsSeen(facts, verdict2, policy),
    decidedBy,
    awaits: awaitsOf2,
    edition: policy?.edition ?? "2015"
  });
}
function fitting(decided) {
  try {
    return releaseRecord(decided);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const reason = { code: "record_not_built", message: "The release is too large for a record." };
    const [gate] = decided.verdict.gates;
    const gates2 = gate ? [{ ...gate, reasons: [reason] }] : [];
    return releaseRecord({
      ...decided,
      verdict: { ...decided.verdict, outcome: "error", gates: gates2 },
      hasPolicy: false,
      release: void 0,
      evidence: [],
      artifacts: [],
      owed: [],
      provenance: [],
      authorisations: []
    });
  }
}
function authorisationsSeen({ authorisations: authorisations3 }, { gates: gates2 }, policy) {
  if (authorisations3.state !== "complete") return [];
  const weighed = gates2.flatMap((gate) => gate.authorisations ?? []);
  return authorisations3.value.map((authorisation, place3) => {
    const mine = weighed.filter((one) => one.place === place3);
    const objection = mine.find(({ why: why3 }) => why3 !== null);
    const why2 = objection?.why ?? (mine.length > 0 ? null : "authorisation_not_weighed");
    return { authorisation, roles: rolesOf(authorisation.account, policy), why: why2 };
  });
}
async function publish({ client, repository: repository2 }, { verdict: verdict2 }, record3, appended, { checkName }, { publish: where }, runUrl) {
  if (!where.has("check-runs")) return { checkUrl: void 0, notices: [] };
  const name2 = `${checkName} release`;
  const options2 = { name: name2, overall: name2, judgedAt: client.time(), detailsUrl: runUrl, annotate: false };
  const kept = isInLedger(appended);
  const shown3 = kept && record3.verdict.outcome === verdict2.outcome ? verdict2 : unkept(verdict2, appended);
  const checks = checkRuns(shown3, void 0, void 0, options2);
  const { overall: overall2, problem, missing: missing3 } = await postChecks(client, repository2, checks);
  if (!problem) return { checkUrl: overall2?.url, notices: [] };
  const names = missing3.map((name3) => `"${name3}"`).join(", ");
  return { checkUrl: overall2?.url, notices: [plain(`Not posted: ${names}. ${problem.message} ${problem.next}`)] };
}
function unkept(verdict2, appended) {
  const detail = "why" in appended ? appended.why : "";
  const next = "next" in appended ? appended.next : "Run the job again.";
  const reason = {
    code: "release_unrecorded",
    message: `The record of the release is not in the ledger. ${detail}`,
    next
  };
  const gates2 = verdict2.gates.map((gate) => ({ ...gate, outcome: "error", reasons: [reason, ...gate.reasons] }));
  return { ...verdict2, gates: gates2, outcome: "error" };
}

// src/github/release/notes.ts
var notesAnswer = object({ id: number().int(), body: string().nullish() });
async function readNotes(client, { owner, name: name2 }, tag) {
  const what3 = `reading the notes of the release ${tag}`;
  try {
    const answer8 = await client.rest(
      "GET /repos/{owner}/{repo}/releases/tags/{tag}",
      { owner, repo: name2, tag },
      { what: what3 }
    );
    const { id, body } = parse(notesAnswer, answer8.data, [], what3);
    return { id, body: body ?? "" };
  } catch (error) {
    if (error instanceof GitHubError && error.code === "not_found") return void 0;
    throw error;
  }
}
async function writeNotes(client, { owner, name: name2 }, id, body) {
  const parameters = { owner, repo: name2, release_id: id, body };
  await client.rest("PATCH /repos/{owner}/{repo}/releases/{release_id}", parameters, {
    what: "writing the notes of the release"
  });
}

// src/app/release/attach.ts
var BEGIN = "<!-- gatebook: begin -->";
var END = "<!-- gatebook: end -->";
var MAX_BYTES5 = 6e4;
async function attachPage({ client, repository: repository2 }, tag, page2) {
  try {
    const notes = await readNotes(client, repository2, tag);
    if (!notes) return `The page is not in the notes of the release: there is no published release of ${plain(tag)}.`;
    await writeNotes(client, repository2, notes.id, withPage(notes.body, page2));
    return void 0;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return plain(`The page is not in the notes of the release. ${error.message} ${error.next}`);
  }
}
function withPage(notes, page2) {
  const begin = notes.lastIndexOf(BEGIN);
  const end = notes.indexOf(END, begin);
  const own = begin === -1 || end === -1 ? notes : notes.slice(0, begin) + notes.slice(end + END.length);
  const text2 = withinBytes(page2, MAX_BYTES5);
  return [own.trimEnd(), BEGIN, text2, END].filter(Boolean).join("\n\n");
}

// src/book/release-page.ts
function releasePage(page2) {
  const { record: record3, verdict: verdict2, name: name2 } = page2;
  return [
    `# Release ${markdown(name2)}`,
    "",
    decision(page2),
    "",
    ...summary2(page2),
    ...why(verdict2),
    "",
    "## Authorisations",
    "",
    ...authorisations2(page2),
    "",
    "## What is in it",
    "",
    ...changes(page2),
    "",
    "## What was delivered",
    "",
    ...artifacts2(record3),
    "",
    "## What remains to be done",
    "",
    ...obligations(page2),
    "",
    "## Sources",
    "",
    ...basis(page2)
  ];
}
var DECISIONS = {
  pass: "Authorised",
  fail: "Refused",
  error: "Could not be evaluated, so it is not authorised"
};
var timeOf2 = (at2) => `${at2.slice(0, 10)} at ${at2.slice(11, 16)} UTC`;
function decision({ record: record3, names }) {
  const { verdict: verdict2, authorisations: authorisations3, at: at2 } = record3;
  const who = authorisations3.filter(({ counted: counted5 }) => counted5).map(({ account: account2 }) => nameIn(names, account2));
  const by = verdict2.outcome === "pass" ? ` by ${[...new Set(who)].map((one) => markdown(one)).join(" and ")}` : "";
  return `**${DECISIONS[verdict2.outcome]}** on ${timeOf2(at2)}${by}.`;
}
var nameIn = (names, account2) => account2 === null ? "a deleted account" : names.get(account2) ?? `account ${account2}`;
function summary2(page2) {
  const { record: record3, names } = page2;
  const { subject, requestedBy: requestedBy2, policy } = record3;
  const rows = [
    ["What", what2(record3)],
    ["Where", subject.environment === null ? "no environment" : markdown(subject.environment)],
    ["Kind", kind(page2)],
    ["Since", since(page2)],
    ["Contents", contents(page2)],
    ["Requested by", requestedBy2 === null ? "not known" : markdown(nameIn(names, requestedBy2.account))],
    [
      "Policy",
      policy === null ? "none that could be read" : `${code(policy.path)}, ${code(policy.digest.slice(0, 19))}`
    ]
  ];
  return ["| | |", "| --- | --- |", ...rows.map(([name2, text2]) => `| ${name2} | ${text2} |`)];
}
function what2({ repository: repository2, subject }) {
  const parts = [
    markdown(repository2.name),
    ...subject.package === null ? [] : [`package ${markdown(subject.package)}`],
    `commit ${code(subject.commit)}`,
    ...subject.line === null ? [] : [`of ${markdown(subject.line)}`]
  ];
  return parts.join(", ");
}
var shown2 = (text2) => /^(?:change )?#[1-9]\d{0,9}$/.test(text2) ? text2 : markdown(text2);
function kind({ record: { subject, incident }, beside: beside2 }) {
  const from = subject.replaces === null ? "" : ` from ${code(subject.replaces.commit.slice(0, 7))}`;
  const why2 = (beside2?.why ?? []).map(shown2);
  if (why2.length > 0) return `${subject.kind}${from}: ${why2.join(", ")}`;
  return `${subject.kind}${from}${incident?.issue ? `: #${incident.issue}` : ""}`;
}
function since({ record: { subject }, beside: beside2 }) {
  const { previous } = subject;
  if (previous)
    return `${markdown(previous.tag ?? "commit")} (${code(previous.commit.slice(0, 7))}), the last authorised release`;
  switch (beside2?.begins.at) {
    case "rollback":
      return "nothing: it was authorised before";
    case "since":
      return `commit ${code(beside2.begins.commit?.slice(0, 7) ?? "")}, at which records begin by the policy`;
    case "root":
      return "the beginning: no release is authorised before it";
    default:
      return "not known";
  }
}
function contents({ record: record3, beside: beside2 }) {
  if (record3.subject.kind === "rollback") return "nothing new";
  const passed = record3.changes.filter(({ outcome: outcome2 }) => outcome2 === "pass").length;
  const { others = 0, early = 0, changes: seen } = beside2 ?? {};
  const waived = record3.changes.filter(({ commit: commit2 }) => (seen?.get(commit2)?.concessions.length ?? 0) > 0).length;
  return [
    `${passed} of ${record3.changes.length} changes passed every gate`,
    ...waived > 0 ? [`${waived} of them by a concession`] : [],
    ...others > 0 ? [`${others} more touch other packages only`] : [],
    ...early > 0 ? [`${early} came before the first policy`] : []
  ].join("; ");
}
function why({ gates: gates2 }) {
  const reasons = gates2.flatMap((gate) => gate.outcome === "not_applicable" ? [] : gate.reasons);
  if (reasons.length === 0) return [];
  const lines = reasons.map(
    ({ message, next }) => `- ${prose(message)}${next === void 0 ? "" : `<br>\u2192 ${prose(next)}`}`
  );
  return ["", "## Why it is not authorised, and what would change that", "", ...lines];
}
var STATES2 = {
  approved: "approved",
  rejected: "rejected",
  pending: "not decided",
  published: "published the release"
};
var WAYS2 = { environment: "", release: "", tag: "signed the tag", review: "approved the release pull request" };
function how({ via, state, environment }) {
  const act = WAYS2[via] === "" || state !== "approved" ? STATES2[state] : WAYS2[via];
  return environment === null ? act : `${act}, environment ${environment}`;
}
function authorisations2({ record: record3, names }) {
  if (record3.authorisations.length === 0) return ["Nobody."];
  const rows = record3.authorisations.map((one) => {
    const when = `${one.at.slice(0, 16).replace("T", " ")}${one.precision === "captured" ? " at the latest" : ""}`;
    const cells = [
      nameIn(names, one.account),
      one.roles.join(", ") || "none",
      how(one),
      when,
      one.counted ? "yes" : `no: ${one.why?.replaceAll("_", " ")}`
    ];
    return `| ${cells.map((cell) => markdown(cell)).join(" | ")} |`;
  });
  return ["| Who | Role | What | When (UTC) | Counts |", "| --- | --- | --- | --- | --- |", ...rows];
}
var OUTCOMES2 = { pass: "passed", fail: "failed", error: "could not be evaluated", not_judged: "not evaluated" };
function changes(page2) {
  const { record: record3, server, beside: beside2 } = page2;
  if (record3.changes.length === 0) return ["Nothing new."];
  const rows = record3.changes.map(({ commit: commit2, pull, outcome: outcome2, record: id }) => {
    const seen = beside2?.changes.get(commit2);
    const cells = [
      link(commit2.slice(0, 7), `${server}/${record3.repository.name}/commit/${commit2}`),
      `${pull === null ? "pushed without a pull request" : `pull request ${pull}`}${backportOf(seen)}`,
      outcome2 === null ? "no reliable record" : `${OUTCOMES2[outcome2]}${concessionsOf(seen)}`,
      linksOf2(seen),
      id === null ? "" : code(id.slice(7, 19))
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return ["| Commit | Change | Verdict | Work items | Record |", "| --- | --- | --- | --- | --- |", ...rows];
}
function backportOf(change2) {
  const original = change2?.picked;
  if (!original) return "";
  const how2 = original.samePatch === true ? "the same edits" : original.samePatch === false ? "other edits" : "edits not compared";
  return `, picked from ${code(original.commit.slice(0, 7))}, ${how2}`;
}
var concessionsOf = (change2) => (change2?.concessions ?? []).map(({ gate, issue: issue6 }) => `; ${markdown(gate)} by concession #${issue6}`).join("");
function linksOf2(change2) {
  const links = change2?.links ?? [];
  return links.length === 0 ? "none" : links.slice(0, 10).map(shown2).join(", ");
}
var SOURCES = {
  "release-asset": "file of the release",
  container: "container, as the run was told",
  input: "as the run was told"
};
function artifacts2({ artifacts: all }) {
  if (all.length === 0) return ["Neither files nor their digests are recorded."];
  const rows = all.map(
    ({ name: name2, digest: digest2, source, provenance: provenance3 }) => `| ${markdown(name2)} | ${code(digest2)} | ${SOURCES[source]} | ${builtBy(provenance3)} |`
  );
  return ["| Name | Digest | Where from | Provenance |", "| --- | --- | --- | --- |", ...rows];
}
function builtBy(provenance3) {
  if (provenance3 === null) return "not verified";
  return `built by ${code(provenance3.signer)} from ${code(provenance3.commit.slice(0, 7))}`;
}
function obligations({ record: record3, beside: beside2 }) {
  const { openObligations, at: at2 } = record3;
  if (openObligations.length === 0) return ["No review is known to be open."];
  return openObligations.map(({ what: what3, record: id, due }) => {
    const of = id === null ? "this release" : beside2?.owed.get(id) ?? `record ${id.slice(7, 19)}`;
    const when = due === null ? "due now" : `due on ${timeOf2(due)}`;
    return `- Retrospective ${what3} of ${shown2(of)}, ${when}${due !== null && due < at2 ? " and overdue" : ""}`;
  });
}
function basis({ record: record3, path }) {
  const { clauses: clauses2, decidedBy } = record3;
  const edition = clauses2[0]?.edition ?? "2015";
  return [
    `- Record: ${path === void 0 ? "not in the ledger" : code(path)}; \`gatebook ledger verify\` shows whether it is unchanged.`,
    `- Decided by: Gatebook ${decidedBy.version} in run ${decidedBy.run}, attempt ${decidedBy.attempt}`,
    `- ISO 9001:${edition} ${clauses2.map(({ id }) => id).join(", ")}`
  ];
}

// src/app/release/summary.ts
var DECISIONS2 = { pass: "authorised", fail: "refused", error: "not authorised: it could not be evaluated" };
function releaseSummary(release3, server) {
  const { judged, record: record3, appended, checkUrl, notices } = release3;
  const { verdict: verdict2, facts } = judged;
  const whole2 = record3.verdict.outcome === verdict2.outcome;
  const kept = whole2 && (!appended || isInLedger(appended));
  const beside2 = facts.release.state === "complete" ? besideRecord(facts.release.value, facts.owedReviews) : void 0;
  const path = kept ? appended?.path : void 0;
  const name2 = releaseName(record3.subject);
  const page2 = releasePage({ record: record3, verdict: verdict2, name: name2, beside: beside2, names: namesIn(release3), path, server });
  const decision2 = `Release ${name2} ${DECISIONS2[verdict2.outcome]}.`;
  return {
    outcome: kept ? verdict2.outcome : "error",
    headline: plain(kept ? decision2 : `${decision2} Its record is not in the ledger, so it must not be published.`),
    failedGates: verdict2.gates.filter(({ outcome: outcome2 }) => outcome2 === "fail" || outcome2 === "error").map(({ id }) => id),
    lines: [...gatesLines(verdict2), plain(ledgerLine(appended))],
    notices,
    page: page2,
    judged: { verdict: verdict2, facts },
    recorded: [{ record: record3, appended }],
    documents: { "release.md": page2 },
    checkUrl
  };
}
function namesIn({ judged: { facts } }) {
  const words = facts.authorisations.state === "complete" ? facts.authorisations.value : [];
  const requesters = facts.release.state === "complete" ? facts.release.value.requesters ?? [] : [];
  const accounts = [...words.map(({ account: account2 }) => account2), ...requesters];
  return new Map(accounts.flatMap((account2) => account2 ? [[account2.id, account2.login]] : []));
}
function besideRecord({ begins, incident, reason, changes: changes2 }, owed) {
  const others = changes2.filter(({ inPackage = true, early = false }) => !inPackage && !early);
  return {
    begins,
    why: [incident, reason].flatMap((text2) => text2 ?? []),
    others: others.length,
    early: changes2.filter(({ early }) => early).length,
    owed: new Map(owed.state === "complete" ? owed.value.open.map((one) => [one.record, reviewed(one)]) : []),
    changes: new Map(changes2.map((change2) => [change2.commit, besideChange(change2)]))
  };
}
var besideChange = ({ record: record3, backportOf: backportOf2 }) => ({
  concessions: record3.state === "found" ? record3.concessions ?? [] : [],
  links: record3.state === "found" ? record3.links ?? [] : [],
  picked: backportOf2
});

// src/app/release/release.ts
async function release2(context, task, options2, inputs, runUrl) {
  const approved = await approveRelease(context, task, options2, inputs, runUrl);
  const summary3 = releaseSummary(approved, context.server);
  const isWanted = inputs.publish.has("release-notes") && !options2.dryRun && summary3.outcome === "pass";
  if (!isWanted || task.tag === null) return summary3;
  const notice = await attachPage(context, task.tag, summary3.page ?? []);
  return notice === void 0 ? summary3 : { ...summary3, notices: [...summary3.notices ?? [], notice] };
}

// src/app/release/backfill-release.ts
async function backfillRelease(context, { tag, declared, requester }, options2, inputs, runUrl) {
  const { client, repository: repository2, policyPath } = context;
  const { tagCommit: commit2 } = await readReleaseNow(client, repository2, tag);
  if (commit2 === null) throw noTag(tag);
  const { repositoryId, branch, rules: rules2 } = await readDefaultBranch(client, repository2, policyPath);
  const ledger = await ledgerOf(context, rules2, branch) ?? USUAL_LEDGER;
  const { path, isWhole: isWhole4 } = await authorisedRelease(context, ledger, { repositoryId, commit: commit2, tag, declared });
  if (path !== void 0) return thereAlready(tag, path);
  const task = {
    story: "release",
    commit: commit2,
    tag,
    environment: declared.environment,
    branch: null,
    published: null,
    requester,
    declared,
    isLate: true
  };
  const summary3 = await release2(context, task, options2, inputs, runUrl);
  if (isWhole4) return summary3;
  const note = "Only the newest 2000 records were searched for an earlier authorisation of this release.";
  return { ...summary3, notices: [...summary3.notices ?? [], note] };
}
function thereAlready(tag, path) {
  const headline2 = plain(`Release ${tag} is authorised already: ${path} in the ledger.`);
  return { outcome: "pass", headline: headline2, page: [`**${prose(headline2)}**`] };
}
var noTag = (tag) => new UserFacingError(
  "release_missing",
  `There is no tag ${tag}, or it points at no commit.`,
  'Correct the input "release".'
);

// src/github/branch/merged-as.ts
var answer7 = object({
  repository: object({
    pullRequest: object({
      merged: boolean(),
      baseRefName: string(),
      mergeCommit: object({ oid: string() }).nullable()
    }).nullable()
  })
});
async function readMergedAs(client, { owner, name: name2 }, number2) {
  const what3 = `reading where change #${number2} was merged`;
  const found2 = await client.graphql(MERGED_AS, { owner, name: name2, number: number2 }, { what: what3 });
  const { pullRequest } = parse(answer7, found2.data, found2.errors, what3).repository;
  if (!pullRequest) throw nothingThere(what3);
  const { merged, baseRefName, mergeCommit } = pullRequest;
  return merged && mergeCommit ? { branch: baseRefName, commit: mergeCommit.oid } : null;
}

// src/github/branch/span.ts
var KEPT_MS = 365 * 24 * 60 * 60 * 1e3;
var MERGE_KINDS = ["push", "force_push", "pr_merge", "merge_queue_merge"];
var isNone2 = (commit2) => /^0+$/.test(commit2);
async function readSpan(client, repository2, branch, since2, budget) {
  return "time" in since2 ? sinceTime(client, repository2, branch, Date.parse(since2.time), budget) : sinceCommit(client, repository2, branch, since2.commit, budget);
}
async function sinceTime(client, repository2, { name: name2, tip }, since2, budget) {
  const isBefore = ({ timestamp }) => Date.parse(timestamp) < since2;
  const read2 = await readMoves(client, repository2, name2, (moves2) => moves2.some(isBefore));
  const isOutside2 = outside(read2, isBefore, { since: since2, now: Date.parse(client.time()), branch: name2 });
  const suffices = (commits2) => commits2.some(isOutside2);
  const { commits, isCut: isCut3 } = await walkOwn(client, repository2, tip, suffices, { what: reading2(name2), budget });
  const first = commits.findIndex(isOutside2);
  const end = first === -1 ? commits.length : first;
  const moves = read2?.moves ?? [];
  const ofSpan = newestLife(moves).filter((move) => !isBefore(move));
  return { commits, end, moves, elsewhere: notIn(commits.slice(0, end), ofSpan, isCut3), isCut: isCut3, isBounded: !isCut3 };
}
function newestLife(moves) {
  const made = moves.findIndex(({ before: before2 }) => isNone2(before2));
  return made === -1 ? moves : moves.slice(0, made + 1);
}
function outside(read2, isBefore, { since: since2, now, branch }) {
  const older = new Set(read2?.moves.filter(isBefore).map(({ after: after2 }) => after2));
  const start = read2 && startOf(read2, isBefore, since2 >= now - KEPT_MS);
  return (commit2) => older.has(commit2.oid) || commit2.oid === start || wasMergedBefore(commit2, branch, since2) || read2 !== void 0 && isForgotten(read2, commit2, now);
}
function startOf({ moves, isWhole: isWhole4 }, isBefore, isKept3) {
  const life = newestLife(moves);
  const oldest = life.filter((move) => !isBefore(move)).at(-1);
  if (oldest && isNone2(oldest.before)) return oldest.after;
  const isKnown2 = moves.some(isBefore) || isWhole4 && isKept3;
  return isKnown2 ? oldest?.before : void 0;
}
function wasMergedBefore({ oid: oid4, associatedPullRequests }, branch, since2) {
  const pulls = associatedPullRequests?.nodes.flatMap((pull) => pull ?? []) ?? [];
  const merge4 = pulls.find((pull) => pull.merged && pull.baseRefName === branch && pull.mergeCommit?.oid === oid4);
  return merge4?.mergedAt ? Date.parse(merge4.mergedAt) < since2 : false;
}
function isForgotten({ moves, isWhole: isWhole4 }, { committedDate }, now) {
  return isWhole4 && moves.length === 0 && Date.parse(committedDate) < now - KEPT_MS;
}
async function sinceCommit(client, repository2, branch, commit2, budget) {
  const { commits, end: found2, moves, isCut: isCut3 } = await readAround(client, repository2, branch, commit2, budget);
  const places2 = new Map(commits.map(({ oid: oid4 }, at2) => [oid4, at2]));
  const made = newestLife(moves).at(-1);
  const end = Math.min(found2, made && isNone2(made.before) ? places2.get(made.after) ?? found2 : found2);
  const past = moves.findIndex(({ after: after2 }) => (places2.get(after2) ?? -1) >= end);
  const ofSpan = newestLife(past === -1 ? moves : moves.slice(0, past));
  const elsewhere = notIn(commits.slice(0, end), ofSpan, isCut3 || end === commits.length);
  return { commits, end, moves, elsewhere, isCut: isCut3, isBounded: false };
}
var MARGIN = 200;
async function readAround(client, repository2, { name: name2, tip }, commit2, budget) {
  const read2 = await readMoves(
    client,
    repository2,
    name2,
    (moves2) => moves2.some(({ before: before2, after: after2 }) => [before2, after2].includes(commit2))
  );
  const moves = read2?.moves ?? [];
  const ends = new Set(moves.flatMap(({ before: before2, after: after2 }) => [before2, after2]));
  const suffices = (commits2) => {
    const at3 = commits2.findIndex(({ oid: oid4 }) => oid4 === commit2);
    return at3 !== -1 && (commits2.length > at3 + MARGIN || commits2.slice(at3 + 1).some(({ oid: oid4 }) => ends.has(oid4)));
  };
  const { commits, isCut: isCut3 } = await walkOwn(client, repository2, tip, suffices, { what: reading2(name2), budget });
  const at2 = commits.findIndex(({ oid: oid4 }) => oid4 === commit2);
  const end = at2 === -1 ? commits.length : at2;
  return { commits, end, moves, elsewhere: [], isCut: isCut3 && at2 === -1, isBounded: false };
}
var reading2 = (branch) => `reading the commits of ${branch}`;
function notIn(line, moves, isCut3) {
  if (isCut3) return [];
  const own = new Set(line.map(({ oid: oid4 }) => oid4));
  return moves.filter(
    ({ activity_type: type, before: before2, after: after2 }) => MERGE_KINDS.includes(type) && !own.has(after2) && !isNone2(before2) && !isNone2(after2)
  );
}

// src/github/branch/protected.ts
var PAGE7 = 100;
var MAX_PAGES18 = 10;
var MAX_RULED = 30;
var branchesAnswer = array(
  object({ name: string(), protection: object({ enabled: boolean().optional() }).optional() })
);
var rulesAnswer = array(object({ type: string() }));
async function branchNames(client, repository2) {
  return (await list4(client, repository2, {})).map(({ name: name2 }) => name2);
}
async function branchesWithPulls(client, repository2, isOther) {
  const found2 = (await list4(client, repository2, { protected: true })).filter(({ name: name2 }) => isOther(name2));
  const ruled = found2.filter(({ protection }) => protection?.enabled !== true);
  if (ruled.length > MAX_RULED) throw tooManyRuled(ruled.length);
  const without2 = /* @__PURE__ */ new Set();
  for (const { name: name2 } of ruled) if (!await needsPulls(client, repository2, name2)) without2.add(name2);
  return found2.map(({ name: name2 }) => name2).filter((name2) => !without2.has(name2));
}
var tooManyRuled = (count2) => new GitHubError("unavailable", `${count2} branches have rules, too many to read the rules of each.`, {
  status: 200,
  next: 'Name the branches in the input "branches".'
});
async function needsPulls(client, { owner, name: name2 }, branch) {
  const what3 = `reading the rules of ${branch}`;
  const parameters = { owner, repo: name2, branch, per_page: PAGE7 };
  const answer8 = await client.rest("GET /repos/{owner}/{repo}/rules/branches/{branch}", parameters, { what: what3 });
  return parse(rulesAnswer, answer8.data, [], what3).some(({ type }) => type === "pull_request");
}
async function list4(client, { owner, name: name2 }, filter) {
  const what3 = "listing the branches";
  const found2 = [];
  for (let page2 = 1; page2 <= MAX_PAGES18; page2++) {
    const parameters = { owner, repo: name2, ...filter, per_page: PAGE7, page: page2 };
    const answer8 = await client.rest("GET /repos/{owner}/{repo}/branches", parameters, { what: what3 });
    found2.push(...parse(branchesAnswer, answer8.data, [], what3));
    if (!answer8.link.includes('rel="next"')) return found2;
  }
  throw new GitHubError("unavailable", `The repository has more than ${MAX_PAGES18 * PAGE7} such branches.`, {
    status: 200,
    next: 'Name the branches in the input "branches", without patterns.'
  });
}

// src/app/upkeep/branches.ts
async function keptBranches(context, patterns) {
  const { client, repository: repository2, policyPath } = context;
  const { repositoryId, branch, rules: rules2 } = await readDefaultBranch(client, repository2, policyPath);
  const ledger = await ledgerOf(context, rules2, branch) ?? USUAL_LEDGER;
  const isOther = (name2) => name2 !== branch && name2 !== ledger && !name2.startsWith(QUEUE2);
  const { names, notes } = patterns.length > 0 ? { names: await named2(context, branch, patterns, isOther), notes: [] } : await withPulls(context, branch, isOther);
  const ledgers = /* @__PURE__ */ new Set([ledger]);
  const branches = [];
  for (const name2 of names) {
    const found2 = name2 === branch ? rules2 : await readBranch(client, repository2, name2, policyPath);
    if (!found2) throw noBranch(name2);
    branches.push({ name: name2, tip: found2.oid });
    const own = name2 === branch ? null : await ledgerOf(context, found2, name2);
    if (own) ledgers.add(own);
  }
  return { repositoryId, branches, ledgers: [...ledgers], notes, rules: rules2, defaultBranch: branch };
}
var QUEUE2 = "gh-readonly-queue/";
async function withPulls({ client, repository: repository2 }, branch, isOther) {
  try {
    return { names: [branch, ...await branchesWithPulls(client, repository2, isOther)], notes: [] };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const what3 = `Which other branches require pull requests is not known, so only ${branch} was looked at.`;
    return { names: [branch], notes: [`${what3} ${error.message} Name them in the input "branches".`] };
  }
}
async function named2({ client, repository: repository2 }, branch, patterns, isOther) {
  for (const pattern of patterns) {
    const problem = patternProblem(pattern);
    if (problem !== void 0) throw badPattern(pattern, problem);
  }
  const globs = patterns.filter((pattern) => !isLiteral(pattern));
  const listed3 = globs.length > 0 ? (await branchNames(client, repository2)).filter(matcher(globs)) : [];
  const wanted = /* @__PURE__ */ new Set([...patterns.filter(isLiteral), ...listed3]);
  const names = [...wanted.has(branch) ? [branch] : [], ...[...wanted].filter(isOther)];
  if (names.length === 0) throw noneMatches(patterns);
  return names;
}
var badPattern = (pattern, problem) => new UserFacingError(
  "input_invalid",
  `The pattern "${pattern.slice(0, 100)}" in the input "branches" ${problem}.`,
  "Give names or patterns of branches, such as release/*."
);
var noneMatches = (patterns) => new UserFacingError(
  "input_invalid",
  `No branch with records matches the input "branches" (${patterns.join(", ")}).`,
  "Give names or patterns of branches that are there, such as release/*. The ledger itself is none of them."
);
var noBranch = (name2) => new UserFacingError(
  "input_invalid",
  `There is no branch ${name2}.`,
  'Correct the input "branches", or give a pattern if the branch comes and goes.'
);

// src/github/branch/elsewhere.ts
async function landingsOfMove(client, repository2, branch, move, clock) {
  const { before: before2, after: after2, timestamp, actor, activity_type: type } = move;
  const place3 = { branch, at: timestamp, pusher: actor, times: [timestamp] };
  if (type === "force_push") return [{ ...place3, ...await forced(client, repository2, branch, after2) }];
  const pushed = await readPushed(client, repository2, { branch, before: before2, after: after2 }, clock, NO_WAITS);
  return pushed.map((merged) => ({
    ...place3,
    merged,
    commits: [merged.commit],
    unknown: merged.origin === "unknown" ? "young" : null
  }));
}
async function forced(client, repository2, branch, tip) {
  const options2 = { what: `reading what ${branch} was set to`, budget: { left: 1 } };
  const { commits } = await walkOwn(client, repository2, tip, () => true, options2);
  const [commit2] = commits;
  const parent = commit2?.parents.nodes[0]?.oid;
  const named3 = commit2 ? pullNamedBy(commit2, branch) : null;
  const unknown2 = named3 === "cut-off" ? "cut-off" : parent === void 0 ? "no-parent" : null;
  const origin2 = unknown2 !== null || named3 === "cut-off" ? "unknown" : named3?.number ?? "direct";
  return { merged: { commit: tip, parent: parent ?? "", origin: origin2, rewritten: true }, commits: [tip], unknown: unknown2 };
}

// src/github/branch/landings.ts
function landingsIn(branch, span, merges2, now) {
  const groups = [];
  for (const step of stepsOf(branch, span, merges2, now).reverse()) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && belongTogether(last, step)) group.push(step);
    else groups.push([step]);
  }
  const ofSpan = new Set(span.commits.slice(0, span.end).map(({ oid: oid4 }) => oid4));
  const tips = tipsOf(span);
  return groups.flatMap((group, place3) => landingOf(branch, group, groups[place3 - 1]?.at(-1), tips)).filter(({ merged }) => ofSpan.has(merged.commit));
}
function tipsOf({ commits, end, moves, isBounded }) {
  const start = isBounded ? commits[end] : void 0;
  return /* @__PURE__ */ new Set([...endsOf(moves), ...start ? [start.oid] : []]);
}
var endsOf = (moves) => moves.flatMap(({ before: before2, after: after2 }) => [before2, after2]);
var belongTogether = (older, newer) => typeof older.origin === "number" ? older.origin === newer.origin : older.rewritten && newer.rewritten && older.came?.activity === newer.came?.activity;
function stepsOf(branch, span, merges2, now) {
  const arrivals = arrivalsOf(span);
  const newestKnown = span.commits.findIndex(({ oid: oid4 }) => arrivals.has(oid4));
  const steps = [];
  for (const [at2, commit2] of span.commits.entries()) {
    const came = arrivals.get(commit2.oid);
    const isOld = came === void 0 && newestKnown !== -1 && at2 > newestKnown;
    const named3 = pullNamedBy(commit2, branch);
    const isOwn = named3 !== null && named3 !== "cut-off" && cameThrough(named3, commit2, came, steps.at(-1));
    const pull = merges2.get(commit2.oid) ?? (isOwn ? named3 : void 0);
    if (pull) steps.push({ ...KNOWN, commit: commit2, came, origin: pull.number, mergedAt: pull.mergedAt });
    else if (named3 === "cut-off") steps.push({ ...KNOWN, commit: commit2, came, origin: "unknown", unknown: "cut-off" });
    else steps.push(unnamedStep(commit2, came, isRewriting(came, span), isOld, now, steps.at(-1)));
  }
  return steps;
}
var MARKED_MS = 5 * 6e4;
function cameThrough(pull, { oid: oid4 }, came, next) {
  if (pull.mergeCommit?.oid === oid4) return true;
  if (next?.origin === pull.number && next.came?.activity === came?.activity) return true;
  if (came?.activity.activity_type !== "push" || pull.mergedAt === null) return false;
  return Math.abs(Date.parse(pull.mergedAt) - Date.parse(came.activity.timestamp)) <= MARKED_MS;
}
var KNOWN = { mergedAt: null, rewritten: false, unknown: null };
function unnamedStep(commit2, came, rewritten, isOld, now, next) {
  const isKnown2 = came !== void 0 && (came.isStraight || rewritten);
  const after2 = came?.isLast ? void 0 : next;
  const origin2 = isKnown2 ? originOfUnnamed(came.activity, now, after2?.origin ?? "unknown") : "unknown";
  const mergedAt = typeof origin2 === "number" ? after2?.mergedAt ?? null : null;
  const unknown2 = origin2 !== "unknown" ? null : isOld ? "old" : "young";
  return { commit: commit2, came, origin: origin2, mergedAt, rewritten, unknown: unknown2 };
}
function isRewriting(came, { isBounded }) {
  if (!came || came.isStraight) return false;
  const { activity } = came;
  return activity.activity_type === "force_push" || activity.activity_type === "push" && isBounded;
}
function arrivalsOf({ commits, moves }) {
  const places2 = new Map(commits.map(({ oid: oid4 }, at2) => [oid4, at2]));
  const ends = new Set(endsOf(moves));
  const byEnd = new Map(
    moves.filter(({ activity_type: type }) => MERGE_KINDS.includes(type)).map((one) => [one.after, one])
  );
  const arrivals = /* @__PURE__ */ new Map();
  let current;
  for (const [at2, { oid: oid4 }] of commits.entries()) {
    const begun = byEnd.get(oid4);
    if (begun) current = { activity: begun, isStraight: (places2.get(begun.before) ?? -1) > at2 };
    else if (current?.activity.before === oid4 || !current?.isStraight && ends.has(oid4)) current = void 0;
    if (current) arrivals.set(oid4, { ...current, isLast: begun !== void 0 });
  }
  return arrivals;
}
function landingOf(branch, group, before2, tips) {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last || !last.rewritten && parentOf(last) === void 0) return [];
  const { commit: commit2, came, rewritten } = last;
  const unknown2 = unknownOf(first, last, before2, tips);
  const at2 = rewritten || last.origin === "direct" ? came?.activity.timestamp : last.mergedAt;
  const times = [at2, last.mergedAt, came?.activity.timestamp].flatMap((time3) => time3 ?? []);
  const parent = parentOf(rewritten ? last : first) ?? "";
  const origin2 = unknown2 === null ? last.origin : "unknown";
  return [
    {
      branch,
      merged: { commit: commit2.oid, parent, origin: origin2, rewritten },
      commits: group.map((step) => step.commit.oid),
      at: at2 ?? null,
      pusher: came?.activity.actor ?? null,
      times: [...new Set(times)],
      unknown: unknown2
    }
  ];
}
function unknownOf(first, last, before2, tips) {
  const parent = parentOf(last.rewritten ? last : first);
  if (last.unknown) return last.unknown;
  if (parent === void 0) return "no-parent";
  if (last.rewritten) return last.came?.isLast ? null : "old";
  if (typeof last.origin !== "number" || tips.has(parent)) return null;
  if (!before2) return "cut";
  return before2.rewritten && !before2.came?.isLast ? "old" : before2.unknown;
}
var parentOf = ({ commit: commit2 }) => commit2.parents.nodes[0]?.oid;

// src/app/upkeep/look.ts
async function lookAt2(context, branch, since2, budget) {
  try {
    return await look2(context, branch, since2, budget);
  } catch (error) {
    const { message, next } = explain(error);
    return { landings: [], ofLine: [], problems: [{ message: `Branch ${branch.name}: ${message}`, next }], notes: [] };
  }
}
async function look2(context, branch, since2, budget) {
  const { client, repository: repository2 } = context;
  const span = await readSpan(client, repository2, branch, since2, budget);
  if ("commit" in since2 && !span.isCut && span.end === span.commits.length) throw notOwn(branch.name, since2.commit);
  const landings = await landingsOf(context, branch.name, span);
  const removed = await removedFrom(context, branch.name, span);
  const problems = [...span.isCut ? [tooLong2(branch.name, span)] : [], ...removed.problems];
  return { landings: [...removed.landings, ...landings], ofLine: landings, problems, notes: removed.notes };
}
async function landingsOf({ client, repository: repository2 }, branch, span) {
  const found2 = landingsIn(branch, span, /* @__PURE__ */ new Map(), client.time());
  if (found2.every(({ unknown: unknown2 }) => unknown2 === null)) return found2;
  return landingsIn(branch, span, await recentMerges(client, repository2, branch), client.time());
}
var MAX_MOVES = 50;
async function removedFrom({ client, repository: repository2, clock }, branch, { elsewhere }) {
  const landings = [];
  const problems = [];
  const notes = [];
  for (const move of elsewhere.slice(-MAX_MOVES)) {
    try {
      landings.push(...await landingsOfMove(client, repository2, branch, move, clock));
    } catch (error) {
      const { message, next } = explain(error);
      const what3 = `${move.after.slice(0, 7)} was on ${branch} until it was removed, and cannot be read.`;
      if (error instanceof GitHubError && error.code === "not_found") notes.push(`${what3} GitHub no longer has it.`);
      else problems.push({ message: `${what3} ${message}`, next });
    }
  }
  if (elsewhere.length > MAX_MOVES) problems.push(tooManyRemoved(branch, elsewhere.length));
  return { landings, problems, notes };
}
var tooManyRemoved = (branch, count2) => ({
  message: `${count2} moves of ${branch} led to commits that are no longer on it; the oldest ${MAX_MOVES} were looked at.`,
  next: "Block force pushes in the ruleset of the branch, and use a shorter span for the rest."
});
function tooLong2(branch, { commits }) {
  const last = commits.at(-1);
  return {
    message: `Branch ${branch}: the span is longer than can be read. Its newest ${commits.length} own commits were looked at, back to ${last?.oid.slice(0, 7)}.`,
    next: `Use a shorter span, such as \`since: ${last?.oid}\`. Record older merges one by one with "commit" or "pull-request".`
  };
}
var notOwn = (branch, commit2) => new GitHubError("not_found", `${commit2.slice(0, 7)} is not one of its own commits.`, {
  status: 404,
  next: `Give a commit of \`git log --first-parent ${branch}\`, or a date; or name the branch that has it in "branches".`
});

// src/app/upkeep/record-landing.ts
var recordLanding = (context, landing, options2) => recordOrExplain(context, pushOf(landing), landing.merged, options2);
function pushOf({ branch, merged, at: at2, pusher }) {
  const { parent, commit: commit2 } = merged;
  const kind2 = pusher?.type === "User" ? "User" : "Bot";
  return {
    branch,
    before: parent,
    after: commit2,
    at: `${new Date(at2 ?? 0).toISOString().slice(0, 19)}Z`,
    pusher: pusher && { id: String(pusher.id), login: pusher.login, kind: kind2 }
  };
}
function isThere(one) {
  if ("problem" in one) return false;
  const rules2 = "policyChange" in one ? one.policyChange?.appended : void 0;
  return one.appended?.status === "already_recorded" && (rules2 === void 0 || rules2.status === "already_recorded");
}

// src/app/upkeep/unknown.ts
function originProblem({ unknown: unknown2, branch }) {
  const { message, next } = PROBLEMS[unknown2 ?? "young"];
  return { message: `On ${branch}: ${message}`, next };
}
var PROBLEMS = {
  young: {
    message: "GitHub does not say yet through which pull request it came, or that it was pushed directly.",
    next: "Run the job again in some minutes."
  },
  old: {
    message: "GitHub no longer says how it came: no pull request names it, and the list of pushes does not go back to it.",
    next: 'Nothing is recorded, because it would be a guess. Check the commit by hand, and let the input "since" begin after it.'
  },
  cut: {
    message: "It may be the last commit of a longer change that could not be read whole.",
    next: "Use a shorter span."
  },
  "cut-off": {
    message: "GitHub does not list every change that contains it.",
    next: "Run the job again. If that does not help, check the commit by hand."
  },
  "no-parent": {
    message: "It has no parent commit, so no policy was in force.",
    next: 'Let the input "since" begin after it.'
  }
};

// src/app/upkeep/adoption.ts
var NOT_FOUND = { early: /* @__PURE__ */ new Set(), problems: [] };
async function beginningOf(context, ledger, line) {
  const missing3 = line.filter(({ standing: standing2 }) => standing2.merge.state === "missing");
  const [oldest] = missing3;
  if (!oldest) return NOT_FOUND;
  const installed = line.findIndex(({ standing: standing2 }) => installsIn(standing2.rules));
  if (installed !== -1) return before(missing3, line.slice(0, installed));
  const adoption = await adoptionAt(context, oldest.landing.merged.commit, ledger);
  if (adoption.hasLedger || adoption.everInHistory || adoption.defaultBranch !== oldest.landing.branch) return NOT_FOUND;
  if (!adoption.isAdoptedNow) return { ...before(missing3, line), problems: [noPolicy(context.policyPath)] };
  return before(missing3, missing3.slice(0, await countWithoutPolicy(context, ledger, missing3)));
}
function before(missing3, first) {
  const early = new Set(first.map(({ landing }) => landing));
  return { early: new Set(missing3.flatMap(({ landing }) => early.has(landing) ? landing : [])), problems: [] };
}
async function countWithoutPolicy(context, ledger, missing3) {
  let [known, end] = [0, missing3.length];
  while (end - known > 1) {
    const middle = Math.floor((known + end) / 2);
    const commit2 = missing3[middle]?.landing.merged.commit ?? "";
    if ((await adoptionAt(context, commit2, ledger)).everInHistory) end = middle;
    else known = middle;
  }
  return known + 1;
}

// src/app/upkeep/again.ts
var MAX_AGAIN = 20;
function sortByStanding(known) {
  const sorted = { missing: [], uncertain: [], disputed: [] };
  for (const [landing, { merge: merge4, rules: rules2 }] of known) {
    if (!isRecord(merge4) && !installsIn(rules2)) sorted.missing.push(landing);
    if (merge4.state === "holds" && !isCertain(merge4.record, landing)) sorted.uncertain.push(landing);
    for (const one of [merge4, rules2]) if (one.state === "disputed") sorted.disputed.push(disputed(one, landing));
  }
  return sorted;
}
var disputed = ({ seq, conflict }, { merged, branch }) => ({
  message: `Record ${seq} (${merged.commit.slice(0, 7)} on ${branch}) is disputed: a later evaluation contradicts it, ${conflict}.`,
  next: "Compare both. Somebody with a role that the policy names under `corrections` decides which one holds."
});
function isCertain(record3, { merged, unknown: unknown2 }) {
  if (record3.kind !== "merge" || unknown2 !== null) return true;
  if (record3.subject.change.via === "direct-push" && typeof merged.origin === "number") return false;
  const { reasons, gates: gates2 } = record3.verdict;
  const isOfPlatform = (gate) => (code4) => awaitsOf2(gate, code4) === "platform";
  if (codesOf(reasons).some(isOfPlatform(null))) return false;
  return !gates2.some(({ type, outcome: outcome2, reasons: all }) => outcome2 === "error" && codesOf(all).some(isOfPlatform(type)));
}
var DAY_MS3 = 24 * 60 * 60 * 1e3;
async function evaluateAgain(context, uncertain, options2) {
  if (options2.dryRun) return { outcomes: [], notes: [] };
  const day = Math.floor(Date.parse(context.client.time()) / DAY_MS3);
  const start = uncertain.length > MAX_AGAIN ? day * MAX_AGAIN % uncertain.length : 0;
  const turn = [...uncertain.slice(start), ...uncertain.slice(0, start)].slice(0, MAX_AGAIN);
  const outcomes = [];
  for (const landing of turn) outcomes.push(await recordLanding(context, landing, options2));
  const left = uncertain.length - turn.length;
  const note = `${left} more records rest on something that GitHub did not say; they are evaluated again on the next days.`;
  return { outcomes: outcomes.filter((one) => !isThere(one)), notes: left > 0 ? [note] : [] };
}

// src/collect/concessions/correction-form.ts
var PATH = /^`?(\d{4}\/\d{2}\/\d{2}\/[0-9a-f]{64}\.json)`?$/;
var CHOICES = /* @__PURE__ */ new Map([
  ["the first record", "recorded"],
  ["the later evaluation", "later"]
]);
function correctionText(body) {
  const under = sectionsOf2(body);
  const typed = (heading2) => answered(under(heading2)?.typed);
  return {
    path: PATH.exec(typed("conflict"))?.[1] ?? null,
    holds: CHOICES.get(typed("what holds").toLowerCase()) ?? null,
    reasonLength: answered(under("reason")?.text).length
  };
}

// src/collect/concessions/retrospective-form.ts
var RESULTS = /* @__PURE__ */ new Map([
  ["it conforms", "conforming"],
  ["it does not conform", "nonconforming"]
]);
var LABELS = ["change or release", "findings", "result", "actions"];
var MAX_ABOUT = 300;
var MAX_ACTIONS = 10;
function retrospectiveText(body) {
  const under = sectionsOf2(body, LABELS);
  const typed = (heading2) => answered(under(heading2)?.typed);
  const about = typed("change or release").replace(/^`([^`]+)`$/, "$1");
  return {
    about: about !== "" && about.length <= MAX_ABOUT && !about.includes("\n") ? about : null,
    result: RESULTS.get(typed("result").toLowerCase()) ?? null,
    findings: answered(under("findings")?.text),
    typedFindings: typed("findings"),
    actions: actionsIn(typed("actions"))
  };
}
function actionsIn(text2) {
  const words = text2.split(/[\s,]+/).filter((word) => word !== "" && word.toLowerCase() !== "none");
  const isIssue = (word) => /^#[1-9]\d{0,8}$/.test(word);
  if (words.length > MAX_ACTIONS || !words.every(isIssue)) return null;
  return [...new Set(words.map((word) => Number(word.slice(1))))];
}

// src/collect/concessions/requests.ts
var requestedCorrections = (client, repository2, label) => requested(client, repository2, {
  label,
  since: client.time(),
  words: /^correction granted\.?$/i,
  textOf: correctionText
});
var requestedRetrospectives = (client, repository2, label, since2) => requested(client, repository2, { label, since: since2, words: /^review done\.?$/i, textOf: retrospectiveText });
async function requested(client, repository2, { label, since: since2, words, textOf: textOf3 }) {
  const found2 = await readConcessions(client, repository2, label, since2);
  if (found2 === "forbidden") return found2;
  const requestIn = (issue6) => ({
    issue: issue6.number,
    requestedBy: account(issue6.author),
    grants: grantsIn(issue6, words),
    editedAt: editedAt(issue6),
    isClosed: issue6.closedAt !== null,
    ...textOf3(issue6.body)
  });
  return { ...found2, requests: found2.issues.map(requestIn) };
}

// src/policy/granting.ts
var ANOTHER = "Ask another person with the role to do it.";
function grantsOf(request, deciding, words) {
  const entitled = `somebody with the role ${list(deciding.roles.map(({ name: name2 }) => name2))}`;
  const looked = request.grants.map((grant2) => ({
    grant: grant2,
    objection: objectionTo(grant2, request, deciding, { words, entitled })
  }));
  const valid = looked.flatMap(({ grant: { by, ...grant2 }, objection }) => by && !objection ? [{ ...grant2, by }] : []);
  const each = valid.filter(({ by }, place3) => valid.findIndex((other) => other.by.id === by.id) === place3);
  if (each.length > 0) return each;
  const nobody = {
    because: `none of its last 100 comments is "${words.comment}"`,
    next: `Ask ${entitled} to ${words.first} and comment "${words.comment}".`
  };
  return looked.at(-1)?.objection ?? nobody;
}
function objectionTo({ by, at: at2 }, { requestedBy: requestedBy2, editedAt: editedAt2 }, { roles, access: access2, makers, since: since2 }, { words, entitled }) {
  const again = `Ask ${entitled} to comment "${words.comment}".`;
  if (by?.kind !== "User" || !roles.some((role) => holds(by, role)))
    return { because: `${by?.login ?? "a deleted account"} ${words.did}, but it must be ${entitled}`, next: again };
  if (!holds(by, access2)) return { because: `${by.login} has no write access to the repository`, next: ANOTHER };
  if (words.notRequester && by.id === requestedBy2?.id) return { because: `${by.login} requested it`, next: ANOTHER };
  if (!makers)
    return {
      because: "a commit of the change belongs to no GitHub account, so it is unknown who made it",
      next: "Its contributors must add their e-mail addresses to their accounts."
    };
  if (makers.has(by.id)) return { because: `${by.login} ${words.hadPart}`, next: ANOTHER };
  if (editedAt2 !== null && !(Date.parse(editedAt2) < Date.parse(at2)))
    return { because: `it was edited or reopened after ${by.login} ${words.did}`, next: again };
  if (!(Date.parse(at2) > Date.parse(since2)))
    return { because: `${by.login} ${words.did} before the event that it is about`, next: again };
  return void 0;
}

// src/policy/corrections.ts
var LEAST_REASON = 20;
var WORDS = {
  did: "granted it",
  comment: "correction granted",
  first: "compare both records",
  hadPart: "made the change or started a run that recorded it",
  notRequester: true
};
function decide(request, deciding) {
  const { holds: holds2, reasonLength } = request;
  if (holds2 === null) return { because: "it does not say what holds", next: 'Choose it under "What holds".' };
  if (reasonLength < LEAST_REASON)
    return {
      because: "its reason is missing or too short",
      next: 'Write it under "Reason", and have it granted again.'
    };
  const grants = grantsOf(request, deciding, WORDS);
  if ("because" in grants) return grants;
  const [grant2] = grants;
  return { grant: grant2, holds: holds2 };
}

// src/app/upkeep/deciding.ts
var ACCESS = { name: "write access", users: [], permission: "write" };
async function decidersOf(context, policy, names, grants) {
  const people = grants.map(({ by }) => by);
  const memberships3 = await membershipsOf(context, policy, names, { people, roles: [ACCESS] });
  const held = withPeople({ ...policy, roles: new Map([...policy.roles, [ACCESS.name, ACCESS]]) }, { memberships: memberships3 });
  return {
    held,
    roles: names.flatMap((name2) => held.roles.get(name2) ?? []),
    access: held.roles.get(ACCESS.name) ?? ACCESS
  };
}
function authorityOf(issue6, { by, at: at2, comment: comment2 }, { held }) {
  const roles = rolesOf(by, held).filter((name2) => name2 !== ACCESS.name);
  return { issue: issue6, comment: comment2, account: by.id, kind: by.kind, roles, at: utcSecond(at2) };
}
async function contributorsTo(context, { subject }, { knownAddresses }) {
  const { client, repository: repository2, policyPath } = context;
  if (!("change" in subject)) return { ids: [], isWhole: true };
  const { commit: commit2, parent, change: change2 } = subject;
  if (change2.via === "direct-push")
    return contributorsIn(await readCommits(client, repository2, [commit2]), knownAddresses);
  const merged = { commit: commit2, parent: parent ?? "", pull: change2.number };
  const { change: node } = await readMerged(client, repository2, merged, policyPath);
  if (!node?.commits) return { ids: [], isWhole: false };
  const isCut3 = node.commits.nodes.length < node.commits.totalCount;
  const found2 = contributorsIn(
    node.commits.nodes.flatMap((one) => one?.commit ?? []),
    knownAddresses
  );
  return { ...found2, isWhole: found2.isWhole && !isCut3, change: node };
}
function contributorsIn(commits, knownAddresses) {
  const people = peopleIn(commits);
  const ids = [...people.authors, ...people.committers, ...people.coAuthors];
  return { ids, isWhole: unknownIn({ people }, knownAddresses).length === 0 };
}
var notAllRead = ({ read: read2, total }, what3) => read2 < total ? [`Only the ${read2} ${what3} changed last were read, of ${total}. Close those that are decided.`] : [];
var forbidden3 = (what3) => `The token has no permission to read issues, so no ${what3} was read. ${grant("issues: read")}`;

// src/app/upkeep/corrections.ts
var NOTHING4 = { settled: [], notes: [] };
async function settleConflicts(context, { repositoryId }, policy, options2) {
  if (!policy?.corrections) return NOTHING4;
  const { client, repository: repository2 } = context;
  const requested2 = await requestedCorrections(client, repository2, policy.corrections.label);
  if (requested2 === "forbidden") return { settled: [], notes: [forbidden3("correction")] };
  const store = githubStore(client, { ...repository2, branch: policy.ledger.branch });
  const settled2 = [];
  const notes = notAllRead(requested2, "requests for corrections");
  for (const request of requested2.requests) {
    const result = await settleOne(context, store, { repositoryId, policy }, request, options2);
    if (typeof result === "string") notes.push(result);
    else if (result) settled2.push(result);
  }
  return { settled: settled2, notes };
}
async function settleOne(context, store, { policy, repositoryId }, request, { decidedBy, retryPolicy, dryRun }) {
  const not = (because, next) => `Correction #${request.issue} decides nothing: ${because}. ${next}`;
  const standing2 = request.path === null ? void 0 : await standingAt(store, request.path, repositoryId);
  if (!standing2) return not("it names no entry of this ledger", NAME_CONFLICT);
  if (standing2.settledBy.includes(request.issue)) return void 0;
  if (standing2.state !== "disputed" || standing2.conflict !== request.path)
    return not("it names no conflict that is open", NAME_CONFLICT);
  const deciders = await decidersOf(context, policy, policy.corrections?.["granted-by"] ?? [], request.grants);
  const makers = await makersOf(context, standing2, policy);
  const decision2 = decide(request, { ...deciders, makers, since: standing2.at });
  if ("because" in decision2) return not(decision2.because, decision2.next);
  const authority = authorityOf(request.issue, decision2.grant, deciders);
  const decided = { holds: decision2.holds, authority };
  const appended = dryRun ? void 0 : await settle2(store, standing2, { decidedBy }, decided, retryPolicy);
  return { issue: request.issue, by: decision2.grant.by.login, path: standing2.path, appended };
}
var NAME_CONFLICT = 'Write the path of the conflict, as the upkeep names it, under "Conflict", or close the issue.';
async function standingAt(store, path, repository2) {
  const [file3] = await store.read([path]) ?? [];
  const reading3 = file3 && readStoredRecord(file3);
  if (reading3?.state !== "known" || !("amends" in reading3.record)) return void 0;
  const { amends, at: at2 } = reading3.record;
  const [standing2] = await readStandings(store, [{ id: amends.record, repository: repository2, times: [at2] }]) ?? [];
  return standing2 && "record" in standing2 ? standing2 : void 0;
}
async function makersOf(context, standing2, policy) {
  const ids = [...standing2.startedBy];
  for (const record3 of [standing2.record, standing2.found]) {
    const contributors = await contributorsTo(context, record3, policy);
    if (!contributors.isWhole) return void 0;
    ids.push(...contributors.ids, ...peopleIn2(record3));
  }
  return new Set(ids);
}
function peopleIn2(record3) {
  if (record3.kind === "release") return record3.authorisations.flatMap(({ account: account2 }) => account2 ?? []);
  return [record3.authority.author, record3.authority.mergedBy].flatMap((person3) => person3?.account ?? []);
}

// src/app/upkeep/parts.ts
async function withdrawParts(context, { repositoryId, ledgers }, landings, options2) {
  const parts = landings.flatMap((landing) => partsOf4(landing, repositoryId));
  if (parts.length === 0) return [];
  const all = [];
  for (const ledger of ledgers) {
    const store = githubStore(context.client, { ...context.repository, branch: ledger });
    const standings = await standingsOf([store], repositoryId, parts);
    for (const [place3, part] of parts.entries()) {
      const standing2 = standings[place3];
      if (standing2?.state !== "holds" || !isPush(standing2)) continue;
      const { decidedBy, retryPolicy, dryRun } = options2;
      const appended = dryRun ? void 0 : await withdraw(store, standing2, { decidedBy }, part.whole, retryPolicy);
      all.push({ commit: part.merged.commit, pull: part.pull, appended });
    }
  }
  return all;
}
function partsOf4({ branch, merged, commits, times, unknown: unknown2 }, repositoryId) {
  const { origin: pull } = merged;
  if (typeof pull !== "number" || unknown2 !== null) return [];
  const whole2 = recordIdOf("merge", repositoryId, branch, merged.commit);
  return commits.slice(0, -1).map((commit2) => ({ branch, merged: { commit: commit2, rewritten: false }, times, pull, whole: whole2 }));
}
var isPush = ({ record: record3 }) => record3.kind === "merge" && record3.subject.change.via === "direct-push";

// src/policy/retrospectives.ts
var LEAST_FINDINGS = 20;
var WORDS2 = {
  did: "did it",
  comment: "review done",
  first: "carry out the review",
  hadPart: "had a part in what is to be reviewed",
  // Whoever carries out a review writes down what it found.
  notRequester: false
};
function closing(report, { makers, ...deciding }) {
  const { result, findingsLength, actions } = report;
  if (result === null) return { because: "it does not say the result", next: 'Choose it under "Result".' };
  if (findingsLength < LEAST_FINDINGS)
    return {
      because: "its findings are missing or too short",
      next: 'Write under "Findings" what was looked at and what was found, and comment "review done" again.'
    };
  if (actions === null)
    return { because: "its actions are no issues", next: 'Write their numbers under "Actions", such as #15.' };
  if (result === "nonconforming" && actions.length === 0)
    return {
      because: "it found a nonconformity and names no action",
      next: 'Open an issue for the correction and write its number under "Actions".'
    };
  const grants = grantsOf(report, { ...deciding, makers: makers.ids }, WORDS2);
  if ("because" in grants) return grants;
  const [grant2, second] = grants;
  if (!makers.isWhole && !second)
    return {
      because: "a commit of the change belongs to no GitHub account, so it is unknown who made it",
      next: 'Ask a second person with the role to carry out the review and comment "review done", too.'
    };
  return { grant: grant2, result, actions };
}

// src/app/upkeep/retrospectives.ts
var NOTHING5 = { closed: [], notes: [] };
async function closeReviews(context, ledgers, policy, options2) {
  if (!policy?.retrospectives) return NOTHING5;
  const { open, closedBy } = await openReviews(context, ledgers);
  const [first] = open.map(({ owed }) => owed.standing.at).sort();
  if (first === void 0) return NOTHING5;
  const requested2 = await reports(context, policy.retrospectives.label, first);
  if (requested2 === "forbidden") return { closed: [], notes: [forbidden3("retrospective review")] };
  const closed2 = [];
  const notes = notAllRead(requested2, "reports of retrospective reviews");
  for (const request of requested2.requests) {
    const done = new Set(closed2.map(({ review: review2 }) => review2.record));
    const named3 = open.filter(({ review: review2 }) => !done.has(review2.record) && isAbout(review2, request.about));
    if (closedBy.includes(request.issue)) {
      if (named3.length > 0) notes.push(once2(request.issue));
      continue;
    }
    const result = await closeOne(context, policy, named3, request, options2);
    if (typeof result !== "string") closed2.push(...result);
    else if (!request.isClosed || request.grants.length > 0) notes.push(result);
  }
  return { closed: closed2, notes };
}
var once2 = (issue6) => `Review #${issue6} closes nothing: it reported another review already. Report each review in an issue of its own.`;
async function openReviews({ client, repository: repository2 }, { repositoryId, ledgers }) {
  const open = [];
  const closedBy = [];
  for (const branch of ledgers) {
    const store = githubStore(client, { ...repository2, branch });
    const found2 = await readOwed(store, repositoryId, client.time());
    if (found2.state === "unreadable") continue;
    closedBy.push(...found2.closedBy);
    open.push(...found2.all.flatMap((owed) => owedReview(owed).map((review2) => ({ store, owed, review: review2 }))));
  }
  return { open, closedBy };
}
async function reports({ client, repository: repository2 }, label, since2) {
  try {
    return await requestedRetrospectives(client, repository2, label, since2);
  } catch (error) {
    if (error instanceof GitHubError && (error.code === "forbidden" || error.code === "not_found")) return "forbidden";
    throw error;
  }
}
async function closeOne(context, policy, named3, request, options2) {
  const not = (because, next) => `Review #${request.issue} closes nothing: ${because}. ${next}`;
  const [first, ...others] = named3;
  if (!first) return not("it names nothing whose review is to be done", NAME_IT);
  if (others.some(({ review: review2 }) => review2.commit !== first.review.commit))
    return not("what it names is more than one record", NAME_RECORD);
  try {
    const decided = await decisionOn(context, policy, named3, request);
    if ("because" in decided) return not(decided.because, decided.next);
    return await record2(named3, decided, request, { ...options2, now: context.client.time() });
  } catch (error) {
    const { message, next } = explain(error);
    return not(message.replace(/\.$/, ""), next);
  }
}
var NAME_IT = 'Write the number of the pull request, the release or the path of its record under "Change or release", as the upkeep names it, or close the issue.';
var NAME_RECORD = "Write the path of the record instead, as the upkeep names it.";
function isAbout({ pull, release: release3, path, commit: commit2 }, about) {
  if (about === null) return false;
  if (about === path) return true;
  const name2 = about.replace(/^(?:change|release|commit|pull request)\s+/i, "");
  if (release3 !== null) return name2 === release3;
  if (pull !== null) return name2 === `#${pull}` || new RegExp(`^https://[^\\s#?]+/pull/${pull}$`).test(name2);
  return /^[0-9a-f]{7,64}$/.test(name2) && commit2.startsWith(name2);
}
async function decisionOn(context, policy, named3, request) {
  const deciders = await decidersOf(context, policy, policy.retrospectives?.["done-by"] ?? [], request.grants);
  const since2 = named3.map(({ owed }) => owed.standing.at).sort().at(-1) ?? "";
  const makers = await makersOf2(context, named3, policy);
  const decision2 = closing({ ...request, findingsLength: request.findings.length }, { ...deciders, makers, since: since2 });
  if ("because" in decision2) return decision2;
  const missing3 = await notAnIssue(context, decision2.actions, request.issue);
  if (missing3 !== void 0)
    return {
      because: `its action #${missing3} is no other issue of this repository`,
      next: "Name the issues in which the actions are followed."
    };
  return { ...decision2, authority: authorityOf(request.issue, decision2.grant, deciders) };
}
async function notAnIssue({ client, repository: repository2 }, actions, report) {
  for (const number2 of actions) {
    if (number2 === report) return number2;
    const found2 = await readRecordIssue(client, repository2, number2);
    if (found2 === null || found2 === "forbidden") return number2;
  }
  return void 0;
}
async function record2(named3, { result, actions, authority, grant: grant2 }, { issue: issue6, typedFindings }, { decidedBy, retryPolicy, dryRun, now }) {
  const findings = digestOf({ findings: typedFindings });
  const all = [];
  for (const { store, owed, review: review2 } of named3) {
    const said3 = { due: owed.due, recorded: utcSecond(now), result, findings, actions: [...actions], authority };
    const appended = dryRun ? void 0 : await reviewed2(store, owed.standing, { decidedBy }, said3, retryPolicy);
    all.push({ issue: issue6, by: grant2.by.login, review: review2, result, appended });
  }
  return all;
}
async function makersOf2(context, named3, policy) {
  const ids = [];
  let isWhole4 = true;
  for (const { owed } of named3) {
    const { record: record3 } = owed.standing;
    const contributors = await contributorsTo(context, record3, policy);
    isWhole4 &&= contributors.isWhole;
    ids.push(...contributors.ids, ...peopleIn3(record3), ...await startersOf(context, record3));
    const pushers = contributors.change ? await lastPushersFact(context.client, contributors.change) : void 0;
    if (pushers?.state === "complete") ids.push(...pushers.value.map(({ id }) => id));
  }
  return { ids: new Set(ids), isWhole: isWhole4 };
}
function peopleIn3(record3) {
  if (record3.kind === "merge") return record3.authority.author ? [record3.authority.author.account] : [];
  if (record3.kind !== "release") return [];
  const requester = "requestedBy" in record3 ? record3.requestedBy?.account ?? null : null;
  const counted5 = record3.authorisations.filter((one) => one.counted).map(({ account: account2 }) => account2);
  return [...counted5, requester].flatMap((account2) => account2 ?? []);
}
async function startersOf({ client, repository: repository2 }, { kind: kind2, decidedBy }) {
  if (kind2 !== "release") return [];
  try {
    const { starters } = await readRun(client, repository2, decidedBy.run);
    return starters.map(({ id }) => String(id));
  } catch (error) {
    if (error instanceof GitHubError && (error.code === "not_found" || error.code === "forbidden")) return [];
    throw error;
  }
}

// src/app/upkeep/span.ts
var DAY_MS4 = 24 * 60 * 60 * 1e3;
function sinceOf(since2, now) {
  if ("commit" in since2) return since2;
  const time3 = "days" in since2 ? Date.parse(now) - since2.days * DAY_MS4 : Date.parse(`${since2.date}T00:00:00Z`);
  if (time3 > Date.parse(now))
    throw new UserFacingError(
      "input_invalid",
      'The input "since" is in the future.',
      "Give a date that has begun in UTC, or leave the input out for one week."
    );
  return { time: `${new Date(time3).toISOString().slice(0, 19)}Z` };
}
function spanText(since2) {
  if ("commit" in since2) return `since ${since2.commit.slice(0, 7)}`;
  if ("date" in since2) return `since ${since2.date}`;
  if (since2.days === 7) return "of the last week";
  return since2.days === 1 ? "of the last day" : `of the last ${since2.days} days`;
}

// src/app/upkeep/still-owed.ts
async function stillOwed({ client, repository: repository2 }, { repositoryId, ledgers }, policy, { closed: closed2 }) {
  if (!policy?.retrospectives) return { reviews: [], more: 0, problems: [] };
  const now = client.time();
  const done = new Set(closed2.map(({ review: review2 }) => review2.record));
  const found2 = [];
  for (const branch of ledgers)
    found2.push(await readOwed(githubStore(client, { ...repository2, branch }), repositoryId, now));
  const read2 = found2.flatMap((one) => one.state === "read" ? one : []);
  const left = read2.flatMap(({ all }) => all.flatMap(owedReview)).filter(({ record: record3 }) => !done.has(record3));
  return {
    reviews: left.map((review2) => ({ review: review2, isOverdue: Date.parse(review2.due) < Date.parse(now) })),
    more: read2.reduce((sum, { total, all }) => sum + total - all.length, 0),
    problems: found2.flatMap((one) => one.state === "unreadable" ? one.why : [])
  };
}
function owedLine({ review: review2, isOverdue }) {
  const due = `${review2.due.slice(0, 10)} ${review2.due.slice(11, 16)} UTC`;
  return `The retrospective review of ${reviewed(review2)} ${isOverdue ? "was" : "is"} due on ${due} (${review2.path}).`;
}

// src/app/upkeep/upkeep.ts
var MAX_MERGES2 = 50;
var MAX_TRIES2 = 200;
var MAX_PAGES19 = 100;
async function upkeep(context, { since: since2, branches: patterns }, options2) {
  const kept = await keptBranches(context, patterns);
  const from = sinceOf(since2, context.client.time());
  const budget = { left: MAX_PAGES19 };
  const seen = [];
  for (const branch of kept.branches) seen.push(await lookAt2(context, branch, from, budget));
  const landings = seen.flatMap((one) => one.landings);
  const { policy, unusable } = await policyOf(context, kept);
  const { settled: settled2, notes } = await settleConflicts(context, kept, policy, options2);
  const known = await readLedgers(context, kept, landings);
  const ofDefault = new Set(seen[0]?.ofLine);
  const line = [...known].flatMap(([landing, standing2]) => ofDefault.has(landing) ? { landing, standing: standing2 } : []);
  const { early, problems } = await beginningOf(context, kept.ledgers[0] ?? "", line);
  const { missing: missing3, uncertain, disputed: disputed2 } = sortByStanding(known);
  const due = missing3.filter((landing) => !early.has(landing));
  const { recorded, left } = await recordOldest(context, due, options2);
  const again = await evaluateAgain(context, uncertain, options2);
  const withdrawn = await withdrawParts(context, kept, landings, options2);
  const retrospectives = await closeReviews(context, kept, policy, options2);
  return {
    recorded,
    corrected: again.outcomes,
    left,
    early: early.size,
    withdrawn,
    closed: retrospectives.closed,
    owed: await stillOwed(context, kept, policy, retrospectives),
    branches: kept.branches.map(({ name: name2 }) => name2),
    span: spanText(since2),
    problems: [...seen.flatMap((one) => one.problems), ...problems, ...disputed2, ...unusable],
    settled: settled2,
    notes: [
      ...kept.notes,
      ...notes,
      ...retrospectives.notes,
      ...seen.flatMap((one) => one.notes),
      ...again.notes,
      ...earlyNote(early.size)
    ],
    dryRun: options2.dryRun
  };
}
async function policyOf(context, { rules: rules2, defaultBranch }) {
  const read2 = rules2 ? await readPolicy(context, rules2, defaultBranch) : void 0;
  if (!read2 || "policy" in read2) return { policy: read2?.policy, unusable: [] };
  const [reason] = read2.reasons.filter(({ code: code4 }) => code4 !== "policy_missing");
  if (!reason) return { policy: void 0, unusable: [] };
  const message = `The policy on ${defaultBranch} cannot be used, so nobody knows who decides on corrections and reviews. ${reason.message}`;
  return { policy: void 0, unusable: [{ message, next: reason.next ?? "Correct the policy." }] };
}
function earlyNote(count2) {
  if (count2 === 0) return [];
  const what3 = count2 === 1 ? "1 merge or push is" : `${count2} merges and pushes are`;
  return [`${what3} not recorded, because the repository had no policy yet: records begin with the first one.`];
}
async function readLedgers({ client, repository: repository2 }, { repositoryId, ledgers }, landings) {
  const stores = ledgers.map((branch) => githubStore(client, { ...repository2, branch }));
  const standings = await bothStandingsOf(stores, repositoryId, landings);
  return new Map(landings.flatMap((landing, place3) => [[landing, standings[place3] ?? NO_STANDING]]));
}
async function recordOldest(context, missing3, options2) {
  const known = missing3.filter(({ unknown: unknown3 }) => unknown3 === null).sort(byTime);
  const recorded = [];
  let tries = 0;
  for (const landing of known.slice(0, MAX_TRIES2)) {
    if (recorded.filter((one2) => "appended" in one2).length === MAX_MERGES2) break;
    const one = await recordLanding(context, landing, options2);
    if (!isThere(one)) recorded.push(one);
    tries += 1;
  }
  const unknown2 = missing3.filter((landing) => landing.unknown !== null);
  const told = unknown2.map((landing) => ({ merged: landing.merged, problem: originProblem(landing) }));
  return { recorded: [...recorded, ...told], left: known.length - tries };
}
var byTime = ({ at: left }, { at: right }) => Date.parse(left ?? "") - Date.parse(right ?? "") || 0;

// src/app/upkeep/backfill.ts
var MAX_PAGES20 = 100;
async function backfill(context, task, options2) {
  const kept = await keptBranches(context, task.branches);
  const { branches, commit: commit2 } = await placeOf2(context, task.what, kept.branches);
  const landing = await landingWith(context, branches, commit2);
  const at2 = { branch: landing.branch, commit: landing.merged.commit };
  if (landing.unknown === null) {
    const result = await recordLanding(context, landing, options2);
    return { ...at2, result: isThere(result) ? "there-already" : result };
  }
  const known = await readLedgers(context, kept, [landing]);
  if ([...known.values()].some(({ merge: merge4 }) => isRecord(merge4))) return { ...at2, result: "there-already" };
  return { ...at2, result: { merged: landing.merged, problem: originProblem(landing) } };
}
async function placeOf2({ client, repository: repository2 }, what3, branches) {
  if ("commit" in what3) return { branches, commit: what3.commit };
  const merged = await readMergedAs(client, repository2, what3.pull);
  if (!merged) throw notMerged(what3.pull);
  const own = branches.filter(({ name: name2 }) => name2 === merged.branch);
  if (own.length === 0) throw notKept(what3.pull, merged.branch);
  return { branches: own, commit: merged.commit };
}
var notMerged = (pull) => new UserFacingError(
  "input_invalid",
  `Pull request #${pull} is not merged, so there is nothing to record.`,
  "Give the number of a merged pull request."
);
var notKept = (pull, branch) => new UserFacingError(
  "input_invalid",
  `Pull request #${pull} was merged into ${branch}, which is none of the branches of which records are kept.`,
  `If it should be one, protect it so that it requires pull requests, or name it in the input "branches".`
);
async function landingWith(context, branches, commit2) {
  const { client, repository: repository2 } = context;
  const budget = { left: MAX_PAGES20 };
  let isCut3 = false;
  for (const branch of branches) {
    const span = await readAround(client, repository2, branch, commit2, budget);
    const whole2 = { ...span, end: span.commits.length };
    const found2 = (await landingsOf(context, branch.name, whole2)).find(({ commits }) => commits.includes(commit2));
    if (found2) return found2;
    isCut3 ||= span.isCut;
  }
  throw notFound2(commit2, branches, isCut3);
}
function notFound2(commit2, branches, isCut3) {
  const names = branches.map(({ name: name2 }) => name2).join(", ");
  return new UserFacingError(
    "input_invalid",
    isCut3 ? `${commit2.slice(0, 7)} is not among the newest own commits of ${names}, as far as they can be read.` : `${commit2.slice(0, 7)} is not one of the own commits of ${names}.`,
    'Give a commit of `git log --first-parent`: of a merged branch that is its merge commit. Name another branch in the input "branches".'
  );
}

// src/app/upkeep/summary.ts
function upkeepSummary(upkept) {
  const { withdrawn, settled: settled2, closed: closed2, owed, left, notes } = upkept;
  const problems = [...upkept.problems, ...owedProblems(owed)];
  const outcomes = [...upkept.recorded, ...upkept.corrected];
  const isAmended = [...withdrawn, ...settled2, ...closed2].every(isDone);
  const summary3 = mergeSummary(outcomes);
  const problemLines = problems.map(({ message, next }) => plain(`${message} ${next}`));
  const isAll = left === 0 && problems.length === 0 && outcomes.every(isKept2) && isAmended;
  const headline2 = plain([...unseen(upkept, problems), ...said2(upkept, summary3.headline, isAll)].join(" "));
  const lines = [
    ...summary3.lines,
    ...withdrawn.map(withdrawnLine),
    ...settled2.map(settledLine),
    ...closed2.map(closedLine),
    ...owed.reviews.filter(({ isOverdue }) => !isOverdue).map((one) => plain(owedLine(one))),
    ...problemLines
  ];
  return {
    ...summary3,
    outcome: left > 0 || problems.length > 0 || !isAmended ? "error" : summary3.outcome,
    headline: headline2,
    lines,
    page: [`**${prose(headline2)}**`, "", ...lines.map((line) => `- ${prose(line)}`)],
    notices: notes.map((note) => plain(note))
  };
}
function isKept2(one) {
  if (!("appended" in one) || one.appended === void 0) return false;
  const rules2 = "policyChange" in one ? one.policyChange?.appended : void 0;
  return [one.appended, ...rules2 ? [rules2] : []].every(isInLedger);
}
var isDone = ({ appended }) => appended === void 0 || isInLedger(appended);
var settledLine = ({ issue: issue6, by, path, appended }) => plain(`Correction #${issue6}, granted by ${by}, decides on ${path}. ${ledgerLine(appended)}`);
var withdrawnLine = ({ commit: commit2, pull, appended }) => plain(`${commit2.slice(0, 7)} is a part of change #${pull}, not a push of its own. ${ledgerLine(appended)}`);
var closedLine = ({ issue: issue6, by, review: review2, result, appended }) => plain(
  `Review #${issue6} by ${by} of ${reviewed(review2)}: ${result === "conforming" ? "it conforms" : "it does not conform"}. ${ledgerLine(appended)}`
);
function owedProblems({ reviews: reviews2, more, problems }) {
  const overdue = reviews2.filter(({ isOverdue }) => isOverdue);
  return [
    ...problems.map((message) => ({ message, next: RESTORE })),
    ...overdue.map((one) => ({ message: owedLine(one), next: DO_IT })),
    ...more > 0 ? [{ message: `${more} more retrospective reviews are to be done.`, next: DO_IT }] : []
  ];
}
var RESTORE = 'Run "gatebook ledger verify" on a clone of the ledger, and restore it.';
var DO_IT = 'Carry it out, report it in an issue, and have it confirmed with the comment "review done".';
function unseen({ left, branches }, problems) {
  const [first] = problems;
  return [
    ...left > 0 ? [`${left} more of the merges and pushes to ${list5(branches)} are not recorded yet: run the job again.`] : [],
    ...first ? [`${first.message} ${first.next}`] : []
  ];
}
function said2(upkept, headline2, isAll) {
  const { recorded, corrected, branches, span, early, dryRun } = upkept;
  const since2 = early > 0 ? " since the first policy" : "";
  const all = `All merges and pushes to ${list5(branches)} ${span}${since2} are recorded.`;
  const isQuiet = recorded.length + corrected.length === 0;
  if (isAll) return isQuiet ? [all] : [headline2, all];
  if (isQuiet) return [];
  const missing3 = recorded.filter((one) => "record" in one).length;
  if (dryRun && missing3 > 0)
    return [`${merges(missing3)} to ${list5(branches)} ${span} ${missing3 === 1 ? "has" : "have"} no record.`, headline2];
  return [headline2];
}
var merges = (count2) => count2 === 1 ? "1 merge or push" : `${count2} merges or pushes`;
var MAX_NAMED3 = 5;
function list5(names) {
  if (names.length > MAX_NAMED3) return `${names.slice(0, MAX_NAMED3).join(", ")} and ${names.length - MAX_NAMED3} more`;
  const last = names.at(-1) ?? "";
  return names.length === 1 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
function backfillSummary({ branch, commit: commit2, result }) {
  if (result !== "there-already") return mergeSummary([result]);
  const headline2 = plain(`${commit2.slice(0, 7)} on ${branch} is recorded already.`);
  return { ...mergeSummary([]), headline: headline2, page: [`**${prose(headline2)}**`] };
}

// src/app/run/run.ts
async function run(context, prefetched, options2) {
  if ("answer" in prefetched) return check(context, prefetched.task, prefetched.answer, options2);
  const { task } = prefetched;
  if (task.story === "nothing") return { ...NOTHING6, headline: plain(task.why) };
  if (task.story === "after-ci") return checkAfter(context, task, options2);
  if (task.story === "group") return checkQueued(context, task, options2);
  if (task.story === "open-changes") return checkAllOpen(context, task, options2);
  if (context.bentGit) throw context.bentGit;
  const record3 = await withChannel(context, await options2.record());
  if (task.story === "upkeep") return { ...NOTHING6, ...upkeepSummary(await upkeep(context, task, record3)) };
  if (task.story === "backfill") return { ...NOTHING6, ...backfillSummary(await backfill(context, task, record3)) };
  if (task.story === "backfill-release")
    return {
      ...NOTHING6,
      ...await backfillRelease(context, task, record3, options2.inputs, options2.runUrl)
    };
  if (task.story === "release")
    return { ...NOTHING6, ...await release2(context, task, record3, options2.inputs, options2.runUrl) };
  return { ...NOTHING6, ...mergeSummary(await recordMerge(context, task.push, record3)) };
}
var NOTHING6 = {
  outcome: "pass",
  headline: "",
  failedGates: [],
  lines: [],
  notices: [],
  page: [],
  annotations: [],
  judged: void 0,
  recorded: [],
  documents: {},
  checkUrl: void 0,
  unsaid: void 0
};
async function check(context, task, answer8, options2) {
  const publish2 = publisher(context, task.head, options2);
  const place3 = { pull: task.pull, head: task.head };
  const onHead = (head) => {
    place3.head ??= head;
  };
  const checked2 = await orBroken(
    context,
    place3,
    publish2,
    () => checkChange(context, task.pull, answer8, { publish: publish2, onHead })
  );
  if ("closed" in checked2) return { ...NOTHING6, headline: plain(checked2.closed) };
  const result = resultOf(checked2);
  const requested2 = options2.inputs.dryRun ? void 0 : await requestReviewers(context, checked2.judged);
  if (requested2 === void 0) return result;
  return "done" in requested2 ? { ...result, lines: [...result.lines, plain(requested2.done)] } : { ...result, notices: [...result.notices, plain(requested2.problem)] };
}
async function checkAfter(context, { head, branch }, options2) {
  const { client, repository: repository2, policyPath } = context;
  const [pull] = await changesWithHead(client, repository2, head, branch);
  if (pull === void 0) {
    const why2 = `No open change has the head commit ${head.slice(0, 10)}, on which the other workflow ran: there is nothing to evaluate.`;
    return { ...NOTHING6, headline: why2 };
  }
  const answer8 = askChange(client, repository2, pull, policyPath);
  return check(context, { story: "check", pull, head }, answer8, options2);
}
async function checkQueued(context, task, options2) {
  const publish2 = publisher(context, task.head, options2);
  const { checkName } = options2.inputs;
  return resultOf(await orBroken(context, task, publish2, () => checkGroup(context, task, checkName, publish2)));
}
async function checkAllOpen(context, { named: named3 }, options2) {
  const pulls = named3 === "all" ? void 0 : await pullsOf(context, named3);
  if (pulls?.length === 0)
    return {
      ...NOTHING6,
      headline: "The issue is no concession, and no open change names it: there is nothing to evaluate."
    };
  const asked = { pulls, inputs: options2.inputs };
  return openSummary(await checkOpen(context, asked, publisher(context, void 0, options2)));
}
async function pullsOf({ client, repository: repository2 }, issue6) {
  const { gates: gates2, pulls, paths } = concessionText(issue6.body);
  if (gates2.length > 0) return paths.length === 0 ? pulls : void 0;
  return issue6.number === void 0 ? [] : openChangesNaming(client, repository2, issue6.number);
}
function publisher(context, startedFor, options2) {
  const publishing = { inputs: options2.inputs, url: options2.runUrl, startedFor };
  return (judged, judgedAt2) => publishVerdict(context, judged, judgedAt2, publishing);
}
function resultOf({ judged, published: published2 }) {
  const { verdict: verdict2, title, hints } = judged;
  const notices = [...published2.unsaid === void 0 ? [] : [published2.unsaid], ...published2.notices];
  return {
    outcome: verdict2.outcome,
    headline: plain(`${headline(verdict2)}.`),
    failedGates: failedGates2(verdict2),
    lines: gatesLines(verdict2),
    notices: published2.notices,
    page: [...verdictPage(verdict2, title, hints), ...notices.map((notice) => `
> ${notice}`)],
    annotations: published2.posted ? [] : verdict2.gates.flatMap(annotations),
    judged,
    recorded: [],
    documents: {},
    checkUrl: published2.checkUrl,
    unsaid: published2.unsaid
  };
}
async function orBroken(context, place3, publish2, check2) {
  try {
    if (context.bentGit) throw context.bentGit;
    return await check2();
  } catch (error) {
    const { pull, head } = place3;
    if (head === void 0) throw error;
    const { owner, name: name2 } = context.repository;
    const subject = { repository: `${owner}/${name2}`, ...pull === void 0 ? {} : { pull }, head, base: "" };
    const cause = { title: "Gatebook could not evaluate the change", reasons: [explain(error)] };
    const verdict2 = brokenVerdict(subject, context.policyPath, cause);
    const judged = { verdict: verdict2, facts: void 0, policy: void 0, title: "" };
    const at2 = await timeNow(context.client, context.repository, head, context.clock);
    return { judged, published: await publish2(judged, at2) };
  }
}
function failedGates2({ gates: gates2 }) {
  return gates2.filter((gate) => gate.outcome === "fail" || gate.outcome === "error").map((gate) => gate.id);
}
export {
  run
};
