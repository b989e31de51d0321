import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  BY_SEVERITY,
  UnreadableReport,
  brief,
  elements,
  members,
  packageUrl,
  parsePackageUrl,
  text,
  usualName,
  wholeJson
} from "./report-text.js";
import "./zod.js";
import "./commonjs.js";

// src/reports/dependencies/document.ts
function demandSchema(validate, document, called) {
  if (validate(document)) return;
  const errors = validate.errors ?? [];
  const error = errors.find(({ keyword }) => keyword === "oneOf") ?? errors[0];
  throw new UnreadableReport(`It is not valid ${called}: ${error ? problemOf(error) : "it does not match the schema"}.`);
}
function problemOf({ instancePath, keyword, params }) {
  const at = instancePath === "" ? "the document" : `"${instancePath.slice(1, 120)}"`;
  if (keyword === "required") return `${at} has no "${short(params["missingProperty"])}"`;
  if (keyword === "additionalProperties") return `${at} has an unknown key "${short(params["additionalProperty"])}"`;
  if (keyword === "type") return `${at} must be of type ${short(params["type"])}`;
  if (keyword === "enum") return `${at} has a value that is not allowed`;
  if (keyword === "oneOf") return `${at} is in none of the allowed forms`;
  return `${at} is not allowed (${keyword})`;
}
var short = (value) => String(value).slice(0, 60);
var Names = class {
  places = /* @__PURE__ */ new Map();
  what;
  /** `what`: such as `bom-ref`. */
  constructor(what) {
    this.what = what;
  }
  add(name, place) {
    if (this.places.has(name)) throw new UnreadableReport(`Two entries have the same ${this.what}: "${short(name)}".`);
    this.places.set(name, place);
  }
  placeOf(name) {
    return this.places.get(name);
  }
  /** The place of a name that something depends on, or that depends on something. */
  demand(name) {
    const place = this.places.get(name);
    if (place === void 0)
      throw new UnreadableReport(`It names a dependency that it does not contain: "${short(name)}".`);
    return place;
  }
};

// src/reports/dependencies/graph.ts
function depths(nodes) {
  const reached = /* @__PURE__ */ new Map();
  const seen = new Set([...nodes.keys()].filter((at) => nodes[at]?.isRoot === true));
  let steps = [...seen].map((at) => ({ at, through: void 0 }));
  for (let depth = 1; steps.length > 0; depth++) {
    steps = nextSteps(nodes, steps, seen);
    for (const { at, through } of steps) reached.set(at, { depth, through: through ?? at });
  }
  return reached;
}
function nextSteps(nodes, steps, seen) {
  const open = [...steps];
  const next = [];
  for (let place = 0; place < open.length; place++) {
    const { at, through = nodes[at]?.counts ? at : void 0 } = open[place];
    for (const to of nodes[at]?.to ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      if (nodes[to]?.counts) next.push({ at: to, through });
      else open.push({ at: to, through });
    }
  }
  return next;
}

// src/reports/dependencies/report.ts
var MAX_COMPONENTS = 1e5;
var MAX_EDGES = 2e6;
var MAX_TEXT = 2e3;
var MAX_LICENCES = 100;

// src/reports/dependencies/listing.ts
var Listing = class {
  entries = [];
  anomalies = /* @__PURE__ */ new Map();
  edges = 0;
  /** Gives the place of the entry. */
  add(is, component) {
    if (this.entries.length === MAX_COMPONENTS)
      throw new UnreadableReport(`It has more than ${MAX_COMPONENTS} entries.`);
    demandShort([component.name, component.version ?? "", ...component.licences]);
    if (component.licences.length > MAX_LICENCES)
      throw new UnreadableReport(`It has a component with more than ${MAX_LICENCES} licences.`);
    return this.entries.push({ is, component, to: [] }) - 1;
  }
  connect(from, to) {
    this.edges += 1;
    if (this.edges > MAX_EDGES) throw new UnreadableReport(`It has more than ${MAX_EDGES} dependencies.`);
    this.entries[from]?.to.push(to);
  }
  note(anomaly) {
    this.anomalies.set(anomaly, (this.anomalies.get(anomaly) ?? 0) + 1);
  }
  end() {
    const reached = depths(this.entries.map(nodeOf));
    const counted = [...this.entries.keys()].filter((at) => this.entries[at]?.is === "component");
    const places = new Map(counted.map((at, place) => [at, place]));
    const components = counted.map((at) => {
      const { depth, through } = reached.get(at) ?? { depth: null, through: -1 };
      return { ...this.entries[at].component, depth, through: places.get(through) ?? null };
    });
    const skipped = this.entries.filter(({ is }) => is === "other").length;
    return { bill: { components, skipped }, scan: void 0, anomalies: this.anomalies };
  }
};
var nodeOf = ({ is, to }) => ({ isRoot: is === "root", counts: is === "component", to });
function demandShort(texts) {
  if (texts.some((text2) => text2.length > MAX_TEXT))
    throw new UnreadableReport(`It has a name, version or licence of more than ${MAX_TEXT} characters.`);
}
var versionOf = (text2) => NO_VERSION.has(text2.toUpperCase()) ? null : text2;
var NO_VERSION = /* @__PURE__ */ new Set(["", "(DEVEL)", "NOASSERTION", "UNKNOWN", "UNSPECIFIED"]);
var NO_LICENCE = /* @__PURE__ */ new Set(["", "NOASSERTION", "NONE"]);
var stated = (licences) => [...new Set(licences.map((text2) => text2.trim()))].filter((text2) => !NO_LICENCE.has(text2.toUpperCase())).sort();

// src/reports/dependencies/schemas.js
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});
var cyclonedx14 = validate21;
var schema6 = { "$comment": "From @cyclonedx/cyclonedx-library@10.3.0, Apache-2.0.", "$schema": "http://json-schema.org/draft-07/schema#", "$id": "http://cyclonedx.org/schema/bom-1.4.schema.json", "type": "object", "required": ["bomFormat", "specVersion"], "additionalProperties": false, "properties": { "$schema": true, "bomFormat": { "type": "string", "enum": ["CycloneDX"] }, "specVersion": { "type": "string" }, "serialNumber": true, "version": true, "metadata": { "$ref": "#/definitions/metadata" }, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "services": true, "externalReferences": true, "dependencies": { "type": "array", "items": { "$ref": "#/definitions/dependency" } }, "compositions": true, "vulnerabilities": true, "signature": true }, "definitions": { "metadata": { "type": "object", "additionalProperties": false, "properties": { "timestamp": true, "tools": true, "authors": true, "component": { "$ref": "#/definitions/component" }, "manufacture": true, "supplier": true, "licenses": true, "properties": true } }, "license": { "type": "object", "oneOf": [{ "required": ["id"] }, { "required": ["name"] }], "additionalProperties": false, "properties": { "id": { "type": "string" }, "name": { "type": "string" }, "text": true, "url": true } }, "componentEvidence": { "type": "object", "additionalProperties": false, "properties": { "licenses": { "type": "array", "items": { "$ref": "#/definitions/licenseChoice" } }, "copyright": true } }, "component": { "type": "object", "required": ["type", "name"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["application", "framework", "library", "container", "operating-system", "device", "firmware", "file"] }, "mime-type": true, "bom-ref": { "$ref": "#/definitions/refType" }, "supplier": true, "author": true, "publisher": true, "group": { "type": "string" }, "name": { "type": "string" }, "version": { "type": "string" }, "description": true, "scope": true, "hashes": true, "licenses": { "type": "array", "items": { "$ref": "#/definitions/licenseChoice" } }, "copyright": true, "cpe": true, "purl": { "type": "string" }, "swid": true, "modified": true, "pedigree": true, "externalReferences": true, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "evidence": { "$ref": "#/definitions/componentEvidence" }, "releaseNotes": true, "properties": true, "signature": true } }, "licenseChoice": { "type": "object", "additionalProperties": false, "properties": { "license": { "$ref": "#/definitions/license" }, "expression": { "type": "string" } }, "oneOf": [{ "required": ["license"] }, { "required": ["expression"] }] }, "dependency": { "type": "object", "required": ["ref"], "additionalProperties": false, "properties": { "ref": { "$ref": "#/definitions/refType" }, "dependsOn": { "type": "array", "items": { "$ref": "#/definitions/refType" } } } }, "refType": { "type": "string" }, "version": { "type": "string", "minLength": 1, "maxLength": 1024 }, "licenseAcknowledgementEnumeration": true } };
var func2 = Object.prototype.hasOwnProperty;
var schema8 = { "type": "object", "required": ["type", "name"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["application", "framework", "library", "container", "operating-system", "device", "firmware", "file"] }, "mime-type": true, "bom-ref": { "$ref": "#/definitions/refType" }, "supplier": true, "author": true, "publisher": true, "group": { "type": "string" }, "name": { "type": "string" }, "version": { "type": "string" }, "description": true, "scope": true, "hashes": true, "licenses": { "type": "array", "items": { "$ref": "#/definitions/licenseChoice" } }, "copyright": true, "cpe": true, "purl": { "type": "string" }, "swid": true, "modified": true, "pedigree": true, "externalReferences": true, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "evidence": { "$ref": "#/definitions/componentEvidence" }, "releaseNotes": true, "properties": true, "signature": true } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
    return false;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.id === void 0 && (missing0 = "id")) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: missing0 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.name === void 0 && (missing1 = "name")) {
      const err1 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: missing1 } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err2 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
    validate27.errors = vErrors;
    return false;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs4 = errors;
      for (const key0 in data) {
        if (!(key0 === "id" || key0 === "name" || key0 === "text" || key0 === "url")) {
          validate27.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs4 === errors) {
        if (data.id !== void 0) {
          const _errs5 = errors;
          if (typeof data.id !== "string") {
            validate27.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid1 = _errs5 === errors;
        } else {
          var valid1 = true;
        }
        if (valid1) {
          if (data.name !== void 0) {
            const _errs7 = errors;
            if (typeof data.name !== "string") {
              validate27.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid1 = _errs7 === errors;
          } else {
            var valid1 = true;
          }
        }
      }
    } else {
      validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate27.errors = vErrors;
  return errors === 0;
}
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.license === void 0 && (missing0 = "license")) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: missing0 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.expression === void 0 && (missing1 = "expression")) {
      const err1 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: missing1 } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err2 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
    validate26.errors = vErrors;
    return false;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs4 = errors;
      for (const key0 in data) {
        if (!(key0 === "license" || key0 === "expression")) {
          validate26.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs4 === errors) {
        if (data.license !== void 0) {
          const _errs5 = errors;
          if (!validate27(data.license, { instancePath: instancePath + "/license", parentData: data, parentDataProperty: "license", rootData })) {
            vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs5 === errors;
        } else {
          var valid1 = true;
        }
        if (valid1) {
          if (data.expression !== void 0) {
            const _errs6 = errors;
            if (typeof data.expression !== "string") {
              validate26.errors = [{ instancePath: instancePath + "/expression", schemaPath: "#/properties/expression/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid1 = _errs6 === errors;
          } else {
            var valid1 = true;
          }
        }
      }
    } else {
      validate26.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate26.errors = vErrors;
  return errors === 0;
}
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!(key0 === "licenses" || key0 === "copyright")) {
          validate30.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.licenses !== void 0) {
          let data0 = data.licenses;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                const _errs4 = errors;
                if (!validate26(data0[i0], { instancePath: instancePath + "/licenses/" + i0, parentData: data0, parentDataProperty: i0, rootData })) {
                  vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
                  errors = vErrors.length;
                }
                var valid1 = _errs4 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              validate30.errors = [{ instancePath: instancePath + "/licenses", schemaPath: "#/properties/licenses/type", keyword: "type", params: { type: "array" } }];
              return false;
            }
          }
        }
      }
    } else {
      validate30.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate30.errors = vErrors;
  return errors === 0;
}
var wrapper0 = { validate: validate23 };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.name === void 0 && (missing0 = "name")) {
        validate23.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func2.call(schema8.properties, key0)) {
            validate23.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type;
            const _errs2 = errors;
            if (typeof data0 !== "string") {
              validate23.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data0 === "application" || data0 === "framework" || data0 === "library" || data0 === "container" || data0 === "operating-system" || data0 === "device" || data0 === "firmware" || data0 === "file")) {
              validate23.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema8.properties.type.enum } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data["bom-ref"] !== void 0) {
              const _errs4 = errors;
              if (!validate24(data["bom-ref"], { instancePath: instancePath + "/bom-ref", parentData: data, parentDataProperty: "bom-ref", rootData })) {
                vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.group !== void 0) {
                const _errs5 = errors;
                if (typeof data.group !== "string") {
                  validate23.errors = [{ instancePath: instancePath + "/group", schemaPath: "#/properties/group/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.name !== void 0) {
                  const _errs7 = errors;
                  if (typeof data.name !== "string") {
                    validate23.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.version !== void 0) {
                    const _errs9 = errors;
                    if (typeof data.version !== "string") {
                      validate23.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.licenses !== void 0) {
                      let data5 = data.licenses;
                      const _errs11 = errors;
                      if (errors === _errs11) {
                        if (Array.isArray(data5)) {
                          var valid1 = true;
                          const len0 = data5.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            const _errs13 = errors;
                            if (!validate26(data5[i0], { instancePath: instancePath + "/licenses/" + i0, parentData: data5, parentDataProperty: i0, rootData })) {
                              vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
                              errors = vErrors.length;
                            }
                            var valid1 = _errs13 === errors;
                            if (!valid1) {
                              break;
                            }
                          }
                        } else {
                          validate23.errors = [{ instancePath: instancePath + "/licenses", schemaPath: "#/properties/licenses/type", keyword: "type", params: { type: "array" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.purl !== void 0) {
                        const _errs14 = errors;
                        if (typeof data.purl !== "string") {
                          validate23.errors = [{ instancePath: instancePath + "/purl", schemaPath: "#/properties/purl/type", keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.components !== void 0) {
                          let data8 = data.components;
                          const _errs16 = errors;
                          if (errors === _errs16) {
                            if (Array.isArray(data8)) {
                              var valid2 = true;
                              const len1 = data8.length;
                              for (let i1 = 0; i1 < len1; i1++) {
                                const _errs18 = errors;
                                if (!wrapper0.validate(data8[i1], { instancePath: instancePath + "/components/" + i1, parentData: data8, parentDataProperty: i1, rootData })) {
                                  vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
                                  errors = vErrors.length;
                                }
                                var valid2 = _errs18 === errors;
                                if (!valid2) {
                                  break;
                                }
                              }
                            } else {
                              validate23.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" } }];
                              return false;
                            }
                          }
                          var valid0 = _errs16 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.evidence !== void 0) {
                            const _errs19 = errors;
                            if (!validate30(data.evidence, { instancePath: instancePath + "/evidence", parentData: data, parentDataProperty: "evidence", rootData })) {
                              vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
                              errors = vErrors.length;
                            }
                            var valid0 = _errs19 === errors;
                          } else {
                            var valid0 = true;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate23.errors = vErrors;
  return errors === 0;
}
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!(key0 === "timestamp" || key0 === "tools" || key0 === "authors" || key0 === "component" || key0 === "manufacture" || key0 === "supplier" || key0 === "licenses" || key0 === "properties")) {
          validate22.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.component !== void 0) {
          if (!validate23(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData })) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
            errors = vErrors.length;
          }
        }
      }
    } else {
      validate22.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate22.errors = vErrors;
  return errors === 0;
}
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.ref === void 0 && (missing0 = "ref")) {
        validate36.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "ref" || key0 === "dependsOn")) {
            validate36.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.ref !== void 0) {
            const _errs2 = errors;
            if (!validate24(data.ref, { instancePath: instancePath + "/ref", parentData: data, parentDataProperty: "ref", rootData })) {
              vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
              errors = vErrors.length;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.dependsOn !== void 0) {
              let data1 = data.dependsOn;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (Array.isArray(data1)) {
                  var valid1 = true;
                  const len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs5 = errors;
                    if (!validate24(data1[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data1, parentDataProperty: i0, rootData })) {
                      vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
                      errors = vErrors.length;
                    }
                    var valid1 = _errs5 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate36.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate36.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate36.errors = vErrors;
  return errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.bomFormat === void 0 && (missing0 = "bomFormat") || data.specVersion === void 0 && (missing0 = "specVersion")) {
        validate21.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs2 = errors;
        for (const key0 in data) {
          if (!func2.call(schema6.properties, key0)) {
            validate21.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs2 === errors) {
          if (data.bomFormat !== void 0) {
            let data0 = data.bomFormat;
            const _errs3 = errors;
            if (typeof data0 !== "string") {
              validate21.errors = [{ instancePath: instancePath + "/bomFormat", schemaPath: "#/properties/bomFormat/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data0 === "CycloneDX")) {
              validate21.errors = [{ instancePath: instancePath + "/bomFormat", schemaPath: "#/properties/bomFormat/enum", keyword: "enum", params: { allowedValues: schema6.properties.bomFormat.enum } }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.specVersion !== void 0) {
              const _errs5 = errors;
              if (typeof data.specVersion !== "string") {
                validate21.errors = [{ instancePath: instancePath + "/specVersion", schemaPath: "#/properties/specVersion/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.metadata !== void 0) {
                const _errs7 = errors;
                if (!validate22(data.metadata, { instancePath: instancePath + "/metadata", parentData: data, parentDataProperty: "metadata", rootData })) {
                  vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
                  errors = vErrors.length;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.components !== void 0) {
                  let data3 = data.components;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs10 = errors;
                        if (!validate23(data3[i0], { instancePath: instancePath + "/components/" + i0, parentData: data3, parentDataProperty: i0, rootData })) {
                          vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs10 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate21.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.dependencies !== void 0) {
                    let data5 = data.dependencies;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (Array.isArray(data5)) {
                        var valid2 = true;
                        const len1 = data5.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          const _errs13 = errors;
                          if (!validate36(data5[i1], { instancePath: instancePath + "/dependencies/" + i1, parentData: data5, parentDataProperty: i1, rootData })) {
                            vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
                            errors = vErrors.length;
                          }
                          var valid2 = _errs13 === errors;
                          if (!valid2) {
                            break;
                          }
                        }
                      } else {
                        validate21.errors = [{ instancePath: instancePath + "/dependencies", schemaPath: "#/properties/dependencies/type", keyword: "type", params: { type: "array" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate21.errors = vErrors;
  return errors === 0;
}
var cyclonedx15 = validate40;
var schema14 = { "$comment": "From @cyclonedx/cyclonedx-library@10.3.0, Apache-2.0.", "$schema": "http://json-schema.org/draft-07/schema#", "$id": "http://cyclonedx.org/schema/bom-1.5.schema.json", "type": "object", "required": ["bomFormat", "specVersion"], "additionalProperties": false, "properties": { "$schema": true, "bomFormat": { "type": "string", "enum": ["CycloneDX"] }, "specVersion": { "type": "string" }, "serialNumber": true, "version": true, "metadata": { "$ref": "#/definitions/metadata" }, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "services": true, "externalReferences": true, "dependencies": { "type": "array", "items": { "$ref": "#/definitions/dependency" } }, "compositions": true, "vulnerabilities": true, "annotations": true, "formulation": true, "properties": true, "signature": true }, "definitions": { "metadata": { "type": "object", "additionalProperties": false, "properties": { "timestamp": true, "lifecycles": true, "tools": true, "authors": true, "component": { "$ref": "#/definitions/component" }, "manufacture": true, "supplier": true, "licenses": true, "properties": true } }, "license": { "type": "object", "oneOf": [{ "required": ["id"] }, { "required": ["name"] }], "additionalProperties": false, "properties": { "bom-ref": { "$ref": "#/definitions/refType" }, "id": { "type": "string" }, "name": { "type": "string" }, "text": true, "url": true, "licensing": true, "properties": true } }, "componentEvidence": { "type": "object", "additionalProperties": false, "properties": { "identity": true, "occurrences": true, "callstack": true, "licenses": { "$ref": "#/definitions/licenseChoice" }, "copyright": true } }, "component": { "type": "object", "required": ["type", "name"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data"] }, "mime-type": true, "bom-ref": { "$ref": "#/definitions/refType" }, "supplier": true, "author": true, "publisher": true, "group": { "type": "string" }, "name": { "type": "string" }, "version": { "type": "string" }, "description": true, "scope": true, "hashes": true, "licenses": { "$ref": "#/definitions/licenseChoice" }, "copyright": true, "cpe": true, "purl": { "type": "string" }, "swid": true, "modified": true, "pedigree": true, "externalReferences": true, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "evidence": { "$ref": "#/definitions/componentEvidence" }, "releaseNotes": true, "modelCard": true, "data": true, "properties": true, "signature": true } }, "licenseChoice": { "type": "array", "oneOf": [{ "type": "array", "items": { "type": "object", "required": ["license"], "additionalProperties": false, "properties": { "license": { "$ref": "#/definitions/license" } } } }, { "type": "array", "minItems": 1, "maxItems": 1, "items": [{ "type": "object", "additionalProperties": false, "required": ["expression"], "properties": { "expression": { "type": "string" }, "bom-ref": { "$ref": "#/definitions/refType" } } }] }] }, "dependency": { "type": "object", "required": ["ref"], "additionalProperties": false, "properties": { "ref": { "$ref": "#/definitions/refLinkType" }, "dependsOn": { "type": "array", "items": { "$ref": "#/definitions/refLinkType" } } } }, "refType": { "type": "string", "minLength": 1 }, "refLinkType": { "allOf": [{ "$ref": "#/definitions/refType" }] }, "version": { "type": "string", "minLength": 1, "maxLength": 1024 }, "licenseAcknowledgementEnumeration": true } };
var schema15 = { "type": "object", "additionalProperties": false, "properties": { "timestamp": true, "lifecycles": true, "tools": true, "authors": true, "component": { "$ref": "#/definitions/component" }, "manufacture": true, "supplier": true, "licenses": true, "properties": true } };
var schema16 = { "type": "object", "required": ["type", "name"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data"] }, "mime-type": true, "bom-ref": { "$ref": "#/definitions/refType" }, "supplier": true, "author": true, "publisher": true, "group": { "type": "string" }, "name": { "type": "string" }, "version": { "type": "string" }, "description": true, "scope": true, "hashes": true, "licenses": { "$ref": "#/definitions/licenseChoice" }, "copyright": true, "cpe": true, "purl": { "type": "string" }, "swid": true, "modified": true, "pedigree": true, "externalReferences": true, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "evidence": { "$ref": "#/definitions/componentEvidence" }, "releaseNotes": true, "modelCard": true, "data": true, "properties": true, "signature": true } };
var func7 = require_ucs2length().default;
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (typeof data === "string") {
      if (func7(data) < 1) {
        validate43.errors = [{ instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 } }];
        return false;
      }
    } else {
      validate43.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate43.errors = vErrors;
  return errors === 0;
}
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.id === void 0 && (missing0 = "id")) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: missing0 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.name === void 0 && (missing1 = "name")) {
      const err1 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: missing1 } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err2 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
    validate46.errors = vErrors;
    return false;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs4 = errors;
      for (const key0 in data) {
        if (!(key0 === "bom-ref" || key0 === "id" || key0 === "name" || key0 === "text" || key0 === "url" || key0 === "licensing" || key0 === "properties")) {
          validate46.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs4 === errors) {
        if (data["bom-ref"] !== void 0) {
          const _errs5 = errors;
          if (!validate43(data["bom-ref"], { instancePath: instancePath + "/bom-ref", parentData: data, parentDataProperty: "bom-ref", rootData })) {
            vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs5 === errors;
        } else {
          var valid1 = true;
        }
        if (valid1) {
          if (data.id !== void 0) {
            const _errs6 = errors;
            if (typeof data.id !== "string") {
              validate46.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid1 = _errs6 === errors;
          } else {
            var valid1 = true;
          }
          if (valid1) {
            if (data.name !== void 0) {
              const _errs8 = errors;
              if (typeof data.name !== "string") {
                validate46.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid1 = _errs8 === errors;
            } else {
              var valid1 = true;
            }
          }
        }
      }
    } else {
      validate46.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate46.errors = vErrors;
  return errors === 0;
}
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!Array.isArray(data)) {
    validate45.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }];
    return false;
  }
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (errors === _errs2) {
    if (Array.isArray(data)) {
      var valid1 = true;
      const len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0];
        const _errs4 = errors;
        if (errors === _errs4) {
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            let missing0;
            if (data0.license === void 0 && (missing0 = "license")) {
              const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/oneOf/0/items/required", keyword: "required", params: { missingProperty: missing0 } };
              if (vErrors === null) {
                vErrors = [err0];
              } else {
                vErrors.push(err0);
              }
              errors++;
            } else {
              const _errs6 = errors;
              for (const key0 in data0) {
                if (!(key0 === "license")) {
                  const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/oneOf/0/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
                  if (vErrors === null) {
                    vErrors = [err1];
                  } else {
                    vErrors.push(err1);
                  }
                  errors++;
                  break;
                }
              }
              if (_errs6 === errors) {
                if (data0.license !== void 0) {
                  if (!validate46(data0.license, { instancePath: instancePath + "/" + i0 + "/license", parentData: data0, parentDataProperty: "license", rootData })) {
                    vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
                    errors = vErrors.length;
                  }
                }
              }
            }
          } else {
            const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "#/oneOf/0/items/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
        var valid1 = _errs4 === errors;
        if (!valid1) {
          break;
        }
      }
    } else {
      const err3 = { instancePath, schemaPath: "#/oneOf/0/type", keyword: "type", params: { type: "array" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs8 = errors;
  if (errors === _errs8) {
    if (Array.isArray(data)) {
      if (data.length > 1) {
        const err4 = { instancePath, schemaPath: "#/oneOf/1/maxItems", keyword: "maxItems", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      } else {
        if (data.length < 1) {
          const err5 = { instancePath, schemaPath: "#/oneOf/1/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        } else {
          const len1 = data.length;
          if (len1 > 0) {
            let data2 = data[0];
            const _errs10 = errors;
            if (errors === _errs10) {
              if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                let missing1;
                if (data2.expression === void 0 && (missing1 = "expression")) {
                  const err6 = { instancePath: instancePath + "/0", schemaPath: "#/oneOf/1/items/0/required", keyword: "required", params: { missingProperty: missing1 } };
                  if (vErrors === null) {
                    vErrors = [err6];
                  } else {
                    vErrors.push(err6);
                  }
                  errors++;
                } else {
                  const _errs12 = errors;
                  for (const key1 in data2) {
                    if (!(key1 === "expression" || key1 === "bom-ref")) {
                      const err7 = { instancePath: instancePath + "/0", schemaPath: "#/oneOf/1/items/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                      if (vErrors === null) {
                        vErrors = [err7];
                      } else {
                        vErrors.push(err7);
                      }
                      errors++;
                      break;
                    }
                  }
                  if (_errs12 === errors) {
                    if (data2.expression !== void 0) {
                      const _errs13 = errors;
                      if (typeof data2.expression !== "string") {
                        const err8 = { instancePath: instancePath + "/0/expression", schemaPath: "#/oneOf/1/items/0/properties/expression/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err8];
                        } else {
                          vErrors.push(err8);
                        }
                        errors++;
                      }
                      var valid4 = _errs13 === errors;
                    } else {
                      var valid4 = true;
                    }
                    if (valid4) {
                      if (data2["bom-ref"] !== void 0) {
                        const _errs15 = errors;
                        if (!validate43(data2["bom-ref"], { instancePath: instancePath + "/0/bom-ref", parentData: data2, parentDataProperty: "bom-ref", rootData })) {
                          vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
                          errors = vErrors.length;
                        }
                        var valid4 = _errs15 === errors;
                      } else {
                        var valid4 = true;
                      }
                    }
                  }
                }
              } else {
                const err9 = { instancePath: instancePath + "/0", schemaPath: "#/oneOf/1/items/0/type", keyword: "type", params: { type: "object" } };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
          }
        }
      }
    } else {
      const err10 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "array" } };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
  }
  var _valid0 = _errs8 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err11 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
    validate45.errors = vErrors;
    return false;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  validate45.errors = vErrors;
  return errors === 0;
}
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!(key0 === "identity" || key0 === "occurrences" || key0 === "callstack" || key0 === "licenses" || key0 === "copyright")) {
          validate51.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.licenses !== void 0) {
          if (!validate45(data.licenses, { instancePath: instancePath + "/licenses", parentData: data, parentDataProperty: "licenses", rootData })) {
            vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
            errors = vErrors.length;
          }
        }
      }
    } else {
      validate51.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate51.errors = vErrors;
  return errors === 0;
}
var wrapper1 = { validate: validate42 };
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.name === void 0 && (missing0 = "name")) {
        validate42.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func2.call(schema16.properties, key0)) {
            validate42.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type;
            const _errs2 = errors;
            if (typeof data0 !== "string") {
              validate42.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data0 === "application" || data0 === "framework" || data0 === "library" || data0 === "container" || data0 === "platform" || data0 === "operating-system" || data0 === "device" || data0 === "device-driver" || data0 === "firmware" || data0 === "file" || data0 === "machine-learning-model" || data0 === "data")) {
              validate42.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema16.properties.type.enum } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data["bom-ref"] !== void 0) {
              const _errs4 = errors;
              if (!validate43(data["bom-ref"], { instancePath: instancePath + "/bom-ref", parentData: data, parentDataProperty: "bom-ref", rootData })) {
                vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.group !== void 0) {
                const _errs5 = errors;
                if (typeof data.group !== "string") {
                  validate42.errors = [{ instancePath: instancePath + "/group", schemaPath: "#/properties/group/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.name !== void 0) {
                  const _errs7 = errors;
                  if (typeof data.name !== "string") {
                    validate42.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.version !== void 0) {
                    const _errs9 = errors;
                    if (typeof data.version !== "string") {
                      validate42.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.licenses !== void 0) {
                      const _errs11 = errors;
                      if (!validate45(data.licenses, { instancePath: instancePath + "/licenses", parentData: data, parentDataProperty: "licenses", rootData })) {
                        vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.purl !== void 0) {
                        const _errs12 = errors;
                        if (typeof data.purl !== "string") {
                          validate42.errors = [{ instancePath: instancePath + "/purl", schemaPath: "#/properties/purl/type", keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                        var valid0 = _errs12 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.components !== void 0) {
                          let data7 = data.components;
                          const _errs14 = errors;
                          if (errors === _errs14) {
                            if (Array.isArray(data7)) {
                              var valid1 = true;
                              const len0 = data7.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                const _errs16 = errors;
                                if (!wrapper1.validate(data7[i0], { instancePath: instancePath + "/components/" + i0, parentData: data7, parentDataProperty: i0, rootData })) {
                                  vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
                                  errors = vErrors.length;
                                }
                                var valid1 = _errs16 === errors;
                                if (!valid1) {
                                  break;
                                }
                              }
                            } else {
                              validate42.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" } }];
                              return false;
                            }
                          }
                          var valid0 = _errs14 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.evidence !== void 0) {
                            const _errs17 = errors;
                            if (!validate51(data.evidence, { instancePath: instancePath + "/evidence", parentData: data, parentDataProperty: "evidence", rootData })) {
                              vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
                              errors = vErrors.length;
                            }
                            var valid0 = _errs17 === errors;
                          } else {
                            var valid0 = true;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate42.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate42.errors = vErrors;
  return errors === 0;
}
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!func2.call(schema15.properties, key0)) {
          validate41.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.component !== void 0) {
          if (!validate42(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData })) {
            vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
            errors = vErrors.length;
          }
        }
      }
    } else {
      validate41.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate41.errors = vErrors;
  return errors === 0;
}
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!validate43(data, { instancePath, parentData, parentDataProperty, rootData })) {
    vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
    errors = vErrors.length;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.ref === void 0 && (missing0 = "ref")) {
        validate57.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "ref" || key0 === "dependsOn")) {
            validate57.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.ref !== void 0) {
            const _errs2 = errors;
            if (!validate58(data.ref, { instancePath: instancePath + "/ref", parentData: data, parentDataProperty: "ref", rootData })) {
              vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
              errors = vErrors.length;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.dependsOn !== void 0) {
              let data1 = data.dependsOn;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (Array.isArray(data1)) {
                  var valid1 = true;
                  const len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs5 = errors;
                    if (!validate58(data1[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data1, parentDataProperty: i0, rootData })) {
                      vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
                      errors = vErrors.length;
                    }
                    var valid1 = _errs5 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate57.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate57.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate57.errors = vErrors;
  return errors === 0;
}
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.bomFormat === void 0 && (missing0 = "bomFormat") || data.specVersion === void 0 && (missing0 = "specVersion")) {
        validate40.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs2 = errors;
        for (const key0 in data) {
          if (!func2.call(schema14.properties, key0)) {
            validate40.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs2 === errors) {
          if (data.bomFormat !== void 0) {
            let data0 = data.bomFormat;
            const _errs3 = errors;
            if (typeof data0 !== "string") {
              validate40.errors = [{ instancePath: instancePath + "/bomFormat", schemaPath: "#/properties/bomFormat/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data0 === "CycloneDX")) {
              validate40.errors = [{ instancePath: instancePath + "/bomFormat", schemaPath: "#/properties/bomFormat/enum", keyword: "enum", params: { allowedValues: schema14.properties.bomFormat.enum } }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.specVersion !== void 0) {
              const _errs5 = errors;
              if (typeof data.specVersion !== "string") {
                validate40.errors = [{ instancePath: instancePath + "/specVersion", schemaPath: "#/properties/specVersion/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.metadata !== void 0) {
                const _errs7 = errors;
                if (!validate41(data.metadata, { instancePath: instancePath + "/metadata", parentData: data, parentDataProperty: "metadata", rootData })) {
                  vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
                  errors = vErrors.length;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.components !== void 0) {
                  let data3 = data.components;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs10 = errors;
                        if (!validate42(data3[i0], { instancePath: instancePath + "/components/" + i0, parentData: data3, parentDataProperty: i0, rootData })) {
                          vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs10 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate40.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.dependencies !== void 0) {
                    let data5 = data.dependencies;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (Array.isArray(data5)) {
                        var valid2 = true;
                        const len1 = data5.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          const _errs13 = errors;
                          if (!validate57(data5[i1], { instancePath: instancePath + "/dependencies/" + i1, parentData: data5, parentDataProperty: i1, rootData })) {
                            vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
                            errors = vErrors.length;
                          }
                          var valid2 = _errs13 === errors;
                          if (!valid2) {
                            break;
                          }
                        }
                      } else {
                        validate40.errors = [{ instancePath: instancePath + "/dependencies", schemaPath: "#/properties/dependencies/type", keyword: "type", params: { type: "array" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate40.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate40.errors = vErrors;
  return errors === 0;
}
var cyclonedx16 = validate63;
var schema23 = { "$comment": "From @cyclonedx/cyclonedx-library@10.3.0, Apache-2.0.", "$schema": "http://json-schema.org/draft-07/schema#", "$id": "http://cyclonedx.org/schema/bom-1.6.schema.json", "type": "object", "required": ["bomFormat", "specVersion"], "additionalProperties": false, "properties": { "$schema": true, "bomFormat": { "type": "string", "enum": ["CycloneDX"] }, "specVersion": { "type": "string" }, "serialNumber": true, "version": true, "metadata": { "$ref": "#/definitions/metadata" }, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "services": true, "externalReferences": true, "dependencies": { "type": "array", "items": { "$ref": "#/definitions/dependency" } }, "compositions": true, "vulnerabilities": true, "annotations": true, "formulation": true, "declarations": true, "definitions": true, "properties": true, "signature": true }, "definitions": { "metadata": { "type": "object", "additionalProperties": false, "properties": { "timestamp": true, "lifecycles": true, "tools": true, "manufacturer": true, "authors": true, "component": { "$ref": "#/definitions/component" }, "manufacture": true, "supplier": true, "licenses": true, "properties": true } }, "license": { "type": "object", "oneOf": [{ "required": ["id"] }, { "required": ["name"] }], "additionalProperties": false, "properties": { "bom-ref": { "$ref": "#/definitions/refType" }, "id": { "type": "string" }, "name": { "type": "string" }, "acknowledgement": { "$ref": "#/definitions/licenseAcknowledgementEnumeration" }, "text": true, "url": true, "licensing": true, "properties": true } }, "componentEvidence": { "type": "object", "additionalProperties": false, "properties": { "identity": true, "occurrences": true, "callstack": true, "licenses": { "$ref": "#/definitions/licenseChoice" }, "copyright": true } }, "component": { "type": "object", "required": ["type", "name"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data", "cryptographic-asset"] }, "mime-type": true, "bom-ref": { "$ref": "#/definitions/refType" }, "supplier": true, "manufacturer": true, "authors": true, "author": true, "publisher": true, "group": { "type": "string" }, "name": { "type": "string" }, "version": { "$ref": "#/definitions/version" }, "description": true, "scope": true, "hashes": true, "licenses": { "$ref": "#/definitions/licenseChoice" }, "copyright": true, "cpe": true, "purl": { "type": "string" }, "omniborId": true, "swhid": true, "swid": true, "modified": true, "pedigree": true, "externalReferences": true, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "evidence": { "$ref": "#/definitions/componentEvidence" }, "releaseNotes": true, "modelCard": true, "data": true, "cryptoProperties": true, "properties": true, "tags": true, "signature": true } }, "licenseChoice": { "type": "array", "oneOf": [{ "type": "array", "items": { "type": "object", "required": ["license"], "additionalProperties": false, "properties": { "license": { "$ref": "#/definitions/license" } } } }, { "type": "array", "minItems": 1, "maxItems": 1, "items": [{ "type": "object", "additionalProperties": false, "required": ["expression"], "properties": { "expression": { "type": "string" }, "acknowledgement": { "$ref": "#/definitions/licenseAcknowledgementEnumeration" }, "bom-ref": { "$ref": "#/definitions/refType" } } }] }] }, "dependency": { "type": "object", "required": ["ref"], "additionalProperties": false, "properties": { "ref": { "$ref": "#/definitions/refLinkType" }, "dependsOn": { "type": "array", "items": { "$ref": "#/definitions/refLinkType" } }, "provides": { "type": "array", "items": { "$ref": "#/definitions/refLinkType" } } } }, "refType": { "type": "string", "minLength": 1 }, "refLinkType": { "$ref": "#/definitions/refType" }, "version": { "type": "string", "maxLength": 1024 }, "licenseAcknowledgementEnumeration": true } };
var schema24 = { "type": "object", "additionalProperties": false, "properties": { "timestamp": true, "lifecycles": true, "tools": true, "manufacturer": true, "authors": true, "component": { "$ref": "#/definitions/component" }, "manufacture": true, "supplier": true, "licenses": true, "properties": true } };
var schema25 = { "type": "object", "required": ["type", "name"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data", "cryptographic-asset"] }, "mime-type": true, "bom-ref": { "$ref": "#/definitions/refType" }, "supplier": true, "manufacturer": true, "authors": true, "author": true, "publisher": true, "group": { "type": "string" }, "name": { "type": "string" }, "version": { "$ref": "#/definitions/version" }, "description": true, "scope": true, "hashes": true, "licenses": { "$ref": "#/definitions/licenseChoice" }, "copyright": true, "cpe": true, "purl": { "type": "string" }, "omniborId": true, "swhid": true, "swid": true, "modified": true, "pedigree": true, "externalReferences": true, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "evidence": { "$ref": "#/definitions/componentEvidence" }, "releaseNotes": true, "modelCard": true, "data": true, "cryptoProperties": true, "properties": true, "tags": true, "signature": true } };
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (typeof data === "string") {
      if (func7(data) < 1) {
        validate66.errors = [{ instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 } }];
        return false;
      }
    } else {
      validate66.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate66.errors = vErrors;
  return errors === 0;
}
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (typeof data === "string") {
      if (func7(data) > 1024) {
        validate68.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 1024 } }];
        return false;
      }
    } else {
      validate68.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate68.errors = vErrors;
  return errors === 0;
}
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.id === void 0 && (missing0 = "id")) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: missing0 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.name === void 0 && (missing1 = "name")) {
      const err1 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: missing1 } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err2 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
    validate71.errors = vErrors;
    return false;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs4 = errors;
      for (const key0 in data) {
        if (!(key0 === "bom-ref" || key0 === "id" || key0 === "name" || key0 === "acknowledgement" || key0 === "text" || key0 === "url" || key0 === "licensing" || key0 === "properties")) {
          validate71.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs4 === errors) {
        if (data["bom-ref"] !== void 0) {
          const _errs5 = errors;
          if (!validate66(data["bom-ref"], { instancePath: instancePath + "/bom-ref", parentData: data, parentDataProperty: "bom-ref", rootData })) {
            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs5 === errors;
        } else {
          var valid1 = true;
        }
        if (valid1) {
          if (data.id !== void 0) {
            const _errs6 = errors;
            if (typeof data.id !== "string") {
              validate71.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid1 = _errs6 === errors;
          } else {
            var valid1 = true;
          }
          if (valid1) {
            if (data.name !== void 0) {
              const _errs8 = errors;
              if (typeof data.name !== "string") {
                validate71.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid1 = _errs8 === errors;
            } else {
              var valid1 = true;
            }
            if (valid1) {
              if (data.acknowledgement !== void 0) {
                const _errs10 = errors;
                var valid1 = _errs10 === errors;
              } else {
                var valid1 = true;
              }
            }
          }
        }
      }
    } else {
      validate71.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate71.errors = vErrors;
  return errors === 0;
}
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!Array.isArray(data)) {
    validate70.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }];
    return false;
  }
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (errors === _errs2) {
    if (Array.isArray(data)) {
      var valid1 = true;
      const len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0];
        const _errs4 = errors;
        if (errors === _errs4) {
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            let missing0;
            if (data0.license === void 0 && (missing0 = "license")) {
              const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/oneOf/0/items/required", keyword: "required", params: { missingProperty: missing0 } };
              if (vErrors === null) {
                vErrors = [err0];
              } else {
                vErrors.push(err0);
              }
              errors++;
            } else {
              const _errs6 = errors;
              for (const key0 in data0) {
                if (!(key0 === "license")) {
                  const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/oneOf/0/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
                  if (vErrors === null) {
                    vErrors = [err1];
                  } else {
                    vErrors.push(err1);
                  }
                  errors++;
                  break;
                }
              }
              if (_errs6 === errors) {
                if (data0.license !== void 0) {
                  if (!validate71(data0.license, { instancePath: instancePath + "/" + i0 + "/license", parentData: data0, parentDataProperty: "license", rootData })) {
                    vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
                    errors = vErrors.length;
                  }
                }
              }
            }
          } else {
            const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "#/oneOf/0/items/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
        var valid1 = _errs4 === errors;
        if (!valid1) {
          break;
        }
      }
    } else {
      const err3 = { instancePath, schemaPath: "#/oneOf/0/type", keyword: "type", params: { type: "array" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs8 = errors;
  if (errors === _errs8) {
    if (Array.isArray(data)) {
      if (data.length > 1) {
        const err4 = { instancePath, schemaPath: "#/oneOf/1/maxItems", keyword: "maxItems", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      } else {
        if (data.length < 1) {
          const err5 = { instancePath, schemaPath: "#/oneOf/1/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        } else {
          const len1 = data.length;
          if (len1 > 0) {
            let data2 = data[0];
            const _errs10 = errors;
            if (errors === _errs10) {
              if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                let missing1;
                if (data2.expression === void 0 && (missing1 = "expression")) {
                  const err6 = { instancePath: instancePath + "/0", schemaPath: "#/oneOf/1/items/0/required", keyword: "required", params: { missingProperty: missing1 } };
                  if (vErrors === null) {
                    vErrors = [err6];
                  } else {
                    vErrors.push(err6);
                  }
                  errors++;
                } else {
                  const _errs12 = errors;
                  for (const key1 in data2) {
                    if (!(key1 === "expression" || key1 === "acknowledgement" || key1 === "bom-ref")) {
                      const err7 = { instancePath: instancePath + "/0", schemaPath: "#/oneOf/1/items/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                      if (vErrors === null) {
                        vErrors = [err7];
                      } else {
                        vErrors.push(err7);
                      }
                      errors++;
                      break;
                    }
                  }
                  if (_errs12 === errors) {
                    if (data2.expression !== void 0) {
                      const _errs13 = errors;
                      if (typeof data2.expression !== "string") {
                        const err8 = { instancePath: instancePath + "/0/expression", schemaPath: "#/oneOf/1/items/0/properties/expression/type", keyword: "type", params: { type: "string" } };
                        if (vErrors === null) {
                          vErrors = [err8];
                        } else {
                          vErrors.push(err8);
                        }
                        errors++;
                      }
                      var valid4 = _errs13 === errors;
                    } else {
                      var valid4 = true;
                    }
                    if (valid4) {
                      if (data2.acknowledgement !== void 0) {
                        const _errs15 = errors;
                        var valid4 = _errs15 === errors;
                      } else {
                        var valid4 = true;
                      }
                      if (valid4) {
                        if (data2["bom-ref"] !== void 0) {
                          const _errs16 = errors;
                          if (!validate66(data2["bom-ref"], { instancePath: instancePath + "/0/bom-ref", parentData: data2, parentDataProperty: "bom-ref", rootData })) {
                            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                            errors = vErrors.length;
                          }
                          var valid4 = _errs16 === errors;
                        } else {
                          var valid4 = true;
                        }
                      }
                    }
                  }
                }
              } else {
                const err9 = { instancePath: instancePath + "/0", schemaPath: "#/oneOf/1/items/0/type", keyword: "type", params: { type: "object" } };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
          }
        }
      }
    } else {
      const err10 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "array" } };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
  }
  var _valid0 = _errs8 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err11 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
    validate70.errors = vErrors;
    return false;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  validate70.errors = vErrors;
  return errors === 0;
}
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!(key0 === "identity" || key0 === "occurrences" || key0 === "callstack" || key0 === "licenses" || key0 === "copyright")) {
          validate76.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.licenses !== void 0) {
          if (!validate70(data.licenses, { instancePath: instancePath + "/licenses", parentData: data, parentDataProperty: "licenses", rootData })) {
            vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
            errors = vErrors.length;
          }
        }
      }
    } else {
      validate76.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate76.errors = vErrors;
  return errors === 0;
}
var wrapper2 = { validate: validate65 };
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.name === void 0 && (missing0 = "name")) {
        validate65.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func2.call(schema25.properties, key0)) {
            validate65.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type;
            const _errs2 = errors;
            if (typeof data0 !== "string") {
              validate65.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data0 === "application" || data0 === "framework" || data0 === "library" || data0 === "container" || data0 === "platform" || data0 === "operating-system" || data0 === "device" || data0 === "device-driver" || data0 === "firmware" || data0 === "file" || data0 === "machine-learning-model" || data0 === "data" || data0 === "cryptographic-asset")) {
              validate65.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema25.properties.type.enum } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data["bom-ref"] !== void 0) {
              const _errs4 = errors;
              if (!validate66(data["bom-ref"], { instancePath: instancePath + "/bom-ref", parentData: data, parentDataProperty: "bom-ref", rootData })) {
                vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.group !== void 0) {
                const _errs5 = errors;
                if (typeof data.group !== "string") {
                  validate65.errors = [{ instancePath: instancePath + "/group", schemaPath: "#/properties/group/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.name !== void 0) {
                  const _errs7 = errors;
                  if (typeof data.name !== "string") {
                    validate65.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.version !== void 0) {
                    const _errs9 = errors;
                    if (!validate68(data.version, { instancePath: instancePath + "/version", parentData: data, parentDataProperty: "version", rootData })) {
                      vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.licenses !== void 0) {
                      const _errs10 = errors;
                      if (!validate70(data.licenses, { instancePath: instancePath + "/licenses", parentData: data, parentDataProperty: "licenses", rootData })) {
                        vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs10 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.purl !== void 0) {
                        const _errs11 = errors;
                        if (typeof data.purl !== "string") {
                          validate65.errors = [{ instancePath: instancePath + "/purl", schemaPath: "#/properties/purl/type", keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                        var valid0 = _errs11 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.components !== void 0) {
                          let data7 = data.components;
                          const _errs13 = errors;
                          if (errors === _errs13) {
                            if (Array.isArray(data7)) {
                              var valid1 = true;
                              const len0 = data7.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                const _errs15 = errors;
                                if (!wrapper2.validate(data7[i0], { instancePath: instancePath + "/components/" + i0, parentData: data7, parentDataProperty: i0, rootData })) {
                                  vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
                                  errors = vErrors.length;
                                }
                                var valid1 = _errs15 === errors;
                                if (!valid1) {
                                  break;
                                }
                              }
                            } else {
                              validate65.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" } }];
                              return false;
                            }
                          }
                          var valid0 = _errs13 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.evidence !== void 0) {
                            const _errs16 = errors;
                            if (!validate76(data.evidence, { instancePath: instancePath + "/evidence", parentData: data, parentDataProperty: "evidence", rootData })) {
                              vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
                              errors = vErrors.length;
                            }
                            var valid0 = _errs16 === errors;
                          } else {
                            var valid0 = true;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate65.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate65.errors = vErrors;
  return errors === 0;
}
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!func2.call(schema24.properties, key0)) {
          validate64.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.component !== void 0) {
          if (!validate65(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData })) {
            vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
            errors = vErrors.length;
          }
        }
      }
    } else {
      validate64.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate64.errors = vErrors;
  return errors === 0;
}
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (typeof data === "string") {
      if (func7(data) < 1) {
        validate83.errors = [{ instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 } }];
        return false;
      }
    } else {
      validate83.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate83.errors = vErrors;
  return errors === 0;
}
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.ref === void 0 && (missing0 = "ref")) {
        validate82.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "ref" || key0 === "dependsOn" || key0 === "provides")) {
            validate82.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.ref !== void 0) {
            const _errs2 = errors;
            if (!validate83(data.ref, { instancePath: instancePath + "/ref", parentData: data, parentDataProperty: "ref", rootData })) {
              vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
              errors = vErrors.length;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.dependsOn !== void 0) {
              let data1 = data.dependsOn;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (Array.isArray(data1)) {
                  var valid1 = true;
                  const len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs5 = errors;
                    if (!validate83(data1[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data1, parentDataProperty: i0, rootData })) {
                      vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
                      errors = vErrors.length;
                    }
                    var valid1 = _errs5 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate82.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.provides !== void 0) {
                let data3 = data.provides;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (Array.isArray(data3)) {
                    var valid2 = true;
                    const len1 = data3.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      const _errs8 = errors;
                      if (!validate83(data3[i1], { instancePath: instancePath + "/provides/" + i1, parentData: data3, parentDataProperty: i1, rootData })) {
                        vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
                        errors = vErrors.length;
                      }
                      var valid2 = _errs8 === errors;
                      if (!valid2) {
                        break;
                      }
                    }
                  } else {
                    validate82.errors = [{ instancePath: instancePath + "/provides", schemaPath: "#/properties/provides/type", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate82.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate82.errors = vErrors;
  return errors === 0;
}
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.bomFormat === void 0 && (missing0 = "bomFormat") || data.specVersion === void 0 && (missing0 = "specVersion")) {
        validate63.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs2 = errors;
        for (const key0 in data) {
          if (!func2.call(schema23.properties, key0)) {
            validate63.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs2 === errors) {
          if (data.bomFormat !== void 0) {
            let data0 = data.bomFormat;
            const _errs3 = errors;
            if (typeof data0 !== "string") {
              validate63.errors = [{ instancePath: instancePath + "/bomFormat", schemaPath: "#/properties/bomFormat/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data0 === "CycloneDX")) {
              validate63.errors = [{ instancePath: instancePath + "/bomFormat", schemaPath: "#/properties/bomFormat/enum", keyword: "enum", params: { allowedValues: schema23.properties.bomFormat.enum } }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.specVersion !== void 0) {
              const _errs5 = errors;
              if (typeof data.specVersion !== "string") {
                validate63.errors = [{ instancePath: instancePath + "/specVersion", schemaPath: "#/properties/specVersion/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.metadata !== void 0) {
                const _errs7 = errors;
                if (!validate64(data.metadata, { instancePath: instancePath + "/metadata", parentData: data, parentDataProperty: "metadata", rootData })) {
                  vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
                  errors = vErrors.length;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.components !== void 0) {
                  let data3 = data.components;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs10 = errors;
                        if (!validate65(data3[i0], { instancePath: instancePath + "/components/" + i0, parentData: data3, parentDataProperty: i0, rootData })) {
                          vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs10 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate63.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.dependencies !== void 0) {
                    let data5 = data.dependencies;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (Array.isArray(data5)) {
                        var valid2 = true;
                        const len1 = data5.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          const _errs13 = errors;
                          if (!validate82(data5[i1], { instancePath: instancePath + "/dependencies/" + i1, parentData: data5, parentDataProperty: i1, rootData })) {
                            vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
                            errors = vErrors.length;
                          }
                          var valid2 = _errs13 === errors;
                          if (!valid2) {
                            break;
                          }
                        }
                      } else {
                        validate63.errors = [{ instancePath: instancePath + "/dependencies", schemaPath: "#/properties/dependencies/type", keyword: "type", params: { type: "array" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate63.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate63.errors = vErrors;
  return errors === 0;
}
var cyclonedx17 = validate88;
var schema35 = { "$comment": "From @cyclonedx/cyclonedx-library@10.3.0, Apache-2.0.", "$schema": "http://json-schema.org/draft-07/schema#", "$id": "http://cyclonedx.org/schema/bom-1.7.schema.json", "type": "object", "required": ["bomFormat", "specVersion"], "additionalProperties": false, "properties": { "$schema": true, "bomFormat": { "type": "string", "enum": ["CycloneDX"] }, "specVersion": { "type": "string" }, "serialNumber": true, "version": true, "metadata": { "$ref": "#/definitions/metadata" }, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "services": true, "externalReferences": true, "dependencies": { "type": "array", "items": { "$ref": "#/definitions/dependency" } }, "compositions": true, "vulnerabilities": true, "annotations": true, "formulation": true, "declarations": true, "definitions": true, "citations": true, "properties": true, "signature": true }, "definitions": { "metadata": { "type": "object", "additionalProperties": false, "properties": { "timestamp": true, "lifecycles": true, "tools": true, "manufacturer": true, "authors": true, "component": { "$ref": "#/definitions/component" }, "manufacture": true, "supplier": true, "licenses": true, "properties": true, "distributionConstraints": true } }, "license": { "type": "object", "oneOf": [{ "required": ["id"] }, { "required": ["name"] }], "additionalProperties": false, "properties": { "bom-ref": { "$ref": "#/definitions/refType" }, "id": { "type": "string" }, "name": { "type": "string" }, "acknowledgement": { "$ref": "#/definitions/licenseAcknowledgementEnumeration" }, "text": true, "url": true, "licensing": true, "properties": true } }, "componentEvidence": { "type": "object", "additionalProperties": false, "properties": { "identity": true, "occurrences": true, "callstack": true, "licenses": { "$ref": "#/definitions/licenseChoice" }, "copyright": true } }, "component": { "type": "object", "required": ["type", "name"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data", "cryptographic-asset"] }, "mime-type": true, "bom-ref": { "$ref": "#/definitions/refType" }, "supplier": true, "manufacturer": true, "authors": true, "author": true, "publisher": true, "group": { "type": "string" }, "name": { "type": "string" }, "version": { "$ref": "#/definitions/version" }, "versionRange": true, "isExternal": true, "description": true, "scope": true, "hashes": true, "licenses": { "$ref": "#/definitions/licenseChoice" }, "copyright": true, "patentAssertions": true, "cpe": true, "purl": { "type": "string" }, "omniborId": true, "swhid": true, "swid": true, "modified": true, "pedigree": true, "externalReferences": true, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "evidence": { "$ref": "#/definitions/componentEvidence" }, "releaseNotes": true, "modelCard": true, "data": true, "cryptoProperties": true, "properties": true, "tags": true, "signature": true }, "allOf": [{ "not": { "required": ["version", "versionRange"] } }, { "if": { "properties": { "isExternal": { "const": false } } }, "then": { "not": { "required": ["versionRange"] } }, "else": true }] }, "licenseChoice": { "type": "array", "items": { "oneOf": [{ "type": "object", "required": ["license"], "additionalProperties": false, "properties": { "license": { "$ref": "#/definitions/license" } } }, { "type": "object", "additionalProperties": false, "required": ["expression"], "properties": { "expression": { "type": "string" }, "expressionDetails": true, "acknowledgement": { "$ref": "#/definitions/licenseAcknowledgementEnumeration" }, "bom-ref": { "$ref": "#/definitions/refType" }, "licensing": true, "properties": true } }] } }, "dependency": { "type": "object", "required": ["ref"], "additionalProperties": false, "properties": { "ref": { "$ref": "#/definitions/refLinkType" }, "dependsOn": { "type": "array", "items": { "$ref": "#/definitions/refLinkType" } }, "provides": { "type": "array", "items": { "$ref": "#/definitions/refLinkType" } } } }, "refType": { "type": "string", "minLength": 1 }, "refLinkType": { "$ref": "#/definitions/refType" }, "version": { "type": "string", "maxLength": 1024 }, "licenseAcknowledgementEnumeration": true } };
var schema36 = { "type": "object", "additionalProperties": false, "properties": { "timestamp": true, "lifecycles": true, "tools": true, "manufacturer": true, "authors": true, "component": { "$ref": "#/definitions/component" }, "manufacture": true, "supplier": true, "licenses": true, "properties": true, "distributionConstraints": true } };
var schema37 = { "type": "object", "required": ["type", "name"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data", "cryptographic-asset"] }, "mime-type": true, "bom-ref": { "$ref": "#/definitions/refType" }, "supplier": true, "manufacturer": true, "authors": true, "author": true, "publisher": true, "group": { "type": "string" }, "name": { "type": "string" }, "version": { "$ref": "#/definitions/version" }, "versionRange": true, "isExternal": true, "description": true, "scope": true, "hashes": true, "licenses": { "$ref": "#/definitions/licenseChoice" }, "copyright": true, "patentAssertions": true, "cpe": true, "purl": { "type": "string" }, "omniborId": true, "swhid": true, "swid": true, "modified": true, "pedigree": true, "externalReferences": true, "components": { "type": "array", "items": { "$ref": "#/definitions/component" } }, "evidence": { "$ref": "#/definitions/componentEvidence" }, "releaseNotes": true, "modelCard": true, "data": true, "cryptoProperties": true, "properties": true, "tags": true, "signature": true }, "allOf": [{ "not": { "required": ["version", "versionRange"] } }, { "if": { "properties": { "isExternal": { "const": false } } }, "then": { "not": { "required": ["versionRange"] } }, "else": true }] };
function validate91(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (typeof data === "string") {
      if (func7(data) < 1) {
        validate91.errors = [{ instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 } }];
        return false;
      }
    } else {
      validate91.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate91.errors = vErrors;
  return errors === 0;
}
function validate93(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (typeof data === "string") {
      if (func7(data) > 1024) {
        validate93.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 1024 } }];
        return false;
      }
    } else {
      validate93.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate93.errors = vErrors;
  return errors === 0;
}
function validate96(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.id === void 0 && (missing0 = "id")) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: missing0 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.name === void 0 && (missing1 = "name")) {
      const err1 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: missing1 } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    const err2 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
    validate96.errors = vErrors;
    return false;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs4 = errors;
      for (const key0 in data) {
        if (!(key0 === "bom-ref" || key0 === "id" || key0 === "name" || key0 === "acknowledgement" || key0 === "text" || key0 === "url" || key0 === "licensing" || key0 === "properties")) {
          validate96.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs4 === errors) {
        if (data["bom-ref"] !== void 0) {
          const _errs5 = errors;
          if (!validate91(data["bom-ref"], { instancePath: instancePath + "/bom-ref", parentData: data, parentDataProperty: "bom-ref", rootData })) {
            vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs5 === errors;
        } else {
          var valid1 = true;
        }
        if (valid1) {
          if (data.id !== void 0) {
            const _errs6 = errors;
            if (typeof data.id !== "string") {
              validate96.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid1 = _errs6 === errors;
          } else {
            var valid1 = true;
          }
          if (valid1) {
            if (data.name !== void 0) {
              const _errs8 = errors;
              if (typeof data.name !== "string") {
                validate96.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid1 = _errs8 === errors;
            } else {
              var valid1 = true;
            }
            if (valid1) {
              if (data.acknowledgement !== void 0) {
                const _errs10 = errors;
                var valid1 = _errs10 === errors;
              } else {
                var valid1 = true;
              }
            }
          }
        }
      }
    } else {
      validate96.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate96.errors = vErrors;
  return errors === 0;
}
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (Array.isArray(data)) {
      var valid0 = true;
      const len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0];
        const _errs1 = errors;
        const _errs2 = errors;
        let valid1 = false;
        let passing0 = null;
        const _errs3 = errors;
        if (errors === _errs3) {
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            let missing0;
            if (data0.license === void 0 && (missing0 = "license")) {
              const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/oneOf/0/required", keyword: "required", params: { missingProperty: missing0 } };
              if (vErrors === null) {
                vErrors = [err0];
              } else {
                vErrors.push(err0);
              }
              errors++;
            } else {
              const _errs5 = errors;
              for (const key0 in data0) {
                if (!(key0 === "license")) {
                  const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
                  if (vErrors === null) {
                    vErrors = [err1];
                  } else {
                    vErrors.push(err1);
                  }
                  errors++;
                  break;
                }
              }
              if (_errs5 === errors) {
                if (data0.license !== void 0) {
                  if (!validate96(data0.license, { instancePath: instancePath + "/" + i0 + "/license", parentData: data0, parentDataProperty: "license", rootData })) {
                    vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
                    errors = vErrors.length;
                  }
                }
              }
            }
          } else {
            const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/oneOf/0/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
        var _valid0 = _errs3 === errors;
        if (_valid0) {
          valid1 = true;
          passing0 = 0;
        }
        const _errs7 = errors;
        if (errors === _errs7) {
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            let missing1;
            if (data0.expression === void 0 && (missing1 = "expression")) {
              const err3 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/oneOf/1/required", keyword: "required", params: { missingProperty: missing1 } };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            } else {
              const _errs9 = errors;
              for (const key1 in data0) {
                if (!(key1 === "expression" || key1 === "expressionDetails" || key1 === "acknowledgement" || key1 === "bom-ref" || key1 === "licensing" || key1 === "properties")) {
                  const err4 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                  if (vErrors === null) {
                    vErrors = [err4];
                  } else {
                    vErrors.push(err4);
                  }
                  errors++;
                  break;
                }
              }
              if (_errs9 === errors) {
                if (data0.expression !== void 0) {
                  const _errs10 = errors;
                  if (typeof data0.expression !== "string") {
                    const err5 = { instancePath: instancePath + "/" + i0 + "/expression", schemaPath: "#/items/oneOf/1/properties/expression/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err5];
                    } else {
                      vErrors.push(err5);
                    }
                    errors++;
                  }
                  var valid3 = _errs10 === errors;
                } else {
                  var valid3 = true;
                }
                if (valid3) {
                  if (data0.acknowledgement !== void 0) {
                    const _errs12 = errors;
                    var valid3 = _errs12 === errors;
                  } else {
                    var valid3 = true;
                  }
                  if (valid3) {
                    if (data0["bom-ref"] !== void 0) {
                      const _errs13 = errors;
                      if (!validate91(data0["bom-ref"], { instancePath: instancePath + "/" + i0 + "/bom-ref", parentData: data0, parentDataProperty: "bom-ref", rootData })) {
                        vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
                        errors = vErrors.length;
                      }
                      var valid3 = _errs13 === errors;
                    } else {
                      var valid3 = true;
                    }
                  }
                }
              }
            }
          } else {
            const err6 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/oneOf/1/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        var _valid0 = _errs7 === errors;
        if (_valid0 && valid1) {
          valid1 = false;
          passing0 = [passing0, 1];
        } else {
          if (_valid0) {
            valid1 = true;
            passing0 = 1;
          }
        }
        if (!valid1) {
          const err7 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
          validate95.errors = vErrors;
          return false;
        } else {
          errors = _errs2;
          if (vErrors !== null) {
            if (_errs2) {
              vErrors.length = _errs2;
            } else {
              vErrors = null;
            }
          }
        }
        var valid0 = _errs1 === errors;
        if (!valid0) {
          break;
        }
      }
    } else {
      validate95.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }];
      return false;
    }
  }
  validate95.errors = vErrors;
  return errors === 0;
}
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!(key0 === "identity" || key0 === "occurrences" || key0 === "callstack" || key0 === "licenses" || key0 === "copyright")) {
          validate101.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.licenses !== void 0) {
          if (!validate95(data.licenses, { instancePath: instancePath + "/licenses", parentData: data, parentDataProperty: "licenses", rootData })) {
            vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
            errors = vErrors.length;
          }
        }
      }
    } else {
      validate101.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate101.errors = vErrors;
  return errors === 0;
}
var wrapper3 = { validate: validate90 };
function validate90(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs1 = errors;
  const _errs2 = errors;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.version === void 0 && (missing0 = "version") || data.versionRange === void 0 && (missing0 = "versionRange")) {
      const err0 = {};
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var valid1 = _errs3 === errors;
  if (valid1) {
    validate90.errors = [{ instancePath, schemaPath: "#/allOf/0/not", keyword: "not", params: {} }];
    return false;
  } else {
    errors = _errs2;
    if (vErrors !== null) {
      if (_errs2) {
        vErrors.length = _errs2;
      } else {
        vErrors = null;
      }
    }
  }
  var valid0 = _errs1 === errors;
  if (valid0) {
    const _errs4 = errors;
    const _errs5 = errors;
    let valid2 = true;
    const _errs6 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.isExternal !== void 0) {
        if (false !== data.isExternal) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
    }
    var _valid0 = _errs6 === errors;
    errors = _errs5;
    if (vErrors !== null) {
      if (_errs5) {
        vErrors.length = _errs5;
      } else {
        vErrors = null;
      }
    }
    if (_valid0) {
      const _errs8 = errors;
      const _errs9 = errors;
      const _errs10 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing1;
        if (data.versionRange === void 0 && (missing1 = "versionRange")) {
          const err2 = {};
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      var valid4 = _errs10 === errors;
      if (valid4) {
        validate90.errors = [{ instancePath, schemaPath: "#/allOf/1/then/not", keyword: "not", params: {} }];
        return false;
      } else {
        errors = _errs9;
        if (vErrors !== null) {
          if (_errs9) {
            vErrors.length = _errs9;
          } else {
            vErrors = null;
          }
        }
      }
      var _valid0 = _errs8 === errors;
      valid2 = _valid0;
    }
    if (!valid2) {
      const err3 = { instancePath, schemaPath: "#/allOf/1/if", keyword: "if", params: { failingKeyword: "then" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
      validate90.errors = vErrors;
      return false;
    }
    var valid0 = _errs4 === errors;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing2;
      if (data.type === void 0 && (missing2 = "type") || data.name === void 0 && (missing2 = "name")) {
        validate90.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing2 } }];
        return false;
      } else {
        const _errs11 = errors;
        for (const key0 in data) {
          if (!func2.call(schema37.properties, key0)) {
            validate90.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs11 === errors) {
          if (data.type !== void 0) {
            let data1 = data.type;
            const _errs12 = errors;
            if (typeof data1 !== "string") {
              validate90.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data1 === "application" || data1 === "framework" || data1 === "library" || data1 === "container" || data1 === "platform" || data1 === "operating-system" || data1 === "device" || data1 === "device-driver" || data1 === "firmware" || data1 === "file" || data1 === "machine-learning-model" || data1 === "data" || data1 === "cryptographic-asset")) {
              validate90.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema37.properties.type.enum } }];
              return false;
            }
            var valid5 = _errs12 === errors;
          } else {
            var valid5 = true;
          }
          if (valid5) {
            if (data["bom-ref"] !== void 0) {
              const _errs14 = errors;
              if (!validate91(data["bom-ref"], { instancePath: instancePath + "/bom-ref", parentData: data, parentDataProperty: "bom-ref", rootData })) {
                vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
                errors = vErrors.length;
              }
              var valid5 = _errs14 === errors;
            } else {
              var valid5 = true;
            }
            if (valid5) {
              if (data.group !== void 0) {
                const _errs15 = errors;
                if (typeof data.group !== "string") {
                  validate90.errors = [{ instancePath: instancePath + "/group", schemaPath: "#/properties/group/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid5 = _errs15 === errors;
              } else {
                var valid5 = true;
              }
              if (valid5) {
                if (data.name !== void 0) {
                  const _errs17 = errors;
                  if (typeof data.name !== "string") {
                    validate90.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid5 = _errs17 === errors;
                } else {
                  var valid5 = true;
                }
                if (valid5) {
                  if (data.version !== void 0) {
                    const _errs19 = errors;
                    if (!validate93(data.version, { instancePath: instancePath + "/version", parentData: data, parentDataProperty: "version", rootData })) {
                      vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
                      errors = vErrors.length;
                    }
                    var valid5 = _errs19 === errors;
                  } else {
                    var valid5 = true;
                  }
                  if (valid5) {
                    if (data.licenses !== void 0) {
                      const _errs20 = errors;
                      if (!validate95(data.licenses, { instancePath: instancePath + "/licenses", parentData: data, parentDataProperty: "licenses", rootData })) {
                        vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
                        errors = vErrors.length;
                      }
                      var valid5 = _errs20 === errors;
                    } else {
                      var valid5 = true;
                    }
                    if (valid5) {
                      if (data.purl !== void 0) {
                        const _errs21 = errors;
                        if (typeof data.purl !== "string") {
                          validate90.errors = [{ instancePath: instancePath + "/purl", schemaPath: "#/properties/purl/type", keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                        var valid5 = _errs21 === errors;
                      } else {
                        var valid5 = true;
                      }
                      if (valid5) {
                        if (data.components !== void 0) {
                          let data8 = data.components;
                          const _errs23 = errors;
                          if (errors === _errs23) {
                            if (Array.isArray(data8)) {
                              var valid6 = true;
                              const len0 = data8.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                const _errs25 = errors;
                                if (!wrapper3.validate(data8[i0], { instancePath: instancePath + "/components/" + i0, parentData: data8, parentDataProperty: i0, rootData })) {
                                  vErrors = vErrors === null ? wrapper3.validate.errors : vErrors.concat(wrapper3.validate.errors);
                                  errors = vErrors.length;
                                }
                                var valid6 = _errs25 === errors;
                                if (!valid6) {
                                  break;
                                }
                              }
                            } else {
                              validate90.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" } }];
                              return false;
                            }
                          }
                          var valid5 = _errs23 === errors;
                        } else {
                          var valid5 = true;
                        }
                        if (valid5) {
                          if (data.evidence !== void 0) {
                            const _errs26 = errors;
                            if (!validate101(data.evidence, { instancePath: instancePath + "/evidence", parentData: data, parentDataProperty: "evidence", rootData })) {
                              vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
                              errors = vErrors.length;
                            }
                            var valid5 = _errs26 === errors;
                          } else {
                            var valid5 = true;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate90.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate90.errors = vErrors;
  return errors === 0;
}
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!func2.call(schema36.properties, key0)) {
          validate89.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.component !== void 0) {
          if (!validate90(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData })) {
            vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
            errors = vErrors.length;
          }
        }
      }
    } else {
      validate89.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate89.errors = vErrors;
  return errors === 0;
}
function validate108(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (typeof data === "string") {
      if (func7(data) < 1) {
        validate108.errors = [{ instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 } }];
        return false;
      }
    } else {
      validate108.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate108.errors = vErrors;
  return errors === 0;
}
function validate107(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.ref === void 0 && (missing0 = "ref")) {
        validate107.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "ref" || key0 === "dependsOn" || key0 === "provides")) {
            validate107.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.ref !== void 0) {
            const _errs2 = errors;
            if (!validate108(data.ref, { instancePath: instancePath + "/ref", parentData: data, parentDataProperty: "ref", rootData })) {
              vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
              errors = vErrors.length;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.dependsOn !== void 0) {
              let data1 = data.dependsOn;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (Array.isArray(data1)) {
                  var valid1 = true;
                  const len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs5 = errors;
                    if (!validate108(data1[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data1, parentDataProperty: i0, rootData })) {
                      vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
                      errors = vErrors.length;
                    }
                    var valid1 = _errs5 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate107.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.provides !== void 0) {
                let data3 = data.provides;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (Array.isArray(data3)) {
                    var valid2 = true;
                    const len1 = data3.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      const _errs8 = errors;
                      if (!validate108(data3[i1], { instancePath: instancePath + "/provides/" + i1, parentData: data3, parentDataProperty: i1, rootData })) {
                        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
                        errors = vErrors.length;
                      }
                      var valid2 = _errs8 === errors;
                      if (!valid2) {
                        break;
                      }
                    }
                  } else {
                    validate107.errors = [{ instancePath: instancePath + "/provides", schemaPath: "#/properties/provides/type", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate107.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate107.errors = vErrors;
  return errors === 0;
}
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.bomFormat === void 0 && (missing0 = "bomFormat") || data.specVersion === void 0 && (missing0 = "specVersion")) {
        validate88.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs2 = errors;
        for (const key0 in data) {
          if (!func2.call(schema35.properties, key0)) {
            validate88.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs2 === errors) {
          if (data.bomFormat !== void 0) {
            let data0 = data.bomFormat;
            const _errs3 = errors;
            if (typeof data0 !== "string") {
              validate88.errors = [{ instancePath: instancePath + "/bomFormat", schemaPath: "#/properties/bomFormat/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data0 === "CycloneDX")) {
              validate88.errors = [{ instancePath: instancePath + "/bomFormat", schemaPath: "#/properties/bomFormat/enum", keyword: "enum", params: { allowedValues: schema35.properties.bomFormat.enum } }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.specVersion !== void 0) {
              const _errs5 = errors;
              if (typeof data.specVersion !== "string") {
                validate88.errors = [{ instancePath: instancePath + "/specVersion", schemaPath: "#/properties/specVersion/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.metadata !== void 0) {
                const _errs7 = errors;
                if (!validate89(data.metadata, { instancePath: instancePath + "/metadata", parentData: data, parentDataProperty: "metadata", rootData })) {
                  vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
                  errors = vErrors.length;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.components !== void 0) {
                  let data3 = data.components;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs10 = errors;
                        if (!validate90(data3[i0], { instancePath: instancePath + "/components/" + i0, parentData: data3, parentDataProperty: i0, rootData })) {
                          vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs10 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate88.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.dependencies !== void 0) {
                    let data5 = data.dependencies;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (Array.isArray(data5)) {
                        var valid2 = true;
                        const len1 = data5.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          const _errs13 = errors;
                          if (!validate107(data5[i1], { instancePath: instancePath + "/dependencies/" + i1, parentData: data5, parentDataProperty: i1, rootData })) {
                            vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors);
                            errors = vErrors.length;
                          }
                          var valid2 = _errs13 === errors;
                          if (!valid2) {
                            break;
                          }
                        }
                      } else {
                        validate88.errors = [{ instancePath: instancePath + "/dependencies", schemaPath: "#/properties/dependencies/type", keyword: "type", params: { type: "array" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate88.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate88.errors = vErrors;
  return errors === 0;
}
var spdx23 = validate113;
var schema47 = { "$comment": "From spdx/spdx-spec, tag v2.3, schemas/spdx-schema.json.", "$schema": "http://json-schema.org/draft-07/schema#", "$id": "http://spdx.org/rdf/terms/2.3", "type": "object", "properties": { "SPDXID": { "type": "string" }, "annotations": true, "comment": true, "creationInfo": true, "dataLicense": true, "externalDocumentRefs": true, "hasExtractedLicensingInfos": true, "name": true, "revieweds": true, "spdxVersion": { "type": "string" }, "documentNamespace": true, "documentDescribes": { "type": "array", "items": { "type": "string" } }, "packages": { "type": "array", "items": { "type": "object", "properties": { "SPDXID": { "type": "string" }, "annotations": true, "attributionTexts": true, "builtDate": true, "checksums": true, "comment": true, "copyrightText": true, "description": true, "downloadLocation": true, "externalRefs": { "type": "array", "items": { "type": "object", "properties": { "comment": { "type": "string" }, "referenceCategory": { "type": "string", "enum": ["OTHER", "PERSISTENT-ID", "SECURITY", "PACKAGE-MANAGER"] }, "referenceLocator": { "type": "string" }, "referenceType": { "type": "string" } }, "required": ["referenceCategory", "referenceLocator", "referenceType"], "additionalProperties": false } }, "filesAnalyzed": true, "hasFiles": true, "homepage": true, "licenseComments": true, "licenseConcluded": { "type": "string" }, "licenseDeclared": { "type": "string" }, "licenseInfoFromFiles": true, "name": { "type": "string" }, "originator": true, "packageFileName": true, "packageVerificationCode": true, "primaryPackagePurpose": true, "releaseDate": true, "sourceInfo": true, "summary": true, "supplier": true, "validUntilDate": true, "versionInfo": { "type": "string" } }, "required": ["SPDXID", "downloadLocation", "name"], "additionalProperties": false } }, "files": true, "snippets": true, "relationships": { "type": "array", "items": { "type": "object", "properties": { "spdxElementId": { "type": "string" }, "comment": { "type": "string" }, "relatedSpdxElement": { "type": "string" }, "relationshipType": { "type": "string", "enum": ["VARIANT_OF", "COPY_OF", "PATCH_FOR", "TEST_DEPENDENCY_OF", "CONTAINED_BY", "DATA_FILE_OF", "OPTIONAL_COMPONENT_OF", "ANCESTOR_OF", "GENERATES", "CONTAINS", "OPTIONAL_DEPENDENCY_OF", "FILE_ADDED", "REQUIREMENT_DESCRIPTION_FOR", "DEV_DEPENDENCY_OF", "DEPENDENCY_OF", "BUILD_DEPENDENCY_OF", "DESCRIBES", "PREREQUISITE_FOR", "HAS_PREREQUISITE", "PROVIDED_DEPENDENCY_OF", "DYNAMIC_LINK", "DESCRIBED_BY", "METAFILE_OF", "DEPENDENCY_MANIFEST_OF", "PATCH_APPLIED", "RUNTIME_DEPENDENCY_OF", "TEST_OF", "TEST_TOOL_OF", "DEPENDS_ON", "SPECIFICATION_FOR", "FILE_MODIFIED", "DISTRIBUTION_ARTIFACT", "AMENDS", "DOCUMENTATION_OF", "GENERATED_FROM", "STATIC_LINK", "OTHER", "BUILD_TOOL_OF", "TEST_CASE_OF", "PACKAGE_OF", "DESCENDANT_OF", "FILE_DELETED", "EXPANDED_FROM_ARCHIVE", "DEV_TOOL_OF", "EXAMPLE_OF"] } }, "required": ["spdxElementId", "relatedSpdxElement", "relationshipType"], "additionalProperties": false } } }, "required": ["SPDXID", "creationInfo", "dataLicense", "name", "spdxVersion"], "additionalProperties": false };
function validate113(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.SPDXID === void 0 && (missing0 = "SPDXID") || data.creationInfo === void 0 && (missing0 = "creationInfo") || data.dataLicense === void 0 && (missing0 = "dataLicense") || data.name === void 0 && (missing0 = "name") || data.spdxVersion === void 0 && (missing0 = "spdxVersion")) {
        validate113.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs2 = errors;
        for (const key0 in data) {
          if (!func2.call(schema47.properties, key0)) {
            validate113.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs2 === errors) {
          if (data.SPDXID !== void 0) {
            const _errs3 = errors;
            if (typeof data.SPDXID !== "string") {
              validate113.errors = [{ instancePath: instancePath + "/SPDXID", schemaPath: "#/properties/SPDXID/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.spdxVersion !== void 0) {
              const _errs5 = errors;
              if (typeof data.spdxVersion !== "string") {
                validate113.errors = [{ instancePath: instancePath + "/spdxVersion", schemaPath: "#/properties/spdxVersion/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.documentDescribes !== void 0) {
                let data2 = data.documentDescribes;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (Array.isArray(data2)) {
                    var valid1 = true;
                    const len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      const _errs9 = errors;
                      if (typeof data2[i0] !== "string") {
                        validate113.errors = [{ instancePath: instancePath + "/documentDescribes/" + i0, schemaPath: "#/properties/documentDescribes/items/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                      var valid1 = _errs9 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  } else {
                    validate113.errors = [{ instancePath: instancePath + "/documentDescribes", schemaPath: "#/properties/documentDescribes/type", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.packages !== void 0) {
                  let data4 = data.packages;
                  const _errs11 = errors;
                  if (errors === _errs11) {
                    if (Array.isArray(data4)) {
                      var valid2 = true;
                      const len1 = data4.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let data5 = data4[i1];
                        const _errs13 = errors;
                        if (errors === _errs13) {
                          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                            let missing1;
                            if (data5.SPDXID === void 0 && (missing1 = "SPDXID") || data5.downloadLocation === void 0 && (missing1 = "downloadLocation") || data5.name === void 0 && (missing1 = "name")) {
                              validate113.errors = [{ instancePath: instancePath + "/packages/" + i1, schemaPath: "#/properties/packages/items/required", keyword: "required", params: { missingProperty: missing1 } }];
                              return false;
                            } else {
                              const _errs15 = errors;
                              for (const key1 in data5) {
                                if (!func2.call(schema47.properties.packages.items.properties, key1)) {
                                  validate113.errors = [{ instancePath: instancePath + "/packages/" + i1, schemaPath: "#/properties/packages/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } }];
                                  return false;
                                  break;
                                }
                              }
                              if (_errs15 === errors) {
                                if (data5.SPDXID !== void 0) {
                                  const _errs16 = errors;
                                  if (typeof data5.SPDXID !== "string") {
                                    validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/SPDXID", schemaPath: "#/properties/packages/items/properties/SPDXID/type", keyword: "type", params: { type: "string" } }];
                                    return false;
                                  }
                                  var valid3 = _errs16 === errors;
                                } else {
                                  var valid3 = true;
                                }
                                if (valid3) {
                                  if (data5.externalRefs !== void 0) {
                                    let data7 = data5.externalRefs;
                                    const _errs18 = errors;
                                    if (errors === _errs18) {
                                      if (Array.isArray(data7)) {
                                        var valid4 = true;
                                        const len2 = data7.length;
                                        for (let i2 = 0; i2 < len2; i2++) {
                                          let data8 = data7[i2];
                                          const _errs20 = errors;
                                          if (errors === _errs20) {
                                            if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                                              let missing2;
                                              if (data8.referenceCategory === void 0 && (missing2 = "referenceCategory") || data8.referenceLocator === void 0 && (missing2 = "referenceLocator") || data8.referenceType === void 0 && (missing2 = "referenceType")) {
                                                validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/externalRefs/" + i2, schemaPath: "#/properties/packages/items/properties/externalRefs/items/required", keyword: "required", params: { missingProperty: missing2 } }];
                                                return false;
                                              } else {
                                                const _errs22 = errors;
                                                for (const key2 in data8) {
                                                  if (!(key2 === "comment" || key2 === "referenceCategory" || key2 === "referenceLocator" || key2 === "referenceType")) {
                                                    validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/externalRefs/" + i2, schemaPath: "#/properties/packages/items/properties/externalRefs/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } }];
                                                    return false;
                                                    break;
                                                  }
                                                }
                                                if (_errs22 === errors) {
                                                  if (data8.comment !== void 0) {
                                                    const _errs23 = errors;
                                                    if (typeof data8.comment !== "string") {
                                                      validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/externalRefs/" + i2 + "/comment", schemaPath: "#/properties/packages/items/properties/externalRefs/items/properties/comment/type", keyword: "type", params: { type: "string" } }];
                                                      return false;
                                                    }
                                                    var valid5 = _errs23 === errors;
                                                  } else {
                                                    var valid5 = true;
                                                  }
                                                  if (valid5) {
                                                    if (data8.referenceCategory !== void 0) {
                                                      let data10 = data8.referenceCategory;
                                                      const _errs25 = errors;
                                                      if (typeof data10 !== "string") {
                                                        validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/externalRefs/" + i2 + "/referenceCategory", schemaPath: "#/properties/packages/items/properties/externalRefs/items/properties/referenceCategory/type", keyword: "type", params: { type: "string" } }];
                                                        return false;
                                                      }
                                                      if (!(data10 === "OTHER" || data10 === "PERSISTENT-ID" || data10 === "SECURITY" || data10 === "PACKAGE-MANAGER")) {
                                                        validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/externalRefs/" + i2 + "/referenceCategory", schemaPath: "#/properties/packages/items/properties/externalRefs/items/properties/referenceCategory/enum", keyword: "enum", params: { allowedValues: schema47.properties.packages.items.properties.externalRefs.items.properties.referenceCategory.enum } }];
                                                        return false;
                                                      }
                                                      var valid5 = _errs25 === errors;
                                                    } else {
                                                      var valid5 = true;
                                                    }
                                                    if (valid5) {
                                                      if (data8.referenceLocator !== void 0) {
                                                        const _errs27 = errors;
                                                        if (typeof data8.referenceLocator !== "string") {
                                                          validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/externalRefs/" + i2 + "/referenceLocator", schemaPath: "#/properties/packages/items/properties/externalRefs/items/properties/referenceLocator/type", keyword: "type", params: { type: "string" } }];
                                                          return false;
                                                        }
                                                        var valid5 = _errs27 === errors;
                                                      } else {
                                                        var valid5 = true;
                                                      }
                                                      if (valid5) {
                                                        if (data8.referenceType !== void 0) {
                                                          const _errs29 = errors;
                                                          if (typeof data8.referenceType !== "string") {
                                                            validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/externalRefs/" + i2 + "/referenceType", schemaPath: "#/properties/packages/items/properties/externalRefs/items/properties/referenceType/type", keyword: "type", params: { type: "string" } }];
                                                            return false;
                                                          }
                                                          var valid5 = _errs29 === errors;
                                                        } else {
                                                          var valid5 = true;
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                              validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/externalRefs/" + i2, schemaPath: "#/properties/packages/items/properties/externalRefs/items/type", keyword: "type", params: { type: "object" } }];
                                              return false;
                                            }
                                          }
                                          var valid4 = _errs20 === errors;
                                          if (!valid4) {
                                            break;
                                          }
                                        }
                                      } else {
                                        validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/externalRefs", schemaPath: "#/properties/packages/items/properties/externalRefs/type", keyword: "type", params: { type: "array" } }];
                                        return false;
                                      }
                                    }
                                    var valid3 = _errs18 === errors;
                                  } else {
                                    var valid3 = true;
                                  }
                                  if (valid3) {
                                    if (data5.licenseConcluded !== void 0) {
                                      const _errs31 = errors;
                                      if (typeof data5.licenseConcluded !== "string") {
                                        validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/licenseConcluded", schemaPath: "#/properties/packages/items/properties/licenseConcluded/type", keyword: "type", params: { type: "string" } }];
                                        return false;
                                      }
                                      var valid3 = _errs31 === errors;
                                    } else {
                                      var valid3 = true;
                                    }
                                    if (valid3) {
                                      if (data5.licenseDeclared !== void 0) {
                                        const _errs33 = errors;
                                        if (typeof data5.licenseDeclared !== "string") {
                                          validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/licenseDeclared", schemaPath: "#/properties/packages/items/properties/licenseDeclared/type", keyword: "type", params: { type: "string" } }];
                                          return false;
                                        }
                                        var valid3 = _errs33 === errors;
                                      } else {
                                        var valid3 = true;
                                      }
                                      if (valid3) {
                                        if (data5.name !== void 0) {
                                          const _errs35 = errors;
                                          if (typeof data5.name !== "string") {
                                            validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/name", schemaPath: "#/properties/packages/items/properties/name/type", keyword: "type", params: { type: "string" } }];
                                            return false;
                                          }
                                          var valid3 = _errs35 === errors;
                                        } else {
                                          var valid3 = true;
                                        }
                                        if (valid3) {
                                          if (data5.versionInfo !== void 0) {
                                            const _errs37 = errors;
                                            if (typeof data5.versionInfo !== "string") {
                                              validate113.errors = [{ instancePath: instancePath + "/packages/" + i1 + "/versionInfo", schemaPath: "#/properties/packages/items/properties/versionInfo/type", keyword: "type", params: { type: "string" } }];
                                              return false;
                                            }
                                            var valid3 = _errs37 === errors;
                                          } else {
                                            var valid3 = true;
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          } else {
                            validate113.errors = [{ instancePath: instancePath + "/packages/" + i1, schemaPath: "#/properties/packages/items/type", keyword: "type", params: { type: "object" } }];
                            return false;
                          }
                        }
                        var valid2 = _errs13 === errors;
                        if (!valid2) {
                          break;
                        }
                      }
                    } else {
                      validate113.errors = [{ instancePath: instancePath + "/packages", schemaPath: "#/properties/packages/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.relationships !== void 0) {
                    let data17 = data.relationships;
                    const _errs39 = errors;
                    if (errors === _errs39) {
                      if (Array.isArray(data17)) {
                        var valid6 = true;
                        const len3 = data17.length;
                        for (let i3 = 0; i3 < len3; i3++) {
                          let data18 = data17[i3];
                          const _errs41 = errors;
                          if (errors === _errs41) {
                            if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                              let missing3;
                              if (data18.spdxElementId === void 0 && (missing3 = "spdxElementId") || data18.relatedSpdxElement === void 0 && (missing3 = "relatedSpdxElement") || data18.relationshipType === void 0 && (missing3 = "relationshipType")) {
                                validate113.errors = [{ instancePath: instancePath + "/relationships/" + i3, schemaPath: "#/properties/relationships/items/required", keyword: "required", params: { missingProperty: missing3 } }];
                                return false;
                              } else {
                                const _errs43 = errors;
                                for (const key3 in data18) {
                                  if (!(key3 === "spdxElementId" || key3 === "comment" || key3 === "relatedSpdxElement" || key3 === "relationshipType")) {
                                    validate113.errors = [{ instancePath: instancePath + "/relationships/" + i3, schemaPath: "#/properties/relationships/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } }];
                                    return false;
                                    break;
                                  }
                                }
                                if (_errs43 === errors) {
                                  if (data18.spdxElementId !== void 0) {
                                    const _errs44 = errors;
                                    if (typeof data18.spdxElementId !== "string") {
                                      validate113.errors = [{ instancePath: instancePath + "/relationships/" + i3 + "/spdxElementId", schemaPath: "#/properties/relationships/items/properties/spdxElementId/type", keyword: "type", params: { type: "string" } }];
                                      return false;
                                    }
                                    var valid7 = _errs44 === errors;
                                  } else {
                                    var valid7 = true;
                                  }
                                  if (valid7) {
                                    if (data18.comment !== void 0) {
                                      const _errs46 = errors;
                                      if (typeof data18.comment !== "string") {
                                        validate113.errors = [{ instancePath: instancePath + "/relationships/" + i3 + "/comment", schemaPath: "#/properties/relationships/items/properties/comment/type", keyword: "type", params: { type: "string" } }];
                                        return false;
                                      }
                                      var valid7 = _errs46 === errors;
                                    } else {
                                      var valid7 = true;
                                    }
                                    if (valid7) {
                                      if (data18.relatedSpdxElement !== void 0) {
                                        const _errs48 = errors;
                                        if (typeof data18.relatedSpdxElement !== "string") {
                                          validate113.errors = [{ instancePath: instancePath + "/relationships/" + i3 + "/relatedSpdxElement", schemaPath: "#/properties/relationships/items/properties/relatedSpdxElement/type", keyword: "type", params: { type: "string" } }];
                                          return false;
                                        }
                                        var valid7 = _errs48 === errors;
                                      } else {
                                        var valid7 = true;
                                      }
                                      if (valid7) {
                                        if (data18.relationshipType !== void 0) {
                                          let data22 = data18.relationshipType;
                                          const _errs50 = errors;
                                          if (typeof data22 !== "string") {
                                            validate113.errors = [{ instancePath: instancePath + "/relationships/" + i3 + "/relationshipType", schemaPath: "#/properties/relationships/items/properties/relationshipType/type", keyword: "type", params: { type: "string" } }];
                                            return false;
                                          }
                                          if (!(data22 === "VARIANT_OF" || data22 === "COPY_OF" || data22 === "PATCH_FOR" || data22 === "TEST_DEPENDENCY_OF" || data22 === "CONTAINED_BY" || data22 === "DATA_FILE_OF" || data22 === "OPTIONAL_COMPONENT_OF" || data22 === "ANCESTOR_OF" || data22 === "GENERATES" || data22 === "CONTAINS" || data22 === "OPTIONAL_DEPENDENCY_OF" || data22 === "FILE_ADDED" || data22 === "REQUIREMENT_DESCRIPTION_FOR" || data22 === "DEV_DEPENDENCY_OF" || data22 === "DEPENDENCY_OF" || data22 === "BUILD_DEPENDENCY_OF" || data22 === "DESCRIBES" || data22 === "PREREQUISITE_FOR" || data22 === "HAS_PREREQUISITE" || data22 === "PROVIDED_DEPENDENCY_OF" || data22 === "DYNAMIC_LINK" || data22 === "DESCRIBED_BY" || data22 === "METAFILE_OF" || data22 === "DEPENDENCY_MANIFEST_OF" || data22 === "PATCH_APPLIED" || data22 === "RUNTIME_DEPENDENCY_OF" || data22 === "TEST_OF" || data22 === "TEST_TOOL_OF" || data22 === "DEPENDS_ON" || data22 === "SPECIFICATION_FOR" || data22 === "FILE_MODIFIED" || data22 === "DISTRIBUTION_ARTIFACT" || data22 === "AMENDS" || data22 === "DOCUMENTATION_OF" || data22 === "GENERATED_FROM" || data22 === "STATIC_LINK" || data22 === "OTHER" || data22 === "BUILD_TOOL_OF" || data22 === "TEST_CASE_OF" || data22 === "PACKAGE_OF" || data22 === "DESCENDANT_OF" || data22 === "FILE_DELETED" || data22 === "EXPANDED_FROM_ARCHIVE" || data22 === "DEV_TOOL_OF" || data22 === "EXAMPLE_OF")) {
                                            validate113.errors = [{ instancePath: instancePath + "/relationships/" + i3 + "/relationshipType", schemaPath: "#/properties/relationships/items/properties/relationshipType/enum", keyword: "enum", params: { allowedValues: schema47.properties.relationships.items.properties.relationshipType.enum } }];
                                            return false;
                                          }
                                          var valid7 = _errs50 === errors;
                                        } else {
                                          var valid7 = true;
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            } else {
                              validate113.errors = [{ instancePath: instancePath + "/relationships/" + i3, schemaPath: "#/properties/relationships/items/type", keyword: "type", params: { type: "object" } }];
                              return false;
                            }
                          }
                          var valid6 = _errs41 === errors;
                          if (!valid6) {
                            break;
                          }
                        }
                      } else {
                        validate113.errors = [{ instancePath: instancePath + "/relationships", schemaPath: "#/properties/relationships/type", keyword: "type", params: { type: "array" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs39 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate113.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate113.errors = vErrors;
  return errors === 0;
}

// src/reports/dependencies/cyclonedx.ts
var cyclonedxReader = () => wholeJson(readDocument);
var SCHEMAS = /* @__PURE__ */ new Map([
  ["1.4", cyclonedx14],
  ["1.5", cyclonedx15],
  ["1.6", cyclonedx16],
  ["1.7", cyclonedx17]
]);
function readDocument(value) {
  const version = members(value, "the document")["specVersion"];
  const schema = SCHEMAS.get(version);
  if (!schema)
    throw new UnreadableReport(
      `It is CycloneDX ${brief(version)}; versions 1.4 to 1.7 are supported. Set the version in the tool that makes it.`
    );
  demandDepth(value);
  demandSchema(schema, value, `CycloneDX ${version}`);
  const { metadata, components = [], dependencies = [] } = value;
  const listing = new Listing();
  const names = new Names("bom-ref");
  if (metadata?.component) addAll([metadata.component], rootKind(metadata.component), listing, names);
  addAll(components, kindOf, listing, names);
  const isService = servicesIn(value);
  for (const { ref, dependsOn = [] } of dependencies)
    for (const to of dependsOn)
      if (!isService(ref) && !isService(to)) listing.connect(names.demand(ref), names.demand(to));
  for (const { aggregate } of value.compositions ?? [])
    if (String(aggregate).startsWith("incomplete")) listing.note("declared_incomplete");
  return listing.end();
}
function rootKind(project) {
  const own = urlOf(project);
  return (component) => {
    const url = urlOf(component);
    const isOwn = !url || own?.type === url.type && (url.name === own.name || url.name.startsWith(`${own.name}/`));
    return component === project || isOwn ? "root" : "component";
  };
}
function servicesIn({ services = [] }) {
  const refs = /* @__PURE__ */ new Set();
  const open = [...Array.isArray(services) ? services : []];
  for (const one of open) {
    if (typeof one !== "object" || one === null) continue;
    if ("bom-ref" in one) refs.add(one["bom-ref"]);
    if ("services" in one && Array.isArray(one.services)) open.push(...one.services);
  }
  return (ref) => refs.has(ref) || ref.startsWith("urn:cdx:");
}
var MAX_DEPTH = 200;
function demandDepth(value) {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new UnreadableReport(`It is nested more than ${MAX_DEPTH} levels deep.`);
    level = level.flatMap((one) => typeof one === "object" && one !== null ? Object.values(one) : []);
  }
}
function addAll(all, kind, listing, names) {
  for (const component of all) {
    const place = listing.add(kind(component), componentOf(component));
    if (component["bom-ref"] !== void 0) names.add(component["bom-ref"], place);
    addAll(component.components ?? [], kind, listing, names);
  }
}
var NO_COMPONENTS = /* @__PURE__ */ new Set(["file", "operating-system", "cryptographic-asset"]);
function kindOf(component) {
  const { type, purl = "", version = "", licenses = [] } = component;
  if (purl !== "") return "component";
  if (NO_COMPONENTS.has(type)) return "other";
  return type === "application" && version === "" && licenses.length === 0 ? "other" : "component";
}
var urlOf = ({ purl }) => purl === void 0 ? void 0 : parsePackageUrl(purl);
function componentOf(component) {
  const { group = "", name, version = "", licenses = [], evidence } = component;
  const declared = stated(licenses.map(licenceOf));
  const found = declared.length > 0 ? declared : stated((evidence?.licenses ?? []).map(licenceOf));
  const url = urlOf(component) ?? null;
  return {
    name: url?.name ?? (group === "" ? name : `${group}/${name}`),
    version: versionOf(url?.version ?? "") ?? versionOf(version),
    purl: url,
    licences: found
  };
}
var licenceOf = ({ expression, license }) => expression ?? license?.id ?? license?.name ?? "";

// src/reports/dependencies/packages.ts
var TYPES = /* @__PURE__ */ new Map([
  ["Alpine", "apk"],
  ["crates.io", "cargo"],
  ["Debian", "deb"],
  ["GitHub Actions", "githubactions"],
  ["Go", "golang"],
  ["Hex", "hex"],
  ["Maven", "maven"],
  ["npm", "npm"],
  ["NuGet", "nuget"],
  ["Packagist", "composer"],
  ["Pub", "pub"],
  ["PyPI", "pypi"],
  ["RubyGems", "gem"],
  ["Ubuntu", "deb"]
]);
var SCANNABLE = /* @__PURE__ */ new Set(["cargo", "composer", "gem", "golang", "hex", "maven", "npm", "nuget", "pub", "pypi"]);
var isScannable = ({ type }) => SCANNABLE.has(type);
function keyOf(type, name, version) {
  const isGo = type === "golang";
  const number = isGo ? version.replace(/^(?:v|go)/, "") : version;
  return [type, isGo && name === "std" ? "stdlib" : usualName(type, name), number].join("\0");
}
var keyOfListed = ({ type, name }, version) => keyOf(type, name, version);
function keyOfScanned(one) {
  const { type, name } = placeOf(one);
  return keyOf(type, name, one.version);
}
var idOfScanned = (one) => packageUrl({ ...placeOf(one), version: one.version === "" ? null : one.version });
function placeOf({ ecosystem, name }) {
  const [family = ""] = ecosystem.split(":");
  const type = TYPES.get(family) ?? family.toLowerCase();
  return { type, name: type === "maven" ? name.replace(":", "/") : name };
}

// src/reports/dependencies/merge.ts
function mergeReports(reports) {
  const bills = reports.flatMap(({ bill }) => bill ?? []);
  const scans = reports.flatMap(({ scan }) => scan ?? []);
  const packages = scans.flatMap((scan) => scan.packages);
  const found = bills.length > 0 ? listed(bills) : scanned(packages);
  const ids = idsByKey(found);
  const seen = new Set(packages.map(keyOfScanned));
  return {
    components: found.map(({ key, ...one }) => ({ ...one, scanned: scans.length === 0 ? void 0 : isScanned(key, seen) })).sort(byId),
    isBilled: bills.length > 0,
    skipped: bills.reduce((sum, { skipped }) => sum + skipped, 0),
    advisories: scans.length === 0 ? null : advisoriesOf(packages, ids),
    listsClean: scans.every((scan) => scan.packages.some(({ advisories }) => advisories.length === 0)),
    unlisted: [...new Set(packages.filter((one) => !ids.has(keyOfScanned(one))).map(idOfScanned))].sort()
  };
}
var byId = (a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
function isScanned(key, seen) {
  if (key === "not-scannable") return void 0;
  return key !== "unmatched" && seen.has(key.scannedAs);
}
function idsByKey(found) {
  const ids = /* @__PURE__ */ new Map();
  for (const { id, key } of found) {
    if (typeof key === "string") continue;
    const known = ids.get(key.scannedAs);
    if (known) known.push(id);
    else ids.set(key.scannedAs, [id]);
  }
  return ids;
}
function listed(bills) {
  const found = /* @__PURE__ */ new Map();
  const licences = /* @__PURE__ */ new Map();
  for (const { components } of bills)
    for (const one of components) {
      const component = foundIn(one, components);
      const { id } = component;
      const known = found.get(id);
      if (!known || isNearer(component, known)) found.set(id, component);
      const stated2 = licences.get(id) ?? /* @__PURE__ */ new Set();
      for (const licence of one.licences) stated2.add(licence);
      licences.set(id, stated2);
    }
  return [...found.values()].map((one) => ({ ...one, licences: [...licences.get(one.id) ?? []].sort() }));
}
function foundIn(one, all) {
  const { name, version, depth } = one;
  const through = one.through === null ? null : all[one.through]?.name ?? null;
  return { id: idOf(one), name, version, licences: [], depth, through, key: keyFor(one) };
}
function idOf({ name, version, purl }) {
  if (purl === null) return version === null ? name : `${name}@${version}`;
  return purl.version === null && version !== null ? packageUrl({ ...purl, version }) : purl.text;
}
function keyFor({ purl, version }) {
  if (purl && !isScannable(purl)) return "not-scannable";
  if (version === null) return "not-scannable";
  return purl ? { scannedAs: keyOfListed(purl, version) } : "unmatched";
}
function isNearer(one, other) {
  if (one.depth === null || other.depth === null) return one.depth !== null;
  if (one.depth !== other.depth) return one.depth < other.depth;
  return `${one.through} ${one.name}` < `${other.through} ${other.name}`;
}
function scanned(packages) {
  const found = packages.map((one) => {
    const id = idOfScanned(one);
    const { name, version } = one;
    const known = { name, version: version === "" ? null : version, licences: [], depth: null, through: null };
    return [id, { id, ...known, key: { scannedAs: keyOfScanned(one) } }];
  });
  return [...new Map(found).values()];
}
function advisoriesOf(packages, ids) {
  const all = /* @__PURE__ */ new Map();
  for (const one of packages) {
    if (one.advisories.length === 0) continue;
    const known = ids.get(keyOfScanned(one));
    for (const component of known ?? [idOfScanned(one)])
      for (const advisory of one.advisories) {
        const key = JSON.stringify([component, advisory.ids]);
        const { name, version } = one;
        all.set(key, worse({ ...advisory, name, version, component, listed: known !== void 0 }, all.get(key)));
      }
  }
  return [...all].sort(([a], [b]) => a < b ? -1 : 1).map(([, advisory]) => advisory);
}
function worse(one, other) {
  if (other === void 0) return one;
  return BY_SEVERITY.indexOf(one.severity) <= BY_SEVERITY.indexOf(other.severity) ? one : other;
}

// src/reports/dependencies/osv.ts
var osvReader = () => wholeJson(readReport);
function readReport(value) {
  const report = members(value, "the report");
  const results = elements(report["results"] ?? [], "the list of results");
  const packages = [];
  for (const result of results)
    for (const one of elements(members(result, "a result")["packages"] ?? [], "the list of packages")) {
      if (packages.length === MAX_COMPONENTS) throw new UnreadableReport(`It has more than ${MAX_COMPONENTS} packages.`);
      packages.push(packageOf(members(one, "an entry of the list of packages")));
    }
  return { bill: void 0, scan: { packages }, anomalies: /* @__PURE__ */ new Map() };
}
function packageOf(entry) {
  const { ecosystem, name, version } = members(entry["package"], "a package");
  const said = saidBy(elements(entry["vulnerabilities"] ?? [], "the list of vulnerabilities"));
  const groups = elements(entry["groups"] ?? [], "the list of groups");
  const advisories = groups.map((group) => advisoryOf(members(group, "a group"), said));
  const grouped = new Set(advisories.flatMap(({ ids }) => ids));
  if ([...said.keys()].some((id) => !grouped.has(id)))
    throw new UnreadableReport("It has a vulnerability that is in none of its groups.");
  return {
    ecosystem: short2(ecosystem, "the ecosystem of a package"),
    name: short2(name, "the name of a package"),
    version: short2(version ?? "", "the version of a package"),
    advisories
  };
}
function short2(value, what) {
  const written = text(value, what);
  if (written.length > MAX_TEXT) throw new UnreadableReport(`It has ${what} of more than ${MAX_TEXT} characters.`);
  return written;
}
function advisoryOf(group, said) {
  const own = elements(group["ids"], "the ids of a group").map((id) => short2(id, "an id"));
  const aliases = elements(group["aliases"] ?? [], "the aliases of a group").map((id) => short2(id, "an id"));
  const ids = [.../* @__PURE__ */ new Set([...own, ...aliases])].sort();
  if (ids.length === 0) throw new UnreadableReport("It has a group without an id.");
  const score = short2(group["max_severity"] ?? "", "a severity");
  return {
    ids,
    severity: severityIn(
      score,
      own.flatMap((id) => said.get(id) ?? [])
    )
  };
}
function severityIn(score, said) {
  const labels = said.flatMap(({ label }) => label ?? []);
  if (score !== "") return worst([severityOf(score), ...labels]);
  return said.some(({ hasVector }) => hasVector) ? "unknown" : worst(labels);
}
var worst = (all) => BY_SEVERITY.find((severity) => all.includes(severity)) ?? "unknown";
function severityOf(score) {
  const [, whole, tenth = "0"] = /^(\d{1,2})(?:\.(\d))?$/.exec(score) ?? [];
  if (whole === void 0) return "unknown";
  const tenths = Number(whole) * 10 + Number(tenth);
  if (tenths > 100) return "unknown";
  return (BANDS.find(([least]) => tenths >= least) ?? ["", "unknown"])[1];
}
var BANDS = [
  [90, "critical"],
  [70, "high"],
  [40, "moderate"],
  [1, "low"],
  [0, "none"]
];
function saidBy(vulnerabilities) {
  return new Map(
    vulnerabilities.map((value) => {
      const vulnerability = members(value, "a vulnerability");
      const { severity } = members(vulnerability["database_specific"] ?? {}, "what is specific to the database");
      const label = typeof severity === "string" ? LABELS.get(severity.toUpperCase()) : void 0;
      const hasVector = elements(vulnerability["severity"] ?? [], "the severity of a vulnerability").length > 0;
      return [short2(vulnerability["id"], "the id of a vulnerability"), { label, hasVector }];
    })
  );
}
var LABELS = /* @__PURE__ */ new Map([
  ["CRITICAL", "critical"],
  ["HIGH", "high"],
  ["IMPORTANT", "high"],
  ["MODERATE", "moderate"],
  ["MEDIUM", "moderate"],
  ["LOW", "low"]
]);

// src/reports/dependencies/spdx.ts
var spdxReader = () => wholeJson(readDocument2);
function readDocument2(value) {
  const version = members(value, "the document")["spdxVersion"];
  if (version !== "SPDX-2.3")
    throw new UnreadableReport(
      `It is ${brief(version)}; version SPDX-2.3 is supported. Set the version in the tool that makes it.`
    );
  demandSchema(spdx23, value, "SPDX 2.3");
  const { SPDXID: document, documentDescribes = [], packages = [], relationships = [] } = value;
  const described = /* @__PURE__ */ new Set([...documentDescribes, ...relationships.flatMap((one) => describedBy(one, document))]);
  const roots = described.size === 1 ? described : /* @__PURE__ */ new Set();
  const listing = new Listing();
  const names = new Names("SPDXID");
  for (const one of packages) names.add(one.SPDXID, listing.add(kindOf2(one, roots), componentOf2(one)));
  const others = othersIn(value);
  for (const relationship of relationships) connect(relationship, listing, names, others);
  return listing.end();
}
function describedBy({ spdxElementId: a, relatedSpdxElement: b, relationshipType: type }, document) {
  if (type === "DESCRIBES" && a === document) return [b];
  return type === "DESCRIBED_BY" && b === document ? [a] : [];
}
var NO_COMPONENTS2 = /* @__PURE__ */ new Set(["FILE", "OPERATING-SYSTEM", "OPERATING_SYSTEM"]);
function kindOf2(one, roots) {
  if (roots.has(one.SPDXID)) return "root";
  const purpose = one.primaryPackagePurpose;
  if (one.externalRefs?.some(({ referenceType }) => referenceType === "purl")) return "component";
  if (NO_COMPONENTS2.has(purpose)) return "other";
  const isNamed = versionOf(one.versionInfo ?? "") !== null || licencesOf(one).length > 0;
  return purpose === "APPLICATION" && !isNamed ? "other" : "component";
}
function licencesOf({ licenseConcluded = "", licenseDeclared = "" }) {
  const concluded = stated([licenseConcluded]);
  return concluded.length > 0 ? concluded : stated([licenseDeclared]);
}
function componentOf2(one) {
  const url = purlOf(one);
  return {
    name: url?.name ?? one.name,
    version: versionOf(url?.version ?? "") ?? versionOf(one.versionInfo ?? ""),
    purl: url,
    licences: licencesOf(one)
  };
}
function purlOf({ SPDXID, externalRefs = [] }) {
  const locators = externalRefs.flatMap((one) => one.referenceType === "purl" ? [one.referenceLocator] : []);
  const urls = new Map(locators.map(parsePackageUrl).map((url) => [url?.text, url]));
  if (urls.size > 1) throw new UnreadableReport(`A package has several package URLs: "${SPDXID.slice(0, 60)}".`);
  return [...urls.values()][0] ?? null;
}
function othersIn({ files, snippets }) {
  const all = [files, snippets].flatMap((list) => Array.isArray(list) ? list : []);
  return new Set(all.flatMap((one) => typeof one === "object" && one !== null && "SPDXID" in one ? [one.SPDXID] : []));
}
var FORWARD = /* @__PURE__ */ new Set(["DEPENDS_ON", "DYNAMIC_LINK", "STATIC_LINK"]);
var BACKWARD = /^(?:BUILD_|DEV_|OPTIONAL_|PROVIDED_|RUNTIME_|TEST_)?DEPENDENCY_OF$/;
function connect({ spdxElementId: a, relatedSpdxElement: b, relationshipType: type }, listing, names, others) {
  const isElsewhere = (id) => others.has(id) || /^(?:DocumentRef-.*|NOASSERTION|NONE)$/.test(id);
  if (isElsewhere(a) || isElsewhere(b)) return;
  if (FORWARD.has(type)) listing.connect(names.demand(a), names.demand(b));
  if (BACKWARD.test(type)) listing.connect(names.demand(b), names.demand(a));
}
export {
  cyclonedxReader,
  mergeReports,
  osvReader,
  spdxReader
};
