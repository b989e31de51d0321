import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  KINDS,
  REFERENCE_RULE,
  WAYS,
  didYouMean,
  parseReference,
  plain,
  referenceName,
  suggest
} from "./text.js";
import {
  EVENT_ID,
  MAX_RECORD_BYTES,
  Minimatch,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  SCALAR_STYLE_SINGLE_QUOTED,
  YAMLException,
  combine,
  constructFromEvents,
  count,
  digest as digest2,
  dump,
  getScalarValue,
  parseEvents,
  recordHeader,
  schemaOf,
  time
} from "./records.js";
import {
  BY_SEVERITY,
  SEVERITIES,
  TRUST,
  UnreadableReport,
  account,
  brief,
  canWrite,
  countBySeverity,
  coverageRequest,
  dependenciesRequest,
  dependencySet,
  digest,
  elements,
  id,
  isBelow,
  lineRange,
  measurement,
  members,
  oid,
  parsePackageUrl,
  parsedJson,
  reportSet,
  testRun,
  testsRequest,
  text,
  wholeJson
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
  record,
  strictObject,
  string,
  union,
  unknown
} from "./zod.js";
import {
  __commonJS,
  __toESM
} from "./commonjs.js";

// node_modules/spdx-exceptions/index.json
var require_spdx_exceptions = __commonJS({
  "node_modules/spdx-exceptions/index.json"(exports, module) {
    module.exports = [
      "389-exception",
      "Asterisk-exception",
      "Autoconf-exception-2.0",
      "Autoconf-exception-3.0",
      "Autoconf-exception-generic",
      "Autoconf-exception-generic-3.0",
      "Autoconf-exception-macro",
      "Bison-exception-1.24",
      "Bison-exception-2.2",
      "Bootloader-exception",
      "Classpath-exception-2.0",
      "CLISP-exception-2.0",
      "cryptsetup-OpenSSL-exception",
      "DigiRule-FOSS-exception",
      "eCos-exception-2.0",
      "Fawkes-Runtime-exception",
      "FLTK-exception",
      "fmt-exception",
      "Font-exception-2.0",
      "freertos-exception-2.0",
      "GCC-exception-2.0",
      "GCC-exception-2.0-note",
      "GCC-exception-3.1",
      "Gmsh-exception",
      "GNAT-exception",
      "GNOME-examples-exception",
      "GNU-compiler-exception",
      "gnu-javamail-exception",
      "GPL-3.0-interface-exception",
      "GPL-3.0-linking-exception",
      "GPL-3.0-linking-source-exception",
      "GPL-CC-1.0",
      "GStreamer-exception-2005",
      "GStreamer-exception-2008",
      "i2p-gpl-java-exception",
      "KiCad-libraries-exception",
      "LGPL-3.0-linking-exception",
      "libpri-OpenH323-exception",
      "Libtool-exception",
      "Linux-syscall-note",
      "LLGPL",
      "LLVM-exception",
      "LZMA-exception",
      "mif-exception",
      "OCaml-LGPL-linking-exception",
      "OCCT-exception-1.0",
      "OpenJDK-assembly-exception-1.0",
      "openvpn-openssl-exception",
      "PS-or-PDF-font-exception-20170817",
      "QPL-1.0-INRIA-2004-exception",
      "Qt-GPL-exception-1.0",
      "Qt-LGPL-exception-1.1",
      "Qwt-exception-1.0",
      "SANE-exception",
      "SHL-2.0",
      "SHL-2.1",
      "stunnel-exception",
      "SWI-exception",
      "Swift-exception",
      "Texinfo-exception",
      "u-boot-exception-2.0",
      "UBDL-exception",
      "Universal-FOSS-exception-1.0",
      "vsftpd-openssl-exception",
      "WxWindows-exception-3.1",
      "x11vnc-openssl-exception"
    ];
  }
});

// node_modules/spdx-license-ids/index.json
var require_spdx_license_ids = __commonJS({
  "node_modules/spdx-license-ids/index.json"(exports, module) {
    module.exports = [
      "0BSD",
      "3D-Slicer-1.0",
      "AAL",
      "ADSL",
      "AFL-1.1",
      "AFL-1.2",
      "AFL-2.0",
      "AFL-2.1",
      "AFL-3.0",
      "AGPL-1.0-only",
      "AGPL-1.0-or-later",
      "AGPL-3.0-only",
      "AGPL-3.0-or-later",
      "ALGLIB-Documentation",
      "AMD-newlib",
      "AMDPLPA",
      "AML",
      "AML-glslang",
      "AMPAS",
      "ANTLR-PD",
      "ANTLR-PD-fallback",
      "APAFML",
      "APL-1.0",
      "APSL-1.0",
      "APSL-1.1",
      "APSL-1.2",
      "APSL-2.0",
      "ASWF-Digital-Assets-1.0",
      "ASWF-Digital-Assets-1.1",
      "Abstyles",
      "AdaCore-doc",
      "Adobe-2006",
      "Adobe-Display-PostScript",
      "Adobe-Glyph",
      "Adobe-Utopia",
      "Advanced-Cryptics-Dictionary",
      "Afmparse",
      "Aladdin",
      "Apache-1.0",
      "Apache-1.1",
      "Apache-2.0",
      "App-s2p",
      "Arphic-1999",
      "Artistic-1.0",
      "Artistic-1.0-Perl",
      "Artistic-1.0-cl8",
      "Artistic-2.0",
      "Artistic-dist",
      "Aspell-RU",
      "BOLA-1.1",
      "BSD-1-Clause",
      "BSD-2-Clause",
      "BSD-2-Clause-Darwin",
      "BSD-2-Clause-Patent",
      "BSD-2-Clause-Views",
      "BSD-2-Clause-first-lines",
      "BSD-2-Clause-pkgconf-disclaimer",
      "BSD-2-Clause-pos-unchanged",
      "BSD-3-Clause",
      "BSD-3-Clause-Attribution",
      "BSD-3-Clause-Clear",
      "BSD-3-Clause-HP",
      "BSD-3-Clause-LBNL",
      "BSD-3-Clause-Modification",
      "BSD-3-Clause-No-Military-License",
      "BSD-3-Clause-No-Nuclear-License",
      "BSD-3-Clause-No-Nuclear-License-2014",
      "BSD-3-Clause-No-Nuclear-Warranty",
      "BSD-3-Clause-Open-MPI",
      "BSD-3-Clause-OpenWebUI",
      "BSD-3-Clause-Sun",
      "BSD-3-Clause-Tso",
      "BSD-3-Clause-acpica",
      "BSD-3-Clause-flex",
      "BSD-4-Clause",
      "BSD-4-Clause-Shortened",
      "BSD-4-Clause-UC",
      "BSD-4.3RENO",
      "BSD-4.3TAHOE",
      "BSD-Advertising-Acknowledgement",
      "BSD-Attribution-HPND-disclaimer",
      "BSD-Inferno-Nettverk",
      "BSD-Mark-Modifications",
      "BSD-Protection",
      "BSD-Source-Code",
      "BSD-Source-Code-no-disclaimer",
      "BSD-Source-alt-GPL",
      "BSD-Source-beginning-file",
      "BSD-Systemics",
      "BSD-Systemics-W3Works",
      "BSD-ask-to-endorse",
      "BSL-1.0",
      "BUSL-1.1",
      "Baekmuk",
      "Bahyph",
      "Barr",
      "Beerware",
      "BitTorrent-1.0",
      "BitTorrent-1.1",
      "Bitstream-Charter",
      "Bitstream-Vera",
      "BlueOak-1.0.0",
      "Boehm-GC",
      "Boehm-GC-without-fee",
      "Borceux",
      "Brian-Gladman-2-Clause",
      "Brian-Gladman-3-Clause",
      "Brian-Gladman-3-Clause-no-conversion",
      "Buddy",
      "Bugroff",
      "C-UDA-1.0",
      "CAL-1.0",
      "CAL-1.0-Combined-Work-Exception",
      "CAPEC-tou",
      "CATOSL-1.1",
      "CC-BY-1.0",
      "CC-BY-2.0",
      "CC-BY-2.5",
      "CC-BY-2.5-AU",
      "CC-BY-3.0",
      "CC-BY-3.0-AT",
      "CC-BY-3.0-AU",
      "CC-BY-3.0-DE",
      "CC-BY-3.0-IGO",
      "CC-BY-3.0-NL",
      "CC-BY-3.0-US",
      "CC-BY-4.0",
      "CC-BY-NC-1.0",
      "CC-BY-NC-2.0",
      "CC-BY-NC-2.5",
      "CC-BY-NC-3.0",
      "CC-BY-NC-3.0-DE",
      "CC-BY-NC-3.0-IGO",
      "CC-BY-NC-4.0",
      "CC-BY-NC-ND-1.0",
      "CC-BY-NC-ND-2.0",
      "CC-BY-NC-ND-2.5",
      "CC-BY-NC-ND-3.0",
      "CC-BY-NC-ND-3.0-DE",
      "CC-BY-NC-ND-3.0-IGO",
      "CC-BY-NC-ND-4.0",
      "CC-BY-NC-SA-1.0",
      "CC-BY-NC-SA-2.0",
      "CC-BY-NC-SA-2.0-DE",
      "CC-BY-NC-SA-2.0-FR",
      "CC-BY-NC-SA-2.0-UK",
      "CC-BY-NC-SA-2.5",
      "CC-BY-NC-SA-3.0",
      "CC-BY-NC-SA-3.0-DE",
      "CC-BY-NC-SA-3.0-IGO",
      "CC-BY-NC-SA-4.0",
      "CC-BY-ND-1.0",
      "CC-BY-ND-2.0",
      "CC-BY-ND-2.5",
      "CC-BY-ND-3.0",
      "CC-BY-ND-3.0-DE",
      "CC-BY-ND-4.0",
      "CC-BY-SA-1.0",
      "CC-BY-SA-2.0",
      "CC-BY-SA-2.0-UK",
      "CC-BY-SA-2.1-JP",
      "CC-BY-SA-2.5",
      "CC-BY-SA-3.0",
      "CC-BY-SA-3.0-AT",
      "CC-BY-SA-3.0-DE",
      "CC-BY-SA-3.0-IGO",
      "CC-BY-SA-4.0",
      "CC-PDDC",
      "CC-PDM-1.0",
      "CC-SA-1.0",
      "CC0-1.0",
      "CDDL-1.0",
      "CDDL-1.1",
      "CDL-1.0",
      "CDLA-Permissive-1.0",
      "CDLA-Permissive-2.0",
      "CDLA-Sharing-1.0",
      "CECILL-1.0",
      "CECILL-1.1",
      "CECILL-2.0",
      "CECILL-2.1",
      "CECILL-B",
      "CECILL-C",
      "CERN-OHL-1.1",
      "CERN-OHL-1.2",
      "CERN-OHL-P-2.0",
      "CERN-OHL-S-2.0",
      "CERN-OHL-W-2.0",
      "CFITSIO",
      "CMU-Mach",
      "CMU-Mach-nodoc",
      "CNRI-Jython",
      "CNRI-Python",
      "CNRI-Python-GPL-Compatible",
      "COIL-1.0",
      "CPAL-1.0",
      "CPL-1.0",
      "CPOL-1.02",
      "CUA-OPL-1.0",
      "Caldera",
      "Caldera-no-preamble",
      "Catharon",
      "ClArtistic",
      "Clips",
      "Community-Spec-1.0",
      "Condor-1.1",
      "Cornell-Lossless-JPEG",
      "Cronyx",
      "Crossword",
      "CryptoSwift",
      "CrystalStacker",
      "Cube",
      "D-FSL-1.0",
      "DEC-3-Clause",
      "DL-DE-BY-2.0",
      "DL-DE-ZERO-2.0",
      "DOC",
      "DRL-1.0",
      "DRL-1.1",
      "DSDP",
      "DocBook-DTD",
      "DocBook-Schema",
      "DocBook-Stylesheet",
      "DocBook-XML",
      "Dotseqn",
      "ECL-1.0",
      "ECL-2.0",
      "EFL-1.0",
      "EFL-2.0",
      "EPICS",
      "EPL-1.0",
      "EPL-2.0",
      "ESA-PL-permissive-2.4",
      "ESA-PL-strong-copyleft-2.4",
      "ESA-PL-weak-copyleft-2.4",
      "EUDatagrid",
      "EUPL-1.0",
      "EUPL-1.1",
      "EUPL-1.2",
      "Elastic-2.0",
      "Entessa",
      "ErlPL-1.1",
      "Eurosym",
      "FBM",
      "FDK-AAC",
      "FDK-MPEG-H",
      "FSFAP",
      "FSFAP-no-warranty-disclaimer",
      "FSFUL",
      "FSFULLR",
      "FSFULLRSD",
      "FSFULLRWD",
      "FSL-1.1-ALv2",
      "FSL-1.1-MIT",
      "FTL",
      "Fair",
      "Ferguson-Twofish",
      "Frameworx-1.0",
      "FreeBSD-DOC",
      "FreeImage",
      "Furuseth",
      "GCR-docs",
      "GD",
      "GFDL-1.1-invariants-only",
      "GFDL-1.1-invariants-or-later",
      "GFDL-1.1-no-invariants-only",
      "GFDL-1.1-no-invariants-or-later",
      "GFDL-1.1-only",
      "GFDL-1.1-or-later",
      "GFDL-1.2-invariants-only",
      "GFDL-1.2-invariants-or-later",
      "GFDL-1.2-no-invariants-only",
      "GFDL-1.2-no-invariants-or-later",
      "GFDL-1.2-only",
      "GFDL-1.2-or-later",
      "GFDL-1.3-invariants-only",
      "GFDL-1.3-invariants-or-later",
      "GFDL-1.3-no-invariants-only",
      "GFDL-1.3-no-invariants-or-later",
      "GFDL-1.3-only",
      "GFDL-1.3-or-later",
      "GL2PS",
      "GLWTPL",
      "GPL-1.0-only",
      "GPL-1.0-or-later",
      "GPL-2.0-only",
      "GPL-2.0-or-later",
      "GPL-3.0-only",
      "GPL-3.0-or-later",
      "Game-Programming-Gems",
      "Giftware",
      "Glide",
      "Glulxe",
      "Graphics-Gems",
      "Gutmann",
      "HDF5",
      "HIDAPI",
      "HP-1986",
      "HP-1989",
      "HPND",
      "HPND-DEC",
      "HPND-Fenneberg-Livingston",
      "HPND-INRIA-IMAG",
      "HPND-Intel",
      "HPND-Kevlin-Henney",
      "HPND-MIT-disclaimer",
      "HPND-Markus-Kuhn",
      "HPND-Netrek",
      "HPND-Pbmplus",
      "HPND-SMC",
      "HPND-UC",
      "HPND-UC-export-US",
      "HPND-doc",
      "HPND-doc-sell",
      "HPND-export-US",
      "HPND-export-US-acknowledgement",
      "HPND-export-US-modify",
      "HPND-export2-US",
      "HPND-merchantability-variant",
      "HPND-sell-MIT-disclaimer-xserver",
      "HPND-sell-regexpr",
      "HPND-sell-variant",
      "HPND-sell-variant-MIT-disclaimer",
      "HPND-sell-variant-MIT-disclaimer-rev",
      "HPND-sell-variant-critical-systems",
      "HTMLTIDY",
      "HaskellReport",
      "Hippocratic-2.1",
      "Hippocratic-3.0-core",
      "IBM-pibs",
      "ICU",
      "IEC-Code-Components-EULA",
      "IJG",
      "IJG-short",
      "IPA",
      "IPL-1.0",
      "ISC",
      "ISC-Veillard",
      "ISO-permission",
      "ImageMagick",
      "Imlib2",
      "Info-ZIP",
      "Informatica",
      "Inner-Net-2.0",
      "InnoSetup",
      "Intel",
      "Intel-ACPI",
      "Interbase-1.0",
      "JPL-image",
      "JPNIC",
      "JSON",
      "Jam",
      "JasPer-2.0",
      "Kastrup",
      "Kazlib",
      "Knuth-CTAN",
      "LAL-1.2",
      "LAL-1.3",
      "LGPL-2.0-only",
      "LGPL-2.0-or-later",
      "LGPL-2.1-only",
      "LGPL-2.1-or-later",
      "LGPL-3.0-only",
      "LGPL-3.0-or-later",
      "LGPLLR",
      "LOOP",
      "LPD-document",
      "LPL-1.0",
      "LPL-1.02",
      "LPPL-1.0",
      "LPPL-1.1",
      "LPPL-1.2",
      "LPPL-1.3a",
      "LPPL-1.3c",
      "LZMA-SDK-9.11-to-9.20",
      "LZMA-SDK-9.22",
      "Latex2e",
      "Latex2e-translated-notice",
      "Leptonica",
      "LiLiQ-P-1.1",
      "LiLiQ-R-1.1",
      "LiLiQ-Rplus-1.1",
      "Libpng",
      "Linux-OpenIB",
      "Linux-man-pages-1-para",
      "Linux-man-pages-copyleft",
      "Linux-man-pages-copyleft-2-para",
      "Linux-man-pages-copyleft-var",
      "Lucida-Bitmap-Fonts",
      "MIPS",
      "MIT",
      "MIT-0",
      "MIT-CMU",
      "MIT-Click",
      "MIT-Festival",
      "MIT-Khronos-old",
      "MIT-Modern-Variant",
      "MIT-STK",
      "MIT-Wu",
      "MIT-advertising",
      "MIT-enna",
      "MIT-feh",
      "MIT-open-group",
      "MIT-testregex",
      "MITNFA",
      "MMIXware",
      "MMPL-1.0.1",
      "MPEG-SSG",
      "MPL-1.0",
      "MPL-1.1",
      "MPL-2.0",
      "MPL-2.0-no-copyleft-exception",
      "MS-LPL",
      "MS-PL",
      "MS-RL",
      "MTLL",
      "MVT-1.1",
      "Mackerras-3-Clause",
      "Mackerras-3-Clause-acknowledgment",
      "MakeIndex",
      "Martin-Birgmeier",
      "McPhee-slideshow",
      "Minpack",
      "MirOS",
      "Motosoto",
      "MulanPSL-1.0",
      "MulanPSL-2.0",
      "Multics",
      "Mup",
      "NAIST-2003",
      "NASA-1.3",
      "NBPL-1.0",
      "NCBI-PD",
      "NCGL-UK-2.0",
      "NCL",
      "NCSA",
      "NGPL",
      "NICTA-1.0",
      "NIST-PD",
      "NIST-PD-TNT",
      "NIST-PD-fallback",
      "NIST-Software",
      "NLOD-1.0",
      "NLOD-2.0",
      "NLPL",
      "NOSL",
      "NPL-1.0",
      "NPL-1.1",
      "NPOSL-3.0",
      "NRL",
      "NTIA-PD",
      "NTP",
      "NTP-0",
      "Naumen",
      "NetCDF",
      "Newsletr",
      "Nokia",
      "Noweb",
      "O-UDA-1.0",
      "OAR",
      "OCCT-PL",
      "OCLC-2.0",
      "ODC-By-1.0",
      "ODbL-1.0",
      "OFFIS",
      "OFL-1.0",
      "OFL-1.0-RFN",
      "OFL-1.0-no-RFN",
      "OFL-1.1",
      "OFL-1.1-RFN",
      "OFL-1.1-no-RFN",
      "OGC-1.0",
      "OGDL-Taiwan-1.0",
      "OGL-Canada-2.0",
      "OGL-UK-1.0",
      "OGL-UK-2.0",
      "OGL-UK-3.0",
      "OGTSL",
      "OLDAP-1.1",
      "OLDAP-1.2",
      "OLDAP-1.3",
      "OLDAP-1.4",
      "OLDAP-2.0",
      "OLDAP-2.0.1",
      "OLDAP-2.1",
      "OLDAP-2.2",
      "OLDAP-2.2.1",
      "OLDAP-2.2.2",
      "OLDAP-2.3",
      "OLDAP-2.4",
      "OLDAP-2.5",
      "OLDAP-2.6",
      "OLDAP-2.7",
      "OLDAP-2.8",
      "OLFL-1.3",
      "OML",
      "OPL-1.0",
      "OPL-UK-3.0",
      "OPUBL-1.0",
      "OSC-1.0",
      "OSET-PL-2.1",
      "OSL-1.0",
      "OSL-1.1",
      "OSL-2.0",
      "OSL-2.1",
      "OSL-3.0",
      "OSSP",
      "OpenMDW-1.0",
      "OpenPBS-2.3",
      "OpenSSL",
      "OpenSSL-standalone",
      "OpenVision",
      "PADL",
      "PDDL-1.0",
      "PHP-3.0",
      "PHP-3.01",
      "PPL",
      "PSF-2.0",
      "ParaType-Free-Font-1.3",
      "Parity-6.0.0",
      "Parity-7.0.0",
      "Pixar",
      "Plexus",
      "PolyForm-Noncommercial-1.0.0",
      "PolyForm-Small-Business-1.0.0",
      "PostgreSQL",
      "Python-2.0",
      "Python-2.0.1",
      "QPL-1.0",
      "QPL-1.0-INRIA-2004",
      "Qhull",
      "RHeCos-1.1",
      "RPL-1.1",
      "RPL-1.5",
      "RPSL-1.0",
      "RSA-MD",
      "RSCPL",
      "Rdisc",
      "Ruby",
      "Ruby-pty",
      "SAX-PD",
      "SAX-PD-2.0",
      "SCEA",
      "SGI-B-1.0",
      "SGI-B-1.1",
      "SGI-B-2.0",
      "SGI-OpenGL",
      "SGMLUG-PM",
      "SGP4",
      "SHL-0.5",
      "SHL-0.51",
      "SISSL",
      "SISSL-1.2",
      "SL",
      "SMAIL-GPL",
      "SMLNJ",
      "SMPPL",
      "SNIA",
      "SOFA",
      "SPL-1.0",
      "SSH-OpenSSH",
      "SSH-short",
      "SSLeay-standalone",
      "SSPL-1.0",
      "SUL-1.0",
      "SWL",
      "Saxpath",
      "SchemeReport",
      "Sendmail",
      "Sendmail-8.23",
      "Sendmail-Open-Source-1.1",
      "SimPL-2.0",
      "Sleepycat",
      "Soundex",
      "Spencer-86",
      "Spencer-94",
      "Spencer-99",
      "SugarCRM-1.1.3",
      "Sun-PPP",
      "Sun-PPP-2000",
      "SunPro",
      "Symlinks",
      "TAPR-OHL-1.0",
      "TCL",
      "TCP-wrappers",
      "TGPPL-1.0",
      "TMate",
      "TORQUE-1.1",
      "TOSL",
      "TPDL",
      "TPL-1.0",
      "TTWL",
      "TTYP0",
      "TU-Berlin-1.0",
      "TU-Berlin-2.0",
      "TekHVC",
      "TermReadKey",
      "ThirdEye",
      "TrustedQSL",
      "UCAR",
      "UCL-1.0",
      "UMich-Merit",
      "UPL-1.0",
      "URT-RLE",
      "Ubuntu-font-1.0",
      "UnRAR",
      "Unicode-3.0",
      "Unicode-DFS-2015",
      "Unicode-DFS-2016",
      "Unicode-TOU",
      "UnixCrypt",
      "Unlicense",
      "Unlicense-libtelnet",
      "Unlicense-libwhirlpool",
      "VOSTROM",
      "VSL-1.0",
      "Vim",
      "Vixie-Cron",
      "W3C",
      "W3C-19980720",
      "W3C-20150513",
      "WTFNMFPL",
      "WTFPL",
      "Watcom-1.0",
      "Widget-Workshop",
      "WordNet",
      "Wsuipa",
      "X11",
      "X11-distribute-modifications-variant",
      "X11-no-permit-persons",
      "X11-swapped",
      "XFree86-1.1",
      "XSkat",
      "Xdebug-1.03",
      "Xerox",
      "Xfig",
      "Xnet",
      "YPL-1.0",
      "YPL-1.1",
      "ZPL-1.1",
      "ZPL-2.0",
      "ZPL-2.1",
      "Zed",
      "Zeeff",
      "Zend-2.0",
      "Zimbra-1.3",
      "Zimbra-1.4",
      "Zlib",
      "any-OSI",
      "any-OSI-perl-modules",
      "atc-game",
      "bcrypt-Solar-Designer",
      "blessing",
      "bzip2-1.0.6",
      "check-cvs",
      "checkmk",
      "copyleft-next-0.3.0",
      "copyleft-next-0.3.1",
      "curl",
      "cve-tou",
      "diffmark",
      "dtoa",
      "dvipdfm",
      "eGenix",
      "etalab-2.0",
      "fwlw",
      "gSOAP-1.3b",
      "generic-xts",
      "gnuplot",
      "gtkbook",
      "hdparm",
      "hyphen-bulgarian",
      "iMatix",
      "jove",
      "libpng-1.6.35",
      "libpng-2.0",
      "libselinux-1.0",
      "libtiff",
      "libutil-David-Nugent",
      "lsof",
      "magaz",
      "mailprio",
      "man2html",
      "metamail",
      "mpi-permissive",
      "mpich2",
      "mplus",
      "ngrep",
      "pkgconf",
      "pnmstitch",
      "psfrag",
      "psutils",
      "python-ldap",
      "radvd",
      "snprintf",
      "softSurfer",
      "ssh-keyscan",
      "swrule",
      "threeparttable",
      "ulem",
      "w3m",
      "wwl",
      "xinetd",
      "xkeyboard-config-Zinoviev",
      "xlock",
      "xpp",
      "xzoom",
      "zlib-acknowledgement"
    ];
  }
});

// node_modules/spdx-license-ids/deprecated.json
var require_deprecated = __commonJS({
  "node_modules/spdx-license-ids/deprecated.json"(exports, module) {
    module.exports = [
      "AGPL-1.0",
      "AGPL-3.0",
      "BSD-2-Clause-FreeBSD",
      "BSD-2-Clause-NetBSD",
      "GFDL-1.1",
      "GFDL-1.2",
      "GFDL-1.3",
      "GPL-1.0",
      "GPL-2.0",
      "GPL-2.0-with-GCC-exception",
      "GPL-2.0-with-autoconf-exception",
      "GPL-2.0-with-bison-exception",
      "GPL-2.0-with-classpath-exception",
      "GPL-2.0-with-font-exception",
      "GPL-3.0",
      "GPL-3.0-with-GCC-exception",
      "GPL-3.0-with-autoconf-exception",
      "LGPL-2.0",
      "LGPL-2.1",
      "LGPL-3.0",
      "Net-SNMP",
      "Nunit",
      "StandardML-NJ",
      "bzip2-1.0.5",
      "eCos-2.0",
      "wxWindows"
    ];
  }
});

// node_modules/spdx-expression-parse/scan.js
var require_scan = __commonJS({
  "node_modules/spdx-expression-parse/scan.js"(exports, module) {
    "use strict";
    var licenses = [].concat(require_spdx_license_ids()).concat(require_deprecated());
    var exceptions = require_spdx_exceptions();
    module.exports = function(source3) {
      var index2 = 0;
      function hasMore() {
        return index2 < source3.length;
      }
      function read2(value) {
        if (value instanceof RegExp) {
          var chars = source3.slice(index2);
          var match = chars.match(value);
          if (match) {
            index2 += match[0].length;
            return match[0];
          }
        } else {
          if (source3.indexOf(value, index2) === index2) {
            index2 += value.length;
            return value;
          }
        }
      }
      function skipWhitespace() {
        read2(/[ ]*/);
      }
      function operator() {
        var string2;
        var possibilities = [/^WITH/i, /^AND/i, /^OR/i, "(", ")", ":", "+"];
        for (var i = 0; i < possibilities.length; i++) {
          string2 = read2(possibilities[i]);
          if (string2) {
            break;
          }
        }
        if (string2 === "+" && index2 > 1 && source3[index2 - 2] === " ") {
          throw new Error("Space before `+`");
        }
        return string2 && {
          type: "OPERATOR",
          string: string2.toUpperCase()
        };
      }
      function idstring() {
        return read2(/[A-Za-z0-9-.]+/);
      }
      function expectIdstring() {
        var string2 = idstring();
        if (!string2) {
          throw new Error("Expected idstring at offset " + index2);
        }
        return string2;
      }
      function documentRef() {
        if (read2("DocumentRef-")) {
          var string2 = expectIdstring();
          return { type: "DOCUMENTREF", string: string2 };
        }
      }
      function licenseRef() {
        if (read2("LicenseRef-")) {
          var string2 = expectIdstring();
          return { type: "LICENSEREF", string: string2 };
        }
      }
      function identifier() {
        var begin = index2;
        var string2 = idstring();
        if (licenses.indexOf(string2) !== -1) {
          return {
            type: "LICENSE",
            string: string2
          };
        } else if (exceptions.indexOf(string2) !== -1) {
          return {
            type: "EXCEPTION",
            string: string2
          };
        }
        index2 = begin;
      }
      function parseToken() {
        return operator() || documentRef() || licenseRef() || identifier();
      }
      var tokens = [];
      while (hasMore()) {
        skipWhitespace();
        if (!hasMore()) {
          break;
        }
        var token = parseToken();
        if (!token) {
          throw new Error("Unexpected `" + source3[index2] + "` at offset " + index2);
        }
        tokens.push(token);
      }
      return tokens;
    };
  }
});

// node_modules/spdx-expression-parse/parse.js
var require_parse = __commonJS({
  "node_modules/spdx-expression-parse/parse.js"(exports, module) {
    "use strict";
    module.exports = function(tokens) {
      var index2 = 0;
      function hasMore() {
        return index2 < tokens.length;
      }
      function token() {
        return hasMore() ? tokens[index2] : null;
      }
      function next() {
        if (!hasMore()) {
          throw new Error();
        }
        index2++;
      }
      function parseOperator(operator) {
        var t = token();
        if (t && t.type === "OPERATOR" && operator === t.string) {
          next();
          return t.string;
        }
      }
      function parseWith() {
        if (parseOperator("WITH")) {
          var t = token();
          if (t && t.type === "EXCEPTION") {
            next();
            return t.string;
          }
          throw new Error("Expected exception after `WITH`");
        }
      }
      function parseLicenseRef() {
        var begin = index2;
        var string2 = "";
        var t = token();
        if (t.type === "DOCUMENTREF") {
          next();
          string2 += "DocumentRef-" + t.string + ":";
          if (!parseOperator(":")) {
            throw new Error("Expected `:` after `DocumentRef-...`");
          }
        }
        t = token();
        if (t === null) {
          throw new Error("Unexpected end of input");
        }
        if (t.type === "LICENSEREF") {
          next();
          string2 += "LicenseRef-" + t.string;
          var node2 = { license: string2 };
          var exception = parseWith();
          if (exception) {
            node2.exception = exception;
          }
          return node2;
        }
        index2 = begin;
      }
      function parseLicense() {
        var t = token();
        if (t && t.type === "LICENSE") {
          next();
          var node2 = { license: t.string };
          if (parseOperator("+")) {
            node2.plus = true;
          }
          var exception = parseWith();
          if (exception) {
            node2.exception = exception;
          }
          return node2;
        }
      }
      function parseParenthesizedExpression() {
        var left = parseOperator("(");
        if (!left) {
          return;
        }
        var expr = parseExpression();
        if (!parseOperator(")")) {
          throw new Error("Expected `)`");
        }
        return expr;
      }
      function parseAtom() {
        return parseParenthesizedExpression() || parseLicenseRef() || parseLicense();
      }
      function makeBinaryOpParser(operator, nextParser) {
        return function parseBinaryOp() {
          var left = nextParser();
          if (!left) {
            return;
          }
          if (!parseOperator(operator)) {
            return left;
          }
          var right = parseBinaryOp();
          if (!right) {
            throw new Error("Expected expression");
          }
          return {
            left,
            conjunction: operator.toLowerCase(),
            right
          };
        };
      }
      var parseAnd = makeBinaryOpParser("AND", parseAtom);
      var parseExpression = makeBinaryOpParser("OR", parseAnd);
      var node = parseExpression();
      if (!node || hasMore()) {
        throw new Error("Syntax error");
      }
      return node;
    };
  }
});

// node_modules/spdx-expression-parse/index.js
var require_spdx_expression_parse = __commonJS({
  "node_modules/spdx-expression-parse/index.js"(exports, module) {
    "use strict";
    var scan = require_scan();
    var parse2 = require_parse();
    module.exports = function(source3) {
      return parse2(scan(source3));
    };
  }
});

// src/verdict/clause-numbers.ts
var COMMON = [
  ...["4.1", "4.2", "4.3", "4.4", "4.4.1", "4.4.2"],
  ...["5.1", "5.1.1", "5.1.2", "5.2", "5.2.1", "5.2.2", "5.3"],
  ...["6.1", "6.1.1", "6.1.2", "6.2", "6.2.1", "6.2.2", "6.3"],
  ...["7.1", "7.1.1", "7.1.2", "7.1.3", "7.1.4", "7.1.5", "7.1.5.1", "7.1.5.2", "7.1.6", "7.2", "7.3", "7.4"],
  ...["7.5", "7.5.1", "7.5.2", "7.5.3", "7.5.3.1", "7.5.3.2"],
  ...["8.1", "8.2", "8.2.1", "8.2.2", "8.2.3", "8.2.3.1", "8.2.3.2", "8.2.4"],
  ...["8.3", "8.3.1", "8.3.2", "8.3.3", "8.3.4", "8.3.5", "8.3.6", "8.4", "8.4.1", "8.4.2", "8.4.3"],
  ...["8.5", "8.5.1", "8.5.2", "8.5.3", "8.5.4", "8.5.5", "8.5.6", "8.6", "8.7", "8.7.1", "8.7.2"],
  ...["9.1", "9.1.1", "9.1.2", "9.1.3", "9.2", "9.2.1", "9.2.2", "9.3", "9.3.1", "9.3.2", "9.3.3"],
  ...["10.1", "10.2", "10.2.1", "10.2.2", "10.3"]
];
var CLAUSE_NUMBERS = {
  "2015": { status: "confirmed", ids: COMMON },
  // Risks and opportunities are apart: 6.1.2 and 6.1.3.
  "2026": { status: "secondary", ids: [...COMMON, "6.1.3"] }
};
var hasClause = (edition, id2) => CLAUSE_NUMBERS[edition].ids.includes(id2);
var isSecondary = (edition) => CLAUSE_NUMBERS[edition].status === "secondary";

// src/publish/words.ts
var OUTCOME_WORDS = {
  pass: "Passed",
  fail: "Failed",
  waived: "Waived by a concession",
  not_applicable: "Does not apply",
  error: "Could not be evaluated"
};
var OUTCOME_MARKS = {
  pass: "\u2705",
  fail: "\u274C",
  waived: "\u{1F4DD}",
  not_applicable: "\u2796",
  error: "\u26A0\uFE0F"
};
var POLICY_GATE = "policy";
function verbOf(gates2) {
  const errors = gates2.filter((gate2) => gate2.outcome === "error").length;
  if (errors === 0) return "failed";
  return errors === gates2.length ? "could not be evaluated" : "failed or could not be evaluated";
}
function headline({ gates: gates2, outcome, subject: subject2 }) {
  const broken = gates2.find((gate2) => gate2.type === POLICY_GATE);
  if (broken) return broken.title;
  const open4 = gates2.filter(isOpen);
  const blocking = open4.filter((gate2) => gate2.enforce === "blocking");
  if (blocking.length > 0) {
    const count2 = gates2.length === 1 ? "The gate" : `${blocking.length} of ${gates2.length} gates`;
    return `${count2} ${verbOf(blocking)}: ${names(blocking)}`;
  }
  const nothing = `No blocking gate applies to this ${subject2.release === void 0 ? "change" : "release"}`;
  if (outcome !== "pass") return `${nothing}, but at least one must`;
  const idle = gates2.filter((gate2) => gate2.outcome === "not_applicable").length;
  if (combine(gates2) === "nothing_applies")
    return [`${nothing}, which the policy allows`, ...advisoryFailed(open4)].join("; ");
  const waived3 = gates2.filter((gate2) => gate2.outcome === "waived");
  return [
    passed(gates2.length - idle - open4.length, gates2.length),
    ...idle > 0 ? [`${idle} ${idle === 1 ? "does" : "do"} not apply`] : [],
    ...waived3.length > 0 ? [`waived by a concession: ${names(waived3)}`] : [],
    ...advisoryFailed(open4)
  ].join("; ");
}
var advisoryFailed = (open4) => open4.length > 0 ? [`advisory, failed: ${names(open4)}`] : [];
function passed(count2, all) {
  if (count2 < all) return `${count2} of ${some(all, "gate")} passed`;
  return all === 1 ? "The gate passed" : `All ${all} gates passed`;
}
var openGates = ({ gates: gates2 }) => names(gates2.filter((gate2) => isOpen(gate2) && gate2.enforce === "blocking"));
var isOpen = ({ outcome }) => outcome === "fail" || outcome === "error";
var names = (gates2) => gates2.map((gate2) => gate2.id).join(", ");
var some = (count2, what) => `${count2} ${what}${count2 === 1 ? "" : "s"}`;
function conclusion(outcome) {
  return outcome === "fail" || outcome === "error" ? "failure" : "success";
}
var clausesOf = (gate2) => {
  const edition = gate2.clauses[0]?.edition;
  return edition === void 0 ? "" : `ISO 9001:${edition}${isSecondary(edition) ? " (numbers from secondary sources)" : ""} ${gate2.clauses.map((clause2) => clause2.id).join(", ")}`;
};
var placeOf = ({ file: file2, line: line2, column }) => `${file2}:${line2}${column === void 0 ? "" : `:${column}`}`;

// src/publish/console.ts
function verdictLines(verdict) {
  return [...gatesLines(verdict), `${OUTCOME_WORDS[verdict.outcome]}: ${plain(headline(verdict))}.`];
}
var gatesLines = ({ gates: gates2, reasons = [], findings: findings2 = [] }) => [
  ...gates2.flatMap(gateLines),
  ...reasons.flatMap(reasonLines),
  ...findings2.map(({ message }) => plain(`note: ${message}`))
];
function gateLines(gate2) {
  const advisory = gate2.enforce === "advisory" ? " (advisory)" : "";
  return [
    plain(`${gate2.id}: ${OUTCOME_WORDS[gate2.outcome].toLowerCase()}${advisory}, ${gate2.title}`),
    ...gate2.children.map(
      ({ outcome, required: required6, found: found2 }) => plain(`- ${OUTCOME_WORDS[outcome].toLowerCase()}: ${required6}; found ${found2}`)
    ).map(indent),
    ...gate2.reasons.flatMap(reasonLines).map(indent),
    ...notes(gate2).map(indent)
  ];
}
var MAX_PLACES = 20;
function notes({ findings: findings2, outcome }) {
  const general = findings2.filter(({ location }) => location === void 0);
  const placed = outcome === "fail" ? findings2.filter(({ location }) => location !== void 0) : [];
  const left = placed.length - MAX_PLACES;
  return [
    ...general.map(({ message }) => plain(`note: ${message}`)),
    ...placed.slice(0, MAX_PLACES).map(({ location, message }) => plain(`${location ? placeOf(location) : ""} ${message}`)),
    ...left > 0 ? [`\u2026 and ${left} more places`] : []
  ];
}
function reasonLines({ code, message, next, location }) {
  const where2 = location ? `${placeOf(location)} ` : "";
  return [plain(`${where2}${message} [${code}]`), ...next === void 0 ? [] : [plain(`\u2192 ${next}`)]];
}
var indent = (line2) => `  ${line2}`;

// src/facts/glob.ts
var MAX_LENGTH = 256;
var MAX_ALTERNATIVES = 100;
var OPTIONS = {
  dot: true,
  nonegate: true,
  nocomment: true,
  noext: true,
  // A pattern means the same on every runner.
  platform: "linux"
};
function matcher(patterns2) {
  const compiled = patterns2.map(compile);
  return (path) => compiled.some((pattern2) => pattern2.match(path));
}
function patternProblem(pattern2) {
  if (pattern2 === "") return "is empty";
  if (pattern2.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  if (pattern2.includes("\0")) return "contains a NUL character";
  if (pattern2.startsWith("/")) return "begins with a slash: patterns are relative to the root of the repository";
  if (pattern2.startsWith("!")) return 'begins with "!": patterns cannot be negated, use `exclude`';
  if (pattern2.includes("\\")) return 'contains a backslash: folders are separated by "/"';
  if (pattern2.split("/").some((segment) => segment === ".." || segment === ".")) return 'contains a "." or ".." folder';
  if (/[!?+*@]\(/.test(pattern2)) return 'contains an extended pattern such as "+(\u2026)": list the alternatives as "{a,b}"';
  return bracesProblem(pattern2);
}
function isLiteral(pattern2) {
  return !/[*?[\]{}]/.test(pattern2);
}
function compile(pattern2) {
  const problem = patternProblem(pattern2);
  if (problem !== void 0)
    throw new RangeError(`The pattern ${JSON.stringify(pattern2.slice(0, MAX_LENGTH))} ${problem}.`);
  return new Minimatch(pattern2, OPTIONS);
}
function bracesProblem(pattern2) {
  if (/\{[^{}]*\.\.[^{}]*\}/.test(pattern2)) return "contains a range in braces: list the alternatives";
  let alternatives2 = 1;
  const open4 = [];
  for (const character of pattern2) {
    if (character === "{") open4.push(1);
    else if (character === "," && open4.length > 0) open4.push((open4.pop() ?? 0) + 1);
    else if (character === "}") alternatives2 *= open4.pop() ?? 1;
  }
  return alternatives2 > MAX_ALTERNATIVES ? `expands to more than ${MAX_ALTERNATIVES} patterns` : void 0;
}

// src/gates/shared/unjudged.ts
function unjudged(reasons) {
  return {
    outcome: "error",
    title: "Required evidence is unavailable",
    reasons,
    findings: [],
    measured: {},
    children: []
  };
}

// src/gates/shared/wording.ts
var list = (words, join5 = "or") => words.length < 2 ? words[0] ?? "" : `${words.slice(0, -1).join(", ")} ${join5} ${words.at(-1)}`;
var MAX_REPORTED = 20;
function bounded(reasons) {
  const left = reasons.length - MAX_REPORTED;
  if (left <= 0) return [...reasons];
  return [...reasons.slice(0, MAX_REPORTED), { code: "more_of_the_same", message: `${left} more like this.` }];
}

// src/gates/shared/zoned.ts
var WALL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
var MINUTE = 6e4;
var DAY = 24 * 60 * MINUTE;
function parseWallTime(text3) {
  const [, ...parts2] = WALL_TIME.exec(text3) ?? [];
  const [year = 0, month = 0, day2 = 0, hour = 0, minute = 0] = parts2.map(Number);
  const time2 = Date.UTC(year, month - 1, day2, hour, minute);
  const isReal = parts2.length === 5 && new Date(time2).toISOString().slice(0, 16) === text3;
  return isReal ? time2 : void 0;
}
function isZone(zone2) {
  try {
    formatter(zone2);
    return /^[A-Za-z]/.test(zone2);
  } catch {
    return false;
  }
}
function instantsOf(wall, zone2) {
  const offsets = [offsetAt(wall - DAY, zone2), offsetAt(wall + DAY, zone2)];
  const all = offsets.map((offset) => wall - offset);
  const shown4 = all.filter((instant) => instant + offsetAt(instant, zone2) === wall);
  const instants = shown4.length > 0 ? shown4 : all;
  return { earliest: Math.min(...instants), latest: Math.max(...instants) };
}
function offsetAt(instant, zone2) {
  const parts2 = new Map(
    formatter(zone2).formatToParts(instant).map(({ type: type2, value }) => [type2, Number(value)])
  );
  const [year = 0, month = 0, day2 = 0, hour = 0, minute = 0, second = 0] = FIELDS.map((field) => parts2.get(field));
  return Date.UTC(year, month - 1, day2, hour, minute, second) - Math.floor(instant / 1e3) * 1e3;
}
var FIELDS = ["year", "month", "day", "hour", "minute", "second"];
var formatters = /* @__PURE__ */ new Map();
function formatter(zone2) {
  const known = formatters.get(zone2);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone2,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  });
  formatters.set(zone2, made);
  return made;
}

// src/gates/shared/calendar.ts
var timeRule = "must be a date and a time such as 2026-12-20T00:00";
var wallTime = string().refine((text3) => parseWallTime(text3) !== void 0, timeRule);
var zone = string().refine(isZone, "must be a zone such as Europe/Berlin or UTC").describe("Time zone of both times.");
var kinds = (what) => array(string()).max(20).default([]).describe(what);
var freezeSettings = (exempt) => ({
  name: string().min(1).max(60).describe("Name of the freeze, such as year-end."),
  from: wallTime.describe("Start, in local time of the zone."),
  to: wallTime.describe("End, in local time of the zone."),
  zone,
  allow: kinds(exempt)
});
var DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
var CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
var clockRule = "must be a time of day such as 09:00";
var windowSettings = (exempt) => ({
  name: string().min(1).max(60).describe("Name of the window, such as office-hours."),
  days: array(_enum(DAYS)).min(1).max(7).describe("Days of the week, in the zone."),
  from: string().regex(CLOCK, clockRule).describe("Start on each of these days, in local time of the zone."),
  to: string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, `${clockRule}, or 24:00`).describe("End on the same day, in local time of the zone."),
  zone,
  allow: kinds(exempt)
});
var isInOrder = ({ from: from2, to }) => from2 < to;
var ORDER = { error: 'must be later than "from"', path: ["to"] };
function closedAt(instant, freezes) {
  return freezes.flatMap((freeze3) => {
    const from2 = instantsOf(parseWallTime(freeze3.from) ?? Number.NEGATIVE_INFINITY, freeze3.zone).earliest;
    const until = instantsOf(parseWallTime(freeze3.to) ?? Number.POSITIVE_INFINITY, freeze3.zone).latest;
    return instant >= from2 && instant < until ? [{ freeze: freeze3, until }] : [];
  });
}
var DAY_MS = 24 * 60 * 60 * 1e3;
var isOpenAt = (instant, window3) => hoursAround(instant, window3, [-1, 0, 1]).some(({ from: from2, until }) => instant >= from2 && instant < until);
function opensAfter(instant, windows) {
  const next = windows.flatMap((window3) => hoursAround(instant, window3, [0, 1, 2, 3, 4, 5, 6, 7, 8])).filter(({ from: from2, until }) => from2 > instant && from2 < until);
  return next.length > 0 ? Math.min(...next.map(({ from: from2 }) => from2)) : void 0;
}
function hoursAround(instant, { days, from: from2, to, zone: zone2 }, offsets) {
  const today = Math.floor(instant / DAY_MS) * DAY_MS;
  return offsets.flatMap((offset) => {
    const day2 = today + offset * DAY_MS;
    const name2 = DAYS[((day2 / DAY_MS + 3) % 7 + 7) % 7];
    if (name2 === void 0 || !days.includes(name2)) return [];
    return [{ from: instantsOf(day2 + ofDay(from2), zone2).latest, until: instantsOf(day2 + ofDay(to), zone2).earliest }];
  });
}
function ofDay(time2) {
  const [hours = 0, minutes = 0] = time2.split(":").map(Number);
  return (hours * 60 + minutes) * 60 * 1e3;
}
function instantOf(time2) {
  const instant = Date.parse(time2);
  if (Number.isNaN(instant) || !time2.endsWith("Z")) throw new RangeError(`"${time2}" is no time in UTC`);
  return instant;
}

// src/gates/shared/overdue-reviews.ts
var REVIEW_OVERDUE = "review_overdue";
function judgeOverdue({ owedReviews: owedReviews2 }, { retrospectives: retrospectives2, lacking: lacking3 }, stops = "stops") {
  if (!retrospectives2) return [];
  if (!owedReviews2) return [unknown2(lacking3?.owedReviews)];
  const { asOf, open: open4 } = owedReviews2;
  const isOverdue = ({ due }) => instantOf(asOf) > instantOf(due);
  const overdue = open4.filter(isOverdue);
  const reasons = bounded(overdue.map((one2) => overdueReason(one2, retrospectives2["done-by"])));
  const isStopped = stops === "stops" && overdue.length > 0;
  return [
    {
      requirement: {
        outcome: isStopped ? "fail" : "pass",
        required: stops === "stops" ? REQUIRED : "Retrospective reviews that are to be done are known",
        found: overdue.length > 0 ? `${overdue.length} overdue` : "none overdue"
      },
      reasons: isStopped ? reasons : [],
      findings: [...isStopped ? [] : reasons, ...bounded(open4.filter((one2) => !isOverdue(one2)).map(owed))],
      measured: { overdueReviews: overdue.length }
    }
  ];
}
var REQUIRED = "No retrospective review overdue";
var unknown2 = (reason) => ({
  requirement: { outcome: "error", required: REQUIRED, found: "not known" },
  reasons: reason ? [reason] : [],
  findings: [],
  measured: {}
});
var on = (at3) => `on ${at3.slice(0, 10)} at ${at3.slice(11, 16)} UTC`;
function reviewed({ pull, release: release3, commit: commit2 }) {
  if (release3 !== null) return `release ${release3}`;
  return pull === null ? `commit ${commit2.slice(0, 7)}` : `change #${pull}`;
}
function overdueReason(review2, doneBy) {
  return {
    code: REVIEW_OVERDUE,
    message: `The retrospective review of ${reviewed(review2)} was due ${on(review2.due)}, and nobody has reported it.`,
    next: `Ask somebody with the role ${list(doneBy)} to carry it out and to report it in an issue. Then run the upkeep, and this job again.`,
    data: { review: reviewed(review2), record: review2.record, due: review2.due }
  };
}
var owed = (review2) => ({
  code: "review_owed",
  message: `A retrospective review of ${reviewed(review2)} is due ${on(review2.due)}.`,
  data: { review: reviewed(review2), record: review2.record, due: review2.due }
});

// src/record/canonical.ts
import { createHash } from "node:crypto";

// node_modules/canonicalize/lib/canonicalize.js
function hasLoneSurrogate(value) {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code >= 55296 && code <= 56319) {
      if (i === value.length - 1) {
        return true;
      }
      const next = value.charCodeAt(i + 1);
      if (!(next >= 56320 && next <= 57343)) {
        return true;
      }
      i++;
    } else if (code >= 56320 && code <= 57343) {
      return true;
    }
  }
  return false;
}
function canonicalize(object, seen = /* @__PURE__ */ new Set()) {
  if (typeof object === "number" && isNaN(object)) {
    throw new Error("NaN is not allowed");
  }
  if (typeof object === "number" && !isFinite(object)) {
    throw new Error("Infinity is not allowed");
  }
  if (typeof object === "string" && hasLoneSurrogate(object)) {
    throw new Error("Lone surrogate is not allowed");
  }
  if (object === null || typeof object !== "object") {
    return JSON.stringify(object);
  }
  if (typeof object.toJSON === "function") {
    if (seen.has(object)) {
      throw new Error("Circular reference detected");
    }
    seen.add(object);
    const result2 = canonicalize(object.toJSON(), seen);
    seen.delete(object);
    return result2;
  }
  if (seen.has(object)) {
    throw new Error("Circular reference detected");
  }
  seen.add(object);
  let result;
  if (Array.isArray(object)) {
    const values = object.map((cv) => {
      const value = cv === void 0 || typeof cv === "symbol" ? null : cv;
      return canonicalize(value, seen);
    });
    result = `[${values.join(",")}]`;
  } else {
    const parts2 = [];
    for (const key of Object.keys(object).sort()) {
      if (object[key] === void 0 || typeof object[key] === "symbol") {
        continue;
      }
      parts2.push(`${canonicalize(key)}:${canonicalize(object[key], seen)}`);
    }
    result = `{${parts2.join(",")}}`;
  }
  seen.delete(object);
  return result;
}

// src/record/canonical.ts
var MAX_DEPTH = 32;
var NotCanonicalError = class extends Error {
  name = "NotCanonicalError";
};
function canonical(value) {
  const form = formOf(value, 0);
  if (form === "in order") return JSON.stringify(value);
  if (form === "unfit") refuseUnfit(value, "", 0);
  let text3;
  try {
    text3 = canonicalize(value);
  } catch (error) {
    throw new NotCanonicalError(error instanceof Error ? error.message : String(error));
  }
  if (text3 === void 0) throw new NotCanonicalError("there is no value");
  return text3;
}
function sha256(...parts2) {
  const hash = createHash("sha256");
  for (const part2 of parts2) hash.update(part2);
  return hash.digest();
}
function toDigest(hash) {
  return `sha256:${Buffer.from(hash).toString("hex")}`;
}
function fromDigest(digest3) {
  return Buffer.from(digest3.slice("sha256:".length), "hex");
}
function digestOf(value) {
  return toDigest(sha256(canonical(value)));
}
function formOf(value, depth) {
  if (depth > MAX_DEPTH) return "unfit";
  if (typeof value === "string") return value.isWellFormed() ? "in order" : "in another order";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "in order" : "unfit";
  if (value === null || typeof value === "boolean") return "in order";
  if (Array.isArray(value)) return worst(value, depth);
  if (!isPlain(value)) return "unfit";
  const keys = Object.keys(value);
  const form = worst(Object.values(value), depth);
  const isSorted = keys.every((key, place3) => key.isWellFormed() && (place3 === 0 || (keys[place3 - 1] ?? "") < key));
  return form === "in order" && !isSorted ? "in another order" : form;
}
function worst(values, depth) {
  let form = "in order";
  for (const value of values) {
    const one2 = formOf(value, depth + 1);
    if (one2 === "unfit") return one2;
    if (one2 === "in another order") form = one2;
  }
  return form;
}
function refuseUnfit(value, path, depth) {
  if (depth > MAX_DEPTH) throw new NotCanonicalError(`${path} is nested too deeply`);
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new NotCanonicalError(`${path || "the value"} is ${value}, which is not an integer up to 2^53-1`);
  }
  if (value === null || ["number", "string", "boolean"].includes(typeof value)) return;
  if (Array.isArray(value)) value.forEach((item, index2) => void refuseUnfit(item, `${path}/${index2}`, depth + 1));
  else if (isPlain(value)) {
    for (const [key, item] of Object.entries(value)) refuseUnfit(item, `${path}/${key}`, depth + 1);
  } else throw new NotCanonicalError(`${path || "the value"} is not plain data`);
}
function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return (prototype === null || prototype === Object.prototype) && typeof Reflect.get(value, "toJSON") !== "function";
}

// src/record/identity.ts
var KEY = "gatebook/record/1";
function recordId(record2) {
  return digestOf(naturalKey(record2));
}
function recordIdOf(kind2, repository3, branch, commit2) {
  return digestOf({ schema: KEY, kind: kind2, repository: repository3, branch, commit: commit2 });
}
function amendmentIdOf(repository3, record2, number2) {
  return digestOf({ schema: KEY, kind: "amendment", repository: repository3, record: record2, number: number2 });
}
function naturalKey(record2) {
  const { kind: kind2 } = record2;
  const repository3 = record2.repository.id;
  switch (kind2) {
    case "merge":
    case "policy-change": {
      const { branch, commit: commit2 } = record2.subject;
      return { schema: KEY, kind: kind2, repository: repository3, branch, commit: commit2 };
    }
    case "release": {
      const { commit: commit2, tag, environment: environment3 } = record2.subject;
      const { run, attempt } = record2.decidedBy;
      return { schema: KEY, kind: kind2, repository: repository3, commit: commit2, tag, environment: environment3, run, attempt, ...packageOf(record2.subject) };
    }
    case "correction":
    case "conflict":
    case "retrospective": {
      const { record: amended, number: number2 } = record2.amends;
      return { schema: KEY, kind: "amendment", repository: repository3, record: amended, number: number2 };
    }
  }
}
function packageOf(subject2) {
  const { package: name2 = null } = subject2;
  return name2 === null ? {} : { package: name2 };
}
function sameDecision(left, right) {
  return canonical(decision(left)) === canonical(decision(right));
}
function decision(record2) {
  switch (record2.kind) {
    case "policy-change": {
      const { subject: subject2, files, before: before4, after, effect } = record2;
      return { subject: subject2, files, before: before4, after, effect };
    }
    case "correction":
      return { ...record2.amends, partOf: record2.partOf, holds: record2.holds && decision(record2.holds) };
    case "conflict":
      return { ...record2.amends, found: decision(record2.found) };
    case "retrospective": {
      const { amends, due, result, findings: findings2, actions, authority } = record2;
      return { ...amends, due, result, findings: findings2, actions, authority };
    }
    default:
      return judged(record2);
  }
}
function judged({ subject: subject2, policy, verdict }) {
  const gates2 = verdict.gates.map(({ id: id2, type: type2, enforce: enforce2, outcome, reasons, measured }) => {
    return { id: id2, type: type2, enforce: enforce2, outcome, reasons: codesOf(reasons), measured };
  });
  return { subject: sinceFirst(subject2), policy, outcome: verdict.outcome, reasons: codesOf(verdict.reasons), gates: gates2 };
}
function sinceFirst(subject2) {
  if (!("previous" in subject2)) return subject2;
  const { commit: commit2, tag, environment: environment3, previous } = subject2;
  return { commit: commit2, tag, environment: environment3, previous: previous && { tag: previous.tag, commit: previous.commit } };
}
var codesOf = (reasons) => reasons.map((reason) => typeof reason === "string" ? reason : reason.code);

// src/record/check.ts
var RecordError = class extends Error {
  name = "RecordError";
  problem;
  constructor(problem) {
    super(problem.message);
    this.problem = problem;
  }
};
function readRecord(value) {
  const header2 = recordHeader.safeParse(value);
  if (!header2.success) return invalid(header2.error);
  const schema2 = schemaOf(header2.data);
  if (!schema2) return { state: "newer", header: header2.data };
  const parsed2 = schema2.safeParse(value);
  if (!parsed2.success) return invalid(parsed2.error);
  const problem = wrongId(parsed2.data) ?? wrongIdInside(parsed2.data);
  return problem ? { state: "bad", problem } : { state: "known", record: parsed2.data };
}
function checkRecord(value) {
  const reading2 = readRecord(value);
  if (reading2.state === "bad") throw new RecordError(reading2.problem);
  if (reading2.state === "newer") {
    const { schema: schema2, kind: kind2 } = reading2.header;
    throw new RecordError({
      code: "record_invalid",
      message: `This version cannot write ${kind2} records of ${schema2}.`
    });
  }
  const text3 = canonical(reading2.record);
  const bytes = Buffer.byteLength(text3);
  if (bytes > MAX_RECORD_BYTES) throw new RecordError(tooLarge(bytes));
  return { record: reading2.record, text: text3 };
}
function invalid(error) {
  return {
    state: "bad",
    problem: { code: "record_invalid", message: `The record is not valid: ${firstIssue(error)}.` }
  };
}
function wrongId(found2) {
  const expected = recordId(found2);
  if (expected === found2.id) return void 0;
  const message = `The record has id ${found2.id}, but its subject gives ${expected}.`;
  return { code: "record_id_wrong", message, expected, found: found2.id };
}
function wrongIdInside(found2) {
  if (found2.kind === "conflict") return wrongId(found2.found);
  return found2.kind === "correction" && found2.holds ? wrongId(found2.holds) : void 0;
}
function tooLarge(bytes) {
  const message = `The record has ${bytes} bytes, more than the limit of ${MAX_RECORD_BYTES}.`;
  return { code: "record_too_large", message, expected: MAX_RECORD_BYTES, found: bytes };
}
function firstIssue(error) {
  const issue = error.issues[0];
  if (issue === void 0) return "unknown reason";
  const where2 = issue.path.join(".");
  return where2 === "" ? issue.message : `${where2}: ${issue.message}`;
}

// src/verdict/ratio.ts
var SCALE = 10000n;
function parsePercent(text3) {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text3);
  if (!match) return void 0;
  const value = BigInt(match[1] ?? "") * SCALE + BigInt((match[2] ?? "").padEnd(4, "0"));
  return value <= 100n * SCALE ? value : void 0;
}
function reaches(covered, total, minimum2) {
  if (total <= 0) throw new RangeError("a share of nothing cannot be compared");
  return BigInt(covered) * 100n * SCALE >= minimum2 * BigInt(total);
}
function formatShare(covered, total) {
  if (total <= 0) return "nothing measured";
  const hundredths = BigInt(covered) * 10000n / BigInt(total);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")} %`;
}
function formatPoints(now, was) {
  if (now.total <= 0 || was.total <= 0) return "not comparable";
  const [a, b] = [BigInt(now.covered) * BigInt(was.total), BigInt(was.covered) * BigInt(now.total)];
  const isLess = a < b;
  const hundredths = (isLess ? b - a : a - b) * 10000n / (BigInt(now.total) * BigInt(was.total));
  const sign = a === b ? "\xB1" : isLess ? "\u2212" : "+";
  return `${sign}${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

// src/facts/baseline.ts
var baseline = strictObject({
  basis: string().describe("How the numbers were counted, as described by the gate that requests them."),
  compared: oid.describe("Commit that the change is compared with."),
  onBranch: boolean().describe(
    "Whether it is among the newest commits made directly on the base branch, and not inside a merged branch."
  ),
  ledger: boolean().describe("Whether there is a ledger."),
  searched: int().nonnegative().describe("How many changes merged up to it were examined, the nearest first."),
  found: strictObject({
    commit: oid.describe("Commit as which the recorded change was merged."),
    distance: int().nonnegative().describe("How many commits of the branch it is before the compared commit. 0: it is that commit."),
    record: digest.describe("Id of the record."),
    measured: record(string(), int().nonnegative())
  }).nullable().describe(
    "The nearest record whose numbers are for exactly the merged content, counted in this way. `null`: none."
  ),
  later: boolean().describe("Whether a change merged after it has such numbers.")
});
var baselineRequest = strictObject({ of: _enum(["coverage", "tests"]), reports: reportSet });

// src/facts/change.ts
var change = strictObject({
  repository: strictObject({ id, name: string() }),
  pull: int().positive(),
  url: string(),
  title: string().describe("Written by the author; shown escaped, never interpreted."),
  author: account.nullable().describe("`null`: the account is gone."),
  assignees: array(account).describe("Current and former assignees. For a change that an app opened, these are the people who requested it."),
  requestedBy: array(account).optional().describe(
    "Whom the app that opened the change assigned to it: those for whom it works. None for GitHub Actions. Left out by earlier versions."
  ),
  head: oid.describe("Commit under evaluation."),
  base: oid.describe("Tip of the base branch, from which the policy is read."),
  baseBranch: string(),
  baseChangedAt: string().nullable().describe("When its base branch was last changed. `null`: never."),
  lines: strictObject({ added: int().nonnegative(), removed: int().nonnegative() }).describe("As GitHub counts them. Binary files have none."),
  draft: boolean(),
  fork: boolean(),
  content: digest.nullable().describe("Digest over path, modes and blobs of every changed file, merge base to head. `null`: not known.")
});
var identity = strictObject({ id, login: string().nullable() }).nullable().describe("The account of a git identity. `null`: the e-mail belongs to no account.");
var stranger = strictObject({
  as: _enum(["author", "co-author", "committer"]),
  email: string().max(256).nullable().describe('As the commit has it, cut with "\u2026" where it is longer.')
});
var commit = strictObject({
  oid,
  parents: array(oid),
  authors: array(identity).describe("The git author first, then every co-author."),
  committer: identity,
  verified: boolean().describe("Whether GitHub verified its signature."),
  strangers: array(stranger).optional().describe(
    "Of the authors and the committer those without an account, each with its address. Left out: none, or facts of an earlier version."
  )
});
var reviewState = _enum(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]);
var review = strictObject({
  id,
  state: reviewState,
  author: account.nullable(),
  canWrite: boolean().describe("Whether its author has write access to the repository now."),
  commit: oid.nullable().describe("The commit it was given for. `null`: the commit no longer exists."),
  content: digest.nullable().describe("As `content` of the change, at the commit of the review."),
  differing: array(string()).nullable().describe("Paths in which the change differs from what was reviewed. `null`: unknown, or not requested."),
  differingEdits: array(string()).nullable().optional().describe(
    "Paths at which the change is not what a clean merge of the reviewed commit with the base gives. `null`: unknown. Left out: not requested, or facts of an earlier version."
  ),
  submittedAt: string(),
  edited: boolean(),
  dismissal: strictObject({ by: account.nullable(), was: reviewState, at: string(), canWrite }).nullable().describe("Who dismissed it, and its state before. `null`: nobody, or unknown.")
});
var side = strictObject({
  mode: string().regex(/^[0-7]{6}$/).nullable(),
  blob: oid
}).nullable();
var changedFile = strictObject({
  path: string(),
  previousPath: string().nullable().describe("Old name of a renamed file."),
  status: _enum(["added", "modified", "removed", "renamed", "copied", "type-changed"]),
  before: side,
  after: side,
  addedLines: array(lineRange).nullable().describe("Line ranges written by the change, numbered as in the file after it. `null`: unknown.")
});
var access = strictObject({
  login: string().describe("In lower case, as a policy or CODEOWNERS names the account."),
  id: id.nullable().describe("`null`: GitHub has no such account, or does not show its access."),
  canWrite: boolean().describe("Whether the account has write access to the repository now.")
});
var reviewsRequest = strictObject({
  inPart: boolean(),
  edits: boolean().optional(),
  vetoes: boolean()
});
var filesRequest = strictObject({ decidesBy: _enum(["path", "line"]) });
var lastPushersRequest = strictObject({ for: _enum(["every-change", "rules-change"]) });
var baseFiles = strictObject({
  isWhole: boolean().describe("Whether every file was seen. `false`: a pattern that matches none of those seen may match another."),
  patterns: array(
    strictObject({
      pattern: string(),
      file: string().nullable().describe("A file that it matches. `null`: none of those seen."),
      folder: literal(true).optional().describe("It is the name of a folder with files. Left out: it is not.")
    })
  )
});
var baseFilesRequest = strictObject({ patterns: array(string()).readonly() });

// src/facts/checks.ts
var checkRun = strictObject({
  id: id.describe("Later ones have greater ids."),
  name: string().describe("Chosen by the app, or by the author of the workflow."),
  app: string().nullable().describe("Slug of the app that posted it. `null`: not reported by GitHub."),
  commit: oid,
  status: string().describe("`completed` when it has finished."),
  conclusion: string().nullable()
});
var checksRequest = strictObject({ apps: array(string()).readonly() });
var commitStatus = strictObject({
  id: id.describe("Later ones have greater ids."),
  context: string().describe("Chosen by whoever posts it."),
  creator: account.nullable().describe("Account that posted it. `null`: not reported by GitHub."),
  commit: oid,
  state: _enum(["error", "failure", "pending", "success"]),
  at: string().describe("When it was posted, UTC."),
  target: string().nullable().describe("Where it links to.")
});
var statusesRequest = strictObject({ contexts: array(string()).readonly() });

// src/facts/concessions.ts
var concession = strictObject({
  issue: int().positive(),
  requestedBy: account.nullable().describe("`null`: the account is gone."),
  grants: array(strictObject({ by: account.nullable(), at: string(), canWrite })).describe("Comments that contain only the grant, as written. Oldest first."),
  editedAt: string().nullable().describe("When its text was last edited, or it was reopened or transferred here. `null`: never."),
  gates: array(string()).describe("Gates whose failure it accepts."),
  pulls: array(int().positive()).describe("Changes that it applies to."),
  paths: array(string()).describe("File patterns: it applies only to changes that touch no other files."),
  unreadable: array(string()).describe("Sections with unexpected content."),
  reasonLength: int().nonnegative().describe("Number of characters in the reason."),
  expires: string().nullable().describe("Last day on which it is valid, in UTC. `null`: not a valid date.")
});

// src/facts/links.ts
var description = strictObject({
  digest: digest.describe("Digest of the text as stored by GitHub."),
  sections: array(
    strictObject({
      heading: string().describe("As written, without markup."),
      line: int().positive(),
      text: string().describe("Visible text below the heading, without comments and code marks."),
      untouched: boolean().describe("Whether the template has the same heading with the same text.")
    })
  ).describe("Sections of the visible text."),
  editedAt: string().nullable().optional().describe("When it was last edited. `null`: never. Left out by earlier versions.")
});
var section = description.shape.sections.element;
var recordIssue = discriminatedUnion("state", [
  strictObject({ state: literal("unnamed") }),
  strictObject({ state: literal("unreadable"), text: string().describe("What stands there instead.") }),
  strictObject({ state: literal("not_found"), number: int().positive() }),
  strictObject({
    state: literal("found"),
    number: int().positive(),
    open: boolean(),
    labels: array(string()),
    digest: digest.describe("Digest of the text as stored by GitHub."),
    editedAt: string().describe("When it was last written, or the description that names it."),
    sections: array(section)
  })
]);
var target = discriminatedUnion("kind", [
  strictObject({ kind: literal("issue"), repository: string(), number: int().positive() }),
  strictObject({
    kind: literal("id"),
    id: string().describe("Has the shape of an identifier, such as `ABC-12`.")
  })
]);
var reference = strictObject({
  source: _enum(["linked-issues", "title", "description", "commits"]),
  text: string().describe("As written."),
  line: int().positive().nullable().describe("Line in the description."),
  commit: oid.nullable().describe("Commit whose message names it."),
  place: _enum(["text", "comment", "code", "quote", "html", "template"]).describe("Only `text` counts. `template`: in a line that is also in the template of the repository."),
  target
});
var issueName = {
  repository: string().describe("`owner/name`, as written, or the current name of the repository."),
  number: int().positive()
};
var workItem = discriminatedUnion("state", [
  strictObject({
    state: literal("resolved"),
    ...issueName,
    named: string().describe("`owner/name#number` in lower case, as the change names it."),
    id: id.describe("Numeric id: it survives a transfer."),
    repositoryId: id,
    kind: _enum(["issue", "pull-request"]),
    open: boolean().describe("When the facts were collected. For a merged change, the time of the merge."),
    type: string().nullable().describe("Issue type of the organisation. `null`: none."),
    labels: array(string())
  }),
  strictObject({
    state: _enum(["not_found", "forbidden", "unreachable"]),
    ...issueName,
    named: string(),
    detail: string()
  })
]);
var links = strictObject({ references: array(reference), items: array(workItem) });
var requirement = strictObject({
  id: string(),
  title: string(),
  status: _enum(["draft", "proposed", "approved", "rejected", "obsolete"]),
  path: string(),
  line: int().positive()
});
var requirements = strictObject({
  files: array(
    strictObject({
      path: string(),
      state: _enum(["read", "missing", "unreadable", "unsafe", "empty"]),
      detail: string(),
      line: int().positive().nullable(),
      blob: oid.nullable()
    })
  ),
  items: array(requirement)
});
var changeRecord = strictObject({
  path: string(),
  blob: oid.nullable(),
  state: _enum(["read", "unreadable", "unsafe"]).describe("`unsafe`: a link, a folder, or a submodule."),
  detail: string().describe("What is wrong with it, in one sentence."),
  line: int().positive().nullable().describe("Where the problem is."),
  fields: array(
    strictObject({
      name: string(),
      text: string(),
      line: int().positive(),
      untouched: boolean().describe("Whether the template has the same text there.")
    })
  )
});
var linksRequest = strictObject({ issueTypes: boolean() });
var requirementsRequest = strictObject({ files: array(string()).readonly() });
var changeRecordsRequest = strictObject({
  files: array(string()).readonly(),
  template: string().optional(),
  fragments: array(string()).readonly().optional().describe("Patterns of fragments of a changelog.")
});

// src/facts/observed.ts
var provenance = strictObject({
  source: string().describe("What it was read from, such as `github-graphql`, `git` or `workspace`."),
  trust: _enum(["platform", "ci-artifact", "self-reported"]).describe("`self-reported`: produced by a workflow that the change itself could edit."),
  collectedAt: string().describe("UTC, by the clock of the platform."),
  listed: int().nonnegative().optional().describe("How many entries were read."),
  total: int().nonnegative().optional().describe("How many there are according to the platform.")
});
var unavailable = strictObject({
  state: literal("unavailable"),
  why: _enum(["forbidden", "unreachable", "truncated", "missing", "ambiguous", "not_collected"]),
  detail: string(),
  next: string()
});
function observed(value) {
  return discriminatedUnion("state", [
    strictObject({ state: literal("complete"), value, provenance }),
    unavailable
  ]);
}

// src/facts/memberships.ts
var PERMISSIONS = ["write", "maintain", "admin"];
var unread = unavailable.describe(
  "Why the members of this group could not be read. Earlier versions then have none of the groups."
);
var memberships = record(string(), union([array(id), unread]));
var membershipsRequest = strictObject({ roles: array(string()).readonly() });
var teamGroup = (team2) => `team ${team2}`;
var permissionGroup = (permission) => `permission ${permission}`;

// src/facts/owed-reviews.ts
var owedReview = strictObject({
  record: string().describe("Id of the record that left it to be done."),
  path: string().describe("Where that record is in the ledger."),
  commit: oid,
  pull: int().positive().nullable().describe("`null`: a release, or a push without a pull request."),
  release: string().nullable().describe("What people call the release. `null`: it is a change."),
  due: string().describe("UTC.")
});
var owedReviews = strictObject({
  asOf: string().describe("UTC. For a merged change, the time of the merge."),
  open: array(owedReview).describe("By when they were due.")
});

// src/facts/owners.ts
var owner = discriminatedUnion("kind", [
  strictObject({ kind: literal("user"), login: string() }),
  strictObject({ kind: literal("team"), team: string() }),
  strictObject({ kind: literal("email"), email: string() })
]);
var ownedPart = strictObject({
  line: int().positive(),
  pattern: string(),
  owners: array(owner).min(1),
  paths: array(string()).min(1).describe("Changed files for which this line decides, old and new names.")
});
var codeOwners = strictObject({
  file: string(),
  parts: array(ownedPart),
  unowned: array(string()).describe("Changed files without an owner.")
});

// src/facts/release/attestations.ts
var text2 = string().max(1e3);
var verified = strictObject({
  state: literal("verified").describe("Signature, certificate and time hold by the trusted root."),
  signer: text2.nullable().describe("URI in the certificate: which workflow signed, at which ref."),
  issuer: text2.nullable().describe("Who vouched for the signer to the certificate authority."),
  repository: text2.nullable().describe("URI of the repository that was built."),
  ref: text2.nullable().describe("Branch or tag that was built."),
  commit: oid.nullable().describe("Commit that was built."),
  predicateType: text2.describe("What the statement is, such as `https://slsa.dev/provenance/v1`."),
  namesDigest: boolean().describe("Whether the statement is about the digest of the artifact.")
});
var unverified = strictObject({ state: literal("unverified"), why: text2 });
var attestation = discriminatedUnion("state", [verified, unverified]);
var attested = strictObject({
  repository: string().nullable().describe("Where it was asked for. `null`: in the repository of the release."),
  trustedRoot: string().describe("Path of the file with the trusted root, on the default branch."),
  attestations: array(attestation).max(100)
});
var attestationsRequest = strictObject({
  names: array(string()).readonly().describe("Patterns of the names of artifacts."),
  repository: string().nullable().describe("`null`: the repository of the release."),
  trustedRoot: string().describe("Path of a file on the default branch.")
});

// src/facts/release/artifacts.ts
var artifact = strictObject({
  source: _enum(["release-asset", "container", "input"]).describe("`release-asset`: a file of the release, as GitHub reports it. The others: as the run was told."),
  name: string(),
  digest: digest.nullable().describe("`null`: GitHub reports none."),
  attested: array(attested).optional().describe("What is attested of its digest, by where it was looked for. Left out: no gate asked.")
});
var artifactsRequest = strictObject({
  assets: boolean(),
  provenance: attestationsRequest.optional().describe("Left out: it is not asked.")
});

// src/facts/release/release.ts
var releaseChange = strictObject({
  commit: oid.describe("The last commit of the change on its branch."),
  commits: int().positive().describe("Commits that it added to the branch."),
  pull: int().positive().nullable().describe("`null`: pushed without a pull request."),
  author: account.nullable().describe("Who opened the pull request."),
  inPackage: boolean().optional().describe("Whether it touches a path of the released package. Left out: every change belongs to the package."),
  early: literal(true).optional().describe("It came before, or with, the first policy, so that nothing had to evaluate it. Left out: it did not."),
  backportOf: strictObject({ commit: oid, samePatch: boolean().nullable().describe("`null`: not known.") }).optional().describe("The commit from which it says that it was picked, and whether it makes the same edits. Left out: none."),
  unfollowed: literal(true).optional().describe("A merge of a branch that was to be followed, squashed or rebased so that it cannot be. Left out: none."),
  through: int().positive().optional().describe("The pull request that brought it with its branch, where merges are followed. Left out: none."),
  record: discriminatedUnion("state", [
    strictObject({
      state: literal("found"),
      id: digest,
      path: string(),
      branch: string(),
      pull: int().positive().nullable(),
      outcome: _enum(["pass", "fail", "error", "not_judged"]),
      failedGates: array(string()),
      concessions: array(strictObject({ gate: string(), issue: int().positive() })).optional().describe("Concessions by which it passed. Left out by earlier versions."),
      links: array(string()).optional().describe("Work items and requirements that it names, such as `acme/shop#7`. Left out by earlier versions.")
    }),
    strictObject({ state: _enum(["missing", "unreadable"]), detail: string() })
  ]).describe("Its merge record in the ledger.")
});
var authorisation = strictObject({
  via: _enum(WAYS),
  account: account.nullable(),
  environment: string().nullable(),
  canWrite,
  state: _enum(["approved", "rejected", "pending", "published"]),
  at: string(),
  precision: _enum(["exact", "captured"]).describe("`captured`: GitHub does not report the time; this is when Gatebook saw it."),
  notBefore: string().optional().describe("Where GitHub does not report the time: the earliest at which it can have been given."),
  commit: oid.nullable().optional().describe("The commit that it is about. Left out by earlier versions."),
  flaw: _enum(["unsigned", "other_tag", "stale"]).optional().describe(
    "Why it proves nothing: GitHub did not verify the signature of the tag, the signed tag bears another name, or the review is of an earlier commit."
  )
});
var earlierRelease = strictObject({
  commit: oid,
  tag: string().nullable(),
  record: digest,
  at: string(),
  artifacts: array(strictObject({ name: string(), digest })).optional().describe("What it delivered. Left out by earlier versions.")
});
var declared = {
  package: string().nullable().optional().describe("The released package. `null`: the repository has one."),
  line: string().nullable().optional().describe("Branch into which its commit was merged, or for which the run was started. `null`: not known."),
  kind: _enum(KINDS).optional().describe("As the run was told. Left out: normal."),
  incident: string().nullable().optional().describe("The incident that made it necessary, as given to the run."),
  reason: string().nullable().optional().describe("Why it was necessary, as given to the run."),
  requesters: array(account).optional().describe("Who started the run, repeated it, pushed the tag or published the release.")
};
var before = {
  inUse: earlierRelease.nullable().optional().describe("The newest authorised release of this package, to this environment and on this line. `null`: none."),
  isOlder: boolean().optional().describe("Whether the commit is in the history of the release in use."),
  sameCommit: earlierRelease.nullable().optional().describe("The newest authorised release of this very commit to this environment. `null`: none."),
  stages: array(strictObject({ environment: string(), record: digest.nullable() })).optional().describe("Environments that come before, each with the record that authorised this commit there."),
  searched: _enum(["whole", "newest"]).optional().describe("`newest`: the ledger has more records than were searched for an earlier release.")
};
var release = strictObject({
  repository: strictObject({ id, name: string() }),
  defaultBranch: string(),
  tag: string().nullable(),
  environment: string().nullable(),
  commit: oid,
  tagCommit: oid.nullable().describe("Commit that the tag points at now."),
  ...declared,
  ...before,
  previous: strictObject({ tag: string().nullable(), commit: oid, record: digest.nullable().optional() }).nullable().describe("The authorised release after which this one begins. `null`: none."),
  begins: strictObject({ commit: oid.nullable(), at: _enum(["previous", "since", "root", "rollback"]) }).describe(
    "The release contains what comes after this commit. `since`: set by the policy. `root`: the whole history. `rollback`: it brings nothing."
  ),
  policyCommit: oid.describe("Tip of the default branch, from which the policy is read."),
  totalCommits: int().nonnegative(),
  changes: array(releaseChange).describe("Oldest first."),
  people: strictObject({
    authors: array(id),
    committers: array(id),
    coAuthors: array(id),
    unattributed: array(oid).describe("Commits with a contributor who has no account."),
    strangers: array(strictObject({ commit: oid, committer: id.nullable(), strangers: array(stranger) })).optional().describe(
      "Of those commits the addresses without an account, where GitHub lists all. Left out by earlier versions."
    )
  })
});
var releaseRequest = strictObject({
  tags: array(string()).readonly(),
  packages: array(
    strictObject({
      name: string(),
      tags: array(string()).readonly(),
      paths: array(string()).readonly().optional()
    })
  ).readonly().optional(),
  lines: array(string()).readonly().optional(),
  since: string().optional(),
  follow: array(string()).readonly().optional().describe("Branches whose merges are followed into."),
  stages: array(strictObject({ environment: string(), after: array(string()).readonly() })).readonly()
});
var authorisationsRequest = strictObject({
  via: array(_enum(WAYS)).readonly(),
  releasePulls: array(string()).readonly().optional().describe("Head branches of release pull requests.")
});

// src/facts/rules-change.ts
var rulesChange = strictObject({
  paths: array(string()).describe(
    "Changed files that define how changes are evaluated: policy, code owners, workflows, actions. Includes old names."
  ),
  policy: _enum(["same", "valid", "invalid", "gone", "unread"]).describe("The policy after the change. `unread`: it extends a policy that is not read before the merge."),
  problem: string().nullable().describe("The first error in an invalid policy, or why the policy was not read."),
  effect: array(
    strictObject({
      gate: string().nullable(),
      key: string(),
      effect: _enum(["tightened", "loosened", "changed"])
    })
  ).describe("Effect of a valid policy, by setting.")
});

// src/facts/facts.ts
var FACTS = {
  change: { value: change, about: ["change"], afterMerge: "collected" },
  commits: { value: array(commit), about: ["change"], afterMerge: "collected" },
  reviews: { value: array(review), request: reviewsRequest, about: ["change"], afterMerge: "collected" },
  files: { value: array(changedFile), request: filesRequest, about: ["change"], afterMerge: "collected" },
  labels: { value: array(string()), about: ["change"], afterMerge: "collected" },
  rulesChange: { value: rulesChange, about: ["change"], afterMerge: "collected" },
  checks: { value: array(checkRun), request: checksRequest, about: ["change"], afterMerge: "collected" },
  statuses: {
    value: array(commitStatus).describe("Of each context the newest status on the head commit."),
    request: statusesRequest,
    about: ["change"],
    afterMerge: "collected"
  },
  coverage: {
    value: array(measurement),
    request: coverageRequest,
    about: ["change"],
    afterMerge: "reused",
    fromReports: true
  },
  tests: {
    value: array(testRun),
    request: testsRequest,
    about: ["change"],
    afterMerge: "reused",
    fromReports: true
  },
  dependencies: {
    value: array(dependencySet),
    request: dependenciesRequest,
    about: ["change"],
    afterMerge: "reused",
    fromReports: true
  },
  baseline: { value: array(baseline), request: baselineRequest, about: ["change"], afterMerge: "reused" },
  baseFiles: { value: baseFiles, request: baseFilesRequest, about: ["change"], afterMerge: "reused" },
  description: { value: description, about: ["change"], afterMerge: "reused_if_missing" },
  links: { value: links, request: linksRequest, about: ["change"], afterMerge: "reused_if_missing" },
  requirements: { value: requirements, request: requirementsRequest, about: ["change"], afterMerge: "collected" },
  changeRecords: {
    value: array(changeRecord),
    request: changeRecordsRequest,
    about: ["change"],
    afterMerge: "collected"
  },
  recordIssue: { value: recordIssue, about: ["change"], afterMerge: "reused_if_missing" },
  memberships: {
    value: memberships.describe(
      "Which of the people whose review or authorisation could count are in a team or have a permission: account ids by group."
    ),
    request: membershipsRequest,
    about: ["change", "release"],
    afterMerge: "collected"
  },
  lastPushers: {
    value: array(account).describe("Everybody who pushed to the change. Without those whose account is gone; empty if nobody approved."),
    request: lastPushersRequest,
    about: ["change"],
    afterMerge: "collected"
  },
  codeOwners: { value: codeOwners, about: ["change"], afterMerge: "collected" },
  concessions: { value: array(concession), about: ["change"], afterMerge: "collected" },
  owedReviews: {
    value: owedReviews.describe("Retrospective reviews that are to be done."),
    about: ["change", "release"],
    afterMerge: "collected"
  },
  time: {
    value: string().describe(
      "Time of the evaluation, UTC, by the clock of the platform. For a merged change, the time of the merge."
    ),
    about: ["change", "release"],
    afterMerge: "collected"
  },
  access: {
    value: array(access).describe("Of people whom the verdict would ask for a missing approval. Texts go by it, and no outcome does."),
    about: ["change"],
    afterMerge: "collected"
  },
  release: { value: release, request: releaseRequest, about: ["release"], afterMerge: "collected" },
  artifacts: {
    value: array(artifact).describe("What the release delivers, in the order of its sources."),
    request: artifactsRequest,
    about: ["release"],
    afterMerge: "collected"
  },
  authorisations: {
    value: array(authorisation),
    request: authorisationsRequest,
    about: ["release"],
    afterMerge: "collected"
  }
};
var FACT_NAMES = Object.keys(FACTS);
var REPORT_FACTS = FACT_NAMES.filter((name2) => "fromReports" in FACTS[name2]);
var NOT_COLLECTED = {
  state: "unavailable",
  why: "not_collected",
  detail: "The facts do not contain this evidence: no gate needed it when they were collected.",
  next: "Collect the facts again: run Gatebook with this policy."
};
var factSchemas = Object.fromEntries(
  FACT_NAMES.map((name2) => [name2, observed(FACTS[name2].value).default(NOT_COLLECTED)])
);
var facts = strictObject({
  schema: literal("gatebook/facts/1"),
  ...factSchemas
});
var NOTHING_KNOWN = facts.parse({ schema: "gatebook/facts/1" });

// src/gates/shared/needs.ts
var needsIn = (needs2) => Object.entries(needs2).map(([fact, request]) => ({ fact, request }));
var isNeeded = (needs2, fact) => needs2.some((one2) => one2.fact === fact);
function requestsFor(needs2, fact) {
  return needs2.flatMap((one2) => one2.fact === fact ? [one2.request] : []);
}

// src/gates/shared/roles.ts
function holds({ login: login2, id: id2 }, role2) {
  const { logins, ids } = holdersOf(role2);
  return logins.has(login2.toLowerCase()) || id2 !== void 0 && ids.has(id2);
}
var HOLDERS = /* @__PURE__ */ new WeakMap();
function holdersOf(role2) {
  const known = HOLDERS.get(role2);
  if (known) return known;
  const users = role2.users.map((user) => user.split("#"));
  const logins = new Set(users.flatMap(([name2 = "", pin]) => pin === void 0 ? [name2.toLowerCase()] : []));
  const ids = /* @__PURE__ */ new Set([...users.flatMap(([, pin]) => pin ?? []), ...role2.members ?? []]);
  HOLDERS.set(role2, { logins, ids });
  return { logins, ids };
}
function isAccount(user, { login: login2, id: id2 }) {
  const [name2 = "", pin] = user.split("#");
  return pin === void 0 ? name2.toLowerCase() === login2.toLowerCase() : pin === id2;
}
var loginsOf = ({ users }) => users.map((user) => user.replace(/#.*$/, ""));
var othersOf = ({ teams = [], permission }) => [
  ...teams.map((team2) => `a member of ${team2}`),
  ...permission ? [`somebody with the permission ${permission}`] : []
];
var groupsOf = ({ teams = [], permission }) => [
  ...teams.map(teamGroup),
  ...permission ? [permissionGroup(permission)] : []
];
function withMembers(role2, memberships2) {
  const groups = groupsOf(role2);
  if (groups.length === 0) return role2;
  const answers = groups.flatMap((group) => Object.hasOwn(memberships2, group) ? [memberships2[group] ?? []] : []);
  const unread5 = answers.flatMap((answer) => "state" in answer ? [answer] : []);
  const members2 = answers.flatMap((answer) => "state" in answer ? [] : answer);
  return { ...role2, members: [...new Set(members2)], ...unread5.length > 0 ? { unread: unread5 } : {} };
}
function unreadIn(roles) {
  const causes = new Map(roles.flatMap(({ unread: unread5 = [] }) => unread5.map((one2) => [one2.detail, one2])));
  return Array.from(causes.values(), (one2) => factReason("memberships", one2));
}
var factReason = (name2, fact) => ({
  code: `fact_${fact.why}`,
  message: fact.detail,
  next: fact.next,
  data: { fact: name2 }
});

// src/policy/overall.ts
function overall(gates2, { whenNothingApplies: whenNothingApplies2 }, judges = "change") {
  const outcome = combine(gates2);
  if (outcome !== "nothing_applies") return { outcome };
  if (judges === "release") return { outcome: "fail", reasons: [NO_GATE_FOR_RELEASES] };
  return whenNothingApplies2 === "pass" ? { outcome: "pass", reasons: [ALLOWED] } : { outcome: "fail", reasons: [NOTHING_APPLIES] };
}
var NOTHING_APPLIES = {
  code: "nothing_applies",
  message: "No blocking gate applies to this change, so nothing was checked.",
  next: "Add a gate for such changes to the policy, or let them pass with `when-nothing-applies: pass`."
};
var NO_GATE_FOR_RELEASES = {
  code: "nothing_applies",
  message: "No blocking gate applies to this release, so nothing was checked.",
  next: "Add a gate of type `release` to the policy."
};
var ALLOWED = {
  code: "nothing_applies_allowed",
  message: "No blocking gate applies to this change, and the policy says `when-nothing-applies: pass`.",
  next: "Nothing to do."
};

// src/gates/shared/risk.ts
var RISKS = ["low", "medium", "high"];
function riskOf(rules, basis3) {
  const applying = rules.flatMap((rule, place3) => applies(rule, basis3) ? [{ ...rule, rule: place3 + 1 }] : []);
  const first = applying.find((rule) => !raises(rule));
  const placed = { level: first?.level ?? "medium", rule: first?.rule ?? null };
  return applying.filter(raises).reduce((risk, { level, rule }) => isLower(risk.level, level) ? { level, rule } : risk, placed);
}
var riskText = ({ level, rule }) => rule === null ? `${level}, because no rule of \`risk\` applies` : `${level}, by rule ${rule} of \`risk\``;
function riskNeeds(rules) {
  return { change: true, files: BY_PATH, ...labelNeeds(rules) };
}
var labelNeeds = (rules) => rules.some(({ labels }) => labels) ? { labels: true } : {};
var BY_PATH = { decidesBy: "path" };
var isLower = (risk, than) => RISKS.indexOf(risk) < RISKS.indexOf(than);
var raises = (rule) => rule.labels !== void 0 || rule["more-than"] !== void 0;
function applies(rule, { change: { lines }, files, labels = [] }) {
  if (rule.labels) return bearsOne(labels, rule.labels);
  if (rule["more-than"]) return isLarger({ change: { lines }, files }, rule["more-than"]);
  return appliesByPath(rule, changedPaths(files));
}
function isLarger({ change: { lines }, files }, most) {
  return isMore(files.length, most.files) || isMore(lines.added + lines.removed, most.lines);
}
var isMore = (count2, than) => than !== void 0 && count2 > than;
function appliesByPath(rule, paths) {
  if (rule.paths && !paths.some(matcher(rule.paths))) return false;
  return !rule["only-paths"] || paths.length > 0 && paths.every(matcher(rule["only-paths"]));
}
function changedPaths(files) {
  return files.flatMap(({ path, previousPath }) => previousPath === null ? [path] : [path, previousPath]);
}
function bearsOne(labels, wanted2) {
  const known = new Set(labels.map((label2) => label2.toLowerCase()));
  return wanted2.some((label2) => known.has(label2.toLowerCase()));
}

// src/gates/shared/duration.ts
var HOUR = 3600;
function parseDuration(text3) {
  const [, days, hours] = /^P(?:(\d{1,2})D|T(\d{1,4})H)$/.exec(text3) ?? [];
  const seconds = days === void 0 ? Number(hours) * HOUR : Number(days) * 24 * HOUR;
  return seconds >= HOUR && seconds <= 90 * 24 * HOUR ? seconds : void 0;
}

// src/gates/shared/settings.ts
var pattern = string().refine((text3) => patternProblem(text3) === void 0, { error: (issue) => patternProblem(String(issue.input)) });
var slug = string().regex(/^[a-z][a-z0-9-]{0,39}$/, "must be 1 to 40 lower-case letters, digits and hyphens, beginning with a letter");
var login = string().regex(
  /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})(?:\[bot\])?(?:#[1-9]\d{0,19})?$/,
  "is not a GitHub user name (write it without @ and spaces)"
).describe(
  "GitHub user name, without @. Case does not matter. With an account id, as in `alice#583231`, the id decides: a name can change hands."
);
var duration = string().refine(
  (text3) => parseDuration(text3) !== void 0,
  "must be whole days or hours, such as P2D or PT48H, from one hour to 90 days"
);
var DAY2 = /^\d{4}-\d{2}-\d{2}$/;
var dayRule = "must be a valid date such as 2027-03-01";
var day = string().regex(DAY2, dayRule).refine((text3) => !DAY2.test(text3) || isDay(text3), dayRule);
function isDay(text3) {
  const time2 = Date.parse(`${text3}T00:00:00Z`);
  return !Number.isNaN(time2) && new Date(time2).toISOString().startsWith(text3);
}
var label = string().trim().min(1).max(100);
var onMissingBase = _enum(["pass", "fail"]).default("pass").describe(
  "Result if no record has comparable numbers for the base of the change: before the first record, and after the way of counting changed. `pass`: this is reported, and the comparison is skipped."
);
var root = string().refine((text3) => text3 === "." || patternProblem(text3) === void 0, {
  error: (issue) => patternProblem(String(issue.input))
});
var REPORT_TRUST = ["self-reported", "separate-job", "ci-artifact"];
var report = strictObject({
  name: string().min(1).max(100).describe("Name of this report, such as `unit`."),
  artifact: string().min(1).max(255).optional().describe(
    "Name of the artifact with the report, from the newest CI runs on the head commit. Left out: the report is in the workspace."
  ),
  workflow: string().regex(/^[\w.-]{1,200}\.ya?ml$/, "must be the file name of a workflow, such as ci.yml").optional().describe(
    "File name of the workflow with the artifact, such as `ci.yml`, in `.github/workflows`. Left out: whichever has it, which must be only one."
  ),
  paths: array(pattern).min(1).max(50).describe(
    "Files of the report in the workspace or the artifact. Every pattern must match a file; `*`, `**` and `{a,b}` are allowed."
  ),
  "path-map": record(string().max(400), string().max(400)).refine((map) => Object.keys(map).length <= 20, "has more than 20 entries").optional().describe(
    'Path prefixes in the report, and their replacement in the repository: `{ "/app/": "" }`. The prefix `""` is that of every relative path.'
  ),
  root: root.optional().describe(
    "Folder that relative paths in the report start from, such as `packages/api`; `.` is the root of the repository. A pattern such as `packages/*` means the matching folder above the report. Left out: the nearest folder above the report from which all its paths are found; if that could be two folders, the report is ambiguous, which is an error."
  ),
  "on-empty-file": _enum(["fail", "pass"]).optional().describe(
    "Result if one of several files of the report has nothing in it, as after a test run that was stopped. `pass`: it is only listed. Left out: `fail`."
  ),
  trust: _enum(REPORT_TRUST).optional().describe(
    "Trust that this report needs at least: see `trust` of the policy. Left out: no more than the policy demands of all."
  ),
  required: boolean().optional().describe(
    "Whether the gate fails if the report is missing. `false`: it is ignored if none of its files exist, or if all runs on the commit succeeded and none has its artifact. A partial or unusable report always fails. At least one report of a gate must exist. Left out: `true`."
  )
});
var hasPlaces = (reports2) => reports2.every(({ artifact: artifact2, workflow: workflow2 }) => workflow2 === void 0 || artifact2 !== void 0);
var NEEDS_ARTIFACT = "has a report with `workflow`, which has no meaning without `artifact`";
var OPTIONAL_BESIDE_BASE = "cannot be combined with a report with `required: false`: numbers with and without it are not comparable";
var hasOptional = (reports2) => reports2.some(({ required: required6 }) => required6 === false);
var moreThan = strictObject({
  files: int().min(1).optional().describe("Changed files."),
  lines: int().min(1).optional().describe("Added and removed lines together, as GitHub counts them.")
}).refine(({ files, lines }) => files !== void 0 || lines !== void 0, 'needs "files" or "lines"');
var roleNames = array(string()).min(1).max(20);
var MAKERS = ["author", "committers", "co-authors"];
var mentioned = (patterns2, path, more = {}) => patterns2.map((pattern2, place3) => ({ pattern: pattern2, path: [...path, place3], ...more }));
var NEEDS_PATHS = "has `expect-empty`, which has no meaning without patterns beside it";
var expectEmpty = literal(true).optional().describe("The patterns may match no file yet, since their folder is planned. Left out: this is reported.");

// src/gates/shared/when.ts
var SOURCES = ["apps", "forks"];
var isUpward = (levels) => RISKS.slice(Math.min(...levels.map((level) => RISKS.indexOf(level)))).every((level) => levels.includes(level));
var when = strictObject({
  branches: array(pattern).min(1).max(50).optional().describe("Base branches, such as `main` or `release/*`."),
  paths: array(pattern).min(1).max(50).optional().describe("One changed file must match, by its new or its old name."),
  "expect-empty": expectEmpty,
  risk: array(_enum(RISKS)).min(1).refine(isUpward, "must also name every higher level: higher risk must not require less").optional().describe("Levels of risk, with every higher one: `[medium, high]` or `[high]`."),
  "more-than": moreThan.optional().describe("Changes larger than this."),
  "unverified-commits": literal(true).optional().describe("Changes with a commit without a signature that GitHub verified."),
  from: array(_enum(SOURCES)).min(1).optional().describe("`apps`: changes that an app opened. `forks`: changes from a fork."),
  "or-labels": array(label).min(1).max(20).optional().describe("Labels with which the gate always applies, whatever the other conditions.")
}).refine(
  (conditions2) => Object.keys(conditions2).some((key) => key !== "expect-empty"),
  "needs at least one condition; omit it to apply to every change"
).refine(({ paths, "expect-empty": mark }) => mark === void 0 || paths !== void 0, NEEDS_PATHS);
var whenMentions = (conditions2, path) => mentioned(conditions2?.paths ?? [], [...path, "paths"], {
  says: "condition",
  expectEmpty: conditions2?.["expect-empty"]
});
function whenNeeds(conditions2, rules) {
  const { paths, risk, "or-labels": labels } = conditions2;
  return {
    change: true,
    ...paths || conditions2["more-than"] ? { files: BY_PATH } : {},
    ...conditions2["unverified-commits"] ? { commits: true } : {},
    ...risk ? riskNeeds(rules) : {},
    ...labels ? { labels: true } : {}
  };
}
function doesNotApply(conditions2, facts2, rules) {
  const message = unmet(conditions2, facts2, rules, "this gate");
  if (message === void 0) return void 0;
  return {
    outcome: "not_applicable",
    title: "Does not apply to this change",
    reasons: [{ code: "gate_not_asked", message }],
    findings: [],
    measured: {},
    children: []
  };
}
function unmet(conditions2, facts2, rules, what) {
  const { "or-labels": labels, ...others } = conditions2;
  if (labels && bearsOne(facts2.labels ?? [], labels)) return void 0;
  const why = objection(others, facts2, rules, what);
  if (why === void 0 && Object.keys(others).length > 0) return void 0;
  const missing10 = labels ? `It has no label ${list(labels)}.` : "";
  return [why, missing10].filter(Boolean).join(" ");
}
var objection = (...given) => TESTS.map((test) => test(...given)).find((text3) => text3 !== void 0);
var TESTS = [
  ({ branches: branches2 }, { change: change2 }, _, what) => branches2 && !matcher(branches2)(change2.baseBranch) ? `The change targets ${change2.baseBranch}; the policy requires ${what} on ${list(branches2)}.` : void 0,
  ({ paths }, { files = [] }) => paths && !changedPaths(files).some(matcher(paths)) ? `No changed file matches ${list(paths)}.` : void 0,
  ({ from: from2 }, { change: change2 }, _, what) => from2 && !from2.some((source3) => IS_FROM[source3](change2)) ? `The change is not ${list(from2.map((source3) => IS_OF[source3]))}, for which the policy requires ${what}.` : void 0,
  ({ "more-than": size }, { change: change2, files = [] }) => size && !isLarger({ change: change2, files }, size) ? `The change is not larger than ${sizeText(size)}.` : void 0,
  ({ "unverified-commits": unverified3 }, { commits = [] }) => unverified3 && areVerified(commits) ? "Every commit of the change has a valid signature." : void 0,
  ({ risk }, { change: change2, files = [], labels = [] }, rules, what) => {
    const computed = risk && riskOf(rules, { change: change2, files, labels });
    return computed && !risk.includes(computed.level) ? `The risk of the change is ${riskText(computed)}; the policy requires ${what} at ${list(risk)}.` : void 0;
  }
];
var areVerified = (commits) => commits.length > 0 && commits.every(({ verified: verified2 }) => verified2);
var sizeText = ({ files, lines }) => list([...files ? [`${files} files`] : [], ...lines ? [`${lines} lines`] : []]);
var IS_FROM = {
  // Whoever is gone cannot be shown to be a person.
  apps: ({ author }) => author?.kind !== "User",
  forks: ({ fork }) => fork
};
var IS_OF = { apps: "from an app", forks: "from a fork" };

// src/verdict/clauses.ts
var EDITIONS = ["2015", "2026"];
var clausesIn = (edition, clauses) => clauses[edition].map((id2) => ({ edition, id: id2 }));
var inEveryEdition = (...ids) => ({ "2015": ids, "2026": ids });

// src/gates/shared/web-flow.ts
var WEB_FLOW = "19864447";

// src/gates/reviews/strangers.ts
function unattributed(commits, rules) {
  const excluded = new Set(rules.exclude);
  return commits.filter((commit2) => {
    const { authors, committer, strangers } = commit2;
    const contributors = excluded.has("committers") ? [authors[0] ?? null, committer] : [];
    const coAuthors = excluded.has("co-authors") ? authors.slice(1) : [];
    if (![...contributors, ...coAuthors].includes(null)) return false;
    return strangers === void 0 || strangersIn(commit2, rules).length > 0;
  });
}
function strangersIn(commit2, rules) {
  const { strangers = [] } = commit2;
  const part2 = ({ as }) => as === "co-author" ? "co-authors" : "committers";
  return strangers.filter((one2) => rules.exclude.includes(part2(one2)) && !isTool(one2, commit2, rules));
}
function mayBeTool({ as, email }, { committer }) {
  if (email === null || email === "" || as === "committer") return false;
  return as !== "author" || committer !== null && committer.id !== WEB_FLOW;
}
var isTool = (one2, commit2, { knownAddresses: knownAddresses2 = [] }) => mayBeTool(one2, commit2) && knownAddresses2.some(({ address: address2 }) => address2 === lowered(one2.email ?? ""));
var lowered = (address2) => address2.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

// src/gates/reviews/votes.ts
function votes(known, settings11) {
  const contributors = contributorsOf(known);
  const byAccount = votesByAccount(known.reviews);
  const latest = latestOf(byAccount);
  const counted3 = [];
  const ignored3 = supersededApprovals(known.reviews, latest);
  for (const review2 of latest) {
    if (review2.state === "CHANGES_REQUESTED") continue;
    const objection4 = review2.state === "DISMISSED" ? "dismissed" : objectionTo(review2, known, contributors, settings11);
    if (objection4 !== void 0 || !review2.author) ignored3.push({ review: review2, objection: objection4 ?? "account_gone" });
    else {
      const isWhole2 = (one2) => isSame(one2, known.change, settings11) && objectionTo(one2, known, contributors, settings11) === void 0;
      const since = sinceWhen(byAccount.get(review2.author.id) ?? [], isWhole2) ?? review2.submittedAt;
      counted3.push({ review: review2, approver: review2.author, since, ...standingOf(review2, known.change, settings11) });
    }
  }
  return { counted: counted3, ignored: ignored3, changesRequested: latest.filter((review2) => review2.state === "CHANGES_REQUESTED") };
}
var latestVotes = (reviews) => latestOf(votesByAccount(reviews));
var latestOf = (byAccount) => Array.from(byAccount.values(), (all) => all.slice(-1)).flat().sort(byTime);
function votesByAccount(reviews) {
  const byAccount = /* @__PURE__ */ new Map();
  for (const review2 of [...reviews].filter(isVote).sort(byTime)) {
    const who2 = review2.author?.id ?? `review ${review2.id}`;
    const all = byAccount.get(who2);
    if (all) all.push(review2);
    else byAccount.set(who2, [review2]);
  }
  return byAccount;
}
function sinceWhen(byAccount, isWhole2) {
  const broken = byAccount.findLastIndex((review2) => review2.state !== "APPROVED" || !isWhole2(review2));
  return byAccount[broken + 1]?.submittedAt;
}
var isVote = ({ state }) => state === "APPROVED" || state === "CHANGES_REQUESTED" || state === "DISMISSED";
function byTime(a, b) {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt < b.submittedAt ? -1 : 1;
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}
function supersededApprovals(reviews, latest) {
  const withdrawn = new Map(
    latest.flatMap(
      (review2) => review2.state !== "APPROVED" && review2.author ? [[review2.author.id, review2]] : []
    )
  );
  return [...reviews].sort(byTime).flatMap((review2) => {
    const later = review2.author && withdrawn.get(review2.author.id);
    return review2.state === "APPROVED" && later ? [{ review: review2, objection: "superseded", later }] : [];
  });
}
function objectionTo(review2, known, contributors, settings11) {
  const { author } = review2;
  if (!author) return "account_gone";
  const excluded = new Set(settings11.exclude);
  if (excluded.has("bots") && author.kind !== "User") return "by_bot";
  const made = MADE.find(([who2, objection4]) => excluded.has(who2) && contributors[objection4].has(author.id));
  if (made) return made[1];
  if (!review2.canWrite) return "without_write";
  if (precedesBase(review2, known.change)) return "before_base_change";
  if (isExpired(review2, known.time, settings11)) return "expired";
  return mayHold(review2, known.change, settings11) ? void 0 : "stale";
}
var MADE = [
  ["author", "by_author"],
  ["committers", "by_committer"],
  ["co-authors", "by_co_author"],
  ["last-pusher", "by_last_pusher"],
  ["requester", "by_requester"]
];
function isExpired({ submittedAt }, time2, settings11) {
  const seconds = settings11["max-age"] === void 0 ? void 0 : parseDuration(settings11["max-age"]);
  if (seconds === void 0) return false;
  return time2 === void 0 || !(Date.parse(time2) - Date.parse(submittedAt) <= seconds * 1e3);
}
function precedesBase({ submittedAt }, { baseChangedAt }) {
  return baseChangedAt !== null && !(Date.parse(submittedAt) > Date.parse(baseChangedAt));
}
function mayHold(review2, change2, settings11) {
  return sameness(review2, change2, settings11) !== void 0 || differingIn(review2, settings11).length > 0;
}
var isSame = (review2, change2, settings11) => sameness(review2, change2, settings11) !== void 0;
function sameness(review2, { head, content }, { "on-push": { stale } }) {
  if (review2.commit === head) return "same commit";
  if (stale === "commit") return void 0;
  if (review2.content !== null && review2.content === content) return "same change";
  return stale === "patch" && review2.differingEdits?.length === 0 ? "same edits" : void 0;
}
function differingIn({ differing: differing2, differingEdits }, { "on-push": { stale } }) {
  if (stale === "commit") return [];
  return (stale === "patch" ? differingEdits : void 0) ?? differing2 ?? [];
}
function standingOf(review2, change2, settings11) {
  const same2 = sameness(review2, change2, settings11);
  if (same2 === void 0) return { givenElsewhere: false, differing: differingIn(review2, settings11) };
  return { givenElsewhere: same2 === "same commit" ? false : same2, differing: [] };
}
function contributorsByPart({
  change: change2,
  commits,
  lastPushers = []
}) {
  return {
    by_author: [change2.author],
    by_committer: commits.flatMap(({ authors, committer }) => [authors[0] ?? null, committer]),
    by_co_author: commits.flatMap(({ authors }) => authors.slice(1)),
    by_last_pusher: lastPushers,
    // The person who requested a change from an app is assigned to it, and is its author in all but name.
    by_requester: change2.author?.kind === "User" ? [] : change2.assignees
  };
}
function contributorsOf(known) {
  const parts2 = contributorsByPart(known);
  const idsOf = (part2) => new Set(parts2[part2].flatMap((contributor) => contributor?.id ?? []));
  return {
    by_author: idsOf("by_author"),
    by_committer: idsOf("by_committer"),
    by_co_author: idsOf("by_co_author"),
    by_last_pusher: idsOf("by_last_pusher"),
    by_requester: idsOf("by_requester")
  };
}

// src/policy/concessions/objections.ts
function assess(one2, granting) {
  const entitled = `somebody with the role ${list(granting.roles.map(({ name: name2 }) => name2))}`;
  const why = objectionToText(one2);
  if (why) return { why };
  const looked2 = one2.grants.map((grant) => ({ grant, why: objectionTo2(grant, one2, granting, entitled) }));
  const [holding] = looked2.filter(({ why: why2 }) => why2 === void 0);
  if (holding) return { grant: holding.grant };
  const nearest3 = looked2.findLast(({ why: why2 }) => why2?.code !== NOT_GRANTED) ?? looked2.at(-1);
  const nobody = {
    code: NOT_GRANTED,
    because: `none of its last 100 comments grants it; it must be granted by ${entitled}`,
    next: grantBy(entitled)
  };
  return { why: nearest3?.why ?? nobody };
}
var NOT_GRANTED = "concession_not_granted";
var grantBy = (entitled) => `Ask ${entitled} to review it and comment "concession granted".`;
function objectionToText({ unreadable: unreadable2, reasonLength, expires }) {
  if (unreadable2.length > 0)
    return {
      code: "concession_unreadable",
      because: `the text under ${list(unreadable2, "and")} has hidden or unexpected content`,
      next: "Write only gate ids, and `#12` or file patterns in backticks, separated by commas. Then have it granted again."
    };
  if (reasonLength < LEAST_REASON)
    return {
      code: "concession_without_reason",
      because: "its reason is missing or too short",
      next: 'Write it under "Reason" and have it granted again.'
    };
  if (expires === null) return { code: "concession_without_end", because: "it has no expiry date", next: WRITE_END };
  return void 0;
}
var LEAST_REASON = 20;
var WRITE_END = 'Write it under "Expires", such as 2027-03-01, and have it granted again.';
function objectionTo2({ by, at: at3, canWrite: canWrite2 }, one2, granting, entitled) {
  const isHolder = by?.kind === "User" && granting.roles.some((role2) => holds(by, role2));
  if (!isHolder && granting.rolesUnknown)
    return {
      code: "concession_roles_unknown",
      because: `it is unknown whether ${by?.login ?? "a deleted account"} may grant it: ${granting.rolesUnknown.message}`,
      next: granting.rolesUnknown.next ?? grantBy(entitled)
    };
  if (by?.kind !== "User" || !granting.roles.some((role2) => holds(by, role2)))
    return {
      code: NOT_GRANTED,
      because: `${by?.login ?? "a deleted account"} granted it, but it must be granted by ${entitled}`,
      next: grantBy(entitled)
    };
  if (canWrite2 === null)
    return {
      code: "concession_access_unknown",
      because: `it was not read whether ${by.login} has write access: too many people granted concessions for this change`,
      next: "Close the other concessions for this change, and run the job again."
    };
  if (canWrite2 === false)
    return {
      code: "concession_without_write",
      because: `${by.login} granted it and has no write access to the repository now`,
      next: ANOTHER
    };
  if (by.id === one2.requestedBy?.id)
    return { code: "concession_by_requester", because: `${by.login} requested it`, next: ANOTHER };
  if (!granting.contributors)
    return {
      code: "concession_makers_unknown",
      because: "it is unknown whether the person who granted it contributed to the change",
      next: "Make sure that every commit belongs to a GitHub account, push the branch again, and run the job again."
    };
  if (granting.contributors.has(by.id))
    return { code: "concession_by_maker", because: `${by.login} contributed to the change`, next: ANOTHER };
  return objectionToTime(at3, one2, granting, entitled);
}
var ANOTHER = "Ask another person with the role to grant it.";
function objectionToTime(grantedAt, { editedAt, expires }, { rules, time: time2 }, entitled) {
  if (editedAt !== null && !(Date.parse(editedAt) < Date.parse(grantedAt)))
    return {
      code: "concession_edited",
      because: "it was edited, reopened or transferred here after it was granted",
      next: grantBy(entitled)
    };
  if (time2 === void 0 || !(Date.parse(grantedAt) <= Date.parse(time2)))
    return {
      code: "concession_granted_later",
      because: "it was granted after the merge",
      next: "Open a corrective action: a concession cannot cover a change that is already merged."
    };
  const lastDay = Date.parse(`${expires}T00:00:00Z`);
  if (!(lastDay <= Date.parse(grantedAt) + (parseDuration(rules["max-duration"]) ?? 0) * 1e3))
    return {
      code: "concession_too_long",
      because: `it is valid until ${expires}, but the policy allows at most ${rules["max-duration"]} from the grant`,
      next: WRITE_END
    };
  if (!(Date.parse(time2) < lastDay + DAY3))
    return {
      code: "concession_expired",
      because: `it expired on ${expires}`,
      next: "Fix the accepted failure, or request another concession."
    };
  return void 0;
}
var DAY3 = 24 * 60 * 60 * 1e3;

// src/policy/concessions/concede.ts
function conceded(gates2, policy, facts2) {
  const { concessions: rules } = policy;
  if (!rules) return [...gates2];
  const concede = conceding(rules, policy, facts2);
  const never = new Set([...policy.gates, ...policy.builtIn].flatMap(({ id: id2, gate: gate2 }) => gate2.neverConceded ? id2 : []));
  return gates2.map((gate2) => never.has(gate2.id) ? gate2 : concede(gate2));
}
function conceding(rules, policy, facts2) {
  const { concessions: concessions2, change: change2 } = facts2;
  if (concessions2.state !== "complete" || change2.state !== "complete") return (gate2) => unreported(gate2, facts2);
  const context = contextOf(rules, policy, facts2, change2.value);
  const applying = concessions2.value.filter((one2) => covers(one2, change2.value, facts2));
  return (gate2) => {
    const named2 = concessions2.value.filter(({ gates: gates2 }) => gates2.includes(gate2.id));
    return withFindings(concededOne(gate2, applying, context), [
      ...filesUnknown(named2, facts2),
      ...notAllRead(concessions2)
    ]);
  };
}
function unconceded(gate2) {
  return { ...gate2, outcome: "fail", findings: gate2.findings.filter(({ code }) => code !== APPLIES) };
}
var APPLIES = "concession_applies";
function contextOf(rules, policy, facts2, change2) {
  const { time: time2 } = facts2;
  return {
    rules,
    roles: rules["granted-by"].flatMap((name2) => policy.roles.get(name2) ?? []),
    contributors: contributorsIn(facts2, change2, policy),
    time: time2.state === "complete" ? time2.value : void 0,
    rolesUnknown: rolesUnknown(facts2, policy, rules),
    gateIds: new Set(policy.gates.map(({ id: id2 }) => id2))
  };
}
function rolesUnknown({ memberships: memberships2 }, policy, rules) {
  const roles = rules["granted-by"].flatMap((name2) => policy.roles.get(name2) ?? []);
  const groups = roles.flatMap(groupsOf);
  if (groups.length === 0) return void 0;
  if (memberships2.state !== "complete") return { message: memberships2.detail, next: memberships2.next };
  const [unread5] = roles.flatMap((role2) => role2.unread ?? []);
  if (unread5) return { message: unread5.detail, next: unread5.next };
  const left = groups.filter((group) => !Object.hasOwn(memberships2.value, group));
  if (left.length === 0) return void 0;
  return { message: `who is in ${list(left, "and")} was not read`, next: "Pass an `org-token` that can read teams." };
}
function contributorsIn({ commits, lastPushers }, change2, { knownAddresses: knownAddresses2 }) {
  if (commits.state !== "complete" || lastPushers.state !== "complete") return void 0;
  if (unattributed(commits.value, { exclude: ["committers", "co-authors"], knownAddresses: knownAddresses2 }).length > 0)
    return void 0;
  const contributors = contributorsOf({ change: change2, commits: commits.value, reviews: [], lastPushers: lastPushers.value });
  return new Set(Object.values(contributors).flatMap((ids) => [...ids]));
}
function covers({ pulls, paths }, { pull }, { files }) {
  if (pulls.includes(pull)) return true;
  if (paths.length === 0 || files.state !== "complete") return false;
  const changed2 = changedPaths(files.value);
  return changed2.length > 0 && changed2.every(matcher(paths));
}
function filesUnknown(all, { files }) {
  if (files.state === "complete" || all.every(({ paths }) => paths.length === 0)) return [];
  const message = `It is unknown which concessions apply to the files of this change. ${files.detail}`;
  return [{ code: "concessions_unknown", message, next: files.next }];
}
function notAllRead({ provenance: { listed: listed3, total } }) {
  if (listed3 === void 0 || total === void 0 || listed3 >= total) return [];
  const message = `Only the ${listed3} concessions changed last were read, of ${total} that are open.`;
  const next = "Close those that nobody needs. To have one read, comment on it, and run the job again.";
  return [{ code: "concessions_not_all_read", message, next }];
}
var withFindings = (gate2, findings2) => gate2.outcome === "fail" && findings2.length > 0 ? { ...gate2, findings: [...gate2.findings, ...findings2] } : gate2;
function concededOne(gate2, applying, context) {
  const mine = applying.filter(({ gates: gates2 }) => gates2.includes(gate2.id));
  if (gate2.outcome === "pass") return { ...gate2, findings: [...gate2.findings, ...mine.map(unused)] };
  if (gate2.outcome !== "fail") return gate2;
  const assessed = mine.map((one2) => ({ one: one2, ...assess(one2, context) }));
  const findings2 = [
    ...assessed.flatMap((each) => "why" in each ? [invalid2(each.one, each.why)] : []),
    ...applying.flatMap((one2) => orphaned(one2, context))
  ];
  const holding = assessed.flatMap((each) => "grant" in each ? [each] : [])[0];
  return holding ? waived(gate2, holding.one, holding.grant, findings2) : { ...gate2, findings: [...gate2.findings, ...findings2] };
}
function waived(gate2, { issue, expires }, { by, at: at3 }, findings2) {
  if (!by || expires === null) return gate2;
  const message = `Concession #${issue}, granted by ${by.login} and valid until ${expires}, accepts this.`;
  return {
    ...gate2,
    outcome: "waived",
    title: `Accepted by concession #${issue}: ${gate2.title}`,
    concession: { issue, grantedBy: by.id, grantedAt: at3, expires, result: "fail" },
    findings: [{ code: APPLIES, message, data: { issue, account: by.id, expires } }, ...gate2.findings, ...findings2],
    clauses: [...gate2.clauses, ...nonconforming(gate2)]
  };
}
function nonconforming({ clauses }) {
  const [first] = clauses;
  return first && !clauses.some(({ id: id2 }) => id2 === CONTROL) ? [{ edition: first.edition, id: CONTROL }] : [];
}
var CONTROL = "8.7.2";
var unused = ({ issue, paths, pulls }) => ({
  code: "concession_unused",
  message: `Concession #${issue} is not needed: the gate passes without it.`,
  next: paths.length === 0 && pulls.length === 1 ? "Close it." : "Close it when no other change needs it.",
  data: { issue }
});
var invalid2 = ({ issue }, { code, because, next }) => ({
  code,
  message: `Concession #${issue} is not valid: ${because}.`,
  next,
  data: { issue }
});
function orphaned({ issue, gates: gates2 }, { gateIds }) {
  const unknown4 = gates2.filter((id2) => !gateIds.has(id2)).slice(0, 10);
  if (unknown4.length === 0) return [];
  const message = `Concession #${issue} names ${list(unknown4, "and")}, which ${unknown4.length === 1 ? "is not a gate" : "are not gates"} of the policy.`;
  return [
    { code: "concession_orphaned", message, next: "Correct its gates and have it granted again.", data: { issue } }
  ];
}
function unreported(gate2, { concessions: concessions2 }) {
  if (gate2.outcome !== "fail" || concessions2.state === "complete" || concessions2.why === "not_collected") return gate2;
  return withFindings(gate2, [{ code: "concessions_unknown", message: concessions2.detail, next: concessions2.next }]);
}

// src/documents/wording.ts
var MAX_LENGTH2 = 60;
var HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
function shown(value) {
  const letters = [...String(value)];
  const text3 = letters.length > MAX_LENGTH2 ? `${letters.slice(0, MAX_LENGTH2 - 1).join("")}\u2026` : letters.join("");
  return JSON.stringify(text3).replace(
    HIDDEN,
    (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`
  );
}
var MAX_LINE = 120;
function toPaste(line2) {
  const isPlain2 = line2.search(HIDDEN) === -1 && !line2.includes("`");
  return isPlain2 && [...line2].length <= MAX_LINE ? ` Write: \`${line2}\`` : "";
}
function described(value) {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping of keys";
  if (typeof value === "string") return shown(value);
  return Number.isNaN(value) ? "not a number" : String(value);
}
var NAMES = {
  object: "a mapping of keys",
  record: "a mapping of named entries",
  array: "a list",
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false"
};
var article = (expected) => NAMES[expected] ?? expected;
var PLURALS = { entry: "entries" };
function plural(count2, what) {
  return `${count2} ${Number(count2) === 1 ? what : PLURALS[what] ?? `${what}s`}`;
}
var SYNTAX = [
  [/^deficient indentation$/, "a bracket, a brace or a quote is not closed, or a line is not indented far enough"],
  [
    /^bad indentation of a mapping entry$/,
    'this does not continue the line above; check the indentation, and quote a text that contains ": "'
  ],
  [/^bad indentation of a sequence entry$/, "this does not continue the list above; check the indentation"],
  [/^unidentified alias "(.*)"$/, "the alias *$1 has no anchor &$1 before it"],
  [/^aliases exceeded maxAliases \((\d+)\)$/, "it uses more than $1 aliases"],
  [/^nesting exceeded maxDepth \((\d+)\)$/, "it is nested more than $1 levels deep"],
  [/^the stream contains non-printable characters$/, "it contains a control character"],
  [/^tab characters must not be used in indentation$/, "a tab is used for indentation; use spaces"],
  [/^unknown (?:scalar|sequence|mapping) tag .*$/s, 'a text that begins with "!" must be in quotes'],
  [/^unexpected end of the (?:stream|document) within a (\w+) quoted scalar$/, "a $1 quote is not closed"],
  [/^unexpected end of the stream within a flow collection$/, "a bracket or a brace is not closed"],
  [
    /^end of the stream or a document separator is expected$/,
    "unexpected text here; check the brackets, the braces and the indentation"
  ],
  [
    /^can not read a block mapping entry; a multiline key may not be an implicit key$/,
    'a line has no ": " after its key, or is not indented far enough'
  ]
];
function syntaxInWords(reason) {
  const known = SYNTAX.find(([pattern2]) => pattern2.test(reason));
  return known ? reason.replace(...known) : reason;
}

// src/policy/empty-patterns.ts
var patternNeeds = ({ patterns: patterns2 }) => patterns2.length === 0 ? [] : needsIn({ baseFiles: { patterns: patterns2.map(({ pattern: pattern2 }) => pattern2) } });
function blindness(policy, facts2) {
  const blind = blindIn(policy, facts2);
  const reported = /* @__PURE__ */ new Set();
  const mends = changesOnlyRules(facts2);
  const isOpen3 = policy.whenNothingApplies === "pass";
  return {
    seen: (verdict, isForChange) => {
      const decisive = isForChange ? "measured" : "condition";
      const own3 = blind.filter(
        ({ at: at3, isKnown: isKnown2 }) => isKnown2 && at3.gate === verdict.id && at3.says === decisive && at3.line !== null
      );
      if (own3.length === 0 || mends || decisive === "condition" && !isOpen3) return verdict;
      for (const one2 of own3) reported.add(one2);
      return unseeing(verdict, own3);
    },
    findings: () => [...unread2(facts2), ...toldOf(blind.filter((one2) => !reported.has(one2)))]
  };
}
function unseeing(verdict, blind) {
  const { reasons, outcome } = verdict;
  return {
    ...verdict,
    outcome: "error",
    title: "A pattern of the policy matches no file",
    reasons: [...blind.map(matchesNothing), ...outcome === "fail" || outcome === "error" ? reasons : []]
  };
}
function blindIn({ patterns: patterns2 }, { baseFiles: baseFiles2, files }) {
  if (baseFiles2.state !== "complete") return [];
  const known = new Map(baseFiles2.value.patterns.map((row) => [row.pattern, row]));
  const added = files.state === "complete" ? files.value.flatMap(pathAfter) : [];
  const blind = patterns2.flatMap((at3) => {
    const row = known.get(at3.pattern);
    if (row && row.file !== null || added.some(matcher([at3.pattern]))) return [];
    return [
      {
        at: at3,
        isKnown: row !== void 0 && baseFiles2.value.isWhole,
        isAsked: row !== void 0,
        isFolder: row?.folder === true
      }
    ];
  });
  return blind.filter(({ at: at3 }) => at3.line !== null || patterns2.every((one2) => one2.key !== at3.key || isAmong(blind, one2)));
}
var isAmong = (blind, pattern2) => blind.some(({ at: at3 }) => at3 === pattern2);
var pathAfter = ({ path, after }) => after === null ? [] : [path];
function changesOnlyRules({ files, rulesChange: rulesChange2 }) {
  if (files.state !== "complete" || rulesChange2.state !== "complete") return false;
  const rules = new Set(rulesChange2.value.paths);
  const paths = changedPaths(files.value);
  return paths.length > 0 && paths.every((path) => rules.has(path));
}
var MAX_TOLD = 10;
function toldOf(blind) {
  const all = blind.map((one2) => one2.isKnown ? matchesNothing(one2) : isUnknown(one2));
  const left = all.length - MAX_TOLD;
  const more = { code: "pattern_matches_nothing", message: `${left} more patterns match no file, or are unknown.` };
  return left > 0 ? [...all.slice(0, MAX_TOLD), more] : all;
}
var placeOf2 = ({ pattern: pattern2, key, line: line2 }) => `The pattern ${shown(pattern2)} in ${key} of the policy${line2 === null ? "" : ` (line ${line2})`}`;
var dataOf = ({ pattern: pattern2, key }) => ({ pattern: pattern2, key });
function matchesNothing({ at: at3, isFolder }) {
  const folder = isFolder ? ` It names a folder: write ${shown(`${at3.pattern.replace(/\/$/, "")}/**`)}.` : "";
  return {
    code: "pattern_matches_nothing",
    message: `${placeOf2(at3)} matches no file of the base commit.${folder}`,
    next: "Correct the pattern. If its files are to come, write `expect-empty: true` beside the list.",
    data: dataOf(at3)
  };
}
var isUnknown = ({ at: at3, isAsked }) => ({
  code: "pattern_unknown",
  message: `It is unknown whether ${placeOf2(at3).replace("The", "the")} matches a file: ${isAsked ? "GitHub does not list all files of the base commit" : "the facts do not say"}.`,
  next: "Run `gatebook validate` in a clone.",
  data: dataOf(at3)
});
function unread2({ baseFiles: baseFiles2 }) {
  if (baseFiles2.state === "complete" || baseFiles2.why === "not_collected") return [];
  const message = `It is unknown whether the patterns of the policy match files. ${baseFiles2.detail}`;
  return [{ code: "pattern_unknown", message, next: baseFiles2.next }];
}

// src/policy/schema/gate-keys.ts
var enforce = union(
  [
    literal("blocking"),
    strictObject({
      "advisory-until": day.describe(
        "First day, in UTC, on which the gate blocks. Before that, it only shows its result."
      )
    })
  ],
  { error: 'must be "blocking", or { advisory-until: 2027-03-01 } with a day' }
);
var clause = string().regex(/^(?:[4-9]|10)(?:\.[1-9]\d?){0,3}$/, 'must be the number of a clause from 4 to 10, such as "8.3.4"');
var gateKeys = strictObject({
  when: when.optional().describe("Changes to which the gate applies. All conditions must be met. Left out: every change."),
  enforce: enforce.default("blocking").describe("Whether the gate blocks. A new gate may start as advisory, but only until a fixed date."),
  clauses: array(clause).min(1).max(20).optional().describe("Clauses of ISO 9001 that the gate's records carry. Left out: those of its type.")
});
function enforcedAt(enforcement, time2) {
  if (enforcement === "blocking" || time2 === void 0) return "blocking";
  const begins4 = Date.parse(`${enforcement["advisory-until"]}T00:00:00Z`);
  return Date.parse(time2) < begins4 ? "advisory" : "blocking";
}

// src/policy/evaluate.ts
function evaluate(policy, facts2, { subject: subject2, policy: source3 }, judges = "change") {
  const known = withPeople(policy, facts2);
  const blind = blindness(policy, facts2);
  const judged3 = gatesFor(policy, judges).flatMap((entry2) => {
    const verdict = judgeOne(entry2, facts2, known, blind);
    return policy.builtIn.includes(entry2) && verdict.outcome === "not_applicable" ? [] : [verdict];
  });
  const gates2 = judges === "change" ? conceded(judged3, known, facts2) : judged3;
  const findings2 = judges === "change" ? blind.findings() : [];
  return {
    schema: "gatebook/verdict/1",
    ...overall(gates2, policy, judges),
    subject: subject2,
    policy: { ...source3, digest: policy.digest },
    gates: gates2,
    ...findings2.length > 0 ? { findings: [...findings2] } : {}
  };
}
function withPeople(policy, { memberships: memberships2 }) {
  if (memberships2.state !== "complete") return policy;
  const roles = [...policy.roles].map(([name2, role2]) => [name2, withMembers(role2, memberships2.value)]);
  return { ...policy, roles: new Map(roles) };
}
function gatesFor({ gates: gates2, builtIn }, judges) {
  return [...gates2, ...builtIn].filter(({ gate: gate2 }) => gate2.judges === judges);
}
function needsOf(policy, judges) {
  const ofGates = gatesFor(policy, judges).flatMap(({ needs: needs2 }) => needs2);
  if (judges === "release") return ofGates;
  return [...ofGates, ...policy.concessions ? needsIn({ concessions: true }) : [], ...patternNeeds(policy)];
}
var judgementOf = (entry2, facts2, policy) => exempted(entry2, facts2, policy) ?? judged2(entry2, facts2, policy);
function judgeOne(entry2, facts2, policy, blind) {
  const { id: id2, gate: gate2, enforce: enforce2, clauses, basis: basis3 } = entry2;
  const time2 = facts2.time.state === "complete" ? facts2.time.value : void 0;
  const exemption2 = exempted(entry2, facts2, policy);
  const verdict = {
    id: id2,
    type: gate2.type,
    enforce: enforcedAt(enforce2, time2),
    ...exemption2 ?? judged2(entry2, facts2, policy),
    clauses: clauses?.map((clause2) => ({ edition: policy.edition, id: clause2 })) ?? clausesIn(policy.edition, gate2.clauses),
    ...basis3 ? { basis: basis3.digest } : {}
  };
  return blind.seen(verdict, exemption2 === void 0);
}
function exempted({ gate: gate2, when: when2 }, facts2, { risk }) {
  const ofItsType2 = gate2.notApplicable?.(knownOf(FACT_NAMES, facts2));
  if (ofItsType2 || !when2) return ofItsType2;
  const names4 = factsIn(needsIn(whenNeeds(when2, risk)));
  if (names4.some((name2) => facts2[name2].state !== "complete")) return void 0;
  return doesNotApply(when2, knownOf(names4, facts2), risk);
}
var factsIn = (needs2) => [...new Set(needs2.map(({ fact }) => fact))];
function judged2({ gate: gate2, settings: settings11, needs: needs2 }, facts2, policy) {
  const { mayLack = [] } = gate2;
  const names4 = factsIn(needs2);
  const unread5 = unreadIn(rolesOf(needs2, policy));
  const lacking3 = Object.fromEntries(mayLack.flatMap((name2) => unavailable2(name2, facts2).map((reason) => [name2, reason])));
  const unknown4 = onceEach([
    ...names4.filter((name2) => !mayLack.includes(name2)).flatMap((name2) => unavailable2(name2, facts2)),
    ...gate2.withoutMembers === void 0 ? unread5 : []
  ]);
  if (unknown4.length > 0) return unjudged(unknown4);
  const known = knownOf([...names4, ...gate2.helpedBy ?? []], facts2);
  const judgement = gate2.judge(settings11, known, { ...policy, lacking: lacking3 });
  return gate2.withoutMembers === "passes" ? withUnread(judgement, unread5) : judgement;
}
function withUnread(judgement, unread5) {
  if (unread5.length === 0 || judgement.outcome === "not_applicable") return judgement;
  if (judgement.outcome === "pass") return { ...judgement, findings: [...judgement.findings, ...unread5] };
  return { ...unjudged(unread5), findings: judgement.reasons };
}
var rolesOf = (needs2, { roles }) => requestsFor(needs2, "memberships").flatMap((request) => request.roles.flatMap((name2) => roles.get(name2) ?? []));
function onceEach(reasons) {
  return reasons.filter(({ message }, index2) => reasons.findIndex((reason) => reason.message === message) === index2);
}
function unavailable2(name2, facts2) {
  const fact = facts2[name2];
  return fact.state === "complete" ? [] : [factReason(name2, fact)];
}
function knownOf(names4, facts2) {
  const complete = names4.flatMap((name2) => {
    const fact = facts2[name2];
    return fact.state === "complete" ? [[name2, fact.value]] : [];
  });
  return Object.fromEntries(complete);
}

// src/git/errors.ts
var GitError = class extends Error {
  name = "GitError";
  code;
  /** What was found, in one sentence. */
  detail;
  next;
  constructor(code, detail, next = NEXT[code]) {
    super(`${detail} ${next}`);
    this.code = code;
    this.detail = detail;
    this.next = next;
  }
};
var NEXT = {
  git_missing: "Install git on the runner.",
  not_a_repository: "Check out the repository before this step, with actions/checkout.",
  history_missing: "Check out with `fetch-depth: 0` and without a `filter` to get the whole history.",
  git_failed: "Run the step again. If it fails the same way, check the repository with `git fsck`.",
  output_too_large: "Split the change into smaller ones.",
  timeout: "Run the step again. If it takes as long, split the change into smaller ones."
};
var MISSING_OBJECT = /bad object|bad tree|bad revision|missing|promisor|unable to read|could not (?:get|read|fetch)|not a valid|invalid object|not a tree/i;
var NO_REPOSITORY = /not a git repository|unsafe repository|dubious ownership/i;
function failure(status, stderr) {
  const text3 = (stderr.split("\n").find((line2) => /^(?:fatal|error):/.test(line2)) ?? stderr).replace(/[\u0000-\u001f\u007f]+/g, " ").trim().slice(0, 300);
  if (NO_REPOSITORY.test(text3))
    return new GitError("not_a_repository", `The folder is not a usable git repository: ${text3}.`);
  if (MISSING_OBJECT.test(text3))
    return new GitError("history_missing", `The clone is missing a commit or a file: ${text3}.`);
  return new GitError("git_failed", `git ended with status ${status ?? "unknown"}: ${text3 || "no message"}.`);
}

// src/git/pipe.ts
import { spawn as spawn2 } from "node:child_process";

// src/git/run.ts
import { spawn } from "node:child_process";
import { delimiter, dirname, isAbsolute, sep } from "node:path";
var LIMITS = { bytes: 256 * 1024 * 1024, milliseconds: 12e4 };
var PINNED = {
  "advice.graftFileDeprecated": "false",
  "core.attributesFile": "/dev/null",
  "core.bigFileThreshold": "512m",
  "core.commitGraph": "false",
  "core.fsmonitor": "false",
  "core.hooksPath": "/dev/null",
  "core.multiPackIndex": "false",
  "core.quotepath": "off",
  "core.useReplaceRefs": "false",
  "diff.algorithm": "histogram",
  "diff.external": "",
  "diff.ignoreSubmodules": "none",
  "diff.mnemonicPrefix": "false",
  "diff.noprefix": "false",
  "diff.orderFile": "",
  "diff.relative": "false",
  "diff.renameLimit": "5000",
  "diff.renames": "true",
  "gc.auto": "0",
  "maintenance.auto": "false",
  "protocol.allow": "never",
  "safe.bareRepository": "explicit"
};
function streamGit(options, args, sink, limits = LIMITS) {
  return new Promise((resolve2, reject) => {
    const child2 = spawn("git", [...settings(options), ...args], {
      cwd: options.folder,
      env: environment(options),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      timeout: limits.milliseconds,
      killSignal: "SIGKILL"
    });
    const stop = (error) => {
      child2.kill("SIGKILL");
      reject(error);
    };
    let bytes = 0;
    let stderr = "";
    child2.stdout.on("data", (chunk) => {
      bytes += chunk.length;
      if (bytes > limits.bytes) return stop(tooLarge2(limits));
      try {
        sink(chunk);
      } catch (error) {
        stop(error);
      }
    });
    child2.stderr.on("data", (chunk) => {
      if (stderr.length < 65536) stderr += chunk.toString("utf8");
    });
    child2.on("error", (error) => {
      stop(notStarted(error));
      if (child2.pid === void 0) child2.emit("exit", null, null);
    });
    child2.on("close", (status) => {
      if (child2.killed) reject(tooSlow(limits));
      else if (status === 0 || status === 1 && !/^(?:fatal|error):/m.test(stderr)) resolve2(status);
      else reject(failure(status, stderr));
    });
  });
}
async function runGit(options, args, limits = LIMITS) {
  const chunks = [];
  const status = await streamGit(options, args, (chunk) => chunks.push(chunk), limits);
  return { status, output: Buffer.concat(chunks) };
}
function settings({ folder }) {
  const pinned = Object.entries({ ...PINNED, "safe.directory": folder });
  return ["--no-pager", "--literal-pathspecs", ...pinned.flatMap(([key, value]) => ["-c", `${key}=${value}`])];
}
function environment({ folder, path }) {
  return {
    PATH: trustedPath(path, folder),
    HOME: "/nonexistent",
    XDG_CONFIG_HOME: "/nonexistent",
    LC_ALL: "C",
    TZ: "UTC",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    // A repository around the workspace is another repository.
    GIT_CEILING_DIRECTORIES: dirname(folder),
    // Replacements and grafts show other parents than the commit has.
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_GRAFT_FILE: "/dev/null",
    // A partial clone would fetch what it lacks, with a transport that the repository's configuration names.
    // `protocol.<name>.allow` there would win over `protocol.allow`; this variable wins over both.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none"
  };
}
function trustedPath(path, folder) {
  return path.split(delimiter).filter((entry2) => isAbsolute(entry2) && entry2 !== folder && !entry2.startsWith(folder + sep)).join(delimiter);
}
function notStarted(error) {
  return new GitError("git_missing", `git could not be started: ${error.message}.`);
}
function tooLarge2({ bytes }) {
  return new GitError("output_too_large", `git returned more than ${bytes} bytes for one command.`);
}
function tooSlow({ milliseconds }) {
  return new GitError("timeout", `git took longer than ${milliseconds / 1e3} seconds for one command.`);
}

// src/git/pipe.ts
async function* pipeGit(options, args, input = []) {
  const child2 = spawn2("git", [...settings(options), ...args], { cwd: options.folder, env: environment(options) });
  const ended = new Promise((resolve2, reject) => child2.on("close", resolve2).on("error", reject));
  ended.catch(() => {
  });
  let stderr = "";
  child2.stderr.on("data", (chunk) => {
    if (stderr.length < 65536) stderr += chunk.toString("utf8");
  });
  child2.stdin.on("error", () => {
  });
  void feed(child2.stdin, input);
  try {
    for await (const chunk of child2.stdout) yield chunk;
  } finally {
    if (child2.exitCode === null && child2.stdout.readableEnded === false) child2.kill("SIGKILL");
  }
  const status = await ended;
  if (status !== 0) throw failure(status, stderr);
}
async function feed(stdin, input) {
  for (const text3 of input) {
    if (!stdin.write(text3)) await new Promise((resolve2) => stdin.once("drain", resolve2));
  }
  stdin.end();
}

// src/git/names.ts
var strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decodeName(bytes) {
  try {
    const text3 = strict.decode(bytes);
    if (!text3.startsWith('"')) return text3;
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

// src/git/repository.ts
import { readFile, realpath, stat } from "node:fs/promises";
import { join as join2, resolve } from "node:path";

// src/git/line-counts.ts
var LINE_FEED = 10;
var VERTICAL_TAB = 11;
var FORM_FEED = 12;
var CARRIAGE_RETURN = 13;
async function lineCounts(git, blobs) {
  const counter = new BlobCounter();
  if (blobs.length === 0) return counter.counts;
  const input = blobs.map((blob) => `${blob}
`);
  for await (const chunk of pipeGit(git, ["cat-file", "--batch", "--buffer"], input)) counter.push(chunk);
  return counter.counts;
}
var BlobCounter = class {
  counts = /* @__PURE__ */ new Map();
  header = "";
  blob = "";
  /** Of the blob, with the line feed behind it; 0: a header comes next. */
  left = 0;
  lines = 1;
  before = 0;
  beforeThat = 0;
  push(chunk) {
    for (let at3 = 0; at3 < chunk.length; ) at3 = this.left > 0 ? this.readContent(chunk, at3) : this.readHeader(chunk, at3);
  }
  readHeader(chunk, start) {
    const end2 = chunk.indexOf(LINE_FEED, start);
    this.header += Buffer.from(chunk.subarray(start, end2 === -1 ? chunk.length : end2)).toString("latin1");
    if (end2 === -1) return chunk.length;
    this.begin();
    return end2 + 1;
  }
  begin() {
    const [, blob = "", size] = /^([0-9a-f]+) blob (\d+)$/.exec(this.header) ?? [];
    if (size === void 0)
      throw new GitError("history_missing", `The clone is missing a file: ${this.header.slice(0, 80)}.`);
    Object.assign(this, { header: "", blob, left: Number(size) + 1, lines: 1, before: 0, beforeThat: 0 });
  }
  readContent(chunk, start) {
    const end2 = Math.min(chunk.length, start + this.left);
    const isLast = end2 - start === this.left;
    for (let at3 = start; at3 < (isLast ? end2 - 1 : end2); at3++) this.see(chunk[at3]);
    this.left -= end2 - start;
    if (this.left === 0) this.counts.set(this.blob, this.lines);
    return end2;
  }
  see(byte) {
    if (this.endsLine(byte)) this.lines += 1;
    this.beforeThat = this.before;
    this.before = byte;
  }
  endsLine(byte) {
    if (byte === LINE_FEED) return this.before !== CARRIAGE_RETURN;
    if (byte < 128) return byte === CARRIAGE_RETURN || byte === FORM_FEED || byte === VERTICAL_TAB;
    if (byte === 133) return this.before === 194;
    return (byte === 168 || byte === 169) && this.before === 128 && this.beforeThat === 226;
  }
};

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
  const text3 = Buffer.from(bytes).toString("latin1");
  const match = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMDRCT])\d*$/.exec(text3);
  if (match === null) throw misread(`an entry that begins with ${JSON.stringify(text3.slice(0, 80))}`);
  return match;
}
function entry(head, names4) {
  const [, beforeMode = "", afterMode = "", beforeBlob = "", afterBlob = "", letter = ""] = head;
  return {
    path: names4.at(-1) ?? "",
    previousPath: names4.length === 2 ? names4[0] ?? null : null,
    status: STATUS[letter] ?? "modified",
    before: side2(beforeMode, beforeBlob),
    after: side2(afterMode, afterBlob)
  };
}
function side2(mode, blob) {
  return mode === "000000" ? null : { mode, blob };
}
function misread(what) {
  return new GitError("git_failed", `git returned an unreadable diff: ${what}.`);
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
  /** The entries alone, for a diff that was requested without patches. */
  entries() {
    if (!this.raw.complete || this.field.length > 0) throw misread("its last entry is truncated");
    return this.raw.entries;
  }
  end() {
    const entries = this.entries();
    if (this.headLength > 0 || this.oldLeft + this.newLeft > 0) throw misread("its last line is truncated");
    return attach(entries, this.sections);
  }
  /** The lines that a diff of one file wrote; none where the file differs in nothing that was asked for. */
  linesOfOne() {
    if (this.entries().length !== 1 || this.sections.length > 1) throw misread("it is not of one file");
    if (this.headLength > 0 || this.oldLeft + this.newLeft > 0) throw misread("its last line is truncated");
    return this.sections[0]?.added ?? [];
  }
  pushField(chunk, start) {
    const end2 = chunk.indexOf(NUL, start);
    this.field.push(Buffer.from(chunk.subarray(start, end2 === -1 ? chunk.length : end2)));
    if (end2 === -1) return chunk.length;
    const field = Buffer.concat(this.field);
    this.field = [];
    if (this.raw.complete && field.length === 0) this.inPatch = true;
    else this.raw.field(field);
    return end2 + 1;
  }
  pushLine(chunk, start) {
    const newline = chunk.indexOf(NEWLINE, start);
    const end2 = newline === -1 ? chunk.length : newline;
    const taken = Math.min(HEAD - this.headLength, end2 - start);
    chunk.copy(this.head, this.headLength, start, start + taken);
    this.headLength += taken;
    if (newline === -1) return end2;
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
      throw misread("a hunk contradicts its counts");
  }
  structure() {
    const text3 = this.head.toString("latin1", 0, this.headLength);
    if (text3.startsWith("diff --git ")) this.sections.push({ hunks: 0, added: [] });
    else if (text3.startsWith("@@ ")) this.hunk(text3);
    else if ((this.sections.at(-1)?.hunks ?? 1) > 0) throw misread("a line outside all hunks");
  }
  hunk(text3) {
    const section2 = this.sections.at(-1);
    const match = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text3);
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
  if (next !== sections.length) throw misread(`${sections.length} patches instead of ${next}`);
  return whole;
}
function hasContent({ before: before4, after }) {
  const old = before4?.blob ?? "";
  const now = after?.blob ?? "";
  return old !== now && !(isNothing(old) && isNothing(now));
}
function isNothing(blob) {
  return blob === "" || EMPTY_BLOBS.has(blob);
}

// src/git/worktree.ts
import { createHash as createHash2 } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
var MAX_BYTES = 100 * 1024 * 1024;
async function holdsBlob(folder, path, blob) {
  return (await blobsOf(join(folder, path), blob.length)).includes(blob);
}
async function blobsOf(file2, digits) {
  const content = await read(file2);
  if (content === void 0) return [];
  const contents2 = content.includes("\r\n") ? [content, withoutCarriageReturns(content)] : [content];
  return contents2.map((one2) => blobId(one2, digits));
}
async function read(file2) {
  try {
    const handle = await open(file2, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
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
  const places = await placesOf(git);
  const tree = once((commit2) => trackedFiles(git, commit2));
  const found2 = once((commit2) => resolveCommit(git, commit2));
  const shallow = once(() => shallowCommits(places));
  const base = once(async (a, b) => mergeBase(git, a, b, await shallow()));
  const raw = once((from2, to) => rawDiff(git, from2, to, false));
  return {
    folder: git.folder,
    resolve: (name2) => resolveCommit(git, name2),
    headCommit: () => resolveCommit(git, "HEAD"),
    checkedOutAt: () => checkedOutAt(places),
    hasCommit: async (commit2) => await found2(valid(commit2)) === commit2,
    parents: (commit2) => header(git, valid(commit2), "parent"),
    treeOf: async (commit2) => (await header(git, valid(commit2), "tree"))[0] ?? "",
    isShallow: async () => (await shallow()).size > 0,
    isAncestor: async (ancestor, commit2) => (await runGit(git, ["merge-base", "--is-ancestor", valid(ancestor), valid(commit2)])).status === 0,
    mergeBase: async (a, b) => base(valid(a), valid(b)),
    trackedFiles: async (commit2) => tree(valid(commit2)),
    lineCounts: async (blobs) => lineCounts(git, blobs.map(valid)),
    text: async (blob) => (await runGit(git, ["cat-file", "blob", valid(blob)])).output.toString("utf8"),
    bytes: async (blob) => (await runGit(git, ["cat-file", "blob", valid(blob)])).output,
    changedInWorktree: async (commit2, paths) => changedInWorktree(git.folder, await tree(valid(commit2)), paths),
    rawDiff: async (from2, to, { renames }) => renames ? rawDiff(git, valid(from2), valid(to), true) : raw(valid(from2), valid(to)),
    patch: (from2, to, path2) => patch(git, valid(from2), valid(to), path2),
    diff: (from2, to) => diff(git, valid(from2), valid(to)),
    linesOfContent: (before4, after) => linesOfContent(git, valid(before4), valid(after))
  };
}
async function placesOf(git) {
  const { output } = await runGit(git, ["rev-parse", "--absolute-git-dir", "--git-path", "shallow"]);
  const lines = output.toString("utf8").split(/\r?\n/);
  const [own3, shallow, end2] = lines;
  if (own3 === void 0 || shallow === void 0 || end2 !== "" || lines.length !== 3)
    throw new GitError(
      "git_failed",
      "The name of the repository's folder has more than one line.",
      "Rename the folder."
    );
  return { own: own3, shallow: resolve(git.folder, shallow) };
}
function once(ask) {
  const known = /* @__PURE__ */ new Map();
  return (...names4) => {
    const key = names4.join(" ");
    const answer = known.get(key) ?? ask(...names4);
    known.set(key, answer);
    return answer;
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
    `${JSON.stringify(commit2.slice(0, 80))} is not a commit id.`,
    "Use the full commit id."
  );
}
async function resolveCommit(git, name2) {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name2}^{commit}`];
  const { status, output } = await runGit(git, args);
  return status === 0 ? output.toString("latin1").trim() : void 0;
}
async function checkedOutAt({ own: own3 }) {
  try {
    return (await stat(join2(own3, "HEAD"))).mtimeMs;
  } catch {
    throw new GitError(
      "git_failed",
      "The time of the checkout is unknown: the file HEAD of the workspace cannot be read."
    );
  }
}
async function header(git, commit2, field) {
  const { output } = await runGit(git, ["cat-file", "commit", commit2]);
  const [lines = ""] = output.toString("latin1").split("\n\n", 1);
  return [...lines.matchAll(/^(\w+) ([0-9a-f]+)$/gm)].flatMap(([, name2, id2 = ""]) => name2 === field ? [id2] : []);
}
async function shallowCommits({ shallow }) {
  try {
    const text3 = await readFile(shallow, "latin1");
    return new Set(text3.split("\n").filter((line2) => line2 !== ""));
  } catch (error) {
    if (error.code === "ENOENT") return /* @__PURE__ */ new Set();
    throw new GitError(
      "git_failed",
      'How much of the history is here is unknown: the file "shallow" of the repository cannot be read.'
    );
  }
}
async function mergeBase(git, a, b, shallow) {
  await refuseHiddenHistory(git, a, b, shallow);
  const { status, output } = await runGit(git, ["merge-base", a, b]);
  if (status === 0) return output.toString("latin1").trim();
  throw new GitError("history_missing", `${short(a)} and ${short(b)} have no common ancestor in this clone.`);
}
async function refuseHiddenHistory(git, a, b, shallow) {
  if (shallow.size === 0) return;
  const { output } = await runGit(git, ["rev-list", `${a}...${b}`]);
  const cut2 = output.toString("latin1").split("\n").find((commit2) => shallow.has(commit2));
  if (cut2 === void 0) return;
  const detail = `The clone's history ends at ${short(cut2)}, before ${short(a)} and ${short(b)} meet.`;
  throw new GitError("history_missing", detail);
}
async function trackedFiles(git, commit2) {
  const { output } = await runGit(git, ["ls-tree", "-r", "-z", "--full-tree", commit2]);
  const files = /* @__PURE__ */ new Map();
  for (let start = 0; start < output.length; ) {
    const tab = output.indexOf(9, start);
    const end2 = output.indexOf(0, start);
    const match = /^(\d{6}) \w+ ([0-9a-f]+)$/.exec(output.toString("latin1", start, tab));
    if (match === null || end2 === -1) throw misread("a truncated list of files");
    files.set(decodeName(output.subarray(tab + 1, end2)), { mode: match[1] ?? "", blob: match[2] ?? "" });
    start = end2 + 1;
  }
  return files;
}
async function changedInWorktree(folder, tracked, paths) {
  const changed2 = [];
  for (const path of paths) {
    const file2 = tracked.get(path);
    if (file2 === void 0 || !await holdsBlob(folder, path, file2.blob)) changed2.push(path);
  }
  return changed2;
}
async function rawDiff(git, from2, to, renames) {
  const reader = new DiffReader();
  const args = [...RAW, ...renames ? RENAMES : ["--no-renames"], from2, to];
  await streamGit(git, args, (chunk) => reader.push(chunk), DIFF_LIMITS);
  return reader.entries();
}
async function diff(git, from2, to) {
  const reader = new DiffReader();
  await streamGit(git, [...RAW, ...PATCH, ...RENAMES, from2, to], (chunk) => reader.push(chunk), DIFF_LIMITS);
  return reader.end();
}
var AROUND = ["-p", "--unified=3", ...PATCH.filter((one2) => !["-p", "--unified=0", "--text"].includes(one2))];
async function patch(git, from2, to, path) {
  const args = ["diff-tree", "-r", "--no-relative", "--no-renames", ...AROUND, from2, to, "--", path];
  const { output } = await runGit(git, args);
  const text3 = output.toString("latin1");
  const start = text3.search(/^@@ /m);
  return start === -1 ? void 0 : text3.slice(start);
}
function short(commit2) {
  return commit2.slice(0, 10);
}
async function linesOfContent(git, before4, after) {
  const reader = new DiffReader();
  const options = ["diff", "-O/dev/null", "--raw", "--no-abbrev", "-z", "--full-index", ...PATCH, "--ignore-all-space"];
  await streamGit(git, [...options, before4, after], (chunk) => reader.push(chunk), DIFF_LIMITS);
  return reader.linesOfOne();
}

// src/gates/reviews/awaited.ts
var OBJECTIONS = {
  by_author: true,
  by_committer: true,
  by_co_author: true,
  by_last_pusher: true,
  by_requester: true,
  by_bot: true,
  without_write: true,
  before_base_change: true,
  stale: true,
  expired: true,
  dismissed: true,
  superseded: true,
  account_gone: true
};
var REVIEWS_AWAITED = [
  "approvals_missing",
  "approvals_alternative",
  "approvals_one_more",
  "approval_too_early",
  "approval_not_eligible",
  ...Object.keys(OBJECTIONS).map((objection4) => `approval_${objection4}`)
];

// src/gates/reviews/candidates.ts
function peopleFor(needs2, weighing) {
  const { known, tally } = weighing;
  const roles = [...new Set(needs2.flatMap(({ from: from2 = [] }) => from2))];
  const excluded = exclusion(weighing);
  const access2 = new Map((known.access ?? []).map((one2) => [one2.login, one2]));
  const counted3 = firstOf(tally.counted.map((one2) => [one2.approver.login.toLowerCase(), one2]));
  const pins = firstOf(
    roles.flatMap(({ users }) => users.map((user) => user.split("#"))).flatMap(([name2 = "", pin]) => pin ? [[name2, pin]] : [])
  );
  const somebody3 = (name2) => {
    const given = counted3.get(name2);
    const id2 = given?.approver.id ?? pins.get(name2) ?? access2.get(name2)?.id ?? `login ${name2}`;
    return { kind: "named", name: name2, approval: approvalNow(id2, name2, given) };
  };
  const able = [...new Set(roles.flatMap(loginsOf))].map(somebody3).filter((one2) => !excluded(one2));
  const named2 = new Map(able.map((one2) => [one2.name, one2]));
  const groups = new Map(roles.flatMap(groupsIn));
  const isBarred = ({ name: name2 }) => access2.get(name2)?.canWrite === false;
  const holders = (role2) => {
    const people = loginsOf(role2).flatMap((name2) => named2.get(name2) ?? []);
    const others = groupsOf(role2).flatMap((group) => groups.get(group) ?? []);
    const barred = people.filter(isBarred).map(({ name: name2 }) => name2);
    return { able: [...people.filter((one2) => !isBarred(one2)), ...others], barred };
  };
  return { byRole: new Map(roles.map((role2) => [role2, holders(role2)])), objecting: objectors(known) };
}
var groupsIn = (role2) => groupsOf(role2).map((id2, at3) => [id2, unnamed("group", id2, othersOf(role2)[at3] ?? "")]);
var firstOf = (entries) => new Map([...entries].reverse());
function candidatesFor(needs2, { byRole }) {
  const able = /* @__PURE__ */ new Set();
  for (const role2 of new Set(needs2.flatMap(({ from: from2 = [] }) => from2)))
    for (const one2 of byRole.get(role2)?.able ?? []) able.add(one2);
  if (needs2.some(({ from: from2 }) => from2 === void 0)) able.add(ANYONE);
  return [...able];
}
var barredFrom = ({ from: from2 = [] }, { byRole }) => [
  ...new Set(from2.flatMap((role2) => byRole.get(role2)?.barred ?? []))
];
var withGroups = (needs2) => needs2.map((need) => ({ ...need, ...need.from ? { from: need.from.map(withGroup) } : {} }));
var withGroup = (role2) => ({ ...role2, members: [...role2.members ?? [], ...groupsOf(role2)] });
var objectors = ({ reviews }) => new Set(
  latestVotes(reviews).flatMap(
    ({ state, author }) => state === "CHANGES_REQUESTED" && author ? [author.login.toLowerCase()] : []
  )
);
var unnamed = (kind2, id2, name2) => ({
  kind: kind2,
  name: name2,
  approval: approvalNow(id2, "")
});
var NOW = "9999-12-31T23:59:59Z";
function approvalNow(id2, login2, given) {
  const since = given && given.differing.length === 0 ? given.since : NOW;
  const approver = { id: id2, login: login2, kind: "User" };
  const review2 = { ...NO_REVIEW, id: "0", author: approver, submittedAt: NOW };
  return { review: review2, approver, since, givenElsewhere: false, differing: [] };
}
var NO_REVIEW = {
  state: "APPROVED",
  canWrite: true,
  commit: null,
  content: null,
  differing: null,
  edited: false,
  dismissal: null
};
var ANYONE = unnamed("anyone", "anyone", "");
function exclusion({ known, tally, rules }) {
  const parts2 = contributorsByPart(known);
  const contributors = MADE.filter(([who2]) => rules.exclude.includes(who2)).flatMap(([, part2]) => parts2[part2]);
  const useless = tally.ignored.filter(({ objection: objection4 }) => FINAL.has(objection4)).map(({ review: review2 }) => review2.author);
  const out = [...contributors, ...useless, known.change.author].filter((one2) => one2 !== null);
  const [ids, logins] = [new Set(out.map(({ id: id2 }) => id2)), new Set(out.map(({ login: login2 }) => login2?.toLowerCase()))];
  const isBot = (name2) => rules.exclude.includes("bots") && name2.endsWith("[bot]");
  return ({ name: name2, approval: { approver } }) => logins.has(name2) || ids.has(approver.id) || isBot(name2);
}
var FINAL = /* @__PURE__ */ new Set([
  "by_author",
  "by_committer",
  "by_co_author",
  "by_last_pusher",
  "by_requester",
  "by_bot",
  "without_write"
]);

// src/gates/reviews/assign.ts
function assign(needs2, votes2, fits2) {
  const fitting2 = new Map(needs2.map((need) => [need, new Set(votes2.filter((vote) => fits2(vote, need)))]));
  const known = (vote, need) => fitting2.get(need)?.has(vote) === true;
  const sharing = needs2.filter(({ shares }) => shares);
  if (sharing.length === 0) return matched(needs2, votes2, known);
  const others = needs2.filter(({ shares }) => !shares);
  const wanted2 = needs2.reduce((sum2, { count: count2 }) => sum2 + count2, 0);
  return best(reservations(sharing, votes2, known), wanted2, (reserved) => {
    const shared = matchedApart(sharing, reserved, known);
    const rest = matched(
      others,
      votes2.filter((vote) => !reserved.includes(vote)),
      known
    );
    return needs2.map((need) => (need.shares ? shared[sharing.indexOf(need)] : rest[others.indexOf(need)]) ?? []);
  });
}
function matchedApart(needs2, votes2, fits2) {
  return needs2.map((need) => votes2.filter((vote) => fits2(vote, need)).slice(0, need.count));
}
var filled = (assignment) => assignment.reduce((sum2, votes2) => sum2 + votes2.length, 0);
function best(groups, wanted2, assignmentFor) {
  let most = [];
  for (const group of groups) {
    const one2 = assignmentFor(group);
    if (most.length === 0 || filled(one2) > filled(most)) most = one2;
    if (filled(most) === wanted2) break;
  }
  return most;
}
function reservations(sharing, votes2, fits2) {
  let groups = [[]];
  for (const need of sharing) {
    const candidates = new Set(votes2.filter((vote) => fits2(vote, need)));
    const isKept = (group) => candidates.size === 0 || group.some((vote) => candidates.has(vote));
    if (groups.every(isKept)) continue;
    const grown = groups.flatMap((group) => isKept(group) ? [group] : Array.from(candidates, (vote) => [...group, vote]));
    groups = onceEach2(grown, votes2).slice(0, MAX_GROUPS);
  }
  return groups;
}
function onceEach2(groups, votes2) {
  const places = new Map(votes2.map((vote, place3) => [vote, place3]));
  const keyOf4 = (group) => group.map((vote) => places.get(vote) ?? -1).sort((a, b) => a - b);
  return [...new Map([...groups].reverse().map((group) => [keyOf4(group).join(), group])).values()].reverse();
}
var MAX_GROUPS = 2e3;
function matched(needs2, votes2, fits2) {
  const places = needs2.flatMap((need) => Array.from({ length: need.count }, () => ({ need })));
  const holder = /* @__PURE__ */ new Map();
  let closed = /* @__PURE__ */ new Set();
  for (const vote of votes2) {
    if (holder.size === places.length) break;
    const tried = new Set(closed);
    if (!fillSlot(vote, places, holder, tried, fits2)) closed = tried;
  }
  return needs2.map((need) => places.filter((place3) => place3.need === need).flatMap((place3) => holder.get(place3) ?? []));
}
function fillSlot(vote, places, holder, tried, fits2) {
  for (const place3 of places) {
    if (tried.has(place3) || !fits2(vote, place3.need)) continue;
    tried.add(place3);
    const present3 = holder.get(place3);
    if (present3 === void 0 || fillSlot(present3, places, holder, tried, fits2)) {
      holder.set(place3, vote);
      return true;
    }
  }
  return false;
}

// src/gates/reviews/ordering.ts
function assigned(needs2, given, people) {
  const approvals2 = [...given].sort(bySince);
  const atOnce = allAtOnce(needs2, approvals2, people);
  const wanted2 = needs2.reduce((sum2, { count: count2 }) => sum2 + count2, 0);
  if (filled(atOnce) === wanted2 || needs2.every(({ after }) => after === void 0)) return atOnce;
  const inTurn = stageByStage(needs2, approvals2, people);
  return filled(inTurn) > filled(atOnce) ? inTurn : atOnce;
}
var bySince = (a, b) => a.since === b.since ? 0 : a.since < b.since ? -1 : 1;
function allAtOnce(needs2, approvals2, people) {
  const starts = new Map(needs2.map((need) => [need, startOf(need, needs2, (first) => filledAt(first, approvals2))]));
  const one2 = fill(needs2, approvals2, people, starts);
  return one2.map((votes2, place3) => comesAfter(needs2[place3], votes2, needs2, one2) ? votes2 : []);
}
function stageByStage(needs2, approvals2, people) {
  const done2 = /* @__PURE__ */ new Map();
  const endOf = (need) => {
    const votes2 = done2.get(need) ?? [];
    return votes2.length < need.count ? NEVER : votes2.map((vote) => givenFor(need, vote)).sort().at(-1) ?? "";
  };
  for (const stage of stagesOf(needs2)) {
    const used = new Set([...done2.values()].flat());
    const left = people === "shared" ? approvals2 : approvals2.filter((approval) => !used.has(approval));
    const one2 = fill(stage, left, people, new Map(stage.map((need) => [need, startOf(need, needs2, endOf)])));
    for (const [place3, need] of stage.entries()) done2.set(need, one2[place3] ?? []);
  }
  return needs2.map((need) => done2.get(need) ?? []);
}
function stagesOf(needs2) {
  const depthOf = (need) => Math.max(-1, ...namedIn(needs2, need.after).map((first) => depthOf(first))) + 1;
  const isWaitedFor = ({ name: name2 }) => name2 !== void 0 && needs2.some(({ after }) => after === name2);
  const firsts = needs2.filter(isWaitedFor);
  const depths = [...new Set(firsts.map(depthOf))].sort((a, b) => a - b);
  return [
    ...depths.map((depth) => firsts.filter((need) => depthOf(need) === depth)),
    needs2.filter((one2) => !isWaitedFor(one2))
  ];
}
function fill(needs2, approvals2, people, starts) {
  const way = people === "shared" ? matchedApart : assign;
  return way(needs2, approvals2, (approval, need) => mayFill(approval, need, starts.get(need)));
}
function mayFill(approval, need, start) {
  return isFor(approval, need) && (start === void 0 || approval.review.submittedAt > start);
}
function isFor({ approver, differing: differing2 }, { from: from2, isAbout: isAbout3 }) {
  if (from2 && !from2.some((role2) => holds(approver, role2))) return false;
  return differing2.length === 0 || isAbout3 !== void 0 && !differing2.some(isAbout3);
}
function startOf({ after }, needs2, endOf) {
  return namedIn(needs2, after).map(endOf).sort().at(-1);
}
function filledAt(need, approvals2) {
  const given = approvals2.filter((approval) => isFor(approval, need)).map((approval) => givenFor(need, approval));
  return given.sort()[need.count - 1] ?? NEVER;
}
var givenFor = ({ after }, { since, review: review2 }) => after === void 0 ? since : review2.submittedAt;
var NEVER = "\uFFFF";
var namedIn = (needs2, name2) => name2 === void 0 ? [] : needs2.filter((need) => need.name === name2);
function comesAfter(need, approvals2, needs2, assignment) {
  if (need?.after === void 0) return true;
  const ends2 = namedIn(needs2, need.after).flatMap(
    (one2) => (assignment[needs2.indexOf(one2)] ?? []).map((vote) => givenFor(one2, vote))
  );
  return approvals2.every(({ review: review2 }) => ends2.every((end2) => end2 < review2.submittedAt));
}

// src/gates/reviews/reach-effort.ts
var MAX_TRIED = 100;
function isSmall(lists, weighing, people) {
  let sum2 = 0;
  for (const one2 of lists) {
    sum2 += effort(one2, weighing, people);
    if (sum2 > MAX_EFFORT) return false;
  }
  return true;
}
var MAX_EFFORT = 3e5;
function effort({ needs: needs2, assignment }, { tally: { counted: counted3 } }, people) {
  const places = needs2.reduce((sum2, { count: count2 }) => sum2 + count2, 0);
  const open4 = needs2.filter(({ count: count2 }, at3) => (assignment[at3]?.length ?? 0) < count2).length;
  if (open4 === 0) return 0;
  const able = candidatesFor(needs2, people).length;
  const once2 = places * (able + places);
  if (counted3.length === 0) return once2;
  const tries = open4 * Math.min(able, MAX_TRIED) * places * (counted3.length + 1) * groupsKept(needs2, counted3);
  return once2 + open4 * able * needs2.length + tries;
}
function groupsKept(needs2, counted3) {
  const sharing = needs2.filter(({ shares }) => shares);
  if (sharing.length === 0) return 1;
  let ways = 1;
  for (const need of sharing) {
    ways *= Math.max(1, counted3.filter((approval) => isFor(approval, need)).length + 1);
    if (ways >= MAX_GROUPS) return MAX_GROUPS;
  }
  return ways;
}

// src/gates/reviews/reachable.ts
function reachIn(given, weighing, people, isExact) {
  const used = new Set(given.assignment.flat().map(({ approver }) => approver.id));
  const able = candidatesFor(given.needs, people);
  const field = { given, weighing, people, needs: withGroups(given.needs), able, used };
  const scarce = isExact ? scarcePlaces(field) : /* @__PURE__ */ new Set();
  return (place3) => {
    const helpers = helpersFor(place3, field, isExact);
    const supply = isShort(place3, field, helpers, isExact) ? "short" : scarce.has(place3) ? "shared" : "enough";
    return reachOf(place3, field, helpers, supply);
  };
}
function reachOf(place3, { given, people }, helpers, supply) {
  const { objecting } = people;
  const names4 = helpers.flatMap(({ kind: kind2, name: name2 }) => kind2 === "named" ? [name2] : []);
  return {
    names: [...names4.filter((name2) => !objecting.has(name2)), ...names4.filter((name2) => objecting.has(name2))],
    objecting: names4.filter((name2) => objecting.has(name2)),
    groups: helpers.flatMap(({ kind: kind2, name: name2 }) => kind2 === "group" ? [name2] : []),
    anyone: helpers.some(({ kind: kind2 }) => kind2 === "anyone"),
    withoutAccess: barredFrom(needAt(place3, given.needs), people),
    supply
  };
}
function needAt(place3, needs2) {
  const need = needs2[place3];
  if (!need) throw new RangeError(`There is no requirement ${place3}.`);
  return need;
}
function helpersFor(place3, field, isExact) {
  const open4 = needAt(place3, field.needs);
  const own3 = open4.from === void 0 ? field.able : candidatesFor([needAt(place3, field.given.needs)], field.people);
  if (isExact) return [.../* @__PURE__ */ new Set([...own3, ...field.able])].filter(helping(place3, field));
  return own3.filter(({ approval }) => !field.used.has(approval.approver.id) && isFor(approval, open4));
}
function helping(place3, { given, weighing, needs: all, used }) {
  const needs2 = onlyOpen(place3, all, given);
  const open4 = needAt(place3, needs2);
  const before4 = filled(given.assignment);
  const tried = /* @__PURE__ */ new Map();
  const canMove = given.people === "distinct" && needs2.some(({ shares }) => !shares) && weighing.tally.counted.some((approval) => isFor(approval, open4));
  const fills = ({ approval }) => filled(assignedWith([approval], needs2, given, weighing)) > before4;
  return (candidate) => {
    const { approval } = candidate;
    const isUsed = used.has(approval.approver.id);
    if (!isUsed && isFor(approval, open4)) return true;
    if (!isUsed && !canMove) return false;
    const alike = isUsed ? approval.approver.id : needs2.map((need) => isFor(approval, need) ? 1 : 0).join("");
    const helps = tried.get(alike) ?? (tried.size < MAX_TRIED && fills(candidate));
    tried.set(alike, helps);
    return helps;
  };
}
var onlyOpen = (place3, needs2, { assignment }) => needs2.map((need, at3) => at3 === place3 ? need : { ...need, count: assignment[at3]?.length ?? 0 });
function assignedWith(more, needs2, { people }, { tally }) {
  const again = new Set(more.map(({ approver }) => approver.id));
  return assigned(needs2, [...tally.counted.filter(({ approver }) => !again.has(approver.id)), ...more], people);
}
function isShort(place3, field, helpers, isExact) {
  const { given, weighing, needs: needs2, used } = field;
  const open4 = needAt(place3, needs2);
  const lacking3 = open4.count - (given.assignment[place3]?.length ?? 0);
  if (helpers.some(({ kind: kind2 }) => kind2 !== "named")) return false;
  if (helpers.length < lacking3) return true;
  const direct = helpers.filter(({ approval }) => !used.has(approval.approver.id) && isFor(approval, open4));
  if (!isExact || lacking3 === 1 || direct.length >= lacking3) return false;
  const all = helpers.map(({ approval }) => approval);
  const more = filled(assignedWith(all, onlyOpen(place3, needs2, given), given, weighing)) - filled(given.assignment);
  return more < lacking3;
}
function scarcePlaces({ given, weighing, needs: needs2, able }) {
  if (given.people === "shared" || needs2.some(({ shares, after }) => shares || after !== void 0)) return /* @__PURE__ */ new Set();
  const everybody = able.flatMap(
    ({ kind: kind2, approval }) => kind2 === "named" ? [approval] : Array.from({ length: MAX_COUNT }, () => ({ ...approval }))
  );
  const all = assignedWith(everybody, needs2, given, weighing);
  return new Set(needs2.flatMap(({ count: count2 }, place3) => (all[place3]?.length ?? 0) < count2 ? [place3] : []));
}
var MAX_COUNT = 10;

// src/gates/reviews/messages.ts
var short2 = (oid2) => oid2 === null ? "a deleted commit" : oid2.slice(0, 7);
var nameOf = (review2) => review2.author?.login ?? "a deleted account";
var required = ({ count: count2, by }) => `${count2} ${count2 === 1 ? "approval" : "approvals"} ${by}`;
function title(got, wanted2, strangers) {
  const counted3 = `${got} of ${wanted2} ${wanted2 === 1 ? "approval" : "approvals"}`;
  if (strangers.length === 0) return counted3;
  return `${counted3}, ${strangers.length} ${strangers.length === 1 ? "commit" : "commits"} with an unknown author`;
}
function missingIn(lists, weighing) {
  if (lists.every(({ needs: needs2, assignment }) => needs2.every(({ count: count2 }, at3) => assignment[at3]?.length === count2)))
    return [];
  const people = peopleFor(
    lists.flatMap(({ needs: needs2 }) => needs2),
    weighing
  );
  const isExact = isSmall(lists, weighing, people);
  return lists.map((filled2) => {
    const reach = reachIn(filled2, weighing, people, isExact);
    return filled2.needs.flatMap((_, place3) => missing(place3, filled2, weighing, reach));
  });
}
function missing(place3, filled2, weighing, reachOf2) {
  const need = filled2.needs[place3];
  const approvals2 = filled2.assignment[place3] ?? [];
  if (!need || approvals2.length >= need.count) return [];
  const lacking3 = need.count - approvals2.length;
  if (need.unmeetable) return [{ reason: need.unmeetable, lacking: lacking3, could: [], isPossible: false }];
  const before4 = stillBefore(need, filled2);
  const found2 = approvals2.length === 0 ? "no valid approval yet" : `${approvals2.length} of ${need.count} given`;
  const cause = `${required(need)} required; ${found2}.${takenElsewhere(need, place3, filled2)}`;
  const data = { required: need.count, approved: approvals2.length, from: (need.from ?? []).map(({ name: name2 }) => name2) };
  if (before4 !== "") {
    const next = "Wait for the requirement that must be filled first.";
    return [{ reason: { code: CODE, message: `${cause}${before4}`, next, data }, lacking: lacking3, could: [], isPossible: true }];
  }
  const reach = reachOf2(place3);
  const could = reach.names.slice(0, MAX_NAMES);
  const reason = {
    code: CODE,
    message: cause,
    next: whoCould(need, lacking3, reach, short2(weighing.known.change.head)),
    data: { ...data, ...could.length > 0 ? { could } : {} }
  };
  return [{ reason, lacking: lacking3, could, isPossible: reach.supply === "enough" }];
}
var CODE = "approvals_missing";
function takenElsewhere(need, place3, { needs: needs2, assignment, people }) {
  if (people === "shared") return "";
  const elsewhere = assignment.flatMap(
    (approvals2, other) => other === place3 || need.shares && needs2[other]?.shares ? [] : approvals2.filter((approval) => isFor(approval, need))
  );
  if (elsewhere.length === 0) return "";
  const names4 = [...new Set(elsewhere.map(({ approver }) => approver.login))];
  return ` ${listOf(names4)} could give it, but ${names4.length === 1 ? "is" : "are"} already counted for another requirement, and each person counts once.`;
}
function stillBefore({ after }, { needs: needs2, assignment }) {
  if (after === void 0) return "";
  const open4 = needs2.filter(({ name: name2, count: count2 }, place3) => name2 === after && (assignment[place3]?.length ?? 0) < count2);
  return open4.length > 0 ? ` It must follow ${list(open4.map(required), "and")}.` : "";
}
var alternatively = (needs2) => [
  {
    code: "approvals_alternative",
    message: `Alternatively, ${list(needs2.map(required), "and")} would be enough.`
  }
];
function whoCould(need, lacking3, reach, commit2) {
  const people = peopleText(lacking3);
  if (!need.from)
    return `Ask ${people} with write access who did not contribute to the change to approve commit ${commit2}.`;
  const others = [
    ...reach.groups,
    ...reach.anyone ? ["somebody with write access who did not contribute to the change"] : []
  ];
  if (reach.supply !== "enough") return tooFew(need, people, reach);
  const barred = withoutAccess(reach);
  if (others.length === 0) return `${askNamed(reach, lacking3, commit2)}${barred}`;
  return `Ask ${[...reach.names.slice(0, MAX_NAMES), ...others].join(", or ")} to approve commit ${commit2}.${barred}`;
}
function withoutAccess({ withoutAccess: people }) {
  if (people.length === 0) return "";
  const [have, by] = people.length === 1 ? ["has", people[0]] : ["have", "them"];
  return ` ${listOf(people)} ${have} no write access to this repository, so an approval by ${by} would not count.`;
}
function askNamed({ names: names4, objecting }, lacking3, commit2) {
  const free = names4.slice(0, names4.length - objecting.length);
  const resolve2 = `esolve the requested changes with ${listOf(objecting)}, who can then approve`;
  if (objecting.length === 0) return `Ask ${chosenFrom(names4, lacking3)} to approve commit ${commit2}.`;
  if (free.length === 0) return `R${resolve2} commit ${commit2}.`;
  const isEnough = free.length >= lacking3;
  const asked = isEnough ? chosenFrom(free, lacking3) : listOf(free);
  return `Ask ${asked} to approve commit ${commit2}, ${isEnough ? "or" : "and"} r${resolve2} it.`;
}
function tooFew(need, people, { names: names4, withoutAccess: barred, supply }) {
  const { shares, from: from2 = [] } = need;
  const role2 = list(from2.map(({ name: name2 }) => name2));
  const grant = barred.length > 0 ? `Give ${listOf(barred)} write access, or add` : "Add";
  if (supply === "shared")
    return `Each person counts once, and too few are left for the role ${role2} beside the other requirements. ${grant} people to the role in the policy on the base branch.`;
  const left = names4.length === 0 ? "nobody" : `only ${listOf(names4)}`;
  if (shares && from2.every(({ users, teams = [] }) => users.length + teams.length === 0))
    return "Name its owners by account or team in CODEOWNERS on the base branch: an e-mail address cannot be matched to an account.";
  return shares ? `Of its owners, ${left} can still approve this change, but ${people} must. ${grant} owners to CODEOWNERS on the base branch.` : `With the role ${role2}, ${left} can still approve this change, but ${people} must. ${grant} people to the role in the policy on the base branch.`;
}
var peopleText = (count2) => `${count2} ${count2 === 1 ? "person" : "people"}`;
var chosenFrom = (names4, count2) => names4.length === count2 ? listOf(names4) : anyOf(names4, count2);
var anyOf = (candidates, count2) => count2 === 1 && candidates.length <= MAX_NAMES ? listOf(candidates, "or") : `${count2 === 1 ? "one" : count2} of ${listOf(candidates)}`;
var MAX_NAMES = 10;
function listOf(names4, join5 = "and") {
  const more = names4.length - MAX_NAMES;
  return list(more > 0 ? [...names4.slice(0, MAX_NAMES), `${more} more`] : names4, join5);
}
var workOf = (apps) => list(
  apps.map(({ app, did }) => `${app.login} ${did === "opened" ? "opened this change" : "pushed to this change"}`),
  "and"
);
var oneMoreRequired = (apps) => `1 approval more, because ${workOf(apps)} for somebody unknown`;
function oneMore(apps, approver, open4) {
  const cause = `${workOf(apps)}, and GitHub does not report for whom`;
  const hint = "An app that acts on nobody's behalf can be listed under `unattended-apps` in the policy.";
  const name2 = approver?.approver.login;
  const why = name2 === void 0 ? "any approver may have asked for it" : `${name2} may have asked for it, and without the approval by ${name2} the requirements are not met`;
  const next = open4.find(({ reason }) => reason.next !== void 0)?.reason.next;
  return {
    code: "approvals_one_more",
    message: `${cause}: ${why}. One approval more is required.`,
    next: next === void 0 ? hint : `${next} ${hint}`,
    data: { apps: apps.map(({ app }) => app.id) }
  };
}
var oneMoreGiven = (apps) => ({
  code: "approvals_one_more",
  message: `${workOf(apps)}, and GitHub does not report for whom. The approvals are enough without any one of the approvers.`,
  data: { apps: apps.map(({ app }) => app.id) }
});
function unattributable(commit2, rules) {
  const strangers = strangersIn(commit2, rules);
  const addresses = [...new Set(strangers.flatMap(({ email }) => email ?? []))];
  const named2 = strangers.slice(0, MAX_STRANGERS).map(({ as, email }) => `${addressText(email)} as ${PARTS[as]}`);
  const left = strangers.length - named2.length;
  const what = strangers.length === 0 ? "an author, committer or co-author whose e-mail belongs to no GitHub account" : `${list(left > 0 ? [...named2, `${left} more`] : named2, "and")}, which belongs to no GitHub account`;
  return {
    code: "commit_unattributed",
    message: `Commit ${short2(commit2.oid)} names ${what}, so it is unknown whether an approver wrote it.`,
    next: `The person must add the e-mail to their GitHub account. ${strangers.some((one2) => mayBeTool(one2, commit2)) ? "If it is the address of a tool, list it under `known-addresses` in the policy on the base branch. " : ""}Otherwise, rewrite the commit with a known e-mail.`,
    data: { commit: commit2.oid, ...addresses.length > 0 ? { addresses: addresses.slice(0, MAX_STRANGERS) } : {} }
  };
}
var MAX_STRANGERS = 3;
var PARTS = {
  author: "its author",
  committer: "its committer",
  "co-author": "a co-author in a trailer"
};
var MAX_ADDRESS = 100;
function addressText(email) {
  if (email === null || email === "") return "no e-mail";
  const short3 = email.length > MAX_ADDRESS ? `${email.slice(0, MAX_ADDRESS - 1)}\u2026` : email;
  return short3.includes("`") ? short3 : `\`${short3}\``;
}
function changesRequested(review2) {
  return {
    code: "changes_requested",
    message: `${nameOf(review2)} requested changes.`,
    data: { review: review2.id, account: review2.author?.id ?? "" }
  };
}
function givenElsewhere({ review: review2, approver, givenElsewhere: elsewhere }) {
  if (!elsewhere) return [];
  const given = `The approval by ${approver.login} was given for ${short2(review2.commit)}, which`;
  return [
    {
      code: elsewhere === "same change" ? "approval_carried_over" : "approval_of_same_edits",
      message: elsewhere === "same change" ? `${given} contains exactly the same change.` : `${given} makes exactly the same edits in the same places. The base has changed other parts of the same files since, which ${approver.login} may not have seen.`,
      data: { review: review2.id, account: approver.id, commit: review2.commit ?? "" }
    }
  ];
}

// src/gates/reviews/rules.ts
var isUnattended = ({ login: login2 }, apps = []) => apps === "all" || apps.includes(login2.toLowerCase().replace(/\[bot\]$/, ""));
var EXCLUDABLE = ["author", "committers", "co-authors", "last-pusher", "requester", "bots"];
function needFor({ count: count2, from: from2 }, roles) {
  if (!from2) return { count: count2, from: void 0, by: `from ${count2 === 1 ? "somebody" : "people"} with write access` };
  return { count: count2, from: from2.flatMap((name2) => roles.get(name2) ?? []), by: `from ${from2.join(" or ")}` };
}

// src/gates/reviews/apps.ts
function appsForUnknown({ change: { author, assignees, requestedBy = assignees }, lastPushers = [] }, { exclude, unattended }) {
  const opener = author?.kind === "Bot" ? author : void 0;
  const isNamed2 = opener !== void 0 && requestedBy.length > 0 && exclude.includes("requester");
  const opened = opener && !isNamed2 && exclude.includes("author") ? [{ app: opener, did: "opened" }] : [];
  const pushers = exclude.includes("last-pusher") ? lastPushers : [];
  const pushed = pushers.filter(({ kind: kind2, id: id2 }) => kind2 !== "User" && id2 !== opener?.id).map((app) => ({ app, did: "pushed" }));
  return [...opened, ...pushed].filter(({ app }) => !isUnattended(app, unattended));
}

// src/gates/reviews/tried.ts
function triedInTurn(alternatives2, people, counted3) {
  const tried = [];
  for (const needs2 of alternatives2) {
    const one2 = { needs: needs2, assignment: assigned(needs2, counted3, people) };
    if (lacking(one2) === 0) return [one2];
    tried.push(one2);
  }
  return tried.sort((a, b) => lacking(a) - lacking(b));
}
var lacking = ({ needs: needs2, assignment }) => needs2.reduce((sum2, { count: count2 }, place3) => sum2 + count2 - (assignment[place3]?.length ?? 0), 0);

// src/gates/reviews/spare.ts
var NONE = { wanted: 0, given: 0, reasons: [], children: [], others: [], missing: [] };
function spareApproval(alternatives2, { needs: needs2, assignment, people }, known, tally, rules) {
  const apps = appsForUnknown(known, rules);
  if (apps.length === 0 || needs2.length === 0) return NONE;
  const required6 = oneMoreRequired(apps);
  const isOpen3 = lacking({ needs: needs2, assignment }) > 0;
  const tried = isOpen3 ? [] : approversIn(assignment).map((one2) => without(one2, alternatives2, people, tally));
  const weak = tried.find((one2) => lacking(one2.tried) > 0);
  if (isOpen3 || weak) {
    const open4 = weak ? missingIn([{ ...weak.tried, people }], { known, tally: weak.tally, rules }).flat() : [];
    const reasons = [oneMore(apps, weak?.approver, open4)];
    return { ...NONE, wanted: 1, reasons, children: [{ outcome: "fail", required: required6, found: "none" }], missing: open4 };
  }
  const others = tried.flatMap((one2) => one2.tried.assignment);
  const given = others.flat().filter((one2) => !assignment.flat().includes(one2));
  const found2 = [...new Set(given.map(({ approver }) => approver.login))].join(", ");
  const evidence = [...new Set(given.map(({ review: review2 }) => review2.id))];
  const children = [{ outcome: "pass", required: required6, found: found2, evidence }];
  return { ...NONE, wanted: 1, given: 1, reasons: [oneMoreGiven(apps)], children, others };
}
var approversIn = (assignment) => [
  ...new Map(assignment.flat().map((one2) => [one2.approver.id, one2])).values()
];
function without(approver, alternatives2, people, tally) {
  const counted3 = tally.counted.filter((one2) => one2.approver.id !== approver.approver.id);
  const [tried = { needs: [], assignment: [] }] = triedInTurn(alternatives2, people, counted3);
  const ignored3 = [...tally.ignored, { review: approver.review, objection: "by_requester" }];
  return { approver, tried, tally: { ...tally, counted: counted3, ignored: ignored3 } };
}

// src/gates/reviews/unused-reviews.ts
var WHY = {
  by_author: (name2) => `${name2} opened this change`,
  by_committer: (name2) => `${name2} is an author or committer of a commit in this change`,
  by_co_author: (name2) => `${name2} is a co-author of a commit in this change`,
  by_last_pusher: (name2) => `${name2} pushed to the change`,
  by_requester: (name2) => `an app opened this change for ${name2}, who is assigned to it`,
  by_bot: (name2) => `${name2} is not a person`,
  without_write: (name2) => `${name2} has no write access to this repository`,
  stale: (_, review2, change2, settings11) => {
    const other = `it was given for ${short2(review2.commit)}, not for ${short2(change2.head)}`;
    if (settings11["on-push"].stale === "commit") return other;
    const isKnown2 = review2.content !== null && change2.content !== null;
    if (!isKnown2) return `${other}, and the local clone does not show whether the change is the same`;
    const isUnclear = settings11["on-push"].stale === "patch" && review2.differingEdits == null;
    return `${other}, and the change differs between the two${isUnclear ? "; whether it makes the same edits is unknown" : ""}`;
  },
  expired: (_, review2, __, settings11) => `it was given on ${review2.submittedAt.slice(0, 10)}, and the policy accepts none older than ${settings11["max-age"]}`,
  before_base_change: () => "it was given before the base branch of the change was changed",
  dismissed: () => "it was dismissed",
  superseded: (name2, _, __, ___, later) => asksForChanges(later) ? `${name2} requested changes after it` : `a later review by ${name2} replaced it`,
  account_gone: () => "the account that gave it no longer exists"
};
var asksForChanges = (later) => later?.state === "CHANGES_REQUESTED";
var NEXT2 = {
  stale: (review2, change2) => `Ask ${nameOf(review2)} to review ${short2(change2.head)} and approve again.`,
  before_base_change: (review2) => `Ask ${nameOf(review2)} to review and approve it again.`,
  expired: (review2, change2) => `Ask ${nameOf(review2)} to review ${short2(change2.head)} and approve again.`,
  dismissed: (review2) => `Ask ${nameOf(review2)} to review again.`,
  // Another approval would be a way around the request, not an answer to it.
  superseded: (review2, change2, later) => asksForChanges(later) ? `Resolve the requested changes with ${nameOf(review2)}, who can then approve commit ${short2(change2.head)}.` : void 0
};
function ignored({ review: review2, objection: objection4, later }, change2, settings11) {
  const next = NEXT2[objection4]?.(review2, change2, later);
  const what = objection4 === "dismissed" ? "review" : "approval";
  return {
    code: `approval_${objection4}`,
    message: `The ${what} by ${nameOf(review2)} does not count: ${WHY[objection4](nameOf(review2), review2, change2, settings11, later)}.`,
    ...next === void 0 ? {} : { next },
    data: { review: review2.id, account: review2.author?.id ?? "", commit: review2.commit ?? "" }
  };
}
function unused2({ counted: counted3 }, { needs: needs2, assignment }, change2) {
  const used = new Set(assignment.flat());
  const open4 = needs2.filter(({ count: count2 }, place3) => (assignment[place3]?.length ?? 0) < count2);
  return counted3.filter((approval) => !used.has(approval)).flatMap((approval) => whyUnused(approval, open4, change2).map((reason) => ({ review: approval.review, reason })));
}
function whyUnused(approval, open4, { head }) {
  const { review: review2, approver, differing: differing2 } = approval;
  const data = { review: review2.id, account: approver.id, commit: review2.commit ?? "" };
  const cause = `The approval by ${approver.login} does not count:`;
  const next = `Ask ${approver.login} to review ${short2(head)} and approve again.`;
  if (open4.some((need) => isFor(approval, need))) {
    const message2 = `${cause} it was given before the approval that it must follow.`;
    const isNext = open4.some(
      (need) => isFor(approval, need) && open4.every(({ name: name2 }) => name2 === void 0 || name2 !== need.after)
    );
    const later = `Ask ${approver.login} to approve again once the earlier requirement is filled.`;
    return [{ code: "approval_too_early", message: message2, next: isNext ? next : later, data }];
  }
  if (differing2.length > 0) {
    const more = differing2.length > MAX_NAMES ? " and more" : "";
    const message2 = `${cause} it was given for ${short2(review2.commit)}, and the change now differs in ${differing2.slice(0, MAX_NAMES).join(", ")}${more}.`;
    return [{ code: "approval_stale", message: message2, next, data }];
  }
  if (open4.length === 0) return [];
  const message = `${cause} ${whyIneligible(approver.login, open4)}.`;
  return [{ code: "approval_not_eligible", message, data }];
}
function whyIneligible(login2, open4) {
  const unique = (words) => list([...new Set(words)]);
  if (open4.some(({ shares }) => shares)) return `a missing approval must come ${unique(open4.map(({ by }) => by))}`;
  const roles = open4.flatMap(({ from: from2 = [] }) => from2);
  const others = roles.flatMap(loginsOf).filter((one2) => one2.toLowerCase() !== login2.toLowerCase());
  const near = suggest(login2, others);
  const typo = near === void 0 ? "" : `, but the policy names ${near}. If ${login2} is meant, correct the policy`;
  return `${login2} does not hold the role ${unique(roles.map(({ name: name2 }) => name2))}${typo}`;
}

// src/gates/reviews/judge.ts
function judgeReviews({ require: require2, ...rules }, known, { roles, unattended, knownAddresses: knownAddresses2 }) {
  const alternatives2 = [require2.map((one2) => needFor(one2, roles))];
  return judgeNeeds({ alternatives: alternatives2, people: "distinct" }, { ...rules, unattended, knownAddresses: knownAddresses2 }, known);
}
function judgeNeeds({ alternatives: alternatives2, people }, rules, known) {
  const tally = votes(known, rules);
  const weighing = { known, tally, rules };
  const [nearest3, ...others] = looked(triedInTurn(alternatives2, people, tally.counted), people, weighing);
  if (!nearest3) throw new Error("At least one list of needs is required.");
  const strangers = unattributed(known.commits, rules);
  const { needs: needs2, assignment, open: open4 } = nearest3;
  const wanted2 = needs2.reduce((sum2, { count: count2 }) => sum2 + count2, 0);
  const got = wanted2 - lacking(nearest3);
  const filled2 = { needs: needs2, assignment, people };
  const spare = spareApproval(alternatives2, filled2, known, tally, rules);
  const [approved, required6] = [got + spare.given, wanted2 + spare.wanted];
  const passes = approved === required6 && strangers.length === 0;
  const ignoredReviews = [
    ...tally.ignored.map((entry2) => ({ review: entry2.review, reason: ignored(entry2, known.change, rules) })),
    ...unused2(tally, filled2, known.change)
  ];
  const notes3 = ignoredReviews.map(({ reason }) => reason);
  const used = [...assignment, ...spare.others];
  const remarks = [...tally.changesRequested.map(changesRequested), ...fromElsewhere(tally, used)];
  return {
    outcome: passes ? "pass" : "fail",
    title: title(approved, required6, strangers),
    // An ignored approval is part of the cause of a failure; beside a pass it is only worth knowing.
    reasons: passes ? [] : [
      ...open4.map(({ reason }) => reason),
      ...got < wanted2 ? others.filter(isPossible).flatMap((other) => alternatively(other.needs)) : [],
      ...strangers.map((commit2) => unattributable(commit2, rules)),
      ...notes3,
      ...spare.given < spare.wanted ? spare.reasons : []
    ],
    findings: passes ? [...notes3, ...spare.reasons, ...remarks] : remarks,
    measured: { required: required6, approved },
    children: [...needs2.map((need, place3) => child(need, assignment[place3] ?? [])), ...spare.children],
    approvals: weighed(tally, used, ignoredReviews),
    missingReviews: [...open4, ...spare.missing].flatMap(
      ({ lacking: lacking3, could }) => could.length > 0 ? [{ lacking: lacking3, could: [...could] }] : []
    )
  };
}
function looked(tried, people, weighing) {
  const open4 = missingIn(
    tried.map((one2) => ({ ...one2, people })),
    weighing
  );
  const all = tried.map((one2, at3) => ({ ...one2, open: open4[at3] ?? [] }));
  return [...all.filter(isPossible), ...all.filter((one2) => !isPossible(one2))];
}
var isPossible = ({ open: open4 }) => open4.every((one2) => one2.isPossible);
function weighed({ counted: counted3 }, assignment, ignoredReviews) {
  const used = new Set(assignment.flat());
  const reasons = new Map(ignoredReviews.map(({ review: review2, reason }) => [review2.id, reason.code]));
  return [
    ...counted3.map((approval) => ({
      review: approval.review.id,
      why: used.has(approval) ? null : reasons.get(approval.review.id) ?? "approval_not_needed",
      ...approval.givenElsewhere ? { otherCommit: true } : {}
    })),
    ...ignoredReviews.filter(({ review: review2 }) => !counted3.some((approval) => approval.review.id === review2.id)).map(({ review: review2, reason }) => ({ review: review2.id, why: reason.code }))
  ];
}
function fromElsewhere({ counted: counted3 }, assignment) {
  const used = new Set(assignment.flat());
  return counted3.flatMap(
    (approval) => used.has(approval) || approval.differing.length === 0 ? givenElsewhere(approval) : []
  );
}
function child(need, approvals2) {
  const names4 = approvals2.map(({ approver }) => approver.login).join(", ");
  return {
    outcome: approvals2.length === need.count ? "pass" : "fail",
    required: required(need),
    found: approvals2.length === 0 ? "no valid approval" : `${approvals2.length}: ${names4}`,
    evidence: approvals2.map(({ review: review2 }) => review2.id)
  };
}

// src/gates/protected-paths/judge.ts
function judge({ role: role2, "own-changes": mayBeOwn }, known, terms) {
  const change2 = known.rulesChange;
  const owner2 = mayBeOwn && role2 !== null ? terms.roles.get(role2) : void 0;
  const reviews = owner2 && isOwn(known, owner2, terms) ? ownWord(owner2) : judgeReviews(rulesFor(role2), known, terms);
  const broken = change2.policy === "invalid" ? [policyBroken(change2.problem)] : [];
  const touched = rulesTouched(change2.paths);
  const effect = bounded(effectOf(change2));
  const passes = reviews.outcome === "pass" && broken.length === 0;
  return {
    ...reviews,
    outcome: passes ? "pass" : "fail",
    title: broken.length > 0 ? "The policy would be invalid" : `Rules changed: ${reviews.title}`,
    reasons: passes ? [] : [...broken, touched, ...reviews.reasons],
    findings: [...passes ? [touched] : [], ...unread3(change2), ...effect, ...reviews.findings]
  };
}
function isOwn({ change: change2, commits }, owner2, { knownAddresses: knownAddresses2 }) {
  if (change2.fork || commits.length === 0) return false;
  if (unattributed(commits, { exclude: EXCLUDABLE, knownAddresses: knownAddresses2 }).length > 0) return false;
  const isOwner = (contributor) => contributor?.login != null && holds({ login: contributor.login, id: contributor.id }, owner2);
  const contributors = commits.flatMap(({ authors, committer }) => [
    ...authors.filter((author) => author !== null),
    ...committer?.id === WEB_FLOW ? [] : [committer]
  ]);
  return [change2.author, ...contributors].every(isOwner);
}
function ownWord(owner2) {
  const message = `Only ${list([...loginsOf(owner2), ...othersOf(owner2)])} contributed to this change and nobody else reviewed it: this is not an independent review.`;
  return {
    outcome: "pass",
    title: "by their only owner",
    reasons: [],
    findings: [{ code: "not_independent", message }],
    measured: {},
    children: []
  };
}
function rulesFor(role2) {
  return {
    require: [role2 === null ? { count: 1 } : { count: 1, from: [role2] }],
    exclude: EXCLUDABLE,
    "on-push": { stale: "content" }
  };
}
function untouched() {
  const reason = {
    code: "rules_untouched",
    message: "The change touches no policy, CODEOWNERS, workflow or action file."
  };
  return {
    outcome: "not_applicable",
    title: "No rule changed",
    reasons: [reason],
    findings: [],
    measured: {},
    children: []
  };
}
function rulesTouched(paths) {
  const more = paths.length - MAX_REPORTED;
  const named2 = more > 0 ? [...paths.slice(0, MAX_REPORTED), `${more} more`] : paths;
  return {
    code: "rules_touched",
    message: `The change touches files that define how changes are evaluated: ${list(named2, "and")}.`,
    data: { files: paths.length }
  };
}
var policyBroken = (problem) => ({
  code: "policy_broken",
  message: `The policy would be invalid after this change, so no later change could be evaluated. ${problem ?? ""}`.trim(),
  next: "Correct the policy in the change. `gatebook validate` shows the same error locally."
});
var unread3 = ({ policy, problem }) => policy === "unread" ? [
  {
    code: "policy_not_compared",
    message: `The effect of the new policy is unknown until it is merged. ${problem ?? ""}`.trim(),
    next: "Compare the policies by hand: `gatebook explain --policy FILE --extends FILE`."
  }
] : [];
var EFFECTS = [
  { effect: "loosened", code: "policy_loosened", verb: "loosens" },
  { effect: "changed", code: "policy_changed", verb: "changes" },
  { effect: "tightened", code: "policy_tightened", verb: "tightens" }
];
function effectOf({ policy, effect }) {
  if (policy === "gone") {
    return [{ code: "policy_gone", message: "The change removes the policy: no later change would be evaluated." }];
  }
  return EFFECTS.flatMap(
    ({ effect: kind2, code, verb }) => effect.filter((one2) => one2.effect === kind2).map(({ gate: gate2, key }) => ({ code, message: `It ${verb} ${gate2 === null ? key : `${key} of the gate ${gate2}`}.` }))
  );
}

// src/gates/protected-paths/settings.ts
var settings2 = strictObject({ role: string().nullable(), "own-changes": boolean() });

// src/gates/protected-paths/index.ts
var protectedPaths = {
  type: "protected-paths",
  judges: "change",
  clauses: inEveryEdition("4.4.2", "6.3", "7.5.3"),
  awaits: { person: [...REVIEWS_AWAITED, "rules_touched", "not_independent"] },
  settings: settings2,
  // No policy has these keys.
  directions: { role: "undirected", "own-changes": "undirected" },
  neverConceded: true,
  needs: () => ({
    change: true,
    commits: true,
    reviews: { inPart: false, vetoes: false },
    lastPushers: { for: "rules-change" },
    rulesChange: true
  }),
  helpedBy: ["access"],
  withoutMembers: "passes",
  notApplicable: ({ rulesChange: rulesChange2 }) => rulesChange2?.paths.length === 0 ? untouched() : void 0,
  roles: ({ role: role2 }) => role2 === null ? [] : [{ role: role2, path: [] }],
  judge
};

// src/policy/profiles/profile.ts
var SUPPLIED = {
  clauses: ["8.4.1", "8.4.2"],
  why: "Each project relies on different third-party checks and components: add a gate of type `checks` for the checks and one of type `dependencies` for the components."
};

// src/policy/profiles/regulated.ts
var regulated = {
  name: "regulated",
  summary: "For audited software: two people review, requirements are verified by tests, every change has a record.",
  text: `version: 1
gates:
  peer-review:
    type: approvals
    require:
      - { count: 2 }
    on-push: { stale: commit }
  tests:
    type: tests
    max-failed: 0
    max-skipped: 0
    flaky: fail
  coverage:
    type: coverage
    project: { min: 80 }
    patch: { min: 90, min-lines: 0, on-unmeasured: fail }
  traceability:
    type: traceability
    verified-by: tests
    exempt: []
  change-record:
    type: change-record
    required: [reason, risk, impact, rollback]
    authorised-by: { count: 1, from: [release-manager], not: [author, committers, co-authors] }
  release:
    type: release
    contents: { direct-pushes: fail }
    authorised-by: { count: 1, from: [release-manager], not: [author, committers, co-authors] }
`,
  leavesOpen: [
    "roles.release-manager",
    "gates.tests.reports",
    "gates.coverage.reports",
    "gates.traceability.work-items",
    "gates.traceability.requirements",
    "gates.change-record.source"
  ],
  leavesOut: [SUPPLIED]
};

// src/policy/profiles/small-team.ts
var NO_CHANGE_RECORD = {
  clauses: ["6.1"],
  why: "Risk is discussed in the review, not documented for each change. Use `standard` if it must be documented."
};
var smallTeam = {
  name: "small-team",
  summary: "For 2 to 25 people, based on the Basic profile of ISO/IEC 29110: changes are reviewed, tested and traced, and releases are authorised.",
  text: `version: 1
gates:
  peer-review:
    type: approvals
    require:
      - { count: 1 }
  tests:
    type: tests
    max-failed: 0
  traceability:
    type: traceability
  release:
    type: release
    authorised-by: { count: 1, from: [release-manager] }
`,
  leavesOpen: ["roles.release-manager", "gates.tests.reports", "gates.traceability.work-items"],
  leavesOut: [NO_CHANGE_RECORD, SUPPLIED]
};
var smallTeamSolo = {
  name: "small-team-solo",
  summary: "For one person. Nobody else reviews the work: this is a checklist and a record, not an independent review.",
  text: `version: 1
unattended-apps: all
gates:
  others-reviewed:
    type: approvals
    when: { from: [apps, forks] }
    require:
      - { count: 1, from: [quality-owner] }
  self-review:
    type: change-record
    source: { description: true }
    required: [reason, self-review]
  tests:
    type: tests
    max-failed: 0
  release:
    type: release
    authorised-by: { count: 1, from: [quality-owner], not: [] }
`,
  leavesOpen: ["roles.quality-owner", "gates.tests.reports"],
  leavesOut: [
    {
      clauses: ["8.3.3"],
      why: "The purpose of a change is in its description; no work item is required."
    },
    {
      clauses: ["8.3.4", "8.6"],
      why: "The records carry these clauses for tests, releases and contributions by others. The own changes of the one person are reviewed and released by their author: an auditor will ask for a sample reviewed by an outsider."
    },
    SUPPLIED
  ],
  isForOne: true
};

// src/policy/profiles/standard.ts
var standard = {
  name: "standard",
  summary: "For a team whose customers rely on it: all types of evidence, with common thresholds.",
  text: `version: 1
gates:
  peer-review:
    type: approvals
    require:
      - { count: 1 }
  tests:
    type: tests
    max-failed: 0
  coverage:
    type: coverage
    patch: { min: 80 }
  traceability:
    type: traceability
  change-record:
    type: change-record
    when: { risk: [medium, high] }
    required: [reason, risk, impact, rollback]
  release:
    type: release
    authorised-by: { count: 1, from: [release-manager] }
`,
  leavesOpen: [
    "roles.release-manager",
    "gates.tests.reports",
    "gates.coverage.reports",
    "gates.traceability.work-items",
    "gates.change-record.source"
  ],
  leavesOut: [SUPPLIED]
};

// src/policy/profiles/starter.ts
var starter = {
  name: "starter",
  summary: "For a team that is starting: a second person reviews every change, and nothing else is required.",
  text: `version: 1
gates:
  peer-review:
    type: approvals
    require:
      - { count: 1 }
`,
  leavesOpen: [],
  leavesOut: [
    {
      clauses: ["9.1.1"],
      why: "Nothing is measured: a team that is starting may have no reports yet. Use `small-team` once there are tests."
    },
    {
      clauses: ["8.3.3", "8.5.2"],
      why: "A change needs no work item. Only its title and discussion show its purpose."
    },
    {
      clauses: ["6.1", "8.5.6"],
      why: "Risk, impact and rollback are not documented for each change, and releases are not authorised."
    },
    SUPPLIED
  ]
};

// src/policy/profiles/index.ts
var PROFILES = [starter, smallTeamSolo, smallTeam, standard, regulated];
var PROFILE_NAMES = ["starter", "small-team-solo", "small-team", "standard", "regulated"];
var profileNamed = (name2) => PROFILES.find((profile) => profile.name === name2);

// src/policy/schema/concessions.ts
var concessions = strictObject({
  "granted-by": roleNames.describe(
    'Roles that may grant one, with the comment "concession granted" on its issue. Never the person who requested it or contributed to the change.'
  ),
  "max-duration": duration.default("P30D").describe("Maximum validity from the day of the grant."),
  label: label.default("concession").describe("Label of issues that request one.")
});

// src/policy/schema/corrections.ts
var corrections = strictObject({
  "granted-by": roleNames.describe(
    'Roles that may decide which of two contradicting records of one event holds, with the comment "correction granted" on its issue. Never the person who requested it, made the change or started the run that recorded it.'
  ),
  label: label.default("correction").describe("Label of issues that request one.")
});

// src/policy/schema/known-addresses.ts
var ADDRESS = /^[A-Za-z0-9.!#$%&'+/=^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/;
var OF_GITHUB = /@(?:[a-z0-9-]+\.)*github\.com$/;
var address = string().max(254).regex(ADDRESS, "must be one whole e-mail address, such as noreply@example.com").refine((text3) => !OF_GITHUB.test(lowered(text3)), "is an address of GitHub, which stands for an account").transform(lowered).describe("Whole address, compared exactly except for the case of its letters.");
var knownAddresses = array(
  strictObject({
    address,
    is: literal("tool", {
      error: 'must be "tool": an address of a person belongs into the GitHub account of that person'
    }).describe("`tool`: a program without an account, which nobody is.")
  })
).min(1).max(50).refine((all) => new Set(all.map((one2) => one2.address)).size === all.length, "has an address twice");

// src/policy/schema/objectives.ts
var INDICATORS = [
  "first-pass-yield",
  "waiver-rate",
  "emergency-rate",
  "independence",
  "traceability",
  "control-coverage"
];
var targetRule = 'must be ">=" or "<=" and a percentage, such as ">= 85 %"';
var TARGET = /^[<>]= (\d{1,3}(?:\.\d{1,4})?) %$/;
var target2 = string().refine((text3) => parsePercent(TARGET.exec(text3)?.[1] ?? "") !== void 0, targetRule);
var windowRule = "must be whole days from P7D to P366D, such as P90D";
var WINDOW = /^P([1-9]\d{0,2})D$/;
var isWindow = (text3) => {
  const days = Number(WINDOW.exec(text3)?.[1]);
  return days >= 7 && days <= 366;
};
var objective = strictObject({
  name: _enum(INDICATORS).describe(
    "What is measured. `first-pass-yield`: changes that passed their first evaluation. `waiver-rate`: merged under a concession. `emergency-rate`: of an emergency type. `independence`: approved by somebody who did not contribute. `traceability`: merged with a work item or requirement. `control-coverage`: commits of the protected branch with a record."
  ),
  target: target2.describe("Target share of changes, such as `>= 85 %` or `<= 5 %`."),
  window: string().refine(isWindow, windowRule).describe("Period over which it is measured, such as `P90D`."),
  owner: string().describe("Role that is responsible for it.")
});
var objectives = array(objective).max(20).refine((all) => new Set(all.map(({ name: name2 }) => name2)).size === all.length, "must not use a name twice").default([]).describe("Quality objectives of the team. They are measured and block nothing.");

// src/policy/schema/retrospectives.ts
var retrospectives = strictObject({
  "done-by": roleNames.describe(
    'Roles that may carry out a review, with the comment "review done" on its issue. Never the people who made the change, or who requested or authorised the release.'
  ),
  label: label.default("retrospective-review").describe("Label of issues that report one.")
});

// src/policy/schema/unattended-apps.ts
var slug2 = string().max(100).regex(/^[a-z0-9][a-z0-9-]*$/, "must be the name of an app as in its address, such as dependabot");
var unattendedApps = union([literal("all"), array(slug2).min(1).max(50)], {
  error: 'must be a list of apps such as [dependabot], or "all"'
});

// src/policy/schema/when-nothing-applies.ts
var WHEN_NOTHING_APPLIES = ["pass", "fail"];
var whenNothingApplies = _enum(WHEN_NOTHING_APPLIES).default("fail").describe(
  "Result for a change to which no blocking gate applies, such as one of documents only. With `pass`, a gate is an error while its own condition matches no file, because a mistake there would let every change pass. A release always needs a gate."
);

// src/policy/schema/schema.ts
var team = string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, "is not a team (write organisation/team)");
var role = strictObject({
  users: array(login).min(1).max(200).optional().describe("Who may act in this role."),
  teams: array(team).min(1).max(20).optional().describe(
    "Teams, as organisation/team, whose members may act in it, including child teams. Needs an `org-token`."
  ),
  permission: _enum(PERMISSIONS).optional().describe("Anyone with at least this permission in the repository may act in it.")
}).refine(
  ({ users, teams, permission }) => (users ?? teams ?? permission) !== void 0,
  'needs "users", "teams" or "permission" to define who may act in it'
);
var reference2 = string().refine((text3) => parseReference(text3) !== void 0, REFERENCE_RULE);
var patterns = array(pattern).min(1).max(50);
var riskRule = strictObject({
  level: _enum(RISKS).describe("Risk of a change to which the rule applies."),
  paths: patterns.optional().describe("The rule applies when one changed file matches, by its new or its old name."),
  "only-paths": patterns.optional().describe("The rule applies when all changed files match."),
  "expect-empty": expectEmpty,
  labels: array(label).min(1).max(20).optional().describe("The rule raises the risk of a change with one of these labels. It never lowers the risk."),
  "more-than": moreThan.optional().describe("The rule raises the risk of a change larger than this. It never lowers the risk.")
}).refine(
  (rule) => Object.keys(rule).some((key) => key !== "level" && key !== "expect-empty"),
  'needs "paths", "only-paths", "labels" or "more-than" to define when it applies'
).refine((rule) => rule["expect-empty"] === void 0 || (rule.paths ?? rule["only-paths"]) !== void 0, NEEDS_PATHS).refine((rule) => [rule.labels, rule["more-than"], rule.paths ?? rule["only-paths"]].filter(Boolean).length < 2, {
  error: 'accepts only one of paths, "labels" or "more-than": use a separate rule for each'
}).refine((rule) => rule.level !== "low" || rule.labels === void 0 && rule["more-than"] === void 0, {
  error: 'must be "medium" or "high" in a rule by label or size, which only raises the risk',
  path: ["level"]
});
var gate = looseObject({});
var LEDGER_BRANCH = "quality-records";
var branchName = string().min(1).max(200).regex(
  /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|@\{|\.lock(?:\/|$)))[A-Za-z0-9._/@+-]*[A-Za-z0-9_@+-]$/,
  "is not a branch name"
).regex(/^(?!refs\/)/, 'must be the name of a branch without the prefix "refs/heads/", such as quality-records').regex(/^(?!(?:HEAD|@)$)/, "must name one branch; HEAD and @ depend on what is checked out");
var policySchema = strictObject({
  version: literal(1).describe("Version of the policy language."),
  profile: _enum(PROFILE_NAMES).optional().describe(
    "Built-in policy to start from. This file sets what the profile leaves open, and may add and tighten rules."
  ),
  extends: array(reference2).min(1).max(5).optional().describe(
    "Policies of other repositories to extend, each pinned to a commit or read from a protected branch. This file may add and tighten rules, never loosen them."
  ),
  roles: record(slug, role).default({}).describe("Who is in which role. Gates name roles, so a change of people is made only here."),
  iso9001: strictObject({
    edition: _enum(EDITIONS).default("2015").describe(
      "Edition of ISO 9001 whose clause numbers the records carry. Those of 2026 are known from secondary sources only; records are marked so."
    )
  }).prefault({}).describe("Standard that records refer to."),
  risk: array(riskRule).max(50).default([]).describe(
    "Rules that set the risk of a change. The first matching rule by paths decides; without a match, the risk is medium. Rules by label or size can raise it."
  ),
  gates: record(slug, gate).refine((gates2) => Object.keys(gates2).length > 0, "needs at least one gate: without one nothing is checked").refine((gates2) => Object.keys(gates2).length <= 50, "has more than 50 gates").describe("Gates that a change must pass. The name of a gate is the name of its check."),
  concessions: concessions.optional().describe("Who may accept a nonconforming change, with an issue in the repository. Left out: nobody."),
  corrections: corrections.optional().describe("Who settles contradicting records. Without it, nobody does."),
  "retrospective-reviews": retrospectives.optional().describe(
    "Who carries out reviews that a change or a release leaves to be done. While one is overdue, no emergency passes. Left out: reviews are recorded as due, and nothing follows from that."
  ),
  "unattended-apps": unattendedApps.optional().describe(
    "Apps that act on nobody's behalf, such as `dependabot`, or `all`. A change that another app opened or pushed to needs one approval more, since each approver could have asked the app for it. Not needed where the app itself assigned that person. Left out: none."
  ),
  "known-addresses": knownAddresses.optional().describe(
    "Addresses in commits that belong to no GitHub account, such as those that tools write into `Co-authored-by` trailers. Such a trailer, or such an author of a commit that an account committed, is nobody who could approve. An address that GitHub links to an account is never covered, and neither is that of a committer. Left out: none, so a commit of nobody known keeps the gates about reviews from passing."
  ),
  objectives,
  "when-nothing-applies": whenNothingApplies,
  trust: _enum(TRUST).default("self-reported").describe(
    "Trust that the run and all of its reports need, in rising order: `self-reported`; `separate-job`: evaluated in a job that runs no code of the change; `ci-artifact`: reports are artifacts, too; `platform`: no reports."
  ),
  ledger: strictObject({
    branch: branchName.default(LEDGER_BRANCH).describe("Branch of this repository that stores the records.")
  }).prefault({}).describe("Where records are stored.")
});

// src/gates/shared/reports.ts
function sameRequest(a, b) {
  const text3 = (request) => JSON.stringify(
    request.map((one2) => [
      one2.name,
      one2.artifact,
      one2.workflow,
      one2.paths,
      one2.format,
      entriesOf(one2),
      one2.root,
      one2["on-empty-file"]
    ])
  );
  return text3(a) === text3(b);
}
var entriesOf = (request) => Object.entries(request["path-map"] ?? {}).sort(([a], [b]) => a < b ? -1 : 1);
var IS = {
  missing: "is missing",
  pending: "is not there yet",
  expired: "has expired",
  unmatched: "is not for this commit",
  empty: "is empty",
  ambiguous: "is ambiguous",
  stale: "is stale",
  unreadable: "cannot be read",
  unsafe: "is not safe to read"
};
var ADVICE = {
  pending: "Wait until the run has finished. The change is evaluated again then.",
  expired: "Run CI on the head commit again.",
  unmatched: 'In the job that uploads it, check out `ref: ${{ github.event.pull_request.head.sha || github.sha }}`, run `git rev-parse "HEAD^{tree}" --show-prefix > gatebook-tree.txt`, and upload that file with the reports.',
  stale: "Run the tests after the checkout of this change. Do not edit files or restore old reports in between, and do not commit reports.",
  ambiguous: "Configure the coverage tool to write the paths of each report from one folder, and name it in `root`.",
  unsafe: "Write the report as a regular file inside the workspace."
};
var REPORTS_AWAITED = [
  ...Object.keys(IS).map((state) => `${state}_report`),
  "report_left_out",
  "not_collected"
];
var REPORTS_PENDING = ["pending_report"];
function neededReports(wanted2, reports2) {
  const needed = wanted2.filter((one2) => one2.required !== false || !isAbsent(one2, reports2));
  return needed.length > 0 ? needed : wanted2;
}
var isAbsent = ({ name: name2 }, reports2) => reports2.some((report2) => report2.name === name2 && report2.absent === true);
function leftOut(wanted2, reports2) {
  return wanted2.filter((one2) => one2.required === false && isAbsent(one2, reports2)).map(({ name: name2 }) => ({
    code: "report_left_out",
    message: `Report "${name2}" is missing, but not required. ${detailOf(name2, reports2)}`.trimEnd(),
    data: { report: name2 }
  }));
}
function emptyFiles(reports2) {
  return reports2.flatMap(({ name: name2, empty: empty2 = [] }) => {
    if (empty2.length === 0) return [];
    const named2 = empty2.slice(0, MAX_NAMED).map((path) => `"${path}"`);
    const more = empty2.length > named2.length ? ` and ${empty2.length - named2.length} more` : "";
    const message = `Report "${name2}" has ${empty2.length === 1 ? "a file" : `${empty2.length} files`} with nothing in ${empty2.length === 1 ? "it" : "them"}: ${named2.join(", ")}${more}.`;
    return [{ code: "empty_file", message, data: { report: name2, count: empty2.length } }];
  });
}
var MAX_NAMED = 3;
var detailOf = (name2, reports2) => reports2.find((report2) => report2.name === name2)?.detail ?? "";
function unusableReports(all, reports2, advice) {
  const wanted2 = neededReports(all, reports2);
  const reasons = wanted2.flatMap(({ name: name2, artifact: artifact2, trust: least = "self-reported" }) => {
    const report2 = reports2.find((found2) => found2.name === name2);
    if (report2 === void 0) return [notCollected()];
    const next = artifact2 === void 0 ? { ...ADVICE, ...advice } : { ...advice, ...ADVICE_ON_ARTIFACTS };
    if (report2.state !== "read") return [reportUnusable(report2, report2.state, next)];
    return isBelow(report2.trust ?? "self-reported", least) ? [tooLittleTrust(report2, least)] : [];
  });
  if (reasons.length === 0) return void 0;
  const cannotTell = reasons.some(({ code }) => CANNOT_TELL.includes(code));
  return { outcome: cannotTell ? "error" : "fail", title: titleOf(reasons, wanted2.length), reasons };
}
var CANNOT_TELL = [
  ...[
    "unreadable_report",
    "ambiguous_report",
    "expired_report",
    "unmatched_report",
    "not_collected",
    "report_trust_too_low"
  ]
];
var ADVICE_ON_ARTIFACTS = {
  pending: ADVICE.pending,
  expired: ADVICE.expired,
  unmatched: ADVICE.unmatched,
  ambiguous: ADVICE.ambiguous,
  missing: "Upload the report in CI with actions/upload-artifact under this name. Gatebook evaluates the change again when that workflow completes.",
  stale: "Check out the head of the change in this job too, not its test merge.",
  unsafe: "Upload the report files themselves, with actions/upload-artifact."
};
function reportUnusable(report2, state, advice) {
  const { name: name2, detail, next = advice[state] } = report2;
  return { code: `${state}_report`, message: `Report "${name2}" ${IS[state]}. ${detail}`, next, data: { report: name2 } };
}
var tooLittleTrust = ({ name: name2, trust = "self-reported" }, least) => ({
  code: "report_trust_too_low",
  message: `Report "${name2}" needs the trust \`${least}\`, but it is \`${trust}\`.`,
  next: "Run the tests in a job of their own, upload the report as an artifact, and run Gatebook in a job that runs no code of the change.",
  data: { report: name2, trust }
});
function titleOf(reasons, wanted2) {
  const only2 = reasons.length === 1 ? reasons[0] : void 0;
  const state = only2?.code.replace(/_report$/, "");
  if (only2 && state !== void 0 && isUnusable(state)) return `Report "${only2.data?.["report"]}" ${IS[state]}`;
  return `${reasons.length} of ${wanted2} ${wanted2 === 1 ? "report" : "reports"} cannot be used`;
}
var isUnusable = (state) => Object.hasOwn(IS, state);
function notCollected() {
  return {
    code: "not_collected",
    message: "The reports that this gate evaluates were not read in this run.",
    next: "Run the gate in the job that creates the reports, after the tests."
  };
}
function anomaliesOf(reports2, words) {
  return reports2.flatMap(
    ({ name: name2, oddities: odd }) => odd.map(({ code, count: count2 }) => {
      const what = Object.hasOwn(words, code) ? words[code] : `has an anomaly: ${code}`;
      const message = `Report "${name2}" ${what} (${count2 === 1 ? "once" : `${count2} times`}).`;
      return { code, message, data: { report: name2, count: count2 } };
    })
  );
}

// json-once:spdx-exceptions/index.json
var import_spdx_exceptions = __toESM(require_spdx_exceptions());

// src/facts/licences.ts
var import_spdx_expression_parse = __toESM(require_spdx_expression_parse(), 1);

// json-once:spdx-license-ids/deprecated.json
var import_deprecated = __toESM(require_deprecated());

// json-once:spdx-license-ids/index.json
var import_spdx_license_ids = __toESM(require_spdx_license_ids());

// src/facts/licences.ts
var MAX_LENGTH3 = 2e3;
var MAX_WORDS = 400;
function parseLicence(text3) {
  if (text3.length > MAX_LENGTH3 || (text3.match(WORD)?.length ?? 0) > MAX_WORDS) return void 0;
  try {
    return treeOf((0, import_spdx_expression_parse.default)(spelled(text3)));
  } catch {
    return void 0;
  }
}
var WORD = /[A-Za-z0-9.-]+/g;
var KNOWN = new Map([...import_spdx_license_ids.default, ...import_deprecated.default, ...import_spdx_exceptions.default].map((id2) => [id2.toLowerCase(), id2]));
var spelled = (text3) => text3.replace(WORD, (word) => KNOWN.get(word.toLowerCase()) ?? word);
function treeOf(node) {
  if ("conjunction" in node) return { join: node.conjunction, left: treeOf(node.left), right: treeOf(node.right) };
  const [id2, exception = null] = RENAMED[node.license] ?? [present(node.license, node.plus === true)];
  return { licence: { id: id2, exception: node.exception ?? exception } };
}
var RENAMED = {
  "eCos-2.0": ["GPL-2.0-or-later", "eCos-exception-2.0"],
  "GPL-2.0-with-autoconf-exception": ["GPL-2.0-only", "Autoconf-exception-2.0"],
  "GPL-2.0-with-bison-exception": ["GPL-2.0-only", "Bison-exception-2.2"],
  "GPL-2.0-with-classpath-exception": ["GPL-2.0-only", "Classpath-exception-2.0"],
  "GPL-2.0-with-font-exception": ["GPL-2.0-only", "Font-exception-2.0"],
  "GPL-2.0-with-GCC-exception": ["GPL-2.0-only", "GCC-exception-2.0"],
  "GPL-3.0-with-autoconf-exception": ["GPL-3.0-only", "Autoconf-exception-3.0"],
  "GPL-3.0-with-GCC-exception": ["GPL-3.0-only", "GCC-exception-3.1"],
  wxWindows: ["LGPL-2.0-or-later", "WxWindows-exception-3.1"]
};
function present(id2, isOrLater) {
  const plain2 = id2.replace(/\+$/, "");
  const orLater = isOrLater || plain2 !== id2;
  if (GNU.test(plain2)) return `${plain2}-${orLater ? "or-later" : "only"}`;
  return orLater ? `${plain2}+` : plain2;
}
var GNU = /^(?:AGPL|GFDL|GPL|LGPL)-\d\.\d$/;
function isMet(expression, isAllowed) {
  if ("licence" in expression) return isAllowed(expression.licence);
  const { join: join5, left, right } = expression;
  if (join5 === "or") return isMet(left, isAllowed) || isMet(right, isAllowed);
  return isMet(left, isAllowed) && isMet(right, isAllowed);
}
function parseRule(text3) {
  if (text3.endsWith("*")) return startRule(text3.slice(0, -1).toLowerCase());
  const expression = parseLicence(text3);
  if (expression === void 0 || !("licence" in expression)) return void 0;
  const { id: id2, exception } = expression.licence;
  return { id: id2.toLowerCase(), isStart: false, exception };
}
function startRule(id2) {
  const isOfOne = id2.startsWith("licenseref-") || [...KNOWN.keys()].some((known) => known.startsWith(id2));
  return /^[a-z0-9.-]+$/.test(id2) && isOfOne ? { id: id2, isStart: true, exception: null } : void 0;
}
function isNamed({ id: id2, isStart, exception }, licence2) {
  const found2 = licence2.id.toLowerCase();
  const isOf = isStart ? found2.startsWith(id2) : found2 === id2;
  return isOf && (exception === null || exception === licence2.exception);
}
var isNamedInAnyForm = (rule, licence2) => isNamed(rule, licence2) || !rule.isStart && isNamed({ ...rule, id: formless(rule.id) }, { ...licence2, id: formless(licence2.id.toLowerCase()) });
var formless = (id2) => id2.replace(/(?:-only|-or-later|\+)$/, "");

// src/facts/release/name.ts
function releaseName(of) {
  const what = of.tag ?? of.commit.slice(0, 7);
  return of.environment === null ? what : `${what} to ${of.environment}`;
}

// src/gates/approvals/directions.ts
var directions = {
  require: "more",
  "require.count": "minimum",
  "require.from": "fewer",
  "require.code-owners": ["any", "each"],
  "require.unowned": { order: ["allow", "fail"], leftOut: "fail" },
  "require.unowned.from": "undirected",
  "require.any": "undirected",
  "require.name": "undirected",
  "require.when": "when",
  "require.not-needed-when": "exception",
  "require.after": "asked",
  people: ["shared", "distinct"],
  "max-age": "duration",
  veto: "more",
  "on-none": ["pass", "fail"],
  "request-reviews": ["false", "true"],
  exclude: "more",
  "on-push.stale": ["patch", "content", "commit"]
};

// src/gates/approvals/messages.ts
var MAX_FILES = 10;
function unowned(paths) {
  const shown4 = paths.slice(0, MAX_FILES).join(", ");
  const more = paths.length > MAX_FILES ? ` and ${paths.length - MAX_FILES} more` : "";
  return {
    code: "files_unowned",
    message: `CODEOWNERS on the base branch names no owner for ${shown4}${more}.`,
    next: "Add an owner for them there, or set `unowned` in the policy.",
    data: { files: paths.slice(0, MAX_FILES) }
  };
}
var doesNotApply2 = (why) => ({ code: "requirement_not_asked", message: why });
function nothingRequired() {
  return {
    code: "no_requirement_applies",
    message: "No requirement applies to this change, so nobody would have to review it.",
    next: "Add a requirement for all other changes, or set `on-none: pass` in the policy."
  };
}
var nameOf2 = ({ author }) => author?.login ?? "a deleted account";
var rolesText = (roles) => `the role ${list(roles.map(({ name: name2 }) => name2))}`;
function vetoOpen(review2, roles) {
  return {
    code: "veto_open",
    message: `${nameOf2(review2)} requested changes and holds ${rolesText(roles)}, so the request blocks the change.`,
    next: `Resolve it with ${nameOf2(review2)}, who can then approve, or ask somebody with ${rolesText(roles)} who did not contribute to the change to dismiss it.`,
    data: { review: review2.id, account: review2.author?.id ?? "" }
  };
}
var DISMISSED = {
  "by maker": {
    code: "veto_dismissed_by_maker",
    cause: (by) => `${by} dismissed it but contributed to the change`
  },
  "without role": {
    code: "veto_dismissed_without_role",
    cause: (by, roles) => `${by} dismissed it but does not hold ${roles}`
  },
  "without write": {
    code: "veto_dismissed_without_write",
    cause: (by) => `${by} dismissed it but has no write access to the repository now`
  },
  unknown: { code: "veto_dismissed_unknown", cause: () => "it is unknown who dismissed it or what it requested" }
};
function vetoDismissed(review2, why, roles) {
  const { code, cause } = DISMISSED[why];
  return {
    code,
    message: `The review by ${nameOf2(review2)} still blocks the change: ${cause(review2.dismissal?.by?.login ?? "", rolesText(roles))}.`,
    next: `Ask ${nameOf2(review2)} to review again.`,
    data: { review: review2.id, account: review2.author?.id ?? "" }
  };
}

// src/gates/reviews/owners.ts
function ownerRoles(owners, memberships2 = {}) {
  return partsOf(owners, memberships2).map(({ role: role2 }) => role2);
}
function needsOfOwners(which, owners, memberships2) {
  const parts2 = partsOf(owners, memberships2);
  if (parts2.length === 0) return [];
  if (which === "any") {
    const paths = parts2.flatMap((part2) => part2.paths);
    return [
      needOf(
        parts2.map(({ role: role2 }) => role2),
        paths,
        "from an owner of the changed files"
      )
    ];
  }
  return parts2.map(({ role: role2, patterns: patterns2, paths }) => needOf([role2], paths, `from an owner of ${list(patterns2, "and")}`));
}
function needOf(from2, paths, by) {
  const about2 = new Set(paths);
  return { count: 1, from: from2, by, isAbout: (path) => about2.has(path), shares: true };
}
function partsOf({ parts: parts2 }, memberships2) {
  const sets = /* @__PURE__ */ new Map();
  for (const part2 of parts2) {
    const set = setOf(part2);
    const same2 = sets.get(set);
    if (same2) same2.push(part2);
    else sets.set(set, [part2]);
  }
  return Array.from(sets.values(), (same2) => {
    const patterns2 = same2.map(({ pattern: pattern2 }) => pattern2);
    const role2 = roleOf(`owner of ${list(patterns2, "and")}`, same2[0]?.owners ?? []);
    return { patterns: patterns2, paths: same2.flatMap(({ paths }) => paths), role: withMembers(role2, memberships2) };
  });
}
var setOf = ({ owners }) => JSON.stringify(owners.map(nameOf3).sort());
var nameOf3 = (owner2) => owner2.kind === "user" ? `@${owner2.login}` : owner2.kind === "team" ? `@${owner2.team}` : owner2.email;
function roleOf(name2, owners) {
  return {
    name: name2,
    users: owners.flatMap((owner2) => owner2.kind === "user" ? [owner2.login] : []),
    teams: owners.flatMap((owner2) => owner2.kind === "team" ? [owner2.team] : [])
  };
}

// src/gates/approvals/needs.ts
function requiredApprovals(require2, basis3, terms) {
  const each = require2.map((one2) => ({ one: one2, why: doesNotApply3(one2, basis3, terms) }));
  const required6 = each.filter(({ why }) => why === void 0).map(({ one: one2 }) => one2);
  const { codeOwners: owners, memberships: memberships2 = {} } = basis3;
  const context = { owners, ownersUnknown: terms.lacking?.codeOwners, memberships: memberships2, roles: terms.roles };
  const options = required6.map((one2) => branchesOf(one2, context));
  return {
    alternatives: options.reduce(
      (all, next) => all.flatMap((before4) => next.map((option2) => [...before4, ...option2])),
      [[]]
    ),
    remarks: each.flatMap(({ why }) => why === void 0 ? [] : [doesNotApply2(why)])
  };
}
function doesNotApply3(one2, basis3, { risk }) {
  return (one2.when && unmet(one2.when, basis3, risk, "this")) ?? (one2["not-needed-when"] && notNeeded(one2, basis3, risk));
}
function notNeeded({ "not-needed-when": conditions2 = {} }, { change: change2, files = [], labels = [], commits = [] }, rules) {
  const { "only-paths": only2, risk: levels, "verified-commits": verified2 } = conditions2;
  const computed = levels && riskOf(rules, { change: change2, files, labels });
  const all = [
    ...only2 ? [isWithin(files, only2) ? `All changed files match ${list(only2)}.` : void 0] : [],
    ...computed ? [isOneOf(computed.level, levels) ? `The risk of the change is ${riskText(computed)}.` : void 0] : [],
    ...verified2 ? [signed(commits)] : []
  ];
  return all.some((text3) => text3 === void 0) ? void 0 : all.join(" ");
}
function isWithin(files, patterns2) {
  const paths = changedPaths(files);
  return paths.length > 0 && paths.every(matcher(patterns2));
}
var isOneOf = (level, levels) => levels.includes(level);
var signed = (commits) => areVerified(commits) ? "Every commit of the change has a valid signature." : void 0;
function branchesOf(one2, context) {
  const all = one2.any ? one2.any.map((option2) => needsOfOption(option2, context)) : [needsOf2(one2, context)];
  const asking = all.filter((needs2) => needs2.length > 0);
  const options = asking.length > 0 ? asking : [[]];
  const { name: name2, after, when: when2 } = one2;
  const isAbout3 = when2?.paths && !when2["or-labels"] ? matcher(when2.paths) : void 0;
  return options.map((needs2) => needs2.map((need) => ({ ...isAbout3 ? { isAbout: isAbout3 } : {}, ...need, name: name2, after })));
}
var needsOfOption = (option2, context) => option2.all ? option2.all.flatMap((one2) => needsOf2(one2, context)) : needsOf2(option2, context);
function needsOf2(leaf2, { owners, ownersUnknown, memberships: memberships2, roles }) {
  const which = leaf2["code-owners"];
  if (which === void 0) return [needFor({ count: leaf2.count ?? 1, from: leaf2.from }, roles)];
  if (!owners) {
    if (!ownersUnknown) throw new Error("Requirements by code owners need the code owners.");
    return [{ ...OF_OWNERS, unmeetable: ownersUnknown, isUnknown: true }];
  }
  return [...needsOfOwners(which, owners, memberships2), ...needsOfUnowned(leaf2, owners, roles)];
}
var OF_OWNERS = { count: 1, from: [], by: "from an owner of each file", shares: true };
function needsOfUnowned({ unowned: rule = "fail" }, { unowned: unowned2 }, roles) {
  if (rule === "allow" || unowned2.length === 0) return [];
  const paths = new Set(unowned2);
  const isAbout3 = (path) => paths.has(path);
  if (rule === "fail") return [{ ...OF_OWNERS, isAbout: isAbout3, unmeetable: unowned(unowned2) }];
  const need = needFor({ count: 1, from: rule.from }, roles);
  return [{ ...need, by: `${need.by}, for files without an owner`, isAbout: isAbout3, shares: true }];
}

// src/gates/approvals/veto.ts
function openVetoes(roles, known) {
  const contributors = new Set(Object.values(contributorsOf(known)).flatMap((ids) => [...ids]));
  return latestVotes(known.reviews).filter(({ author }) => author !== null && roles.some((role2) => holds(author, role2))).flatMap((review2) => objection2(review2, roles, contributors));
}
var mayBeVetoed = ({ reviews }) => latestVotes(reviews).some(
  ({ state, dismissal }) => state === "DISMISSED" ? dismissal?.was !== "APPROVED" : state === "CHANGES_REQUESTED"
);
function objection2(review2, roles, contributors) {
  if (review2.state === "CHANGES_REQUESTED") return [vetoOpen(review2, roles)];
  if (review2.state !== "DISMISSED") return [];
  const { author, dismissal } = review2;
  if (!dismissal) return [vetoDismissed(review2, "unknown", roles)];
  if (dismissal.was !== "CHANGES_REQUESTED") return [];
  const { by } = dismissal;
  if (by && by.id === author?.id) return [];
  if (!by) return [vetoDismissed(review2, "unknown", roles)];
  if (contributors.has(by.id)) return [vetoDismissed(review2, "by maker", roles)];
  if (!roles.some((role2) => holds(by, role2))) return [vetoDismissed(review2, "without role", roles)];
  return dismissal.canWrite === false ? [vetoDismissed(review2, "without write", roles)] : [];
}

// src/gates/approvals/judge.ts
function judge2(settings11, known, terms) {
  const required6 = requiredApprovals(settings11.require, known, terms);
  const vetoers = (settings11.veto ?? []).flatMap((name2) => terms.roles.get(name2) ?? []);
  const judged3 = judgeKnown(settings11, known, terms, { required: required6, vetoes: openVetoes(vetoers, known) });
  const vetoesUnknown = mayBeVetoed(known) ? unreadIn(vetoers) : [];
  const unknown4 = onceEach3([...vetoesUnknown, ...required6.alternatives.flatMap(unknownIn)]);
  if (unknown4.length === 0) return judged3;
  const isSettled = judged3.outcome === "pass" && vetoesUnknown.length === 0;
  const isOpenOtherwise = required6.alternatives.some((needs2) => unknownIn(needs2).length === 0);
  return withUnknown(judged3, unknown4, { isSettled, isOpenOtherwise });
}
function withUnknown(judged3, unknown4, { isSettled, isOpenOtherwise }) {
  if (judged3.outcome === "not_applicable") return judged3;
  if (isSettled) return { ...judged3, findings: [...judged3.findings, ...unknown4] };
  const isNew = ({ message }) => unknown4.every((one2) => one2.message !== message);
  return { ...unjudged(unknown4), findings: isOpenOtherwise ? judged3.reasons.filter(isNew) : [] };
}
var unknownIn = (needs2) => needs2.flatMap(({ from: from2 = [], unmeetable, isUnknown: isUnknown2 }) => [
  ...unmeetable && isUnknown2 ? [unmeetable] : [],
  ...unreadIn(from2)
]);
var onceEach3 = (reasons) => [
  ...new Map(reasons.map((reason) => [reason.message, reason])).values()
];
function judgeKnown(settings11, known, terms, concerned) {
  const { required: required6, vetoes } = concerned;
  if (vetoes.length === 0 && required6.alternatives.every((needs2) => needs2.length === 0))
    return nothingRequired2(settings11["on-none"], required6.remarks);
  const judged3 = judgeNeeds(
    { alternatives: required6.alternatives, people: settings11.people },
    { ...settings11, unattended: terms.unattended, knownAddresses: terms.knownAddresses },
    known
  );
  if (vetoes.length === 0) return { ...judged3, findings: [...judged3.findings, ...required6.remarks] };
  return {
    ...judged3,
    outcome: "fail",
    title: judged3.outcome === "pass" ? "Changes requested" : judged3.title,
    reasons: [...vetoes, ...judged3.reasons],
    findings: [...judged3.findings.filter((finding) => !isReported(finding, vetoes)), ...required6.remarks]
  };
}
var isReported = ({ code, data }, vetoes) => code === "changes_requested" && vetoes.some((veto) => veto.data?.["review"] === data?.["review"]);
function nothingRequired2(rule, remarks) {
  const common = { title: "No review is required", findings: [...remarks], measured: {}, children: [] };
  return rule === "pass" ? { outcome: "pass", reasons: [], ...common } : { outcome: "fail", reasons: [nothingRequired()], ...common };
}

// src/gates/reviews/makers.ts
var MAX_SHOWN = 5;
function unmeetableByMakers({ require: require2, exclude, people = "distinct" }, roles, path) {
  if (!exclude.includes("author")) return [];
  const alone = people === "shared" ? require2.map((_, index2) => [index2]) : [require2.map((_, index2) => index2)];
  return alone.flatMap((indices) => {
    const found2 = blocked(
      indices.flatMap((index3) => require2[index3] ?? []),
      roles
    );
    const index2 = found2 && indices[found2.open];
    return found2 && index2 !== void 0 ? [{ path: path(index2), message: sentence(found2), ofHolders: true }] : [];
  });
}
function blocked(require2, roles) {
  const wanted2 = require2.flatMap(({ from: from2 = [] }) => from2.flatMap((name2) => roles.get(name2) ?? []));
  if (wanted2.some((role2) => othersOf(role2).length > 0)) return void 0;
  const logins = [...new Set(wanted2.flatMap(loginsOf))].filter((login2) => !login2.endsWith("[bot]"));
  if (openWithout(void 0, { require: require2, roles, wanted: wanted2 }) !== void 0) return void 0;
  const each = logins.flatMap((author) => {
    const open5 = openWithout(author, { require: require2, roles, wanted: wanted2 });
    return open5 === void 0 ? [] : [{ author, open: open5 }];
  });
  const open4 = each[0]?.open;
  const at3 = open4 === void 0 ? void 0 : require2[open4];
  if (open4 === void 0 || !at3?.from) return void 0;
  return { open: open4, count: at3.count, from: at3.from, authors: each.filter((one2) => one2.open === open4).map((one2) => one2.author) };
}
function openWithout(author, { require: require2, roles, wanted: wanted2 }) {
  const needs2 = require2.map((one2) => needFor(one2.from ? one2 : { count: 0 }, roles));
  const users = [...new Set(wanted2.flatMap((role2) => role2.users))];
  const votes2 = users.map(somebody).filter(({ approver }) => approver.login !== author);
  const filled2 = assign(needs2, votes2, ({ approver }, { from: from2 }) => from2?.some((role2) => holds(approver, role2)) ?? false);
  const open4 = needs2.findIndex(({ count: count2 }, place3) => (filled2[place3]?.length ?? 0) < count2);
  return open4 === -1 ? void 0 : open4;
}
function somebody(user) {
  const [login2 = "", id2 = login2] = user.split("#");
  return { approver: { login: login2, id: id2 } };
}
function sentence({ count: count2, from: from2, authors }) {
  const more = authors.length - MAX_SHOWN;
  const who2 = list(more > 0 ? [...authors.slice(0, MAX_SHOWN), `${more} more`] : authors);
  const needed = `${count2} ${count2 === 1 ? "person" : "people"} with the role ${list(from2)}`;
  return `For a change by ${who2} this can never be met: it requires ${needed}, and the author does not count. Add somebody to the role, or require fewer.`;
}

// src/gates/reviews/satisfiable.ts
function unfillable(require2, roles, path) {
  const wanted2 = require2.flatMap(({ from: from2 = [] }) => from2.flatMap((name2) => roles.get(name2) ?? []));
  if (wanted2.some((role2) => othersOf(role2).length > 0)) return [];
  const needs2 = require2.map((one2) => needFor(one2.from ? one2 : { count: 0 }, roles));
  const people = new Set(require2.flatMap(({ from: from2 = [] }) => membersOf(from2, roles)));
  const everybody = [...people].map((user) => ({ approver: somebody2(user) }));
  const filled2 = assign(
    needs2,
    everybody,
    ({ approver }, { from: from2 }) => from2?.some((role2) => holds(approver, role2)) ?? false
  );
  const index2 = needs2.findIndex(({ count: count2 }, place3) => (filled2[place3]?.length ?? 0) < count2);
  const open4 = require2[index2];
  if (!open4?.from) return [];
  const members2 = new Set(membersOf(open4.from, roles)).size;
  const who2 = list(open4.from);
  const have = `${members2 === 1 ? "1 person has" : `${members2} people have`} the role ${who2}`;
  const message = members2 < open4.count ? `This can never be met: it requires ${open4.count}, but ${have}.` : `This can never be met: each person counts once, and too few are left for the role ${who2}.`;
  return [{ path: path(index2), message }];
}
var membersOf = (from2, roles) => from2.flatMap((name2) => roles.get(name2)?.users ?? []);
function somebody2(user) {
  const [login2 = "", id2 = login2] = user.split("#");
  return { login: login2, id: id2 };
}

// src/gates/shared/odd-lists.ts
var matchesAll = (patterns2 = []) => patterns2.some((pattern2) => /^(?:\*\*\/)*\*\*(?:\/\*)?$/.test(pattern2));
function onlyEverything(patterns2, path, so) {
  return matchesAll(patterns2) ? [{ path, message: `This matches every file, so ${so}. Name the files that are meant, such as "docs/**".` }] : [];
}

// src/gates/approvals/parts.ts
function partsOf2(one2, path) {
  if (!one2.any) return [{ leaf: one2, path }];
  return one2.any.flatMap((option2, place3) => {
    const at3 = [...path, "any", place3];
    return option2.all ? option2.all.map((leaf2, inner) => ({ leaf: leaf2, path: [...at3, "all", inner] })) : [{ leaf: option2, path: at3 }];
  });
}
var allParts = ({ require: require2 }) => require2.flatMap((one2, place3) => partsOf2(one2, ["require", place3]));
function roleMentions(settings11) {
  const named2 = (roles, path) => (roles ?? []).map((role2, place3) => ({ role: role2, path: [...path, place3] }));
  return [
    ...allParts(settings11).flatMap(({ leaf: leaf2, path }) => [
      ...named2(leaf2.from, [...path, "from"]),
      ...typeof leaf2.unowned === "object" ? named2(leaf2.unowned.from, [...path, "unowned", "from"]) : []
    ]),
    ...named2(settings11.veto, ["veto"])
  ];
}
var fileMentions = ({ require: require2 }) => require2.flatMap((one2, place3) => [
  ...whenMentions(one2.when, ["require", place3, "when"]),
  ...mentioned(one2["not-needed-when"]?.["only-paths"] ?? [], ["require", place3, "not-needed-when", "only-paths"])
]);
var needsOwners = (settings11) => allParts(settings11).some(({ leaf: leaf2 }) => leaf2["code-owners"] !== void 0);
var holdsInPart = (settings11) => settings11["on-push"].stale !== "commit" && (needsOwners(settings11) || settings11.require.some(({ when: when2 }) => when2?.paths !== void 0));
function needsOf3(settings11, rules) {
  const { veto } = settings11;
  return {
    change: true,
    commits: true,
    reviews: {
      inPart: holdsInPart(settings11),
      edits: settings11["on-push"].stale === "patch",
      vetoes: veto !== void 0
    },
    ...conditionNeeds(settings11, rules),
    ...needsOwners(settings11) ? { files: BY_PATH, codeOwners: true, memberships: { roles: [] } } : {},
    ...settings11.exclude.includes("last-pusher") || veto ? { lastPushers: { for: "every-change" } } : {},
    ...settings11["max-age"] === void 0 ? {} : { time: true }
  };
}
function conditionNeeds({ require: require2 }, rules) {
  const all = require2.map(({ when: when2, "not-needed-when": unless }) => ({
    ...when2 ? whenNeeds(when2, rules) : {},
    ...unless?.["only-paths"] ? { files: BY_PATH } : {},
    ...unless?.risk ? riskNeeds(rules) : {}
  }));
  return {
    ...all.some(({ files }) => files) ? { files: BY_PATH } : {},
    ...all.some(({ labels }) => labels) ? { labels: true } : {}
  };
}
var counts = ({ require: require2 }) => require2.map(
  ({ count: count2 = 0, from: from2, when: when2, "not-needed-when": unless }) => when2 || unless ? { count: 0 } : { count: count2, from: from2 }
);

// src/gates/approvals/lint.ts
function lint(own3, roles) {
  const { require: require2, people, exclude } = own3;
  const pathOf2 = (place3) => ["require", place3];
  return [
    ...people === "distinct" ? unfillable(counts(own3), roles, pathOf2) : [],
    ...unmeetableByMakers({ require: counts(own3), exclude, people }, roles, pathOf2),
    ...exclude.length > 0 ? [] : [{ path: ["exclude"], message: NOBODY_EXCLUDED }],
    ...require2.flatMap(
      (one2, place3) => onlyEverything(
        one2["not-needed-when"]?.["only-paths"],
        [...pathOf2(place3), "not-needed-when", "only-paths"],
        "no change needs this approval by its files"
      )
    )
  ];
}
var NOBODY_EXCLUDED = 'This excludes nobody, so contributors can approve their own change. List at least "author", or remove the key.';

// src/gates/approvals/settings.ts
var LEVELS_DOWN = ["low", "medium"];
var notNeededWhen = strictObject({
  "only-paths": array(pattern).min(1).max(50).optional().describe("All changed files match, old and new names."),
  risk: array(_enum(LEVELS_DOWN)).min(1).refine((levels) => levels.includes("low"), 'must also name "low": lower risk must not require more').optional().describe("Levels of risk, with every lower one: `[low]` or `[low, medium]`."),
  "verified-commits": literal(true).optional().describe("GitHub verified the signature of every commit.")
}).refine((conditions2) => Object.keys(conditions2).length > 0, "needs at least one condition");
var leaf = {
  count: int().min(1).max(10).optional().describe("How many people must approve. Left out: 1."),
  from: roleNames.optional().describe("Roles that may fill this requirement. Left out: anyone with write access."),
  "code-owners": _enum(["each", "any"]).optional().describe(
    "Owners by the CODEOWNERS file of the base commit, instead of roles. `each`: one owner for every set of owners of the changed files. `any`: one owner of any of them."
  ),
  unowned: union([_enum(["fail", "allow"]), strictObject({ from: roleNames.describe("Roles that may approve them.") })], {
    error: 'must be "fail", "allow", or { from: [role] }'
  }).optional().describe("Rule for changed files without an owner, with `code-owners`. Left out: `fail`.")
};
var conditions = {
  name: slug.optional().describe("Name that another requirement can refer to with `after`."),
  after: slug.optional().describe("Name of a requirement that must be filled before this one."),
  when: when.optional().describe("Changes to which it applies. With `paths`, an approval stays valid while none of these files change."),
  "not-needed-when": notNeededWhen.optional().describe("Changes that do not need it. All conditions must be met.")
};
var KINDS2 = ["code-owners", "any", "all"];
function misfits(one2) {
  const has = (key) => one2[key] !== void 0;
  const kinds2 = KINDS2.filter(has);
  const beside = ["count", "from"].filter(has);
  const pairs2 = [...kinds2.length > 1 ? [kinds2] : [], ...kinds2[0] ? beside.map((key) => [kinds2[0], key]) : []];
  return [
    ...pairs2.map(([first, second]) => `cannot have both "${first}" and "${second}"`),
    ...has("unowned") && !has("code-owners") ? ['has "unowned", which requires "code-owners"'] : []
  ];
}
function checked(shape) {
  return strictObject(shape).superRefine((one2, context) => {
    for (const message of misfits(one2)) context.addIssue({ code: "custom", path: [], message });
  });
}
var one = checked(leaf);
var parts = (part2) => array(part2).min(2).max(10);
var option = checked({ ...leaf, all: parts(one).optional().describe("One alternative: all of these together.") });
var requirement2 = checked({
  ...leaf,
  any: parts(option).optional().describe("Alternatives: one of these is enough."),
  ...conditions
});
var settings3 = strictObject({
  require: array(requirement2).min(1).max(20).transform((all) => all.map(counted)).describe("What must be approved, and by whom."),
  people: _enum(["distinct", "shared"]).default("distinct").describe("`distinct`: each person fills only one requirement. `shared`: one person may fill several."),
  exclude: array(_enum(EXCLUDABLE)).default([...EXCLUDABLE]).describe(
    "Whose approval does not count: contributors to the change, whoever pushed to it, who requested it from an app, and accounts that are not people."
  ),
  "on-push": strictObject({
    stale: _enum(["patch", "content", "commit"]).default("content").describe(
      '`content`: an approval stays valid while the change is exactly what was approved: the same files, before and after. `patch`: also while it makes exactly the same edits in the same places of files that the base has changed elsewhere since, as after "Update branch" or a clean rebase; the approver has not seen how the two work together. `commit`: it is valid for that commit only.'
    )
  }).prefault({}).describe("Effect of a push on earlier approvals."),
  "max-age": duration.optional().describe("Maximum age of an approval. Left out: no limit."),
  veto: roleNames.optional().describe("Roles whose request for changes blocks the change until it is resolved. Left out: none."),
  "request-reviews": boolean().default(false).describe(
    "Whether to request missing reviews from people in the roles on GitHub: once, and never again from somebody whose request was removed. Needs `pull-requests: write`."
  ),
  "on-none": _enum(["fail", "pass"]).default("fail").describe("Result for a change to which no requirement applies.")
}).superRefine(({ require: require2 }, context) => {
  for (const [path, message] of orderProblems(require2)) context.addIssue({ code: "custom", path, message });
  const options = require2.reduce((product, { any }) => product * (any?.length ?? 1), 1);
  if (options > MAX_BRANCHES)
    context.addIssue({
      code: "custom",
      path: ["require"],
      message: `has more than ${MAX_BRANCHES} combinations of alternatives`
    });
});
var MAX_BRANCHES = 64;
function counted(one2) {
  if (one2.any) return { ...one2, any: one2.any.map(counted) };
  if (one2.all) return { ...one2, all: one2.all.map(counted) };
  return one2["code-owners"] === void 0 ? { ...one2, count: one2.count ?? 1 } : one2;
}
function* orderProblems(require2) {
  const known = [];
  for (const [place3, { name: name2, after }] of require2.entries()) {
    if (after !== void 0 && !known.includes(after))
      yield [["require", place3, "after"], "is not the name of an earlier requirement"];
    if (name2 !== void 0 && known.includes(name2)) yield [["require", place3, "name"], "appears twice"];
    if (name2 !== void 0) known.push(name2);
  }
}

// src/gates/approvals/index.ts
var VETOES_AWAITED = ["by_maker", "without_role", "without_write", "unknown"].map((why) => `veto_dismissed_${why}`);
var approvals = {
  type: "approvals",
  judges: "change",
  clauses: inEveryEdition("8.3.4", "8.3.6", "8.6"),
  awaits: { person: [...REVIEWS_AWAITED, ...VETOES_AWAITED] },
  settings: settings3,
  directions,
  dependsOnRisk: ({ require: require2 }) => require2.some((one2) => one2.when?.risk ?? one2["not-needed-when"]?.risk),
  needs: needsOf3,
  helpedBy: ["access"],
  mayLack: ["codeOwners"],
  withoutMembers: "itself",
  requestsReviews: (own3) => own3["request-reviews"],
  roles: roleMentions,
  files: fileMentions,
  lint,
  judge: judge2
};

// src/gates/shared/exemption.ts
var exemption = strictObject({
  app: string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38})$/, "must be the short name of an app, such as dependabot").describe("Short name of the app that opened the change and made all its commits."),
  "only-paths": array(pattern).min(1).max(50).describe("The only files that the change may touch.")
});
function judgeExemption(exempt, known, what) {
  const rules = exempt.filter((rule) => isBy(rule, known));
  const applied = rules.find((rule) => objectionTo3(rule, known) === void 0);
  if (applied) return { waived: waived2(applied.app, known, what), findings: [] };
  const findings2 = rules.flatMap((rule) => {
    const why = objectionTo3(rule, known);
    return why === void 0 ? [] : notExempt(rule.app, why);
  });
  return { findings: findings2 };
}
var some2 = (count2, one2) => `${count2} ${one2}${count2 === 1 ? "" : "s"}`;
function waived2(app, { commits, files = [] }, what) {
  const made = commits.length === 1 ? "its commit" : `all ${commits.length} commits`;
  return {
    outcome: "waived",
    title: `Needs no ${what}: a change by the app ${app}`,
    reasons: [
      {
        code: EXEMPT,
        message: `Needs no ${what}: the app ${app} opened the change and made and signed ${made}, and it changes only ${some2(files.length, "file")} that the policy allows for this app.`,
        data: { app, commits: commits.length, files: files.length }
      }
    ],
    findings: [],
    measured: {},
    children: [],
    exemption: { app }
  };
}
var EXEMPT = "exempt_app";
var notExempt = (app, why) => ({
  code: "exemption_not_applied",
  message: `The exemption for the app ${app} does not apply: ${why}.`
});
function isBy({ app }, { change: { author } }) {
  return author?.kind === "Bot" && author.login.toLowerCase() === `${app}[bot]`;
}
function objectionTo3(rule, { change: change2, commits, files = [] }) {
  const author = change2.author?.id ?? "";
  const foreign = commits.find((commit2) => !isMadeBy(commit2, author));
  if (commits.length === 0) return "no commit of the change is known";
  if (foreign) return `commit ${foreign.oid.slice(0, 7)} was not made by the app alone`;
  const unverified3 = commits.find(({ verified: verified2 }) => !verified2);
  if (unverified3) return `commit ${unverified3.oid.slice(0, 7)} has no signature that GitHub verified`;
  const isAllowed = matcher(rule["only-paths"]);
  const paths = files.flatMap(({ path, previousPath }) => previousPath === null ? [path] : [path, previousPath]);
  const other = paths.find((path) => !isAllowed(path));
  if (paths.length === 0) return "it changes no file";
  return other === void 0 ? void 0 : `it changes ${other}, which the rule does not allow`;
}
function isMadeBy({ authors, committer }, account2) {
  const isOwn2 = authors.length === 1 && authors[0]?.id === account2;
  return isOwn2 && (committer?.id === account2 || committer?.id === WEB_FLOW);
}
var recall = ({ outcome, reasons }) => outcome === "waived" && reasons.includes(EXEMPT) ? { exemption: { app: "" } } : {};

// src/gates/change-record/directions.ts
var directions2 = {
  "source.files": "undirected",
  "source.template": "undirected",
  "source.description": "undirected",
  "source.issue": "undirected",
  "source.issue.label": "undirected",
  "source.fragments": "undirected",
  required: "more",
  "authorised-by": "asked",
  "authorised-by.count": "minimum",
  "authorised-by.from": "fewer",
  "authorised-by.not": "more",
  exempt: "fewer",
  // Names of types are the team's.
  types: "undirected",
  freeze: "more",
  "freeze.name": "undirected",
  "freeze.from": "undirected",
  "freeze.to": "undirected",
  "freeze.zone": "undirected",
  "freeze.allow": "undirected",
  windows: "undirected"
};

// src/gates/shared/rule-result.ts
function ruleResult(required6, found2, reason) {
  const outcome = reason ? "fail" : "pass";
  return { requirement: { outcome, required: required6, found: found2 }, reasons: reason ? [reason] : [], findings: [], measured: {} };
}
function outcomeOf(results) {
  const outcomes = results.map(({ requirement: requirement4 }) => requirement4.outcome);
  return ["error", "fail", "pass"].find((one2) => outcomes.includes(one2)) ?? "not_applicable";
}
var measuredBy = (results) => Object.assign({}, ...results.map(({ measured }) => measured));

// src/gates/change-record/messages.ts
var capital = (text3) => text3.charAt(0).toUpperCase() + text3.slice(1);
var place = ({ path, issue }) => path ?? (issue === null ? "the description" : `issue #${issue}`);
function at({ path }, field) {
  return path === null || !field ? {} : { location: { file: path, line: field.line } };
}
function title2(results, declared2) {
  const open4 = results.filter(({ requirement: requirement4 }) => requirement4.outcome !== "pass");
  if (open4.length === 0) return `Change record complete${declared2 ? `, risk ${declared2}` : ""}`;
  const [first] = open4[0]?.reasons ?? [];
  return TITLES[first?.code ?? ""] ?? "Change record not complete";
}
var TITLES = {
  record_missing: "No change record",
  records_several: "Several change records",
  record_unreadable: "Change record not readable",
  fragment_missing: "No fragment of the changelog",
  fragment_empty: "Fragment of the changelog says nothing",
  fragment_unreadable: "Fragment of the changelog not readable",
  record_unsafe: "Change record not readable",
  risk_understated: "Declared risk too low",
  standard_change_exceeded: "Not authorised in advance",
  change_frozen: "Frozen",
  change_outside_window: "Outside of the change windows",
  authorisation_missing: "Not authorised",
  approvals_one_more: "Not authorised",
  commit_unattributed: "Commits with an unknown author"
};
function noRecord(patterns2, computed) {
  return missing2("none", {
    code: "record_missing",
    message: `The change has no change record: it adds or changes no file that matches ${list(patterns2)}. Its risk is ${riskText(computed)}.`,
    next: `Add ${exampleOf(patterns2[0] ?? "")} to the change, with the fields that the policy requires.`
  });
}
function noIssue(issue) {
  if (issue.state === "unnamed")
    return missing2("none", {
      code: "record_missing",
      message: 'The change has no change record: its description names no issue under the heading "Change record".',
      next: "Write the number of the issue there, such as #12."
    });
  if (issue.state === "not_found")
    return missing2(`no issue #${issue.number}`, {
      code: "record_missing",
      message: `There is no issue #${issue.number} in this repository, which the description names as the change record.`,
      next: "Write the number of an issue there, not that of a pull request."
    });
  return missing2("not one issue", {
    code: "records_several",
    message: `Under the heading "Change record" the description says "${issue.text}", which is not one issue.`,
    next: "Write nothing but the number of one issue of this repository there, such as #12."
  });
}
var issueClosed = (number2) => missing2(`issue #${number2}, closed`, {
  code: "record_closed",
  message: `Issue #${number2}, which holds the change record, is closed.`,
  next: "Name an issue that is open, or reopen it if the change belongs to it.",
  data: { issue: number2 }
});
var issueUnlabelled = (number2, label2) => missing2(`issue #${number2}, without its label`, {
  code: "record_unlabelled",
  message: `Issue #${number2} does not have the label "${label2}", so it is no change record.`,
  next: "Name an issue that was made from the form of change records.",
  data: { issue: number2 }
});
function authorisedBefore({ author, submittedAt }, record2, { from: from2 }, { roles }) {
  const isEntitled = author && from2.some((name2) => holds(author, roles.get(name2) ?? { name: name2, users: [] }));
  if (!isEntitled) return [];
  return [
    {
      code: "authorisation_before_record",
      message: `The approval of ${author.login} at ${shortTime(submittedAt)} came before the change record in ${place(record2)} was last edited, at ${shortTime(record2.editedAt ?? "")}.`,
      next: `Ask ${author.login} to read it and to approve again.`,
      data: { account: author.id }
    }
  ];
}
var shortTime = (at3) => `${at3.slice(0, 10)} ${at3.slice(11, 19)} UTC`;
function exampleOf(pattern2) {
  const path = pattern2.replace(/\{([^{},]*)[^{}]*\}/g, "$1").replace(/\*+/g, "this-change");
  return matcher([pattern2])(path) ? `a file such as ${path}` : "such a file";
}
function severalRecords(paths) {
  return missing2(`${paths.length} files`, {
    code: "records_several",
    message: `The change has ${paths.length} change records, but must have exactly one: ${paths.slice(0, 10).join(", ")}.`,
    next: "Keep one of them and remove the others from the change.",
    data: { files: paths.slice(0, 10) }
  });
}
function unreadableRecord({ path, state, detail, line: line2 }) {
  const result = missing2("not readable", {
    code: state === "unsafe" ? "record_unsafe" : "record_unreadable",
    message: `The change record ${path} cannot be read. ${detail}`,
    next: "Write it as a regular YAML file with a mapping of keys to texts.",
    ...line2 === null ? {} : { location: { file: path, line: line2 } },
    data: { file: path }
  });
  return { ...result, requirement: { ...result.requirement, outcome: "error" } };
}
function missing2(found2, reason) {
  return ruleResult("One change record", found2, reason);
}
var fieldsRequired = (names4) => `Change record with ${list(names4, "and")}`;
function fieldsFound(filled2, wanted2, record2) {
  return `${filled2} of ${wanted2} filled in, in ${place(record2)}`;
}
var fieldMissing = (record2, name2) => ({
  code: "record_field_missing",
  message: `"${name2}" is missing from the change record in ${place(record2)}.`,
  next: record2.path === null ? `Add a section with the heading "${capital(name2)}".` : `Add the key "${name2}".`,
  data: { field: name2 }
});
var fieldEmpty = (record2, field) => ({
  code: "record_field_empty",
  message: `"${field.name}" is empty in the change record in ${place(record2)}.`,
  next: "Fill it in.",
  ...at(record2, field),
  data: { field: field.name }
});
var fieldUntouched = (record2, field) => ({
  code: "record_field_untouched",
  message: `"${field.name}" still has the text of the template in the change record in ${place(record2)}.`,
  next: "Replace it with text about this change.",
  ...at(record2, field),
  data: { field: field.name }
});
var fieldTwice = (record2, field) => ({
  code: "record_field_twice",
  message: `"${field.name}" appears twice in the change record in ${place(record2)}.`,
  next: "Keep one of them.",
  ...at(record2, field),
  data: { field: field.name }
});
var unknownType = (record2, type2, known) => ({
  code: "record_type_unknown",
  message: `The change record in ${place(record2)} has the type "${type2.slice(0, 40)}"; the policy defines ${list(known, "and")}.`,
  next: "Use one of these types.",
  ...at(
    record2,
    record2.fields.find(({ name: name2 }) => name2 === "type")
  )
});
var riskField = ({ fields }) => fields.find(({ name: name2 }) => name2.startsWith("risk"));
var riskUnreadable = (record2) => ({
  code: "risk_unreadable",
  message: `The change record in ${place(record2)} states no valid risk.`,
  next: 'Begin "risk" with low, medium or high.',
  ...at(record2, riskField(record2))
});
var riskUnderstated = (record2, declared2, computed) => ({
  code: "risk_understated",
  message: `The change record in ${place(record2)} declares ${declared2} risk, but the risk computed from the changed files is ${riskText(computed)}.`,
  next: `Declare ${computed.level}, and describe how the risk is handled.`,
  ...at(record2, riskField(record2)),
  data: { declared: declared2, computed: computed.level }
});
function authorisationRequired({ count: count2, from: from2 }) {
  return `Authorised by ${count2 === 1 ? "" : `${count2} of `}${list(from2)}`;
}
function asAuthorisation(reason) {
  if (reason.code !== "approvals_missing") return reason;
  const { required: required6, approved, from: from2 } = reason.data ?? {};
  const roles = Array.isArray(from2) ? list(from2) : "";
  return {
    ...reason,
    code: "authorisation_missing",
    message: `The change must be authorised by ${required6 === 1 ? "an approval" : `${required6} approvals`} from ${roles}; ${approved === 0 ? "no valid approval yet" : `${approved} of ${required6} given`}.`
  };
}
var RECORD_SEEN = "record_seen";
var REVIEW_DUE = "review_due";
function recordSeen(record2, type2, declared2, computed) {
  return {
    code: RECORD_SEEN,
    message: `The change record is in ${place(record2)}.`,
    data: {
      path: record2.path ?? "",
      blob: record2.blob ?? "",
      type: type2.slice(0, 40),
      risk: declared2 ?? "",
      computed: computed.level
    }
  };
}
function reviewDue(type2, seconds) {
  const hours = seconds / 3600;
  const span2 = hours % 24 === 0 ? `${hours / 24} ${hours === 24 ? "day" : "days"}` : `${hours} ${hours === 1 ? "hour" : "hours"}`;
  return {
    code: REVIEW_DUE,
    message: `A change of type ${type2} must be reviewed within ${span2} after the merge. This is recorded as an obligation.`,
    data: { type: type2, seconds }
  };
}

// src/gates/change-record/grounds.ts
function grounds({
  record: record2,
  type: type2,
  declared: declared2,
  computed,
  dueIn: dueIn2
}) {
  const changeRecord3 = record2 && {
    path: record2.path,
    blob: record2.blob,
    source: sourceOf(record2),
    type: type2.slice(0, MAX_TYPE_LENGTH),
    declaredRisk: declared2 === void 0 ? null : RISKS.indexOf(declared2) + 1,
    computedRisk: RISKS.indexOf(computed.level) + 1
  };
  return {
    ...changeRecord3 ? { changeRecord: changeRecord3 } : {},
    ...dueIn2 === void 0 ? {} : { obligations: [{ what: "review", withinSeconds: dueIn2 }] }
  };
}
function sourceOf({ path, issue }) {
  if (path !== null) return "file";
  return issue === null ? "description" : "issue";
}
var MAX_TYPE_LENGTH = 40;
var MAX_SECONDS = 90 * 24 * 3600;
function recall2({ findings: findings2, measured }) {
  const { declaredRisk: declaredRisk2, computedRisk, reviewWithinSeconds: within3 } = measured;
  const isTime = typeof within3 === "number" && Number.isInteger(within3) && within3 > 0 && within3 <= MAX_SECONDS;
  return {
    ...findings2.includes(RECORD_SEEN) ? {
      changeRecord: {
        path: null,
        blob: null,
        type: null,
        declaredRisk: riskIn(declaredRisk2),
        computedRisk: riskIn(computedRisk)
      }
    } : {},
    ...findings2.includes(REVIEW_DUE) ? { obligations: [{ what: "review", withinSeconds: isTime ? within3 : 0 }] } : {}
  };
}
var riskIn = (value) => typeof value === "number" && [1, 2, 3].includes(value) ? value : null;

// src/gates/shared/calendar-rule.ts
var FROZEN = { change: "change_frozen", release: "release_frozen" };
var OUTSIDE = { change: "change_outside_window", release: "release_outside_window" };
function judgeCalendar({ freeze: freeze3, windows }, instant, subject2) {
  return [
    ...freeze3.length > 0 ? [judgeFreeze(freeze3, instant, subject2)] : [],
    ...windows.length > 0 ? [judgeWindows(windows, instant, subject2)] : []
  ];
}
function judgeFreeze(freeze3, instant, subject2) {
  const closed = closedAt(instant, freeze3);
  const exempt = closed.filter((window3) => window3.freeze.allow.includes(subject2.kind));
  const reasons = closed.filter((window3) => !exempt.includes(window3)).map((window3) => frozen(window3, subject2));
  return {
    requirement: {
      outcome: reasons.length > 0 ? "fail" : "pass",
      required: "No freeze in force",
      found: closed.length === 0 ? "none" : closed.map((window3) => window3.freeze.name).join(", ")
    },
    reasons,
    findings: exempt.map((window3) => allowed(window3, subject2)),
    measured: {}
  };
}
function judgeWindows(windows, instant, subject2) {
  const required6 = `Within ${list(windows.map(({ name: name2 }) => name2))}`;
  const open4 = windows.find((window3) => isOpenAt(instant, window3));
  if (open4) return ruleResult(required6, open4.name);
  if (windows.every(({ allow }) => allow.includes(subject2.kind)))
    return ruleResult(required6, `outside, and ${subject2.kind} is exempt`);
  return ruleResult(required6, "outside", outside(windows, instant, subject2));
}
var utc = (instant) => `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
var must = ({ is, kind: kind2 }) => is === "change" ? `Changes of type ${kind2} must not be merged` : `Releases of kind ${kind2} must not go out`;
var exemptions = ({ is }, allow) => {
  if (allow.length === 0) return "";
  return is === "change" ? ` Changes of type ${list(allow)} are exempt.` : ` Releases of kind ${list(allow)} are exempt.`;
};
function frozen({ freeze: { name: name2, allow, zone: zone2, to }, until }, subject2) {
  return {
    code: FROZEN[subject2.is],
    message: `${must(subject2)} during the freeze "${name2}".${exemptions(subject2, allow)}`,
    next: `Wait until ${utc(until)} (${to.replace("T", " ")} in ${zone2}), then run the job again.`,
    data: { freeze: name2, until: utc(until) }
  };
}
function outside(windows, instant, subject2) {
  const hours = windows.map(
    ({ name: name2, days, from: from2, to, zone: zone2 }) => `${name2} (${days.join(", ")}, ${from2} to ${to} in ${zone2})`
  );
  const opens = opensAfter(instant, windows);
  return {
    code: OUTSIDE[subject2.is],
    message: `${must(subject2)} outside of ${list(hours)}; it is ${utc(instant)}.`,
    next: opens === void 0 ? "Run the job again within the window." : `Run the job again after ${utc(opens)}.`,
    data: { windows: windows.map(({ name: name2 }) => name2), ...opens === void 0 ? {} : { opens: utc(opens) } }
  };
}
var allowed = ({ freeze: { name: name2 }, until }, { is, kind: kind2 }) => ({
  code: "freeze_passed",
  message: `The freeze "${name2}" is in force until ${utc(until)}; ${is === "change" ? "changes of type" : "releases of kind"} ${kind2} are exempt.`,
  data: { freeze: name2 }
});

// src/gates/change-record/settings.ts
var fieldName = string().regex(
  /^[a-z][a-z0-9-]{0,39}(?:\.[a-z][a-z0-9-]{0,39})?$/,
  "must be a lower-case name such as rollback or risk.level"
);
var placesOf2 = ({ files, description: description2, issue }) => [files, description2, issue].filter((place3) => place3 !== void 0);
var source = strictObject({
  files: array(pattern).min(1).max(20).optional().describe("Files of the change that contain its record, as YAML."),
  template: string().min(1).max(256).refine(
    (path) => isLiteral(path) && patternProblem(path) === void 0,
    "must be the path of one file, relative to the root of the repository"
  ).optional().describe("Template file on the base branch: unchanged template texts do not count as filled in."),
  description: literal(true).optional().describe("The record is in sections of the pull request description."),
  issue: strictObject({
    label: label.optional().describe("Label that the issue must have. Left out: none is needed.")
  }).optional().describe(
    'The record is in the sections of an open issue, such as one made from an issue form. The section "Change record" of the description names it: #12.'
  ),
  fragments: array(pattern).min(1).max(20).optional().describe(
    "Files of the change that say what it means for users, beside the record: changesets, or fragments of towncrier. Left out: none are asked for."
  )
}).refine((source3) => placesOf2(source3).length > 0, {
  error: 'needs "files", "description" or "issue" as the location of the record'
}).refine((source3) => placesOf2(source3).length < 2, {
  error: 'needs one of "files", "description" and "issue": a change has one record'
}).refine(({ files, template }) => template === void 0 || files !== void 0, {
  error: 'requires "files"; for a description, the pull request template is used',
  path: ["template"]
});
var authorisation2 = strictObject({
  count: int().min(1).max(5).default(1).describe("How many people must authorise the change."),
  from: roleNames.describe("Roles that may authorise it."),
  not: array(_enum(MAKERS)).default([...MAKERS]).describe("Who may not, whatever their role: contributors to the change. Apps never may.")
});
var type = strictObject({
  incident: _enum(["required", "optional"]).default("optional").describe('Whether the field "incident" must name the incident that made the change urgent.'),
  "review-within": duration.optional().describe(
    "How soon after the merge the change must be reviewed. Recorded as an obligation. With `retrospective-reviews`, no change of such a type passes while the review of an earlier one is overdue."
  ),
  "authorised-by": authorisation2.optional().describe("Who authorises changes of this type, instead of the default."),
  "pre-authorised": strictObject({
    "only-paths": array(pattern).min(1).max(50).describe("The only files that such a change may touch."),
    "max-files": int().min(1).max(1e4).optional().describe("How many files it may touch. Left out: there is no limit."),
    until: day.describe("Last day on which it holds, in UTC: then somebody looks at it again.")
  }).optional().describe(
    "A standard change: whoever approves the policy authorises all changes of this type in advance, within these limits. Beyond them it is authorised as every other change."
  )
});
var EXEMPT2 = "Types of change that are exempt.";
var freeze = strictObject(freezeSettings(EXEMPT2)).refine(isInOrder, ORDER);
var window = strictObject(windowSettings(EXEMPT2)).refine(isInOrder, ORDER);
var settings4 = strictObject({
  source: source.describe("Location of the change record."),
  required: array(fieldName).min(1).max(40).default(["reason", "risk", "impact", "rollback"]).describe("Fields, or headings of sections, that must be filled in."),
  "authorised-by": authorisation2.optional().describe("Whose approval authorises exactly the content of the change."),
  types: record(string().regex(/^[a-z][a-z0-9-]{0,39}$/, "must be a name in lower case"), type).default({}).describe('Types of change besides `normal`, given by the field "type".'),
  exempt: array(exemption).max(20).default([]).describe(
    "Changes by apps that need no change record: made by the app itself, with verified commits, in these files only. Also those by which a release consumes the records of the changes in it."
  ),
  freeze: array(freeze).max(50).default([]).describe("Periods in which changes must not be merged."),
  windows: array(window).max(20).default([]).describe("Hours in which changes may be merged. Left out: at any time.")
}).superRefine(({ types, freeze: freeze3, windows }, context) => {
  for (const [key, entries] of Object.entries({ freeze: freeze3, windows })) {
    for (const [index2, entry2] of entries.entries()) {
      for (const [place3, name2] of entry2.allow.entries()) {
        if (name2 === "normal" || Object.hasOwn(types, name2)) continue;
        const path = [key, index2, "allow", place3];
        context.addIssue({ code: "custom", path, message: 'is not a type of change; define it under "types"' });
      }
    }
  }
});
var excludesPushers = ({ not }) => not.includes("committers");
function rulesOf({ types }, type2) {
  return Object.hasOwn(types, type2) ? types[type2] : void 0;
}

// src/gates/change-record/standard.ts
function judgeStandard(type2, template, { files, time: time2 }) {
  const why = objection3(template, files, time2);
  if (why !== void 0) return { finding: notStandard(type2, why) };
  const result = ruleResult(`Authorised in advance as ${type2}, until ${template.until}`, "within its limits");
  return { result: { ...result, findings: [standard2(type2, template, files.length)] } };
}
function objection3(template, files, time2) {
  if (time2.slice(0, 10) > template.until || Number.isNaN(instantOf(time2)))
    return `it was authorised in advance until ${template.until} only`;
  const most = template["max-files"];
  if (most !== void 0 && files.length > most) return `it changes ${files.length} files, more than ${most}`;
  const isAllowed = matcher(template["only-paths"]);
  const paths = files.flatMap(({ path, previousPath }) => previousPath === null ? [path] : [path, previousPath]);
  const other = paths.find((path) => !isAllowed(path));
  if (paths.length === 0) return "it changes no file";
  return other === void 0 ? void 0 : `it changes ${other}, which is outside of its limits`;
}
var standard2 = (type2, template, files) => ({
  code: "standard_change",
  message: `Changes of type ${type2} to ${list(template["only-paths"])} are authorised in advance by the policy until ${template.until}.`,
  data: { type: type2, files, until: template.until }
});
var notStandard = (type2, why) => ({
  code: "standard_change_exceeded",
  message: `It is not authorised in advance as a change of type ${type2}: ${why}.`
});

// src/gates/change-record/authorise.ts
function judgeAuthorisation(settings11, known, terms, written2) {
  const rules = rulesOf(settings11, written2.type);
  const standard3 = rules?.["pre-authorised"] && judgeStandard(written2.type, rules["pre-authorised"], known);
  if (standard3 && "result" in standard3) return [{ ...standard3.result, approvals: void 0, missingReviews: void 0 }];
  const wanted2 = rules?.["authorised-by"] ?? settings11["authorised-by"];
  if (!wanted2) return standard3 ? [exceeded(written2.type, standard3.finding)] : [];
  const authorised = byApproval(wanted2, known, terms, written2.record);
  return [standard3 ? { ...authorised, findings: [...authorised.findings, standard3.finding] } : authorised];
}
function byApproval(wanted2, known, terms, record2) {
  const { reviews, early } = sinceWritten(known.reviews, record2?.editedAt ?? null);
  const judged3 = judgeReviews(rulesFor2(wanted2), { ...known, reviews }, terms);
  const isPass = judged3.outcome === "pass";
  const tooEarly = record2 ? early.flatMap((review2) => authorisedBefore(review2, record2, wanted2, terms)) : [];
  const [child2] = judged3.children;
  return {
    requirement: {
      outcome: isPass ? "pass" : "fail",
      required: authorisationRequired(wanted2),
      found: child2?.found ?? "no valid approval",
      evidence: child2?.evidence ?? []
    },
    reasons: isPass ? [] : [...judged3.reasons.map(asAuthorisation), ...tooEarly],
    findings: [
      ...judged3.findings.filter(({ code }) => code !== "changes_requested").map(asAuthorisation),
      ...isPass ? tooEarly : []
    ],
    measured: {
      authorised: judged3.measured["approved"] ?? 0,
      required: judged3.measured["required"] ?? wanted2.count
    },
    approvals: judged3.approvals,
    missingReviews: judged3.missingReviews
  };
}
function sinceWritten(reviews, edited) {
  if (edited === null) return { reviews, early: [] };
  const isLater = ({ submittedAt }) => Date.parse(submittedAt) > Date.parse(edited);
  const approvals2 = reviews.filter(({ state }) => state === "APPROVED");
  const early = approvals2.filter(
    (one2) => !isLater(one2) && !approvals2.some((other) => isLater(other) && isBySame(one2, other))
  );
  const isGone = (review2) => approvals2.some(
    (other) => !isLater(other) && isBySame(review2, other) && Date.parse(review2.submittedAt) <= Date.parse(other.submittedAt)
  );
  return { reviews: reviews.filter((one2) => !isGone(one2)), early };
}
var isBySame = ({ author: one2 }, { author: other }) => one2 !== null && other !== null && one2.id === other.id;
var exceeded = (type2, why) => ({
  ...ruleResult(`Authorised in advance as ${type2}`, "beyond its limits", {
    ...why,
    next: "Keep the change within its limits, or declare another type."
  }),
  approvals: void 0,
  missingReviews: void 0
});
function rulesFor2({ count: count2, from: from2, not }) {
  const exclude = [
    ...not,
    "bots",
    ...excludesPushers({ not }) ? ["last-pusher"] : [],
    ...not.includes("author") ? ["requester"] : []
  ];
  return { require: [{ count: count2, from: from2 }], exclude, "on-push": { stale: "content" } };
}

// src/gates/change-record/record.ts
function recordOf({ path, blob, fields }) {
  return { path, blob, issue: null, editedAt: null, fields };
}
function recordInIssue({ number: number2, editedAt, sections }) {
  return { ...recordIn({ sections, editedAt }), issue: number2 };
}
function recordIn({ sections, editedAt = null }) {
  const fields = sections.map(({ heading, text: text3, line: line2, untouched: untouched2 }) => ({
    name: nameOf4(heading),
    text: text3,
    line: line2,
    untouched: untouched2
  }));
  return { path: null, blob: null, issue: null, editedAt, fields: fields.filter(({ name: name2 }) => name2 !== "") };
}
var MAX_NAME_LENGTH = 100;
var nameOf4 = (heading) => heading.toLowerCase().replace(/[^a-z0-9.]+/g, "-").slice(0, MAX_NAME_LENGTH).replace(/^[-.]+|[-.]+$/g, "");
function fieldsOf({ fields }, name2) {
  return fields.filter((field) => field.name === name2 || field.name.startsWith(`${name2}.`));
}
function doubled(record2, name2) {
  const fields = fieldsOf(record2, name2);
  return fields.find((field, index2) => fields.findIndex((other) => other.name === field.name) !== index2);
}
var isFilled = (field) => !field.untouched && !saysNothing(field);
var PLACEHOLDER = /^(?:tbd|todo|tba|tbc|x{3,}|n ?a|none yet|no response|fill (?:me |this )?in)$/i;
var UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{C}]/gu;
var WORD2 = /[\p{L}\p{N}]+/gu;
function saysNothing({ text: text3 }) {
  return text3.normalize("NFKC").split(/[,;.:!?\n\r]+/).map((part2) => part2.replace(/\s+/g, " ").replace(UNSEEN, "").match(WORD2) ?? []).every((words) => words.length === 0 || PLACEHOLDER.test(words.join(" ")));
}
function declaredRisk({ fields }) {
  const field = fields.find(({ name: name2 }) => name2 === "risk.level") ?? fields.find(({ name: name2 }) => name2 === "risk");
  const [word = ""] = /[\p{L}\p{M}\p{N}_]+/u.exec(field?.text ?? "") ?? [];
  return RISKS.find((risk) => risk === word.toLowerCase());
}
function declaredType({ fields }) {
  const text3 = fields.find(({ name: name2 }) => name2 === "type")?.text.trim().toLowerCase() ?? "";
  return text3 === "" || /^_?no response_?$/.test(text3) ? "normal" : text3;
}

// src/gates/change-record/fragments.ts
function judgeFragments({ source: { fragments } }, known) {
  if (!fragments) return [];
  const isOurs = matcher(fragments);
  const found2 = (known.changeRecords ?? []).filter(({ path }) => isOurs(path));
  const reasons = found2.length === 0 ? [missing3(fragments)] : found2.flatMap(objectionTo4);
  const isUnreadable = found2.some(({ state }) => state !== "read");
  return [
    {
      requirement: {
        outcome: isUnreadable ? "error" : reasons.length > 0 ? "fail" : "pass",
        required: "Says what it changes, in a fragment of the changelog",
        found: found2.length === 0 ? "none" : list(found2.map(({ path }) => path).slice(0, 5))
      },
      reasons,
      findings: [],
      measured: { fragments: found2.length }
    }
  ];
}
function objectionTo4({ path, state, detail, line: line2, fields }) {
  const at3 = (place3) => place3 === null ? {} : { location: { file: path, line: place3 } };
  if (state !== "read") {
    return [
      {
        code: "fragment_unreadable",
        message: `The fragment ${path} cannot be read. ${detail}`,
        next: "Write it as the tool of the changelog does, in a regular file.",
        ...at3(line2),
        data: { file: path }
      }
    ];
  }
  if (fields.some(isFilled)) return [];
  return [
    {
      code: "fragment_empty",
      message: `The fragment ${path} says nothing, or names no package.`,
      next: "Write in it what the change means for users.",
      ...at3(fields[0]?.line ?? null),
      data: { file: path }
    }
  ];
}
var missing3 = (patterns2) => ({
  code: "fragment_missing",
  message: `The change has no fragment of the changelog: it adds or changes no file that matches ${list(patterns2)}.`,
  next: `Add ${exampleOf(patterns2[0] ?? "")} to the change, which says what it means for users.`
});

// src/gates/change-record/judge.ts
function judge3(settings11, known, terms) {
  const exemption2 = judgeExemption(settings11.exempt, known, "change record");
  if (exemption2.waived) return unlessClosed(exemption2.waived, settings11, known);
  const computed = riskOf(terms.risk, known);
  const found2 = findRecord(settings11, known, computed);
  const record2 = "reasons" in found2 ? void 0 : found2;
  const type2 = record2 ? declaredType(record2) : "normal";
  const dueIn2 = parseDuration(rulesOf(settings11, type2)?.["review-within"] ?? "");
  const declared2 = record2 && declaredRisk(record2);
  const authorised = judgeAuthorisation(settings11, known, terms, { type: type2, record: record2 });
  const results = [
    "reasons" in found2 ? found2 : judgeFields(settings11, found2, type2),
    ...record2 ? [judgeRisk(record2, computed)] : [],
    ...judgeFragments(settings11, known),
    ...judgeCalendar(settings11, instantOf(known.time), { is: "change", kind: type2 }),
    ...dueIn2 === void 0 ? [] : judgeOverdue(known, terms),
    ...authorised
  ];
  return {
    outcome: outcomeOf(results),
    title: title2(results, declared2),
    reasons: results.flatMap(({ reasons }) => reasons),
    findings: [
      ...record2 ? [recordSeen(record2, type2, declared2, computed)] : [],
      ...dueIn2 === void 0 ? [] : [reviewDue(type2, dueIn2)],
      ...results.flatMap(({ findings: findings2 }) => findings2),
      ...exemption2.findings
    ],
    measured: {
      computedRisk: RISKS.indexOf(computed.level) + 1,
      ...declared2 ? { declaredRisk: RISKS.indexOf(declared2) + 1 } : {},
      ...dueIn2 === void 0 ? {} : { reviewWithinSeconds: dueIn2 },
      ...measuredBy(results)
    },
    children: results.map(({ requirement: requirement4 }) => requirement4),
    ...authorised[0]?.approvals ? { approvals: authorised[0].approvals } : {},
    ...authorised[0]?.missingReviews ? { missingReviews: authorised[0].missingReviews } : {},
    ...grounds({ record: record2, type: type2, declared: declared2, computed, dueIn: dueIn2 })
  };
}
function unlessClosed(waived3, settings11, { time: time2 }) {
  const closed = judgeCalendar(settings11, instantOf(time2), { is: "change", kind: "normal" });
  if (outcomeOf(closed) !== "fail") return waived3;
  return {
    outcome: "fail",
    title: title2(closed, void 0),
    reasons: closed.flatMap(({ reasons }) => reasons),
    findings: waived3.reasons,
    measured: {},
    children: closed.map(({ requirement: requirement4 }) => requirement4)
  };
}
function findRecord({ source: source3 }, known, computed) {
  if (source3.issue) return recordOfIssue(source3.issue, known.recordIssue ?? { state: "unnamed" });
  if (!source3.files) return recordIn(known.description ?? { sections: [] });
  const isOurs = matcher(source3.files);
  const isFragment = matcher(source3.fragments ?? []);
  const records = (known.changeRecords ?? []).filter(
    ({ path }) => isOurs(path) && !isFragment(path) && path !== source3.template
  );
  const [record2, ...more] = records;
  if (!record2) return noRecord(source3.files, computed);
  if (more.length > 0) return severalRecords(records.map(({ path }) => path));
  return record2.state === "read" ? recordOf(record2) : unreadableRecord(record2);
}
function recordOfIssue({ label: label2 }, issue) {
  if (issue.state !== "found") return noIssue(issue);
  if (!issue.open) return issueClosed(issue.number);
  const isLabelled = issue.labels.some((one2) => one2.toLowerCase() === label2?.toLowerCase());
  return label2 === void 0 || isLabelled ? recordInIssue(issue) : issueUnlabelled(issue.number, label2);
}
function judgeFields(settings11, record2, type2) {
  const needsIncident = rulesOf(settings11, type2)?.incident === "required";
  const names4 = [.../* @__PURE__ */ new Set([...settings11.required, ...needsIncident ? ["incident"] : []])];
  const objections = names4.flatMap((name2) => objectionTo5(record2, name2) ?? []);
  const types = [.../* @__PURE__ */ new Set(["normal", ...Object.keys(settings11.types)])];
  const reasons = [
    ...objections,
    ...alsoRead(names4).flatMap((name2) => twice(record2, name2) ?? []).filter(({ message }) => objections.every((other) => other.message !== message)),
    ...types.includes(type2) ? [] : [unknownType(record2, type2, types)]
  ];
  return {
    requirement: {
      outcome: reasons.length > 0 ? "fail" : "pass",
      required: fieldsRequired(names4),
      found: fieldsFound(names4.length - objections.length, names4.length, record2)
    },
    reasons,
    findings: [],
    measured: {}
  };
}
var alsoRead = (names4) => ["risk", "type"].filter((name2) => !names4.includes(name2));
function objectionTo5(record2, name2) {
  const fields = fieldsOf(record2, name2);
  const [field] = fields;
  if (!field) return fieldMissing(record2, name2);
  const double = twice(record2, name2);
  if (double || fields.some(isFilled)) return double;
  const untouched2 = fields.find((other) => other.untouched && other.text.trim() !== "");
  return untouched2 ? fieldUntouched(record2, untouched2) : fieldEmpty(record2, field);
}
function twice(record2, name2) {
  const field = doubled(record2, name2);
  return field && fieldTwice(record2, field);
}
function judgeRisk(record2, computed) {
  const declared2 = declaredRisk(record2);
  const required6 = `Risk no lower than ${computed.level}, as computed from the changed files`;
  if (!declared2) {
    const requirement4 = { outcome: "fail", required: required6, found: "not readable" };
    return { requirement: requirement4, reasons: [riskUnreadable(record2)], findings: [], measured: {} };
  }
  const reasons = isLower(declared2, computed.level) ? [riskUnderstated(record2, declared2, computed)] : [];
  return {
    requirement: { outcome: reasons.length > 0 ? "fail" : "pass", required: required6, found: declared2 },
    reasons,
    findings: [],
    measured: {}
  };
}

// src/gates/change-record/index.ts
var changeRecord2 = {
  type: "change-record",
  judges: "change",
  clauses: { "2015": ["6.1", "8.3.6", "8.5.6"], "2026": ["6.1.2", "8.3.6", "8.5.6"] },
  awaits: {
    person: [
      ...REVIEWS_AWAITED,
      "authorisation_missing",
      "authorisation_before_record",
      "change_frozen",
      "change_outside_window",
      REVIEW_OVERDUE
    ]
  },
  settings: settings4,
  directions: directions2,
  dependsOnRisk: () => true,
  needs: ({ source: source3, "authorised-by": general, types }, rules) => ({
    change: true,
    commits: true,
    reviews: { inPart: false, vetoes: false },
    files: BY_PATH,
    time: true,
    ...written(source3),
    ...labelNeeds(rules),
    ...Object.values(types).some((type2) => type2["review-within"]) ? { owedReviews: true } : {},
    ...[general, ...Object.values(types).map((type2) => type2["authorised-by"])].some((one2) => one2 && excludesPushers(one2)) ? { lastPushers: { for: "every-change" } } : {}
  }),
  helpedBy: ["access"],
  mayLack: ["owedReviews"],
  withoutMembers: "passes",
  roles: ({ "authorised-by": general, types }) => [
    ...mentions(general, ["authorised-by"]),
    ...Object.entries(types).flatMap(
      ([name2, type2]) => mentions(type2["authorised-by"], ["types", name2, "authorised-by"])
    )
  ],
  files: ({ source: { template }, exempt }) => [
    ...template ? [{ pattern: template, path: ["source", "template"] }] : [],
    ...exempt.flatMap((one2, place3) => mentioned(one2["only-paths"], ["exempt", place3, "only-paths"]))
  ],
  lint: ({ "authorised-by": general, types, exempt }, roles) => [
    ...exempt.flatMap(
      (one2, place3) => onlyEverything(one2["only-paths"], ["exempt", place3, "only-paths"], "every change of the app is exempt")
    ),
    ...ofAuthorisation(general, roles, ["authorised-by"]),
    ...Object.entries(types).flatMap(
      ([name2, { "authorised-by": own3 }]) => ofAuthorisation(own3, roles, ["types", name2, "authorised-by"])
    )
  ],
  judge: judge3,
  recall: (verdict) => ({ ...recall2(verdict), ...recall(verdict) })
};
function written({ files, description: description2, issue, template, fragments }) {
  return {
    ...files || fragments ? {
      changeRecords: {
        files: files ?? [],
        ...template ? { template } : {},
        ...fragments ? { fragments } : {}
      }
    } : {},
    ...description2 ? { description: true } : {},
    ...issue ? { recordIssue: true } : {}
  };
}
function ofAuthorisation(own3, roles, path) {
  if (!own3) return [];
  return [
    ...unfillable([own3], roles, () => path),
    ...unmeetableByMakers({ require: [own3], exclude: own3.not }, roles, () => path)
  ];
}
function mentions(authorisation3, path) {
  return (authorisation3?.from ?? []).map((role2, place3) => ({ role: role2, path: [...path, "from", place3] }));
}

// src/gates/checks/messages.ts
var title3 = (succeeded, wanted2) => `${succeeded} of ${wanted2} ${wanted2 === 1 ? "check" : "checks"} succeeded`;
var required2 = ({ name: name2, app }) => `Check "${name2}" from ${app} succeeded`;
var stateOf = ({ status, conclusion: conclusion2 }) => (status === "completed" ? conclusion2 ?? "completed without a conclusion" : status).replaceAll("_", " ");
var dataOf2 = ({ name: name2, app }) => ({ check: name2, app });
function missing4(requirement4, runs) {
  const { name: name2, app } = requirement4;
  const ofName = runs.filter((run) => run.name === name2);
  const others = [...new Set(ofName.map((run) => run.app ?? "an unknown app"))].sort();
  const found2 = others.length === 0 ? "" : ` A check with this name exists from ${list(others, "and")}, which does not count.`;
  return {
    code: "check_missing",
    message: `No check "${name2}" from ${app} exists on the head commit.${found2 || present2(name2, runs)}`,
    next: "Wait for the app, or find out why it does not run on this change. If the check was renamed, correct the policy.",
    data: dataOf2(requirement4)
  };
}
var MAX_PRESENT = 10;
var OWN = /^Gatebook\b/;
var MAX_LETTERS = 60;
var quoted = (name2) => {
  const letters = [...name2];
  return `"${letters.length > MAX_LETTERS ? `${letters.slice(0, MAX_LETTERS - 1).join("")}\u2026` : name2}"`;
};
function present2(wanted2, runs) {
  const known = runs.filter(({ name: name2 }) => !OWN.test(name2));
  const all = [...new Set(known.map(({ name: name2, app }) => `${quoted(name2)} from ${app ?? "an unknown app"}`))].sort();
  if (all.length === 0) return "";
  const meant2 = suggest(
    wanted2,
    known.map(({ name: name2 }) => name2)
  );
  const left = all.length - MAX_PRESENT;
  const some8 = left > 0 ? [...all.slice(0, MAX_PRESENT), `${left} more`] : all;
  return `${meant2 === void 0 ? "" : ` Did you mean ${quoted(meant2)}?`} These exist: ${list(some8, "and")}.`;
}
var pending = (run, requirement4) => ({
  code: "check_pending",
  message: `The check "${requirement4.name}" from ${requirement4.app} has not finished: ${stateOf(run)}.`,
  next: "Wait for it, then run Gatebook again. A workflow that runs on check_run does so automatically.",
  data: dataOf2(requirement4)
});
var notSucceeded = (run, requirement4) => ({
  code: "check_not_succeeded",
  message: `The check "${requirement4.name}" from ${requirement4.app} ended with: ${stateOf(run)}.`,
  next: "Fix what it reports and run it again.",
  data: { ...dataOf2(requirement4), conclusion: run.conclusion ?? "" }
});

// src/gates/checks/newest.ts
var newer = (one2, other) => one2 !== void 0 && BigInt(one2.id) > BigInt(other.id) ? one2 : other;
var withEvidence = (result, newest) => newest ? { ...result, requirement: { ...result.requirement, evidence: [newest.id] } } : result;

// src/gates/checks/judge-check.ts
function judgeCheck(requirement4, runs) {
  const ofName = runs.filter(({ name: name2 }) => name2 === requirement4.name);
  const newest = ofName.filter(({ app }) => app === requirement4.app).reduce(newer, void 0);
  const reason = newest ? objectionTo6(newest, requirement4) : missing4(requirement4, runs);
  return withEvidence(ruleResult(required2(requirement4), newest ? stateOf(newest) : "none", reason), newest);
}
function objectionTo6(run, requirement4) {
  if (run.status !== "completed" || run.conclusion === null) return pending(run, requirement4);
  const counts2 = ["success", ...requirement4.allow];
  return counts2.includes(run.conclusion) ? void 0 : notSucceeded(run, requirement4);
}

// src/gates/checks/status-messages.ts
var required3 = ({ name: name2, "status-by": by }) => `Status "${name2}" by ${by} succeeded`;
var stateOf2 = ({ state, creator }) => `${state} by ${whoOf(creator)}`;
var whoOf = (creator) => creator?.login ?? "an unknown account";
var dataOf3 = ({ name: name2, "status-by": by }) => ({ check: name2, account: by });
var missing5 = (requirement4) => ({
  code: "check_missing",
  message: `No commit status "${requirement4.name}" exists on the head commit.`,
  next: `Wait for ${requirement4["status-by"]} to post it. If it posts a check run instead, the policy must name its app with \`app\`.`,
  data: dataOf3(requirement4)
});
var byOther = (status, requirement4) => ({
  code: "status_by_other",
  message: `The newest commit status "${requirement4.name}" is from ${whoOf(status.creator)}${idNote(status, requirement4)}, not from ${requirement4["status-by"]}, and does not count.`,
  next: `Have ${requirement4["status-by"]} post it again. If another account posts it now, correct the policy.`,
  data: { ...dataOf3(requirement4), creator: status.creator?.id ?? "" }
});
var idNote = ({ creator }, { "status-by": by }) => creator && by.includes("#") ? ` (account ${creator.id})` : "";
var pending2 = (requirement4) => ({
  code: "check_pending",
  message: `The commit status "${requirement4.name}" by ${requirement4["status-by"]} is pending.`,
  next: "Wait for it, then run Gatebook again. A workflow that runs on status does so automatically.",
  data: dataOf3(requirement4)
});
var notSucceeded2 = (status, requirement4) => ({
  code: "check_not_succeeded",
  message: `The commit status "${requirement4.name}" by ${requirement4["status-by"]} is: ${status.state}.`,
  next: "Fix what it reports and run it again.",
  data: { ...dataOf3(requirement4), conclusion: status.state }
});

// src/gates/checks/judge-status.ts
function judgeStatus(requirement4, statuses) {
  const newest = statuses.filter(({ context }) => context === requirement4.name).reduce(newer, void 0);
  const found2 = newest ? stateOf2(newest) : "none";
  return withEvidence(ruleResult(required3(requirement4), found2, objectionTo7(newest, requirement4)), newest);
}
function objectionTo7(status, requirement4) {
  if (!status) return missing5(requirement4);
  if (!status.creator || !isAccount(requirement4["status-by"], status.creator)) return byOther(status, requirement4);
  if (status.state === "pending") return pending2(requirement4);
  return status.state === "success" ? void 0 : notSucceeded2(status, requirement4);
}

// src/gates/checks/settings.ts
var slug3 = string().regex(/^[a-z0-9](?:[a-z0-9-]{0,99})$/, "must be the slug of an app, as in github.com/apps/<slug>");
var name = string().min(1).max(255).describe("Name of the check, or context of the commit status, exactly as displayed.");
var requirement3 = strictObject({
  name,
  app: slug3.optional().describe(
    "Slug of the app that posts it as a check run. `github-actions` covers every job of every workflow, including workflows that a change adds."
  ),
  "status-by": login.optional().describe(
    "Account that posts it as a commit status, as Jenkins does; apps are `name[bot]`. With an account id, as in `jenkins#583231`, the id decides. `github-actions[bot]` covers every job of every workflow."
  ),
  allow: array(_enum(["neutral", "skipped"])).default([]).describe("Conclusions of a check run that count besides `success`.")
}).refine(
  (one2) => one2.app === void 0 !== (one2["status-by"] === void 0),
  "needs either `app`, which posts it as a check run, or `status-by`, which posts it as a commit status"
).refine(({ "status-by": by, allow }) => by === void 0 || allow.length === 0, {
  path: ["allow"],
  message: "has no meaning with `status-by`: a commit status is neither neutral nor skipped"
});
var identityOf = ({ name: name2, app }) => app === void 0 ? `status ${name2}` : `check ${app}/${name2}`;
var settings5 = strictObject({
  require: array(requirement3).min(1).max(20).refine((all) => new Set(all.map(identityOf)).size === all.length, "must not name a check twice").describe(
    "Checks of others that must have succeeded on the head commit: check runs of an app, or commit statuses of an account. The newest of each counts."
  )
});
var isStatus = (requirement4) => requirement4["status-by"] !== void 0;

// src/gates/checks/judge.ts
function judge4({ require: require2 }, { change: change2, checks: checks2 = [], statuses = [] }) {
  const runs = checks2.filter(({ commit: commit2 }) => commit2 === change2.head);
  const posted = statuses.filter(({ commit: commit2 }) => commit2 === change2.head);
  const results = require2.map(
    (one2) => (
      // The settings have exactly one of the two.
      isStatus(one2) ? judgeStatus(one2, posted) : judgeCheck(one2, runs)
    )
  );
  const reasons = results.flatMap((result) => result.reasons);
  return {
    outcome: outcomeOf(results),
    title: title3(require2.length - reasons.length, require2.length),
    reasons,
    findings: [],
    measured: { required: require2.length, succeeded: require2.length - reasons.length },
    children: results.map(({ requirement: requirement4 }) => requirement4)
  };
}

// src/gates/checks/lint.ts
var OWN2 = /^gatebook(?:: .*)?$/i;
function lint2({ require: require2 }) {
  return require2.flatMap(
    ({ name: name2 }, place3) => OWN2.test(name2) ? [
      {
        path: ["require", place3, "name"],
        message: `"${name2}" is a check of Gatebook itself, which waits for this gate, so neither can ever pass. Remove it here and require it in the ruleset of the branch.`
      }
    ] : []
  );
}

// src/gates/checks/index.ts
var checks = {
  type: "checks",
  judges: "change",
  clauses: inEveryEdition("8.4.2"),
  awaits: { evidence: ["check_missing", "check_pending", "status_by_other"] },
  pending: ["check_pending"],
  settings: settings5,
  directions: {
    require: "more",
    "require.name": "undirected",
    "require.app": "undirected",
    "require.status-by": "undirected",
    "require.allow": "fewer"
  },
  needs: ({ require: require2 }) => ({
    change: true,
    ...require2.every(isStatus) ? {} : { checks: { apps: require2.flatMap(({ app }) => app ?? []) } },
    ...require2.some(isStatus) ? { statuses: { contexts: require2.filter(isStatus).map(({ name: name2 }) => name2) } } : {}
  }),
  lint: lint2,
  judge: judge4
};

// src/gates/shared/baseline.ts
var COUNTING = 1;
function basisOf(type2, reports2, more) {
  const each = reports2.map(
    ({ name: name2, artifact: artifact2, workflow: workflow2, paths, format, root: root3, required: required6 = true, "path-map": map = {} }) => JSON.stringify([
      name2,
      artifact2,
      paths,
      format,
      required6,
      Object.entries(map).map((pair) => JSON.stringify(pair)).sort(),
      ...workflow2 === void 0 ? [] : [workflow2],
      ...root3 === void 0 ? [] : [{ root: root3 }]
    ])
  );
  return JSON.stringify([type2, COUNTING, each.sort(), ...more]);
}
var baseOf = (baselines, basis3, compared2) => baselines.find((one2) => one2.basis === basis3 && one2.compared === compared2);
var isKnown = (base) => (base?.found ?? null) !== null;
var numberIn = ({ measured }, key) => Object.hasOwn(measured, key) ? measured[key] : void 0;
function whereFrom({ commit: commit2, distance }) {
  const where2 = `at ${commit2.slice(0, 10)}`;
  if (distance === 0) return where2;
  return `${where2}, ${distance === 1 ? "one commit" : `${distance} commits`} before the base`;
}
var placeOf3 = ({ commit: commit2, distance }) => ({
  baseCommit: commit2,
  baseDistance: distance
});
function whyNone(base, rule) {
  if (base === void 0) return { reason: NOT_LOOKED_FOR, fails: true };
  if (!base.onBranch) return { reason: OFF_BRANCH, fails: true };
  if (base.later) return { reason: TOO_EARLY, fails: true };
  return { reason: baseMissing(base), fails: rule === "fail" };
}
var NOT_LOOKED_FOR = {
  code: "base_unknown",
  message: "The base of the change is unknown, so its numbers cannot be compared with the baseline.",
  next: "Check out with `fetch-depth: 0` in the job that runs this gate."
};
var MERGE = "Merge the base branch into the change, or rebase it, and run the tests again.";
var OFF_BRANCH = {
  code: "base_off_branch",
  message: "The base of the change is inside a merged branch or too old: it is not among the newest commits made directly on the base branch.",
  next: MERGE
};
var TOO_EARLY = {
  code: "base_too_early",
  message: "The base of the change is older than the first record with comparable numbers; the base branch has such a record.",
  next: MERGE
};
function baseMissing({ ledger, searched: searched2, found: found2 }) {
  return {
    code: "base_missing",
    message: `${whatIsMissing(ledger, searched2, found2 !== null)}, so a drop cannot be detected.`,
    next: "Run the tests in the job that records merges, or require branches to be up to date before merging: see step 6 of the README. If this fails the gate, grant a concession for one change."
  };
}
function whatIsMissing(ledger, searched2, isUnusable2) {
  if (isUnusable2) return "The record for the base of the change has no comparable numbers";
  if (!ledger) return "There is no ledger yet with numbers for the base of the change";
  if (searched2 === 0) return "No change was merged before the base of this one";
  const none = searched2 === 1 ? "The last merged change has no" : `None of the last ${searched2} merged changes has a`;
  return `${none} record with comparable numbers for exactly its merged content`;
}

// src/gates/coverage/basis.ts
var basis = ({ reports: reports2, source: source3, metric }) => basisOf("coverage", reports2, [source3.include.toSorted(), source3.exclude.toSorted(), metric]);

// src/gates/shared/directions.ts
var REPORTS = {
  reports: "entries",
  "reports.name": "undirected",
  "reports.artifact": "undirected",
  "reports.workflow": "undirected",
  "reports.paths": "undirected",
  "reports.on-empty-file": { order: ["pass", "fail"], leftOut: "fail" },
  "reports.trust": { order: TRUST, leftOut: "self-reported" },
  "reports.required": { order: ["false", "true"], leftOut: "true" },
  "reports.format": "undirected"
};
var REPORTS_OF_CODE = {
  ...REPORTS,
  "reports.path-map": "undirected",
  "reports.root": "undirected"
};

// src/facts/report-formats.ts
var COVERAGE_FORMATS = [
  "lcov",
  "cobertura",
  "jacoco",
  "clover",
  "opencover",
  "go",
  "istanbul",
  "istanbul-summary",
  "coverage-py",
  "simplecov",
  "llvm-cov",
  "gcov",
  "gcovr",
  "coveralls",
  "sonar-generic",
  "codecov",
  "covdir"
];
var TEST_FORMATS = ["junit", "ctrf", "trx", "tap", "xunit", "nunit", "testng"];
var DEPENDENCY_FORMATS = ["cyclonedx", "spdx", "osv"];

// src/gates/coverage/settings.ts
var percentRule = "must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5";
var isPercent = (value) => parsePercent(String(value)) !== void 0;
var percent = union(
  [number(percentRule).refine(isPercent, percentRule), string(percentRule).refine(isPercent, percentRule)],
  percentRule
);
var source2 = strictObject({
  include: array(pattern).min(1).max(200).default(["**"]).describe("Files that are source code and must be measured. Each pattern must match a file of the base commit."),
  "expect-empty": expectEmpty,
  exclude: array(pattern).max(200).default([]).describe("Files to exclude, such as tests and documentation.")
});
var part = strictObject({
  min: percent.describe("Minimum coverage of all measured lines, in percent.")
});
var project = part.extend({
  "max-drop": percent.optional().describe(
    "Maximum drop compared with the base, in percentage points. It is not a drop if no more lines are uncovered than at the base, for example after covered code was removed. Left out: only `min` applies."
  ),
  "on-missing-base": onMissingBase
});
var ON_UNMEASURED = ["pass", "count-as-missed", "fail"];
var patch2 = strictObject({
  min: percent.describe("Minimum coverage of the measured lines that the change adds or edits, in percent."),
  "min-lines": int().min(0).max(1e6).default(0).describe("With fewer measured lines than this, the coverage of the change is shown but not evaluated."),
  "on-unmeasured": _enum(ON_UNMEASURED).default("fail").describe(
    "Result for a changed source file that no report measures. `pass`: it is only listed. `count-as-missed`: its changed lines that are not blank count as not covered."
  ),
  "ignore-whitespace": boolean().optional().describe(
    "Whether changed lines that differ in white space only are left out, as where code is indented anew. White space within a text counts as white space, too. Left out: `false`."
  )
});
var METRICS = ["line", "strict-line", "branch", "function", "statement"];
var ONLY_WHOLE = ["function", "statement"];
var component = strictObject({
  name: string().min(1).max(60).describe("Name of the component."),
  paths: array(pattern).min(1).max(50).describe("Files of the component."),
  "expect-empty": expectEmpty,
  project: part.optional().describe("Minimum for the whole component."),
  patch: patch2.optional().describe("Minimum for its lines that the change adds or edits.")
}).refine(({ project: project2, patch: patch3 }) => project2 !== void 0 || patch3 !== void 0, "needs `project`, `patch` or both");
var coverageReport = report.extend({
  format: _enum(COVERAGE_FORMATS).optional().describe("Format of the report. Left out: detected from the content; ambiguous content is an error.")
});
var settings6 = strictObject({
  reports: array(coverageReport).min(1).max(50).refine((reports2) => new Set(reports2.map(({ name: name2 }) => name2)).size === reports2.length, "must not use a name twice").refine(hasPlaces, NEEDS_ARTIFACT).describe("Coverage reports. They are merged: a line covered by one report is covered."),
  source: source2.prefault({}).describe("Files that count."),
  metric: _enum(METRICS).default("line").describe(
    "What is counted. `strict-line`: a line counts only if all its branches in the reports were taken. `statement`: as Go and Istanbul count."
  ),
  project: project.optional().describe("Minimum for the whole project."),
  patch: patch2.optional().describe("Minimum for the lines that the change adds or edits."),
  "new-exclusions": strictObject({ max: int().min(0).max(1e3).default(0).describe("How many markers a change may add.") }).optional().describe(
    "Markers in source code, such as `istanbul ignore` or `pragma: no cover`, that exclude lines from coverage. Left out: they are not counted."
  ),
  components: array(component).max(50).refine((all) => new Set(all.map(({ name: name2 }) => name2)).size === all.length, "must not use a name twice").default([]).describe("Parts of the project with their own minimums, in addition to the others.")
}).refine(
  ({ project: project2, patch: patch3, components }) => (project2 ?? patch3 ?? components[0]) !== void 0,
  "needs `project`, `patch` or `components`"
).superRefine(({ project: project2, reports: reports2 }, context) => {
  if (project2?.["max-drop"] !== void 0 && hasOptional(reports2))
    context.addIssue({ code: "custom", path: ["project", "max-drop"], message: OPTIONAL_BESIDE_BASE });
}).superRefine(({ metric, patch: patch3, components }, context) => {
  for (const [path, rule] of patchRules({ patch: patch3, components }))
    if (metric === "branch" && rule["on-unmeasured"] === "count-as-missed")
      context.addIssue({ code: "custom", path: [...path, "on-unmeasured"], message: NO_BRANCHES });
  if (!ONLY_WHOLE.includes(metric)) return;
  const message = `cannot be counted by ${metric}: reports do not contain the lines of each one`;
  if (patch3) context.addIssue({ code: "custom", path: ["patch"], message });
  for (const [place3, one2] of components.entries())
    if (one2.patch) context.addIssue({ code: "custom", path: ["components", place3, "patch"], message });
});
var NO_BRANCHES = "cannot be `count-as-missed` with `metric: branch`: it is unknown how many branches such lines have";
function patchRules({ patch: patch3, components }) {
  const all = [
    { path: ["patch"], rule: patch3 },
    ...components.map((one2, at3) => ({ path: ["components", at3, "patch"], rule: one2.patch }))
  ];
  return all.flatMap(({ path, rule }) => rule ? [[path, rule]] : []);
}

// src/gates/coverage/directions.ts
var PATCH2 = {
  patch: "asked",
  "patch.min": "minimum",
  "patch.min-lines": "slack",
  "patch.on-unmeasured": ON_UNMEASURED,
  "patch.ignore-whitespace": { order: ["true", "false"], leftOut: "false" }
};
var directions3 = {
  ...REPORTS_OF_CODE,
  "source.include": "undirected",
  "source.exclude": "undirected",
  "source.expect-empty": "permission",
  metric: ["line", "strict-line"],
  "new-exclusions": "asked",
  "new-exclusions.max": "limit",
  components: "more",
  "components.name": "undirected",
  "components.paths": "undirected",
  "components.expect-empty": "permission",
  "components.project": "asked",
  "components.project.min": "minimum",
  ...within("components", PATCH2),
  project: "asked",
  "project.min": "minimum",
  "project.max-drop": "limit",
  "project.on-missing-base": ["pass", "fail"],
  ...PATCH2
};
function within(group, directions8) {
  return Object.fromEntries(Object.entries(directions8).map(([key, one2]) => [`${group}.${key}`, one2]));
}

// src/gates/coverage/count.ts
function sourceFilter({ include, exclude }) {
  const included = matcher(include);
  const excluded = matcher(exclude);
  return (path) => included(path) && !excluded(path);
}
function changedSources(files, isSource) {
  return files.filter(
    ({ path, after }) => after !== null && (after.mode ?? "100644").startsWith("100") && isSource(path)
  );
}
var OF_FILE = {
  line: (file2) => file2,
  "strict-line": ({ covered, partial = 0, total }) => ({ covered: covered - partial, total }),
  branch: ({ branches: branches2 }) => branches2,
  function: ({ functions }) => functions,
  statement: ({ statements }) => statements
};
var ofFile = (metric, file2) => {
  const counted3 = OF_FILE[metric](file2);
  return counted3 && { covered: counted3.covered, total: counted3.total };
};
function ofChanged(metric, { covered, uncovered: uncovered2, partial = [], branches: branches2 }) {
  if (metric === "branch") return branches2 ?? { covered: 0, total: 0 };
  const hit = countLines(covered);
  return { covered: metric === "strict-line" ? hit - countLines(partial) : hit, total: hit + countLines(uncovered2) };
}
function projectShare({ files }, isSource, metric) {
  return sum(files.filter(({ path }) => isSource(path)).flatMap((file2) => OF_FILE[metric](file2) ?? []));
}
function patchOf(rule, measurement2, changed2, { isSource, metric }) {
  const lines = changedLines(rule, measurement2).filter(({ path }) => isSource(path));
  const open4 = unreported2(changed2, measurement2, rule);
  const isMissedCounted = rule?.["on-unmeasured"] === "count-as-missed" && Array.isArray(measurement2.unread);
  const missed = isMissedCounted ? missedLines(rule, measurement2, [...open4.unmeasured, ...open4.summed]) : 0;
  const { covered, total } = sum(lines.map((file2) => ofChanged(metric, file2)));
  const isAnnotated = lines.some(({ uncovered: uncovered2, sameAsHead }) => uncovered2.length > 0 && sameAsHead);
  return { patch: { covered, total: total + missed }, missed, isMissedCounted, isAnnotated, ...open4 };
}
var changedLines = (rule, { changed: changed2, content }) => rule?.["ignore-whitespace"] ? content ?? changed2 : changed2;
function missedLines(rule, { unread: unread5 }, open4) {
  const counts2 = new Map(unread5?.map((one2) => [one2.path, one2]));
  return open4.reduce((all, { path }) => all + linesOf(rule, counts2.get(path)), 0);
}
var linesOf = (rule, of) => (rule["ignore-whitespace"] ? of?.content : void 0) ?? of?.lines ?? 0;
function sum(shares) {
  return shares.reduce((all, { covered, total }) => ({ covered: all.covered + covered, total: all.total + total }), {
    covered: 0,
    total: 0
  });
}
function unreported2(changed2, { files, unread: unread5 }, rule) {
  const measured = new Map(files.map((file2) => [file2.path, file2]));
  const contents2 = new Map(unread5?.map(({ path, content }) => [path, content]));
  const written2 = changed2.map(({ path, addedLines }) => {
    const content = rule?.["ignore-whitespace"] ? contents2.get(path) : void 0;
    return { path, added: content ?? countLines(addedLines ?? []) };
  }).filter(({ added }) => added > 0);
  return {
    unmeasured: written2.filter(({ path }) => !measured.has(path)),
    summed: written2.filter(({ path }) => measured.get(path)?.sumsOnly === true)
  };
}
function countLines(ranges) {
  return ranges.reduce((sum2, [first, last]) => sum2 + last - first + 1, 0);
}
function minimum(value) {
  const text3 = String(value);
  const percent3 = parsePercent(text3);
  if (percent3 === void 0) throw new RangeError(`${text3} is not a percentage`);
  return { text: text3, percent: percent3 };
}
function isReached({ covered, total }, { percent: percent3 }) {
  return reaches(covered, total, percent3);
}
function lacking2({ covered, total }, { percent: percent3 }) {
  const hundred = 1000000n;
  const needed = (percent3 * BigInt(total) + hundred - 1n) / hundred;
  return Number(needed) - covered;
}

// src/gates/coverage/measurement-for.ts
function measurementFor(settings11, coverage2) {
  const all = coverage2.filter(({ request }) => sameRequest(request, settings11.reports));
  const rules = patchRules(settings11).map(([, rule]) => rule);
  const isWhole2 = ({ content, unread: unread5 }) => rules.every(
    (rule) => (!rule["ignore-whitespace"] || content !== void 0) && (rule["on-unmeasured"] !== "count-as-missed" || unread5 !== void 0)
  );
  return all.find(isWhole2) ?? all[0];
}

// src/gates/coverage/file-lines.ts
function fileLines(settings11, { files, coverage: coverage2 }) {
  const measurement2 = coverage2 && measurementFor(settings11, coverage2);
  if (files === void 0 || measurement2 === void 0) return [];
  const { metric, patch: patch3 } = settings11;
  const before4 = new Map(measurement2.before?.map((file2) => [file2.path, ofFile(metric, file2)]));
  const wholes = new Map(measurement2.files.map((file2) => [file2.path, file2]));
  const lines = new Map(changedLines(patch3, measurement2).map((file2) => [file2.path, file2]));
  return changedSources(files, sourceFilter(settings11.source)).filter(({ path, addedLines }) => lines.has(path) || (addedLines ?? []).length > 0).flatMap(({ path, previousPath, before: old }) => {
    const [changed2, whole] = [lines.get(path), wholes.get(path)];
    if (changed2 === void 0 && whole !== void 0 && !whole.sumsOnly) return [];
    const was = old === null ? "new" : before4.get(previousPath ?? path);
    return [
      {
        path,
        patch: changed2 ? ofChanged(metric, changed2) : null,
        missed: changed2?.uncovered ?? [],
        isHead: changed2?.sameAsHead === true,
        whole: (whole && ofFile(metric, whole)) ?? null,
        ...was === void 0 ? {} : { before: was }
      }
    ];
  }).sort((a, b) => open2(b) - open2(a) || (a.path < b.path ? -1 : 1));
}
var open2 = ({ patch: patch3 }) => patch3 ? patch3.total - patch3.covered : Number.MAX_SAFE_INTEGER;

// src/gates/coverage/drop.ts
function before2(of) {
  const [covered, total] = [numberIn(of, "projectCovered"), numberIn(of, "projectTotal")];
  if (covered === void 0 || total === void 0 || total === 0 || covered > total) return void 0;
  return {
    share: { covered, total },
    files: numberIn(of, "projectFiles"),
    pathReading: numberIn(of, "pathReading"),
    of
  };
}
var HUNDRED = 1000000n;
function dropOf(value) {
  const text3 = String(value);
  const points = parsePercent(text3);
  if (points === void 0) throw new RangeError(`${text3} is not a number of percentage points`);
  return { text: text3, points };
}
function fell(now, was, drop) {
  return uncovered(now) > uncovered(was) && now.covered < neededShare(now.total, was, drop);
}
function lackingTo(now, was, drop) {
  return Math.min(neededShare(now.total, was, drop) - now.covered, uncovered(now) - uncovered(was));
}
var uncovered = ({ covered, total }) => total - covered;
function neededShare(total, was, { points }) {
  const [all, of] = [BigInt(total), BigInt(was.total)];
  const least = BigInt(was.covered) * HUNDRED - points * of;
  const needed = (least * all + of * HUNDRED - 1n) / (of * HUNDRED);
  return needed < 0n ? 0 : Number(needed);
}
function filesLost({ files: were, of }, measured, changed2, isSource) {
  if (were === void 0 || of.distance > 0) return 0;
  const wasSource = ({ path, previousPath, status, before: before4 }) => before4 !== null && status !== "copied" && isSource(previousPath ?? path);
  const isNew = new Set(changed2.filter((file2) => !wasSource(file2)).map(({ path }) => path));
  const kept = measured.filter(({ path }) => isSource(path) && !isNew.has(path)).length;
  const gone2 = changed2.filter((file2) => wasSource(file2) && (file2.after === null || !isSource(file2.path))).length;
  return Math.max(0, were - gone2 - kept);
}

// src/gates/coverage/messages.ts
var some3 = (number2, what) => `${number2} ${what}${number2 === 1 ? "" : what.endsWith("ch") ? "es" : "s"}`;
var percent2 = ({ covered, total }) => formatShare(covered, total);
var UNITS = {
  line: "line",
  "strict-line": "line",
  branch: "branch",
  function: "function",
  statement: "statement"
};
var share = (of, metric) => `${of.covered} of ${some3(of.total, UNITS[metric])} (${percent2(of)})`;
var are = (metric) => metric === "strict-line" ? "are covered with all their branches" : metric === "branch" ? "are taken" : "are covered";
var unreported3 = ({ unmeasured: unmeasured2, summed }) => [
  ...unmeasured2.length > 0 ? [`${some3(unmeasured2.length, "changed file")} not measured`] : [],
  ...summed.length > 0 ? [`${some3(summed.length, "changed file")} measured in totals only`] : []
];
function title4({ patch: patch3, project: project2 }, { project: projectShare2, patch: patchShare, unmeasured: unmeasured2, summed }, { before: before4, open: open4 }) {
  const parts2 = [
    ...patch3 && patchShare.total > 0 ? [`patch ${percent2(patchShare)} of ${patch3.min} %`] : [],
    ...patch3 ? unreported3({ unmeasured: unmeasured2, summed }) : [],
    ...patch3 && patchShare.total === 0 && unmeasured2.length + summed.length === 0 ? ["no executable line changed"] : [],
    `project ${percent2(projectShare2)}${project2 ? ` of ${project2.min} %` : ""}${before4 ? `, was ${percent2(before4)}` : ""}`,
    ...open4 > 0 ? [`${some3(open4, "component")} below`] : []
  ];
  const text3 = parts2.join(", ");
  return text3.charAt(0).toUpperCase() + text3.slice(1);
}
function patchRequirement(outcome, counted3, { text: text3 }) {
  const { patch: of, metric } = counted3;
  const open4 = unreported3(counted3);
  const lines = of.total === 0 ? "no executable line changed" : share(of, metric);
  const parts2 = [...of.total === 0 && open4.length > 0 ? [] : [lines], ...open4];
  return { outcome, required: patchRequired(text3, counted3), found: parts2.join(", ") };
}
function projectRequirement(outcome, counted3, { text: text3 }) {
  const { project: project2, metric } = counted3;
  const found2 = project2.total === 0 ? "nothing measured" : share(project2, metric);
  return { outcome, required: projectRequired(text3, counted3), found: found2 };
}
function openRequirements(outcome, { patch: patch3, project: project2, components, metric }) {
  const parts2 = [{ name: "", patch: patch3, project: project2 }, ...components];
  return parts2.flatMap(({ name: of, patch: patch4, project: project3 }) => [
    ...patch4 ? [{ outcome, required: patchRequired(patch4.min, { of, metric }), found: "not known" }] : [],
    ...project3 ? [{ outcome, required: projectRequired(project3.min, { of, metric }), found: "not known" }] : [],
    ...dropsRequired(project3).map((required6) => ({ outcome, required: required6, found: "not known" }))
  ]);
}
var dropsRequired = (project2) => project2?.["max-drop"] === void 0 ? [] : [dropRequired(String(project2["max-drop"]))];
var dropRequired = (text3) => Number(text3) === 0 ? "Project: no lower than the base" : `Project: at most ${text3} percentage points lower than the base`;
var plural2 = (metric) => some3(2, UNITS[metric]).slice(2);
var patchRequired = (min, { of, metric }) => `${of === "" ? "Patch" : `Patch of ${of}`}: at least ${min} % of ${metric === "branch" ? "the branches of changed lines" : "changed lines"}${metric === "strict-line" ? ", with all their branches" : ""}`;
var projectRequired = (min, { of, metric }) => `${of === "" ? "Project" : of}: at least ${min} % of all measured ${plural2(metric)}${metric === "strict-line" ? ", with all their branches" : ""}`;
function patchBelowMinimum({ of: part2, patch: of, metric, isAnnotated, missed }, minimum2) {
  const changed2 = metric === "branch" ? "branches of changed lines" : "changed lines";
  const where2 = part2 === "" ? "" : ` in ${part2}`;
  const open4 = missed === 0 ? "" : ` ${missed} of them ${missed === 1 ? "is" : "are"} in files that no report measures.`;
  return {
    code: "patch_below_minimum",
    message: `${of.covered} of ${of.total} ${changed2}${where2} ${are(metric)} (${percent2(of)}), less than the required ${minimum2.text} %.${open4}`,
    next: `Cover at least ${lacking2(of, minimum2)} more of them with tests. ${isAnnotated ? "Annotations mark the uncovered lines." : "The uncovered lines are listed below."}`,
    data: { covered: of.covered, total: of.total, minimum: minimum2.text }
  };
}
function projectBelowMinimum({ of: part2, project: of, metric }, minimum2) {
  const where2 = part2 === "" ? "In the whole project" : `In ${part2}`;
  return {
    code: "project_below_minimum",
    message: `${where2}, ${of.covered} of ${some3(of.total, UNITS[metric])} ${are(metric)} (${percent2(of)}), less than the required ${minimum2.text} %.`,
    next: `Cover at least ${some3(lacking2(of, minimum2), `more ${UNITS[metric]}`)} with tests.`,
    data: { covered: of.covered, total: of.total, minimum: minimum2.text }
  };
}
var partUnmeasured = ({ of, metric }) => ({
  code: "component_unmeasured",
  message: `The reports measure no ${UNITS[metric]} of ${of}.`,
  next: "Check that its tests ran and that `paths` of the component match its files."
});
var exclusionsRequirement = (outcome, count2, max) => ({
  outcome,
  required: `At most ${some3(max, "new line")} excluded from coverage`,
  found: count2 === void 0 ? "not known" : String(count2)
});
var tooManyExclusions = (count2, max) => ({
  code: "too_many_exclusions",
  message: `The change excludes code from coverage in ${some3(count2, "place")}, more than the ${max} allowed.`,
  next: "Cover the code with tests instead of excluding it.",
  data: { count: count2, max }
});
var exclusionsUnknown = () => ({
  code: "exclusions_unknown",
  message: "The change is too large to be searched for code that it excludes from coverage.",
  next: "Split the change."
});
var exclusion2 = ({ path, line: line2, tool }) => ({
  code: "exclusion_added",
  message: `This marker of ${tool} excludes code from coverage.`,
  location: { file: path, line: line2 }
});
var fileData = (files) => ({
  files: files.map(({ path }) => path),
  addedLines: files.reduce((sum2, { added }) => sum2 + added, 0)
});
function firstOf2(files) {
  const shown4 = files.slice(0, 10).map(({ path, added }) => `${path} (${some3(added, "added line")})`);
  return `${shown4.join(", ")}${files.length > shown4.length ? ` and ${files.length - shown4.length} more` : ""}`;
}
var summedOnly = (files) => ({
  code: "measured_in_sums",
  message: `The reports contain only totals for ${some3(files.length, "changed source file")}, so it is unknown which changed lines are covered: ${firstOf2(files)}.`,
  next: "Configure the coverage tool to report lines, for example with the Istanbul reporter `json` or `lcovonly`.",
  data: fileData(files)
});
function unmeasured(files) {
  return {
    code: "unmeasured",
    message: `No report measures ${some3(files.length, "changed source file")}: ${firstOf2(files)}.`,
    next: "Write tests that load these files, configure the coverage tool to report files that no test loads, or exclude files that are not source code in `source.exclude`.",
    data: fileData(files)
  };
}
function tooFewLines({ patch: of, metric }, rule) {
  return {
    code: "too_few_lines",
    message: `The change has ${some3(of.total, `measured ${UNITS[metric]}`)}, fewer than the ${rule["min-lines"]} from which \`patch.min\` applies: ${share(of, metric)}.`
  };
}
function noSourceChanged() {
  return { code: "no_source_changed", message: "The change adds no line to a file that `source` includes." };
}
function diffUnavailable(files) {
  return {
    code: "diff_unavailable",
    message: `The changed lines are unknown for ${some3(files.length, "source file")}, such as ${files[0]?.path}.`,
    next: "Check out with `fetch-depth: 0` in the job that runs this gate."
  };
}
function settingsChanged(paths) {
  const [first] = paths;
  if (first === void 0) return [];
  const more = paths.length > 1 ? ` and ${some3(paths.length - 1, "other file")}` : "";
  return [
    {
      code: "coverage_settings_changed",
      message: `The change edits the configuration of coverage tools: ${first}${more}.`,
      next: "Check whether code is now excluded from coverage.",
      data: { files: [...paths] }
    }
  ];
}
function uncoveredLines(changed2) {
  return changed2.flatMap(
    ({ path, uncovered: uncovered2, sameAsHead }) => uncovered2.map((range) => uncoveredRange(path, range, sameAsHead))
  );
}
function uncoveredRange(path, [first, last], sameAsHead) {
  const lines = first === last ? `Line ${first}` : `Lines ${first} to ${last}`;
  const are2 = first === last ? "is" : "are";
  if (!sameAsHead) {
    const message = `${lines} of ${path}, as merged with the base branch, ${are2} not covered by any report.`;
    return { code: "line_uncovered", message, data: { file: path } };
  }
  const location = { file: path, line: first, ...first === last ? {} : { endLine: last } };
  return { code: "line_uncovered", message: `${lines} ${are2} not covered by any report.`, location };
}
function numbers({ patch: patch3, project: project2 }, projectShare2, patchShare, { measured, compared: compared2, unmapped, files, pathReading }, isSource) {
  return {
    projectCovered: projectShare2.covered,
    projectTotal: projectShare2.total,
    projectFiles: files.filter(({ path }) => isSource(path)).length,
    ...project2 ? { projectMinimum: String(project2.min) } : {},
    patchCovered: patchShare.covered,
    patchTotal: patchShare.total,
    ...patch3 ? { patchMinimum: String(patch3.min) } : {},
    ...measured.commit === null ? {} : { measuredCommit: measured.commit },
    measuredAs: measured.as,
    ...compared2 === null ? {} : { comparedCommit: compared2 },
    unmappedPaths: unmapped,
    ...pathReading === void 0 ? {} : { pathReading }
  };
}

// src/gates/coverage/drop-messages.ts
function dropRequirement(outcome, metric, { text: text3 }, now, was) {
  const before4 = was ? `was ${share(was.share, metric)} ${whereFrom(was.of)}, ${formatPoints(now, was.share)} points` : "base not known";
  const found2 = `${share(now, metric)}, ${before4}`;
  return { outcome, required: dropRequired(text3), found: found2 };
}
function projectDropped(metric, drop, now, was) {
  const allowed2 = Number(drop.text) === 0 ? "no drop" : `a drop of ${drop.text} percentage points at most`;
  return {
    code: "project_dropped",
    message: `Project coverage fell to ${share(now, metric)}; it was ${share(was.share, metric)} ${whereFrom(was.of)}. The policy allows ${allowed2}.`,
    next: `Cover at least ${some3(lackingTo(now, was.share, drop), `more ${UNITS[metric]}`)} with tests.`,
    data: {
      covered: now.covered,
      total: now.total,
      baseCovered: was.share.covered,
      baseTotal: was.share.total,
      base: was.of.commit,
      maxDrop: drop.text
    }
  };
}
var filesLost2 = (count2) => ({
  code: "fewer_files_measured",
  message: `${some3(count2, "source file")} measured at the base ${count2 === 1 ? "is" : "are"} still in the repository but no longer measured.`,
  next: "Check whether tests that loaded them were removed, or whether the coverage tool is now configured to exclude them.",
  data: { count: count2 }
});
var countedOtherwise = (now, was, metric) => ({
  code: "base_counted_otherwise",
  message: `Project coverage is ${share(now, metric)}, and the record ${whereFrom(was.of)} has ${share(was.share, metric)}. It is of an earlier version, which found the files of reports in another way, so the two were not compared.`
});

// src/gates/coverage/judge-drop.ts
function judgeDrop(settings11, now, measurement2, baseline2, changed2, isSource) {
  const max = settings11.project?.["max-drop"];
  if (max === void 0) return void 0;
  const drop = dropOf(max);
  const base = baseOf(baseline2, basis(settings11), measurement2.compared);
  const was = isKnown(base) ? before2(base.found) : void 0;
  if (was && was.pathReading !== measurement2.pathReading && fell(now, was.share, drop))
    return without2(settings11, "not_applicable", countedOtherwise(now, was, settings11.metric), drop, now);
  if (was) return held(settings11, drop, now, was, filesLost(was, measurement2.files, changed2, isSource));
  const { reason, fails } = whyNone(base, settings11.project?.["on-missing-base"]);
  return without2(settings11, fails ? "fail" : "not_applicable", reason, drop, now);
}
function without2({ metric }, outcome, why, drop, now) {
  const requirement4 = dropRequirement(outcome, metric, drop, now, void 0);
  const [reasons, findings2] = outcome === "fail" ? [[why], []] : [[], [why]];
  return { requirement: requirement4, reasons, findings: findings2, measured: {}, before: void 0 };
}
function held({ metric }, drop, now, was, lost) {
  const dropped = fell(now, was.share, drop);
  return {
    requirement: dropRequirement(dropped ? "fail" : "pass", metric, drop, now, was),
    reasons: dropped ? [projectDropped(metric, drop, now, was)] : [],
    findings: lost > 0 ? [filesLost2(lost)] : [],
    measured: { ...placeOf3(was.of), baseCovered: was.share.covered, baseTotal: was.share.total, maxDrop: drop.text },
    before: dropped ? was.share : void 0
  };
}

// src/gates/coverage/out-of-sight.ts
function outOfSight(files, isSource) {
  const was = ({ path, previousPath }) => isSource(previousPath ?? path);
  const removed = files.filter((file2) => file2.after === null && was(file2));
  const moved = files.filter((file2) => isMoved(file2) && was(file2));
  const left = moved.filter(({ path }) => !isSource(path));
  const stayed = moved.filter((file2) => isSource(file2.path) && file2.addedLines?.length === 0);
  const attributes = files.filter(({ path }) => path === ATTRIBUTES || path.endsWith(`/${ATTRIBUTES}`));
  return [
    ...about("sources_removed", removed, (count2) => `The change removes ${count2}`),
    ...about("sources_moved_out", left, (count2) => `The change moves ${count2} out of \`source\``, CHECK_MOVE),
    ...about("sources_moved", stayed, (count2) => `The change moves ${count2} without a new line`),
    ...about("attributes_changed", attributes, () => `The change edits ${ATTRIBUTES}`, CHECK_ATTRIBUTES)
  ];
}
var ATTRIBUTES = ".gitattributes";
var CHECK_MOVE = "Check whether this code should still be measured.";
var CHECK_ATTRIBUTES = "Check whether files are now taken for generated or binary, which hides their changes on GitHub. Gatebook counts them all the same.";
var isMoved = ({ status, path, previousPath, after }) => status !== "copied" && after !== null && previousPath !== null && previousPath !== path;
var MAX_NAMED2 = 3;
function about(code, files, what, next) {
  if (files.length === 0) return [];
  const named2 = files.slice(0, MAX_NAMED2).map(
    ({ path, previousPath }) => previousPath === null || previousPath === path ? path : `${previousPath} to ${path}`
  );
  const more = files.length > named2.length ? ` and ${files.length - named2.length} more` : "";
  const message = `${what(some3(files.length, "source file"))}: ${named2.join(", ")}${more}.`;
  return [{ code, message, ...next === void 0 ? {} : { next }, data: { count: files.length } }];
}

// src/gates/coverage/report-messages.ts
var ADVICE2 = {
  missing: "Run the tests with coverage before this step, or correct the report paths in the policy. If not every run creates this report, set `required: false` for it.",
  empty: "Check that the tests ran and that the coverage tool saw the code they load.",
  unreadable: "Create the report again and check that it is complete."
};
function nothingCounted(measurement2, isSource, metric) {
  const hasLines = measurement2.files.some(({ path, total }) => isSource(path) && total > 0);
  if (!hasLines) return ["No line was measured", [nothingMeasured(measurement2)]];
  const reason = {
    code: "metric_unmeasured",
    message: `The reports contain lines but no ${UNITS[metric]}, which the policy counts.`,
    next: `Configure the coverage tool to report ${plural2(metric)} as well, or set \`metric: line\` in the policy.`
  };
  return [`No ${UNITS[metric]} was measured`, [reason]];
}
function nothingMeasured(measurement2) {
  const { files, unmapped } = measurement2;
  const where2 = files.length > 0 ? `They measure ${some3(files.length, "other file")}.` : "They measure no file of the repository.";
  const paths = unmapped === 0 ? "" : ` ${unmappedSentence(measurement2)}`;
  return {
    code: "empty_report",
    message: `The reports measure no line of the files that \`source\` includes. ${where2}${paths}`,
    next: unmapped > 0 ? mappedBy(measurement2) : "Check that the tests ran and that `source.include` matches the files they load."
  };
}
function partialNumbers({ metric, patch: patch3 }, project2, changed2) {
  const lines = patch3 && changed2.total > 0 ? ` and ${share(changed2, metric)} of the change` : "";
  return {
    code: "partial_numbers",
    message: `The other reports measure ${share(project2, metric)} of the project${lines}. These numbers are incomplete and were not evaluated.`,
    data: { covered: project2.covered, total: project2.total }
  };
}
var MAX_NAMED3 = 3;
function unmappedSentence({ unmapped, unmappedPaths: unmappedPaths2 = [] }) {
  const [are2, were] = unmapped === 1 ? ["is", "was"] : ["are", "were"];
  const named2 = unmappedPaths2.slice(0, MAX_NAMED3).map(({ path, file: file2 }) => `"${path}" in "${file2}"`);
  const more = unmapped > named2.length ? ` and ${unmapped - named2.length} more` : "";
  const which = named2.length === 0 ? "" : `: ${named2.join(", ")}${more}`;
  return `${some3(unmapped, "path")} in the reports ${are2} not a file of the repository and ${were} ignored${which}.`;
}
function mappedBy({ unmappedPaths: unmappedPaths2 = [] }) {
  const byReport = /* @__PURE__ */ new Map();
  for (const { report: report2, map } of unmappedPaths2)
    if (map) byReport.set(report2, (byReport.get(report2) ?? /* @__PURE__ */ new Set()).add(`${yaml(map.from)}: ${yaml(map.to)}`));
  const lines = [...byReport].filter(hasNoPrefixTwice).map(
    ([report2, entries]) => `\`path-map: { ${[...entries].slice(0, MAX_NAMED3).join(", ")} }\` for the report "${report2}"`
  );
  if (lines.length === 0)
    return "If they are source files, configure the coverage tool to write paths relative to the repository root, or map them with `path-map`.";
  return `If they are source files, add ${lines.join(" and ")} to the policy, or configure the coverage tool to write paths relative to the repository root.`;
}
function hasNoPrefixTwice([, entries]) {
  const prefixes = [...entries].map((entry2) => entry2.slice(0, entry2.indexOf('": "')));
  return new Set(prefixes).size === prefixes.length;
}
var yaml = (text3) => JSON.stringify(text3);
var ANOMALIES = {
  negative_count: "has a negative count, treated as not covered",
  huge_count: "has a count too large to be exact, treated as covered",
  fractional_count: "has a count that is not a whole number, treated as covered",
  line_zero: "has a count for line 0, which was ignored",
  branch_impossible: "has unreadable or impossible branches, which were ignored",
  summary_mismatch: "has totals that contradict its details; the details were counted"
};
function reportAnomalies(measurement2) {
  const { request, reports: reports2, unmapped, beyond } = measurement2;
  const odd = [
    ...leftOut(request, reports2),
    ...emptyFiles(reports2),
    ...anomaliesOf(reports2, ANOMALIES),
    ...linesOutOfRange(beyond)
  ];
  if (unmapped === 0) return odd;
  const next = mappedBy(measurement2);
  return [...odd, { code: "unmapped_paths", message: unmappedSentence(measurement2), next, data: { count: unmapped } }];
}
function linesOutOfRange(count2 = 0) {
  if (count2 === 0) return [];
  const message = `${some3(count2, "line")} in the reports ${count2 === 1 ? "lies" : "lie"} beyond the end of ${count2 === 1 ? "its" : "their"} file and ${count2 === 1 ? "was" : "were"} ignored.`;
  const next = "Check that the reports are for this version of the code, and for the sources rather than compiled output.";
  return [{ code: "lines_beyond_file", message, next, data: { count: count2 } }];
}

// src/gates/coverage/tool-settings.ts
var SETTINGS = [
  /^\.(?:nyc|c8)rc(?:\.\w+)?$/,
  /^(?:nyc|jest|vitest|vite)(?:\.[\w-]+)*\.config(?:\.[\w-]+)*\.\w+$/,
  /^(?:karma\.conf|wallaby|vitest\.workspace)\.\w+$/,
  /^(?:\.coveragerc|\.simplecov|tox\.ini|pytest\.ini|setup\.cfg)$/,
  /^phpunit(?:\.dist)?\.xml(?:\.dist)?$/,
  /\.runsettings$/,
  /^\.?tarpaulin\.toml$/,
  /^\.?gcovr\.cfg$/,
  /^\.?lcovrc$/,
  /^\.?codecov\.ya?ml$/,
  /^(?:sonar-project|\.sonarcloud)\.properties$/
];
var isSettings = (path) => {
  const name2 = path.slice(path.lastIndexOf("/") + 1);
  return SETTINGS.some((pattern2) => pattern2.test(name2));
};
var toolSettings = (files) => files.filter(({ path, previousPath }) => isSettings(path) || isSettings(previousPath ?? "")).map(({ path }) => path);

// src/gates/coverage/judge.ts
function judge5(settings11, { files, coverage: coverage2, baseline: baseline2 = [] }) {
  const isSource = sourceFilter(settings11.source);
  const changed2 = changedSources(files, isSource);
  const unknown4 = changed2.filter(({ addedLines }) => addedLines === null);
  const hasPatchRule = settings11.patch !== void 0 || settings11.components.some(({ patch: patch3 }) => patch3 !== void 0);
  if (hasPatchRule && unknown4.length > 0)
    return unjudged2("error", "Changed lines not known", [diffUnavailable(unknown4)], settings11);
  const isWhole2 = settings11.project !== void 0 || settings11.components.some(({ project: project2 }) => project2 !== void 0);
  if (!isWhole2 && !changed2.some(wroteLines)) return notApplicable();
  const measurement2 = measurementFor(settings11, coverage2);
  if (measurement2 === void 0) return unjudged2("error", "No report was read", [notCollected()], settings11);
  return unusable(settings11, measurement2, isSource) ?? measuredJudgement({ settings: settings11, measurement: measurement2, files, baseline: baseline2, isSource });
}
function measuredJudgement({ settings: settings11, measurement: measurement2, files, baseline: baseline2, isSource }) {
  const { metric } = settings11;
  const project2 = projectShare(measurement2, isSource, metric);
  if (project2.total === 0) return unjudged2("fail", ...nothingCounted(measurement2, isSource, metric), settings11);
  const changed2 = changedSources(files, isSource);
  const drop = judgeDrop(settings11, project2, measurement2, baseline2, files, isSource);
  const counted3 = patchOf(settings11.patch, measurement2, changed2, { isSource, metric });
  const whole = { of: "", project: project2, metric, ...counted3 };
  const own3 = [
    ...settings11.patch ? [judgePatch(settings11.patch, whole)] : [],
    ...settings11.project ? [judgeProject(settings11.project.min, whole)] : [],
    ...drop ? [drop] : [],
    ...settings11["new-exclusions"] ? [judgeExclusions(settings11["new-exclusions"].max, measurement2, isSource)] : []
  ];
  const parts2 = settings11.components.flatMap((one2) => judgeComponent(one2, settings11, measurement2, changed2, isSource));
  const results = [...own3, ...parts2];
  return {
    outcome: outcomeOf(results),
    title: title4(settings11, whole, {
      before: drop?.before,
      open: parts2.filter(({ requirement: requirement4 }) => requirement4.outcome === "fail").length
    }),
    reasons: results.flatMap((result) => result.reasons),
    findings: [
      ...results.flatMap((result) => result.findings),
      ...uncoveredLines(changedLines(settings11.patch, measurement2).filter(({ path }) => isSource(path))),
      ...reportAnomalies(measurement2),
      ...settingsChanged(toolSettings(files)),
      ...outOfSight(files, isSource)
    ],
    measured: { ...numbers(settings11, project2, whole.patch, measurement2, isSource), ...drop?.measured },
    children: results.map(({ requirement: requirement4 }) => requirement4)
  };
}
function judgeComponent({ name: name2, paths, project: whole, patch: written2 }, { metric }, measurement2, changed2, isSource) {
  const isInside = matcher(paths);
  const isMine = (path) => isSource(path) && isInside(path);
  const mine = {
    of: name2,
    metric,
    project: projectShare(measurement2, isMine, metric),
    ...patchOf(
      written2,
      measurement2,
      changed2.filter(({ path }) => isMine(path)),
      { isSource: isMine, metric }
    )
  };
  return [...written2 ? [judgePatch(written2, mine)] : [], ...whole ? [judgeProject(whole.min, mine)] : []];
}
function judgeProject(min, counted3) {
  const minimum2 = minimum(min);
  const { project: share2 } = counted3;
  const reached = share2.total > 0 && isReached(share2, minimum2);
  return {
    requirement: projectRequirement(reached ? "pass" : "fail", counted3, minimum2),
    reasons: reached ? [] : [share2.total > 0 ? projectBelowMinimum(counted3, minimum2) : partUnmeasured(counted3)],
    findings: [],
    measured: {}
  };
}
function judgePatch(rule, counted3) {
  const minimum2 = minimum(rule.min);
  const { patch: share2, unmeasured: unmeasured2, summed } = counted3;
  const tooFew2 = share2.total < rule["min-lines"];
  const reached = share2.total === 0 || tooFew2 || isReached(share2, minimum2);
  const listed3 = [
    ...unmeasured2.length > 0 ? [unmeasured(unmeasured2)] : [],
    ...summed.length > 0 ? [summedOnly(summed)] : []
  ];
  const blocks = rule["on-unmeasured"] !== "pass" && !counted3.isMissedCounted;
  const reasons = [...reached ? [] : [patchBelowMinimum(counted3, minimum2)], ...blocks ? listed3 : []];
  const findings2 = [...blocks ? [] : listed3, ...tooFew2 ? [tooFewLines(counted3, rule)] : []];
  const outcome = reasons.length > 0 ? "fail" : share2.total === 0 || tooFew2 ? "not_applicable" : "pass";
  return { requirement: patchRequirement(outcome, counted3, minimum2), reasons, findings: findings2, measured: {} };
}
function judgeExclusions(max, { exclusions }, isSource) {
  const found2 = exclusions?.filter(({ path }) => isSource(path));
  const isWithin3 = found2 !== void 0 && found2.length <= max;
  return {
    requirement: exclusionsRequirement(isWithin3 ? "pass" : "fail", found2?.length, max),
    reasons: isWithin3 ? [] : [found2 ? tooManyExclusions(found2.length, max) : exclusionsUnknown()],
    findings: (found2 ?? []).map(exclusion2),
    measured: {}
  };
}
function unusable(settings11, measurement2, isSource) {
  const found2 = unusableReports(settings11.reports, measurement2.reports, ADVICE2);
  if (found2 === void 0) return void 0;
  const project2 = projectShare(measurement2, isSource, settings11.metric);
  const { patch: patch3 } = patchOf(void 0, measurement2, [], { isSource, metric: settings11.metric });
  const states = new Set(measurement2.reports.map(({ state }) => state));
  const isPartial2 = project2.total > 0 && states.size > 1 && states.has("read") && !states.has("stale");
  const partial = isPartial2 ? [partialNumbers(settings11, project2, patch3)] : [];
  return { ...unjudged2(found2.outcome, found2.title, found2.reasons, settings11), findings: partial };
}
function notApplicable() {
  return {
    outcome: "not_applicable",
    title: "No source line changed",
    reasons: [noSourceChanged()],
    findings: [],
    measured: {},
    children: []
  };
}
function unjudged2(outcome, title10, reasons, settings11) {
  return { outcome, title: title10, reasons, findings: [], measured: {}, children: openRequirements(outcome, settings11) };
}
function wroteLines({ addedLines }) {
  return addedLines === null || addedLines.length > 0;
}

// src/gates/coverage/lint.ts
var lint3 = (settings11) => [
  ...settings11.components.length > 0 ? [] : requiresNothing(settings11),
  ...minimums(settings11).flatMap(fraction)
];
function minimums({ project: project2, patch: patch3, components }) {
  const of = (rules, path) => ["project", "patch"].flatMap((key) => {
    const rule = rules[key];
    return rule ? [{ path: [...path, key, "min"], min: rule.min }] : [];
  });
  return [
    ...of({ project: project2, patch: patch3 }, []),
    ...components.flatMap((one2, place3) => of(one2, ["components", place3]))
  ];
}
function fraction({ path, min }) {
  const share2 = Number(min);
  if (!(share2 > 0 && share2 < 1)) return [];
  const meant2 = Number((share2 * 100).toFixed(4));
  return [{ path, message: `This is ${min} percent, which nearly everything reaches. Is ${meant2} meant?` }];
}
function requiresNothing({ project: project2, patch: patch3 }) {
  if ([project2, patch3].some((rule) => rule !== void 0 && Number(rule.min) > 0)) return [];
  return [
    {
      path: [project2 ? "project" : "patch", "min"],
      message: "A minimum of 0 always passes, except when a report cannot be used."
    }
  ];
}

// src/gates/coverage/index.ts
var COUNTS_AWAITED = [
  ...["base_missing", "base_too_early", "base_off_branch", "base_unknown", "measured_in_sums", "component_unmeasured"],
  ...[
    "metric_unmeasured",
    "exclusions_unknown",
    "unmeasured",
    "diff_unavailable",
    "lines_beyond_file",
    "unmapped_paths",
    "empty_file",
    "partial_numbers"
  ],
  ...["negative_count", "huge_count", "fractional_count", "line_zero", "branch_impossible", "summary_mismatch"]
];
var withoutDrop = ({ "max-drop": _, ...others }) => others;
var coverage = {
  type: "coverage",
  judges: "change",
  clauses: inEveryEdition("8.3.4", "8.6", "9.1.1"),
  awaits: { evidence: [...REPORTS_AWAITED, ...COUNTS_AWAITED] },
  pending: REPORTS_PENDING,
  settings: settings6,
  directions: directions3,
  needs: (settings11) => ({
    // Lines are known from the clone only, and are the author's word like the reports that count them.
    files: { decidesBy: "line" },
    coverage: {
      reports: settings11.reports,
      exclusions: settings11["new-exclusions"] !== void 0,
      ...wantedLines(settings11),
      ...settings11.project?.["max-drop"] === void 0 ? {} : { before: true }
    },
    ...settings11.project?.["max-drop"] === void 0 ? {} : { baseline: { of: "coverage", reports: settings11.reports } }
  }),
  basis,
  inGroup: ({ project: project2, ...others }) => ({ ...others, ...project2 ? { project: withoutDrop(project2) } : {} }),
  files: ({ source: source3, components }) => [
    ...mentioned(source3.include, ["source", "include"], { says: "measured", expectEmpty: source3["expect-empty"] }),
    ...mentioned(source3.exclude, ["source", "exclude"]),
    ...components.flatMap(
      ({ paths, "expect-empty": expectEmpty2 }, place3) => mentioned(paths, ["components", place3, "paths"], { says: "measured", expectEmpty: expectEmpty2 })
    )
  ],
  lint: lint3,
  fileLines,
  judge: judge5
};
function wantedLines(settings11) {
  const rules = patchRules(settings11).map(([, rule]) => rule);
  return {
    ...rules.some((rule) => rule["ignore-whitespace"]) ? { content: true } : {},
    ...rules.some((rule) => rule["on-unmeasured"] === "count-as-missed" || rule["ignore-whitespace"]) ? { unread: true } : {}
  };
}

// src/gates/dependencies/directions.ts
var directions4 = {
  ...REPORTS,
  licences: "asked",
  "licences.allow": "fewer",
  "licences.deny": "more",
  advisories: "asked",
  "advisories.max": SEVERITIES,
  "new-only": ["true", "false"],
  base: "undirected",
  own: "fewer",
  accepted: "fewer",
  "accepted.component": "undirected",
  "accepted.for": "undirected",
  "accepted.reason": "undirected",
  "accepted.owner": "undirected",
  "accepted.until": "day"
};

// src/gates/dependencies/messages.ts
var some4 = (number2) => `${number2} ${number2 === 1 ? "component" : "components"}`;
var ADVICE3 = {
  missing: "Create the bill of materials or the scan before this step, or correct the report paths in the policy.",
  empty: "Check that the tool finds the dependencies. OSV-Scanner lists every package only with `--all-packages`; without it, a failed scan looks like a clean one.",
  stale: "Create the report after the checkout of this change, in the same job. Do not commit it, and do not edit lock files after it.",
  unreadable: "Create the report again, as a complete file in CycloneDX JSON 1.4 to 1.7, SPDX JSON 2.3 or OSV-Scanner JSON."
};
function shown2({ name: name2, version, depth, through }) {
  const called4 = version === null ? name2 : `${name2} ${version}`;
  if (depth === null) return called4;
  if (depth === 1) return `${called4} (direct)`;
  return `${called4} (depth ${depth}${through === null ? "" : `, through ${through}`})`;
}
var dataOf4 = ({ name: name2, version }) => ({
  component: name2,
  ...version === null ? {} : { version }
});
var OR_ACCEPT = "or list it in `accepted` with a reason, an owner and a last day";
var versionMissing = (component2) => ({
  code: "component_unversioned",
  message: `${shown2(component2)} has no version.`,
  next: `Pin its version, ${OR_ACCEPT}.`,
  data: dataOf4(component2)
});
var licenceMissing = (component2) => ({
  code: "licence_missing",
  message: `${shown2(component2)} has no licence.`,
  next: `Find out its licence and replace the component if it has none, ${OR_ACCEPT}.`,
  data: dataOf4(component2)
});
var licenceUnrecognised = (component2, licence2) => ({
  code: "licence_unrecognised",
  message: `${shown2(component2)} has a licence that is not an SPDX expression: ${cut(licence2)}`,
  next: `Find out which licence is meant, ${OR_ACCEPT}.`,
  data: { ...dataOf4(component2), licence: cut(licence2) }
});
var licenceRefused = (component2, licence2) => ({
  code: "licence_refused",
  message: `${shown2(component2)} has a licence that the policy does not allow: ${cut(licence2)}`,
  next: `Replace the component, ${OR_ACCEPT}.`,
  data: { ...dataOf4(component2), licence: cut(licence2) }
});
var cut = (text3) => text3.length > 200 ? `${text3.slice(0, 199)}\u2026` : text3;
var notScanned = (component2) => ({
  code: "component_unscanned",
  message: `${shown2(component2)} is not in the advisory report.`,
  next: "Scan the lock files that the bill of materials is made from, with `--all-packages`. Name packages of your own in `own`.",
  data: dataOf4(component2)
});
var unlistedPackage = ({ component: component2, name: name2, version }) => ({
  ...{ id: component2, name: name2, version },
  ...{ depth: null, through: null }
});
function advisoryTooSevere(component2, { ids, severity }) {
  const [first = "", ...others] = shownIds(ids);
  const also = others.length === 0 ? "" : ` (also ${list(others, "and")})`;
  return {
    code: "advisory_too_severe",
    message: `${shown2(component2)} has ${severity === "unknown" ? "an advisory of unknown severity" : `a ${severity} advisory`}: ${first}${also}.`,
    next: `Update to a version that is not affected, ${OR_ACCEPT}.`,
    data: { ...dataOf4(component2), severity, ids: [...ids].slice(0, MAX_IDS) }
  };
}
var MAX_IDS = 10;
function shownIds(ids) {
  const isCve = (id2) => id2.startsWith("CVE-");
  return [...ids.filter(isCve), ...ids.filter((id2) => !isCve(id2))].slice(0, 3);
}
var billMissing = () => ({
  code: "bill_missing",
  message: "None of the reports is a bill of materials, so no licence is known.",
  next: "Add a bill of materials in CycloneDX or SPDX to `reports`."
});
var advisoryReportMissing = () => ({
  code: "advisory_report_missing",
  message: "None of the reports is an advisory report, so no advisory is known.",
  next: "Scan with OSV-Scanner (`--all-packages --format json`) and add its report to `reports`."
});
var scanIncomplete = () => ({
  code: "scan_incomplete",
  message: "An advisory report lists no package without advisories, so it is unknown what else was scanned.",
  next: "Scan with `--all-packages`, or add a bill of materials to `reports`."
});
function required4(rule, { licences: licences2, advisories }) {
  if (rule === "version") return "A version for every component";
  if (rule === "licences") return licences2 && licencesRequired(licences2);
  if (!advisories) return void 0;
  if (rule === "scan") return "Every component scanned for advisories";
  if (advisories.max === "critical") return "Advisories known; all are allowed";
  return `No advisory above ${advisories.max === "none" ? "severity none" : advisories.max}`;
}
function licencesRequired({ allow, deny = [] }) {
  if (allow) return `Only licences ${firstOf3(allow)}`;
  return deny.length === 0 ? "A licence for every component" : `No licence ${firstOf3(deny)}`;
}
function firstOf3(all, join5 = "or") {
  const left = all.length - 4;
  return left > 1 ? `${all.slice(0, 4).join(", ")} ${join5} ${left} more` : list(all, join5);
}
function found(rule, problems2, { judged: judged3, advisories }) {
  if (rule === "advisories") return bySeverity(advisories);
  const counted3 = rule === "scan" ? judged3.filter(({ scanned }) => scanned !== void 0) : judged3;
  const bad = new Set(problems2.map(({ component: component2 }) => component2.id)).size;
  const left = judged3.length - counted3.length;
  return `${counted3.length - bad} of ${some4(counted3.length)}${left > 0 ? `; ${left} more cannot be scanned` : ""}`;
}
function bySeverity(advisories) {
  const counts2 = countBySeverity(advisories).flatMap(([severity, count2]) => count2 === 0 ? [] : `${count2} ${severity}`);
  return counts2.length === 0 ? "none" : counts2.join(", ");
}
function title5({ components }, { judged: judged3, isNewOnly }, problems2, settings11) {
  const listed3 = new Set(judged3.map(({ id: id2 }) => id2));
  const bad = [...new Set(problems2.map(({ component: component2 }) => component2.id))];
  const unlisted = bad.filter((id2) => !listed3.has(id2)).length;
  const ends2 = [
    ...unlisted > 0 ? [`${unlisted} unlisted ${unlisted === 1 ? "package" : "packages"} with advisories`] : [],
    ...settings11["new-only"] && !isNewOnly ? ["base unknown"] : []
  ];
  const all = isNewOnly ? components.length : void 0;
  return [titleOf2(judged3.length, bad.length - unlisted, all), ...ends2].join(", ");
}
function titleOf2(judged3, bad, all) {
  if (judged3 === 0) return all === void 0 ? "No component to judge" : `No new component (${all} in total)`;
  const what = all === void 0 ? some4(judged3).replace(/^\d+ /, "") : `new of ${some4(all)}`;
  return bad > 0 ? `${bad} of ${judged3} ${what} not accepted` : `${judged3} ${what} accepted`;
}
function baseNotes({ base, compared: compared2 }, settings11, { isNewOnly }) {
  if (!settings11["new-only"] || isNewOnly) return [];
  const unread5 = base?.reports.find(({ state }) => state !== "read");
  const why = unread5 ? `Report "${unread5.name}": ${unread5.detail}` : compared2 === null ? "The commit that the change is compared with is not in the clone." : "None of its reports is a bill of materials.";
  return [
    {
      code: "base_components_unknown",
      message: `The components of the base are unknown, so all of them are judged. ${why}`,
      next: "Run the workflow that uploads the bill of materials on every push to the base branch, or commit it and name it in `base`."
    }
  ];
}
var calledIn = ({ component: component2, for: topic }) => `${component2} (${topic})`;
var accepted = (one2) => ({
  code: "component_accepted",
  message: `Accepted until ${one2.until}: ${calledIn(one2)}. ${one2.reason}`,
  next: `${one2.owner} is responsible for it.`
});
var acceptanceExpired = (one2) => ({
  code: "acceptance_expired",
  message: `The acceptance expired on ${one2.until}: ${calledIn(one2)}.`,
  next: `Remove it from the policy. If it is still needed, ${one2.owner} decides on a new last day.`
});
var acceptanceUnused = (one2) => ({
  code: "acceptance_unused",
  message: `Accepted until ${one2.until}, but nothing is wrong with it: ${calledIn(one2)}.`,
  next: "Remove it from the policy."
});
function notes2(set, settings11) {
  const { request, reports: reports2, components, advisories, billed, unlisted } = set;
  const words = { declared_incomplete: "says itself that its list of components is incomplete" };
  const isScanned = settings11.advisories !== void 0 && advisories !== null;
  const left = isScanned ? components.filter(({ scanned }) => scanned === void 0) : [];
  return [
    ...leftOut(request, reports2),
    ...anomaliesOf(reports2, words),
    ...left.length > 0 ? [notScannable(left.length)] : [],
    ...billed && unlisted.length > 0 ? [packagesUnlisted(unlisted)] : []
  ];
}
var packagesUnlisted = (all) => ({
  code: "packages_unlisted",
  message: `The advisory report lists packages that no bill of materials lists, so their licences are unknown: ${firstOf3(all, "and")}.`,
  next: "Create both from the same dependencies.",
  data: { packages: all.slice(0, MAX_IDS) }
});
var notScannable = (count2) => ({
  code: "components_not_scannable",
  message: `${some4(count2)} cannot be matched with advisories: OSV-Scanner lists no components of their kind, or they have no version.`,
  data: { count: count2 }
});
var SEVERITY_KEYS = {
  critical: "advisoriesCritical",
  high: "advisoriesHigh",
  moderate: "advisoriesModerate",
  low: "advisoriesLow",
  none: "advisoriesNone",
  unknown: "advisoriesUnknown"
};
function numbers2({ components, advisories, skipped: skipped2, compared: compared2, measured }, { judged: judged3, own: own3 }, problems2, acceptedCount) {
  const of = (one2) => problems2.filter(({ rule }) => rule === one2).length;
  const missing10 = problems2.filter(({ rule, reason }) => rule === "licences" && reason.code !== "licence_refused").length;
  const deepest = components.reduce((most, { depth }) => Math.max(most, depth ?? 0), 0);
  const counts2 = countBySeverity(advisories ?? []).map(([severity, count2]) => [SEVERITY_KEYS[severity], count2]);
  return {
    components: components.length,
    ...deepest === 0 ? {} : { direct: components.filter(({ depth }) => depth === 1).length, deepest },
    judged: judged3.length,
    ...skipped2 > 0 ? { skipped: skipped2 } : {},
    ...own3 > 0 ? { own: own3 } : {},
    unversioned: of("version"),
    licencesMissing: missing10,
    licencesRefused: of("licences") - missing10,
    ...advisories ? { unscanned: of("scan"), advisoriesRefused: of("advisories"), ...Object.fromEntries(counts2) } : {},
    accepted: acceptedCount,
    ...measured.commit === null ? {} : { measuredCommit: measured.commit },
    measuredAs: measured.as,
    ...compared2 === null ? {} : { comparedCommit: compared2 }
  };
}

// src/gates/dependencies/names.ts
function namesOf({ id: id2, name: name2, version }) {
  const url = parsePackageUrl(id2);
  return [
    .../* @__PURE__ */ new Set([
      ...url ? [url.text, url.text.replace(/\?.*$/, ""), url.text.replace(/(?:@[^@/]*)?(?:\?.*)?$/, "")] : [id2],
      ...version === null ? [name2] : [name2, `${name2}@${version}`]
    ])
  ];
}
var usual = (written2) => parsePackageUrl(written2)?.text ?? written2;
var isUrl = (name2) => name2.startsWith("pkg:");
function startOf2(written2) {
  const start = written2.slice(0, -1);
  return isUrl(start) ? start.replaceAll("/@", "/%40") : start;
}
function listing(list2) {
  const whole = new Set(list2.filter((one2) => !one2.endsWith("*")).map(usual));
  const starts = list2.filter((one2) => one2.endsWith("*")).map(startOf2);
  const begins4 = (name2) => starts.some((start) => isUrl(start) === isUrl(name2) && name2.startsWith(start));
  return (component2) => namesOf(component2).some((name2) => whole.has(name2) || begins4(name2));
}

// src/gates/dependencies/problem.ts
var RULES = ["advisories", "scan", "licences", "version"];
var ACCEPTABLE = /* @__PURE__ */ new Map([
  ["licence", "licences"],
  ["version", "version"],
  ["scan", "scan"]
]);

// src/gates/dependencies/accepted.ts
function remaining(problems2, entries, time2, isWhole2) {
  const found2 = /* @__PURE__ */ new Set();
  const entriesFor = index(entries);
  const left = problems2.filter((problem) => {
    const meant2 = entriesFor(problem);
    for (const entry2 of meant2) found2.add(entry2);
    return !meant2.some((entry2) => isInForce(entry2, time2));
  });
  return {
    problems: left,
    accepted: problems2.length - left.length,
    findings: entries.flatMap((entry2) => {
      if (!isInForce(entry2, time2)) return [acceptanceExpired(entry2)];
      if (found2.has(entry2)) return [accepted(entry2)];
      return isWhole2 ? [acceptanceUnused(entry2)] : [];
    })
  };
}
function index(entries) {
  const byName = grouped(entries);
  return (problem) => namesOf(problem.component).flatMap((name2) => (byName.get(name2) ?? []).filter((entry2) => isAbout(entry2, problem)));
}
function grouped(entries) {
  const groups = /* @__PURE__ */ new Map();
  for (const entry2 of entries)
    groups.set(usual(entry2.component), [...groups.get(usual(entry2.component)) ?? [], entry2]);
  return groups;
}
function isAbout({ for: topic }, { rule, topics }) {
  const accepted3 = ACCEPTABLE.get(topic);
  return accepted3 === void 0 ? rule === "advisories" && topics.includes(topic) : rule === accepted3;
}
var isInForce = ({ until }, time2) => time2 !== void 0 && Date.parse(time2) < Date.parse(`${until}T00:00:00Z`) + DAY4;
var DAY4 = 24 * 60 * 60 * 1e3;

// src/gates/dependencies/advisories.ts
var rankOf = (severity) => BY_SEVERITY.indexOf(severity);
var isAbove = (severity, max) => rankOf(severity === "unknown" ? "critical" : severity) < rankOf(max);
function advisoryProblems({ max }, { components }, { advisories }) {
  const known = new Map(components.map((component2) => [component2.id, component2]));
  return advisories.filter(({ severity }) => isAbove(severity, max)).sort((a, b) => rankOf(a.severity) - rankOf(b.severity)).map((advisory) => {
    const component2 = known.get(advisory.component) ?? unlistedPackage(advisory);
    const reason = advisoryTooSevere(component2, advisory);
    return { rule: "advisories", component: component2, topics: advisory.ids, reason };
  });
}
function scanProblems(components) {
  return components.filter(({ scanned }) => scanned === false).map((component2) => ({ rule: "scan", component: component2, topics: [], reason: notScanned(component2) }));
}

// src/gates/dependencies/licences.ts
function licenceProblems(rule, components) {
  const verdictOn = judgedOnce(allowance(rule));
  return components.flatMap((component2) => {
    const { licences: licences2 } = component2;
    const unknown4 = licences2.find((text3) => verdictOn(text3) === "unrecognised");
    const refused2 = licences2.find((text3) => verdictOn(text3) === "refused");
    const problem = (reason) => [{ rule: "licences", component: component2, topics: [], reason }];
    if (licences2.length === 0) return problem(licenceMissing(component2));
    if (unknown4 !== void 0) return problem(licenceUnrecognised(component2, unknown4));
    return refused2 === void 0 ? [] : problem(licenceRefused(component2, refused2));
  });
}
function judgedOnce(isAllowed) {
  const known = /* @__PURE__ */ new Map();
  return (text3) => {
    const expression = known.has(text3) ? void 0 : parseLicence(text3);
    const verdict = known.get(text3) ?? (!expression ? "unrecognised" : isAllowed(expression) ? "allowed" : "refused");
    known.set(text3, verdict);
    return verdict;
  };
}
function allowance({ allow, deny = [] }) {
  const rules = (allow ?? deny).map(parseRule).filter((rule) => rule !== void 0);
  if (allow) return (one2) => isMet(one2, (licence2) => rules.some((rule) => isNamed(rule, licence2)));
  const isDenied = (licence2) => isReference(licence2) || rules.some((rule) => isNamedInAnyForm(rule, licence2));
  return (one2) => isMet(one2, (licence2) => !isDenied(licence2));
}
var isReference = ({ id: id2 }) => /^(?:DocumentRef|LicenseRef)-/i.test(id2);

// src/gates/dependencies/scope.ts
function scopeOf(settings11, { components, advisories }) {
  const isOwn2 = listing(settings11.own);
  const others = components.filter((component2) => !isOwn2(component2));
  const isNewOnly = settings11["new-only"] && components.every(({ inBase }) => inBase !== void 0);
  const judged3 = isNewOnly ? others.filter(({ inBase }) => inBase === false) : others;
  const ids = new Set(judged3.map(({ id: id2 }) => id2));
  const isJudged = ({ listed: listed3, component: id2, name: name2, version }) => listed3 ? ids.has(id2) : !isOwn2({ id: id2, name: name2, version });
  return { judged: judged3, advisories: (advisories ?? []).filter(isJudged), own: components.length - others.length, isNewOnly };
}

// src/gates/dependencies/judge.ts
function judge6(settings11, { dependencies: dependencies2, time: time2 }) {
  const set = dependencies2.find((one2) => isRequested(settings11, one2));
  if (!set) return unjudged3(settings11, "error", "No report was read", [notCollected()]);
  const unusable4 = unusableReports(settings11.reports, set.reports, ADVICE3);
  if (unusable4) return unjudged3(settings11, unusable4.outcome, unusable4.title, unusable4.reasons);
  const lacking3 = missingKinds(settings11, set);
  if (lacking3.length > 0) return unjudged3(settings11, "error", "A kind of report is missing", lacking3);
  return judgeSet(settings11, set, time2);
}
function isRequested(settings11, { request, base }) {
  const wanted2 = settings11["new-only"] ? settings11.base ?? settings11.reports : void 0;
  if (!sameRequest(request, settings11.reports) || base === void 0 !== (wanted2 === void 0)) return false;
  return base === void 0 || sameRequest(base.request, wanted2 ?? []);
}
function missingKinds({ licences: licences2, advisories }, set) {
  return [
    ...licences2 && !set.billed ? [billMissing()] : [],
    ...advisories && set.advisories === null ? [advisoryReportMissing()] : [],
    ...advisories && !set.billed && set.scannedClean === false ? [scanIncomplete()] : []
  ];
}
function judgeSet(settings11, set, time2) {
  const scope = scopeOf(settings11, set);
  const problems2 = problemsOf(settings11, set, scope);
  const left = remaining(problems2, settings11.accepted, time2, !scope.isNewOnly);
  const results = RULES.flatMap((rule) => resultOf(rule, settings11, scope, left.problems));
  return {
    outcome: outcomeOf(results),
    title: title5(set, scope, left.problems, settings11),
    reasons: results.flatMap(({ reasons }) => bounded(reasons)),
    findings: [...baseNotes(set, settings11, scope), ...left.findings, ...notes2(set, settings11)],
    measured: numbers2(set, scope, problems2, left.accepted),
    children: results.map(({ requirement: requirement4 }) => requirement4)
  };
}
function problemsOf({ licences: licences2, advisories }, set, scope) {
  const { judged: judged3 } = scope;
  return [
    ...advisories ? [...advisoryProblems(advisories, set, scope), ...scanProblems(judged3)] : [],
    ...licences2 ? licenceProblems(licences2, judged3) : [],
    ...judged3.filter(({ version }) => version === null).map(versionProblem)
  ];
}
function versionProblem(component2) {
  return { rule: "version", component: component2, topics: [], reason: versionMissing(component2) };
}
function resultOf(rule, settings11, scope, problems2) {
  const required6 = required4(rule, settings11);
  if (required6 === void 0) return [];
  const found2 = problems2.filter((problem) => problem.rule === rule);
  const outcome = found2.length > 0 ? "fail" : "pass";
  const requirement4 = { outcome, required: required6, found: found(rule, found2, scope) };
  return [{ requirement: requirement4, reasons: found2.map(({ reason }) => reason), findings: [], measured: {} }];
}
function unjudged3(settings11, outcome, title10, reasons) {
  const required6 = RULES.flatMap((rule) => required4(rule, settings11) ?? []);
  const children = required6.map((text3) => ({ outcome, required: text3, found: "not known" }));
  return { outcome, title: title10, reasons, findings: [], measured: {}, children };
}

// src/gates/dependencies/settings.ts
var dependencyReport = report.omit({ "path-map": true, root: true }).extend({
  format: _enum(DEPENDENCY_FORMATS).optional().describe("Format of the report. Left out: detected from the content; ambiguous content is an error.")
});
var listOf2 = (one2) => array(one2).min(1).max(20).refine((all) => new Set(all.map(({ name: name2 }) => name2)).size === all.length, "has two reports with the same name").refine(hasPlaces, NEEDS_ARTIFACT);
var reports = listOf2(dependencyReport);
var baseReports = listOf2(dependencyReport.omit({ trust: true }));
var licenceRule = "must be an SPDX licence id such as MIT, an id with `*` at its end, or an id WITH an exception";
var licence = string().max(200).refine((text3) => parseRule(text3) !== void 0, licenceRule);
var licences = strictObject({
  allow: array(licence).min(1).max(500).optional().describe("The only licences a component may have. Of licences joined with OR, one is enough."),
  deny: array(licence).max(500).optional().describe("Licences a component must not have. Of licences joined with OR, another one is enough.")
}).refine(({ allow, deny }) => allow === void 0 !== (deny === void 0), "needs either `allow` or `deny`");
var named = string().min(1).max(400);
var ownRule = "must name more than `*` or a kind of package";
var own = named.refine((text3) => !/^(?:pkg:[^/]*\/?)?\*$/.test(text3), ownRule);
var accepted2 = strictObject({
  component: named.describe(
    "Its name, its name and version as in `left-pad@1.3.0`, or its package URL. A name means it in every ecosystem."
  ),
  for: string().min(1).max(100).describe("What is accepted: `licence`, `version`, `scan`, or the id of an advisory such as `CVE-2021-44906`."),
  reason: string().trim().min(1).max(400).describe("Why it is accepted."),
  owner: string().trim().min(1).max(100).describe("Who is responsible for it."),
  until: day.describe("Last day, in UTC, on which it is accepted.")
});
var settings7 = strictObject({
  reports: reports.describe(
    "Bills of materials (CycloneDX JSON 1.4 to 1.7, SPDX JSON 2.3) and advisory reports (JSON of OSV-Scanner with `--all-packages`). Together they are one list of components."
  ),
  licences: licences.optional().describe(
    "Which licences components may have. A component without a recognised licence fails. Left out: licences are not judged."
  ),
  advisories: strictObject({
    max: _enum(SEVERITIES).describe(
      "The highest severity that is allowed. `none`: no advisory with a score above zero. An advisory without a severity counts as critical."
    )
  }).optional().describe("Known vulnerabilities. Every component must have been scanned. Left out: none are looked for."),
  "new-only": boolean().default(false).describe(
    "Whether only components are judged that the base of the change does not have in the same version. If the base is unknown, all of them are judged."
  ),
  base: baseReports.optional().describe(
    "Bills of materials of the base. Without `artifact`: files committed at the base. With it: from the newest successful runs on the base commit. Left out: as in `reports`."
  ),
  own: array(own).max(100).default([]).describe(
    "Components of your own, which are not judged: names or package URLs; `*` at the end stands for anything."
  ),
  accepted: array(accepted2).max(200).default([]).describe("What is accepted of single components until a day. It is reported in every run.")
}).refine(
  ({ licences: rule, advisories }) => (rule ?? advisories) !== void 0,
  "needs `licences`, `advisories` or both"
).refine((all) => all.base === void 0 || all["new-only"], {
  path: ["base"],
  message: "has no meaning without `new-only: true`"
});

// src/gates/dependencies/index.ts
var COMPONENTS_AWAITED = [
  ...["component_unscanned", "bill_missing", "advisory_report_missing", "scan_incomplete", "base_components_unknown"],
  ...["components_not_scannable", "packages_unlisted", "declared_incomplete"]
];
var dependencies = {
  type: "dependencies",
  judges: "change",
  clauses: inEveryEdition("8.4.1", "8.4.2"),
  awaits: { evidence: [...REPORTS_AWAITED, ...COMPONENTS_AWAITED] },
  pending: REPORTS_PENDING,
  settings: settings7,
  directions: directions4,
  needs: (settings11) => ({
    dependencies: {
      reports: settings11.reports,
      ...settings11["new-only"] ? { base: settings11.base ?? settings11.reports } : {}
    },
    ...settings11.accepted.length > 0 ? { time: true } : {}
  }),
  judge: judge6
};

// src/gates/release/messages.ts
var some5 = (number2, what) => `${number2} ${what}${number2 === 1 ? "" : what.endsWith("h") ? "es" : "s"}`;
function doesNotApply4({ packages, lines }, { package: name2, line: line2 }) {
  const own3 = packages ? `the ${packages.length === 1 ? "package" : "packages"} ${list(packages.map((one2) => one2.name))}` : "the whole repository";
  const where2 = lines ? ` from ${list(lines)}` : "";
  const is = name2 == null ? "of the whole repository" : `of ${name2}`;
  return {
    outcome: "not_applicable",
    title: `Only for releases of ${own3}${where2}`,
    reasons: [
      {
        code: "release_of_another",
        message: `This gate is for releases of ${own3}${where2}; this release is ${is}${line2 == null ? "" : ` from ${line2}`}.`
      }
    ],
    findings: [],
    measured: {},
    children: []
  };
}
function title6(release3, reasons) {
  const pulls = release3.changes.filter(({ pull, inPackage = true }) => pull !== null && inPackage).length;
  if (reasons.length === 0 && release3.kind === "rollback") return `Rollback to ${releaseName(release3)} authorised`;
  if (reasons.length === 0) return `${releaseName(release3)} authorised, ${some5(pulls, "change")}`;
  return `${releaseName(release3)} refused: ${TITLES2[reasons[0]?.code ?? ""] ?? "not in order"}`;
}
var TITLES2 = {
  tag_moved: "its tag was moved",
  rollback_undeclared: "it is a rollback",
  release_older: "it is older than what is in use",
  release_environment_missing: "it names no environment",
  release_kind_unknown: "no emergencies",
  release_incident_missing: "it names no incident",
  release_reason_missing: "it names no reason",
  rollback_target_unknown: "its commit was never authorised",
  release_environment_unknown: "unknown environment",
  release_stage_missing: "an environment before it is missing",
  artifact_missing: "something is not delivered",
  artifact_without_digest: "a file has no digest",
  release_frozen: "frozen",
  release_outside_window: "outside of the release windows",
  requester_unknown: "it is not known who requested it",
  release_empty: "it is empty",
  change_not_passed: "it contains a change that did not pass",
  change_unrecorded: "it contains a change without a record",
  change_record_unreadable: "it contains a change with an unreadable record",
  change_wrong_branch: "it contains a change from another branch",
  direct_push_released: "it contains a direct push",
  release_not_authorised: "not authorised",
  authorisation_rejected: "rejected",
  merge_not_followed: "it contains a merge that cannot be followed",
  commit_unattributed: "it contains a commit with an unknown author"
};
function contentsFound(passed3, changes, pushes) {
  const pushed = pushes > 0 ? `, ${some5(pushes, "direct push")}` : "";
  return `${passed3} of ${some5(changes, "change")} passed${pushed}`;
}
var tagMoved = ({ tag, commit: commit2, tagCommit }) => ({
  code: "tag_moved",
  message: tagCommit === null ? `The tag ${tag} no longer exists; it pointed at ${commit2.slice(0, 7)} when this run started.` : `The tag ${tag} now points at ${tagCommit.slice(0, 7)}; it pointed at ${commit2.slice(0, 7)} when this run started.`,
  next: "Find out who moved it. Publish the release again and protect tags with a ruleset.",
  data: { tag: tag ?? "", commit: commit2, now: tagCommit ?? "" }
});
var empty = ({ begins: begins4, tag }) => ({
  code: "release_empty",
  message: `The release contains no changes since ${begins4.commit?.slice(0, 7) ?? "the beginning"}, so there is nothing to authorise.`,
  next: tag === null ? "Check which commit is to be released." : "Check which commit the tag should point at."
});
var called = ({ commit: commit2, pull }) => `Change #${pull} (${commit2.slice(0, 7)})`;
var dataOf5 = ({ commit: commit2, pull }) => ({ commit: commit2, pull: pull ?? 0 });
var unrecorded = (change2, detail) => ({
  code: "change_unrecorded",
  message: `${called(change2)} has no merge record. ${detail}`,
  next: "Run Gatebook again on the push that merged it. If it was merged before records began, set `contents.since` to the commit at which records begin.",
  data: dataOf5(change2)
});
var recordUnreadable = (change2, detail) => ({
  code: "change_record_unreadable",
  message: `The merge record of ${called(change2)} is not reliable. ${detail}`,
  next: "Verify the ledger: `gatebook ledger verify`.",
  data: dataOf5(change2)
});
var wrongBranch = (change2, branch) => ({
  code: "change_wrong_branch",
  message: `${called(change2)} was merged into ${branch}, a branch whose records do not count for a release.`,
  next: "Merge it into a branch that counts through a pull request, or add the branch to `branches`.",
  data: { ...dataOf5(change2), branch }
});
function backport(change2) {
  const { backportOf } = change2;
  if (!backportOf || backportOf.samePatch === true) return [];
  const original = backportOf.commit.slice(0, 7);
  const how = backportOf.samePatch === false ? "but makes other edits" : "and GitHub does not show whether it makes the same edits";
  return [
    {
      code: "backport_differs",
      message: `Commit ${change2.commit.slice(0, 7)} says that it was picked from ${original}, ${how}.`,
      next: "Compare both before you release it.",
      data: { commit: change2.commit, original: backportOf.commit }
    }
  ];
}
var notFollowed = (change2) => ({
  code: "merge_not_followed",
  message: `${called(change2)} merged a whole branch as one commit, so what was in it cannot be told.`,
  next: "Merge release branches with a merge commit.",
  data: dataOf5(change2)
});
var OUTCOMES = {
  fail: "was merged although it did not pass",
  error: "was merged although it could not be evaluated",
  not_judged: "was merged without evaluation"
};
var notPassed = (change2, outcome, failed3) => ({
  code: "change_not_passed",
  message: `${called(change2)} ${OUTCOMES[outcome] ?? outcome}${failed3.length > 0 ? `: ${failed3.slice(0, 10).join(", ")}` : ""}.`,
  next: "Fix the failure in a separate change. Until then, keep this change out of the release.",
  data: { ...dataOf5(change2), gates: failed3.slice(0, 10) }
});
var directPush = (change2) => ({
  code: "direct_push_released",
  message: `Commit ${change2.commit.slice(0, 7)} was pushed without a pull request, so it was not evaluated.`,
  next: "Revert it, merge it through a pull request, and require pull requests on the branch.",
  data: dataOf5(change2)
});
function begins({ begins: { commit: commit2, at: at3 }, changes }) {
  const installed = changes.findLast(({ early }) => early)?.commit;
  const last = installed ?? (at3 === "since" ? commit2 : void 0);
  if (last == null) return [];
  const why = installed === void 0 ? "records begin after it" : "the first policy came with it";
  return [
    {
      code: "before_records_began",
      message: `Commits up to ${last.slice(0, 7)} are not evaluated: ${why}.`,
      data: { commit: last }
    }
  ];
}
function searched({ searched: how, begins: { at: at3 } }) {
  if (how !== "newest" || at3 === "previous") return [];
  return [
    {
      code: "earlier_release_unknown",
      message: "Only the newest records of the ledger were searched for an earlier release, and none was found there.",
      next: "If there is one, set `contents.since` to its commit."
    }
  ];
}
var VIA = {
  environment: "approving the deployment",
  release: "publishing the release",
  tag: "signing the tag",
  review: "approving the release pull request"
};
function authorisationRequired2({ count: count2, from: from2 }) {
  return `Authorised by ${count2 === 1 ? "" : `${count2} of `}${list(from2)}`;
}
var MAX_NAMES2 = 10;
function notAuthorised({ count: count2, from: from2, via, not }, wanted2, got) {
  const names4 = [.../* @__PURE__ */ new Set([...wanted2.flatMap(loginsOf), ...wanted2.flatMap(othersOf)])];
  const shown4 = names4.slice(0, MAX_NAMES2).join(", ") + (names4.length > MAX_NAMES2 ? ", \u2026" : "");
  const others = not.includes("requester") ? " or request it" : "";
  return {
    code: "release_not_authorised",
    message: `The release must be authorised by ${count2 === 1 ? "somebody" : `${count2} people`} with the role ${list(from2)}, by ${list(via.map((one2) => VIA[one2]))}; ${got === 0 ? "no valid authorisation yet" : `${got} of ${count2} given`}.`,
    next: `Ask somebody who holds the role and did not contribute to the release${others} (${shown4}).`,
    data: { required: count2, authorised: got }
  };
}
var requesterUnknown = () => ({
  code: "requester_unknown",
  message: "It is not known who started this run, so nobody can be told from its requester.",
  next: "Grant the job `actions: read` and run it again."
});
var ownRun = ({ account: account2 }) => ({
  code: "authorised_by_requester",
  message: `${account2?.login ?? ""} approved the deployment of a run that ${account2?.login ?? ""} started.`,
  next: "To require a second person, add `requester` to `authorised-by.not`.",
  data: { account: account2?.id ?? "" }
});
var who = ({ account: account2 }) => account2?.login ?? "a deleted account";
var WHY2 = {
  by_nobody: () => "the account no longer exists",
  by_bot: (name2) => `${name2} is not a person`,
  pending: () => "it is not decided yet",
  rejected: (name2) => `${name2} rejected the deployment`,
  other_environment: (_, { environment: environment3 }, { environment: target3 }) => `it is for the environment ${environment3 ?? "without a name"}, ${target3 === null ? "which `environments` of the gate does not list" : `and this release goes to ${target3}`}`,
  other_commit: (_, { commit: commit2 }) => `it is for ${commit2 == null ? "another commit" : `commit ${commit2.slice(0, 7)}`}, not for this one`,
  other_tag: () => "the signed tag bears another name, so it was made for another release",
  unsigned: () => "GitHub did not verify a signature of the tag",
  stale: () => "commits were added to the release pull request after it",
  expired: () => "it is older than the policy allows",
  without_role: (name2) => `${name2} does not hold the role`,
  without_write: (name2) => `${name2} has no write access to the repository now`,
  by_author: (name2) => `${name2} opened a change in the release`,
  by_committer: (name2) => `${name2} is an author or committer of a commit in the release`,
  by_co_author: (name2) => `${name2} is a co-author of a commit in the release`,
  by_requester: (name2) => `${name2} requested the release: started the run, pushed the tag or published it`
};
var ignoredCode = (objection4) => `authorisation_${objection4}`;
function ignored2(authorisation3, objection4, release3) {
  const name2 = who(authorisation3);
  const { environment: environment3, account: account2, via, state } = authorisation3;
  const data = { account: account2?.id ?? "", via, environment: environment3 ?? "", state };
  if (objection4 === "rejected") {
    const where2 = environment3 === null ? "" : ` to ${environment3}`;
    const next2 = `Resolve it with ${name2}, then start a new run: a rejection holds for its run.`;
    return { code: ignoredCode(objection4), message: `${name2} rejected the deployment${where2}.`, next: next2, data };
  }
  const message = `The authorisation by ${name2} does not count: ${WHY2[objection4](name2, authorisation3, release3)}.`;
  const next = NEXT3[objection4];
  return { code: ignoredCode(objection4), message, ...next === void 0 ? {} : { next }, data };
}
var NEXT3 = {
  other_environment: "Approve the environment of this release. If the job waits for another one, list that under `environments` of the gate.",
  other_commit: "Start a run for this commit, and approve that.",
  expired: "Start a new run, and approve that.",
  unsigned: "Sign the tag with a key that GitHub knows."
};
var unattributed2 = (commit2) => ({
  code: "commit_unattributed",
  message: `Commit ${commit2.slice(0, 7)} names somebody whose e-mail belongs to no GitHub account, so it is unknown whether the authorising person wrote it.`,
  next: "The person must add the e-mail to their GitHub account.",
  data: { commit: commit2 }
});

// src/gates/release/scope.ts
function scopesOf({ tags: tags2, packages }, { tag, named: named2 }) {
  if (!packages) return named2 === null ? [{ package: null, tags: tags2, paths: void 0 }] : [];
  return packages.filter(({ name: name2, tags: own3 }) => (named2 === null || name2 === named2) && (tag === null || matcher(own3)(tag))).map(({ name: name2, tags: own3, paths }) => ({ package: name2, tags: own3, paths }));
}
function isFor2({ packages, lines }, { package: name2 = null, line: line2 = null }) {
  const hasPackage = packages ? packages.some((one2) => one2.name === name2) : name2 === null;
  return hasPackage && (lines === void 0 || line2 === null || matcher(lines)(line2));
}
var isSame2 = (left) => (right) => left.toLowerCase() === right.toLowerCase();

// src/gates/release/artifact-settings.ts
var NAME = "[\\w.-]{1,100}";
var repository = string().regex(new RegExp(`^${NAME}/${NAME}$`), "must be a repository, such as acme/shop");
var workflow = string().max(500).regex(
  new RegExp(`^${NAME}/${NAME}/\\.github/workflows/[^\\s/@]+\\.ya?ml$`),
  "must be a workflow with its repository and without a ref, such as acme/shop/.github/workflows/build.yml"
);
var rootFile = string().refine((path) => patternProblem(path) === void 0 && !/[*?[\]{}]/.test(path), "must be the path of one file");
var provenance2 = strictObject({
  "trusted-root": rootFile.describe(
    "File with the output of `gh attestation trusted-root`, read from the default branch. A change of it is a change of the rules."
  ),
  "signer-workflow": workflow.describe(
    "Workflow whose attestations count: the one that builds, also where another workflow calls it."
  ),
  repository: repository.optional().describe("Repository that was built, and that stores the attestations. Left out: this one."),
  refs: array(pattern.refine((text3) => text3.startsWith("refs/"), "must be written in full, such as refs/heads/main")).min(1).max(50).describe("Branches and tags from which it may be built, written in full: `refs/heads/main`, `refs/tags/v*`.")
}).describe(
  "Requires that each artifact has verified SLSA provenance of the released commit. Left out: where artifacts come from is not evaluated."
);
var artifacts = strictObject({
  require: array(pattern).min(1).max(50).describe("Names of what a release must deliver, such as `shop-*.tgz` or `ghcr.io/acme/shop`."),
  provenance: provenance2.optional()
}).optional().describe(
  "What a release delivers: files of the release on GitHub, and what the input `artifacts` names. Left out: only what the input names is recorded."
);

// src/gates/release/settings.ts
var tags = array(pattern).min(1).max(50);
var packageName = string().regex(/^[\w@][\w@.+/-]{0,213}$/, "must be the name of a package, such as shop or @acme/shop");
var oneOfPackages = strictObject({
  name: packageName.describe("Name of the package, as the record keeps it."),
  tags: tags.describe("Tags of its releases, such as `shop@*`, `@acme/shop@*` or `shop/v*`."),
  paths: array(pattern).min(1).max(100).optional().describe("Files that belong to it. Left out: every change belongs to its release.")
});
var environmentName = string().min(1).max(255);
var environment2 = union([
  environmentName,
  strictObject({
    name: environmentName.describe("Name of the environment on GitHub."),
    after: array(environmentName).min(1).max(10).optional().describe("Environments to which the same commit must have been authorised before. Left out: none."),
    "approved-in": array(environmentName).min(1).max(10).optional().describe("Environments whose approvals authorise it. Left out: only itself.")
  })
]);
var contents = strictObject({
  "every-change": literal("passed").default("passed").describe("Every change must have a merge record with the verdict pass."),
  "direct-pushes": _enum(["fail", "allow"]).default("fail").describe("Result for commits without a pull request."),
  follow: _enum(["none", "merges"]).default("none").describe(
    "Whether a merge of a branch that `branches` names is followed into that branch, so that each change there is judged too: for a release branch, or `develop`."
  ),
  since: string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, "must be a full commit id: a branch or a tag can move").optional().describe("Commit at which records begin. Commits up to it are not evaluated.")
}).prefault({}).describe("Rules for the contents of a release.");
var authorisedBy = strictObject({
  count: int().min(1).max(5).default(1).describe("How many people must authorise a release."),
  from: roleNames.describe("Roles that may authorise it."),
  via: array(_enum(WAYS)).min(1).default(["environment", "release"]).describe(
    "How to authorise. `environment`: by approving a deployment to an environment in this run. `release`: by publishing the release. `tag`: by signing its tag. `review`: by approving the release pull request."
  ),
  "release-pulls": array(pattern).min(1).max(20).optional().describe("Head branches of release pull requests, such as `release-please--*`. Required with `review`."),
  not: array(_enum([...MAKERS, "requester"])).default([...MAKERS]).describe(
    "Who may not, whatever their role: contributors to the release. `requester`: whoever started the run, pushed the tag or published the release. Apps never may."
  ),
  "max-age": duration.optional().describe("How old an authorisation may be. Left out: there is no limit.")
}).refine(({ via, "release-pulls": pulls }) => !via.includes("review") || pulls !== void 0, {
  error: 'is required with "review": the approval of any other pull request authorises no release',
  path: ["release-pulls"]
}).describe("Who must authorise a release.");
var kind = strictObject({
  count: int().min(1).max(5).optional().describe("How many people must authorise it. Left out: as for every other release."),
  from: roleNames.optional().describe("Roles that may authorise it. Left out: as for every other release."),
  "review-within": duration.optional().describe("How soon after it a review is due. Recorded as an obligation, which `retrospective-reviews` closes.")
});
var EXEMPT3 = "Kinds of release that are exempt: `normal`, `hotfix` or `emergency`. A rollback always is.";
var kindNames = array(_enum(KINDS)).max(4).default([]).describe(EXEMPT3);
var where = array(environmentName).min(1).max(20).optional().describe("Environments for which it holds. Left out: every release.");
var freeze2 = strictObject({ ...freezeSettings(EXEMPT3), allow: kindNames, environments: where }).refine(isInOrder, ORDER);
var window2 = strictObject({ ...windowSettings(EXEMPT3), allow: kindNames, environments: where }).refine(isInOrder, ORDER);
var settings8 = strictObject({
  packages: array(oneOfPackages).min(1).max(200).optional().describe("Packages that are released each by itself. Left out: the repository is released as a whole."),
  lines: array(pattern).min(1).max(50).optional().describe("Branches whose releases this gate is for, such as `release/*`. Left out: every branch."),
  contents,
  branches: array(pattern).min(1).max(50).optional().describe("Branches whose merge records count. Left out: the branches of `lines`, or the default branch."),
  tags: tags.default(["**"]).describe(
    "Tags of its releases. They name releases and decide nothing. With `packages`, each package has its own."
  ),
  "authorised-by": authorisedBy,
  environments: array(environment2).min(1).max(20).optional().describe(
    "Environments to which releases go. Left out: every one, and an approval authorises only a release to its own environment."
  ),
  kinds: strictObject({
    hotfix: kind.optional().describe("Who authorises a hotfix."),
    rollback: kind.optional().describe("Who authorises a rollback."),
    emergency: kind.optional().describe("Who authorises an emergency. Left out: there are none.")
  }).default({}).describe("Who authorises other kinds of release. An emergency is only possible where it is listed."),
  artifacts,
  "overdue-reviews": _enum(["fail", "allow"]).default("allow").describe(
    "Result for a release while a retrospective review is overdue. An emergency never passes then, and a rollback is never asked. Needs `retrospective-reviews` in the policy."
  ),
  freeze: array(freeze2).max(50).default([]).describe("Periods in which nothing is released."),
  windows: array(window2).max(20).default([]).describe("Hours in which releases go out. Left out: at any time.")
}).superRefine((gate2, context) => {
  const issue = (path, message) => context.addIssue({ code: "custom", path, message });
  const names4 = (gate2.packages ?? []).map(({ name: name2 }) => name2);
  for (const [index2, name2] of names4.entries())
    if (names4.indexOf(name2) !== index2) issue(["packages", index2, "name"], `names "${name2}" twice`);
  if (gate2.contents.follow === "merges" && !gate2.branches)
    issue(["contents", "follow"], 'needs "branches": it follows merges of the branches that are named there');
  const environments = environmentsOf(gate2);
  for (const [index2, one2] of environments.entries())
    for (const [place3, before4] of one2.after.entries())
      if (!environments.slice(0, index2).some(({ name: name2 }) => name2 === before4))
        issue(["environments", index2, "after", place3], "must be an environment that is listed before this one");
});
function environmentsOf({ environments = [] }) {
  return environments.map(
    (one2) => typeof one2 === "string" ? { name: one2, after: [], approvedIn: [one2] } : { name: one2.name, after: one2.after ?? [], approvedIn: one2["approved-in"] ?? [one2.name] }
  );
}

// src/gates/release/authorise.ts
function unknownIn2({ people }, knownAddresses2) {
  const known = new Map((people.strangers ?? []).map((one2) => [one2.commit, one2]));
  const rules = { exclude: ["committers", "co-authors"], knownAddresses: knownAddresses2 };
  return people.unattributed.filter((commit2) => {
    const one2 = known.get(commit2);
    const committer = one2?.committer == null ? null : { id: one2.committer, login: null };
    return one2 === void 0 || strangersIn({ committer, strangers: one2.strangers }, rules).length > 0;
  });
}
function judgeAuthorisation2(settings11, { release: release3, authorisations, time: time2 }, { roles, knownAddresses: knownAddresses2 }) {
  const { not, via } = settings11["authorised-by"];
  const rule = ruleFor(settings11, release3);
  const wanted2 = rule.from.flatMap((name2) => roles.get(name2) ?? []);
  const weighed2 = authorisations.map((authorisation3, place3) => ({ authorisation: authorisation3, place: place3 })).filter(({ authorisation: { via: how, state } }) => via.includes(how) || state === "rejected").map((one2) => ({ ...one2, objection: objectionTo8(one2.authorisation, settings11, { release: release3, wanted: wanted2, time: time2 }) }));
  const counted3 = weighed2.filter(({ objection: objection4 }) => objection4 === void 0).map(({ authorisation: authorisation3 }) => authorisation3);
  const people = new Map(counted3.flatMap(({ account: account2 }) => account2 ? [[account2.id, account2]] : []));
  const strangers = not.includes("committers") || not.includes("co-authors") ? unknownIn2(release3, knownAddresses2) : [];
  const isEnough = people.size >= rule.count;
  const refused2 = weighed2.filter(({ objection: objection4 }) => objection4 === "rejected");
  const ignored3 = weighed2.flatMap(
    ({ authorisation: authorisation3, objection: objection4 }) => objection4 ? [{ objection: objection4, note: ignored2(authorisation3, objection4, release3) }] : []
  );
  const notes3 = ignored3.map(({ note }) => note);
  const reasons = [
    ...isEnough ? [] : [notAuthorised({ via, ...rule, not }, wanted2, people.size)],
    ...isEnough ? refused2.map(({ authorisation: authorisation3 }) => ignored2(authorisation3, "rejected", release3)) : notes3,
    ...bounded(strangers.map(unattributed2)),
    ...not.includes("requester") && (release3.requesters ?? []).length === 0 ? [requesterUnknown()] : []
  ];
  return {
    requirement: {
      outcome: reasons.length > 0 ? "fail" : "pass",
      required: authorisationRequired2(rule),
      found: people.size === 0 ? "no valid authorisation" : [...people.values()].map(({ login: login2 }) => login2).join(", "),
      evidence: [...people.keys()]
    },
    reasons,
    findings: [
      ...isEnough ? ignored3.flatMap(({ objection: objection4, note }) => objection4 === "rejected" ? [] : note) : [],
      ...counted3.filter((one2) => isOwnRun(one2, release3)).map(ownRun)
    ],
    measured: { authorised: people.size, required: rule.count },
    weighed: weighed2.map(({ place: place3, objection: objection4 }) => ({
      place: place3,
      why: objection4 === void 0 ? null : ignoredCode(objection4)
    }))
  };
}
function ruleFor({ "authorised-by": usual2, kinds: kinds2 }, { kind: kind2 = "normal" }) {
  const own3 = kind2 === "normal" ? void 0 : kinds2[kind2];
  return { count: own3?.count ?? usual2.count, from: own3?.from ?? usual2.from };
}
var isOwnRun = ({ via, account: account2 }, { requesters = [] }) => via === "environment" && requesters.some(({ id: id2 }) => id2 === account2?.id);
function objectionTo8(given, settings11, { release: release3, wanted: wanted2, time: time2 }) {
  const { account: account2, state, canWrite: canWrite2, flaw, commit: commit2 } = given;
  if (state === "rejected") return isAbout2(given, settings11, release3) ? "rejected" : "other_environment";
  if (state === "pending") return "pending";
  if (!account2) return "by_nobody";
  if (account2.kind !== "User") return "by_bot";
  if (!acceptedEnvironment(given, settings11, release3)) return "other_environment";
  if (flaw) return flaw;
  if (commit2 !== void 0 && commit2 !== release3.commit) return "other_commit";
  if (isExpired2(given, settings11, time2)) return "expired";
  if (!wanted2.some((role2) => holds(account2, role2))) return "without_role";
  if (canWrite2 === false) return "without_write";
  return contributorObjection(account2, settings11["authorised-by"].not, release3);
}
var isAbout2 = (given, settings11, release3) => release3.environment === null && environmentsOf(settings11).length === 0 || acceptedEnvironment(given, settings11, release3);
function acceptedEnvironment({ via, environment: environment3 }, settings11, { environment: target3 }) {
  if (via !== "environment") return true;
  const listed3 = environmentsOf(settings11);
  if (environment3 === null) return false;
  if (listed3.length === 0) return target3 !== null && isSame2(target3)(environment3);
  const accepted3 = listed3.filter(({ name: name2 }) => target3 === null || isSame2(target3)(name2)).flatMap((one2) => one2.approvedIn);
  return accepted3.some(isSame2(environment3));
}
function isExpired2({ at: at3, notBefore }, settings11, time2) {
  const seconds = parseDuration(settings11["authorised-by"]["max-age"] ?? "");
  if (seconds === void 0) return false;
  return time2 === void 0 || instantOf(time2) - Date.parse(notBefore ?? at3) > seconds * 1e3;
}
function contributorObjection({ id: id2 }, not, { changes, people, requesters = [] }) {
  if (not.includes("author") && changes.some(({ author }) => author?.id === id2)) return "by_author";
  if (not.includes("committers") && [...people.authors, ...people.committers].includes(id2)) return "by_committer";
  if (not.includes("co-authors") && people.coAuthors.includes(id2)) return "by_co_author";
  if (not.includes("requester") && requesters.some((one2) => one2.id === id2)) return "by_requester";
  return void 0;
}

// src/gates/release/awaited.ts
var OBJECTIONS2 = {
  by_nobody: true,
  by_bot: true,
  pending: true,
  rejected: true,
  other_environment: true,
  other_commit: true,
  other_tag: true,
  unsigned: true,
  stale: true,
  expired: true,
  without_role: true,
  without_write: true,
  by_author: true,
  by_committer: true,
  by_co_author: true,
  by_requester: true
};
var AUTHORISATIONS_AWAITED = [
  "release_not_authorised",
  "release_frozen",
  "release_outside_window",
  "release_stage_missing",
  ...Object.keys(OBJECTIONS2).map((objection4) => `authorisation_${objection4}`)
];

// src/gates/release/directions.ts
var directions5 = {
  packages: "undirected",
  lines: "undirected",
  tags: "undirected",
  branches: "undirected",
  "authorised-by.count": "minimum",
  "authorised-by.from": "fewer",
  "authorised-by.via": "fewer",
  "authorised-by.release-pulls": "fewer",
  "authorised-by.not": "more",
  "authorised-by.max-age": "duration",
  "contents.every-change": "undirected",
  "contents.direct-pushes": ["allow", "fail"],
  "contents.follow": ["none", "merges"],
  "contents.since": "undirected",
  environments: "undirected",
  kinds: "undirected",
  artifacts: "asked",
  "artifacts.require": "more",
  "artifacts.provenance": "asked",
  "artifacts.provenance.trusted-root": "undirected",
  "artifacts.provenance.signer-workflow": "undirected",
  "artifacts.provenance.repository": "undirected",
  "artifacts.provenance.refs": "fewer",
  "overdue-reviews": ["allow", "fail"],
  freeze: "more",
  "freeze.name": "undirected",
  "freeze.from": "undirected",
  "freeze.to": "undirected",
  "freeze.zone": "undirected",
  "freeze.allow": "undirected",
  "freeze.environments": "undirected",
  windows: "undirected"
};

// src/gates/release/artifacts.ts
function judgeArtifacts({ artifacts: rule }, artifacts2) {
  if (!rule) return [];
  const reasons = rule.require.flatMap((pattern2) => {
    const matching = artifacts2.filter(({ name: name2 }) => matcher([pattern2])(name2));
    if (matching.length === 0) return [missing6(pattern2)];
    return matching.filter(({ digest: digest3 }) => digest3 === null).map(withoutDigest);
  });
  return [
    {
      requirement: {
        outcome: reasons.length > 0 ? "fail" : "pass",
        required: `Delivers ${list(rule.require, "and")}, each with a digest`,
        found: artifacts2.length === 0 ? "nothing" : artifacts2.map(({ name: name2 }) => name2).slice(0, 10).join(", ")
      },
      reasons,
      findings: [],
      measured: { artifacts: artifacts2.length }
    }
  ];
}
function judgeReturned({ artifacts: rule }, { sameCommit }, artifacts2) {
  if (!rule || !sameCommit) return [];
  const before4 = sameCommit.artifacts ?? [];
  const isRequired = matcher(rule.require);
  const others = artifacts2.filter(
    ({ name: name2, digest: digest3 }) => isRequired(name2) && before4.every((one2) => one2.name !== name2 || one2.digest !== digest3)
  );
  const reasons = others.map((one2) => notReturned(one2, sameCommit, before4));
  const isKnown2 = before4.length > 0;
  const result = {
    requirement: {
      outcome: isKnown2 && reasons.length > 0 ? "fail" : "pass",
      required: "Delivers what was delivered before",
      found: isKnown2 ? `${artifacts2.length - others.length} of ${artifacts2.length} artifacts` : "not recorded then",
      evidence: [sameCommit.record]
    },
    reasons: isKnown2 ? reasons : [],
    findings: isKnown2 ? [] : reasons,
    measured: {}
  };
  return [result];
}
var missing6 = (pattern2) => ({
  code: "artifact_missing",
  message: `The release delivers nothing that matches ${pattern2}.`,
  next: 'Attach the file to the release before it is published, or give its name and digest in the input "artifacts".',
  data: { pattern: pattern2 }
});
var withoutDigest = ({ name: name2 }) => ({
  code: "artifact_without_digest",
  message: `GitHub reports no digest of ${name2}.`,
  next: "Upload the file again: GitHub computes the digest of what is uploaded.",
  data: { name: name2 }
});
function notReturned({ name: name2 }, { tag, commit: commit2, at: at3 }, before4) {
  const release3 = `${tag ?? commit2.slice(0, 7)} of ${at3.slice(0, 10)}`;
  return {
    code: "artifact_not_delivered_before",
    message: before4.length === 0 ? `The record of ${release3} names no artifacts: whether ${name2} was delivered then is not known.` : `The release ${release3}, to which this goes back, did not deliver ${name2} with this digest.`,
    next: `Deliver what is in its record, or release ${name2} as a hotfix.`,
    data: { name: name2 }
  };
}

// src/gates/release/kind-messages.ts
function undeclaredRollback({ commit: commit2, inUse }) {
  const used = inUse?.tag ?? inUse?.commit.slice(0, 7) ?? "";
  return ruleResult("A commit after the release in use", `a commit before ${used}`, {
    code: "rollback_undeclared",
    message: `Commit ${commit2.slice(0, 7)} was authorised before, and ${used} was authorised after it: this is a rollback.`,
    next: 'Run the job again with the inputs "release-kind: rollback", "incident" and "reason".',
    data: { commit: commit2, inUse: inUse?.commit ?? "" }
  });
}
function older({ commit: commit2, environment: environment3, inUse }) {
  const used = inUse?.tag ?? inUse?.commit.slice(0, 7) ?? "";
  return ruleResult("A commit after the release in use", `a commit before ${used}`, {
    code: "release_older",
    message: `Commit ${commit2.slice(0, 7)} is older than ${used}, which is in use in ${environment3}, and was never authorised there.`,
    next: "Roll back to a commit that was authorised for this environment, or revert the newer changes and release that.",
    data: { commit: commit2, inUse: inUse?.commit ?? "" }
  });
}
var noEmergencies = () => ({
  code: "release_kind_unknown",
  message: "The policy does not provide for emergency releases.",
  next: "Release it as a hotfix, or say under `kinds.emergency` of the gate who authorises an emergency."
});
var incidentMissing = (kind2) => ({
  code: "release_incident_missing",
  message: `This ${kind2} names no incident.`,
  next: 'Run the job again with the input "incident".'
});
var reasonMissing = (kind2) => ({
  code: "release_reason_missing",
  message: `This ${kind2} gives no reason.`,
  next: 'Run the job again with the input "reason".'
});
var targetUnknown = (commit2, isCut) => ({
  code: "rollback_target_unknown",
  message: `Commit ${commit2.slice(0, 7)} was never authorised for this package and environment${isCut ? ", as far as the newest records of the ledger tell" : ""}.`,
  next: "Roll back to a commit with an authorised release, or release this one as a hotfix.",
  data: { commit: commit2 }
});

// src/gates/release/kind.ts
function judgeKind(settings11, release3) {
  const { kind: kind2 = "normal" } = release3;
  if (kind2 !== "rollback" && isBack(release3)) return [undeclaredRollback(release3)];
  if (kind2 !== "rollback" && release3.isOlder && release3.environment !== null) return [older(release3)];
  if (kind2 === "normal" || kind2 === "hotfix") return [];
  const reasons = [
    ...kind2 === "emergency" && !settings11.kinds.emergency ? [noEmergencies()] : [],
    ...missing7(release3)
  ];
  const [first] = reasons;
  const required6 = `${kind2 === "rollback" ? "A rollback" : "An emergency"} with its incident and reason`;
  return [{ ...ruleResult(required6, first ? "not complete" : "given", first), reasons }];
}
var isBack = ({ sameCommit, inUse, commit: commit2 }) => Boolean(sameCommit && inUse && inUse.commit !== commit2);
var missing7 = ({ kind: kind2 = "normal", incident, reason }) => [
  ...incident ? [] : [incidentMissing(kind2)],
  ...reason ? [] : [reasonMissing(kind2)]
];
function judgeTarget(release3) {
  const { sameCommit, commit: commit2, searched: searched2 } = release3;
  return ruleResult(
    "A commit that was authorised before",
    sameCommit ? `authorised on ${sameCommit.at.slice(0, 10)}` : "not authorised before",
    sameCommit ? void 0 : targetUnknown(commit2, searched2 === "newest")
  );
}
function reviewDue2({ kinds: kinds2 }, { kind: kind2 = "normal" }) {
  return kind2 === "normal" ? void 0 : parseDuration(kinds2[kind2]?.["review-within"] ?? "");
}
function waitsForReviews(settings11, { kind: kind2 }) {
  return kind2 === "emergency" || settings11["overdue-reviews"] === "fail";
}

// src/gates/release/provenance-messages.ts
var BUILD = "Build it with the workflow that the policy names";
var missing8 = (name2, repository3, others) => ({
  code: "provenance_missing",
  message: others === 0 ? `${repository3} stores no attestation of ${name2}.` : `None of the ${others} attestations of ${name2} is SLSA provenance.`,
  next: `${BUILD}, which must attest it: actions/attest-build-provenance does that. Then run the job again.`,
  data: { name: name2, attestations: others }
});
var unverified2 = (name2, why) => ({
  code: "provenance_unverified",
  message: `The attestation of ${name2} cannot be verified: ${why}.`,
  next: "Compare with `gh attestation verify`. If the trusted root is outdated, write the output of `gh attestation trusted-root` to it.",
  data: { name: name2 }
});
var otherCommit = (name2, commit2, { commit: found2 }) => ({
  code: "provenance_other_commit",
  message: `${name2} was built from ${found2?.slice(0, 7) ?? "an unknown commit"}, and ${commit2.slice(0, 7)} is released.`,
  next: `Release the commit that it was built from, or build it again from ${commit2.slice(0, 7)}.`,
  data: { name: name2, ...found2 === null ? {} : { commit: found2 } }
});
var WORDS = { issuer: "issuer", repository: "repository", workflow: "workflow", ref: "branch or tag" };
var otherSigner = (name2, differences2) => ({
  code: "provenance_other_signer",
  message: `${name2} was built elsewhere: ${list(differences2.map(difference), "and")}.`,
  next: `${BUILD}, from a branch or tag that it names; or correct \`artifacts.provenance\` in the policy.`,
  data: { name: name2, differs: differences2.map(({ what }) => what).join(", ") }
});
var difference = ({ what, wanted: wanted2, found: found2 }) => `the ${WORDS[what]} is ${found2 ?? "not known"}, and must be ${wanted2}`;

// src/gates/release/provenance.ts
function judgeProvenance({ artifacts: rule }, release3, artifacts2) {
  if (!rule?.provenance) return [];
  const wanted2 = wantedBy(rule.provenance, release3);
  const isRequired = matcher(rule.require);
  const judged3 = artifacts2.filter(({ name: name2, digest: digest3 }) => digest3 !== null && isRequired(name2)).map((one2) => weigh(wanted2, one2));
  const counted3 = judged3.flatMap((one2) => "counted" in one2 ? [one2.counted] : []);
  const reasons = judged3.flatMap((one2) => "reason" in one2 ? [one2.reason] : []);
  return [
    {
      requirement: {
        outcome: reasons.length > 0 ? "fail" : "pass",
        required: `Built from ${release3.commit.slice(0, 7)} by ${wanted2.workflow}`,
        found: `${counted3.length} of ${judged3.length} artifacts`
      },
      reasons: bounded(reasons),
      findings: [],
      measured: { attestedArtifacts: counted3.length },
      counted: counted3
    }
  ];
}
var wantedBy = ({ repository: repository3, refs, "signer-workflow": workflow2, "trusted-root": trustedRoot }, release3) => ({
  asked: { repository: repository3 ?? null, trustedRoot },
  repository: repository3 ?? release3.repository.name,
  workflow: workflow2,
  refs,
  commit: release3.commit
});
function weigh(wanted2, { name: name2, digest: digest3, attested: attested2 = [] }) {
  const { asked } = wanted2;
  const all = attested2.filter((one2) => one2.repository === asked.repository && one2.trustedRoot === asked.trustedRoot).flatMap(({ attestations }) => attestations);
  const provenance3 = all.filter(isProvenance);
  const own3 = provenance3.filter((one2) => differences(wanted2, one2).length === 0);
  const good = own3.find(({ commit: commit2 }) => commit2 === wanted2.commit);
  if (good?.signer && digest3 !== null) return { counted: { digest: digest3, signer: good.signer, commit: wanted2.commit } };
  if (own3[0]) return { reason: otherCommit(name2, wanted2.commit, own3[0]) };
  const [nearest3] = provenance3.map((one2) => differences(wanted2, one2)).sort((one2, other) => one2.length - other.length);
  if (nearest3) return { reason: otherSigner(name2, nearest3) };
  return { reason: withoutProvenance(name2, wanted2, all) };
}
function withoutProvenance(name2, { repository: repository3 }, all) {
  const flawed = all.find((one2) => one2.state === "unverified");
  if (flawed) return unverified2(name2, flawed.why);
  const ofOther = all.find((one2) => one2.state === "verified" && !one2.namesDigest);
  return ofOther ? unverified2(name2, "it is about another digest") : missing8(name2, repository3, all.length);
}
var PROVENANCE = "https://slsa.dev/provenance/";
var isProvenance = (one2) => one2.state === "verified" && one2.namesDigest && one2.predicateType.startsWith(PROVENANCE);
var ISSUER = "https://token.actions.githubusercontent.com";
var SERVER = "https://github.com/";
function differences({ repository: repository3, workflow: workflow2, refs }, one2) {
  const isFrom = matcher(refs);
  const built = one2.ref !== null && /^refs\/(?:heads|tags)\/./.test(one2.ref) && isFrom(one2.ref);
  return [
    ...one2.issuer === ISSUER ? [] : [{ what: "issuer", wanted: ISSUER, found: one2.issuer }],
    ...isSame3(one2.repository, `${SERVER}${repository3}`) ? [] : [{ what: "repository", wanted: repository3, found: one2.repository }],
    ...isSigner(one2.signer, workflow2) ? [] : [{ what: "workflow", wanted: workflow2, found: one2.signer }],
    ...built ? [] : [{ what: "ref", wanted: refs.join(", "), found: one2.ref }]
  ];
}
var isSame3 = (found2, wanted2) => found2?.toLowerCase() === wanted2.toLowerCase();
function isSigner(signer, workflow2) {
  const [, place3 = ""] = /^([^@]+)@(?:refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/.exec(signer ?? "") ?? [];
  const file2 = workflow2.split("/").slice(2).join("/");
  return isSame3(place3, `${SERVER}${workflow2}`) && place3.endsWith(`/${file2}`);
}

// src/gates/release/stages.ts
function judgeStages(settings11, release3) {
  const { environment: target3, stages = [], kind: kind2 } = release3;
  const listed3 = environmentsOf(settings11);
  if (listed3.length === 0) return [];
  if (target3 === null) return listed3.some(({ after }) => after.length > 0) ? [unnamed2(listed3)] : [];
  const own3 = listed3.find(({ name: name2 }) => isSame2(target3)(name2));
  if (!own3) return [unknown3(target3, listed3)];
  if (own3.after.length === 0 || kind2 === "rollback") return [];
  const open4 = own3.after.filter((name2) => !stages.some((one2) => one2.environment === name2 && one2.record !== null));
  const [first] = open4;
  return [
    ruleResult(
      `Authorised for ${list(own3.after, "and")} before`,
      open4.length === 0 ? "authorised" : `not for ${list(open4)}`,
      first === void 0 ? void 0 : missing9(release3, first)
    )
  ];
}
var unnamed2 = (listed3) => ruleResult("An environment", "none", {
  code: "release_environment_missing",
  message: `The policy puts environments in an order (${list(
    listed3.map(({ name: name2 }) => name2),
    "and"
  )}), and this run names none.`,
  next: 'Give the input "environment".'
});
var unknown3 = (target3, listed3) => ruleResult(`One of the environments ${list(listed3.map(({ name: name2 }) => name2))}`, target3, {
  code: "release_environment_unknown",
  message: `The policy does not list the environment ${target3}; it lists ${list(
    listed3.map(({ name: name2 }) => name2),
    "and"
  )}.`,
  next: "Correct the environment of the job, or add it to `environments` of the gate.",
  data: { environment: target3 }
});
var missing9 = ({ commit: commit2, environment: environment3 }, before4) => ({
  code: "release_stage_missing",
  message: `Commit ${commit2.slice(0, 7)} was not authorised for ${before4}, which comes before ${environment3}.`,
  next: `Release this very commit to ${before4} first, then run this job again.`,
  data: { commit: commit2, environment: environment3 ?? "", before: before4 }
});

// src/gates/release/judge.ts
function judge7(settings11, known, terms) {
  const { release: release3, authorisations, time: time2 } = known;
  if (!isFor2(settings11, release3)) return doesNotApply4(settings11, release3);
  const authorised = judgeAuthorisation2(settings11, { release: release3, authorisations, time: time2 }, terms);
  const isRollback = release3.kind === "rollback";
  const artifacts2 = known.artifacts ?? [];
  const built = isRollback ? [] : judgeProvenance(settings11, release3, artifacts2);
  const results = [
    ...judgeTag(release3),
    ...judgeKind(settings11, release3),
    ...isRollback ? [judgeTarget(release3)] : [judgeContents(settings11, release3)],
    ...judgeStages(settings11, release3),
    ...isRollback ? judgeReturned(settings11, release3, artifacts2) : judgeArtifacts(settings11, artifacts2),
    ...built,
    ...isRollback ? [] : judgeTimes(settings11, release3, time2),
    ...isRollback ? [] : judgeOverdue(known, terms, waitsForReviews(settings11, release3) ? "stops" : "is-told"),
    authorised
  ];
  const reasons = results.flatMap((result) => result.reasons);
  const dueIn2 = reviewDue2(settings11, release3);
  return {
    outcome: outcomeOf(results),
    title: title6(release3, reasons),
    reasons,
    findings: results.flatMap(({ findings: findings2 }) => findings2),
    measured: measuredBy(results),
    children: results.map(({ requirement: requirement4 }) => requirement4),
    authorisations: [...authorised.weighed],
    ...built.length > 0 ? { provenance: built.flatMap(({ counted: counted3 }) => counted3) } : {},
    ...dueIn2 === void 0 ? {} : { obligations: [{ what: "review", withinSeconds: dueIn2 }] }
  };
}
function judgeTimes({ freeze: freeze3, windows }, release3, time2) {
  const isHere = ({ environments }) => environments === void 0 || release3.environment === null || environments.some(isSame2(release3.environment));
  const calendar = { freeze: freeze3.filter(isHere), windows: windows.filter(isHere) };
  if (time2 === void 0) return [];
  return judgeCalendar(calendar, instantOf(time2), { is: "release", kind: release3.kind ?? "normal" });
}
function judgeTag(release3) {
  if (release3.tag === null) return [];
  const moved = release3.tagCommit !== release3.commit;
  const requirement4 = {
    outcome: moved ? "fail" : "pass",
    required: `The tag points at ${release3.commit.slice(0, 7)}`,
    found: release3.tagCommit === null ? "no such tag" : release3.tagCommit.slice(0, 7)
  };
  return [{ requirement: requirement4, reasons: moved ? [tagMoved(release3)] : [], findings: [], measured: {} }];
}
function judgeContents(settings11, release3) {
  const isCounted = matcher(settings11.branches ?? settings11.lines ?? [release3.defaultBranch]);
  const inPackage = release3.changes.filter((one2) => one2.inPackage !== false);
  const own3 = inPackage.filter(({ early = false }) => !early);
  const pushed = own3.filter(({ pull }) => pull === null);
  const changes = own3.filter(({ pull }) => pull !== null);
  const open4 = changes.flatMap((change2) => objectionTo9(change2, isCounted) ?? []);
  const pushes = pushed.map(directPush);
  const fails = settings11.contents["direct-pushes"] === "fail";
  const empty2 = inPackage.length === 0 ? [empty(release3)] : [];
  const reasons = [...empty2, ...bounded(open4), ...fails ? bounded(pushes) : []];
  const passed3 = changes.length - open4.length;
  return {
    requirement: {
      outcome: reasons.length > 0 ? "fail" : "pass",
      required: fails ? "Every change recorded as passed, no direct push" : "Every change recorded as passed",
      found: contentsFound(passed3, changes.length, pushed.length),
      evidence: changes.flatMap(({ record: record2 }) => record2.state === "found" ? record2.id : [])
    },
    reasons,
    findings: [
      ...fails ? [] : bounded(pushes),
      ...begins(release3),
      ...searched(release3),
      ...bounded(own3.flatMap(backport))
    ],
    measured: { changes: changes.length, passed: passed3, directPushes: pushed.length, commits: release3.totalCommits }
  };
}
function objectionTo9(change2, isCounted) {
  const { record: record2, pull, unfollowed } = change2;
  if (unfollowed) return notFollowed(change2);
  if (record2.state !== "found") {
    const objection4 = record2.state === "missing" ? unrecorded : recordUnreadable;
    return objection4(change2, record2.detail);
  }
  if (record2.pull !== pull) return recordUnreadable(change2, "It is about another pull request.");
  if (!isCounted(record2.branch)) return wrongBranch(change2, record2.branch);
  return record2.outcome === "pass" ? void 0 : notPassed(change2, record2.outcome, record2.failedGates);
}

// src/gates/release/index.ts
var release2 = {
  type: "release",
  judges: "release",
  clauses: inEveryEdition("8.5.2", "8.5.6", "8.6"),
  awaits: {
    person: [...AUTHORISATIONS_AWAITED, REVIEW_OVERDUE],
    evidence: [
      "artifact_missing",
      "artifact_not_delivered_before",
      "artifact_without_digest",
      "provenance_missing",
      "provenance_unverified",
      "change_unrecorded",
      "change_record_unreadable"
    ]
  },
  settings: settings8,
  directions: directions5,
  needs,
  rules: ({ artifacts: artifacts2 }) => artifacts2?.provenance ? [artifacts2.provenance["trusted-root"]] : [],
  roles: ({ "authorised-by": { from: from2 }, kinds: kinds2 }) => [
    ...from2.map((role2, place3) => ({ role: role2, path: ["authorised-by", "from", place3] })),
    ...Object.entries(kinds2).flatMap(
      ([name2, kind2]) => (kind2?.from ?? []).map((role2, place3) => ({ role: role2, path: ["kinds", name2, "from", place3] }))
    )
  ],
  lint: (settings11, roles) => [
    ...unfillable([settings11["authorised-by"]], roles, () => ["authorised-by"]),
    ...Object.keys(settings11.kinds).flatMap(
      (kind2) => unfillable([ruleFor(settings11, { kind: kind2 })], roles, () => ["kinds", kind2])
    ),
    ...withoutWay(settings11)
  ],
  mayLack: ["owedReviews"],
  awaitsReviews: (settings11) => settings11["overdue-reviews"] === "fail" ? ["overdue-reviews"] : void 0,
  judge: judge7
};
function needs(settings11) {
  const { tags: tags2, packages, lines, branches: branches2, contents: contents2, freeze: freeze3, windows, "authorised-by": by } = settings11;
  const usesTime = freeze3.length > 0 || windows.length > 0 || by["max-age"] !== void 0;
  const stages = environmentsOf(settings11).filter(({ after }) => after.length > 0).map(({ name: name2, after }) => ({ environment: name2, after }));
  return {
    release: {
      tags: tags2,
      ...packages ? { packages } : {},
      ...lines ? { lines } : {},
      ...contents2.since === void 0 ? {} : { since: contents2.since },
      ...contents2.follow === "merges" ? { follow: branches2 ?? lines ?? [] } : {},
      stages
    },
    authorisations: { via: by.via, ...by["release-pulls"] ? { releasePulls: by["release-pulls"] } : {} },
    owedReviews: true,
    ...usesTime ? { time: true } : {},
    ...settings11.artifacts ? { artifacts: artifactsNeeded(settings11.artifacts) } : {}
  };
}
function artifactsNeeded({ require: names4, provenance: provenance3 }) {
  if (!provenance3) return { assets: true };
  const { repository: repository3 = null, "trusted-root": trustedRoot } = provenance3;
  return { assets: true, provenance: { names: names4, repository: repository3, trustedRoot } };
}
function withoutWay({ "authorised-by": { via, not } }) {
  if (!not.includes("requester") || via.some((one2) => one2 === "environment" || one2 === "review")) return [];
  const message = "This can hardly be met: whoever publishes the release or pushes its tag also requests it. Add `environment` or `review` to `via`.";
  return [{ path: ["authorised-by", "via"], message }];
}

// src/gates/tests/before.ts
function before3(of) {
  const [cases, skipped2] = [numberIn(of, "cases"), numberIn(of, "skipped")];
  if (cases === void 0 || skipped2 === void 0 || skipped2 > cases) return void 0;
  return { cases, skipped: skipped2, digest: numberIn(of, DIGEST), of };
}
var DIGEST = "caseDigest";
var FILE = "casesIn";
var MAX_FILES2 = 20;
function identityNumbers({ digest: digest3, files }) {
  const isMatrix = files.length > 1 && files.length <= MAX_FILES2;
  const counts2 = isMatrix ? files.map(({ key, total }) => [`${FILE}${key}`, total]) : [];
  return { [DIGEST]: digest3 ?? 0, ...Object.fromEntries(counts2) };
}
function shrunkFiles({ files }, { measured }) {
  const known = new Map(files.map((file2) => [`${FILE}${file2.key}`, file2]));
  return Object.entries(measured).filter(([key]) => key.startsWith(FILE)).map(([key, was]) => ({ file: known.get(key), was })).filter(({ file: file2, was }) => was > (file2?.total ?? 0)).sort((a, b) => b.was - (b.file?.total ?? 0) - (a.was - (a.file?.total ?? 0)));
}

// src/gates/tests/messages.ts
var some6 = (number2) => `${number2} ${number2 === 1 ? "case" : "cases"}`;
function title7({ total, passed: passed3, failed: failed3, skipped: skipped2, flaky: flaky2 }, accepted3, before4) {
  const end2 = `${flaky2 > 0 ? `, ${flaky2} flaky` : ""}${before4 === "" ? "" : `, ${before4}`}`;
  if (failed3 > 0) return `${failed3} of ${total} failed${inQuarantineToo(accepted3)}${end2}`;
  return `${passed3} of ${total} passed${skipped2 > 0 ? `, ${skipped2} skipped` : ""}${end2}`;
}
var inQuarantineToo = (accepted3) => accepted3 > 0 ? `, ${accepted3} in quarantine` : "";
var failedRequired = (most) => most === 0 ? "No failed case" : `At most ${most} failed`;
var passedRequired = (least) => `At least ${least} passed`;
var skippedRequired = (most) => most === 0 ? "No skipped case" : `At most ${most} skipped`;
var ADVICE4 = {
  missing: "Run the tests so that they write the report before this step, or correct the report paths in the policy.",
  empty: "Check that the tests ran: a run without test cases proves nothing.",
  unreadable: "Create the report again as a complete file in JUnit XML, CTRF, TRX, TAP, xUnit.net v2, NUnit 3 or TestNG."
};
function testsFailed({ failed: failed3, total }, most, accepted3) {
  return {
    code: "tests_failed",
    message: `${failed3} of ${total} test cases failed; the policy allows ${most === 0 ? "none" : most}${accepted3 > 0 ? ` besides ${accepted3} in quarantine` : ""}.`,
    next: "Fix the failures. The first ones are listed below.",
    data: { failed: failed3, total, allowed: most }
  };
}
function tooFewPassed({ passed: passed3, skipped: skipped2, total }, least) {
  const note = skipped2 > 0 ? ` ${some6(skipped2)} ${skipped2 === 1 ? "was" : "were"} skipped, which does not count as passed.` : "";
  return {
    code: "too_few_passed",
    message: `${passed3} of ${total} test cases passed, fewer than the ${least} required.${note}`,
    next: "Check that the whole suite ran, and run the skipped tests.",
    data: { passed: passed3, total, required: least }
  };
}
function tooManySkipped({ skipped: skipped2, total }, most) {
  return {
    code: "too_many_skipped",
    message: `${skipped2} of ${total} test cases were skipped; the policy allows ${most === 0 ? "none" : most}.`,
    next: "Run them, or remove tests that are no longer needed.",
    data: { skipped: skipped2, total, allowed: most }
  };
}
function testsFlaky({ flaky: flaky2 }) {
  return {
    code: "tests_flaky",
    message: `${some6(flaky2)} failed first and passed when repeated.`,
    next: "Make them reliable: a pass of a flaky test proves nothing.",
    data: { flaky: flaky2 }
  };
}
var called2 = ({ suite, name: name2 }) => suite === "" ? name2 : `${suite}: ${name2}`;
var inQuarantine = (one2) => ({
  code: "test_quarantined",
  message: `In quarantine until ${one2.until}: ${called2(one2)}`,
  next: `${one2.owner} is responsible for the fix.`
});
function quarantineOfSeveral(one2, cases) {
  const [found2] = cases;
  const isNamed2 = one2.file !== void 0 || one2.report !== void 0;
  const isOfSeveral = isNamed2 ? cases.length > 1 : (found2?.namesakes ?? 1) > 1;
  if (found2 === void 0 || !isOfSeveral) return [];
  const count2 = isNamed2 ? cases.length : found2.namesakes ?? cases.length;
  const message = `In quarantine by names that ${count2} cases have: ${called2(one2)}`;
  const next = nextFor(one2, found2);
  return [{ code: "quarantine_of_several", message, ...next === void 0 ? {} : { next } }];
}
function nextFor(one2, { report: report2, in: file2, file: testFile }) {
  const keys = [
    ...one2.report === void 0 && report2 !== void 0 ? [`report: ${JSON.stringify(report2)}`] : [],
    ...one2.file === void 0 && file2 !== void 0 ? [`file: ${JSON.stringify(file2)}`] : []
  ];
  if (keys.length > 0) return `Add \`${keys.join(", ")}\` to the entry, if only that case may fail.`;
  if (testFile && testFile !== one2.file)
    return `Set \`file: ${JSON.stringify(testFile)}\` in the entry, if only that case may fail.`;
  return void 0;
}
var quarantineUnused = (one2) => ({
  code: "quarantine_unused",
  message: `In quarantine until ${one2.until}, but did not fail: ${called2(one2)}`,
  next: "Remove it from the policy once it is reliable."
});
var quarantineOver = (one2) => ({
  code: "quarantine_expired",
  message: `Quarantine expired on ${one2.until}: ${called2(one2)}`,
  next: "Remove it from the policy. If it still fails, fix it."
});
function flakyNote({ flaky: rule }, cases) {
  if (rule !== "warn" || cases.flaky === 0) return [];
  const { next: _, ...note } = testsFlaky(cases);
  return [note];
}
var flakyCases = ({ flaky: flaky2 = [], cases }) => listed(
  "test_flaky",
  flaky2.map((found2) => `Flaky: ${calledIn2(found2)}`),
  cases.flaky
);
function listed(code, messages, all) {
  const shown4 = messages.slice(0, MAX_SHOWN2).map((message) => ({ code, message }));
  const left = all - shown4.length;
  return left > 0 && shown4.length > 0 ? [...shown4, { code, message: `And ${some6(left)} more.` }] : shown4;
}
var calledIn2 = (found2) => `${called2(found2)} (${found2.in})`;
var MAX_SHOWN2 = 50;
function failedCases({ unpassed, cases }) {
  const failed3 = unpassed.filter(({ outcome }) => outcome === "failed");
  const shown4 = failed3.slice(0, MAX_SHOWN2).map(({ suite, name: name2, file: file2, line: line2, namesakes, in: of }) => {
    const message = `Failed: ${called2({ suite, name: name2 })}${namesakes && of ? ` (${of})` : ""}`;
    return { code: "test_failed", message, ...file2 && line2 && isPath(file2) ? { location: { file: file2, line: line2 } } : {} };
  });
  const left = cases.failed - shown4.length;
  return left > 0 && shown4.length > 0 ? [...shown4, { code: "test_failed", message: `And ${some6(left)} more.` }] : shown4;
}
var isPath = (file2) => !/^(?:[A-Za-z]:)?[\\/]/.test(file2) && !file2.split(/[\\/]/).includes("..");
function reportAnomalies2({ request, reports: reports2 }) {
  const words = { summary_mismatch: "has a summary that contradicts its cases; the cases were counted" };
  return [...leftOut(request, reports2), ...emptyFiles(reports2), ...anomaliesOf(reports2, words)];
}
function numbers3({ cases, compared: compared2, identities }) {
  const { total, passed: passed3, failed: failed3, skipped: skipped2, flaky: flaky2 } = cases;
  return {
    ...{ cases: total, passed: passed3, failed: failed3, skipped: skipped2, flaky: flaky2 },
    ...compared2 === null ? {} : { comparedCommit: compared2 },
    ...identities ? identityNumbers(identities) : {}
  };
}

// src/gates/tests/compare-messages.ts
var countRequired = (most) => most === 0 ? "No fewer cases than the base" : `At most ${some6(most)} fewer than the base`;
var skippedRequired2 = (most) => most === 0 ? "No more skipped than the base" : `At most ${some6(most)} more skipped than the base`;
var required5 = (settings11) => {
  const { "max-count-drop": fewer, "max-new-skipped": skipped2 } = settings11;
  return [
    ...fewer === void 0 ? [] : [countRequired(fewer)],
    ...skipped2 === void 0 ? [] : [skippedRequired2(skipped2)]
  ];
};
var countFound = ({ total }, was) => `${some6(total)}, and ${was.cases} ${whereFrom(was.of)}`;
var skippedFound = ({ skipped: skipped2 }, was) => `${skipped2} skipped, and ${was.skipped} ${whereFrom(was.of)}`;
var unknownBefore = ({ total, skipped: skipped2 }) => `${some6(total)}, ${skipped2} skipped, and base not known`;
var countDropped = ({ total }, was, most) => ({
  code: "tests_dropped",
  message: `There are ${some6(total)}, ${was.cases - total} fewer than the ${was.cases} ${whereFrom(was.of)}; the policy allows ${most === 0 ? "no fewer" : `${most} fewer`}.`,
  next: "Check that every suite ran and loaded; if tests were removed on purpose, get a concession or raise `max-count-drop`.",
  data: { total, baseTotal: was.cases, base: was.of.commit, allowed: most }
});
var newlySkipped = ({ skipped: skipped2, newlySkipped: count2 }, was, most) => ({
  code: "tests_newly_skipped",
  message: count2 === skipped2 - was.skipped ? `${skipped2} of the cases were skipped, ${count2} more than the ${was.skipped} ${whereFrom(was.of)}; the policy allows ${most === 0 ? "no more" : `${most} more`}.` : `${some6(count2)} that ${count2 === 1 ? "was" : "were"} not skipped ${whereFrom(was.of)} ${count2 === 1 ? "is" : "are"} skipped now; the policy allows ${most === 0 ? "none" : most}.`,
  next: "Run them, or remove tests that are no longer needed.",
  data: { skipped: skipped2, baseSkipped: was.skipped, base: was.of.commit, allowed: most }
});
var countedByName = (was) => ({
  code: "base_counted_by_name",
  message: `The record ${whereFrom(was.of)} counts cases of one suite, class and name once, so this comparison does, too. Later records count every case.`
});
var MAX_FILES3 = 5;
function shrunk(files) {
  return files.slice(0, MAX_FILES3).map(({ file: file2, was }) => ({
    code: "report_file_smaller",
    message: file2 ? `"${file2.in}" of the report "${file2.report}" has ${some6(file2.total)}, ${was - file2.total} fewer than at the base.` : `A file of a report with ${some6(was)} at the base is missing.`
  }));
}
var gone = ({ count: count2, first }) => listed(
  "test_gone",
  first.map((found2) => `No longer there: ${calledIn2(found2)}`),
  count2
);
var skippedNow = ({ count: count2, first }) => listed(
  "test_newly_skipped",
  first.map((found2) => `Newly skipped: ${calledIn2(found2)}`),
  count2
);
var title8 = ({ cases, skipped: skipped2 }) => `was ${some6(cases)}${skipped2 > 0 ? `, ${skipped2} skipped` : ""}`;
var numbers4 = ({ cases, skipped: skipped2 }, place3) => ({
  ...place3,
  baseCases: cases,
  baseSkipped: skipped2
});

// src/gates/tests/compare.ts
var basis2 = ({ reports: reports2 }) => basisOf("tests", reports2, []);
var needsBase = (settings11) => settings11["max-count-drop"] !== void 0 || settings11["max-new-skipped"] !== void 0;
function compared(settings11, run, baseline2) {
  if (!needsBase(settings11)) return { results: [], findings: [], measured: {}, title: "" };
  const base = baseOf(baseline2, basis2(settings11), run.compared);
  const was = isKnown(base) ? before3(base.found) : void 0;
  if (was) {
    const now = nowBeside(run, was);
    const results = held2(settings11, now, was);
    const isWorse = results.some(({ reasons }) => reasons.length > 0);
    const measured = numbers4(was, placeOf3(was.of));
    return { results, findings: findings(settings11, run, now, was), measured, title: isWorse ? title8(was) : "" };
  }
  const { reason, fails } = whyNone(base, settings11["on-missing-base"]);
  return fails ? failed(settings11, run, reason) : passedOver(settings11, run, reason);
}
function nowBeside({ cases, identities }, was) {
  const isByName = was.digest === void 0 && identities !== void 0;
  const { total, skipped: skipped2 } = (isByName ? identities?.byName : void 0) ?? cases;
  const base = identities?.base && identities.base.digest === was.digest ? identities.base : void 0;
  return { total, skipped: skipped2, newlySkipped: base?.skipped.count ?? skipped2 - was.skipped, isByName, base };
}
function findings(settings11, { identities }, now, was) {
  const isCounted = settings11["max-count-drop"] !== void 0;
  const isSkipCounted = settings11["max-new-skipped"] !== void 0;
  return [
    ...now.isByName ? [countedByName(was)] : [],
    // Also where others have more: moved tests look so, and a leg of a matrix that ran nearly none.
    ...isCounted && identities ? shrunk(shrunkFiles(identities, was.of)) : [],
    ...isCounted && now.base ? gone(now.base.gone) : [],
    ...isSkipCounted && now.base ? skippedNow(now.base.skipped) : []
  ];
}
function held2(settings11, now, was) {
  const { "max-count-drop": mostFewer, "max-new-skipped": mostSkipped } = settings11;
  const fewer = was.cases - now.total;
  const skipped2 = now.newlySkipped;
  return [
    ...mostFewer === void 0 ? [] : [
      ruleResult(
        countRequired(mostFewer),
        countFound(now, was),
        fewer > mostFewer ? countDropped(now, was, mostFewer) : void 0
      )
    ],
    ...mostSkipped === void 0 ? [] : [
      ruleResult(
        skippedRequired2(mostSkipped),
        skippedFound(now, was),
        skipped2 > mostSkipped ? newlySkipped(now, was, mostSkipped) : void 0
      )
    ]
  ];
}
function failed(settings11, { cases }, why) {
  const results = required5(settings11).map((required6, at3) => {
    const result = ruleResult(required6, unknownBefore(cases), why);
    return at3 === 0 ? result : { ...result, reasons: [] };
  });
  return { results, findings: [], measured: {}, title: "base not known" };
}
function passedOver(settings11, { cases }, why) {
  const results = required5(settings11).map((required6) => {
    const requirement4 = { outcome: "not_applicable", required: required6, found: unknownBefore(cases) };
    return { requirement: requirement4, reasons: [], findings: [], measured: {} };
  });
  return { results, findings: [why], measured: {}, title: "" };
}

// src/gates/tests/directions.ts
var directions6 = {
  ...REPORTS_OF_CODE,
  "max-failed": "limit",
  "max-skipped": "limit",
  "max-count-drop": "limit",
  "max-new-skipped": "limit",
  "on-missing-base": ["pass", "fail"],
  "min-cases": "minimum",
  flaky: ["allow", "warn", "fail"],
  quarantine: "fewer",
  "quarantine.suite": "undirected",
  "quarantine.name": "undirected",
  // Without these, it is every case of the name.
  "quarantine.report": "asked",
  "quarantine.file": "asked",
  "quarantine.until": "day",
  "quarantine.owner": "undirected"
};

// src/gates/tests/quarantine.ts
function quarantine({ quarantine: all }, run, time2) {
  const failed3 = run.unpassed.filter(({ outcome }) => outcome === "failed");
  const isWhole2 = failed3.length === run.cases.failed;
  const ruled = all.map((one2) => ({ one: one2, cases: failed3.filter((found2) => isMeant(one2, found2)), holds: holds2(one2, time2) }));
  const accepted3 = failed3.filter((found2) => ruled.some(({ holds: holds3, cases }) => holds3 && cases.includes(found2)));
  return {
    accepted: accepted3.length,
    findings: ruled.flatMap(({ one: one2, cases, holds: holds3 }) => {
      if (!holds3) return [quarantineOver(one2)];
      if (cases.length > 0) return [inQuarantine(one2), ...quarantineOfSeveral(one2, cases)];
      return isWhole2 ? [quarantineUnused(one2)] : [];
    })
  };
}
var isMeant = ({ suite, name: name2, report: report2, file: file2 }, found2) => found2.suite === suite && found2.name === name2 && (report2 === void 0 || report2 === found2.report) && (file2 === void 0 || file2 === found2.in || file2 === found2.file);
var holds2 = ({ until }, time2) => time2 !== void 0 && Date.parse(time2) < Date.parse(`${until}T00:00:00Z`) + DAY5;
var DAY5 = 24 * 60 * 60 * 1e3;

// src/gates/tests/judge.ts
function judge8(settings11, { tests: tests2, time: time2, baseline: baseline2 = [] }) {
  const runs = tests2.filter(({ request }) => sameRequest(request, settings11.reports));
  const run = runs.find(({ identities }) => identities !== void 0) ?? runs[0];
  if (!run) return unjudged4("error", "No report was read", [notCollected()], settings11);
  const unusable4 = unusableReports(settings11.reports, run.reports, ADVICE4);
  if (unusable4) return unjudged4(unusable4.outcome, unusable4.title, unusable4.reasons, settings11);
  return judgeRun(settings11, run, quarantine(settings11, run, time2), compared(settings11, run, baseline2));
}
function judgeRun(settings11, run, excused, before4) {
  const results = [
    failed2(settings11, run, excused),
    passed2(settings11, run),
    skipped(settings11, run),
    flaky(settings11, run),
    ...before4.results
  ].flat();
  return {
    outcome: outcomeOf(results),
    title: title7(run.cases, excused.accepted, before4.title),
    reasons: results.flatMap(({ reasons }) => reasons),
    findings: [
      ...failedCases(run),
      ...excused.findings,
      ...before4.findings,
      ...flakyNote(settings11, run.cases),
      ...settings11.flaky === "allow" ? [] : flakyCases(run),
      ...reportAnomalies2(run)
    ],
    measured: {
      ...numbers3(run),
      ...before4.measured,
      ...settings11.quarantine.length > 0 ? { quarantined: excused.accepted } : {}
    },
    children: results.map(({ requirement: requirement4 }) => requirement4)
  };
}
function failed2(settings11, { cases }, { accepted: accepted3 }) {
  const most = settings11["max-failed"];
  const reason = cases.failed - accepted3 > most ? testsFailed(cases, most, accepted3) : void 0;
  return ruleResult(failedRequired(most), `${cases.failed} failed${inQuarantineToo(accepted3)}`, reason);
}
function passed2(settings11, { cases }) {
  const least = settings11["min-cases"];
  const reason = cases.passed < least ? tooFewPassed(cases, least) : void 0;
  return ruleResult(passedRequired(least), `${cases.passed} passed`, reason);
}
function skipped(settings11, { cases }) {
  const most = settings11["max-skipped"];
  if (most === void 0) return [];
  const reason = cases.skipped > most ? tooManySkipped(cases, most) : void 0;
  return [ruleResult(skippedRequired(most), `${cases.skipped} skipped`, reason)];
}
function flaky(settings11, { cases }) {
  if (settings11.flaky !== "fail") return [];
  const reason = cases.flaky > 0 ? testsFlaky(cases) : void 0;
  return [ruleResult("No flaky case", `${cases.flaky} flaky`, reason)];
}
function unjudged4(outcome, title10, reasons, settings11) {
  const required6 = [
    failedRequired(settings11["max-failed"]),
    passedRequired(settings11["min-cases"]),
    ...required5(settings11)
  ];
  const children = required6.map((text3) => ({ outcome, required: text3, found: "not known" }));
  return { outcome, title: title10, reasons, findings: [], measured: {}, children };
}

// src/gates/tests/settings.ts
var quarantined = strictObject({
  suite: string().max(400).default("").describe("Suite of the case, as shown after `Failed:` and before the colon."),
  name: string().min(1).max(400).describe("Name of the case."),
  report: string().min(1).max(100).optional().describe("Name of the report with the case. Left out: every report."),
  file: string().min(1).max(400).optional().describe(
    "File of the report, or file of the test, with the case, where several cases have this suite and name. Left out: all of them may fail."
  ),
  until: day.describe("Last day, in UTC, on which it may fail."),
  owner: string().min(1).max(100).describe("Who is responsible for the fix.")
});
var testReport = report.extend({
  format: _enum(TEST_FORMATS).optional().describe("Format of the report. Left out: detected from the content; ambiguous content is an error.")
});
var settings9 = strictObject({
  reports: array(testReport).min(1).max(20).refine(
    (reports2) => new Set(reports2.map(({ name: name2 }) => name2)).size === reports2.length,
    "has two reports with the same name"
  ).refine(hasPlaces, NEEDS_ARTIFACT).describe(
    "Test reports in JUnit XML, CTRF, TRX, TAP, xUnit.net v2, NUnit 3 or TestNG. Every case in every report counts; attempts at one case, where the tool repeats what fails, are one."
  ),
  "max-failed": int().min(0).default(0).describe("How many cases may fail."),
  "max-skipped": int().min(0).optional().describe("How many cases may be skipped. Left out: no limit."),
  "max-count-drop": int().min(0).max(1e6).optional().describe("How many cases fewer than at the base there may be. Left out: no limit."),
  "max-new-skipped": int().min(0).max(1e6).optional().describe("How many cases more than at the base may be skipped. Left out: no limit."),
  "on-missing-base": onMissingBase,
  "min-cases": int().min(1).default(1).describe("How many cases must have passed at least."),
  flaky: _enum(["allow", "warn", "fail"]).default("warn").describe("Result for a case that failed first and passed when repeated."),
  quarantine: array(quarantined).max(50).default([]).describe("Cases that may fail until a date. They are reported in every run.")
}).superRefine((settings11, context) => {
  if (!hasOptional(settings11.reports)) return;
  for (const key of ["max-count-drop", "max-new-skipped"])
    if (settings11[key] !== void 0) context.addIssue({ code: "custom", path: [key], message: OPTIONAL_BESIDE_BASE });
});

// src/gates/tests/index.ts
var tests = {
  type: "tests",
  judges: "change",
  clauses: inEveryEdition("8.3.4", "8.6", "9.1.1"),
  awaits: { evidence: REPORTS_AWAITED },
  pending: REPORTS_PENDING,
  settings: settings9,
  directions: directions6,
  needs: (settings11) => ({
    tests: { reports: settings11.reports, ...needsBase(settings11) ? { compared: true } : {} },
    ...settings11.quarantine.length > 0 ? { time: true } : {},
    ...needsBase(settings11) ? { baseline: { of: "tests", reports: settings11.reports } } : {}
  }),
  basis: basis2,
  inGroup: ({ "max-count-drop": _, "max-new-skipped": __, ...others }) => others,
  judge: judge8
};

// src/gates/traceability/directions.ts
var directions7 = {
  "work-items": "fewer",
  "link.from": "undirected",
  "link.min": "minimum",
  requirements: "asked",
  "requirements.files": "undirected",
  "requirements.min": "minimum",
  "requirements.statuses": "fewer",
  "verified-by": "asked",
  exempt: "fewer"
};

// src/gates/traceability/messages.ts
var some7 = (number2, what) => `${number2} ${what}${number2 === 1 ? "" : "s"}`;
function title9(results) {
  const open4 = results.findIndex(({ requirement: { outcome } }) => outcome === "fail" || outcome === "error");
  const { requirement: requirement4, measured } = results[Math.max(open4, 0)] ?? {};
  if (open4 !== 0) return requirement4?.found ?? "";
  return measured?.["links"] === 0 ? "No valid work item" : `${measured?.["links"]} of ${measured?.["required"]} work items`;
}
var PLACES = {
  "linked-issues": "the linked issues",
  description: "the description",
  title: "the title",
  commits: "the trailers of its commits"
};
var firstId = (prefix, digits = 2) => `${prefix}${"1".padStart(digits, "0")}`;
var RULES2 = {
  "github-issues": (rule) => `an issue of ${list(rule.repositories.map((name2) => name2 === "self" ? "this repository" : name2))}`,
  jira: ({ projects }) => `a key of ${list(projects)} such as ${projects[0]}-12`,
  ids: ({ prefix, digits }) => `an identifier such as ${firstId(prefix, digits)}`
};
function ruleText(rule) {
  if (rule.source === "github-issues") return RULES2["github-issues"](rule);
  return rule.source === "jira" ? RULES2.jira(rule) : RULES2.ids(rule);
}
var linkRequired = ({ link, "work-items": rules }) => `${some7(link.min, "work item")}: ${list(rules.map(ruleText))}`;
var linkFound = (names4) => names4.length === 0 ? "no valid work item" : names4.slice(0, 10).join(", ") + (names4.length > 10 ? ", \u2026" : "");
var HIDDEN2 = {
  comment: "inside a comment",
  code: "inside code",
  quote: "inside a quote",
  html: "inside raw HTML",
  template: "in a line of the template"
};
function linkMissing(settings11, counted3, unseen2) {
  const { link, "work-items": rules } = settings11;
  const where2 = list(
    link.from.map((source3) => PLACES[source3]),
    "and"
  );
  const looked2 = `Searched ${where2} for ${list(rules.map(ruleText))}: found ${counted3} of ${link.min} that ${counted3 === 1 ? "counts" : "count"}.`;
  return {
    code: "link_missing",
    message: `${looked2}${unseenNote(unseen2)}`,
    next: howToName(settings11),
    data: {
      found: counted3,
      required: link.min,
      unseen: unseen2.slice(0, MAX_REPORTED).map(({ text: text3 }) => text3.slice(0, 60))
    }
  };
}
function howToName({ link, "work-items": [rule] }) {
  const example = exampleOf2(rule);
  const place3 = link.from.includes("description") ? "description" : link.from[0];
  if (place3 === "linked-issues" || place3 === void 0) return 'Link the issue to the change, under "Development".';
  return `Name the work item in plain text in ${PLACES[place3]}, for example \`${example}\`.`;
}
function exampleOf2(rule) {
  if (rule?.source === "jira") return `Refs: ${rule.projects[0]}-12`;
  return rule?.source === "ids" ? `Refs: ${firstId(rule.prefix, rule.digits)}` : "Closes #12";
}
var MAX_IN_A_SENTENCE = 5;
function unseenNote(unseen2) {
  const shown4 = unseen2.slice(0, MAX_IN_A_SENTENCE).map(whereSeen);
  const left = unseen2.length - shown4.length;
  return [...shown4, ...left > 0 ? [` The same applies to ${left} more.`] : []].join("");
}
function whereSeen({ text: text3, place: place3, source: source3, line: line2 }) {
  const seen = `Found "${text3.slice(0, 60)}" only`;
  if (place3 === "text") return ` ${seen} in ${PLACES[source3]}, which the policy does not search.`;
  const at3 = line2 === null ? "" : ` (line ${line2})`;
  return ` ${seen} ${HIDDEN2[place3]}${at3}, which does not count.`;
}
function itemName({ repository: repository3, number: number2 }, self) {
  return repository3.toLowerCase() === self.toLowerCase() ? `#${number2}` : `${repository3}#${number2}`;
}
var called3 = ({ repository: repository3, number: number2 }) => `${repository3}#${number2}`;
var NEXT4 = {
  not_found: "Correct the number.",
  forbidden: "Grant the job `issues: read`; for an issue of another private repository, pass a token that may read it.",
  unreachable: "Run the job again."
};
function unresolved(item) {
  return {
    code: `work_item_${item.state}`,
    message: `${called3(item)} does not count: ${item.detail}`,
    next: NEXT4[item.state],
    data: { item: called3(item) }
  };
}
var notLookedUp = (name2) => ({
  code: "work_item_unreachable",
  message: `${name2} was not looked up in this run.`,
  next: "Run the job again.",
  data: { item: name2 }
});
var isPullRequest = (item) => ({
  code: "work_item_is_pull_request",
  message: `${called3(item)} is a pull request, and a pull request is not a work item.`,
  next: "Name the issue that both belong to.",
  data: { item: called3(item) }
});
var wrongRepository = (item, allowed2) => ({
  code: "work_item_repository",
  message: `${called3(item)} is not in a repository from which the policy accepts work items (${allowed2.join(", ")}).`,
  next: "Name a work item in one of them.",
  data: { item: called3(item) }
});
function wrongState(item, { states }) {
  return {
    code: "work_item_closed",
    message: `${called3(item)} is ${item.open ? "open" : "closed"}; the policy accepts issues that are ${list(states)}.`,
    next: item.open ? "Name one that is closed." : "Reopen it if the work is not finished, or name another one.",
    data: { item: called3(item) }
  };
}
var wrongType = (item, types) => ({
  code: "work_item_type",
  message: `${called3(item)} has ${item.type === null ? "no issue type" : `the type ${item.type.slice(0, 60)}`}; the policy accepts ${list(types)}.`,
  next: "Name a work item of that type, or set the type of this one.",
  data: { item: called3(item) }
});
var wrongLabels = (item, lacking3) => ({
  code: "work_item_label",
  message: `${called3(item)} lacks the ${lacking3.length === 1 ? "label" : "labels"} ${list(lacking3, "and")}.`,
  next: "Ask an approver of work items to add the label.",
  data: { item: called3(item) }
});
var NEARNESS = ["work_item_repository", "work_item_closed", "work_item_type", "work_item_label"];
var nearness = (code) => NEARNESS.indexOf(code);
function requirementsRequired({ min, statuses }) {
  const count2 = min > 0 ? `At least ${some7(min, "requirement")}` : "Requirements, if any are named";
  return `${count2}, known and ${list(statuses)}`;
}
function requirementsFound(named2, unknown4) {
  const known = named2.map(({ id: id2 }) => id2);
  if (known.length + unknown4.length === 0) return "no requirement named";
  const all = [...known, ...unknown4.map((id2) => `${id2} (unknown)`)];
  return all.slice(0, 10).join(", ") + (all.length > 10 ? ", \u2026" : "");
}
var tooFewRequirements = (found2, min) => ({
  code: "requirement_missing",
  message: `The change names ${some7(found2, "requirement")}, fewer than the ${min} required.`,
  next: "Name the requirement by its id, in plain text in the description.",
  data: { found: found2, required: min }
});
var unknownRequirement = (id2, files) => ({
  code: "requirement_unknown",
  message: `${id2} is in none of the requirement files on the base branch (${files.join(", ")}). A requirement that the change itself adds does not count.`,
  next: "Correct the id, or add the requirement in a separate change first.",
  data: { requirement: id2 }
});
var ambiguousRequirement = (same2) => ({
  code: "requirement_ambiguous",
  message: `${same2[0]?.id} is listed more than once: ${list(
    same2.slice(0, 5).map(({ path, line: line2, status }) => `${path}:${line2} (${status})`),
    "and"
  )}. It is unknown which one is meant.`,
  next: "Keep one of them on the base branch.",
  data: { requirement: same2[0]?.id ?? "" }
});
var wrongStatus = ({ id: id2, status, path, line: line2 }, statuses) => ({
  code: "requirement_status",
  message: `${id2} is ${status}; the policy accepts requirements that are ${list(statuses)}.`,
  next: "Get it approved in a separate change first, or name another one.",
  location: { file: path, line: line2 },
  data: { requirement: id2 }
});
function requirementsUnusable({ path, state, detail, line: line2 }) {
  const is = {
    read: "was read",
    missing: "is missing",
    empty: "is empty",
    unreadable: "cannot be read",
    unsafe: "cannot be read"
  };
  return {
    code: `requirements_${state}`,
    message: `The requirement file ${path} on the base branch ${is[state]}. ${detail}`,
    next: "Correct it on the base branch, or correct the path in the policy.",
    ...line2 === null ? {} : { location: { file: path, line: line2 } },
    data: { file: path }
  };
}
function noResults(report2) {
  return {
    code: "verification_unknown",
    message: report2 ? `It is unknown whether the requirements are verified: report "${report2.name}" is ${report2.state}. ${report2.detail}` : "It is unknown whether the requirements are verified: no test report was read.",
    next: "Run the tests before this step in the same job. The gate of type tests shows details."
  };
}
var verificationFailed = (id2, failed3, passed3) => ({
  code: "verification_failed",
  message: `${some7(failed3, "test case")} that ${failed3 === 1 ? "names" : "name"} ${id2} failed (${passed3} passed).`,
  next: "Fix the failing test.",
  data: { requirement: id2, failed: failed3, passed: passed3 }
});
var notVerified = (id2, skipped2) => ({
  code: "not_verified",
  message: skipped2 > 0 ? `The ${some7(skipped2, "test case")} that ${skipped2 === 1 ? "names" : "name"} ${id2} did not run.` : `No test case in this run names ${id2} in its name or in a property "requirement".`,
  next: "Run a test that names the requirement.",
  data: { requirement: id2, skipped: skipped2 }
});

// src/gates/traceability/requirements.ts
function judgeRequirements(settings11, known) {
  const { requirements: rule, "verified-by": by } = settings11;
  if (!rule) return [];
  const files = rule.files.map((path) => known.requirements?.files.find((file2) => file2.path === path) ?? unread4(path));
  const broken = files.filter(({ state }) => state !== "read");
  if (broken.length > 0) return [unusable2(rule, broken)];
  const items = itemsOf(rule, known);
  const ids = namedIds(settings11, known);
  const named2 = ids.flatMap((id2) => items.get(id2)?.[0] ?? []);
  const twice2 = named2.flatMap(({ id: id2 }) => [items.get(id2) ?? []].filter((all) => all.length > 1));
  const begins4 = new Set([...items.keys()].map(beginOf));
  const unknown4 = ids.filter((id2) => !items.has(id2) && begins4.has(beginOf(id2)));
  const result = judgeNamed(rule, named2, unknown4, twice2);
  return by ? [result, judgeVerified(named2, known.tests ?? [])] : [result];
}
function itemsOf({ files }, { requirements: requirements3 }) {
  const byId = /* @__PURE__ */ new Map();
  for (const item of requirements3?.items ?? []) {
    if (!files.includes(item.path)) continue;
    const same2 = byId.get(item.id);
    if (same2) same2.push(item);
    else byId.set(item.id, [item]);
  }
  return byId;
}
var unread4 = (path) => ({
  path,
  state: "unreadable",
  detail: "It was not read in this run.",
  line: null,
  blob: null
});
function namedIds({ link }, { links: links2 }) {
  const sources = new Set(link.from);
  const ids = links2.references.filter(({ source: source3, place: place3 }) => place3 === "text" && sources.has(source3)).flatMap(({ target: target3 }) => target3.kind === "id" ? target3.id : []);
  return [...new Set(ids)];
}
var beginOf = (id2) => id2.slice(0, Math.max(id2.lastIndexOf("-"), id2.lastIndexOf("~"), id2.lastIndexOf("_")) + 1).toLowerCase();
function judgeNamed(rule, named2, unknown4, twice2) {
  const wrong = named2.filter(({ status }) => !rule.statuses.includes(status));
  const lacking3 = named2.length < rule.min ? [tooFewRequirements(named2.length, rule.min)] : [];
  const reasons = [
    ...lacking3,
    ...bounded(unknown4.map((id2) => unknownRequirement(id2, rule.files))),
    ...bounded(twice2.map(ambiguousRequirement)),
    ...bounded(wrong.map((item) => wrongStatus(item, rule.statuses)))
  ];
  const nothing = named2.length + unknown4.length === 0;
  return {
    requirement: {
      outcome: reasons.length > 0 ? "fail" : nothing ? "not_applicable" : "pass",
      required: requirementsRequired(rule),
      found: requirementsFound(named2, unknown4),
      evidence: named2.map(({ id: id2 }) => id2)
    },
    reasons,
    findings: [],
    measured: { requirements: named2.length, unknownRequirements: unknown4.length }
  };
}
function judgeVerified(named2, runs) {
  if (named2.length === 0) return verification("not_applicable", 0, 0, []);
  if (runs.length === 0) return verification("error", 0, named2.length, [noResults(void 0)]);
  const unusable4 = runs.flatMap(unusableReports2);
  if (unusable4.length > 0) {
    const outcome2 = unusable4.some(({ state }) => state === "unreadable") ? "error" : "fail";
    return verification(outcome2, 0, named2.length, bounded(unusable4.map(noResults)));
  }
  const reasons = named2.flatMap((item) => objectionTo10(item, runs) ?? []);
  const outcome = reasons.length === 0 ? "pass" : "fail";
  return verification(outcome, named2.length - reasons.length, named2.length, bounded(reasons));
}
function unusableReports2({ request, measured, reports: reports2 }) {
  const needed = neededReports(request, reports2);
  const missing10 = needed.filter(({ name: name2 }) => !reports2.some((report2) => report2.name === name2)).map(notRead);
  const read2 = reports2.filter((report2) => needed.some(({ name: name2 }) => name2 === report2.name));
  const broken = [...missing10, ...read2.filter(({ state }) => state !== "read")];
  if (broken.length > 0) return broken;
  if (measured.as !== "other") return [];
  const detail = "It was created for a different commit than the one under evaluation.";
  return reports2.map((report2) => ({ ...report2, state: "stale", detail }));
}
function notRead({ name: name2 }) {
  return { name: name2, state: "missing", detail: "It was not read in this run.", files: [], oddities: [] };
}
function verification(outcome, verified2, of, reasons) {
  return {
    requirement: {
      outcome,
      required: "Each requirement verified by a passing test case",
      found: of === 0 ? "no requirement named" : `${verified2} of ${of} verified`
    },
    reasons,
    findings: [],
    measured: { verified: verified2 }
  };
}
function objectionTo10({ id: id2 }, runs) {
  const claims = runs.flatMap((run) => run.claims.filter((claim) => claim.id === id2));
  const sum2 = (outcome) => claims.reduce((all, claim) => all + claim[outcome], 0);
  const [passed3, failed3, skipped2] = [sum2("passed"), sum2("failed"), sum2("skipped")];
  if (failed3 > 0) return verificationFailed(id2, failed3, passed3);
  return passed3 > 0 ? void 0 : notVerified(id2, skipped2);
}
function unusable2(rule, files) {
  const cannotTell = files.some(({ state }) => state === "unreadable" || state === "unsafe");
  return {
    requirement: {
      outcome: cannotTell ? "error" : "fail",
      required: requirementsRequired(rule),
      found: "Requirements unknown"
    },
    reasons: files.map(requirementsUnusable),
    findings: [],
    measured: {}
  };
}

// src/gates/traceability/work-items.ts
function judgeLinks(settings11, { change: change2, links: links2 }) {
  const sources = new Set(settings11.link.from);
  const named2 = links2.references.filter(({ source: source3, place: place3 }) => place3 === "text" && sources.has(source3));
  const judged3 = onceEach4(named2).flatMap(
    (reference3) => judgeOne2(reference3, links2.items, settings11, change2.repository.name)
  );
  const counted3 = onceEachItem(judged3.flatMap((one2) => "evidence" in one2 ? one2 : []));
  const refused2 = judged3.flatMap((one2) => "reason" in one2 ? one2 : []);
  const { min } = settings11.link;
  const isEnough = counted3.length >= min;
  const couldBeEnough = counted3.length + refused2.filter(({ unknown: unknown4 }) => unknown4).length >= min;
  const refusals = bounded(refused2.map(({ reason }) => reason));
  const gap = linkMissing(settings11, counted3.length, unseen(links2.references, named2, settings11));
  return {
    requirement: {
      outcome: isEnough ? "pass" : couldBeEnough ? "error" : "fail",
      required: linkRequired(settings11),
      found: linkFound(counted3.map(({ name: name2 }) => name2)),
      evidence: counted3.map(({ evidence }) => evidence)
    },
    reasons: isEnough ? [] : [gap, ...refusals],
    findings: isEnough ? refusals : [],
    measured: { links: counted3.length, required: min, refused: refused2.length }
  };
}
function onceEach4(references) {
  const seen = /* @__PURE__ */ new Set();
  return references.filter((reference3) => seen.size !== seen.add(keyOf(reference3)).size);
}
function onceEachItem(counted3) {
  return counted3.filter(({ evidence }, index2) => counted3.findIndex((one2) => one2.evidence === evidence) === index2);
}
function unseen(all, named2, settings11) {
  const seen = new Set(named2.map(keyOf));
  const takes = ({ target: target3 }) => settings11["work-items"].some(
    (rule) => target3.kind === "issue" ? rule.source === "github-issues" : takesId(rule, target3.id)
  );
  return onceEach4(all.filter((reference3) => !seen.has(keyOf(reference3)) && takes(reference3)));
}
var keyOf = ({ target: target3 }) => target3.kind === "issue" ? `${target3.repository.toLowerCase()}#${target3.number}` : target3.id;
function judgeOne2(reference3, items, settings11, self) {
  const { target: target3 } = reference3;
  if (target3.kind === "id") {
    const isTaken = settings11["work-items"].some((rule) => takesId(rule, target3.id));
    return isTaken ? [{ name: target3.id, evidence: target3.id }] : [];
  }
  const rules = settings11["work-items"].filter((rule) => rule.source === "github-issues");
  if (rules.length === 0) return [];
  const name2 = keyOf(reference3);
  const item = items.find(({ named: named2 }) => named2 === name2);
  return [item ? judgeItem(item, rules, self) : { reason: notLookedUp(name2), unknown: true }];
}
function takesId(rule, id2) {
  if (rule.source === "jira") {
    const [, project2 = ""] = /^([A-Z][A-Z0-9_]*)-[1-9]\d{0,9}$/.exec(id2) ?? [];
    return rule.projects.includes(project2);
  }
  if (rule.source !== "ids" || !id2.startsWith(rule.prefix)) return false;
  const digits = id2.slice(rule.prefix.length);
  return /^\d+$/.test(digits) && (rule.digits === void 0 || digits.length === rule.digits);
}
function judgeItem(item, rules, self) {
  if (item.state !== "resolved") return { reason: unresolved(item), unknown: item.state !== "not_found" };
  if (item.kind === "pull-request") return { reason: isPullRequest(item), unknown: false };
  const objections = rules.map((rule) => objectionTo11(item, rule, self));
  if (objections.includes(void 0)) return { name: itemName(item, self), evidence: item.id };
  const [reason] = objections.flatMap((found2) => found2 ?? []).sort((a, b) => nearness(b.code) - nearness(a.code));
  return { reason: reason ?? notLookedUp(item.named), unknown: false };
}
function objectionTo11(item, rule, self) {
  const allowed2 = rule.repositories.map((name2) => (name2 === "self" ? self : name2).toLowerCase());
  if (!allowed2.includes(item.repository.toLowerCase())) return wrongRepository(item, allowed2);
  if (!rule.states.includes(item.open ? "open" : "closed")) return wrongState(item, rule);
  if (rule.types && !rule.types.includes(item.type ?? "")) return wrongType(item, rule.types);
  const lacking3 = rule.labels?.filter((label2) => !item.labels.includes(label2)) ?? [];
  return lacking3.length > 0 ? wrongLabels(item, lacking3) : void 0;
}

// src/gates/traceability/judge.ts
function judge9(settings11, known) {
  const exemption2 = judgeExemption(settings11.exempt, known, "work item");
  if (exemption2.waived) return exemption2.waived;
  const results = [judgeLinks(settings11, known), ...judgeRequirements(settings11, known)];
  const children = results.map(({ requirement: requirement4 }) => requirement4);
  return {
    outcome: outcomeOf(results),
    title: title9(results),
    reasons: results.flatMap(({ reasons }) => reasons),
    findings: [...results.flatMap(({ findings: findings2 }) => findings2), ...exemption2.findings],
    measured: measuredBy(results),
    children,
    links: children.flatMap(({ evidence }) => evidence ?? [])
  };
}

// src/gates/traceability/settings.ts
var names2 = (what) => array(string().min(1).max(100)).min(1).max(50).describe(what);
var repository2 = string().regex(/^(?:self|[\w.-]{1,100}\/[\w.-]{1,100})$/, 'must be "self" or a repository such as acme/roadmap');
var githubIssues = strictObject({
  source: literal("github-issues").describe("Issues on GitHub. Each one is looked up."),
  repositories: array(repository2).min(1).max(50).default(["self"]).describe("Repositories of accepted issues; `self` is the repository of the change."),
  states: array(_enum(["open", "closed"])).min(1).default(["open"]).describe("Accepted states of an issue."),
  types: names2("Issue types of the organisation. The issue must have one of them.").optional(),
  labels: names2("Labels that the issue must have (all of them).").optional()
});
var jira = strictObject({
  source: literal("jira").describe("Keys such as ABC-12. They are not looked up: only their format and project count."),
  projects: array(string().regex(/^[A-Z][A-Z0-9_]{1,29}$/, "must be a project key in capitals, such as ABC")).min(1).max(50).describe("Projects whose keys count.")
});
var identifiers = strictObject({
  source: literal("ids").describe("Identifiers of a prefix and digits, such as CR-0042. They are not looked up."),
  prefix: string().regex(/^[A-Za-z][A-Za-z0-9_.~-]{0,30}[-~_]$/, 'must begin with a letter and end with "-", "_" or "~", such as CR-').describe("Text before the digits."),
  digits: int().min(1).max(12).optional().describe("Number of digits. If missing, the number may have any length.")
});
var file = string().min(1).max(256).refine(
  (path) => isLiteral(path) && !path.includes("\\") && !path.split("/").some((part2) => ["", ".", ".."].includes(part2)),
  "must be the path of one file, relative to the root of the repository"
);
var requirements2 = strictObject({
  files: array(file).min(1).max(20).describe("YAML or CSV files that list requirements (id, title, status), read from the base commit."),
  statuses: array(_enum(["draft", "proposed", "approved", "rejected", "obsolete"])).min(1).default(["approved"]).describe("Accepted statuses of a requirement."),
  min: int().min(0).max(20).default(0).describe("Minimum number of requirements that a change must name.")
});
var SOURCE_RULE = 'must be one of "github-issues", "jira", "ids"';
var SOURCES2 = ["linked-issues", "description", "title", "commits"];
var settings10 = strictObject({
  "work-items": array(discriminatedUnion("source", [githubIssues, jira, identifiers], SOURCE_RULE)).min(1).max(20).describe("Accepted work items. An item counts if one of these rules accepts it."),
  link: strictObject({
    min: int().min(1).max(10).default(1).describe("How many work items a change must name."),
    from: array(_enum(SOURCES2)).min(1).default([...SOURCES2]).describe("Where the change may name them.")
  }).prefault({}).describe("How a change names its work items."),
  requirements: requirements2.optional().describe("Requirements that a change may name by id."),
  "verified-by": literal("tests").optional().describe("Every requirement that the change names needs a passing test case that names it."),
  exempt: array(exemption).max(20).default([]).describe(
    "Changes by apps that need no work item: made by the app itself, with verified commits, in these files only."
  )
}).refine(({ requirements: requirements3, "verified-by": by }) => by === void 0 || requirements3 !== void 0, {
  error: 'needs "requirements", which names the files that list them',
  path: ["verified-by"]
});

// src/gates/traceability/index.ts
var traceability = {
  type: "traceability",
  judges: "change",
  clauses: inEveryEdition("8.3.3", "8.3.4", "8.5.2"),
  awaits: {
    evidence: ["verification_unknown"],
    platform: ["work_item_forbidden", "work_item_unreachable"]
  },
  settings: settings10,
  directions: directions7,
  needs: ({ exempt, requirements: requirements3, "verified-by": by, "work-items": rules }) => ({
    change: true,
    commits: true,
    links: { issueTypes: rules.some((rule) => rule.source === "github-issues" && rule.types !== void 0) },
    ...exempt.length > 0 ? { files: BY_PATH } : {},
    ...requirements3 ? { requirements: { files: requirements3.files } } : {},
    // Its companion names the reports.
    ...by ? { tests: { reports: [] } } : {}
  }),
  files: ({ requirements: requirements3, exempt }) => [
    ...mentioned(requirements3?.files ?? [], ["requirements", "files"]),
    ...exempt.flatMap((one2, place3) => mentioned(one2["only-paths"], ["exempt", place3, "only-paths"]))
  ],
  lint: ({ exempt }) => exempt.flatMap(
    (one2, place3) => onlyEverything(one2["only-paths"], ["exempt", place3, "only-paths"], "every change of the app is exempt")
  ),
  companions: ({ "verified-by": by }) => by ? [{ type: by, path: ["verified-by"] }] : [],
  judge: judge9,
  recall
};

// src/gates/registry.ts
var gates = [
  approvals,
  changeRecord2,
  checks,
  coverage,
  dependencies,
  tests,
  traceability,
  release2
];

// src/policy/compare/same.ts
var same = (a, b) => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
function ordered(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return entries.map(([key, inner]) => [key, ordered(inner)]);
}

// src/policy/compare/conditions.ts
function effectOfWhen(was, is) {
  if (!was || !is) return is ? "loosened" : "tightened";
  if (same({ ...was, "expect-empty": void 0 }, { ...is, "expect-empty": void 0 })) return "changed";
  if (reaches2(is, was)) return "tightened";
  return reaches2(was, is) ? "loosened" : "changed";
}
function reaches2(wide, narrow) {
  const { "or-labels": wideLabels, ...wideOthers } = wide;
  const { "or-labels": narrowLabels = [], ...narrowOthers } = narrow;
  const holdsAll = (all, some8) => some8.every((one2) => all?.includes(one2));
  if (!holdsAll(wideLabels, narrowLabels)) return false;
  if (Object.keys(narrowOthers).length === 0) return true;
  if (Object.keys(wideOthers).length === 0) return false;
  const areSame = WHOLE.every((key) => wideOthers[key] === void 0 || same(wideOthers[key], narrowOthers[key]));
  return areSame && LISTS.every((key) => {
    const [all, some8] = [wideOthers[key], narrowOthers[key]];
    return all === void 0 || some8 !== void 0 && holdsAll(all, some8);
  });
}
var WHOLE = ["more-than", "unverified-commits"];
var LISTS = ["branches", "paths", "risk", "from"];

// src/policy/compare/directions.ts
var POLICY_DIRECTIONS = {
  concessions: "permission",
  "concessions.granted-by": "fewer",
  "concessions.max-duration": "duration",
  corrections: "permission",
  "corrections.granted-by": "fewer",
  "retrospective-reviews": "asked",
  "retrospective-reviews.done-by": "fewer",
  "when-nothing-applies": WHEN_NOTHING_APPLIES,
  trust: TRUST
};
function differing(directions8, old, now, key = "") {
  if (same(old, now)) return [];
  if (isGroup(old) && isGroup(now) && !isWhole(directions8[key])) {
    const names4 = [.../* @__PURE__ */ new Set([...Object.keys(old), ...Object.keys(now)])];
    return names4.flatMap((name2) => differing(directions8, old[name2], now[name2], key === "" ? name2 : `${key}.${name2}`));
  }
  const effect = effectOf2(directions8, key, old, now);
  return effect === void 0 ? [] : [{ key, effect }];
}
var isWhole = (direction) => ["when", "exception", "undirected"].includes(String(direction));
var isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function effectOf2(directions8, key, old, now) {
  const direction = directions8[key];
  if (direction === void 0 || direction === "undirected") return "changed";
  if (typeof direction !== "string") return effectOfWord(direction, old, now);
  if (direction === "when") return effectOfWhen(old, now);
  if (direction === "slack") return effectOfNumber(false, Number(old), Number(now));
  if (old === void 0 || now === void 0) return effectOfPresence(direction, now !== void 0);
  if (direction === "more" || direction === "fewer") return effectOfList(directions8, key, direction, old, now);
  if (direction === "entries") return effectOfEntries(directions8, key, old, now);
  if (direction === "day") return String(now) > String(old) ? "loosened" : "tightened";
  if (["asked", "exception", "permission"].includes(direction)) return "changed";
  return direction === "duration" ? effectOfNumber(false, secondsOf(old), secondsOf(now)) : effectOfNumber(direction === "minimum", Number(old), Number(now));
}
var effectOfPresence = (direction, isThere2) => isThere2 !== ["exception", "permission"].includes(String(direction)) ? "tightened" : "loosened";
var secondsOf = (value) => parseDuration(String(value)) ?? Number.NaN;
function effectOfWord(words, old, now) {
  if (!("leftOut" in words)) return effectOfPlace(words.indexOf(String(old)), words.indexOf(String(now)));
  const [was, is] = [String(old ?? words.leftOut), String(now ?? words.leftOut)];
  return was === is ? void 0 : effectOfPlace(words.order.indexOf(was), words.order.indexOf(is));
}
var effectOfPlace = (was, is) => was === -1 || is === -1 ? "changed" : is > was ? "tightened" : "loosened";
function effectOfNumber(moreIsStricter, was, is) {
  if (Number.isNaN(was) || Number.isNaN(is)) return "changed";
  if (was === is) return void 0;
  return is > was === moreIsStricter ? "tightened" : "loosened";
}
function effectOfList(directions8, key, direction, old, now) {
  if (!Array.isArray(old) || !Array.isArray(now)) return "changed";
  const isHeld = (weak, strict2) => differing(directions8, weak, strict2, key).every(({ effect }) => effect === "tightened");
  const asksForAll = (weak, strict2) => direction === "more" ? covers2(weak, strict2, isHeld) : covers2(strict2, weak, (narrow, wide) => isHeld(wide, narrow));
  const [tightens, loosens] = [asksForAll(old, now), asksForAll(now, old)];
  if (tightens && loosens) return void 0;
  return tightens ? "tightened" : loosens ? "loosened" : "changed";
}
function effectOfEntries(directions8, key, old, now) {
  if (!Array.isArray(old) || !Array.isArray(now) || old.length !== now.length) return "changed";
  const effects = new Set(
    old.flatMap((one2, place3) => differing(directions8, one2, now[place3], key).map(({ effect: effect2 }) => effect2))
  );
  const [effect, ...others] = effects;
  return others.length > 0 ? "changed" : effect;
}
function covers2(some8, all, holds3) {
  const left = [...all];
  const take = (fits2) => {
    const place3 = left.findIndex(fits2);
    if (place3 !== -1) left.splice(place3, 1);
    return place3 !== -1;
  };
  const others = some8.filter((one2) => !take((other) => same(one2, other)));
  return others.every((one2) => take((other) => holds3(one2, other)));
}

// src/policy/compare/compare.ts
function comparePolicies(before4, after) {
  const general = ["edition", "risk", "objectives", "ledger"];
  const names4 = {
    edition: "iso9001.edition",
    risk: "risk",
    objectives: "objectives",
    ledger: "ledger.branch"
  };
  return [
    ...general.flatMap((key) => same(before4[key], after[key]) ? [] : [changed(null, names4[key])]),
    ...["concessions", "corrections", "trust"].flatMap(
      (key) => differing(POLICY_DIRECTIONS, before4[key], after[key], key).map((one2) => ({ gate: null, ...one2 }))
    ),
    ...differing(POLICY_DIRECTIONS, before4.retrospectives, after.retrospectives, RETROSPECTIVES).map((one2) => ({
      gate: null,
      ...one2
    })),
    ...differing(POLICY_DIRECTIONS, before4.whenNothingApplies, after.whenNothingApplies, NOTHING_APPLIES2).map((one2) => ({
      gate: null,
      ...one2
    })),
    ...unattendedChanged(before4, after),
    ...addressesChanged(before4, after),
    ...rolesChanged(before4, after),
    ...gatesChanged(before4, after)
  ].sort((a, b) => order(`${a.gate ?? ""} ${a.key}`, `${b.gate ?? ""} ${b.key}`));
}
var order = (a, b) => a < b ? -1 : a > b ? 1 : 0;
var changed = (gate2, key) => ({ gate: gate2, key, effect: "changed" });
function unattendedChanged(before4, after) {
  const isWithin3 = ({ unattended: some8 = [] }, { unattended: all = [] }) => all === "all" || some8 !== "all" && some8.every((app) => all.includes(app));
  const [loosens, tightens] = [isWithin3(before4, after), isWithin3(after, before4)];
  if (loosens && tightens) return [];
  const effect = loosens ? "loosened" : tightens ? "tightened" : "changed";
  return [{ gate: null, key: UNATTENDED_APPS, effect }];
}
function addressesChanged(before4, after) {
  const [old, now] = [before4, after].map(({ knownAddresses: knownAddresses2 = [] }) => knownAddresses2.map(({ address: address2 }) => address2));
  const isWithin3 = (some8 = [], all = []) => some8.every((one2) => all.includes(one2));
  const [loosens, tightens] = [isWithin3(old, now), isWithin3(now, old)];
  if (loosens && tightens) return [];
  const effect = loosens ? "loosened" : tightens ? "tightened" : "changed";
  return [{ gate: null, key: KNOWN_ADDRESSES, effect }];
}
var KNOWN_ADDRESSES = "known-addresses";
var UNATTENDED_APPS = "unattended-apps";
var RETROSPECTIVES = "retrospective-reviews";
var NOTHING_APPLIES2 = "when-nothing-applies";
function rolesChanged(before4, after) {
  const names4 = [.../* @__PURE__ */ new Set([...before4.roles.keys(), ...after.roles.keys()])];
  return names4.flatMap(
    (name2) => same(before4.roles.get(name2), after.roles.get(name2)) ? [] : [changed(null, `roles.${name2}`)]
  );
}
function gatesChanged(before4, after) {
  const ids = [...new Set([...before4.gates, ...after.gates].map(({ id: id2 }) => id2))];
  return ids.flatMap((id2) => {
    const [was, is] = [before4, after].map(({ gates: gates2 }) => gates2.find((gate2) => gate2.id === id2));
    if (!was) return [{ gate: id2, key: "type", effect: "tightened" }];
    if (!is) return [{ gate: id2, key: "type", effect: "loosened" }];
    if (was.gate.type !== is.gate.type) return [changed(id2, "type")];
    return [...enforcementChanged(was, is), ...conditionsChanged(was, is), ...settingsChanged2(was, is)];
  });
}
function enforcementChanged(was, is) {
  const [before4, after] = [adviceUntil(was), adviceUntil(is)];
  if (before4 === after) return [];
  return [{ gate: was.id, key: "enforce", effect: after < before4 ? "tightened" : "loosened" }];
}
var adviceUntil = ({ enforce: enforce2 }) => enforce2 === "blocking" ? "" : enforce2["advisory-until"];
function conditionsChanged(was, is) {
  const clauses = same(was.clauses, is.clauses) ? [] : [changed(was.id, "clauses")];
  if (same(was.when, is.when)) return clauses;
  return [...clauses, { gate: was.id, key: "when", effect: effectOfWhen(was.when, is.when) }];
}
function settingsChanged2(was, is) {
  return differing(was.gate.directions, was.settings, is.settings).map((one2) => ({ gate: was.id, ...one2 }));
}

// src/documents/yaml.ts
var MAX_ALIASES = 50;
var MAX_DEPTH2 = 20;
function parseYaml(text3, file2, empty2 = EMPTY) {
  const at3 = lineIndex(text3);
  const report2 = ({ offset, message }) => ({ file: file2, ...at3(offset), message });
  let mistakes = [];
  try {
    const events = parseEvents(text3, { filename: file2, maxDepth: MAX_DEPTH2 });
    const positions = readPositions(events, text3);
    mistakes = positions.mistakes;
    const documents = constructFromEvents(events, { source: text3, filename: file2, maxAliases: MAX_ALIASES, json: true });
    if (documents.length === 0) return [report2({ offset: 0, message: empty2 })];
    if (documents.length > 1) return [report2({ offset: positions.starts[1] ?? 0, message: SEVERAL })];
    return {
      value: documents[0],
      locate: (path) => at3(nearest(positions.offsets, path)),
      diagnostics: mistakes.map(report2)
    };
  } catch (error) {
    return mistakes.length > 0 ? mistakes.map(report2) : [syntaxDiagnostic(error, file2)];
  }
}
var EMPTY = "The file is empty.";
var SEVERAL = "A second YAML document starts here. Keep one document, without `---`.";
function syntaxDiagnostic(error, file2) {
  if (!(error instanceof YAMLException)) {
    return { file: file2, line: 1, column: 1, message: `This is not readable as YAML: ${String(error)}` };
  }
  const mark = error.mark;
  const place3 = mark ? { line: mark.line + 1, column: mark.column + 1 } : { line: 1, column: 1 };
  return { file: file2, ...place3, message: `This is not valid YAML: ${syntaxInWords(error.reason)}.` };
}
function readPositions(events, text3) {
  const found2 = { offsets: /* @__PURE__ */ new Map(), mistakes: [], starts: [], last: 0 };
  const stack = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) stack.pop();
    else if (event.type === EVENT_ID.DOCUMENT) stack.push(newLevel([], event));
    else readNode(event, stack, text3, found2);
  }
  return found2;
}
function readNode(event, stack, text3, found2) {
  const level = stack.at(-1);
  if (level?.kind === "mapping" && level.key === void 0) {
    readKey(event, level, text3, found2);
    if (isCollection(event)) stack.push(newLevel([...level.path, ""], event));
    return;
  }
  if (level?.kind === "document") found2.starts.push(placeOf4(event, found2));
  const path = valuePath(level);
  if (level?.kind !== "mapping") found2.offsets.set(pathKey(path), placeOf4(event, found2));
  if (isCollection(event)) stack.push(newLevel(path, event));
}
var isCollection = (event) => event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE;
var KINDS3 = { [EVENT_ID.MAPPING]: "mapping", [EVENT_ID.SEQUENCE]: "sequence" };
function newLevel(path, event) {
  const kind2 = event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? KINDS3[event.type] : "document";
  return { path, kind: kind2, key: void 0, seen: /* @__PURE__ */ new Set(), index: 0 };
}
function readKey(event, level, text3, found2) {
  const { offsets, mistakes } = found2;
  const offset = placeOf4(event, found2);
  if (event.type !== EVENT_ID.SCALAR) {
    mistakes.push({ offset, message: "A key must be plain text, not a list, a mapping or an alias." });
    level.key = "";
    return;
  }
  const key = keyName(event, text3);
  if (level.seen.has(key))
    mistakes.push({ offset, message: `The key ${shown(key)} appears twice here. Keep one of them.` });
  if (key === "__proto__") mistakes.push({ offset, message: 'The key "__proto__" is not allowed.' });
  if (key === "<<" && !isQuoted(event))
    mistakes.push({ offset, message: 'Merge keys ("<<") are not supported. Write the keys out.' });
  level.seen.add(key);
  level.key = key;
  offsets.set(pathKey([...level.path, key]), offset);
}
function keyName(event, text3) {
  const key = getScalarValue(text3, event);
  if (event.style !== SCALAR_STYLE_PLAIN) return key;
  if (/^(?:~|null|Null|NULL|)$/.test(key)) return "null";
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(key)) return key.toLowerCase();
  if (/^\.(?:nan|NaN|NAN)$/.test(key)) return "NaN";
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(key)) return key.startsWith("-") ? "-Infinity" : "Infinity";
  const isNumber = /^(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/.test(key);
  return isNumber ? String(Number(key)) : key;
}
function valuePath(level) {
  if (!level || level.kind === "document") return [];
  if (level.kind === "sequence") return [...level.path, level.index++];
  const path = [...level.path, level.key ?? ""];
  level.key = void 0;
  return path;
}
function placeOf4(event, found2) {
  const start = startOf3(event);
  if (start >= 0) found2.last = start;
  return found2.last;
}
function startOf3(event) {
  if (event.type === EVENT_ID.SCALAR) return isQuoted(event) ? event.valueStart - 1 : event.valueStart;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : -1;
}
var isQuoted = ({ style }) => style === SCALAR_STYLE_SINGLE_QUOTED || style === SCALAR_STYLE_DOUBLE_QUOTED;
var pathKey = (path) => JSON.stringify(path.map(String));
function nearest(offsets, path) {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsets.get(pathKey(path.slice(0, length)));
    if (offset !== void 0) return offset;
  }
  return 0;
}
function lineIndex(text3) {
  const starts = [0];
  for (let at3 = text3.indexOf("\n"); at3 !== -1; at3 = text3.indexOf("\n", at3 + 1)) starts.push(at3 + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

// src/policy/load/groups.ts
var groupAt = (value, key) => groupOf(groupOf(value)[key]);
var groupOf = (value) => isGroup2(value) ? value : {};
function isGroup2(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/policy/load/layers.ts
function merged(layers) {
  const values = layers.map(({ document }) => document.value);
  const whole = values.reduce((base, over) => overlaid(base, over));
  const rules = values.map((value) => valueAt(value, ["risk"])).filter((one2) => one2 !== void 0);
  return rules.length > 1 && rules.every(Array.isArray) ? withValue(whole, ["risk"], rules.flat()) : whole;
}
function overlaid(base, over) {
  if (over === void 0) return base;
  if (!isGroup2(base) || !isGroup2(over)) return over;
  const keys = [.../* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, overlaid(own2(base, key), own2(over, key))]));
}
function sourceOf2(layers, path) {
  const found2 = lastWritten(layers, path);
  return found2 ? { layer: found2.layer, ...found2.layer.document.locate(found2.path) } : "default";
}
function nearestSource(layers, path) {
  for (let length = path.length; length > 0; length--) {
    const source3 = sourceOf2(layers, path.slice(0, length));
    if (source3 !== "default") return source3;
  }
  const [layer] = layers.slice(-1);
  if (!layer) throw new Error("A policy has at least one layer.");
  return { layer, line: 1, column: 1 };
}
function lastWritten(layers, path) {
  const candidates = layers.map((layer, index2) => ({ layer, path: pathIn(layers, index2, path) }));
  return candidates.findLast(({ layer, path: inner }) => valueAt(layer.document.value, inner) !== void 0);
}
function pathIn(layers, index2, path) {
  const [key, place3, ...rest] = path;
  if (key !== "risk" || typeof place3 !== "number") return path;
  const before4 = layers.slice(0, index2).reduce((sum2, { document }) => sum2 + rulesOf2(document), 0);
  return ["risk", place3 - before4, ...rest];
}
function rulesOf2({ value }) {
  const rules = valueAt(value, ["risk"]);
  return Array.isArray(rules) ? rules.length : 0;
}
function valueAt(value, path) {
  return path.reduce(
    (inner, part2) => typeof inner === "object" && inner !== null ? own2(inner, part2) : void 0,
    value
  );
}
var own2 = (value, key) => Object.hasOwn(value, key) ? Reflect.get(value, key) : void 0;
function withValue(whole, path, value) {
  const [key, ...rest] = path;
  if (key === void 0) return value;
  const group = isGroup2(whole) || Array.isArray(whole) ? whole : {};
  const inner = withValue(own2(group, key), rest, value);
  return Array.isArray(group) ? Object.assign([...group], { [key]: inner }) : { ...group, [key]: inner };
}

// src/policy/load/stack.ts
function extendsOf(value) {
  const all = groupOf(value)["extends"];
  return Array.isArray(all) ? all.filter((one2) => typeof one2 === "string" && parseReference(one2) !== void 0).slice(0, MAX) : [];
}
var MAX = 5;
function stackOf(own3, bases, read2) {
  const extended = extendsOf(own3.document.value).map((reference3) => extendedLayer(reference3, own3, bases, read2));
  const layers = extended.flatMap((one2) => "document" in one2 ? one2 : []);
  const profile = profileOf([...layers, own3], own3);
  const diagnostics = [
    ...extended.flatMap((one2) => "document" in one2 ? nested(one2) : one2),
    ...Array.isArray(profile) ? profile : []
  ];
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return { ok: true, layers: [...profile === void 0 || Array.isArray(profile) ? [] : [profile], ...layers, own3] };
}
function extendedLayer(reference3, own3, bases, read2) {
  const place3 = extendsOf(own3.document.value).indexOf(reference3);
  const base = bases.find((one2) => one2.reference === reference3);
  if (!base)
    return [at2(own3, ["extends", place3], `The content of ${referenceName(reference3)} is not available here. ${GIVE_IT}`)];
  const name2 = referenceName(reference3);
  const document = read2(base.bytes, name2);
  return "locate" in document ? { kind: "extended", name: name2, file: name2, document } : document;
}
var GIVE_IT = "Give its text with --extends FILE.";
var at2 = ({ file: file2, document }, path, message) => ({
  file: file2,
  ...document.locate(path),
  message
});
var nested = (layer) => valueAt(layer.document.value, ["extends"]) === void 0 ? [] : [at2(layer, ["extends"], "An extended policy cannot extend other policies itself. List all of them here.")];
function profileOf(layers, own3) {
  const named2 = layers.flatMap((layer) => {
    const profile = profileNamed(valueAt(layer.document.value, ["profile"]));
    return profile ? [{ layer, profile }] : [];
  });
  const [first] = named2;
  const other = named2.find(({ profile }) => profile !== first?.profile);
  if (!first) return void 0;
  const bases = layers.filter((layer) => layer !== own3);
  if (named2.filter(({ layer }) => layer !== own3).length < bases.length)
    return [at2(first.layer, ["profile"], OF_ALL_BASES)];
  if (!other) return layerOf(first.profile);
  const message = `${first.layer.name} uses the profile ${first.profile.name}, so this cannot be ${other.profile.name}.`;
  return [at2(other.layer === own3 ? own3 : other.layer, ["profile"], message)];
}
var OF_ALL_BASES = "The profile could change unset values of an extended policy that does not use it. Remove the profile, or set it in each extended policy.";
function layerOf({ name: name2, text: text3 }) {
  const file2 = `profile ${name2}`;
  const document = parseYaml(text3, file2);
  if (!("locate" in document)) throw new Error(`The ${file2} is not readable.`);
  return { kind: "profile", name: file2, file: file2, document };
}

// src/policy/policy.ts
import { createHash as createHash3 } from "node:crypto";
function digestOf2({
  edition,
  roles,
  risk,
  gates: gates2,
  builtIn,
  concessions: concessions2,
  corrections: corrections2,
  retrospectives: retrospectives2,
  unattended,
  knownAddresses: knownAddresses2,
  objectives: objectives2,
  whenNothingApplies: whenNothingApplies2,
  trust,
  ledger
}) {
  const resolved2 = {
    version: 1,
    iso9001: { edition },
    roles: Object.fromEntries(roles),
    risk,
    gates: Object.fromEntries(
      [...gates2, ...builtIn].map(({ id: id2, gate: gate2, settings: settings11, when: when2, enforce: enforce2, clauses }) => [
        id2,
        { type: gate2.type, settings: settings11, when: when2, enforce: enforce2, clauses }
      ])
    ),
    concessions: concessions2,
    corrections: corrections2,
    retrospectives: retrospectives2,
    unattended,
    knownAddresses: knownAddresses2,
    objectives: objectives2,
    // Policies of before there were these two keep their digest.
    "when-nothing-applies": whenNothingApplies2 === "fail" ? void 0 : whenNothingApplies2,
    trust: trust === "self-reported" ? void 0 : trust,
    ledger
  };
  return `sha256:${createHash3("sha256").update(stableJson(resolved2)).digest("hex")}`;
}
function stableJson(value) {
  return JSON.stringify(value, (_, inner) => {
    if (typeof inner === "bigint") return inner.toString();
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1));
  });
}

// src/policy/basis.ts
import { createHash as createHash4 } from "node:crypto";
function basisOf2(gate2, settings11) {
  const text3 = gate2.basis?.(settings11);
  return text3 === void 0 ? void 0 : { text: text3, digest: `sha256:${createHash4("sha256").update(text3).digest("hex")}` };
}

// src/documents/inline-yaml.ts
function inlineYaml(value) {
  if (Array.isArray(value)) return `[${value.map(inlineYaml).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${scalar(key)}: ${inlineYaml(inner)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  return scalar(value);
}
function scalar(value) {
  const text3 = dump([value], { flowLevel: 0, lineWidth: -1 }).trim().slice(1, -1);
  const isQuoted2 = text3.startsWith("'") || text3.startsWith('"');
  return typeof value === "string" && (isQuoted2 || /[*?{}[\],&#:]/.test(value)) ? JSON.stringify(value) : text3;
}

// src/policy/load/mended.ts
var MEANT = {
  patch: ["min"],
  project: ["min"],
  link: ["min"],
  "new-exclusions": ["max"],
  advisories: ["max"],
  when: ["branches"],
  source: ["include", "files"],
  requirements: ["files"],
  "not-needed-when": ["only-paths"],
  "more-than": ["lines"],
  "authorised-by": ["from"],
  require: ["count", "from"],
  licences: ["allow"],
  iso9001: ["edition"],
  ledger: ["branch"],
  concessions: ["granted-by"],
  corrections: ["granted-by"],
  "retrospective-reviews": ["done-by"]
};
var LISTS2 = ["branches", "include", "files", "only-paths", "from", "allow", "granted-by", "done-by"];
var NUMBERS = ["count"];
var OF_NUMBERS = [...NUMBERS, "min", "max", "lines"];
function mended(found2, wanted2) {
  const value = meant(found2, wanted2);
  if (value === void 0) return "";
  return toPaste(wanted2.isEntry ? inlineYaml(value) : `${wanted2.key}: ${inlineYaml(value)}`);
}
function meant(found2, wanted2) {
  const { kind: kind2 } = wanted2;
  if (kind2 === "boolean") return isScalar(found2) ? BOOLEANS.get(String(found2).toLowerCase()) : void 0;
  if (kind2 === "percentage") return isScalar(found2) && String(found2).endsWith("%") ? numberOf(found2) : void 0;
  if (kind2 === "mapping") return mappingOf(found2, wanted2);
  if (kind2 === "list of text") return isScalar(found2) ? [String(found2)] : void 0;
  const one2 = isScalar(found2) ? mappingOf(found2, wanted2) : isKnownGroup(found2, wanted2) ? found2 : void 0;
  return one2 === void 0 ? void 0 : [one2];
}
var BOOLEANS = new Map([
  ...["yes", "on", "y", "true"].map((word) => [word, true]),
  ...["no", "off", "n", "false"].map((word) => [word, false])
]);
function mappingOf(found2, { key, known }) {
  if (!isScalar(found2)) return void 0;
  const [, name2 = "", value = ""] = /^([\w-]+):(\S.*)$/.exec(String(found2)) ?? [];
  if (known.includes(name2)) return { [name2]: numberOf(value) ?? value };
  if (known.includes("paths") && known.includes("name")) return { name: "unit", paths: [String(found2)] };
  if (known.includes("users") && known.includes("teams")) return { users: [String(found2)] };
  const isNumber = numberOf(found2) !== void 0;
  const place3 = (Object.hasOwn(MEANT, key) ? MEANT[key] : void 0)?.find(
    (one2) => known.includes(one2) && (!NUMBERS.includes(one2) || isNumber)
  );
  if (place3 === void 0 || OF_NUMBERS.includes(place3) && !isNumber) return void 0;
  if (place3 === "edition") return { [place3]: String(found2) };
  return { [place3]: LISTS2.includes(place3) ? [String(found2)] : numberOf(found2) ?? found2 };
}
function numberOf(found2) {
  const text3 = String(found2).replace(/\s*%$/, "");
  return /^\d+(?:\.\d+)?$/.test(text3) ? Number(text3) : void 0;
}
var isScalar = (value) => ["string", "number", "boolean"].includes(typeof value) && value !== "";
var isKnownGroup = (value, { known }) => isGroup3(value) && Object.keys(value).every((key) => known.includes(key));
var isGroup3 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// src/policy/load/issues.ts
var MAX_COMPARED = 200;
function problems(issues, schema2, value, at3 = [], beside = []) {
  return worthReporting(issues).flatMap((issue) => {
    const path = [...at3, ...issue.path];
    const inner = insideUnion(issue);
    if (inner.length > 0) return problems(inner, schema2, value, at3);
    if (issue.code === "unrecognized_keys") {
      const known = [...keysAt(schema2, value, issue.path), ...issue.path.length === 0 ? beside : []];
      return issue.keys.map((key, index2) => unknownKey(path, key, index2 < MAX_COMPARED ? known : []));
    }
    if (issue.code === "invalid_key") return [{ path, message: `The name ${shown(path.at(-1))} ${nameRule(issue)}.` }];
    return [asIssue(issue, path, { schema: schema2, value })];
  });
}
function asIssue(issue, path, { schema: schema2, value }) {
  const found2 = valueAt2(value, issue.path);
  const isMissing = found2 === void 0 && path.length > 0;
  const needs2 = issue.code === "custom" && issue.message.startsWith("needs");
  return {
    path,
    message: sentence2(issue, path, found2) + (isMissing ? "" : line(issue, path, found2, { schema: schema2, value })),
    ...isMissing ? { missing: String(path.at(-1)) } : {},
    ...needs2 ? { needs: needs2 } : {}
  };
}
function line(issue, path, found2, { schema: schema2, value }) {
  const key = path.findLast((part2) => typeof part2 === "string");
  if (key === void 0) return "";
  const isEntry = typeof path.at(-1) === "number";
  const as = (kind2, known2 = []) => mended(found2, { key, isEntry, kind: kind2, known: known2 });
  if (issue.code !== "invalid_type") return issue.message.startsWith("must be a percentage") ? as("percentage") : "";
  const inside = (...part2) => keysAt(schema2, value, [...issue.path, ...part2]);
  if (issue.expected === "boolean") return as("boolean");
  if (issue.expected === "object") return as("mapping", inside());
  if (issue.expected !== "array") return "";
  const known = inside(0);
  return as(known.length > 0 ? "list of mappings" : "list of text", known);
}
function insideUnion(issue) {
  if (issue.code !== "invalid_union") return [];
  const meant2 = issue.errors.find(
    (found2) => found2.some(({ code, path }) => code === "unrecognized_keys" || path.length > 0)
  );
  return (meant2 ?? []).map((one2) => ({ ...one2, path: [...issue.path, ...one2.path] }));
}
function withoutEchoes(found2) {
  const parent = ({ path }) => JSON.stringify(path.slice(0, -1).map(String));
  const meant2 = new Set(
    found2.flatMap((problem) => problem.meant === void 0 ? [] : `${parent(problem)} ${problem.meant}`)
  );
  const isOfProfile = found2.some(({ path, missing: missing10 }) => path.length === 1 && path[0] === "profile" && !missing10);
  const odd = new Set(found2.flatMap((problem) => problem.unknown ? [parent(problem)] : []));
  return found2.filter((problem) => problem.missing === void 0 || !meant2.has(`${parent(problem)} ${problem.missing}`)).filter(({ missing: missing10, untyped, path }) => !(missing10 ?? untyped) || !isOfProfile || path[0] !== "gates").filter(({ needs: needs2, path }) => !needs2 || !odd.has(JSON.stringify(path.map(String))));
}
function worthReporting(issues) {
  const kindOf2 = ({ code, path }) => `${code} ${String(path)}`;
  const last = new Map(issues.map((issue) => [kindOf2(issue), issue]));
  const isOfWrongType = ({ path }) => last.has(`invalid_type ${String(path)}`);
  return issues.filter(
    (issue) => last.get(kindOf2(issue)) === issue && (issue.code === "invalid_type" || !isOfWrongType(issue))
  );
}
function unknownKey(path, key, known) {
  const [, name2 = "", value = ""] = /^([\w-]+):(\S.*)$/.exec(key) ?? [];
  if (known.includes(name2)) {
    const message = `A space is missing after the colon of ${shown(name2)}.${toPaste(`${name2}: ${value}`)}`;
    return { path: [...path, key], message, unknown: true, meant: name2 };
  }
  const meant2 = suggest(key, known);
  const hint = didYouMean(key, known) || (known.length > 0 ? ` (known here: ${known.join(", ")})` : "");
  return {
    path: [...path, key],
    message: `Unknown key ${shown(key)}${hint}.`,
    unknown: true,
    ...meant2 === void 0 ? {} : { meant: meant2 }
  };
}
function sentence2(issue, path, found2) {
  const name2 = subject(path);
  if (found2 === void 0 && path.length > 0) return `${shown(path.at(-1))} is missing${mustBe(issue)}.`;
  switch (issue.code) {
    case "invalid_type":
      return `${name2} must be ${article(issue.expected)}, but is ${described(found2)}${rewrite(issue.expected, found2)}.`;
    case "invalid_value":
      if (path.length === 1 && path[0] === "profile") return unknownProfile(issue.values, found2);
      return `${name2} must be ${alternatives(issue.values)}, but is ${described(found2)}${valueHint(issue.values, found2)}.`;
    case "too_small":
      return `${name2} ${atLeast(issue, found2)}.`;
    case "too_big":
      return `${name2} ${atMost(issue, found2)}.`;
    default:
      return ruleBroken(name2, path, found2, issue.message);
  }
}
function unknownProfile(values, found2) {
  const names4 = values.map(String);
  const hint = typeof found2 === "string" ? didYouMean(found2, names4) : "";
  return `There is no profile ${described(found2)}${hint || ` (there are: ${names4.join(", ")})`}. \`gatebook profile\` shows what each of them requires.`;
}
function ruleBroken(name2, path, found2, rule) {
  const isPlain2 = typeof found2 !== "object" || found2 === null;
  if (rule.startsWith("must")) return `${name2} ${rule}${isPlain2 ? `, but is ${described(found2)}` : ""}.`;
  if (typeof found2 !== "string") return `${name2} ${rule}.`;
  const key = path.findLast((part2) => typeof part2 === "string");
  return `${shown(found2)} in ${shown(key)} ${rule}.`;
}
function subject(path) {
  const key = path.findLast((part2) => typeof part2 === "string");
  if (key === void 0) return "The policy";
  return typeof path.at(-1) === "number" ? `An entry of ${shown(key)}` : shown(key);
}
function mustBe(issue) {
  if (issue.code === "invalid_value") return `; it must be ${alternatives(issue.values)}`;
  if (issue.code === "invalid_type") return `; it must be ${article(issue.expected)}`;
  return issue.message.startsWith("must") ? `; it ${issue.message}` : "";
}
function rewrite(expected, found2) {
  if (expected === "string" && (typeof found2 === "number" || typeof found2 === "boolean")) return " (put it in quotes)";
  const isNumber = typeof found2 === "string" && found2.trim() !== "" && Number.isFinite(Number(found2));
  return (expected === "number" || expected === "int") && isNumber ? " (write it without quotes)" : "";
}
function valueHint(values, found2) {
  if (typeof found2 !== "string") return "";
  if (values.some((value) => typeof value !== "string" && String(value) === found2)) return " (write it without quotes)";
  return didYouMean(
    found2,
    values.filter((value) => typeof value === "string")
  );
}
function atLeast({ origin, minimum: minimum2 }, found2) {
  if (origin === "string")
    return minimum2 === 1 ? "must not be empty" : `must have at least ${plural(minimum2, "character")}`;
  if (origin === "array")
    return minimum2 === 1 ? "must have at least one entry" : `must have at least ${plural(minimum2, "entry")}`;
  return `must be at least ${minimum2}, but is ${described(found2)}`;
}
function atMost({ origin, maximum }, found2) {
  if (origin === "string") return `must have at most ${plural(maximum, "character")}`;
  if (origin === "array")
    return `must have at most ${plural(maximum, "entry")}, but has ${Array.isArray(found2) ? found2.length : "more"}`;
  return `must be at most ${maximum}, but is ${described(found2)}`;
}
var nameRule = (issue) => issue.issues[0]?.message ?? "is not allowed";
function alternatives(values) {
  const all = values.map((value) => JSON.stringify(value));
  return all.length > 1 ? `one of ${all.join(", ")}` : all[0] ?? "nothing";
}
function valueAt2(value, path) {
  return path.reduce(
    (inner, part2) => typeof inner === "object" && inner !== null && Object.hasOwn(inner, part2) ? Reflect.get(inner, part2) : void 0,
    value
  );
}
function keysAt(schema2, value, path) {
  const ends2 = path.reduce(
    ({ schemas, value: outer }, part2) => {
      const inner = valueAt2(outer, [part2]);
      return { schemas: schemas.flatMap((one2) => fitting(step(one2, part2), inner)), value: inner };
    },
    { schemas: fitting(schema2, value), value }
  );
  const shapes = ends2.schemas.flatMap((one2) => {
    const definition = definitionOf(one2);
    return definition.type === "object" ? [definition.shape] : [];
  });
  return [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];
}
var definitionOf = (schema2) => schema2._zod.def;
function step(schema2, part2) {
  const definition = definitionOf(schema2);
  if (definition.type === "object")
    return Object.hasOwn(definition.shape, part2) ? definition.shape[String(part2)] : void 0;
  if (definition.type === "array") return definition.element;
  if (definition.type === "record") return definition.valueType;
  return void 0;
}
function fitting(schema2, value) {
  if (!schema2) return [];
  const definition = definitionOf(schema2);
  if (definition.type === "pipe") return fitting(definition.in, value);
  if ("innerType" in definition) return fitting(definition.innerType, value);
  if (definition.type !== "union") return [schema2];
  const all = definition.options.flatMap((option2) => fitting(option2, value));
  const matching = all.filter((option2) => fits(option2, value));
  return matching.length > 0 ? matching : all;
}
function fits(schema2, value) {
  const definition = definitionOf(schema2);
  if (definition.type !== "object") return false;
  return Object.entries(definition.shape).some(([key, inner]) => {
    const kind2 = definitionOf(inner);
    return kind2.type === "literal" && kind2.values.includes(valueAt2(value, [key]));
  });
}

// src/policy/load/check-gate.ts
function checkGate(id2, value, risk) {
  const path = ["gates", id2];
  if (!isGroup2(value)) return { problems: [] };
  if (id2 === protectedPaths.type) return { problems: [{ path, message: ALWAYS_THERE }] };
  if (id2 === WHOLE2) return { problems: [{ path, message: NAME_OF_THE_WHOLE }] };
  const { type: type2, ...rest } = value;
  const gate2 = gates.find((candidate) => candidate.type === type2);
  if (!gate2) return { problems: unknownType2(path, type2, Object.keys(rest)) };
  const [common, own3] = parted(rest);
  const keys = gateKeys.safeParse(common);
  const parsed2 = gate2.settings.safeParse(own3);
  if (!keys.success || !parsed2.success) {
    return {
      problems: [
        ...problems(keys.error?.issues ?? [], gateKeys, common, path),
        ...problems(parsed2.error?.issues ?? [], gate2.settings, own3, path, GATE_KEYS)
      ]
    };
  }
  if (keys.data.when && gate2.judges === "release") return { problems: [{ path: [...path, "when"], message: NO_WHEN }] };
  const { when: when2, enforce: enforce2, clauses } = keys.data;
  const needs2 = needsOf4(gate2, parsed2.data, keys.data, risk);
  const basis3 = basisOf2(gate2, parsed2.data);
  return { gate: { id: id2, gate: gate2, settings: parsed2.data, when: when2, enforce: enforce2, clauses, needs: needs2, basis: basis3 }, problems: [] };
}
var ALWAYS_THERE = `"${protectedPaths.type}" is the name of a built-in gate. Choose another name.`;
var WHOLE2 = "verdict";
var NAME_OF_THE_WHOLE = `"${WHOLE2}" is the name of the check of all gates together. Choose another name.`;
var GATE_KEYS = Object.keys(gateKeys.shape);
var NO_WHEN = '"when" selects changes, but this gate evaluates releases: select them with "tags" and "environments".';
function parted(value) {
  const [common, own3] = [true, false].map(
    (isCommon) => Object.fromEntries(Object.entries(value).filter(([key]) => GATE_KEYS.includes(key) === isCommon))
  );
  return [common ?? {}, own3 ?? {}];
}
function needsOf4(gate2, settings11, { when: when2, enforce: enforce2 }, risk) {
  const own3 = gate2.needs(settings11, risk);
  return [
    ...gate2.judges === "change" ? needsIn({ change: true }) : [],
    ...when2 ? needsIn(whenNeeds(when2, risk)) : [],
    ...enforce2 === "blocking" ? [] : needsIn({ time: true }),
    ...needsIn(own3)
  ];
}
function unknownType2(path, type2, otherKeys) {
  const types = gates.map((gate2) => gate2.type);
  const known = types.join(", ");
  if (type2 === void 0) {
    const misspelt = otherKeys.find((key) => suggest(key, ["type"]) !== void 0);
    if (misspelt !== void 0) return [unknownKey(path, misspelt, ["type"])];
    return [{ path: [...path, "type"], message: `"type" is missing (known: ${known}).`, untyped: true }];
  }
  if (typeof type2 !== "string")
    return [{ path: [...path, "type"], message: `"type" must be text, but is ${described(type2)} (known: ${known}).` }];
  return [
    {
      path: [...path, "type"],
      message: `Unknown gate type ${shown(type2)}${didYouMean(type2, types) || ` (known: ${known})`}.`
    }
  ];
}

// src/policy/load/check.ts
function check(value) {
  const parts2 = checkParts(value);
  const names4 = [...parts2.roles.keys()].slice(0, MAX_COMPARED2);
  const missing10 = [...mentionsIn(parts2.gates), ...namedIn2(value)].filter(({ role: role2 }) => !parts2.roles.has(role2));
  const apart = missing10.map((mention, index2) => unknownRole(mention, index2 < MAX_COMPARED2 ? names4 : []));
  const all = withoutEchoes([...parts2.problems, ...apart]);
  if (!parts2.policy || all.length > 0) return { problems: all };
  const { policy } = parts2;
  const lonely = policy.gates.flatMap((entry2) => [
    ...withoutCompanion(entry2, policy.gates),
    ...withoutReviewers(entry2, policy),
    ...unknownClauses(entry2, policy)
  ]);
  return lonely.length > 0 ? { problems: lonely } : { policy, problems: [] };
}
var MAX_COMPARED2 = 200;
function checkParts(value) {
  const parsed2 = policySchema.safeParse(value);
  const found2 = parsed2.success ? [] : problems(parsed2.error.issues, policySchema, value);
  const roles = readRoles(value);
  const risk = parsed2.success ? parsed2.data.risk : [];
  const checked2 = Object.entries(groupAt(value, "gates")).map(([id2, settings11]) => checkGate(id2, settings11, risk));
  const gates2 = checked2.flatMap(({ gate: gate2 }) => gate2 ? withMemberships(gate2, roles) : []);
  const all = withoutEchoes([...found2, ...checked2.flatMap((gate2) => gate2.problems)]);
  if (!parsed2.success || all.length > 0) return { problems: all, gates: gates2, roles };
  const {
    ledger,
    objectives: objectives2,
    trust,
    concessions: concessions2,
    corrections: corrections2,
    iso9001,
    profile = null,
    extends: bases = []
  } = parsed2.data;
  const {
    "retrospective-reviews": retrospectives2,
    "unattended-apps": unattended,
    "known-addresses": knownAddresses2,
    "when-nothing-applies": whenNothingApplies2
  } = parsed2.data;
  const builtIn = [withMemberships(guard(roles, profile), roles)];
  const policy = {
    profile,
    extends: bases,
    edition: iso9001.edition,
    roles,
    risk,
    gates: gates2,
    builtIn,
    concessions: concessions2,
    corrections: corrections2,
    retrospectives: retrospectives2,
    unattended,
    knownAddresses: knownAddresses2,
    objectives: objectives2,
    whenNothingApplies: whenNothingApplies2,
    trust,
    ledger
  };
  return { policy: { ...policy, patterns: [], digest: digestOf2(policy) }, problems: [], gates: gates2, roles };
}
var QUALITY_OWNER = "quality-owner";
function guard(roles, profile) {
  const { type: id2 } = protectedPaths;
  const role2 = roles.has(QUALITY_OWNER) ? QUALITY_OWNER : null;
  const settings11 = { role: role2, "own-changes": role2 !== null && profileNamed(profile)?.isForOne === true };
  return {
    id: id2,
    gate: protectedPaths,
    settings: settings11,
    when: void 0,
    enforce: "blocking",
    clauses: void 0,
    basis: void 0,
    needs: needsIn(protectedPaths.needs())
  };
}
function withMemberships(entry2, roles) {
  const names4 = [...new Set((entry2.gate.roles?.(entry2.settings) ?? []).map(({ role: role2 }) => role2))];
  const named2 = names4.flatMap((name2) => roles.get(name2) ?? []);
  const isKnownToNeed = isNeeded(entry2.needs, "memberships");
  if (!isKnownToNeed && !named2.some((role2) => groupsOf(role2).length > 0)) return entry2;
  return { ...entry2, needs: [...entry2.needs, ...needsIn({ memberships: { roles: names4 } })] };
}
var mentionsIn = (gates2) => gates2.flatMap(
  ({ id: id2, gate: gate2, settings: settings11 }) => (gate2.roles?.(settings11) ?? []).map(({ role: role2, path }) => ({ role: role2, path: ["gates", id2, ...path] }))
);
function namedIn2(value) {
  const { objectives: objectives2 } = groupOf(value);
  const owned = Array.isArray(objectives2) ? objectives2 : [];
  return [
    ...owned.flatMap((one2, place3) => mentionOf(groupOf(one2)["owner"], ["objectives", place3, "owner"])),
    ...["concessions", "corrections"].flatMap((key) => namedUnder(value, key, "granted-by")),
    ...namedUnder(value, "retrospective-reviews", "done-by")
  ];
}
function namedUnder(value, key, list2) {
  const roles = groupOf(groupOf(value)[key])[list2];
  return Array.isArray(roles) ? roles.flatMap((role2, place3) => mentionOf(role2, [key, list2, place3])) : [];
}
var mentionOf = (role2, path) => typeof role2 === "string" ? [{ role: role2, path }] : [];
function withoutCompanion({ id: id2, gate: gate2, settings: settings11 }, all) {
  const missing10 = (gate2.companions?.(settings11) ?? []).filter(({ type: type2 }) => !all.some((other) => other.gate.type === type2));
  return missing10.map(({ type: type2, path }) => ({
    path: ["gates", id2, ...path],
    message: `This needs a gate of type ${shown(type2)} in the same policy that names the reports.`
  }));
}
function unknownClauses({ id: id2, clauses = [] }, { edition }) {
  return clauses.flatMap((clause2, place3) => {
    if (hasClause(edition, clause2)) return [];
    const hint = didYouMean(clause2, CLAUSE_NUMBERS[edition].ids);
    return [{ path: ["gates", id2, "clauses", place3], message: `ISO 9001:${edition} has no clause ${clause2}${hint}.` }];
  });
}
function withoutReviewers({ id: id2, gate: gate2, settings: settings11 }, { retrospectives: retrospectives2 }) {
  const path = retrospectives2 ? void 0 : gate2.awaitsReviews?.(settings11);
  if (!path) return [];
  const message = "This needs `retrospective-reviews` in the same policy, which says who carries out the reviews.";
  return [{ path: ["gates", id2, ...path], message }];
}
function unknownRole({ role: role2, path }, names4) {
  const hint = didYouMean(role2, names4) || (names4.length > 0 ? ` (defined: ${names4.join(", ")})` : '; define it under "roles"');
  return { path, message: `No role ${shown(role2)} is defined${hint}.` };
}
function readRoles(value) {
  const entries = Object.entries(groupAt(value, "roles")).map(([name2, role2]) => {
    const { users, teams, permission: named2 } = groupOf(role2);
    const permission = PERMISSIONS.find((one2) => one2 === named2);
    return [
      name2,
      { name: name2, users: names3(users), ...teams ? { teams: names3(teams) } : {}, ...permission ? { permission } : {} }
    ];
  });
  return new Map(entries);
}
function names3(value) {
  const texts = Array.isArray(value) ? value.filter((one2) => typeof one2 === "string") : [];
  return [...new Set(texts.map((text3) => text3.toLowerCase()))];
}

// src/policy/load/glued-comments.ts
var LINE = /^(\s*(?:-\s+)?(?:[\w-]+:[ \t]+)?)(?:([^\s"'[\]{}|>&*!#](?:(?!:\s)[^#"'[\]{}])*?)([ \t]+))?(#[^\s#!].*)$/;
var uncommented = (text3, isOfPeople) => isOfPeople && /^[\w-]+\s+#\d+$/.test(text3) ? text3.replace(/\s+/, "") : JSON.stringify(text3);
function gluedComments(text3, file2) {
  const lines = text3.split(/\r?\n/);
  return lines.flatMap((line2, at3) => {
    const [, key = "", value = "", space = "", comment = ""] = LINE.exec(line2) ?? [];
    if (key.trim() === "" || value === "" && isDeeper(lines[at3 + 1] ?? "", key)) return [];
    const meant2 = `${key.trim()} ${uncommented(`${value}${space}${comment.trim()}`, !key.includes(":"))}`;
    const message = `"#" begins a comment here, so the value ends before it. If the rest is a part of it, put it in quotes.${toPaste(meant2)}`;
    return [{ file: file2, line: at3 + 1, column: key.length + value.length + space.length + 1, message }];
  });
}
var isDeeper = (line2, than) => line2.search(/\S|$/) > than.search(/\w/);

// src/policy/load/inherited-minimums.ts
function loosenings(layers, inForce) {
  return layers.slice(1).flatMap((layer, index2) => {
    const [below, upTo2] = [layers.slice(0, index2 + 1), layers.slice(0, index2 + 2)];
    const isLast = upTo2.length === layers.length;
    const after = isLast ? { policy: inForce, problems: [] } : completed(merged(upTo2), layers);
    const before4 = inheritedMinimumsOf(below, layers, upTo2);
    if (!after.policy || !before4.policy) return [unreported4(layer, below, [...before4.problems, ...after.problems])];
    const looser = comparePolicies(before4.policy, after.policy).filter((difference2) => isLooser(difference2, below));
    return [
      ...looser.map((difference2) => diagnosed(difference2, below, upTo2)),
      ...rulesLoosened(before4.policy, below, layer)
    ];
  });
}
function unreported4(layer, below, problems2) {
  const [problem] = problems2;
  const names4 = below.map(({ name: name2 }) => name2).join(" and ");
  const message = `The requirements of ${names4} cannot be separated from those in this file${problem ? `: ${problem.message}` : "."}`;
  return { file: layer.file, ...layer.document.locate(problem?.path ?? []), message };
}
function brokenBases(layers) {
  const whole = merged(layers);
  return layers.slice(0, -1).flatMap(
    (layer) => checkParts(overlaid(whole, layer.document.value)).problems.filter(({ path, needs: needs2 }) => needs2 === void 0 && isWritten(layer, path)).map((problem) => ({ layer, problem }))
  );
}
var isWritten = (layer, path) => valueAt(layer.document.value, path) !== void 0;
function inheritedMinimumsOf(below, layers, upTo2) {
  const floor = merged(below);
  const isProfile = below.every(({ kind: kind2 }) => kind2 === "profile");
  return completed(isProfile ? overlaid(merged(upTo2), floor) : floor, layers);
}
function completed(value, layers) {
  const whole = merged(layers);
  let filled2 = value;
  for (let round = 0; ; round++) {
    const checked2 = checkParts(filled2);
    if (checked2.policy || round === MAX_ROUNDS) return checked2;
    filled2 = checked2.problems.reduce((rest, problem) => completedAt(rest, whole, problem), filled2);
  }
}
function completedAt(value, whole, { path, missing: missing10, needs: needs2 }) {
  if (missing10 !== void 0) return withValue(value, path, valueAt(whole, path));
  if (needs2 === void 0) return value;
  const group = isGroup2(valueAt(value, path)) ? path : path.slice(0, -1);
  const open4 = Object.keys(groupOf(valueAt(whole, group))).filter((key) => valueAt(value, [...group, key]) === void 0);
  const from2 = (key, under2) => withValue(under2, [...group, key], valueAt(whole, [...group, key]));
  return open4.filter((key) => !isNeeded2(path, from2(key, value))).reduce((filled2, key) => from2(key, filled2), value);
}
var isNeeded2 = (path, value) => checkParts(value).problems.some((problem) => problem.needs === true && same(problem.path, path));
var MAX_ROUNDS = 5;
var OPEN_BELOW = ["concessions", "corrections", UNATTENDED_APPS, KNOWN_ADDRESSES, NOTHING_APPLIES2];
function isLooser({ gate: gate2, key, effect }, below) {
  if (gate2 !== null || key === "trust") return effect !== "tightened";
  if (key === "risk") return false;
  if (OPEN_BELOW.some((one2) => key.startsWith(one2)))
    return effect !== "tightened" && below.some(({ kind: kind2 }) => kind2 !== "profile");
  return sourceOf2(below, key.split(".")) !== "default";
}
var isWrittenFor = (below, gate2) => below.some(({ kind: kind2, document }) => kind2 !== "profile" && valueAt(document.value, ["gates", gate2]) !== void 0);
function rulesLoosened(before4, below, layer) {
  const gate2 = before4.gates.find(
    ({ id: id2, when: when2, gate: type2, settings: settings11 }) => (when2?.risk !== void 0 || type2.dependsOnRisk?.(settings11) === true) && isWrittenFor(below, id2)
  );
  const rules = valueAt(layer.document.value, ["risk"]);
  if (!gate2 || !Array.isArray(rules)) return [];
  const base = linksIn(nearestSource(below, ["gates", gate2.id]));
  const message = `This lowers the risk of changes, and ${base} requires less of low-risk changes. A policy that extends another may only raise the risk.`;
  return rules.flatMap(
    (rule, place3) => valueAt(rule, ["level"]) === "low" ? [{ file: layer.file, ...layer.document.locate(["risk", place3]), message }] : []
  );
}
function diagnosed({ gate: gate2, key, effect }, below, upTo2) {
  const path = gate2 === null ? key.split(".") : ["gates", gate2, ...key.split(".")];
  const { layer, line: line2, column } = nearestSource(upTo2, path);
  const what = gate2 === null ? `"${key}"` : `"${key}" of the gate ${gate2}`;
  const base = linksIn(nearestSource(below, path));
  const origin = gate2 === null && sourceOf2(below, path) === "default" ? `${base} omits` : `${base} requires`;
  const message = effect === "loosened" ? `This loosens ${what}, which ${origin}. A policy that extends another may only add and tighten rules.` : `This changes ${what} and is not provably stricter than ${base}. Keep the value from there, or add a separate gate.`;
  return { file: layer.file, line: line2, column, message };
}
var linksIn = ({ layer, line: line2 }) => layer.kind === "profile" ? layer.name : `${layer.name}:${line2}`;

// src/policy/load/lint.ts
function lint4(policy) {
  const mayWiden = policy.extends.length > 0 || policy.profile !== null;
  return [
    ...unusedRoles(policy),
    ...secondaryEdition(policy),
    ...nothingToReview(policy),
    ...shadowedRules(policy.risk),
    ...everythingLow(policy.risk),
    ...actingForAnybody(policy),
    ...policy.gates.flatMap((entry2) => [...unusualConditions(entry2, policy.risk, mayWiden), ...ofItsType(entry2, policy)])
  ];
}
function unusedRoles({
  roles,
  gates: gates2,
  builtIn,
  objectives: objectives2,
  concessions: concessions2,
  corrections: corrections2,
  retrospectives: retrospectives2
}) {
  const mentioned2 = [...gates2, ...builtIn].flatMap(
    ({ gate: gate2, settings: settings11 }) => gate2.roles?.(settings11).map(({ role: role2 }) => role2) ?? []
  );
  const granters = [concessions2, corrections2].flatMap((rules) => rules?.["granted-by"] ?? []);
  const used = /* @__PURE__ */ new Set([
    ...mentioned2,
    ...objectives2.map(({ owner: owner2 }) => owner2),
    ...granters,
    ...retrospectives2?.["done-by"] ?? []
  ]);
  return [...roles.keys()].filter((name2) => !used.has(name2)).map((name2) => ({ path: ["roles", name2], message: `No gate uses the role ${name2}.` }));
}
function secondaryEdition({ edition }) {
  const message = `The clause numbers of ISO 9001:${edition} are known from secondary sources only, and records are marked so. Compare them with the standard before you rely on them.`;
  return isSecondary(edition) ? [{ path: ["iso9001", "edition"], message }] : [];
}
function nothingToReview({ gates: gates2, retrospectives: retrospectives2 }) {
  if (!retrospectives2 || gates2.some(({ settings: settings11 }) => JSON.stringify(settings11).includes('"review-within"'))) return [];
  const message = "Nothing leaves a review to be done: no type of change and no kind of release has `review-within`.";
  return [{ path: ["retrospective-reviews"], message }];
}
function actingForAnybody({ unattended }) {
  const place3 = Array.isArray(unattended) ? unattended.indexOf("github-actions") : -1;
  const message = "Anybody who can push a workflow can act as github-actions, so it always acts for somebody.";
  return place3 === -1 ? [] : [{ path: ["unattended-apps", place3], message }];
}
function shadowedRules(rules) {
  const all = rules.findIndex((rule) => rule.paths?.includes("**") && rule["only-paths"] === void 0);
  if (all === -1) return [];
  return rules.flatMap(
    (rule, place3) => place3 > all && !raises(rule) ? [{ path: ["risk", place3], message: `This rule never applies: rule ${all + 1} already matches all its paths.` }] : []
  );
}
function everythingLow(rules) {
  const first = rules.findIndex((rule2) => !raises(rule2));
  const rule = rules[first];
  const isForAll = rule && [rule.paths, rule["only-paths"]].every((list2) => list2 === void 0 || matchesAll(list2));
  if (!isForAll || rule.level !== "low") return [];
  const message = 'This rule makes the risk of every change low, and no later rule by paths applies. Name the files that are meant, such as "docs/**".';
  return [{ path: ["risk", first], message }];
}
function unusualConditions({ id: id2, when: when2 }, rules, mayWiden) {
  if (!when2) return [];
  const path = ["gates", id2, "when"];
  const { "or-labels": labels, risk, ...others } = when2;
  if (labels && !risk && Object.keys(others).length === 0) {
    return [
      {
        path,
        message: "This gate applies only with a label, so anybody who can remove the label can disable it."
      }
    ];
  }
  if (!risk) return [];
  const levels = RISKS.filter((level) => level === "medium" || rules.some((rule) => rule.level === level));
  if (RISKS.every((level) => risk.includes(level))) {
    const message2 = "This lists every level of risk, so the condition has no effect.";
    return mayWiden ? [] : [{ path: [...path, "risk"], message: message2 }];
  }
  if (risk.some((level) => levels.includes(level)) || labels) return [];
  const message = `This gate never applies: no rule of "risk" sets the risk ${list(risk)}.`;
  return [{ path: [...path, "risk"], message }];
}
function ofItsType({ id: id2, gate: gate2, settings: settings11, when: when2 }, { roles }) {
  const all = gate2.lint?.(settings11, roles) ?? [];
  const remarks = when2?.from ? all.filter(({ ofHolders }) => !ofHolders) : all;
  return remarks.map(({ path, message }) => ({ path: ["gates", id2, ...path], message }));
}

// src/policy/load/patterns.ts
function patternsIn({ risk, gates: gates2 }) {
  return [
    ...risk.flatMap(
      (rule, place3) => ["paths", "only-paths"].flatMap(
        (key) => mentioned(rule[key] ?? [], ["risk", place3, key], { says: "condition", expectEmpty: rule["expect-empty"] })
      )
    ),
    ...gates2.flatMap(
      ({ id: id2, gate: gate2, settings: settings11, when: when2 }) => [...whenMentions(when2, ["when"]), ...gate2.files?.(settings11) ?? []].map((mention) => ({
        ...mention,
        path: ["gates", id2, ...mention.path]
      }))
    )
  ];
}
function decisivePatterns(policy, layers) {
  return patternsIn(policy).flatMap(({ pattern: pattern2, path, says, expectEmpty: expectEmpty2 }) => {
    const source3 = sourceOf2(layers, path);
    if (says === void 0 || expectEmpty2 || matchesAll([pattern2]) || source3 === "default") return [];
    const isOwn2 = source3.layer.kind === "own";
    if (!isOwn2 && says === "condition") return [];
    const [group, id2] = path;
    return [
      {
        pattern: pattern2,
        gate: group === "gates" ? String(id2) : null,
        key: keyOf2(path),
        says,
        line: isOwn2 ? source3.line : null
      }
    ];
  });
}
var keyOf2 = (path) => path.slice(0, -1).map((part2) => typeof part2 === "number" ? `[${part2}]` : `.${String(part2)}`).join("").slice(1);

// src/policy/load/riddles.ts
var MAX_LINES = 20;
var MAX_PARSED = 2 ** 21;
function readYaml(text3, file2, empty2) {
  const read2 = parseYaml(text3, file2, empty2);
  if ("locate" in read2) return read2;
  const [error] = read2;
  return error ? [explained(error, text3, file2) ?? error, ...read2.slice(1)] : read2;
}
function explained(error, text3, file2) {
  const lines = text3.split("\n");
  const from2 = Math.min(error.line, lines.length) - 1;
  let left = MAX_PARSED;
  for (let at3 = from2; at3 >= 0 && at3 > from2 - MAX_LINES; at3--) {
    for (const mend of mendsOf(lines, at3)) {
      left -= text3.length;
      if (left < 0) return void 0;
      const mended2 = lines.with(at3, mend.line).join("\n");
      if (isPast(parseYaml(mended2, file2), error, at3, mend.line.length - (lines[at3]?.length ?? 0)))
        return { file: file2, line: at3 + 1, column: mend.column, message: sentence3(mend) };
    }
  }
  return void 0;
}
function isPast(read2, { line: line2, column }, at3, more) {
  if ("locate" in read2) return true;
  const [error] = read2;
  if (!error) return false;
  const was = at3 + 1 === line2 ? column + more : column;
  return error.line > line2 || error.line === line2 && error.column > was;
}
function sentence3({ line: line2, why }) {
  return `This is not valid YAML: ${why}.${toPaste(line2.trim())}`;
}
function mendsOf(lines, at3) {
  const line2 = (lines[at3] ?? "").replace(/\r$/, "");
  return MENDS.flatMap((mend) => {
    const mended2 = mend(line2, lines.slice(Math.max(0, at3 - MAX_LINES), at3));
    return mended2 && mended2.line !== line2 ? [mended2] : [];
  });
}
var BEFORE = String.raw`(^\s*-\s+|[[,{]\s*|:\s+)`;
var BARE = String.raw`((?:\{[^{}\s]*\}|:(?!\s)|[^\s,[\]{}"':])+)`;
var VALUE = new RegExp(BEFORE + BARE, "g");
var ENTRY = /([[,{]\s*(?:[\w-]+:\s+)?)([^\s"',[\]{}|>&*!][^"',[\]{}]*?)(?=\s*[,\]}])/g;
var OF_KEY = /([[,{]\s*[\w-]+:\s+)([^\s"',[\]{}|>&*!][^"',[\]{}]*?:\s[^"',[\]{}]*?)(?=\s*[,\]}])/g;
var isPattern = (text3) => text3 === "*" || text3.startsWith("*") && /^.[^\w-]/.test(text3) || text3.includes("{") && /[*/]/.test(text3);
function replaced(line2, values, meant2, why) {
  let column = 0;
  const mended2 = line2.replace(values, (whole, before4, text3, offset) => {
    const other = meant2(text3);
    if (other === void 0) return whole;
    column ||= offset + before4.length + 1;
    return before4 + other;
  });
  return column === 0 ? void 0 : { line: mended2, column, why };
}
var MENDS = [
  (line2) => replaced(
    line2,
    VALUE,
    (text3) => isPattern(text3) ? JSON.stringify(text3) : void 0,
    'a pattern that begins with "*" or contains "{" must be in quotes'
  ),
  (line2) => replaced(
    line2,
    VALUE,
    (text3) => /^@[\w-]+[/*]/.test(text3) && !/\b(?:users|teams):/.test(line2) ? JSON.stringify(text3) : void 0,
    'a pattern that begins with "@" must be in quotes'
  ),
  (line2) => replaced(
    line2,
    VALUE,
    (text3) => /^@[\w-]/.test(text3) ? text3.slice(1) : void 0,
    'no text begins with "@" in YAML, and users and teams are named without it'
  ),
  (line2) => replaced(
    line2,
    ENTRY,
    (text3) => text3.includes(" #") ? uncommented(text3, /\busers:/.test(line2)) : void 0,
    '" #" begins a comment, which hides the rest of the line'
  ),
  (line2) => replaced(line2, OF_KEY, (text3) => JSON.stringify(text3), 'a value that contains ": " must be in quotes'),
  (line2) => replaced(
    line2,
    VALUE,
    (text3) => /^%\d/.test(text3) ? text3.slice(1) : void 0,
    'no text begins with "%" in YAML, and percentages are written without it'
  ),
  (line2) => replaced(
    line2,
    VALUE,
    (text3) => /^`([^`]+)`$/.exec(text3)?.[1],
    'no text begins with "`" in YAML, and names are written without it'
  ),
  colonInValue,
  spaceAfterColon,
  tabs
];
function colonInValue(line2) {
  const [, before4 = "", value = "", comment = ""] = /^(\s*(?:-\s+)?[\w-]+:\s+)([^\s"'[{|>#&*!].*?:\s.*?)(\s+#\s.*)?$/.exec(line2) ?? [];
  if (value === "") return void 0;
  const why = 'a value that contains ": " must be in quotes';
  return { line: `${before4}${JSON.stringify(value)}${comment}`, column: before4.length + 1, why };
}
function spaceAfterColon(line2) {
  const [, before4 = "", key = "", value = ""] = /^(\s*(?:-\s+)?)([A-Za-z][\w-]*):([^\s:].*)$/.exec(line2) ?? [];
  if (key === "") return void 0;
  const column = before4.length + key.length + 2;
  return { line: `${before4}${key}: ${value}`, column, why: `a space is missing after the colon of "${key}"` };
}
function tabs(line2, above) {
  const [, indent2 = "", rest = ""] = /^([ \t]*)(\S.*)$/.exec(line2) ?? [];
  if (!indent2.includes("	")) return void 0;
  const last = above.findLast((one2) => one2.trim() !== "" && !one2.trim().startsWith("#")) ?? "";
  const depth = last.search(/\S|$/) + (/:\s*(?:#.*)?$/.test(last) ? 2 : 0);
  const why = `a tab indents this line; indent it with ${depth} spaces`;
  return { line: " ".repeat(depth) + rest, column: 1, why };
}

// src/policy/load/text.ts
var MAX_BYTES2 = 256 * 1024;
function decode(bytes) {
  if (bytes.length > MAX_BYTES2) {
    return {
      refusal: `The file is longer than ${MAX_BYTES2} bytes, the most that a policy may have. Is this the right file?`
    };
  }
  if (isUtf16(bytes)) return { refusal: "The file is UTF-16 text. Save it as UTF-8." };
  if (bytes.includes(0)) return { refusal: "The file is binary, not text. Is this the right file?" };
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { refusal: "The file is not UTF-8 text. Save it as UTF-8." };
  }
}
function isUtf16([first, second]) {
  return first === 255 && second === 254 || first === 254 && second === 255;
}

// src/policy/load/load.ts
var EMPTY2 = "The file is empty. Write at least `version: 1` and one gate.";
function loadPolicy(bytes, file2, bases = []) {
  const own3 = readText(bytes, file2);
  if (!("locate" in own3)) return refuse(own3);
  const stack = stackOf({ kind: "own", name: file2, file: file2, document: own3 }, bases, readText);
  if (!stack.ok) return refuse(stack.diagnostics);
  return withComments(loadLayers(stack.layers), gluedComments(textOf(bytes), file2));
}
function withComments(loaded, remarks) {
  if (loaded.ok) return { ...loaded, warnings: sorted([...loaded.warnings, ...remarks]).slice(0, MAX_DIAGNOSTICS) };
  const { diagnostics } = loaded;
  const near = remarks.filter(({ file: file2, line: line2 }) => diagnostics.some((one2) => one2.file === file2 && one2.line === line2));
  return near.length === 0 ? loaded : refuse(sorted([...diagnostics, ...near]));
}
function textOf(bytes) {
  const text3 = decode(bytes);
  return typeof text3 === "string" ? text3 : "";
}
function readText(bytes, file2) {
  const text3 = decode(bytes);
  return typeof text3 === "string" ? readYaml(text3, file2, EMPTY2) : [{ file: file2, line: 1, column: 1, message: text3.refusal }];
}
function loadLayers(layers) {
  const checked2 = check(merged(layers));
  const broken = brokenBases(layers).map(({ layer, problem }) => diagnosed2(problem, layer));
  const shown4 = broken.length > 0 ? broken : checked2.problems.filter(isReported2).map((problem) => located(problem, layers));
  const diagnostics = [...layers.flatMap(({ document }) => document.diagnostics), ...shown4];
  if (!checked2.policy || diagnostics.length > 0) return refuse(sorted(diagnostics));
  const loosened = loosenings(layers, checked2.policy);
  if (loosened.length > 0) return refuse(sorted(loosened));
  const policy = { ...checked2.policy, patterns: decisivePatterns(checked2.policy, layers) };
  return { ok: true, policy, warnings: warnings(lint4(policy), layers), layers };
}
function warnings(remarks, layers) {
  const own3 = layers.at(-1)?.file;
  const places = remarks.map((remark) => located(remark, layers)).filter(({ file: file2 }) => file2 === own3);
  return sorted(places).slice(0, MAX_DIAGNOSTICS);
}
function formatDiagnostic({ file: file2, line: line2, column, message }) {
  return `${file2}:${line2}:${column} ${message}`;
}
var isReported2 = ({ path }) => path.at(-1) !== "__proto__";
var diagnosed2 = ({ path, message }, { file: file2, document }) => ({
  file: file2,
  ...document.locate(path),
  message
});
function located({ path, message }, layers) {
  const { layer, line: line2, column } = nearestSource(layers, path);
  if (layer.kind === "own") return { file: layer.file, line: line2, column, message };
  const own3 = layers.at(-1) ?? layer;
  const group = path.slice(0, 2).filter((part2) => typeof part2 === "string");
  const place3 = own3.document.locate(layer.kind === "profile" ? ["profile"] : ["extends"]);
  return { file: own3.file, ...place3, message: `${group.join(".")} of ${layer.name}: ${message}` };
}
var MAX_DIAGNOSTICS = 200;
function refuse(diagnostics) {
  const shown4 = diagnostics.slice(0, MAX_DIAGNOSTICS);
  const last = diagnostics[MAX_DIAGNOSTICS];
  const left = diagnostics.length - shown4.length;
  return {
    ok: false,
    diagnostics: last ? [...shown4, { ...last, message: `${plural(left, "more error")} ${left === 1 ? "follows" : "follow"}.` }] : shown4
  };
}
function sorted(diagnostics) {
  const key = ({ file: file2, line: line2, column, message }) => [file2, line2, column, message];
  return [...diagnostics].sort((a, b) => inOrder(key(a), key(b)));
}
function inOrder(a, b) {
  const place3 = a.findIndex((part2, index2) => part2 !== b[index2]);
  if (place3 === -1) return 0;
  return (a[place3] ?? 0) < (b[place3] ?? 0) ? -1 : 1;
}

// src/ledger/json.ts
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return void 0;
  }
}
function parsed(text3) {
  try {
    return JSON.parse(text3);
  } catch {
    return void 0;
  }
}

// src/ledger/merkle.ts
var LEAF = Buffer.of(0);
var NODE = Buffer.of(1);
var EMPTY3 = { size: 0, hashes: [] };
function leafHash(content) {
  return sha256(LEAF, content);
}
function appendLeaf({ size, hashes }, leaf2) {
  const merged2 = [...hashes];
  let last = leaf2;
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = merged2.pop();
    if (left === void 0) throw new RangeError(`a range of ${size} leaves has more than ${hashes.length} hashes`);
    last = nodeHash(left, last);
  }
  merged2.push(last);
  return { size: size + 1, hashes: merged2 };
}
function rootOf({ hashes }) {
  return hashes.length === 0 ? sha256("") : hashes.reduceRight((right, left) => nodeHash(left, right));
}
function rangeLength(size) {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
function nodeHash(left, right) {
  return sha256(NODE, left, right);
}

// src/ledger/entry.ts
var MAX_ENTRY_BYTES = MAX_RECORD_BYTES + 1024;
var envelope = strictObject({
  seq: int().positive(),
  prev: digest2.nullable(),
  leaf: digest2,
  record: unknown()
});
function entryFile(record2, seq, prev) {
  return { path: entryPath(record2), ...sealed(canonical({ prev, record: record2, seq })) };
}
function entryPath({ id: id2, at: at3 }) {
  return `${at3.slice(0, 10).replaceAll("-", "/")}/${id2.slice("sha256:".length)}.json`;
}
var ENTRY_PATH = /^\d{4}\/\d{2}\/\d{2}\/[0-9a-f]{64}\.json$/;
function idAt(path) {
  return `sha256:${path.slice(-69, -5)}`;
}
function sealed(hashed) {
  const leaf2 = toDigest(leafHash(hashed));
  return { leaf: leaf2, text: `{"leaf":"${leaf2}",${hashed.slice(1)}
` };
}
function readEntry(path, bytes) {
  const text3 = decoded(bytes);
  const value = text3 === void 0 ? void 0 : parsed(text3);
  if (text3 === void 0 || value === void 0) return only("entry_unreadable", "The file is not JSON in UTF-8.");
  const shape = envelope.safeParse(value);
  if (!shape.success) return only("entry_invalid", `This is not a ledger entry: ${firstIssue(shape.error)}.`);
  const { seq, prev, leaf: leaf2, record: record2 } = shape.data;
  const link = { seq, prev, leaf: leaf2 };
  const problems2 = formProblems(text3, shape.data);
  const reading2 = readRecord(record2);
  if (reading2.state === "bad") {
    const { code, message } = reading2.problem;
    return { link, problems: [...problems2, { code, message }] };
  }
  return { link, record: reading2, problems: [...problems2, ...pathProblems(path, reading2)] };
}
function only(code, message) {
  return { problems: [{ code, message }] };
}
function formProblems(text3, { seq, prev, leaf: leaf2, record: record2 }) {
  try {
    const expected = sealed(canonical({ prev, record: record2, seq }));
    if (expected.leaf !== leaf2) {
      const message = `The content was changed after it was recorded: it gives leaf ${expected.leaf}, but the entry has ${leaf2}.`;
      return [{ code: "leaf_mismatch", message }];
    }
    if (expected.text === text3) return [];
    return [{ code: "entry_not_canonical", message: "The file is not in canonical form." }];
  } catch (error) {
    if (!(error instanceof NotCanonicalError)) throw error;
    return [{ code: "entry_not_canonical", message: `The content has no canonical form: ${error.message}.` }];
  }
}
function pathProblems(path, reading2) {
  const expected = entryPath(reading2.state === "known" ? reading2.record : reading2.header);
  if (path === expected) return [];
  return [{ code: "path_mismatch", message: `A record with this id and day belongs at ${expected}.` }];
}

// src/ledger/head.ts
var HEAD_PATH = "head.json";
var schema = strictObject({
  schema: literal("gatebook/ledger-head/1"),
  size: count.describe("Number of records."),
  last: digest2.nullable().describe("Leaf of the newest record."),
  range: array(digest2).max(53).describe("Compact range of RFC 6962, largest subtree first."),
  root: digest2.describe("Merkle tree hash of RFC 6962 over all leaves."),
  // Of the event, not of the append: so a head is a function of its entries alone and can be recomputed from them.
  at: time.nullable().describe("Time of the newest record.")
});
function headOf(range, last, at3) {
  return {
    schema: "gatebook/ledger-head/1",
    size: range.size,
    last,
    range: range.hashes.map(toDigest),
    root: toDigest(rootOf(range)),
    at: at3
  };
}
var emptyHead = headOf(EMPTY3, null, null);
function nextHead(range, leaf2, at3) {
  return headOf(appendLeaf(range, fromDigest(leaf2)), leaf2, at3);
}
function headText(head) {
  return `${canonical(head)}
`;
}
function readHead(text3) {
  const value = parsed(text3);
  const newer2 = newerSchema(value);
  if (newer2) return unsound("head_newer", `${HEAD_PATH} is ${newer2}, which this version does not support.`);
  const shape = schema.safeParse(value);
  if (!shape.success) return unsound("head_invalid", `${HEAD_PATH} is not valid: ${firstIssue(shape.error)}.`);
  const head = shape.data;
  const contradiction2 = contradictionIn(head);
  if (contradiction2) return unsound("head_inconsistent", `${HEAD_PATH} contradicts itself: ${contradiction2}.`);
  if (headText(head) !== text3) return unsound("head_invalid", `${HEAD_PATH} is not in canonical form.`);
  return { state: "sound", head, range: { size: head.size, hashes: head.range.map(fromDigest) } };
}
function contradictionIn({ size, last, range, root: root3, at: at3 }) {
  if (range.length !== rangeLength(size)) return `${size} records cannot have a range of ${range.length}`;
  if (last === null !== (size === 0) || at3 === null !== (size === 0)) return `${size} records, but last is ${last}`;
  if (size % 2 === 1 && range.at(-1) !== last) return "the range does not end with the newest leaf";
  if (toDigest(rootOf({ size, hashes: range.map(fromDigest) })) !== root3) return "the range does not produce the root";
  return void 0;
}
function newerSchema(value) {
  const newer2 = looseObject({ schema: string().regex(/^gatebook\/ledger-head\/[1-9]\d{0,3}$/) }).safeParse(value);
  return newer2.success && newer2.data.schema !== emptyHead.schema ? newer2.data.schema : void 0;
}
function unsound(code, message) {
  return { state: "unsound", code, message };
}

// src/ledger/stores/store.ts
var FIRST_MESSAGE = "begin the quality records";
var StoreError = class extends Error {
  name = "StoreError";
  problem;
  constructor(problem) {
    super(problem.message);
    this.problem = problem;
  }
};

// src/ledger/obligations.ts
var OBLIGATIONS_PATH = "obligations.json";
var owed2 = strictObject({
  record: digest2,
  /** Of the event: the path of the record has it. */
  at: time,
  /** From when on the ledger could know of it. */
  since: time,
  due: time
});
var done = owed2.extend({ doneAt: time, issue: int().positive() });
var obligations = strictObject({ open: array(owed2), done: array(done) });
var MAX_DONE = 100;
function withRecord(before4, record2) {
  const change2 = changeBy(record2);
  if (!change2 || !before4 && !change2.owes) return void 0;
  const { open: open4, done: done2 } = before4 ?? { open: [], done: [] };
  const { id: id2, at: at3, owes, done: by } = change2;
  const was = open4.find((one2) => one2.record === id2);
  const others = open4.filter((one2) => one2.record !== id2);
  if (by) return was && { open: others, done: [...done2, { ...was, ...by }].slice(-MAX_DONE) };
  if (!owes) return was && { open: others, done: done2 };
  if (done2.some((one2) => one2.record === id2)) return void 0;
  return { open: [...others, { record: id2, at: at3, ...owes }], done: done2 };
}
function changeBy(record2) {
  switch (record2.kind) {
    case "merge":
    case "release": {
      const owes = owedBy(record2);
      return owes && { id: record2.id, at: record2.at, owes };
    }
    case "retrospective": {
      const done2 = { doneAt: record2.recorded, issue: record2.authority.issue };
      return { id: record2.amends.record, at: record2.at, done: done2 };
    }
    case "correction":
      return { id: record2.amends.record, at: record2.at, owes: record2.holds ? owedBy(record2.holds) : void 0 };
    default:
      return void 0;
  }
}
function owedBy(record2) {
  const due = dueIn(record2);
  if (due === void 0 || !("evidence" in record2)) return void 0;
  const since = [record2.at, ...record2.evidence.map(({ collectedAt }) => collectedAt)].sort().at(-1) ?? record2.at;
  return { due, since };
}
var touchesObligations = (record2) => changeBy(record2) !== void 0;
function dueIn(record2) {
  return obligationsIn(record2).flatMap(({ listed: listed3, due }) => listed3 ? due ?? record2.at : []).sort()[0];
}
var isUnlisted = (record2) => obligationsIn(record2).some(({ listed: listed3 }) => !listed3);
function obligationsIn(record2) {
  if (record2.kind === "merge") return record2.obligations;
  if (record2.kind !== "release" || !("openObligations" in record2)) return [];
  return record2.openObligations.filter((one2) => one2.record === null);
}
var obligationsFile = (list2) => ({
  path: OBLIGATIONS_PATH,
  text: `${canonical(list2)}
`
});
function readObligations(file2) {
  if (file2 === null) return { state: "none" };
  if ("unexpected" in file2) return { state: "unsound", why: `${OBLIGATIONS_PATH} is ${file2.unexpected}.` };
  const reading2 = obligations.safeParse(parsed(decoded(file2.bytes) ?? ""));
  return reading2.success ? { state: "sound", list: reading2.data } : { state: "unsound", why: `${OBLIGATIONS_PATH} is not a list of the reviews that are to be done.` };
}

// src/facts/identifiers.ts
var MAX_LENGTH4 = 64;
var SHAPE = /^[A-Za-z][A-Za-z0-9_.~-]*[A-Za-z0-9]$/;
var JOINED = /[-~_]/;
var NUMBERED = /[0-9]/;
function isIdentifier(text3) {
  return text3.length <= MAX_LENGTH4 && SHAPE.test(text3) && JOINED.test(text3) && NUMBERED.test(text3);
}
function identifiersIn(text3) {
  if (!JOINED.test(text3) || !NUMBERED.test(text3)) return [];
  return (text3.match(WORDS2) ?? []).map(withoutEnds).filter(isIdentifier);
}
var WORDS2 = /[^\p{Cc}\p{Z}\p{Ps}\p{Pe}\p{Pi}\p{Pf}!"#$%&'*+,/:;<=>?@\\^`|…、。，：；！？]+/gu;
var MARKS = new Set("._~-");
function withoutEnds(word) {
  let [first, last] = [0, word.length];
  while (first < last && MARKS.has(word.charAt(first))) first += 1;
  while (last > first && MARKS.has(word.charAt(last - 1))) last -= 1;
  return word.slice(first, last);
}

// src/reports/coverage/lines.ts
var MAX_LINE2 = 2 ** 31 - 1;
var MAX_LINES2 = 1e7;
var MAX_SPANNED = 1e8;
var NO_LINES = new Uint32Array(0);
function lineNumber(code) {
  return code >>> 1;
}
function isHit(code) {
  return (code & 1) === 1;
}
function countHit(lines) {
  let hit = 0;
  for (let index2 = 0; index2 < lines.length; index2++) hit += lines[index2] & 1;
  return hit;
}
function countCodes(lines, isWanted) {
  let count2 = 0;
  for (const code of lines) if (isHit(code) && isWanted(lineNumber(code))) count2 += 1;
  return count2;
}
var upTo = (lines, last) => lines.subarray(0, firstFrom(lines, last + 1, 0));
function mergeLines(lists) {
  const filled2 = lists.filter((list2) => list2.length > 0);
  if (filled2.length < 2) return filled2[0] ?? NO_LINES;
  const all = new Uint32Array(filled2.reduce((sum2, list2) => sum2 + list2.length, 0));
  let end2 = 0;
  for (const list2 of filled2) {
    all.set(list2, end2);
    end2 += list2.length;
  }
  return inOrder2(all);
}
var RecordLines = class {
  codes = new Uint32Array(4096);
  /** Whoever adds a line to `withRoom()` counts it here. */
  length = 0;
  /** Whether the line still fits. */
  add(line2, hit) {
    const codes = this.withRoom();
    if (this.length === codes.length) return false;
    codes[this.length++] = line2 * 2 + (hit ? 1 : 0);
    return true;
  }
  /** Where the next codes go; longer than `length` unless there are as many as there may be. */
  withRoom() {
    if (this.length === this.codes.length && this.length < MAX_LINES2) {
      const larger = new Uint32Array(Math.min(this.length * 4, MAX_LINES2));
      larger.set(this.codes);
      this.codes = larger;
    }
    return this.codes;
  }
  /** In place, so only until the next line is added. */
  take() {
    const codes = this.codes.subarray(0, this.length);
    this.length = 0;
    return inOrder2(codes);
  }
};
var FileLines = class {
  merged = NO_LINES;
  /** None, for most files. */
  pending;
  pendingLength = 0;
  slabs;
  constructor(slabs) {
    this.slabs = slabs;
  }
  /** They are copied where they are kept. */
  add(lines) {
    if (lines.length === 0 || hitAlso(this.merged, lines)) return;
    const kept = this.slabs.list(lines);
    if (this.merged.length === 0) this.merged = kept;
    else this.wait(kept);
  }
  wait(lines) {
    this.pending ??= [];
    this.pending.push(lines);
    this.pendingLength += lines.length;
    if (this.pendingLength > this.merged.length) this.lines();
  }
  lines() {
    if (this.pending !== void 0) this.merged = mergeLines([this.merged, ...this.pending]);
    this.pending = void 0;
    this.pendingLength = 0;
    return this.merged;
  }
};
function hitAlso(lines, others) {
  if (lines.length !== others.length) return false;
  for (let at3 = 0; at3 < lines.length; at3++)
    if ((lines[at3] ^ others[at3]) >>> 1 !== 0) return false;
  for (let at3 = 0; at3 < lines.length; at3++) lines[at3] = lines[at3] | others[at3];
  return true;
}
function inOrder2(codes) {
  if (isAscending(codes)) return codes;
  codes.sort();
  let length = 0;
  for (const code of codes) {
    if (length > 0 && lineNumber(codes[length - 1] ?? 0) === lineNumber(code)) length--;
    codes[length++] = code;
  }
  return codes.slice(0, length);
}
function isAscending(codes) {
  let previous = -1;
  for (let index2 = 0; index2 < codes.length; index2++) {
    const line2 = lineNumber(codes[index2]);
    if (line2 <= previous) return false;
    previous = line2;
  }
  return true;
}
function within2(lines, ranges) {
  const split = { covered: [], uncovered: [] };
  let index2 = 0;
  for (const [first, last] of ranges) {
    index2 = firstFrom(lines, first, index2);
    for (; index2 < lines.length && lineNumber(lines[index2]) <= last; index2++) {
      const code = lines[index2];
      extend(isHit(code) ? split.covered : split.uncovered, lineNumber(code));
    }
  }
  return split;
}
function extend(ranges, line2) {
  const open4 = ranges.at(-1);
  if (open4 !== void 0 && open4[1] === line2 - 1) open4[1] = line2;
  else ranges.push([line2, line2]);
}
function firstFrom(lines, line2, from2) {
  let low = from2;
  let high = lines.length;
  while (low < high) {
    const middle = low + high >>> 1;
    if (lineNumber(lines[middle]) < line2) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/reports/coverage/file-counts.ts
function fileCounts(lines = NO_LINES, details, totals) {
  const sumsOnly = lines.length === 0 && totals !== void 0;
  const either = (counted3, metric) => counted3.total > 0 ? counted3 : totals?.[metric] ?? counted3;
  return {
    lines: sumsOnly ? totals.lines : { covered: countHit(lines), total: lines.length },
    partial: sumsOnly ? mostPartial(totals) : countCodes(lines, isPartial(details)),
    branches: either(branchesOf2([...details?.branches.values() ?? []]), "branches"),
    functions: either(callsOf(details), "functions"),
    statements: either(statementsOf(details), "statements"),
    sumsOnly
  };
}
function branchesOf2(all) {
  return all.reduce((sum2, { total, taken }) => ({ covered: sum2.covered + taken, total: sum2.total + total }), NOTHING);
}
var NOTHING = { covered: 0, total: 0 };
function callsOf(details) {
  const functions = [...details?.functions.values() ?? []];
  return { covered: functions.filter(Boolean).length, total: functions.length };
}
function statementsOf(details) {
  const statements = [...details?.statements.values() ?? []];
  return statements.reduce(
    (sum2, { count: count2, hit }) => ({ covered: sum2.covered + (hit ? count2 : 0), total: sum2.total + count2 }),
    NOTHING
  );
}
var isPartial = (details) => (line2) => {
  const lineBranches = details?.branches.get(line2);
  return lineBranches !== void 0 && lineBranches.taken < lineBranches.total;
};
var mostPartial = ({ lines, branches: branches2 }) => Math.min(lines.covered, branches2.total - branches2.covered);

// src/reports/text/short-name.ts
import { createHash as createHash5 } from "node:crypto";
var MAX_LENGTH5 = 1024;
var BEGINNING = 512;
var isLong = (length) => length > MAX_LENGTH5;
function shortName(name2) {
  if (!isLong(name2.length)) return name2;
  return `${name2.slice(0, BEGINNING)} ${createHash5("sha256").update(name2).digest("hex")}`;
}

// src/reports/text/slabs.ts
var FIRST = 16 * 1024;
var LARGEST = 1024 * 1024;
var Slabs = class {
  /** The memory in which the last list was kept, as numbers and as bytes. */
  words = new Uint32Array(0);
  bytes = new Uint8Array(0);
  used = 0;
  next = FIRST;
  /** Keeps a list of its own. */
  list(numbers5) {
    const at3 = this.take(numbers5.byteLength) / 4;
    const kept = this.words.subarray(at3, at3 + numbers5.length);
    kept.set(numbers5);
    return kept;
  }
  /** Keeps the first numbers of a list, and gives where they are in `words`. */
  addWords(numbers5, length) {
    const at3 = this.take(length * 4) / 4;
    const { words } = this;
    for (let index2 = 0; index2 < length; index2++) words[at3 + index2] = numbers5[index2];
    return at3;
  }
  /** Keeps the first bytes of a list, and gives where they are in `bytes`. */
  addBytes(list2, length) {
    const at3 = this.take(length);
    const { bytes } = this;
    for (let index2 = 0; index2 < length; index2++) bytes[at3 + index2] = list2[index2];
    return at3;
  }
  /** Gives a place that numbers of four bytes may begin at. */
  take(length) {
    if (this.used + length > this.bytes.length) {
      const memory = new ArrayBuffer(Math.max(this.next, Math.ceil(length / 4) * 4));
      this.next = Math.min(this.next * 2, LARGEST);
      this.words = new Uint32Array(memory);
      this.bytes = new Uint8Array(memory);
      this.used = 0;
    }
    const at3 = this.used;
    this.used = Math.ceil((at3 + length) / 4) * 4;
    return at3;
  }
};

// src/reports/coverage/hits.ts
function hitIn(count2, note) {
  if (USUAL.test(count2)) return count2 !== "0";
  const match = /^(-?)(\d+)(\.\d+)?([eE][+-]?\d+)?$/.exec(count2);
  if (match === null) return void 0;
  const [, sign, whole = "", fraction2, exponent] = match;
  if (!/[1-9]/.test(whole + (fraction2 ?? ""))) return false;
  if (sign === "-") {
    note("negative_count");
    return false;
  }
  if (whole.length > 15 || exponent !== void 0) note("huge_count");
  else if (fraction2 !== void 0) note("fractional_count");
  return true;
}
var USUAL = /^(?:0|[1-9]\d{0,14})$/;

// src/reports/coverage/measured.ts
var MAX_PATHS = 5e5;
var MAX_PATH_BYTES = 4096;
var MAX_BYTES_OF_PATHS = 256 * 1024 * 1024;
var Measured = class {
  files = /* @__PURE__ */ new Map();
  slabs = new Slabs();
  anomalies = /* @__PURE__ */ new Map();
  sources = /* @__PURE__ */ new Set();
  pathBytes = 0;
  /** Lines of the file that was counted last: one list serves for all of them. */
  pending = new RecordLines();
  counted;
  /** `path` as the report has it. */
  file(path) {
    const known = this.files.get(path);
    if (known) return known;
    if (path === "") throw new UnreadableReport("It names a file without a path.");
    if (Buffer.byteLength(path) > MAX_PATH_BYTES)
      throw new UnreadableReport(`It has a path of more than ${MAX_PATH_BYTES} bytes.`);
    this.pathBytes += Buffer.byteLength(path);
    if (this.pathBytes > MAX_BYTES_OF_PATHS)
      throw new UnreadableReport(`Its paths have more than ${MAX_BYTES_OF_PATHS} bytes in total.`);
    if (this.files.size === MAX_PATHS) throw new UnreadableReport(`It names more than ${MAX_PATHS} files.`);
    const file2 = new FileMeasured(this);
    this.files.set(path, file2);
    return file2;
  }
  /** A folder that paths may be relative to. */
  source(folder) {
    if (folder !== "" && this.sources.size < MAX_SOURCES) this.sources.add(folder);
  }
  add(file2, line2, hit) {
    if (this.counted !== file2) this.flush();
    this.counted = file2;
    if (!this.pending.add(line2, hit)) throw new UnreadableReport(`It has more than ${MAX_LINES2} lines of one file.`);
  }
  flush() {
    this.counted?.lines.add(this.pending.take());
  }
  note(anomaly) {
    this.anomalies.set(anomaly, (this.anomalies.get(anomaly) ?? 0) + 1);
  }
  report() {
    this.flush();
    const files = new Map(Array.from(this.files, ([path, file2]) => [path, file2.lines.lines()]));
    const details = Array.from(this.files, ([path, file2]) => [path, file2.details()]);
    return {
      files,
      details: new Map(details.filter(([, of]) => of.branches.size + of.functions.size + of.statements.size > 0)),
      sources: [...this.sources],
      anomalies: this.anomalies
    };
  }
};
var MAX_SOURCES = 100;
var FileMeasured = class {
  lines;
  branches = /* @__PURE__ */ new Map();
  functions = /* @__PURE__ */ new Map();
  statements = /* @__PURE__ */ new Map();
  report;
  constructor(report2) {
    this.report = report2;
    this.lines = new FileLines(report2.slabs);
  }
  /** A line that can run. `hits`: how often it did, as the tool wrote it. */
  line(number2, hits) {
    if (number2 !== 0 && !isLine(number2))
      throw new UnreadableReport(`It has an impossible line number: ${String(number2).slice(0, 40)}.`);
    if (number2 === 0) this.report.note("line_zero");
    else this.report.add(this, number2, this.wasHit(hits));
  }
  /** Branches of a line. More taken than there are is nothing that could be. */
  branch(line2, total, taken) {
    if (!isCount(total) || !isCount(taken) || taken > total) {
      this.report.note("branch_impossible");
      return;
    }
    if (total === 0) return;
    const known = this.branches.get(line2);
    if (known === void 0) this.branches.set(line2, { total, taken });
    else if (total > known.total || taken > known.taken)
      this.branches.set(line2, { total: Math.max(known.total, total), taken: Math.max(known.taken, taken) });
  }
  /** Two functions of one name are distinguished by their lines. */
  function(name2, line2, hits) {
    const key = `${line2} ${shortName(name2)}`;
    this.functions.set(key, this.wasHit(hits) || this.functions.get(key) === true);
  }
  /** Statements at one place, which a tool counts together. */
  statement(place3, count2, hits) {
    const known = this.statements.get(place3);
    const hit = this.wasHit(hits) || known?.hit === true;
    this.statements.set(place3, { count: Math.max(count2, known?.count ?? 0), hit });
  }
  details() {
    const { branches: branches2, functions, statements } = this;
    return { branches: branches2, functions, statements };
  }
  wasHit(hits) {
    if (typeof hits === "boolean") return hits;
    if (typeof hits === "number" && hits >= 0 && hits < 1e15 && Number.isInteger(hits)) return hits > 0;
    const hit = hitIn(String(hits).trim(), (anomaly) => this.report.note(anomaly));
    if (hit === void 0)
      throw new UnreadableReport(`It has an unreadable count: ${JSON.stringify(String(hits).slice(0, 40))}.`);
    return hit;
  }
};
var MAX_BRANCHES2 = 1e6;
var isCount = (number2) => Number.isSafeInteger(number2) && number2 >= 0 && number2 <= MAX_BRANCHES2;
var isLine = (number2) => Number.isSafeInteger(number2) && number2 > 0 && number2 <= MAX_LINE2;
var wholeNumber = (text3) => text3 !== void 0 && /^\d{1,15}$/.test(text3) ? Number(text3) : void 0;
function mergeDetails(one2, other) {
  if (!one2) return other;
  return {
    branches: mergedMap(one2.branches, other.branches, (a, b) => ({
      total: Math.max(a.total, b.total),
      taken: Math.max(a.taken, b.taken)
    })),
    functions: mergedMap(one2.functions, other.functions, (a, b) => a || b),
    statements: mergedMap(one2.statements, other.statements, (a, b) => ({
      count: Math.max(a.count, b.count),
      hit: a.hit || b.hit
    }))
  };
}
function mergedMap(one2, other, both) {
  const all = new Map(one2);
  for (const [key, value] of other) {
    const known = all.get(key);
    all.set(key, known === void 0 ? value : both(known, value));
  }
  return all;
}

// src/reports/coverage/totals.ts
function lesserTotals(one2, other) {
  if (!one2) return other;
  return {
    lines: lesser(one2.lines, other.lines),
    branches: lesser(one2.branches, other.branches),
    functions: lesser(one2.functions, other.functions),
    statements: lesser(one2.statements, other.statements)
  };
}
function lesser(one2, other) {
  const [a, b] = [BigInt(one2.covered) * BigInt(other.total), BigInt(other.covered) * BigInt(one2.total)];
  if (a !== b) return a < b ? one2 : other;
  return one2.total > other.total ? one2 : other;
}

// src/reports/coverage/merge.ts
var pathsOf = ({ files, totals }) => [...files.keys(), ...totals?.keys() ?? []];
var isEmpty = ({ files, totals }, path) => (files.get(path) ?? NO_LINES).length === 0 && totals?.has(path) !== true;
function mergeReports(reports2) {
  const pieces = reports2.flatMap((report2, at3) => piecesOf(report2, at3));
  const exact = new Set(pieces.flatMap(({ meant: meant2 }) => meant2?.exact ? [meant2.path] : []));
  const lists = /* @__PURE__ */ new Map();
  const details = /* @__PURE__ */ new Map();
  const totals = /* @__PURE__ */ new Map();
  const unmapped = reports2.map(() => []);
  for (const { at: at3, reported, meant: meant2, ...piece } of pieces) {
    if (meant2 === void 0 || !meant2.exact && exact.has(meant2.path)) {
      unmapped[at3]?.push(reported);
      continue;
    }
    const { path } = meant2;
    if (piece.totals) {
      totals.set(path, lesserTotals(totals.get(path), piece.totals));
      continue;
    }
    lists.set(path, [...lists.get(path) ?? [], piece.lines]);
    if (piece.details) details.set(path, mergeDetails(details.get(path), piece.details));
  }
  const lines = new Map(Array.from(lists, ([path, list2]) => [path, mergeLines(list2)]));
  return { lines, details, totals, unmapped };
}
function piecesOf({ report: report2, meant: meant2 }, at3) {
  return pathsOf(report2).map((reported) => ({
    at: at3,
    reported,
    meant: meant2.get(reported),
    lines: report2.files.get(reported) ?? NO_LINES,
    details: report2.details.get(reported),
    totals: report2.totals?.get(reported)
  }));
}

// src/reports/tests/tests.ts
var MAX_CASES = 1e6;
var MAX_CLAIMED = 2e4;
var MAX_CLAIMED_BY_ONE = 1e3;
var PASSED = { outcome: "passed", flaky: false, claims: /* @__PURE__ */ new Set(), place: void 0 };
function testCase(outcome, flaky2, claims, place3) {
  if (outcome !== "passed") return { outcome, flaky: false, claims, place: place3() };
  if (flaky2) return { outcome, flaky: flaky2, claims, place: place3() };
  return claims.size > 0 ? { ...PASSED, claims } : PASSED;
}
function attempts(one2, other) {
  const claims = other.claims.size === 0 ? one2.claims : union2(one2.claims, other.claims);
  const place3 = one2.place ?? other.place;
  const passed3 = [one2, other].some(({ outcome }) => outcome === "passed");
  const failed3 = [one2, other].some(({ outcome }) => outcome === "failed");
  if (passed3) return { outcome: "passed", flaky: failed3 || one2.flaky || other.flaky, claims, place: place3 };
  return { outcome: failed3 ? "failed" : "skipped", flaky: false, claims, place: place3 };
}
function union2(a, b) {
  for (const id2 of b) if (!a.has(id2)) return /* @__PURE__ */ new Set([...a, ...b]);
  return a;
}
function countsOf(reports2) {
  const counts2 = { total: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 };
  for (const { outcome, flaky: flaky2 } of casesOf(reports2)) {
    counts2.total += 1;
    counts2[outcome] += 1;
    if (flaky2) counts2.flaky += 1;
  }
  return counts2;
}
function* casesOf(reports2) {
  for (const { cases } of reports2) for (const same2 of cases.values()) yield* same2;
}

// src/reports/text/xml.ts
import { isUtf8 as isUtf82 } from "node:buffer";

// src/reports/text/xml-bytes.ts
import { isUtf8 } from "node:buffer";
var LESS = 60;
var LINE_FEED2 = 10;
var BYTE_ORDER_MARK = Buffer.from("\uFEFF");
var lengthOfMark = (buffer) => buffer.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
function lengthOfWhole(buffer) {
  for (let back = 1; back <= 3; back++) {
    const byte = buffer[buffer.length - back] ?? 0;
    if ((byte & 192) === 128) continue;
    const length = byte >= 240 ? 4 : byte >= 224 ? 3 : byte >= 192 ? 2 : 1;
    return length > back ? buffer.length - back : buffer.length;
  }
  return buffer.length;
}
function startOfBroken(buffer) {
  let start = 0;
  while (start < buffer.length) {
    const end2 = buffer.indexOf(LINE_FEED2, start) + 1 || buffer.length;
    if (!isUtf8(buffer.subarray(start, end2))) return start;
    start = end2;
  }
  return start;
}
function textEnd(buffer, start) {
  const near = Math.min(start + 64, buffer.length);
  for (let at3 = start; at3 < near; at3++) if (buffer[at3] === LESS) return at3;
  const found2 = buffer.indexOf(LESS, near);
  return found2 === -1 ? buffer.length : found2;
}
function countLines2(buffer, start, end2) {
  let count2 = 0;
  for (let at3 = start; at3 < end2; at3++) if (buffer[at3] === LINE_FEED2) count2 += 1;
  return count2;
}

// src/reports/text/xml-encoding.ts
import { isAscii } from "node:buffer";
var DECLARATION = /^(?!.*[^\t\n\r -~])xml\s+version\s*=\s*(["'])1\.\d\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*$/s;
var MAX_DECLARATION = 260;
var SUPPORTED = "UTF-8, UTF-16, ISO-8859-1, Windows-1252 and US-ASCII";
var ENCODINGS = /* @__PURE__ */ new Map([
  ["utf-8", "utf-8"],
  ["utf8", "utf-8"],
  ["us-ascii", "us-ascii"],
  ["ascii", "us-ascii"],
  // The difference is 27 characters in the place of control characters that nobody means: the Encoding Standard of
  // browsers has one decoder for both.
  ["iso-8859-1", "windows-1252"],
  ["iso8859-1", "windows-1252"],
  ["iso_8859-1", "windows-1252"],
  ["latin1", "windows-1252"],
  ["windows-1252", "windows-1252"],
  ["cp1252", "windows-1252"],
  ["utf-16", "utf-16"],
  ["utf-16le", "utf-16le"],
  ["utf-16be", "utf-16be"]
]);
var MARKS2 = [
  ["UTF-8", [239, 187, 191]],
  ["UTF-32", [255, 254, 0, 0]],
  ["UTF-32", [0, 0, 254, 255]],
  ["UTF-16", [255, 254]],
  ["UTF-16", [254, 255]]
];
var begins2 = (start, bytes) => bytes.every((byte, index2) => start[index2] === byte);
function wideEncoding(start) {
  if (begins2(start, [255, 254]) || begins2(start, [60, 0]) && start[2] !== 0) return "utf-16le";
  return begins2(start, [254, 255]) || begins2(start, [0, 60]) ? "utf-16be" : void 0;
}
var XmlDecoder = class {
  /** What came before the encoding was known. */
  held = Buffer.alloc(0);
  decode;
  push(chunk) {
    if (this.decode !== void 0) return this.decode(chunk, false);
    this.held = Buffer.concat([this.held, chunk]);
    const known = encodingOf(this.held);
    return known === void 0 ? NOTHING2 : this.begin(known, false);
  }
  end() {
    if (this.decode !== void 0) return this.decode(NOTHING2, true);
    return this.begin(encodingOf(this.held, true) ?? "utf-8", true);
  }
  begin(encoding, isLast) {
    this.decode = decoders[encoding]();
    const { held: held3 } = this;
    this.held = Buffer.alloc(0);
    return this.decode(held3, isLast);
  }
};
var NOTHING2 = new Uint8Array(0);
function encodingOf(start, isWhole2 = false) {
  const wide = wideEncoding(start);
  const text3 = headOf2(start, wide);
  if (!isWhole2 && (start.length < 4 || isOpen2(text3))) return void 0;
  const mark = MARKS2.find(([, bytes]) => begins2(start, bytes))?.[0];
  if (mark === "UTF-32") throw refused("It is UTF-32 text.");
  const stated = statedIn(text3);
  const encoding = stated === void 0 ? void 0 : ENCODINGS.get(stated.toLowerCase());
  if (stated !== void 0 && encoding === void 0) throw refused(`It states the encoding ${stated.slice(0, 40)}.`);
  const seen = { wide, mark };
  if (stated === void 0) return unstated(seen);
  if (!agrees(encoding, seen)) throw contradiction(stated, seen);
  return wide ?? encoding;
}
function headOf2(start, wide) {
  const units = start.subarray(0, (MAX_DECLARATION + 2) * (wide === void 0 ? 1 : 2));
  if (wide === void 0) return units.toString("latin1").replace(/^\xef\xbb\xbf/, "");
  return new TextDecoder(wide).decode(units.subarray(0, units.length & ~1));
}
function isOpen2(text3) {
  if (text3.length >= MAX_DECLARATION || text3.includes("?>")) return false;
  return "<?xml".startsWith(text3.slice(0, 5));
}
function statedIn(text3) {
  const end2 = text3.indexOf("?>");
  return text3.startsWith("<?") && end2 !== -1 ? DECLARATION.exec(text3.slice(2, end2))?.[3] : void 0;
}
function unstated({ wide, mark }) {
  if (wide === void 0) return "utf-8";
  if (mark !== void 0) return wide;
  throw refused("It is UTF-16 text, but has neither a byte order mark nor a declaration that says so.");
}
function agrees(encoding, { wide, mark }) {
  if (wide !== void 0) return encoding === "utf-16" || encoding === wide;
  return mark === void 0 ? !encoding?.startsWith("utf-16") : encoding === "utf-8";
}
function contradiction(stated, { wide, mark }) {
  const name2 = wide === void 0 ? mark : wide.toUpperCase();
  const seen = mark === void 0 ? `is written in ${name2 ?? "another one"}` : `begins with the byte order mark of ${name2}`;
  const why = `Line 1: It states the encoding ${stated.slice(0, 40)}, but ${seen}.`;
  return new UnreadableReport(why, wide === void 0 ? STATE_TRULY : WRITE_DIRECTLY);
}
var STATE_TRULY = "Write the report in the encoding that its declaration states.";
var WRITE_DIRECTLY = "Let the tool write the file itself: a redirection of PowerShell writes UTF-16.";
var refused = (why) => new UnreadableReport(`Line 1: ${why} Only ${SUPPORTED} are supported.`, "Write the report in UTF-8.");
var decoders = {
  "utf-8": () => (chunk) => chunk,
  "us-ascii": () => asciiOnly,
  "windows-1252": () => fromSingleBytes,
  "utf-16le": () => fromWide("utf-16le"),
  "utf-16be": () => fromWide("utf-16be")
};
function asciiOnly(chunk) {
  if (!isAscii(chunk)) throw new UnreadableReport("It is not US-ASCII text, although it says so.");
  return chunk;
}
var HIGH = "\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178";
function fromSingleBytes(chunk) {
  if (isAscii(chunk)) return chunk;
  const text3 = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("latin1");
  return Buffer.from(text3.replace(/[\x80-\x9f]/g, (character) => HIGH.charAt(character.charCodeAt(0) - 128)));
}
function fromWide(encoding) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (chunk, isLast) => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream: !isLast }));
    } catch {
      throw new UnreadableReport(`It is not ${encoding.toUpperCase()} text.`);
    }
  };
}

// src/reports/text/xml-references.ts
var AMPERSAND = 38;
var SEMICOLON = 59;
var GREATER = 62;
var DOUBLE = 34;
var SINGLE = 39;
function resolved(value, isLabel2 = false) {
  if (value.includes("<"))
    throw new UnreadableReport('An attribute contains "<", so the end of an earlier one is missing.');
  if (value.includes("\0")) throw new UnreadableReport("An attribute contains a NUL character.");
  const spaced = /[\t\n\r]/.test(value) ? value.replace(/\r\n|[\t\n\r]/g, " ") : value;
  return spaced.replace(/&([^;&]{0,12};?)/g, (_, reference3) => meaning(reference3, isLabel2));
}
var UNSHOWN = "\uFFFD";
var LABELS = /* @__PURE__ */ new Set(["name", "classname", "className", "testName", "signature", "message"]);
var isLabel = (attribute) => LABELS.has(attribute);
var ENTITIES = /* @__PURE__ */ new Map([
  ["lt;", "<"],
  ["gt;", ">"],
  ["amp;", "&"],
  ["quot;", '"'],
  ["apos;", "'"]
]);
function meaning(reference3, isLabel2) {
  const known = ENTITIES.get(reference3) ?? characterOf(reference3, isLabel2);
  if (known === void 0) throw new UnreadableReport(`"&${reference3}" is not a known XML reference.`);
  return known;
}
function addResolved(key, buffer, start, end2) {
  let from2 = start;
  for (let at3 = start; at3 < end2; at3++) {
    if (buffer[at3] !== AMPERSAND) continue;
    key.add(buffer, from2, at3);
    key.addByte(meaningAt(buffer, at3));
    while (buffer[at3] !== SEMICOLON) at3 += 1;
    from2 = at3 + 1;
  }
  key.add(buffer, from2, end2);
}
function characterOf(reference3, isLabel2) {
  const [, decimal, hexadecimal] = /^#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));$/.exec(reference3) ?? [];
  const point2 = decimal === void 0 ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  if (isCharacter(point2)) return String.fromCodePoint(point2);
  return isLabel2 && point2 > 0 && point2 < 32 ? UNSHOWN : void 0;
}
function isCharacter(point2) {
  if (point2 < 32) return point2 === 9 || point2 === 10 || point2 === 13;
  return point2 <= 55295 || point2 >= 57344 && point2 <= 65533 || point2 >= 65536 && point2 <= 1114111;
}
var [SMALL_L, SMALL_G, SMALL_Q, SMALL_M] = [108, 103, 113, 109];
function meaningAt(buffer, ampersand) {
  const first = buffer[ampersand + 1];
  if (first === SMALL_L) return LESS;
  if (first === SMALL_G) return GREATER;
  if (first === SMALL_Q) return DOUBLE;
  return buffer[ampersand + 2] === SMALL_M ? AMPERSAND : SINGLE;
}

// src/reports/text/xml-attributes.ts
var PLAIN = 0;
var REFERRING = 1;
var OTHER = 2;
var MAX_ATTRIBUTES = 256;
var MAX_DIGITS = 15;
var ZERO = 48;
var TagAttributes = class {
  buffer = Buffer.alloc(0);
  names = new Array(MAX_ATTRIBUTES).fill("");
  starts = new Int32Array(MAX_ATTRIBUTES);
  ends = new Int32Array(MAX_ATTRIBUTES);
  kinds = new Uint8Array(MAX_ATTRIBUTES);
  length = 0;
  begin(buffer) {
    this.buffer = buffer;
    this.length = 0;
  }
  add(name2, start, end2, kind2) {
    if (this.has(name2)) throw new UnreadableReport(`An element has the attribute "${name2.slice(0, 60)}" twice.`);
    if (this.length === MAX_ATTRIBUTES)
      throw new UnreadableReport(`An element has more than ${MAX_ATTRIBUTES} attributes.`);
    this.push(name2, start, end2, kind2);
  }
  /** One that the element does not have yet, and has room for. */
  push(name2, start, end2, kind2) {
    const index2 = this.length++;
    this.names[index2] = name2;
    this.starts[index2] = start;
    this.ends[index2] = end2;
    this.kinds[index2] = kind2;
  }
  has(name2) {
    return this.indexOf(name2) !== -1;
  }
  get(name2) {
    const index2 = this.indexOf(name2);
    return index2 === -1 ? void 0 : this.text(index2);
  }
  number(name2) {
    const index2 = this.indexOf(name2);
    const number2 = index2 === -1 ? -1 : this.digits(index2);
    return number2 === -1 ? void 0 : number2;
  }
  numberOrText(name2) {
    const index2 = this.indexOf(name2);
    if (index2 === -1) return void 0;
    const number2 = this.digits(index2);
    return number2 === -1 ? this.text(index2) : number2;
  }
  addTo(key, name2) {
    const index2 = this.indexOf(name2);
    if (index2 === -1) return;
    const start = this.starts[index2];
    const end2 = this.ends[index2];
    if (this.kinds[index2] === PLAIN) key.add(this.buffer, start, end2);
    else if (this.kinds[index2] === REFERRING) addResolved(key, this.buffer, start, end2);
    else key.addText(this.text(index2));
  }
  endsKey(key, from2, name2) {
    const index2 = this.indexOf(name2);
    if (index2 === -1 || this.kinds[index2] !== PLAIN) return false;
    const { buffer } = this;
    const start = this.starts[index2];
    const length = this.ends[index2] - start;
    if (key.length - from2 !== length) return false;
    for (let at3 = 0; at3 < length; at3++) if (buffer[start + at3] !== key.bytes[from2 + at3]) return false;
    return true;
  }
  indexOf(name2) {
    for (let index2 = 0; index2 < this.length; index2++) if (this.names[index2] === name2) return index2;
    return -1;
  }
  text(index2) {
    const text3 = this.buffer.toString("utf8", this.starts[index2], this.ends[index2]);
    return this.kinds[index2] === PLAIN ? text3 : resolved(text3, isLabel(this.names[index2]));
  }
  /** -1: it is not made of digits alone, or of too many. */
  digits(index2) {
    const start = this.starts[index2];
    const end2 = this.ends[index2];
    if (end2 === start || end2 - start > MAX_DIGITS) return this.referredDigits(index2);
    let number2 = 0;
    for (let at3 = start; at3 < end2; at3++) {
      const digit = this.buffer[at3] ^ ZERO;
      if (digit > 9) return this.referredDigits(index2);
      number2 = number2 * 10 + digit;
    }
    return number2;
  }
  /** Nobody writes digits as references, but whoever does means them. */
  referredDigits(index2) {
    if (this.kinds[index2] === PLAIN) return -1;
    const text3 = this.text(index2);
    return /^\d{1,15}$/.test(text3) ? Number(text3) : -1;
  }
};

// src/reports/text/xml-names.ts
var MAX_NAME_LENGTH2 = 256;
var START = ":A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
var NAME2 = new RegExp(`^[${START}][${START}0-9.\\xB7\\u0300-\\u036F\\u203F\\u2040-]{0,255}$`, "u");
var SLOTS = 4096;
var MAX_PROBES = 4;
var MAX_NAMES3 = 1e3;
var IN_NAME = Uint8Array.from(
  { length: 256 },
  (_, byte) => /[A-Za-z0-9_:.-]/.test(String.fromCharCode(byte)) ? 1 : 0
);
var nextHash = (hash, byte) => Math.imul(hash, 31) + byte | 0;
var XmlNames = class {
  /** By hash: the number of a name plus one; 0: free. */
  slots = new Int32Array(SLOTS);
  names = [];
  /** The same as bytes, one behind the other, and where each ends. */
  bytes = new Uint8Array(1024);
  ends = new Int32Array(MAX_NAMES3);
  /** By number: the name that came behind that one the last time. Most tags are like the one before. */
  following = new Int32Array(MAX_NAMES3);
  last = 0;
  /**
   * The length of the name that begins there, if it came before, which `latest` then gives; 0: it did not. Behind the last
   * byte stands one that is in no name.
   */
  next(source3, start) {
    const expected = this.following[this.last];
    const length = this.lengthThere(expected, source3, start);
    if (length > 0 && IN_NAME[source3[start + length]] === 0) {
      this.last = expected;
      return length;
    }
    return this.searched(source3, start);
  }
  get latest() {
    return this.names[this.last];
  }
  searched(source3, start) {
    let hash = 0;
    let end2 = start;
    for (let byte = source3[end2]; IN_NAME[byte] === 1; byte = source3[++end2])
      hash = nextHash(hash, byte);
    const number2 = this.numberOf(source3, start, end2, hash);
    if (number2 === -1) return 0;
    this.following[this.last] = number2;
    this.last = number2;
    return end2 - start;
  }
  /** Of the name that these bytes are, if it came before; otherwise -1. */
  numberOf(source3, start, end2, hash) {
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const number2 = this.slots[hash + probe & SLOTS - 1] - 1;
      if (number2 === -1) return -1;
      if (this.lengthThere(number2, source3, start) === end2 - start) return number2;
    }
    return -1;
  }
  /** The length of this name, if it stands there; otherwise 0. */
  lengthThere(number2, source3, start) {
    const { bytes } = this;
    const from2 = number2 === 0 ? 0 : this.ends[number2 - 1];
    const length = this.ends[number2] - from2;
    for (let at3 = 0; at3 < length; at3++) if (bytes[from2 + at3] !== source3[start + at3]) return 0;
    return length;
  }
  /** The name that these bytes are. Throws when they are none. */
  at(buffer, start, end2) {
    if (end2 === start) throw noName();
    let hash = 0;
    for (let at3 = start; at3 < end2; at3++) hash = nextHash(hash, buffer[at3]);
    const number2 = this.numberOf(buffer, start, end2, hash);
    return this.names[number2] ?? this.learnt(buffer, start, end2, hash);
  }
  learnt(buffer, start, end2, hash) {
    const name2 = buffer.toString("utf8", start, Math.min(end2, start + 4 * MAX_NAME_LENGTH2));
    if (!NAME2.test(name2)) throw noName();
    const [only2 = name2] = Object.keys({ [name2]: true });
    for (let probe = 0; probe < MAX_PROBES && this.names.length < MAX_NAMES3; probe++) {
      const slot = hash + probe & SLOTS - 1;
      if (this.slots[slot] !== 0) continue;
      this.append(only2, buffer.subarray(start, end2));
      this.slots[slot] = this.names.length;
      break;
    }
    return only2;
  }
  append(name2, bytes) {
    const from2 = this.ends[this.names.length - 1] ?? 0;
    if (from2 + bytes.length > this.bytes.length) {
      const larger = new Uint8Array((from2 + bytes.length) * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes.set(bytes, from2);
    this.ends[this.names.length] = from2 + bytes.length;
    this.names.push(name2);
  }
};
var noName = () => new UnreadableReport("An element or attribute has no readable name.");

// src/reports/text/xml-usual-tag.ts
var SPACE = 32;
var DOUBLE2 = 34;
var AMPERSAND2 = 38;
var SINGLE2 = 39;
var SLASH = 47;
var SEMICOLON2 = 59;
var EQUALS = 61;
var GREATER2 = 62;
var MAX_ATTRIBUTES2 = 32;
var MAX_VALUE_LENGTH = 65536;
var IN_VALUE = Uint8Array.from(
  { length: 256 },
  (_, byte) => byte < SPACE || [DOUBLE2, SINGLE2, AMPERSAND2, LESS].includes(byte) ? 0 : 1
);
var UsualTags = class {
  names;
  attributes;
  name = "";
  kind = "open";
  valueKind = PLAIN;
  constructor(names4, attributes) {
    this.names = names4;
    this.attributes = attributes;
  }
  /** The tag whose `<` is at `start`. Gives the place of its `>`; -1: it is not as usual. */
  read(buffer, start) {
    if (buffer[start + 1] === SLASH) return this.readClosing(buffer, start + 2);
    this.attributes.begin(buffer);
    const length = this.names.next(buffer, start + 1);
    if (length === 0) return -1;
    this.name = this.names.latest;
    let at3 = start + 1 + length;
    while (at3 !== -1 && buffer[at3] === SPACE) {
      at3 = behindSpaces(buffer, at3);
      if (IN_NAME[buffer[at3]] === 1) at3 = this.readAttribute(buffer, at3);
    }
    if (at3 === -1) return -1;
    const isEmpty2 = buffer[at3] === SLASH;
    this.kind = isEmpty2 ? "empty" : "open";
    if (isEmpty2) at3 += 1;
    return buffer[at3] === GREATER2 ? at3 : -1;
  }
  readClosing(buffer, start) {
    const length = this.names.next(buffer, start);
    this.name = this.names.latest;
    this.kind = "close";
    return length > 0 && buffer[start + length] === GREATER2 ? start + length : -1;
  }
  /** Gives the place behind the closing quote. */
  readAttribute(buffer, start) {
    const length = this.names.next(buffer, start);
    const equals = start + length;
    if (length === 0 || buffer[equals] !== EQUALS) return -1;
    const { attributes } = this;
    const name2 = this.names.latest;
    const end2 = this.readValue(buffer, equals + 1);
    if (end2 === -1 || attributes.length === MAX_ATTRIBUTES2 || attributes.has(name2)) return -1;
    attributes.push(name2, equals + 2, end2, this.valueKind);
    return end2 + 1;
  }
  /** Gives the place of the closing quote. */
  readValue(buffer, open4) {
    const quote2 = buffer[open4];
    if (quote2 !== DOUBLE2 && quote2 !== SINGLE2) return -1;
    this.valueKind = PLAIN;
    let at3 = behindPlain(buffer, open4 + 1);
    while (buffer[at3] !== quote2) {
      const behind = this.behindOther(buffer, at3);
      if (behind === -1) return -1;
      at3 = behindPlain(buffer, behind);
    }
    return at3 - open4 > MAX_VALUE_LENGTH ? -1 : at3;
  }
  /** A reference, or the quote that this value is not in; -1: something else. */
  behindOther(buffer, at3) {
    const byte = buffer[at3];
    if (byte === DOUBLE2 || byte === SINGLE2) return at3 + 1;
    this.valueKind = REFERRING;
    return byte === AMPERSAND2 ? behindReference(buffer, at3) : -1;
  }
};
function behindPlain(buffer, start) {
  let at3 = start;
  while (IN_VALUE[buffer[at3]] === 1) at3 += 1;
  return at3;
}
function behindSpaces(buffer, start) {
  let at3 = start;
  while (buffer[at3] === SPACE) at3 += 1;
  return at3;
}
var REFERENCES = ["amp", "lt", "gt", "quot", "apos"].map((name2) => Buffer.from(name2));
function behindReference(buffer, ampersand) {
  for (const name2 of REFERENCES) {
    const end2 = ampersand + 1 + name2.length;
    if (isThere(name2, buffer, ampersand + 1) && buffer[end2] === SEMICOLON2) return end2 + 1;
  }
  return -1;
}
function isThere(name2, buffer, start) {
  for (let at3 = 0; at3 < name2.length; at3++) if (buffer[start + at3] !== name2[at3]) return false;
  return true;
}

// src/reports/text/xml-tag.ts
var MAX_VALUE_LENGTH2 = 65536;
var AMPERSAND3 = 38;
var SLASH2 = 47;
var EQUALS2 = 61;
var GREATER3 = 62;
var DOUBLE3 = 34;
var SINGLE3 = 39;
function tagEnd(buffer, from2) {
  let quote2 = 0;
  for (let at3 = from2; at3 < buffer.length; at3++) {
    const byte = buffer[at3];
    if (quote2 !== 0) {
      if (byte === quote2) quote2 = 0;
    } else if (byte === GREATER3) return at3;
    else if (byte === DOUBLE3 || byte === SINGLE3) quote2 = byte;
  }
  return -1;
}
var TagReader = class {
  names = new XmlNames();
  attributes = new TagAttributes();
  usual = new UsualTags(this.names, this.attributes);
  buffer = Buffer.alloc(0);
  /** Of the tag that was read last: `</a>` closes, `<a/>` opens and closes. */
  kind = "open";
  name = "";
  /** The tag whose `<` is at `start`, when it is as usual. Gives the place of its `>`; -1: it is not. */
  readUsual(buffer, start) {
    const end2 = this.usual.read(buffer, start);
    if (end2 === -1) return -1;
    this.kind = this.usual.kind;
    this.name = this.usual.name;
    return end2;
  }
  /** The tag between `<` at `start` and `>` at `end`. */
  read(buffer, start, end2) {
    this.buffer = buffer;
    this.attributes.begin(buffer);
    if (buffer[start + 1] === SLASH2) this.readClosing(start + 2, end2);
    else this.readOpening(start, end2);
  }
  readOpening(start, end2) {
    const isEmpty2 = this.buffer[end2 - 1] === SLASH2;
    const last = isEmpty2 ? end2 - 1 : end2;
    const nameEnd = endOfName(this.buffer, start + 1, last);
    this.kind = isEmpty2 ? "empty" : "open";
    this.name = this.names.at(this.buffer, start + 1, nameEnd);
    for (let at3 = nameEnd; at3 < last; ) at3 = this.readAttribute(at3, last);
  }
  readClosing(start, end2) {
    const nameEnd = endOfName(this.buffer, start, end2);
    if (skipBlank(this.buffer, nameEnd, end2) !== end2)
      throw new UnreadableReport("A closing tag contains more than a name.");
    this.kind = "close";
    this.name = this.names.at(this.buffer, start, nameEnd);
  }
  /** Gives the place behind the attribute, which begins with white space; `last` when there is nothing but that. */
  readAttribute(at3, last) {
    const { buffer } = this;
    const begin = skipBlank(buffer, at3, last);
    if (begin === last) return last;
    const nameEnd = endOfName(buffer, begin, last);
    const equals = skipBlank(buffer, nameEnd, last);
    const open4 = skipBlank(buffer, equals + 1, last);
    const quote2 = buffer[open4];
    if (begin === at3 || buffer[equals] !== EQUALS2 || open4 >= last || quote2 !== DOUBLE3 && quote2 !== SINGLE3)
      throw new UnreadableReport("The attributes of an element cannot be read.");
    const { close, isPlain: isPlain2 } = this.readValue(quote2, open4 + 1);
    const name2 = this.names.at(buffer, begin, nameEnd);
    if (!isPlain2) resolved(buffer.toString("utf8", open4 + 1, close), isLabel(name2));
    this.attributes.add(name2, open4 + 1, close, isPlain2 ? PLAIN : OTHER);
    return close + 1;
  }
  /** Gives the place of the closing quote. */
  readValue(quote2, start) {
    const { buffer } = this;
    let isPlain2 = true;
    let close = start;
    for (let byte = buffer[close]; byte !== quote2; byte = buffer[++close]) {
      if (byte === void 0) throw new UnreadableReport("The attributes of an element cannot be read.");
      if (byte === AMPERSAND3 || byte === LESS || byte < 32) isPlain2 = false;
    }
    if (close - start > MAX_VALUE_LENGTH2)
      throw new UnreadableReport(`An attribute is longer than ${MAX_VALUE_LENGTH2} bytes.`);
    return { close, isPlain: isPlain2 };
  }
};
function isBlank(byte) {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}
function skipBlank(buffer, from2, end2) {
  let at3 = from2;
  while (at3 < end2 && isBlank(buffer[at3])) at3 += 1;
  return at3;
}
function endOfName(buffer, from2, end2) {
  let at3 = from2;
  for (; at3 < end2; at3++) {
    const byte = buffer[at3];
    if (byte === EQUALS2 || byte === SLASH2 || byte === DOUBLE3 || byte === SINGLE3 || isBlank(byte)) break;
  }
  return at3;
}

// src/reports/text/xml.ts
var MAX_DEPTH3 = 64;
var MAX_TAG = 1024 * 1024;
var SHORT = 257;
var EXCLAMATION = 33;
var QUESTION = 63;
var SECTIONS = [
  { kind: "comment", start: "<!--", end: "-->" },
  { kind: "cdata", start: "<![CDATA[", end: "]]>" },
  { kind: "instruction", start: "<?", end: "?>" }
];
var DOCTYPE = "<!DOCTYPE";
var MAX_DOCTYPE_LENGTH = 1e3;
var PLAIN_DOCTYPE = /^<!DOCTYPE\s+[\w.:-]+(?:\s+(?:SYSTEM|PUBLIC\s+(?:"[^"<]*"|'[^'<]*'))\s+(?:"[^"<]*"|'[^'<]*'))?\s*>$/;
var XmlReader = class {
  handler;
  tags = new TagReader();
  decoder = new XmlDecoder();
  open = [];
  /** The section that is being passed over. */
  inside;
  begun = "nothing";
  hasRoot = false;
  hasDoctype = false;
  /** What was not read yet, and how much of it is known to be UTF-8. Behind the last byte stands a NUL. */
  memory = Buffer.alloc(1);
  length = 0;
  checked = 0;
  /** The line in which the next piece begins. */
  line = 1;
  constructor(handler) {
    this.handler = handler;
  }
  push(chunk) {
    this.read(this.decoder.push(chunk));
  }
  read(chunk) {
    this.hold(chunk);
    const whole = this.memory.subarray(0, lengthOfWhole(this.memory.subarray(0, this.length)));
    this.demandUtf8(whole);
    const end2 = this.readPieces(whole);
    this.checked = whole.length - end2;
    if (end2 > 0) this.memory.copyWithin(0, end2, this.length);
    this.length -= end2;
  }
  /** A copy: whoever pushes may write to the chunk again. */
  hold(chunk) {
    const length = this.length + chunk.length;
    if (length >= this.memory.length) {
      const larger = Buffer.allocUnsafeSlow(length + this.length + 1024);
      this.memory.copy(larger, 0, 0, this.length);
      this.memory = larger;
    }
    this.memory.set(chunk, this.length);
    this.memory[length] = 0;
    this.length = length;
  }
  end() {
    this.read(this.decoder.end());
    const element = this.open.at(-1);
    if (element !== void 0) throw inLine(this.line, `It ends inside <${element.slice(0, 60)}>, so it is truncated.`);
    if (this.inside !== void 0 || this.length > 0)
      throw inLine(this.line, "It ends inside a tag or a comment, so it is truncated.");
    if (!this.hasRoot) throw inLine(this.line, "It has no element.");
  }
  demandUtf8(buffer) {
    if (isUtf82(buffer.subarray(this.checked))) return;
    const before4 = buffer.subarray(0, startOfBroken(buffer));
    throw inLine(this.line + countLines2(before4, 0, before4.length), "It is not UTF-8 text.", STATE_ENCODING);
  }
  /** Gives the place up to which it came. */
  readPieces(buffer) {
    let place3 = this.begun === "nothing" ? lengthOfMark(buffer) : 0;
    if (place3 > 0) this.begun = "mark";
    try {
      while (place3 < buffer.length) {
        const next = this.inside === void 0 ? this.readUsual(place3) : -1;
        const after = next === -1 ? this.readPiece(buffer, place3) : next;
        if (after === place3) return place3;
        this.begun = "content";
        place3 = after;
      }
      return place3;
    } catch (error) {
      if (!(error instanceof UnreadableReport)) throw error;
      throw inLine(this.line, error.message, error.next);
    }
  }
  /** Gives the place behind a tag or white space, as nearly all are; -1: there is none of those, and nothing was read. */
  readUsual(start) {
    if (this.memory[start] !== LESS) return this.passSpace(start);
    const end2 = this.tags.readUsual(this.memory, start);
    if (end2 === -1 || end2 - start > MAX_TAG) return -1;
    this.emitTag();
    return end2 + 1;
  }
  /** A line's end and the space before the next tag, of which nothing is reported. */
  passSpace(start) {
    const element = this.open[this.open.length - 1];
    if (element === void 0 || this.handler.wantsText?.(element)) return -1;
    const { memory } = this;
    const indented = memory[start] === LINE_FEED2 ? start + 1 : start;
    const at3 = behindSpaces(memory, indented);
    if (memory[at3] !== LESS) return -1;
    this.line += indented - start;
    return at3;
  }
  /** Gives the place behind the piece; the same place when more is needed to tell. */
  readPiece(buffer, start) {
    const end2 = this.readAnyPiece(buffer, start);
    this.line += countLines2(buffer, start, end2);
    return end2;
  }
  readAnyPiece(buffer, start) {
    if (this.inside) return this.passOver(buffer, start, this.inside);
    if (buffer[start] !== LESS) return this.passText(buffer, start);
    const next = buffer[start + 1];
    if (next === void 0) return start;
    return next === EXCLAMATION || next === QUESTION ? this.readSection(buffer, start) : this.readTag(buffer, start);
  }
  passText(buffer, start) {
    const element = this.open.at(-1);
    if (element !== void 0) {
      const end3 = textEnd(buffer, start);
      if (this.handler.wantsText?.(element)) this.handler.text?.(buffer.toString("utf8", start, end3));
      return end3;
    }
    let end2 = start;
    while (isBlank(buffer[end2])) end2 += 1;
    if (end2 === start) throw new UnreadableReport("Text is outside its root element.");
    return end2;
  }
  readSection(buffer, start) {
    const begun = buffer.toString("latin1", start, start + 9);
    const section2 = SECTIONS.find((known) => begun.startsWith(known.start));
    if (section2 === void 0) {
      if (begun === DOCTYPE) return this.readDoctype(buffer, start);
      if ([...SECTIONS.map((known) => known.start), DOCTYPE].some((known) => known.startsWith(begun))) return start;
      throw new UnreadableReport("It has an unsupported declaration.");
    }
    const from2 = start + section2.start.length;
    const end2 = buffer.subarray(from2, start + SHORT).indexOf(section2.end);
    if (end2 === -1 && buffer.length - start < SHORT) return start;
    this.meet(section2, end2 === -1 ? void 0 : buffer.toString("utf8", from2, from2 + end2), begun);
    if (end2 !== -1) return from2 + end2 + section2.end.length;
    this.inside = section2;
    return from2;
  }
  /** One that names a definition elsewhere, as some tools write, is passed over: nothing is fetched. One that defines is refused. */
  readDoctype(buffer, start) {
    const end2 = tagEnd(buffer, start);
    if (end2 === -1 && buffer.length - start <= MAX_DOCTYPE_LENGTH) return start;
    const isLong2 = end2 === -1 || end2 - start > MAX_DOCTYPE_LENGTH;
    const text3 = isLong2 ? "" : buffer.toString("utf8", start, end2 + 1);
    if (this.hasRoot || this.hasDoctype || !PLAIN_DOCTYPE.test(text3))
      throw new UnreadableReport("It has a document type with definitions, or a second one, which is not supported.");
    this.hasDoctype = true;
    return end2 + 1;
  }
  /** `text`: what stands in the section, when it is short. */
  meet({ kind: kind2 }, text3, begun) {
    if (kind2 === "comment" && text3 !== void 0) this.handler.comment?.(text3);
    if (kind2 === "cdata" && this.open.length === 0) throw new UnreadableReport("Text is outside its root element.");
    if (kind2 === "instruction" && /^<\?xml(?![\w.:-])/i.test(begun)) this.demandDeclaration(text3);
  }
  demandDeclaration(text3) {
    if (this.begun === "content" || !DECLARATION.test(text3 ?? ""))
      throw new UnreadableReport("It has an unreadable or second XML declaration.");
  }
  passOver(buffer, start, { end: end2 }) {
    const found2 = buffer.indexOf(end2, start);
    if (found2 === -1) return Math.max(start, buffer.length - end2.length + 1);
    this.inside = void 0;
    return found2 + end2.length;
  }
  readTag(buffer, start) {
    const end2 = tagEnd(buffer, start);
    if ((end2 === -1 ? buffer.length : end2) - start > MAX_TAG)
      throw new UnreadableReport(`A tag is longer than ${MAX_TAG} bytes.`);
    if (end2 === -1) return start;
    this.tags.read(buffer, start, end2);
    this.emitTag();
    return end2 + 1;
  }
  emitTag() {
    const { kind: kind2, name: name2 } = this.tags;
    if (kind2 === "close") this.closeElement(name2);
    else this.openElement(kind2 === "empty", name2);
  }
  openElement(isEmpty2, name2) {
    const { open: open4 } = this;
    if (open4.length === 0 && this.hasRoot) throw new UnreadableReport("It has two root elements.");
    if (open4.length >= MAX_DEPTH3)
      throw new UnreadableReport(`Its elements are nested more than ${MAX_DEPTH3} levels deep.`);
    this.hasRoot = true;
    this.handler.open(name2, this.tags.attributes);
    if (isEmpty2) this.handler.close(name2);
    else open4.push(name2);
  }
  closeElement(name2) {
    const { open: open4 } = this;
    if (open4[open4.length - 1] !== name2) throw new UnreadableReport(`</${name2.slice(0, 60)}> closes no open element.`);
    open4.pop();
    this.handler.close(name2);
  }
};
function xmlReport(handler) {
  const xml = new XmlReader(handler);
  return {
    push: (chunk) => xml.push(chunk),
    end: () => {
      xml.end();
      return handler.report();
    }
  };
}
var STATE_ENCODING = "Write it in UTF-8, or state its encoding in the XML declaration.";
var inLine = (line2, why, next) => new UnreadableReport(`Line ${line2}: ${why}`, next);

// src/reports/text/xml-outline.ts
var MAX_DOCTYPE_LENGTH2 = 1e3;
var MAX_NAME_LENGTH3 = 300;
var SECTIONS2 = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"]
];
var TAG = /<([^\s<>/!?"'=]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/y;
function startText(start) {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  const wide = wideEncoding(start);
  if (wide === void 0) return bytes.toString("latin1").replace(/^\xef\xbb\xbf/, "");
  return new TextDecoder(wide).decode(bytes.subarray(0, bytes.length & ~1));
}
function outline(start) {
  const text3 = startText(start);
  const at3 = behindMisc(text3, 0);
  const root3 = nameAt(text3, at3);
  const tag = tagAt(text3, at3);
  if (root3 === void 0 || tag === void 0) return { root: root3, attributes: "", first: void 0 };
  const attributes = tag.attributes.replace(/\/$/, "");
  if (attributes !== tag.attributes) return { root: root3, attributes, first: void 0 };
  return { root: root3, attributes, first: nameAt(text3, behindMisc(text3, tag.end)) };
}
function rootName(start) {
  const text3 = startText(start);
  return nameAt(text3, behindMisc(text3, 0));
}
function behindMisc(text3, from2) {
  let place3 = from2;
  for (; ; ) {
    while (place3 < text3.length && /\s/.test(text3.charAt(place3))) place3 += 1;
    const end2 = endOfMisc(text3, place3);
    if (end2 === void 0) return place3;
    place3 = end2;
  }
}
function endOfMisc(text3, at3) {
  const section2 = SECTIONS2.find(([start2]) => text3.startsWith(start2, at3));
  if (section2 === void 0) {
    const doctype = /^<!DOCTYPE[^<>[]*>/.exec(text3.slice(at3, at3 + MAX_DOCTYPE_LENGTH2))?.[0];
    return doctype === void 0 ? void 0 : at3 + doctype.length;
  }
  const [start, mark] = section2;
  const end2 = text3.indexOf(mark, at3 + start.length);
  return end2 === -1 ? void 0 : end2 + mark.length;
}
var nameAt = (text3, at3) => /^<([^\s<>/!?]+)/.exec(text3.slice(at3, at3 + MAX_NAME_LENGTH3))?.[1];
function tagAt(text3, at3) {
  TAG.lastIndex = at3;
  const found2 = TAG.exec(text3);
  return found2 === null ? void 0 : { attributes: found2[2] ?? "", end: at3 + found2[0].length };
}

// src/reports/coverage/clover.ts
var clover = {
  kind: "coverage",
  name: "Clover",
  called: "a Clover coverage report",
  recognises: (start) => {
    const { root: root3, first } = outline(start);
    return root3 === "coverage" && first === "project";
  },
  reader: () => xmlReport(new CloverHandler())
};
var CloverHandler = class {
  measured = new Measured();
  above = [];
  file;
  hasProject = false;
  inTests = false;
  open(name2, attributes) {
    if (name2 === "project" && this.above.length === 1 && this.above[0] === "coverage") this.hasProject = true;
    if (name2 === "testproject") this.inTests = true;
    if (!this.inTests) this.read(name2, attributes);
    this.above.push(name2);
  }
  close(name2) {
    this.above.pop();
    if (name2 === "testproject") this.inTests = false;
    if (name2 === "file") this.endFile();
  }
  report() {
    if (!this.hasProject) throw new UnreadableReport("It has no project.");
    return this.measured.report();
  }
  read(name2, attributes) {
    if (name2 === "file") this.beginFile(attributes);
    if (name2 !== "line") return;
    if (this.file === void 0) throw new UnreadableReport("A line in it is outside all files.");
    this.file.line(attributes);
  }
  /** The name is the whole path (PHPUnit), or its last part, and there is a path beside it. */
  beginFile(attributes) {
    const path = attributes.get("path") ?? attributes.get("name");
    if (path === void 0) throw new UnreadableReport("A file in it has no name.");
    if (this.file !== void 0) throw new UnreadableReport("A file in it is inside another one.");
    this.file = new CloverFile(this.measured.file(path));
  }
  endFile() {
    this.file?.end();
    this.file = void 0;
  }
};
var CloverFile = class {
  file;
  /** By line. A line may have several conditions; the same file at another place has the same ones again. */
  lineBranches = /* @__PURE__ */ new Map();
  /** The method that no statement followed yet. */
  method;
  constructor(file2) {
    this.file = file2;
  }
  line(attributes) {
    const number2 = attributes.number("num");
    if (number2 === void 0) throw new UnreadableReport("A line in it has no number.");
    const type2 = attributes.get("type");
    if (type2 === "method") this.beginMethod(number2, attributes);
    else if (type2 === "stmt") this.statement(number2, demanded(attributes, "count"));
    else if (type2 === "cond") this.condition(number2, attributes);
    else throw new UnreadableReport(`It has a line of an unsupported type: ${JSON.stringify(type2 ?? "")}.`);
  }
  end() {
    this.endMethod();
    for (const [line2, { total, taken }] of this.lineBranches) this.file.branch(line2, total, taken);
  }
  /**
   * Where a method begins, nothing runs yet: its statements have lines of their own. A method without any is a line itself.
   * PHPUnit writes it in place of the statements that are on its line, as of a getter; OpenClover, where its body is empty.
   */
  beginMethod(line2, attributes) {
    this.endMethod();
    const count2 = demanded(attributes, "count");
    this.file.function(attributes.get("signature") ?? attributes.get("name") ?? "", line2, count2);
    this.method = { line: line2, count: count2 };
  }
  endMethod() {
    if (this.method !== void 0) this.file.line(this.method.line, this.method.count);
    this.method = void 0;
  }
  statement(line2, count2) {
    this.method = void 0;
    this.file.line(line2, count2);
  }
  /**
   * OpenClover counts how often a condition was true and how often it was false, and has a statement beside it.
   * istanbul has a count in the same line, and means all branches that lead on from it: those that were taken, and
   * those that were not.
   */
  condition(line2, attributes) {
    const yes = demanded(attributes, "truecount");
    const no = demanded(attributes, "falsecount");
    const count2 = attributes.get("count");
    for (const hits of count2 === void 0 ? [yes, no] : [count2]) this.statement(line2, hits);
    const [taken, missed] = [numberOf2(yes), numberOf2(no)];
    if (taken < 0 || missed < 0) this.file.branch(line2, -1, 0);
    else if (count2 === void 0) this.add(line2, 2, Number(taken > 0) + Number(missed > 0));
    else this.add(line2, taken + missed, taken);
  }
  add(line2, total, taken) {
    const known = this.lineBranches.get(line2) ?? { total: 0, taken: 0 };
    this.lineBranches.set(line2, { total: known.total + total, taken: known.taken + taken });
  }
};
function demanded(attributes, name2) {
  const value = attributes.get(name2);
  if (value === void 0) throw new UnreadableReport(`A line in it has no ${name2}.`);
  return value;
}
function numberOf2(text3) {
  if (/^-?\d{1,15}$/.test(text3)) return Number(text3);
  throw new UnreadableReport(`It has an unreadable count: ${JSON.stringify(text3.slice(0, 40))}.`);
}

// src/reports/coverage/cobertura.ts
var cobertura = {
  kind: "coverage",
  name: "Cobertura",
  called: "a Cobertura coverage report",
  recognises: (start) => {
    const { root: root3, attributes, first } = outline(start);
    if (root3 !== "coverage" || OF_OTHERS.includes(first)) return false;
    return /\sline-rate\s*=/.test(attributes) || /<packages\b/.test(startText(start));
  },
  reader: () => xmlReport(new CoberturaHandler())
};
var OF_OTHERS = ["project", "file"];
var CoberturaHandler = class {
  measured = new Measured();
  above = [];
  file;
  source = "";
  /** By what a condition says. */
  lineBranches = /* @__PURE__ */ new Map();
  /** Of the method whose first line is still to come. */
  method;
  hasPackages = false;
  open(name2, attributes) {
    if (name2 === "line") this.lineIn(attributes);
    else this.openOther(name2, attributes);
    this.above.push(name2);
  }
  openOther(name2, attributes) {
    const { above } = this;
    if (name2 === "packages" && above.at(-1) === "coverage") this.hasPackages = true;
    if (name2 === "class") this.beginClass(attributes);
    if (name2 === "method" && above.at(-2) === "class") this.method = attributes.get("name") ?? "";
    if (name2 === "source") this.source = "";
  }
  lineIn(attributes) {
    const { above } = this;
    if (above[above.length - 1] !== "lines") return;
    const owner2 = above[above.length - 2];
    if (owner2 === "class") this.line(attributes);
    else if (owner2 === "method") this.methodLine(attributes);
  }
  close(name2) {
    this.above.pop();
    if (name2 === "class") this.file = void 0;
    if (name2 === "method") this.method = void 0;
    if (name2 === "source") this.measured.source(resolved(this.source).trim());
  }
  wantsText(element) {
    return element === "source" && this.source.length < MAX_SOURCE_LENGTH;
  }
  text(piece) {
    this.source += piece.slice(0, MAX_SOURCE_LENGTH);
  }
  report() {
    if (!this.hasPackages) throw new UnreadableReport("It has no list of packages.");
    return this.measured.report();
  }
  beginClass(attributes) {
    const path = attributes.get("filename");
    if (path === void 0) throw new UnreadableReport("A class in it names no file.");
    this.file = this.measured.file(path);
  }
  line(attributes) {
    const number2 = attributes.number("number");
    const hits = attributes.numberOrText("hits");
    if (number2 === void 0 || hits === void 0) throw new UnreadableReport("A line in it has no number or no hits.");
    this.file?.line(number2, hits);
    if (!attributes.has("branch") || attributes.get("branch")?.toLowerCase() !== "true") return;
    const condition = attributes.get("condition-coverage");
    if (condition !== void 0) this.conditions(number2, condition);
  }
  conditions(line2, text3) {
    const isShort2 = text3.length <= MAX_KNOWN_LENGTH;
    let lineBranches = isShort2 ? this.lineBranches.get(text3) : void 0;
    if (lineBranches === void 0) {
      lineBranches = branchesIn(text3);
      if (isShort2 && this.lineBranches.size < MAX_KNOWN) this.lineBranches.set(text3, lineBranches);
    }
    if (lineBranches === NO_BRANCHES2) this.measured.note("branch_impossible");
    else this.file?.branch(line2, lineBranches.total, lineBranches.taken);
  }
  /** A method ran when its first line did. */
  methodLine(attributes) {
    const number2 = attributes.number("number");
    const hits = attributes.numberOrText("hits");
    if (this.method === void 0 || number2 === void 0 || hits === void 0) return;
    this.file?.function(this.method, number2, hits);
    this.method = void 0;
  }
};
var MAX_SOURCE_LENGTH = 4096;
var MAX_KNOWN_LENGTH = 64;
var MAX_KNOWN = 1e3;
var NO_BRANCHES2 = { total: -1, taken: -1 };
function branchesIn(text3) {
  const [, taken, total] = /\((-?\d{1,9})\/(-?\d{1,9})\)\s*$/.exec(text3) ?? [];
  return taken === void 0 || total === void 0 ? NO_BRANCHES2 : { total: Number(total), taken: Number(taken) };
}

// src/reports/text/json-outline.ts
var TOKENS = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}[\]:]/gs;
var MAX_DEPTH4 = 8;
function hasKey(start, ...lineBranches) {
  const text3 = Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString("latin1");
  if (!/^(?:\xef\xbb\xbf)?\s*\{/.test(text3)) return false;
  const path = [];
  let last = "";
  for (const [token] of text3.matchAll(TOKENS)) {
    if (token === "}" || token === "]") path.pop();
    else if (token === "{") path.push("");
    else if (token === "[") path.push("[]");
    else if (token !== ":") last = token.slice(1, -1);
    else path[path.length - 1] = last;
    const isKey = token === ":" || token === "[";
    if (isKey && path.length <= MAX_DEPTH4 && lineBranches.some((way) => matches(path, way))) return true;
  }
  return false;
}
function matches(path, way) {
  return path.length === way.length && way.every((key, index2) => isMeant2(key, path[index2] ?? ""));
}
function isMeant2(key, found2) {
  return key === "*" || key === found2 || key === "#" && /^\d+$/.test(found2);
}

// src/reports/coverage/json-report.ts
function jsonReport(read2) {
  return wholeJson((value) => {
    const measured = new Measured();
    read2(value, measured);
    return measured.report();
  });
}
function lineIn(value) {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MAX_LINE2) return value;
  throw new UnreadableReport(`It has an impossible line number: ${brief(value)}.`);
}
function ran(count2, measured) {
  if (Number.isSafeInteger(count2)) {
    if (count2 < 0) measured.note("negative_count");
    return count2 > 0;
  }
  const hit = typeof count2 === "number" ? hitIn(String(count2), (anomaly) => measured.note(anomaly)) : void 0;
  if (hit === void 0) throw new UnreadableReport(`It has an unreadable count: ${brief(count2)}.`);
  return hit;
}
var LineBranches = class {
  lineBranches = /* @__PURE__ */ new Map();
  add(line2, total, taken) {
    const known = this.lineBranches.get(line2);
    if (known === void 0) this.lineBranches.set(line2, { total, taken });
    else {
      known.total += total;
      known.taken += taken;
    }
  }
  into(file2) {
    for (const [line2, { total, taken }] of this.lineBranches) if (line2 > 0) file2.branch(line2, total, taken);
  }
};

// src/reports/coverage/coverage-py.ts
var coveragePy = {
  kind: "coverage",
  name: "coverage.py JSON",
  called: "a coverage.py JSON report",
  recognises: (start) => hasKey(start, ["meta", "show_contexts"]),
  reader: () => jsonReport(readFiles)
};
function readFiles(report2, measured) {
  const files = members(members(report2, "the report")["files"], "the list of files");
  for (const path of Object.keys(files)) readFile2(members(files[path], "a file"), measured.file(path));
}
function readFile2(counted3, file2) {
  for (const line2 of elements(counted3["executed_lines"], "the executed lines")) file2.line(lineIn(line2), true);
  for (const line2 of elements(counted3["missing_lines"], "the missing lines")) file2.line(lineIn(line2), false);
  readFunctions(counted3, file2);
  const lineBranches = new LineBranches();
  for (const way of elements(counted3["executed_branches"] ?? [], "the executed branches"))
    lineBranches.add(from(way), 1, 1);
  for (const way of elements(counted3["missing_branches"] ?? [], "the missing branches"))
    lineBranches.add(from(way), 1, 0);
  lineBranches.into(file2);
}
function from(way) {
  return lineIn(elements(way, "a branch")[0]);
}
function readFunctions(counted3, file2) {
  const functions = members(counted3["functions"] ?? {}, "the list of functions");
  for (const name2 of Object.keys(functions)) {
    const one2 = members(functions[name2], "a function");
    const executed = elements(one2["executed_lines"], "the executed lines");
    const missing10 = elements(one2["missing_lines"], "the missing lines");
    const lines = [...executed, ...missing10].map(lineIn);
    if (name2 === "" || lines.length === 0) continue;
    file2.function(
      name2,
      one2["start_line"] === void 0 ? lines.reduce((first, line2) => Math.min(first, line2)) : lineIn(one2["start_line"]),
      executed.length > 0
    );
  }
}

// src/reports/coverage/gcov/covdir.ts
var covdir = {
  kind: "coverage",
  name: "grcov covdir",
  called: "a covdir report of grcov",
  // In whatever order the keys come: of the whole tree, or of the first thing in it.
  recognises: (start) => hasKey(
    start,
    ["coveragePercent"],
    ["children", "*", "children"],
    ["children", "*", "coveragePercent"],
    ["children", "*", "coverage", "[]"]
  ),
  reader: () => jsonReport(readTree)
};
var MAX_DEPTH5 = 256;
var NO_CODE = -1;
function readTree(report2, measured) {
  readNode2(members(report2, "the report"), [], measured);
}
function readNode2(node, path, measured) {
  const isFolder = Object.hasOwn(node, "children");
  const counted3 = isFolder ? readFolder(node, path, measured) : readFile3(node, path, measured);
  const { linesTotal: total, linesCovered: covered } = node;
  if (!agrees2(total, counted3.total) || !agrees2(covered, counted3.covered)) measured.note("summary_mismatch");
  return counted3;
}
function readFolder(node, path, measured) {
  if (path.length >= MAX_DEPTH5) throw new UnreadableReport(`Its folders are nested more than ${MAX_DEPTH5} levels deep.`);
  if (Object.hasOwn(node, "coverage")) throw new UnreadableReport("It has something that is both a folder and a file.");
  const children = members(node["children"], "the children of a folder");
  const sum2 = { covered: 0, total: 0 };
  for (const name2 of Object.keys(children)) {
    const { covered, total } = readNode2(members(children[name2], "a file or a folder"), [...path, name2], measured);
    sum2.covered += covered;
    sum2.total += total;
  }
  return sum2;
}
function readFile3(node, path, measured) {
  const counts2 = elements(node["coverage"], "the coverage of a file");
  return readLines(counts2, measured.file(pathOf(path)), measured);
}
function readLines(counts2, file2, measured) {
  const sum2 = { covered: 0, total: 0 };
  for (let index2 = 0; index2 < counts2.length; index2++) {
    if (counts2[index2] === NO_CODE) continue;
    const hit = ran(counts2[index2], measured);
    file2.line(index2 + 1, hit);
    sum2.total += 1;
    sum2.covered += hit ? 1 : 0;
  }
  return sum2;
}
function pathOf(path) {
  return path.join("/").replace(/^\/{2,}/, "/");
}
function agrees2(claimed, counted3) {
  if (claimed === void 0 || Number.isSafeInteger(claimed)) return claimed === void 0 || claimed === counted3;
  throw new UnreadableReport(`It has an invalid total: ${brief(claimed)}.`);
}

// src/reports/coverage/gcov/gcov-json.ts
var gcovJson = {
  kind: "coverage",
  name: "gcov JSON",
  called: "a gcov coverage report",
  // Some versions say that of the compiler after the files. That of the format is in what other tools write, too.
  recognises: (start) => hasKey(start, ["gcc_version"], ["files", "[]", "lines", "[]", "unexecuted_block"]),
  reader: () => jsonReport(readFiles2)
};
function readFiles2(report2, measured) {
  const { files, format_version: version, current_working_directory: folder } = members(report2, "the report");
  text(version, "the version of the format");
  if (typeof folder === "string") measured.source(folder);
  for (const each of elements(files, "the files")) {
    const counted3 = members(each, "a file");
    readFile4(counted3, measured.file(text(counted3["file"], "the name of a file")), measured);
  }
}
function readFile4(counted3, file2, measured) {
  const lineBranches = new LineBranches();
  for (const each of elements(counted3["lines"], "the lines of a file")) {
    const one2 = members(each, "a line");
    const line2 = lineIn(one2["line_number"]);
    file2.line(line2, ran(one2["count"], measured));
    for (const branch of elements(one2["branches"] ?? [], "the branches of a line"))
      addWay(members(branch, "a branch"), line2, lineBranches, measured);
  }
  lineBranches.into(file2);
  for (const each of elements(counted3["functions"] ?? [], "the functions of a file")) {
    const one2 = members(each, "a function");
    const name2 = text(one2["name"], "the name of a function");
    file2.function(name2, lineIn(one2["start_line"]), ran(one2["execution_count"], measured));
  }
}
function addWay(branch, line2, lineBranches, measured) {
  const taken = ran(branch["count"], measured);
  if (branch["throw"] !== true) lineBranches.add(line2, 1, taken ? 1 : 0);
}

// src/reports/coverage/gcov/gcovr.ts
var gcovr = {
  kind: "coverage",
  name: "gcovr JSON",
  called: "a gcovr coverage report",
  // Before version 6 the version of the format comes behind all files, so what it says of the first one must do.
  recognises: (start) => hasKey(
    start,
    ["gcovr/format_version"],
    [...LINE2, "gcovr/noncode"],
    [...LINE2, "gcovr/md5"],
    ["files", "[]", "functions", "[]", "lineno"]
  ),
  reader: () => jsonReport(readFiles3)
};
var LINE2 = ["files", "[]", "lines", "[]"];
function readFiles3(report2, measured) {
  const { files, "gcovr/format_version": version } = members(report2, "the report");
  text(version, "the version of the format");
  for (const each of elements(files, "the files")) {
    const counted3 = members(each, "a file");
    readFile5(counted3, measured.file(text(counted3["file"], "the name of a file")), measured);
  }
}
function readFile5(counted3, file2, measured) {
  const lineBranches = new LineBranches();
  for (const each of elements(counted3["lines"], "the lines of a file")) {
    const one2 = members(each, "a line");
    if (!isLeftOut(one2)) readLine(one2, file2, { lineBranches, measured });
  }
  lineBranches.into(file2);
  for (const each of elements(counted3["functions"] ?? [], "the functions of a file")) {
    const one2 = members(each, "a function");
    if (!isLeftOut(one2)) readFunction(one2, file2, measured);
  }
}
function readLine(one2, file2, { lineBranches, measured }) {
  const line2 = lineIn(one2["line_number"]);
  file2.line(line2, ran(one2["count"], measured));
  for (const each of elements(one2["branches"] ?? [], "the branches of a line")) {
    const branch = members(each, "a branch");
    if (!isLeftOut(branch)) lineBranches.add(line2, 1, ran(branch["count"], measured) ? 1 : 0);
  }
}
function readFunction(one2, file2, measured) {
  const name2 = text(one2["demangled_name"] ?? one2["name"], "the name of a function");
  file2.function(name2, lineIn(one2["lineno"]), ran(one2["execution_count"], measured));
}
function isLeftOut(one2) {
  return one2["gcovr/excluded"] === true || one2["gcovr/noncode"] === true;
}

// src/reports/text/rest.ts
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

// src/reports/coverage/go/blocks.ts
var WIDTH = 5;
var GoBlocks = class {
  numbers = new Float64Array(16 * WIDTH);
  length = 0;
  /** The block that comes next if the file comes again as it was. */
  expected = 0;
  /** The file comes again from its beginning. */
  again() {
    this.expected = 0;
  }
  add(line2, column, endLine, endColumn, statements, hit) {
    const { numbers: numbers5, expected } = this;
    const same2 = expected < this.length && numbers5[expected] === line2 && numbers5[expected + 1] === column && numbers5[expected + 2] === endLine && numbers5[expected + 3] === endColumn && Math.floor(numbers5[expected + 4] / 2) === statements;
    if (same2) {
      if (hit) numbers5[expected + 4] = statements * 2 + 1;
      this.expected += WIDTH;
      return;
    }
    this.append(line2, column, endLine, endColumn, statements * 2 + (hit ? 1 : 0));
    if (expected + WIDTH === this.length) this.expected = this.length;
  }
  append(line2, column, endLine, endColumn, weight) {
    if (this.length === this.numbers.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    const { numbers: numbers5, length } = this;
    numbers5[length] = line2;
    numbers5[length + 1] = column;
    numbers5[length + 2] = endLine;
    numbers5[length + 3] = endColumn;
    numbers5[length + 4] = weight;
    this.length += WIDTH;
  }
  /**
   * Every line that a block is on. The last one is left out where only the closing brace of the block can be on it. A
   * block without a statement, as of an empty function, has nothing that could run.
   */
  lines(pending3) {
    const { numbers: numbers5 } = this;
    for (let at3 = 0; at3 < this.length; at3 += WIDTH) {
      const line2 = numbers5[at3];
      const endLine = numbers5[at3 + 2];
      const weight = numbers5[at3 + 4];
      const last = numbers5[at3 + 3] <= 2 && endLine > line2 ? endLine - 1 : endLine;
      if (weight < 2) continue;
      for (let number2 = line2; number2 <= last; number2++)
        if (!pending3.add(number2, weight % 2 === 1))
          throw new UnreadableReport(`It has more than ${MAX_LINES2} lines of one file.`);
    }
    return pending3.take().slice();
  }
  /** By their place. Blocks at the same place are the same, and it ran if one of them did. */
  statements() {
    const { numbers: numbers5 } = this;
    const found2 = /* @__PURE__ */ new Map();
    for (let at3 = 0; at3 < this.length; at3 += WIDTH) {
      const weight = numbers5[at3 + 4];
      if (weight < 2) continue;
      const place3 = `${numbers5[at3]}.${numbers5[at3 + 1]},${numbers5[at3 + 2]}.${numbers5[at3 + 3]}`;
      const known = found2.get(place3);
      const hit = weight % 2 === 1 || known?.hit === true;
      found2.set(place3, { count: Math.max(Math.floor(weight / 2), known?.count ?? 0), hit });
    }
    return found2;
  }
};

// src/reports/coverage/go/profile.ts
var NEWLINE2 = 10;
var RETURN = 13;
var SPACE2 = 32;
var COMMA = 44;
var DOT = 46;
var ZERO2 = 48;
var NINE = 57;
var MAX_PATH_BYTES2 = 4096;
var MAX_LINE_BYTES = MAX_PATH_BYTES2 + 256;
var MAX_PATHS2 = 5e5;
var MAX_STATEMENTS = 1e6;
var MODE = /^mode: (?:set|count|atomic)$/;
var BLOCK = /^(.+):(\d{1,10})\.(\d{1,10}),(\d{1,10})\.(\d{1,10}) (\d{1,10}) (\S+)$/;
var goProfile = {
  kind: "coverage",
  name: "Go cover profile",
  called: "a Go cover profile",
  recognises: (start) => /^(?:\xef\xbb\xbf)?mode: (?:set|count|atomic)\r?(?:\n|$)/.test(Buffer.from(start).toString("latin1")),
  reader: () => new GoReader()
};
var GoReader = class {
  files = /* @__PURE__ */ new Map();
  anomalies = /* @__PURE__ */ new Map();
  rest = new Rest();
  lineCount = 0;
  hasMode = false;
  spanned = 0;
  /** The file of the block before, and its path with the colon, as bytes. */
  blocks = new GoBlocks();
  path = new Uint8Array(0);
  /** Where the next byte of a usual line is. */
  at = 0;
  push(chunk) {
    let position = this.rest.length > 0 ? this.finishRest(chunk) : 0;
    while (position < chunk.length) position = this.usualLine(chunk, position) ? this.at : this.anyLine(chunk, position);
  }
  end() {
    if (this.rest.length > 0) throw new UnreadableReport("It is truncated: its last line is incomplete.");
    if (!this.hasMode) throw new UnreadableReport("It has no mode line.");
    const pending3 = new RecordLines();
    const files = Array.from(this.files, ([path, blocks]) => [path, blocks.lines(pending3)]);
    const details = Array.from(this.files, ([path, blocks]) => [path, new GoDetails(blocks)]);
    return {
      files: new Map(files),
      details: new Map(details),
      sources: [],
      relative: "modules",
      anomalies: this.anomalies
    };
  }
  finishRest(chunk) {
    const newline = chunk.indexOf(NEWLINE2);
    const end2 = newline === -1 ? chunk.length : newline;
    this.keep(chunk.subarray(0, end2));
    if (newline !== -1) this.line(this.rest.take());
    return newline === -1 ? end2 : newline + 1;
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
  /** A block of the same file as the one before, whole in this chunk. If it is none, nothing has happened. */
  usualLine(chunk, start) {
    if (!this.isSamePath(chunk, start)) return false;
    const line2 = this.number(chunk, DOT);
    const column = this.number(chunk, COMMA);
    const endLine = this.number(chunk, DOT);
    const endColumn = this.number(chunk, SPACE2);
    const statements = this.number(chunk, SPACE2);
    const count2 = this.number(chunk, NEWLINE2);
    if (line2 < 1 || column < 0 || endLine < line2 || endColumn < 0 || statements < 0 || count2 < 0) return false;
    this.lineCount++;
    this.add(line2, column, endLine, endColumn, statements, count2 > 0);
    return true;
  }
  isSamePath(chunk, start) {
    const path = this.path;
    if (path.length === 0) return false;
    for (let index2 = 0; index2 < path.length; index2++) if (chunk[start + index2] !== path[index2]) return false;
    this.at = start + path.length;
    return true;
  }
  /** At most nine digits and the byte that ends them; -1: something else. */
  number(chunk, ending) {
    const start = this.at;
    if (start === -1) return -1;
    let position = start;
    let number2 = 0;
    let byte = chunk[position];
    while (byte >= ZERO2 && byte <= NINE) {
      number2 = number2 * 10 + byte - ZERO2;
      byte = chunk[++position];
    }
    const digits = position - start;
    if (byte === RETURN && ending === NEWLINE2) byte = chunk[++position];
    const fits2 = digits > 0 && digits < 10 && byte === ending;
    this.at = fits2 ? position + 1 : -1;
    return fits2 ? number2 : -1;
  }
  line(bytes) {
    this.lineCount++;
    if (bytes.length > MAX_LINE_BYTES) this.refuse(`has more than ${MAX_LINE_BYTES} bytes`);
    let text3 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
    if (this.lineCount === 1) text3 = text3.replace(/^\ufeff/, "");
    text3 = text3.replace(/\r$/, "");
    if (MODE.test(text3)) this.hasMode = true;
    else if (!this.hasMode) this.refuse("does not contain the mode of the profile");
    else if (text3 !== "") this.block(text3);
  }
  block(text3) {
    const [, path = "", ...numbers5] = BLOCK.exec(text3) ?? [];
    const hit = hitIn(numbers5.pop() ?? "", (anomaly) => this.note(anomaly));
    const [line2 = 0, column = 0, endLine = 0, endColumn = 0, statements = 0] = numbers5.map(Number);
    if (hit === void 0) this.refuse(`is not a readable block: ${text3.slice(0, 80)}`);
    this.begin(path);
    this.add(line2, column, endLine, endColumn, statements, hit);
  }
  begin(path) {
    const bytes = Buffer.byteLength(path);
    if (bytes > MAX_PATH_BYTES2) this.refuse(`has a path of more than ${MAX_PATH_BYTES2} bytes`);
    const known = this.files.get(path);
    if (known === void 0 && this.files.size === MAX_PATHS2) this.refuse(`names more than ${MAX_PATHS2} files`);
    this.blocks = known ?? new GoBlocks();
    this.blocks.again();
    this.files.set(path, this.blocks);
    this.path = Buffer.from(`${path}:`);
  }
  add(line2, column, endLine, endColumn, statements, hit) {
    if (endLine < line2) this.refuse("has a block that ends before it starts");
    if (endLine > MAX_LINE2) this.refuse(`has an impossible line number: ${endLine}`);
    if (statements > MAX_STATEMENTS) this.refuse(`has a block of more than ${MAX_STATEMENTS} statements`);
    this.spanned += endLine - line2;
    if (this.spanned > MAX_SPANNED) this.refuse(`exceeds the limit of ${MAX_SPANNED} lines that blocks may span`);
    if (line2 === 0) this.note("line_zero");
    else this.blocks.add(line2, column, endLine, endColumn, statements, hit);
  }
  note(anomaly) {
    this.anomalies.set(anomaly, (this.anomalies.get(anomaly) ?? 0) + 1);
  }
  refuse(what, ahead = 0) {
    throw new UnreadableReport(`Line ${this.lineCount + ahead} ${what}.`);
  }
};
var GoDetails = class {
  branches = /* @__PURE__ */ new Map();
  functions = /* @__PURE__ */ new Map();
  blocks;
  named;
  constructor(blocks) {
    this.blocks = blocks;
  }
  get statements() {
    this.named ??= this.blocks.statements();
    return this.named;
  }
};

// src/reports/coverage/istanbul/istanbul.ts
var istanbul = {
  kind: "coverage",
  name: "Istanbul",
  called: "an Istanbul coverage report",
  recognises: (start) => hasKey(start, ["*", "statementMap"], ["*", "data", "statementMap"]),
  reader: () => jsonReport(readFiles4)
};
function readFiles4(report2, measured) {
  const files = members(report2, "the list of files");
  for (const key of Object.keys(files)) {
    const entry2 = members(files[key], "a file");
    const counted3 = Object.hasOwn(entry2, "statementMap") ? entry2 : members(entry2["data"], "a file");
    const path = typeof counted3["path"] === "string" ? counted3["path"] : key;
    readFile6(counted3, measured.file(path), measured);
  }
}
function readFile6(counted3, file2, measured) {
  for (const [place3, count2] of pairs(counted3, "statementMap", "s")) {
    const { start, end: end2 } = span(place3);
    const hit = ran(count2, measured);
    file2.line(start.line, hit);
    file2.statement(`${start.line}:${start.column}-${end2.line}:${end2.column}`, 1, hit);
  }
  for (const [place3, count2] of pairs(counted3, "fnMap", "f"))
    file2.function(String(place3["name"]), functionLine(place3), ran(count2, measured));
  const lineBranches = new LineBranches();
  for (const [place3, counts2] of pairs(counted3, "branchMap", "b")) {
    const each = elements(counts2, "a branch");
    lineBranches.add(branchLine(place3), each.length, each.filter((count2) => ran(count2, measured)).length);
  }
  lineBranches.into(file2);
}
function* pairs(counted3, places, counts2) {
  const placed = members(counted3[places], `a ${places}`);
  const count2 = members(counted3[counts2], `the counts "${counts2}"`);
  const keys = Object.keys(placed);
  if (keys.length !== Object.keys(count2).length || !keys.every((key) => Object.hasOwn(count2, key)))
    throw new UnreadableReport(`Its "${places}" and the counts "${counts2}" do not match.`);
  for (const key of keys) yield [members(placed[key], `a location in "${places}"`), count2[key]];
}
function span(place3) {
  const start = members(place3["start"], "the start of a location");
  const end2 = members(place3["end"] ?? {}, "the end of a location");
  return {
    start: { line: lineIn(start["line"]), column: String(start["column"]) },
    end: { line: String(end2["line"]), column: String(end2["column"]) }
  };
}
var functionLine = (place3) => lineIn(startLine(place3["decl"]) ?? startLine(place3["loc"]) ?? place3["line"]);
var branchLine = (place3) => lineIn(startLine(place3["loc"]) ?? place3["line"]);
function startLine(span2) {
  return span2 === void 0 ? void 0 : members(members(span2, "a location")["start"], "the start of a location")["line"];
}

// src/reports/coverage/istanbul/summary.ts
var istanbulSummary = {
  kind: "coverage",
  name: "Summary of Istanbul",
  called: "Istanbul's summary",
  recognises: (start) => hasKey(start, ["total", "lines"]),
  reader: () => wholeJson(readSummary)
};
var METRICS2 = ["lines", "branches", "functions", "statements"];
var ALL = "total";
function readSummary(report2) {
  const entries = members(report2, "the list of files");
  const paths = Object.keys(entries).filter((key) => key !== ALL);
  if (paths.length > MAX_PATHS) throw new UnreadableReport(`It names more than ${MAX_PATHS} files.`);
  const totals = new Map(paths.map((path) => [path, totalsIn(members(entries[path], "a file"))]));
  const all = totalsIn(members(entries[ALL], "the totals of all files"));
  const contradicted = METRICS2.some(
    (metric) => !isSumOf(
      all[metric],
      [...totals.values()].map((of) => of[metric])
    )
  );
  return {
    files: /* @__PURE__ */ new Map(),
    details: /* @__PURE__ */ new Map(),
    totals,
    sources: [],
    anomalies: new Map(contradicted ? [["summary_mismatch", 1]] : [])
  };
}
function totalsIn(entry2) {
  const of = (metric) => sumIn(members(entry2[metric], `the total of ${metric}`));
  return { lines: of("lines"), branches: of("branches"), functions: of("functions"), statements: of("statements") };
}
function sumIn({ covered, total }) {
  if (!isCount2(covered) || !isCount2(total))
    throw new UnreadableReport(`It has an invalid total: ${brief(covered)} of ${brief(total)}.`);
  if (covered > total) throw new UnreadableReport(`It has ${covered} covered of ${total}.`);
  return { covered, total };
}
var isCount2 = (value) => Number.isSafeInteger(value) && value >= 0 && value <= MAX_LINE2;
function isSumOf(all, each) {
  const added = (key) => each.reduce((sum2, one2) => sum2 + one2[key], 0);
  return all.covered === added("covered") && all.total === added("total");
}

// src/reports/coverage/jacoco.ts
var jacoco = {
  kind: "coverage",
  name: "JaCoCo",
  called: "a JaCoCo coverage report",
  recognises: (start) => rootName(start) === "report" && /<(?:package|group|sessioninfo)[\s/>]/.test(startText(start.subarray(0, FIRST_BYTES))),
  reader: () => xmlReport(new JacocoHandler())
};
var FIRST_BYTES = 65536;
var JacocoHandler = class {
  measured = new Measured();
  above = [];
  folder;
  file;
  /** The class in the package that is open, and the file that it says it comes from. */
  className = "";
  classFile;
  method;
  open(name2, attributes) {
    const parent = this.above.at(-1);
    if (parent === void 0 && name2 !== "report")
      throw new UnreadableReport("Its root element is not a JaCoCo report.");
    if (name2 === "package") this.beginPackage(attributes);
    if (name2 === "class") this.beginClass(attributes);
    if (name2 === "method") this.beginMethod(attributes);
    if (name2 === "counter" && parent === "method") this.counter(attributes);
    if (name2 === "sourcefile") this.file = this.measured.file(this.pathOf(attributes.get("name")));
    if (name2 === "line") this.line(attributes);
    this.above.push(name2);
  }
  close(name2) {
    this.above.pop();
    if (name2 === "package") this.folder = void 0;
    if (name2 === "class") this.classFile = void 0;
    if (name2 === "method") this.endMethod();
    if (name2 === "sourcefile") this.file = void 0;
  }
  report() {
    return { ...this.measured.report(), relative: "packages" };
  }
  /** The package without a name is where code lies that names none. */
  beginPackage(attributes) {
    this.folder = attributes.get("name");
    if (this.folder === void 0) throw new UnreadableReport("A package in it has no name.");
  }
  pathOf(file2) {
    if (file2 === void 0 || file2 === "") throw new UnreadableReport("A source file in it has no name.");
    if (this.folder === void 0) throw new UnreadableReport("A source file in it is outside all packages.");
    return this.folder === "" ? file2 : `${this.folder}/${file2}`;
  }
  /** Code that was compiled without its source's name has methods, but nobody knows where. */
  beginClass(attributes) {
    const file2 = attributes.get("sourcefilename");
    this.className = shortName(attributes.get("name") ?? "");
    this.classFile = file2 === void 0 ? void 0 : this.pathOf(file2);
  }
  beginMethod(attributes) {
    const line2 = attributes.get("line");
    const number2 = line2 === void 0 ? 0 : wholeNumber(line2);
    if (number2 === void 0) throw new UnreadableReport("A method in it has an unreadable line number.");
    const name2 = `${this.className} ${attributes.get("name") ?? ""}${attributes.get("desc") ?? ""}`;
    this.method = { name: name2, line: number2, covered: /* @__PURE__ */ new Map() };
  }
  counter(attributes) {
    const covered = attributes.get("covered");
    if (covered === void 0) throw new UnreadableReport("A counter in it has no covered count.");
    this.method?.covered.set(attributes.get("type") ?? "", covered);
  }
  endMethod() {
    if (this.method === void 0) return;
    const { name: name2, line: line2, covered } = this.method;
    const ran2 = covered.get("METHOD") ?? covered.get("INSTRUCTION");
    if (ran2 === void 0) throw new UnreadableReport("A method in it has no coverage counter.");
    if (this.classFile !== void 0) this.measured.file(this.classFile).function(name2, line2, ran2);
    this.method = void 0;
  }
  /** A line ran when one instruction of it did; those that did not are of branches, which have counts of their own. */
  line(attributes) {
    const number2 = attributes.number("nr");
    const covered = attributes.numberOrText("ci");
    if (number2 === void 0 || covered === void 0)
      throw new UnreadableReport("A line in it has no number or no instructions.");
    if (this.file === void 0) throw new UnreadableReport("A line in it is outside all source files.");
    this.file.line(number2, covered);
    const taken = branches(attributes.numberOrText("cb"));
    const missed = branches(attributes.numberOrText("mb"));
    this.file.branch(number2, missed < 0 ? missed : taken + missed, taken);
  }
};
function branches(text3 = 0) {
  if (typeof text3 === "number") return text3;
  if (/^-?\d{1,15}$/.test(text3)) return Number(text3);
  throw new UnreadableReport(`It has an unreadable count: ${JSON.stringify(text3.slice(0, 40))}.`);
}

// src/reports/text/name-numbers.ts
var FIRST_SLOTS = 512;
var MAX_PROBES2 = 16;
var MAX_BYTES3 = 2 ** 30;
var NameNumbers = class {
  /** All of them, one behind the other. */
  bytes = new Uint8Array(4096);
  /** Where each name ends; it begins where the one before ends. */
  ends = new Uint32Array(256);
  /** By hash, in pairs: the number of a name plus one, or 0 where it is free; and its hash. */
  slots = new Int32Array(FIRST_SLOTS * 2);
  crowded = /* @__PURE__ */ new Map();
  length = 0;
  /** The number of the name at this place. */
  of(source3, start, end2, hash) {
    const { slots } = this;
    let slot = this.slotFor(hash);
    for (let probe = 0; probe < MAX_PROBES2; probe++) {
      const number2 = slots[slot] - 1;
      if (number2 === -1) return this.take(slot, source3, start, end2, hash);
      if (slots[slot + 1] === hash && this.isThere(number2, source3, start, end2)) return number2;
      slot = this.slotBehind(slot);
    }
    return this.ofCrowded(source3, start, end2);
  }
  /** The name with this number, in place, so only until the next one comes. */
  bytesOf(number2) {
    return this.bytes.subarray(this.endOf(number2 - 1), this.endOf(number2));
  }
  /** Where the name with this number ends among all. */
  endOf(number2) {
    return number2 < 0 ? 0 : this.ends[number2];
  }
  clear() {
    if (this.slots.length === FIRST_SLOTS * 2) this.slots.fill(0);
    else this.slots = new Int32Array(FIRST_SLOTS * 2);
    this.crowded.clear();
    this.length = 0;
  }
  slotFor(hash) {
    return mixed(hash) * 2 & this.slots.length - 1;
  }
  slotBehind(slot) {
    return slot + 2 & this.slots.length - 1;
  }
  take(slot, source3, start, end2, hash) {
    const number2 = this.append(source3, start, end2);
    this.slots[slot] = number2 + 1;
    this.slots[slot + 1] = hash;
    if (this.length * 3 > this.slots.length) this.spread();
    return number2;
  }
  ofCrowded(source3, start, end2) {
    const name2 = textOf2(source3.subarray(start, end2));
    const known = this.crowded.get(name2);
    if (known !== void 0) return known;
    const number2 = this.append(source3, start, end2);
    this.crowded.set(name2, number2);
    return number2;
  }
  isThere(number2, source3, start, end2) {
    const { bytes } = this;
    const from2 = this.endOf(number2 - 1);
    const length = end2 - start;
    if (this.endOf(number2) - from2 !== length) return false;
    for (let at3 = 0; at3 < length; at3++) if (bytes[from2 + at3] !== source3[start + at3]) return false;
    return true;
  }
  append(source3, start, end2) {
    const from2 = this.endOf(this.length - 1);
    const to = from2 + end2 - start;
    this.makeRoom(to);
    const { bytes } = this;
    for (let at3 = start; at3 < end2; at3++) bytes[from2 + at3 - start] = source3[at3];
    this.ends[this.length] = to;
    return this.length++;
  }
  makeRoom(bytes) {
    if (bytes > MAX_BYTES3) throw new UnreadableReport("Its names exceed the total length limit of one report.");
    if (bytes > this.bytes.length) {
      const larger = new Uint8Array(Math.max(bytes, this.bytes.length * 2));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    if (this.length < this.ends.length) return;
    const ends2 = new Uint32Array(this.length * 2);
    ends2.set(this.ends);
    this.ends = ends2;
  }
  /** More slots, and all names in them anew: also the crowded ones, since which are crowded is another question now. */
  spread() {
    const before4 = this.slots;
    const crowded = [...this.crowded.values()];
    this.slots = new Int32Array(before4.length * 2);
    this.crowded.clear();
    for (let slot = 0; slot < before4.length; slot += 2)
      if (before4[slot] !== 0) this.place(before4[slot] - 1, before4[slot + 1]);
    for (const number2 of crowded) this.place(number2, hashOfName(this.bytesOf(number2)));
  }
  place(number2, hash) {
    const slot = this.freeSlot(hash);
    if (slot === -1) this.crowded.set(textOf2(this.bytesOf(number2)), number2);
    else {
      this.slots[slot] = number2 + 1;
      this.slots[slot + 1] = hash;
    }
  }
  freeSlot(hash) {
    let slot = this.slotFor(hash);
    for (let probe = 0; probe < MAX_PROBES2; probe++) {
      if (this.slots[slot] === 0) return slot;
      slot = this.slotBehind(slot);
    }
    return -1;
  }
};
function mixed(hash) {
  const once2 = Math.imul(hash ^ hash >>> 16, 2246822507);
  const twice2 = Math.imul(once2 ^ once2 >>> 13, 3266489909);
  return twice2 ^ twice2 >>> 16;
}
var textOf2 = (bytes) => shortName(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
function hashOfName(bytes) {
  let hash = 0;
  for (const byte of bytes) hash = withByte(hash, byte);
  return hash;
}
var withByte = (hash, byte) => Math.imul(hash, 31) + byte | 0;

// src/reports/text/byte-lines.ts
var ZERO3 = 48;
var NEWLINE3 = 10;
var RETURN2 = 13;
var COMMA2 = 44;
var MINUS = 45;
var SPACE3 = 32;
var DELETE = 127;
var DIGITS_OF_NUMBER = 9;
var DIGITS_OF_COUNT = 15;
var ByteLines = class {
  bytes;
  /** Behind the end of the last line. */
  end;
  at = 0;
  /** Hash of the name that was passed last. */
  hash = 0;
  constructor(bytes, end2) {
    this.bytes = bytes;
    this.end = end2;
  }
  /** The next four bytes as one number, as `wordOf` gives it; 0: there are not that many. */
  word() {
    const { bytes, at: at3 } = this;
    if (at3 + 4 > this.end) return 0;
    const start = bytes[at3] << 24 | bytes[at3 + 1] << 16;
    return start | bytes[at3 + 2] << 8 | bytes[at3 + 3];
  }
  /** Whether this byte stands so far behind; it is passed, and what is before it. */
  passes(behind, byte) {
    this.at += behind + 1;
    return this.bytes[this.at - 1] === byte;
  }
  /** Passes this word and gives true, or false when it is not there. */
  passesWord(word) {
    const { bytes, at: at3 } = this;
    for (let index2 = 0; index2 < word.length; index2++) if (bytes[at3 + index2] !== word[index2]) return false;
    this.at = at3 + word.length;
    return true;
  }
  /** A number as `String` writes it, of at most nine digits, and the comma behind it; -1: something else. */
  numberAndComma() {
    const number2 = this.number();
    return this.bytes[this.at++] === COMMA2 ? number2 : -1;
  }
  number() {
    const { bytes } = this;
    const start = this.at;
    let at3 = start;
    let number2 = 0;
    let digit = bytes[at3] ^ ZERO3;
    while (digit <= 9) {
      number2 = number2 * 10 + digit;
      digit = bytes[++at3] ^ ZERO3;
    }
    this.at = at3;
    const length = at3 - start;
    return length === 1 || length > 1 && length <= DIGITS_OF_NUMBER && bytes[start] !== ZERO3 ? number2 : -1;
  }
  /** Whether a count, up to a line's end or a comma, is more than 0; undefined: no usual count. A block that never ran has `-`. */
  count() {
    const { bytes } = this;
    const start = this.at;
    let at3 = start;
    let digits = 0;
    if (bytes[at3] === MINUS) at3 += 1;
    for (let digit = bytes[at3] ^ ZERO3; digit <= 9; digit = bytes[++at3] ^ ZERO3) digits |= digit;
    this.at = at3;
    if (bytes[start] === MINUS) return at3 === start + 1 ? false : void 0;
    return at3 === start || at3 - start > DIGITS_OF_COUNT ? void 0 : digits > 0;
  }
  comma() {
    return this.bytes[this.at++] === COMMA2;
  }
  /** Whether a number of at most ten digits, a comma and more than that come next. Passes what it looked at. */
  numberBeforeMore() {
    const { bytes } = this;
    const start = this.at;
    let at3 = start;
    while ((bytes[at3] ^ ZERO3) <= 9) at3 += 1;
    this.at = at3 + 1;
    if (at3 === start || at3 - start > 10 || bytes[at3] !== COMMA2) return false;
    return bytes[at3 + 1] !== RETURN2 && bytes[at3 + 1] !== NEWLINE3;
  }
  /** Passes a name up to the end of the line, and gives its length; 0: one that is not plain ASCII, or ends in a space. */
  name() {
    const { bytes } = this;
    const start = this.at;
    let at3 = start;
    let hash = 0;
    let byte = bytes[at3];
    while (byte >= SPACE3 && byte < DELETE) {
      hash = withByte(hash, byte);
      byte = bytes[++at3];
    }
    this.hash = hash;
    this.at = at3;
    return bytes[at3 - 1] === SPACE3 ? 0 : at3 - start;
  }
  lineEnd() {
    if (this.bytes[this.at] === RETURN2) this.at += 1;
    return this.bytes[this.at++] === NEWLINE3;
  }
};
var wordOf = (text3) => Buffer.from(text3).readInt32BE(0);

// src/reports/coverage/lcov/counts.ts
var D = 68;
var A = 65;
var COLON = 58;
var COMMA3 = 44;
var ZERO4 = 48;
var RETURN3 = 13;
var NEWLINE4 = 10;
var MAX_LINE_LENGTH = 12;
var MAX_COUNT_LENGTH = 16;
function readCounts(lines, record2) {
  const { bytes, end: end2 } = lines;
  const codes = record2.withRoom();
  let { length } = record2;
  let start = lines.at;
  while (start < end2 && length < codes.length && isCount3(bytes, start)) {
    let at3 = start + 3;
    let line2 = 0;
    let digit = bytes[at3] ^ ZERO4;
    while (digit <= 9) {
      line2 = line2 * 10 + digit;
      digit = bytes[++at3] ^ ZERO4;
    }
    if (bytes[at3] !== COMMA3) break;
    const comma = at3;
    let digits = 0;
    digit = bytes[++at3] ^ ZERO4;
    while (digit <= 9) {
      digits |= digit;
      digit = bytes[++at3] ^ ZERO4;
    }
    const isUsual = line2 > 0 && areUsual(comma - start, at3 - comma);
    const next = behindLineEnd(bytes, at3);
    if (next === 0 || !isUsual) break;
    codes[length++] = line2 << 1 | (digits > 0 ? 1 : 0);
    start = next;
  }
  const read2 = length - record2.length;
  record2.length = length;
  lines.at = start;
  return read2;
}
var isCount3 = (bytes, at3) => bytes[at3] === D && bytes[at3 + 1] === A && bytes[at3 + 2] === COLON;
var areUsual = (lineLength, countLength) => lineLength <= MAX_LINE_LENGTH && countLength > 1 && countLength <= MAX_COUNT_LENGTH;
function behindLineEnd(bytes, at3) {
  const end2 = bytes[at3] === RETURN3 ? at3 + 1 : at3;
  return bytes[end2] === NEWLINE4 ? end2 + 1 : 0;
}

// src/reports/text/compact-map.ts
var CompactMap = class {
  get(key) {
    const index2 = this.indexOf(key);
    return index2 === -1 ? void 0 : this.valueAt(index2);
  }
  has(key) {
    return this.indexOf(key) !== -1;
  }
  forEach(call) {
    for (const [key, value] of this) call(value, key, this);
  }
  *keys() {
    for (let index2 = 0; index2 < this.size; index2++) yield this.keyAt(index2);
  }
  *values() {
    for (let index2 = 0; index2 < this.size; index2++) yield this.valueAt(index2);
  }
  *entries() {
    for (let index2 = 0; index2 < this.size; index2++) yield [this.keyAt(index2), this.valueAt(index2)];
  }
  [Symbol.iterator]() {
    return this.entries();
  }
};

// src/reports/coverage/compact-details.ts
var WIDTH2 = 3;
var CompactBranches = class _CompactBranches extends CompactMap {
  /** These have theirs from `start` on: a list of its own for each file would be larger than what is in it. */
  rows;
  start;
  size;
  constructor(rows, start, size) {
    super();
    this.rows = rows;
    this.start = start;
    this.size = size;
  }
  /** The same in memory of its own. */
  keptIn(slabs) {
    const at3 = slabs.addWords(this.rows, this.size * WIDTH2);
    return new _CompactBranches(slabs.words, at3, this.size);
  }
  /** Takes the most that others say. When they are not of the same lines, nothing has happened. */
  raise({ rows: others, start: from2, size }) {
    const { rows, start } = this;
    if (this.size !== size) return false;
    const length = size * WIDTH2;
    for (let at3 = 0; at3 < length; at3 += WIDTH2) if (rows[start + at3] !== others[from2 + at3]) return false;
    for (let at3 = 0; at3 < length; at3++)
      rows[start + at3] = Math.max(rows[start + at3], others[from2 + at3]);
    return true;
  }
  keyAt(index2) {
    return this.rows[this.start + index2 * WIDTH2];
  }
  valueAt(index2) {
    const at3 = this.start + index2 * WIDTH2;
    return { total: this.rows[at3 + 1], taken: this.rows[at3 + 2] };
  }
  indexOf(line2) {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = low + high >>> 1;
      if (this.keyAt(middle) < line2) low = middle + 1;
      else high = middle;
    }
    return low < this.size && this.keyAt(low) === line2 ? low : -1;
  }
};
var CompactFunctions = class _CompactFunctions extends CompactMap {
  names;
  namesStart;
  /** For each where its name ends, and twice its line, plus one when it was called. */
  rows;
  start;
  size;
  indexes;
  constructor(names4, rows, size) {
    super();
    this.names = names4.list;
    this.namesStart = names4.start;
    this.rows = rows.list;
    this.start = rows.start;
    this.size = size;
  }
  /** The same in memory of its own. */
  keptIn(slabs) {
    const names4 = { start: slabs.addBytes(this.names, this.endOf(this.size - 1)), list: slabs.bytes };
    const rows = { start: slabs.addWords(this.rows, this.size * 2), list: slabs.words };
    return new _CompactFunctions(names4, rows, this.size);
  }
  /** Calls what others call. When they are not the same functions, nothing has happened. */
  raise(others) {
    const { rows, start, size } = this;
    if (size !== others.size || !this.isSame(others)) return false;
    for (let at3 = 1; at3 < size * 2; at3 += 2)
      rows[start + at3] = rows[start + at3] | others.rows[others.start + at3];
    return true;
  }
  isSame(others) {
    for (let index2 = 0; index2 < this.size; index2++)
      if (this.endOf(index2) !== others.endOf(index2) || this.codeOf(index2) >>> 1 !== others.codeOf(index2) >>> 1)
        return false;
    const length = this.endOf(this.size - 1);
    for (let at3 = 0; at3 < length; at3++)
      if (this.names[this.namesStart + at3] !== others.names[others.namesStart + at3]) return false;
    return true;
  }
  endOf(index2) {
    return index2 < 0 ? 0 : this.rows[this.start + index2 * 2];
  }
  codeOf(index2) {
    return this.rows[this.start + index2 * 2 + 1];
  }
  keyAt(index2) {
    const begin = this.names.byteOffset + this.namesStart + this.endOf(index2 - 1);
    const name2 = Buffer.from(this.names.buffer, begin, this.endOf(index2) - this.endOf(index2 - 1));
    return `${this.codeOf(index2) >>> 1} ${name2.toString("utf8")}`;
  }
  valueAt(index2) {
    return (this.codeOf(index2) & 1) === 1;
  }
  indexOf(key) {
    this.indexes ??= new Map(Array.from(this.keys(), (known, index2) => [known, index2]));
    return this.indexes.get(key) ?? -1;
  }
};

// src/reports/coverage/lcov/branches.ts
var LINES = 2 ** 20;
var BLOCKS = 2 ** 15;
var BRANCHES = 2 ** 16;
var ONE_LINE = BLOCKS * BRANCHES * 2;
var SMALL = /^(0|[1-9]\d{0,6}),(0|[1-9]\d{0,4}),(0|[1-9]\d{0,4})$/;
var RecordBranches = class {
  /** Each as one number with the lowest bit for whether it was taken, so that sorting brings those of one way together. */
  codes = new Float64Array(1024);
  rows = new Uint32Array(1024);
  length = 0;
  isAscending = true;
  /** What names its line, block or branch in another way. */
  others = /* @__PURE__ */ new Map();
  /** The rest of a line like `BRDA:12,0,1,3`; false: it is not as usual. */
  read(lines) {
    const line2 = lines.numberAndComma();
    const block = lines.numberAndComma();
    const branch = lines.numberAndComma();
    if (line2 < 0 || block < 0 || branch < 0) return false;
    if (line2 >= LINES || block >= BLOCKS || branch >= BRANCHES) return false;
    const taken = lines.count();
    if (taken === void 0 || !lines.lineEnd()) return false;
    this.addSmall(line2, block, branch, taken);
    return true;
  }
  /** `key`: line, block and branch with commas between them. A branch counts once, however often it is reported. */
  add(key, taken) {
    const [, line2, block, branch] = SMALL.exec(key)?.map(Number) ?? [];
    const isSmall2 = line2 !== void 0 && block !== void 0 && branch !== void 0;
    if (isSmall2 && line2 < LINES && block < BLOCKS && branch < BRANCHES) this.addSmall(line2, block, branch, taken);
    else this.others.set(key, taken || this.others.get(key) === true);
  }
  addSmall(line2, block, branch, taken) {
    if (this.length === this.codes.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.codes);
      this.codes = larger;
    }
    const code = line2 * ONE_LINE + (block * BRANCHES + branch) * 2;
    this.isAscending &&= this.length === 0 || code > this.codes[this.length - 1];
    this.codes[this.length++] = taken ? code + 1 : code;
  }
  /** How many there are on each line, and how many of them were taken; undefined: none. */
  take() {
    if (this.length + this.others.size === 0) return void 0;
    const lines = this.ofLines();
    const small = new CompactBranches(this.rows, 0, lines);
    this.length = 0;
    this.isAscending = true;
    return this.others.size === 0 ? small : this.withOthers(small);
  }
  withOthers(small) {
    const all = new Map(small);
    for (const [key, taken] of this.others) {
      const line2 = Number(key.slice(0, key.indexOf(",")));
      const known = all.get(line2) ?? { total: 0, taken: 0 };
      all.set(line2, { total: known.total + 1, taken: known.taken + (taken ? 1 : 0) });
    }
    this.others.clear();
    return all;
  }
  /** Puts what each line has into the rows, and gives for how many lines. */
  ofLines() {
    const length = this.isAscending ? this.length : eachOnce(this.codes.subarray(0, this.length));
    if (length * 3 > this.rows.length) this.rows = new Uint32Array(length * 6);
    const { codes, rows } = this;
    let end2 = 0;
    for (let index2 = 0; index2 < length; index2++) {
      const code = codes[index2];
      const line2 = Math.floor(code / ONE_LINE);
      if (end2 === 0 || rows[end2 - 3] !== line2) {
        rows[end2] = line2;
        rows[end2 + 1] = 0;
        rows[end2 + 2] = 0;
        end2 += 3;
      }
      rows[end2 - 2] = rows[end2 - 2] + 1;
      rows[end2 - 1] = rows[end2 - 1] + lowestBit(code);
    }
    return end2 / 3;
  }
};
var lowestBit = (code) => code & 1;
function eachOnce(codes) {
  codes.sort();
  let length = 0;
  for (const code of codes) {
    const last = length === 0 ? -1 : codes[length - 1];
    if (last >= 0 && last - lowestBit(last) === code - lowestBit(code)) length -= 1;
    codes[length++] = code;
  }
  return length;
}

// src/reports/coverage/lcov/functions.ts
var RecordFunctions = class {
  names = new NameNumbers();
  /** By the number of the name; 0 where nothing says it. */
  starts = new Float64Array(256);
  called = new Uint8Array(256);
  rows = new Uint32Array(512);
  /** Starts by what `FNL` calls their function. */
  numbered = /* @__PURE__ */ new Map();
  /** The rest of a line like `FN:3,name` or `FN:3,9,name`; false: it is not as usual. */
  readStart(lines) {
    const start = lines.numberAndComma();
    if (start < 0) return false;
    this.passEnd(lines);
    const number2 = this.readName(lines);
    if (number2 !== -1) this.starts[number2] = start;
    return number2 !== -1;
  }
  /** The rest of a line like `FNDA:2,name`. */
  readCalled(lines) {
    const isCalled = lines.count();
    if (isCalled === void 0 || !lines.comma()) return false;
    const number2 = this.readName(lines);
    if (number2 !== -1 && isCalled) this.called[number2] = 1;
    return number2 !== -1;
  }
  /** The rest of a line like `FNL:0,3` or `FNL:0,3,9`. */
  readNumberedStart(lines) {
    const number2 = lines.numberAndComma();
    const start = lines.number();
    if (number2 < 0 || start < 0) return false;
    if (lines.comma()) {
      if (lines.number() < 0) return false;
    } else lines.at -= 1;
    if (!lines.lineEnd()) return false;
    this.numbered.set(number2, start);
    return true;
  }
  /** The rest of a line like `FNA:0,2,name`. */
  readNumberedCalled(lines) {
    const called4 = lines.numberAndComma();
    const isCalled = lines.count();
    if (called4 < 0 || isCalled === void 0 || !lines.comma()) return false;
    const number2 = this.readName(lines);
    if (number2 === -1) return false;
    this.starts[number2] = this.numbered.get(called4) ?? 0;
    if (isCalled) this.called[number2] = 1;
    return true;
  }
  start(name2, line2) {
    this.starts[this.numberOf(name2)] = line2;
  }
  call(name2, isCalled) {
    const number2 = this.numberOf(name2);
    if (isCalled) this.called[number2] = 1;
  }
  numberedStart(number2, line2) {
    this.numbered.set(keyOf3(number2), line2);
  }
  numberedCall(number2, name2, isCalled) {
    this.start(name2, this.numbered.get(keyOf3(number2)) ?? 0);
    this.call(name2, isCalled);
  }
  /** By line and name, whether each was called; undefined: none. In place, so only until the next one comes. */
  take() {
    const { length } = this.names;
    this.numbered.clear();
    if (length === 0) return void 0;
    const found2 = this.isUsual() ? this.compact() : this.named();
    this.starts.fill(0, 0, length);
    this.called.fill(0, 0, length);
    this.names.clear();
    return found2;
  }
  /** Whether every function begins in a line that a file can have. */
  isUsual() {
    for (let number2 = 0; number2 < this.names.length; number2++)
      if (this.starts[number2] > MAX_LINE2) return false;
    return true;
  }
  compact() {
    const { length } = this.names;
    if (length * 2 > this.rows.length) this.rows = new Uint32Array(length * 4);
    const { rows } = this;
    for (let number2 = 0; number2 < length; number2++) {
      rows[number2 * 2] = this.names.endOf(number2);
      rows[number2 * 2 + 1] = this.starts[number2] * 2 + this.called[number2];
    }
    return new CompactFunctions({ list: this.names.bytes, start: 0 }, { list: rows, start: 0 }, length);
  }
  named() {
    const all = /* @__PURE__ */ new Map();
    for (let number2 = 0; number2 < this.names.length; number2++) {
      const name2 = Buffer.from(this.names.bytesOf(number2)).toString("utf8");
      all.set(`${this.starts[number2]} ${name2}`, this.called[number2] === 1);
    }
    return all;
  }
  /** The line where the function ends, as newer versions write it: a number, a comma and a name behind both. */
  passEnd(lines) {
    const start = lines.at;
    if (!lines.numberBeforeMore()) lines.at = start;
  }
  /** Gives the number of the name; -1: it is not as usual. */
  readName(lines) {
    const start = lines.at;
    const length = lines.name();
    if (length === 0 || !lines.lineEnd()) return -1;
    const number2 = this.names.of(lines.bytes, start, start + length, lines.hash);
    this.makeRoom();
    return number2;
  }
  numberOf(name2) {
    const bytes = Buffer.from(name2);
    const number2 = this.names.of(bytes, 0, bytes.length, hashOfName(bytes));
    this.makeRoom();
    return number2;
  }
  makeRoom() {
    if (this.names.length <= this.starts.length) return;
    const [starts, called4] = [new Float64Array(this.starts.length * 2), new Uint8Array(this.starts.length * 2)];
    starts.set(this.starts);
    called4.set(this.called);
    this.starts = starts;
    this.called = called4;
  }
};
var keyOf3 = (number2) => String(Number(number2)) === number2 ? Number(number2) : number2;

// src/reports/coverage/lcov/details.ts
var BRDA = wordOf("BRDA");
var FNDA = wordOf("FNDA");
var FNL = wordOf("FNL:");
var FNA = wordOf("FNA:");
var FN = wordOf("FN:\0");
var NOT_LAST = ~255;
var COLON2 = 58;
var LcovDetails = class {
  files = /* @__PURE__ */ new Map();
  /** Of the open record. */
  lineBranches = new RecordBranches();
  functions = new RecordFunctions();
  slabs;
  constructor(slabs) {
    this.slabs = slabs;
  }
  /** Reads a line that is as nearly all are; false: it is not, and may have been passed in part. */
  read(lines) {
    const word = lines.word();
    if (word === BRDA) return lines.passes(4, COLON2) && this.lineBranches.read(lines);
    if (word === FNDA) return lines.passes(4, COLON2) && this.functions.readCalled(lines);
    if (word === FNA) return lines.passes(3, COLON2) && this.functions.readNumberedCalled(lines);
    if (word === FNL) return lines.passes(3, COLON2) && this.functions.readNumberedStart(lines);
    return (word & NOT_LAST) === FN && lines.passes(2, COLON2) && this.functions.readStart(lines);
  }
  /** Reads any line, as the name of its directive and what stands behind it. */
  directive(name2, value) {
    if (name2 === "BRDA") this.branch(value);
    else if (name2 === "FN") this.start(value);
    else if (name2 === "FNDA") this.called(value);
    else if (name2 === "FNL") this.numberedStart(value);
    else if (name2 === "FNA") this.numberedCalled(value);
  }
  close(path) {
    const branches2 = this.lineBranches.take();
    const functions = this.functions.take();
    if (branches2 === void 0 && functions === void 0) return;
    const file2 = this.files.get(path) ?? new FileDetails();
    this.files.set(path, file2);
    if (branches2 !== void 0) file2.addBranches(branches2, this.slabs);
    if (functions !== void 0) file2.addFunctions(functions, this.slabs);
  }
  all() {
    return this.files;
  }
  /** `12,0,1,3`: line, block, branch, how often; `-` where the block never ran. */
  branch(value) {
    const [, key = "", taken] = /^(\d{1,10},[^,]*,.*),([^,]*)$/.exec(value) ?? [];
    if (key !== "") this.lineBranches.add(key, isPositive(taken));
  }
  /** `3,name` or `3,9,name`; a name may have commas. */
  start(value) {
    const [, line2, name2] = /^(\d{1,10}),(?:\d{1,10},)?(.+)$/.exec(value) ?? [];
    if (name2 !== void 0) this.functions.start(name2, Number(line2));
  }
  called(value) {
    const [, hits = "", name2] = /^([^,]*),(.+)$/.exec(value) ?? [];
    if (name2 !== void 0) this.functions.call(name2, isPositive(hits));
  }
  numberedStart(value) {
    const [, number2 = "", line2] = /^(\d{1,10}),(\d{1,10})(?:,\d{1,10})?$/.exec(value) ?? [];
    const start = wholeNumber(line2);
    if (start !== void 0) this.functions.numberedStart(number2, start);
  }
  numberedCalled(value) {
    const [, number2 = "", hits = "", name2] = /^(\d{1,10}),([^,]*),(.+)$/.exec(value) ?? [];
    if (name2 !== void 0) this.functions.numberedCall(number2, name2, isPositive(hits));
  }
};
var NO_BRANCHES3 = /* @__PURE__ */ new Map();
var NO_FUNCTIONS = /* @__PURE__ */ new Map();
var NO_STATEMENTS = /* @__PURE__ */ new Map();
var FileDetails = class {
  branches = NO_BRANCHES3;
  functions = NO_FUNCTIONS;
  statements = NO_STATEMENTS;
  addBranches(more, slabs) {
    const { branches: branches2 } = this;
    if (branches2 === NO_BRANCHES3) this.branches = more instanceof CompactBranches ? more.keptIn(slabs) : more;
    else if (!(branches2 instanceof CompactBranches && more instanceof CompactBranches && branches2.raise(more)))
      this.branches = withBranches(mapOf(branches2), more);
  }
  addFunctions(more, slabs) {
    const { functions } = this;
    if (functions === NO_FUNCTIONS) this.functions = more instanceof CompactFunctions ? more.keptIn(slabs) : more;
    else if (!(functions instanceof CompactFunctions && more instanceof CompactFunctions && functions.raise(more)))
      this.functions = withFunctions(mapOf(functions), more);
  }
};
var mapOf = (map) => map instanceof Map ? map : new Map(map);
function withBranches(all, more) {
  for (const [line2, { total, taken }] of more) {
    const known = all.get(line2) ?? { total, taken };
    all.set(line2, { total: Math.max(known.total, total), taken: Math.max(known.taken, taken) });
  }
  return all;
}
function withFunctions(all, more) {
  for (const [key, isCalled] of more) all.set(key, isCalled || all.get(key) === true);
  return all;
}
var isPositive = (count2) => count2 !== void 0 && /^\d*[1-9]/.test(count2);

// src/reports/coverage/lcov/lcov.ts
var NEWLINE5 = 10;
var B = 66;
var D2 = 68;
var E = 69;
var F = 70;
var L = 76;
var S = 83;
var T = 84;
var MAX_LINE_BYTES2 = 1024 * 1024;
var MAX_PATH_BYTES3 = 4096;
var MAX_PATHS3 = 5e5;
var lcov = {
  kind: "coverage",
  name: "LCOV",
  called: "an LCOV coverage report",
  recognises: (start) => /^(?:\xef\xbb\xbf)?\s*(?:TN:|SF:)/.test(Buffer.from(start).toString("latin1")),
  reader: () => new LcovReader()
};
var DETAILS = /* @__PURE__ */ new Set(["BRDA", "FN", "FNDA", "FNL", "FNA"]);
var NO_NAME = Buffer.from("TN:");
var FILE2 = Buffer.from("SF:");
var FOUND = Buffer.from("LF:");
var HIT = Buffer.from("LH:");
var END = Buffer.from("end_of_record");
var SUMS = ["BRF:", "BRH:", "FNF:", "FNH:"].map((word) => Buffer.from(word));
var LcovReader = class {
  files = /* @__PURE__ */ new Map();
  anomalies = /* @__PURE__ */ new Map();
  lineCount = 0;
  rest = new Rest();
  path = "";
  open = false;
  counts = new RecordLines();
  /** What the record says about itself. Counted, never trusted. */
  found;
  hit;
  records = 0;
  slabs = new Slabs();
  details = new LcovDetails(this.slabs);
  named = false;
  push(chunk) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines = new ByteLines(bytes, bytes.lastIndexOf(NEWLINE5) + 1);
    if (lines.end > 0 && this.rest.length > 0) this.finishRest(lines);
    while (lines.at < lines.end) if (!this.usual(lines)) this.anyLine(lines);
    this.keep(bytes.subarray(lines.end));
  }
  end() {
    if (this.rest.length > 0) this.line(textOf3(this.rest.take()));
    if (this.open) throw new UnreadableReport(`It is truncated: the record of ${quoted2(this.path)} has no end.`);
    if (this.named) throw new UnreadableReport("It is truncated: it ends with a test name without a record.");
    if (this.records === 0) throw new UnreadableReport('It has no complete record: there is no line "end_of_record".');
    const files = new Map(Array.from(this.files, ([path, file2]) => [path, file2.lines()]));
    return { files, details: this.details.all(), sources: [], anomalies: this.anomalies };
  }
  finishRest(lines) {
    const newline = lines.bytes.indexOf(NEWLINE5);
    this.keep(lines.bytes.subarray(0, newline));
    lines.at = newline + 1;
    this.line(textOf3(this.rest.take()));
  }
  anyLine(lines) {
    const start = lines.at;
    const newline = lines.bytes.indexOf(NEWLINE5, start);
    lines.at = newline + 1;
    this.line(lines.bytes.toString("utf8", start, newline));
  }
  keep(bytes) {
    if (this.rest.length + bytes.length > MAX_LINE_BYTES2) this.refuse(`has more than ${MAX_LINE_BYTES2} bytes`, 1);
    this.rest.add(bytes);
  }
  /** Reads a line that is as usual, or several; false: the next one is not. */
  usual(lines) {
    const start = lines.at;
    const first = lines.bytes[start];
    if (this.open && first === D2) {
      const read2 = readCounts(lines, this.counts);
      this.lineCount += read2;
      return read2 > 0;
    }
    const isRead = this.open ? this.usualInside(lines, first) : this.usualOutside(lines, first);
    if (isRead) this.lineCount++;
    else lines.at = start;
    return isRead;
  }
  usualOutside(lines, first) {
    if (first === S) return this.usualStart(lines);
    if (first !== T || !lines.passesWord(NO_NAME) || !lines.lineEnd()) return false;
    this.named = true;
    return true;
  }
  usualStart(lines) {
    if (!lines.passesWord(FILE2)) return false;
    const start = lines.at;
    const length = lines.name();
    if (length === 0 || length > MAX_PATH_BYTES3 || this.files.size >= MAX_PATHS3 || !lines.lineEnd()) return false;
    this.begin(lines.bytes.toString("latin1", start, start + length));
    return true;
  }
  usualInside(lines, first) {
    if (first === L) return this.usualSummary(lines);
    if (first === E) return this.usualEnd(lines);
    if (first !== B && first !== F) return false;
    const start = lines.at;
    if (this.details.read(lines)) return true;
    lines.at = start;
    return SUMS.some((sum2) => lines.passesWord(sum2)) && lines.number() >= 0 && lines.lineEnd();
  }
  usualSummary(lines) {
    const isFound = lines.passesWord(FOUND);
    if (!isFound && !lines.passesWord(HIT)) return false;
    const number2 = lines.number();
    if (number2 < 0 || !lines.lineEnd()) return false;
    if (isFound) this.found = number2;
    else this.hit = number2;
    return true;
  }
  usualEnd(lines) {
    if (!lines.passesWord(END) || !lines.lineEnd()) return false;
    this.close();
    return true;
  }
  /** Reads one line, whatever it is. */
  line(whole) {
    this.lineCount++;
    const text3 = (this.lineCount === 1 ? whole.replace(/^\ufeff/, "") : whole).trimEnd();
    if (text3 === "") return;
    if (text3 === "end_of_record") this.close();
    else this.directive(text3);
  }
  /** What is not known is passed over: versions of the format add to it. */
  directive(text3) {
    const colon = text3.indexOf(":");
    const name2 = text3.slice(0, Math.max(colon, 0));
    const value = text3.slice(colon + 1);
    if (!/^[A-Za-z_]+$/.test(name2)) this.refuse("does not have the form NAME:value");
    if (name2 === "SF") this.begin(value);
    if (name2 === "TN" && !this.open) this.named = true;
    if (DETAILS.has(name2) && this.open) this.details.directive(name2, value);
    if (name2 !== "DA" && name2 !== "LF" && name2 !== "LH") return;
    if (!this.open) this.refuse(`has ${name2} outside a record`);
    if (name2 === "DA") this.count(value);
    else if (name2 === "LF") this.found = value;
    else this.hit = value;
  }
  begin(path) {
    if (this.open) this.refuse(`starts a record before the record of ${quoted2(this.path)} has ended`);
    if (path === "") this.refuse("names no file");
    if (Buffer.byteLength(path) > MAX_PATH_BYTES3) this.refuse(`has a path of more than ${MAX_PATH_BYTES3} bytes`);
    if (this.files.size === MAX_PATHS3 && !this.files.has(path)) this.refuse(`names more than ${MAX_PATHS3} files`);
    this.path = path;
    this.open = true;
    this.found = void 0;
    this.hit = void 0;
    this.named = false;
  }
  close() {
    if (!this.open) this.refuse("ends a record that was not started");
    const lines = this.counts.take();
    const { found: found2, hit } = this;
    if (contradicts(found2, lines.length) || contradicts(hit, countHit(lines))) this.note("summary_mismatch");
    if (lines.length > 0 || Number(found2 ?? 0) === 0) this.fileLines().add(lines);
    this.details.close(this.path);
    this.open = false;
    this.records++;
  }
  fileLines() {
    const known = this.files.get(this.path);
    if (known !== void 0) return known;
    const lines = new FileLines(this.slabs);
    this.files.set(this.path, lines);
    return lines;
  }
  count(value) {
    const match = /^(\d+),([^,]+)(?:,.*)?$/.exec(value);
    const line2 = Number(match?.[1]);
    const hit = hitIn(match?.[2] ?? "", (anomaly) => this.note(anomaly));
    if (match === null || hit === void 0 || line2 > MAX_LINE2)
      this.refuse(`has an unreadable count: DA:${value.slice(0, 80)}`);
    if (line2 === 0) this.note("line_zero");
    else this.add(line2, hit);
  }
  add(line2, hit) {
    if (!this.counts.add(line2, hit)) this.refuse(`exceeds the limit of ${MAX_LINES2} counts in one record`);
  }
  note(anomaly) {
    this.anomalies.set(anomaly, (this.anomalies.get(anomaly) ?? 0) + 1);
  }
  refuse(what, ahead = 0) {
    throw new UnreadableReport(`Line ${this.lineCount + ahead} ${what}.`);
  }
};
function contradicts(claimed, counted3) {
  return claimed !== void 0 && claimed !== counted3 && claimed !== String(counted3);
}
function quoted2(path) {
  return JSON.stringify(path.slice(0, 200));
}
function textOf3(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

// src/reports/coverage/llvm/segments.ts
function* segmentLines(segments) {
  checkOrder(segments);
  let wrapped;
  let line2 = 0;
  let index2 = 0;
  while (index2 < segments.length) {
    const next = segments[index2];
    if (wrapped?.hasCount !== true) line2 = next.line;
    const begin = index2;
    while (segments[index2]?.line === line2) index2++;
    const onLine = segments.slice(begin, index2);
    if (isCode(onLine, wrapped)) yield [line2, onLine.some(beginsHit) || wrapped?.hasCount === true && wrapped.hit];
    wrapped = onLine.at(-1) ?? wrapped;
    line2++;
  }
}
function isCode(onLine, wrapped) {
  if (onLine.some(({ isEntry, hasCount }) => isEntry && hasCount)) return true;
  const [first] = onLine;
  const beginsSkipped = first?.isEntry === true && !first.hasCount;
  return !beginsSkipped && wrapped?.hasCount === true;
}
function beginsHit({ isEntry, hasCount, isGap, hit }) {
  return isEntry && hasCount && !isGap && hit;
}
function checkOrder(segments) {
  let before4;
  for (const segment of segments) {
    if (before4 !== void 0 && (segment.line - before4.line || segment.column - before4.column) < 0)
      throw new UnreadableReport(`It has unordered segments on line ${segment.line}.`);
    before4 = segment;
  }
}

// src/reports/coverage/llvm/llvm-cov.ts
var TYPE = "llvm.coverage.json.export";
var llvmCov = {
  kind: "coverage",
  name: "llvm-cov JSON",
  called: "an llvm-cov coverage report",
  // It says its type at the end. Keys are in order, so the first of a file comes early.
  recognises: (start) => hasKey(start, ...["branches", "expansions", "filename", "segments"].map((key) => ["data", "[]", "files", "[]", key])),
  reader: () => jsonReport((report2, measured) => new LlvmReport(measured).read(report2))
};
var totalsOnly = () => new UnreadableReport("It has only totals of its files, and no lines.", "Export it again without `--summary-only`.");
var LlvmReport = class {
  measured;
  spanned = 0;
  constructor(measured) {
    this.measured = measured;
  }
  read(report2) {
    const { type: type2, data } = members(report2, "the report");
    if (type2 !== TYPE) throw new UnreadableReport(`It does not state the type ${TYPE}.`);
    for (const each of elements(data, "the data")) {
      const { files, functions } = members(each, "an export");
      const known = /* @__PURE__ */ new Map();
      for (const file2 of elements(files, "the files")) this.file(members(file2, "a file"), known);
      for (const one2 of elements(functions ?? [], "the functions")) this.function(members(one2, "a function"), known);
    }
  }
  file(counted3, known) {
    const path = text(counted3["filename"], "the name of a file");
    const file2 = this.measured.file(path);
    known.set(path, file2);
    if (counted3["segments"] === void 0 && counted3["summary"] !== void 0) throw totalsOnly();
    this.lines(elements(counted3["segments"], "the segments of a file"), file2);
    const lineBranches = new BranchCount(this.measured);
    for (const branch of elements(counted3["branches"] ?? [], "the branches of a file")) lineBranches.add(branch, "");
    for (const each of elements(counted3["expansions"] ?? [], "the expansions of a file")) {
      const expansion = members(each, "an expansion");
      const used = elements(expansion["source_region"], "the location of an expansion").slice(0, 4);
      const branches2 = elements(expansion["branches"] ?? [], "the branches of an expansion");
      for (const [turn, branch] of branches2.entries()) lineBranches.add(branch, `${used.join()} ${turn}`, used[0]);
    }
    lineBranches.into(file2);
  }
  lines(list2, file2) {
    const segments = list2.map((each) => this.segment(each));
    const first = segments[0]?.line ?? 0;
    this.spanned += (segments.at(-1)?.line ?? 0) - first;
    if (this.spanned > MAX_SPANNED) throw new UnreadableReport(`Its segments span more than ${MAX_SPANNED} lines.`);
    for (const [line2, hit] of segmentLines(segments)) file2.line(line2, hit);
  }
  /** Five fields, and since version 2.0.1 a sixth. */
  segment(value) {
    const [line2, column, count2, hasCount, isEntry, isGap = false] = elements(value, "a segment");
    if (![hasCount, isEntry, isGap].every((flag) => typeof flag === "boolean"))
      throw new UnreadableReport("It has an incomplete segment.");
    return {
      line: lineIn(line2),
      column: lineIn(column),
      hit: ran(count2, this.measured),
      hasCount: hasCount === true,
      isEntry: isEntry === true,
      isGap: isGap === true
    };
  }
  /** Instances of one template or generic function begin at the same place and are one function, as in LLVM's totals. */
  function(counted3, known) {
    const [path] = elements(counted3["filenames"], "the files of a function");
    const [region] = elements(counted3["regions"], "the regions of a function");
    const file2 = known.get(String(path));
    if (file2 === void 0 || region === void 0) return;
    const [line2, column] = elements(region, "a region");
    file2.function(`at column ${lineIn(column)}`, lineIn(line2), ran(counted3["count"], this.measured));
  }
};
var BranchCount = class {
  measured;
  conditions = /* @__PURE__ */ new Map();
  constructor(measured) {
    this.measured = measured;
  }
  /** `used` distinguishes uses of a macro; `usedOn` is the line of the use. */
  add(branch, used, usedOn) {
    const fields = elements(branch, "a branch");
    const place3 = `${used} ${fields.slice(0, 4).join()}`;
    const known = this.conditions.get(place3);
    const yes = ran(fields[4], this.measured) || known?.yes === true;
    const no = ran(fields[5], this.measured) || known?.no === true;
    this.conditions.set(place3, { line: lineIn(usedOn ?? fields[0]), yes, no });
  }
  into(file2) {
    const lineBranches = new LineBranches();
    for (const { line: line2, yes, no } of this.conditions.values()) lineBranches.add(line2, 2, Number(yes) + Number(no));
    lineBranches.into(file2);
  }
};

// src/reports/coverage/opencover.ts
var opencover = {
  kind: "coverage",
  name: "OpenCover",
  called: "an OpenCover coverage report",
  recognises: (start) => rootName(start) === "CoverageSession",
  reader: () => xmlReport(new OpencoverHandler())
};
var MAX_SPANNED2 = 5e6;
var MAX_NAME_LENGTH4 = 4096;
var OpencoverHandler = class {
  measured = new Measured();
  above = [];
  module;
  method;
  hasModules = false;
  spanned = 0;
  open(name2, attributes) {
    const parent = this.above.at(-1);
    if (name2 === "Modules" && parent === "CoverageSession") this.hasModules = true;
    if (name2 === "Module") this.beginModule();
    if (name2 === "File" && parent === "Files") this.addFile(attributes);
    if (name2 === "Method") this.beginMethod();
    if (name2 === "FileRef" && this.method) this.method.file = attributes.get("uid");
    if (name2 === "SequencePoint") this.sequencePoint(attributes);
    if (name2 === "BranchPoint") this.branchPoint(attributes);
    this.above.push(name2);
  }
  close(name2) {
    this.above.pop();
    if (name2 === "Method") this.endMethod();
    if (name2 === "Module") this.endModule();
  }
  wantsText(element) {
    return element === "Name" && this.above.at(-2) === "Method" && (this.method?.name.length ?? 0) < MAX_NAME_LENGTH4;
  }
  text(piece) {
    if (this.method) this.method.name = (this.method.name + piece).slice(0, MAX_NAME_LENGTH4);
  }
  report() {
    if (!this.hasModules) throw new UnreadableReport("It has no list of modules.");
    return this.measured.report();
  }
  beginModule() {
    if (this.module !== void 0) throw new UnreadableReport("A module in it is inside another one.");
    this.module = new Module(this.measured);
  }
  addFile(attributes) {
    const uid = attributes.get("uid");
    const path = attributes.get("fullPath");
    if (uid === void 0 || path === void 0) throw new UnreadableReport("A file in it has no number or no path.");
    if (this.module === void 0) throw new UnreadableReport("A file in it is outside all modules.");
    this.module.add(uid, path);
  }
  /** Points of older tools name no file, and 0 is none: those are in the file of their method. */
  fileOf(attributes) {
    if (this.module === void 0 || this.method === void 0)
      throw new UnreadableReport("A point in it is outside all methods.");
    const own3 = attributes.get("fileid");
    return this.module.file(own3 === void 0 || own3 === "0" ? this.method.file : own3);
  }
  /** Each line of its span is one that can run, and did when any point on it did. */
  sequencePoint(attributes) {
    const file2 = this.fileOf(attributes);
    const first = attributes.number("sl");
    const last = attributes.number("el");
    if (first === void 0 || last === void 0) throw new UnreadableReport("A point in it has no lines.");
    const hit = this.wasVisited(attributes);
    if (last < first) throw new UnreadableReport(`A point in it ends before it starts: ${first} to ${last}.`);
    this.spanned += last - first;
    if (this.spanned > MAX_SPANNED2) throw new UnreadableReport(`Its points span more than ${MAX_SPANNED2} lines.`);
    for (let line2 = first; line2 <= last; line2++) file2.line(line2, hit);
    this.method?.meet(file2, first, hit);
  }
  branchPoint(attributes) {
    const file2 = this.fileOf(attributes);
    const line2 = attributes.number("sl");
    if (line2 === void 0) throw new UnreadableReport("A branch in it has no line.");
    this.module?.branch(file2, line2, this.wasVisited(attributes));
  }
  /** Read once for all lines of a point. */
  wasVisited(attributes) {
    const visits = attributes.get("vc");
    if (visits === void 0) throw new UnreadableReport("A point in it has no visit count.");
    const hit = hitIn(visits, (anomaly) => this.measured.note(anomaly));
    if (hit !== void 0) return hit;
    throw new UnreadableReport(`It has an unreadable count: ${JSON.stringify(visits.slice(0, 40))}.`);
  }
  beginMethod() {
    if (this.method !== void 0) throw new UnreadableReport("A method in it is inside another one.");
    this.method = new Method();
  }
  endMethod() {
    this.method?.end();
    this.method = void 0;
  }
  endModule() {
    this.module?.end();
    this.module = void 0;
  }
};
var Module = class {
  measured;
  paths = /* @__PURE__ */ new Map();
  lineBranches = /* @__PURE__ */ new Map();
  constructor(measured) {
    this.measured = measured;
  }
  /** A file without a point is there, with no line. */
  add(uid, path) {
    if ((this.paths.get(uid) ?? path) !== path)
      throw new UnreadableReport(`Two files of one module have the number ${JSON.stringify(uid.slice(0, 40))}.`);
    this.paths.set(uid, path);
    this.measured.file(path);
  }
  file(uid) {
    const path = uid === void 0 ? void 0 : this.paths.get(uid);
    if (path === void 0) throw new UnreadableReport("A point in it is in a file that its module does not list.");
    return this.measured.file(path);
  }
  /** Several methods may have branches on one line, as with a lambda: all of them count. */
  branch(file2, line2, isTaken) {
    const lines = this.lineBranches.get(file2) ?? /* @__PURE__ */ new Map();
    const known = lines.get(line2) ?? { total: 0, taken: 0 };
    lines.set(line2, { total: known.total + 1, taken: known.taken + Number(isTaken) });
    this.lineBranches.set(file2, lines);
  }
  /** A source that is built into several modules has the same branches in each, so those are not added up. */
  end() {
    for (const [file2, lines] of this.lineBranches)
      for (const [line2, { total, taken }] of lines) file2.branch(line2, total, taken);
  }
};
var Method = class {
  name = "";
  /** The number of its file. */
  file;
  place;
  hasRun = false;
  meet(file2, line2, hit) {
    this.place ??= { file: file2, line: line2 };
    this.hasRun ||= hit;
  }
  end() {
    this.place?.file.function(this.name, this.place.line, this.hasRun);
  }
};

// src/reports/coverage/services/codecov.ts
var codecov = {
  kind: "coverage",
  name: "Codecov JSON",
  called: "a Codecov coverage report",
  // SimpleCov has the same key above its files, and below them no numbers; ReportGenerator has objects in a list.
  recognises: (start) => (hasKey(start, ["coverage", "*", "#"], ["coverage", "*", "[]"]) || isOfNothing(start)) && !hasKey(start, ["meta", "simplecov_version"], ["coverage", "*", "[]", "*"]),
  reader: () => jsonReport(readFiles5)
};
var isOfNothing = (start) => /^(?:\xef\xbb\xbf)?\s*\{\s*"coverage"\s*:\s*\{\s*\}/.test(Buffer.from(start.subarray(0, 200)).toString("latin1"));
function readFiles5(report2, measured) {
  const files = members(members(report2, "the report")["coverage"], "the list of files");
  for (const path of Object.keys(files)) readFile7(files[path], measured.file(path), measured);
}
function readFile7(lines, file2, measured) {
  const lineBranches = new LineBranches();
  for (const [line2, value] of Array.isArray(lines) ? listed2(lines) : numbered(lines))
    readLine2(line2, value, { file: file2, lineBranches, measured });
  lineBranches.into(file2);
}
function* listed2(lines) {
  if (lines.length > 0 && lines[0] !== null)
    throw new UnreadableReport("A list of lines in it does not begin with null, the place before line 1.");
  for (let line2 = 1; line2 < lines.length; line2++) yield [line2, lines[line2]];
}
function* numbered(lines) {
  const values = members(lines, "a file");
  for (const key of Object.keys(values)) {
    if (!/^\d{1,10}$/.test(key)) throw new UnreadableReport(`It has an impossible line number: ${brief(key)}.`);
    yield [lineIn(Number(key)), values[key]];
  }
}
function readLine2(line2, value, { file: file2, lineBranches, measured }) {
  if (value === null) return;
  const branches2 = branchesIn2(value);
  file2.line(line2, branches2 === void 0 ? ran(value, measured) : branches2.taken > 0);
  if (branches2 === void 0) return;
  if (branches2.taken > branches2.total) measured.note("branch_impossible");
  else lineBranches.add(line2, branches2.total, branches2.taken);
}
function branchesIn2(value) {
  if (value === true) return { total: 2, taken: 1 };
  if (typeof value !== "string") return void 0;
  const [, taken, total] = /^(\d{1,9})\/(\d{1,9})$/.exec(value) ?? [];
  return taken === void 0 ? void 0 : { total: Number(total), taken: Number(taken) };
}

// src/reports/coverage/services/coveralls.ts
var coveralls = {
  kind: "coverage",
  name: "Coveralls JSON",
  called: "a Coveralls report",
  recognises: (start) => hasKey(start, ["source_files", "[]"]),
  reader: () => jsonReport(readFiles6)
};
function readFiles6(report2, measured) {
  const { source_files: files } = members(report2, "the report");
  for (const each of elements(files, "the source files")) {
    const { name: name2, coverage: coverage2, branches: branches2 } = members(each, "a source file");
    const file2 = measured.file(text(name2, "the name of a file"));
    readLines2(listIn(coverage2, "the coverage of a file"), file2, measured);
    readBranches(listIn(branches2 ?? [], "the branches of a file"), file2, measured);
  }
}
function listIn(value, what) {
  return elements(typeof value === "string" ? parsedJson(value) : value, what);
}
function readLines2(counts2, file2, measured) {
  for (let index2 = 0; index2 < counts2.length; index2++)
    if (counts2[index2] !== null) file2.line(index2 + 1, ran(counts2[index2], measured));
}
var NUMBERS2 = 4;
var MAX_BRANCHES3 = 1e6;
function readBranches(numbers5, file2, measured) {
  if (numbers5.length % NUMBERS2 !== 0)
    throw new UnreadableReport(`The branches of a file are ${numbers5.length} numbers, not four for each branch.`);
  if (numbers5.length > NUMBERS2 * MAX_BRANCHES3)
    throw new UnreadableReport(`It has more than ${MAX_BRANCHES3} branches of one file.`);
  const taken = /* @__PURE__ */ new Map();
  for (let at3 = 0; at3 < numbers5.length; at3 += NUMBERS2) {
    const line2 = lineIn(numbers5[at3]);
    const key = `${line2} ${lineIn(numbers5[at3 + 1])} ${lineIn(numbers5[at3 + 2])}`;
    taken.set(key, { line: line2, hit: ran(numbers5[at3 + 3], measured) || taken.get(key)?.hit === true });
  }
  const lineBranches = new LineBranches();
  for (const { line: line2, hit } of taken.values()) lineBranches.add(line2, 1, hit ? 1 : 0);
  lineBranches.into(file2);
}

// src/reports/coverage/services/sonar-generic.ts
var sonarGeneric = {
  kind: "coverage",
  name: "SonarQube generic coverage",
  called: "a SonarQube generic coverage report",
  recognises: (start) => {
    const { root: root3, first, attributes } = outline(start);
    return root3 === "coverage" && (first === "file" || first === void 0 && /^\s*version=["']1["']\s*$/.test(attributes));
  },
  reader: () => xmlReport(new SonarHandler())
};
var INSIDE = { coverage: "", file: "coverage", lineToCover: "file" };
var SonarHandler = class {
  measured = new Measured();
  above = [""];
  counted;
  open(name2, attributes) {
    if (INSIDE[name2] !== this.above.at(-1))
      throw new UnreadableReport(`It has an element where the format has none: ${JSON.stringify(name2.slice(0, 40))}.`);
    this.above.push(name2);
    if (name2 === "lineToCover") this.line(attributes);
    else if (name2 === "file") this.file(attributes);
    else this.version(attributes);
  }
  close() {
    this.above.pop();
  }
  report() {
    return this.measured.report();
  }
  version(attributes) {
    const version = attributes.get("version");
    if (version !== "1")
      throw new UnreadableReport(
        `It is of version ${JSON.stringify((version ?? "").slice(0, 40))} of the format, not 1.`
      );
  }
  file(attributes) {
    const path = attributes.get("path");
    if (path === void 0) throw new UnreadableReport("A file in it has no path.");
    this.counted = this.measured.file(path);
  }
  line(attributes) {
    const number2 = attributes.number("lineNumber");
    const covered = attributes.get("covered");
    if (number2 === void 0) throw new UnreadableReport("A line in it has no number.");
    if (covered !== "true" && covered !== "false")
      throw new UnreadableReport("A line in it says neither that it is covered nor that it is not.");
    this.counted?.line(number2, covered === "true");
    if (number2 > 0) this.branches(number2, attributes);
  }
  /** As they are: some tools count branches on lines that are not covered, and none of them is taken. */
  branches(line2, attributes) {
    if (!attributes.has("branchesToCover")) return;
    const total = attributes.number("branchesToCover");
    const taken = attributes.has("coveredBranches") ? attributes.number("coveredBranches") : 0;
    this.counted?.branch(line2, total ?? -1, taken ?? -1);
  }
};

// src/reports/coverage/simplecov.ts
var simplecov = {
  kind: "coverage",
  name: "SimpleCov",
  called: "a SimpleCov coverage report",
  // What other tools measured may be called `coverage`: a script, a file, a folder.
  recognises: (start) => hasKey(start, ["meta", "simplecov_version"], ["*", "coverage"]) && !hasKey(start, ["meta", "show_contexts"]) && !codecov.recognises(start) && !covdir.recognises(start),
  reader: () => jsonReport(readResults)
};
function readResults(report2, measured) {
  const results = members(report2, "the report");
  const byPath = /* @__PURE__ */ new Map();
  for (const result of isFormatted(results) ? [results] : Object.values(results)) {
    const files = members(members(result, "a result")["coverage"], "the list of files");
    for (const path of Object.keys(files)) {
      const all = byPath.get(path) ?? [];
      all.push(counted2(files[path]));
      byPath.set(path, all);
    }
  }
  for (const [path, all] of byPath) readFile8(all, measured.file(path), measured);
}
function isFormatted(results) {
  const meta = results["meta"];
  return typeof meta === "object" && meta !== null && Object.hasOwn(meta, "simplecov_version");
}
function counted2(file2) {
  return Array.isArray(file2) ? { lines: file2 } : members(file2, "a file");
}
function readFile8(all, file2, measured) {
  const lists = all.map((one2) => elements(one2["lines"], "the lines of a file"));
  const longest = Math.max(...lists.map((list2) => list2.length));
  for (let index2 = 0; index2 < longest; index2++) {
    const hit = lineRan(lists, index2, measured);
    if (hit !== void 0) file2.line(index2 + 1, hit);
  }
  const lineBranches = new LineBranches();
  const conditions2 = /* @__PURE__ */ new Map();
  for (const { branches: branches2 } of all)
    if (Array.isArray(branches2)) readBranches2(branches2, lineBranches, measured);
    else readConditions(members(branches2 ?? {}, "the branches of a file"), conditions2, measured);
  for (const [condition, each] of conditions2)
    lineBranches.add(conditionLine(condition), each.size, [...each.values()].filter(Boolean).length);
  lineBranches.into(file2);
}
function lineRan(lists, index2, measured) {
  let isCode2 = true;
  let hit = false;
  for (const list2 of lists) {
    const count2 = index2 < list2.length ? list2[index2] : 0;
    if (count2 === null || count2 === "ignored") isCode2 = false;
    else if (ran(count2, measured)) hit = true;
  }
  return hit || isCode2 ? hit : void 0;
}
function readConditions(found2, conditions2, measured) {
  for (const condition of Object.keys(found2)) {
    const known = conditions2.get(condition) ?? /* @__PURE__ */ new Map();
    conditions2.set(condition, known);
    const lineBranches = members(found2[condition], "the outcomes of a branch");
    for (const way of Object.keys(lineBranches))
      known.set(way, ran(lineBranches[way], measured) || known.get(way) === true);
  }
}
var CONDITION = /^\[:(?:\w+|"[^"]{1,20}"), \d+, (\d{1,10}), \d+, \d+, \d+\]$/;
function conditionLine(condition) {
  const [, line2] = CONDITION.exec(condition) ?? [];
  if (line2 === void 0) throw new UnreadableReport(`It has a branch without a location: ${condition.slice(0, 80)}.`);
  return lineIn(Number(line2));
}
function readBranches2(found2, lineBranches, measured) {
  for (const each of found2) {
    const way = members(each, "a branch");
    if (way["coverage"] === "ignored") continue;
    lineBranches.add(lineIn(way["start_line"]), 1, ran(way["coverage"], measured) ? 1 : 0);
  }
}

// src/reports/dependencies/formats.ts
var cyclonedx = {
  kind: "dependencies",
  name: "CycloneDX",
  called: "a CycloneDX bill of materials",
  recognises: (start) => hasKey(start, ["bomFormat"], ["components", "[]", "bom-ref"]),
  load: async () => ({ reader: (await import("./dependency-reports.js")).cyclonedxReader })
};
var spdx = {
  kind: "dependencies",
  name: "SPDX",
  called: "an SPDX bill of materials",
  recognises: (start) => hasKey(start, ["spdxVersion"], ["SPDXID"], ["documentNamespace"]),
  load: async () => ({ reader: (await import("./dependency-reports.js")).spdxReader })
};
var osv = {
  kind: "dependencies",
  name: "OSV-Scanner",
  called: "an OSV-Scanner advisory report",
  // With nothing found there is an empty list beside the settings of the scan.
  recognises: (start) => hasKey(start, ["results", "[]", "packages"], ["results", "[]", "source"], ["experimental_config"]),
  load: async () => ({ reader: (await import("./dependency-reports.js")).osvReader })
};

// src/reports/tests/cases.ts
var Cases = class {
  cases = /* @__PURE__ */ new Map();
  rules = new CaseRules();
  /** Another case, also where there is one of this identity. */
  keep(identity2, found2) {
    this.rules.count(found2);
    const same2 = this.cases.get(identity2);
    if (same2) same2.push(found2);
    else this.cases.set(identity2, [found2]);
  }
  report(mismatches) {
    return reportOf(this.cases, this.rules.total, mismatches);
  }
};
var CaseRules = class {
  claimed = /* @__PURE__ */ new Set();
  total = 0;
  count({ claims }) {
    this.total += 1;
    if (this.total > MAX_CASES) throw tooManyCases();
    if (claims.size > 0) this.claim(claims);
  }
  /** What an attempt makes of a case: both are counted already, and are one. */
  repeated(known, found2) {
    const both = attempts(known, found2);
    if (both.claims.size > 0) this.claim(both.claims);
    this.total -= 1;
    return both;
  }
  claim(claims) {
    for (const id2 of bounded2(claims)) this.claimed.add(id2);
    if (this.claimed.size > MAX_CLAIMED) throw tooManyClaims("It", MAX_CLAIMED);
  }
};
function reportOf(cases, total, mismatches) {
  const anomalies2 = mismatches > 0 ? [["summary_mismatch", mismatches]] : [];
  return { cases, total, anomalies: new Map(anomalies2) };
}
var tooManyCases = () => new UnreadableReport(`It has more than ${MAX_CASES} test cases.`);
var NO_CLAIMS = /* @__PURE__ */ new Set();
function claimsOf(name2, claims = NO_CLAIMS) {
  return bounded2(union2(claims, identifiersIn(name2)));
}
function bounded2(claims) {
  if (claims.size > MAX_CLAIMED_BY_ONE) throw tooManyClaims("A test case", MAX_CLAIMED_BY_ONE);
  return claims;
}
var tooManyClaims = (who2, most) => new UnreadableReport(`${who2} names more than ${most} identifiers.`);
var HIDDEN_FAILURE = "(counted in the report, but not listed)";
var MAX_SHOWN_LENGTH = 1e3;
function shown3(text3) {
  if (text3.length <= MAX_SHOWN_LENGTH) return text3;
  return `${text3.slice(0, MAX_SHOWN_LENGTH - 1).replace(/[\ud800-\udbff]$/, "")}\u2026`;
}
function wholeNumber2(text3) {
  return text3 !== void 0 && /^(?:0|[1-9]\d{0,8})$/.test(text3) ? Number(text3) : void 0;
}

// src/reports/tests/identity.ts
var identityOf2 = ({ around = "", suite = "", classname = "", file: file2 = "", name: name2 }) => [around, suite, classname, file2, name2].map((part2) => part2.replaceAll("\0", "\uFFFD")).join("\0");
function partsOf3(identity2) {
  const [around = "", suite = "", classname = "", file2 = "", name2 = ""] = identity2.split("\0");
  return { around, suite, classname, file: file2, name: name2 };
}

// src/reports/tests/ctrf.ts
var ctrf = {
  kind: "tests",
  name: "CTRF",
  called: "a CTRF test report",
  recognises: (start) => hasKey(start, ["results", "summary"], ["results", "tests"]),
  reader: () => wholeJson(readReport)
};
var OUTCOMES2 = /* @__PURE__ */ new Map([
  ["passed", "passed"],
  ["failed", "failed"],
  ["skipped", "skipped"],
  ["pending", "skipped"],
  ["other", "skipped"]
]);
function readReport(value) {
  const report2 = members(value, "the report");
  const format = report2["reportFormat"] ?? "CTRF";
  if (format !== "CTRF") throw new UnreadableReport(`It states the format ${brief(format)}, not CTRF.`);
  const results = members(report2["results"], "the results");
  const tests2 = elements(results["tests"], "the list of tests");
  const cases = new Cases();
  let failed3 = 0;
  for (const test of tests2) if (readTest(members(test, "a test"), cases) === "failed") failed3 += 1;
  return cases.report(compare(members(results["summary"], "the summary"), { tests: tests2.length, failed: failed3 }, cases));
}
function readTest(test, cases) {
  const outcome = OUTCOMES2.get(test["status"]);
  if (outcome === void 0)
    throw new UnreadableReport(`It has a test with an unknown status: ${brief(test["status"])}.`);
  const name2 = text(test["name"], "the name of a test");
  const [suite, file2] = [suiteOf(test), fileOf(test)];
  const place3 = () => ({
    suite: shown3(suite.join(" > ") || (file2 ?? "")),
    name: shown3(name2),
    file: file2 === null ? null : shown3(file2),
    line: lineOf(test)
  });
  const identity2 = identityOf2({ around: JSON.stringify(suite), suite: suite.join(" > "), file: file2 ?? "", name: name2 });
  cases.keep(identity2, testCase(outcome, isFlaky(test), claimsOf(name2), place3));
  return outcome;
}
function suiteOf(test) {
  const suite = test["suite"] ?? [];
  const names4 = typeof suite === "string" ? [suite] : elements(suite, "the suite of a test");
  return names4.map((name2) => text(name2, "the name of a suite"));
}
function fileOf(test) {
  const path = test["filePath"] ?? null;
  return path === null ? null : text(path, "the file of a test");
}
function lineOf({ line: line2 }) {
  return typeof line2 === "number" && Number.isInteger(line2) && line2 > 0 && line2 < 1e9 ? line2 : null;
}
function isFlaky(test) {
  if (test["flaky"] === true) return true;
  const attempts2 = elements(test["retryAttempts"] ?? [], "the attempts of a test");
  return attempts2.some((attempt) => members(attempt, "an attempt")["status"] === "failed");
}
function compare(summary, listed3, cases) {
  const declared2 = { tests: countIn(summary, "tests"), failed: countIn(summary, "failed") };
  if (declared2.tests > listed3.tests)
    throw new UnreadableReport(`It counts ${declared2.tests} tests but lists ${listed3.tests}, so some are missing.`);
  const hidden = declared2.failed - listed3.failed;
  const place3 = () => ({ suite: "", name: HIDDEN_FAILURE, file: null, line: null });
  for (let left = hidden; left > 0; left--)
    cases.keep(identityOf2({ name: HIDDEN_FAILURE }), testCase("failed", false, NO_CLAIMS, place3));
  return declared2.tests === listed3.tests && hidden === 0 ? 0 : 1;
}
function countIn(summary, key) {
  const count2 = summary[key];
  if (typeof count2 === "number" && Number.isSafeInteger(count2) && count2 >= 0) return count2;
  throw new UnreadableReport(`Its summary has no count of "${key}": ${brief(count2)}.`);
}

// src/reports/text/key-bytes.ts
var KeyBytes = class {
  bytes = Buffer.allocUnsafe(4096);
  length = 0;
  hash = 0;
  markedLength = 0;
  markedHash = 0;
  clear() {
    this.length = 0;
    this.hash = 0;
  }
  /** How it is now, for `toMark()`. */
  mark() {
    this.markedLength = this.length;
    this.markedHash = this.hash;
  }
  toMark() {
    this.length = this.markedLength;
    this.hash = this.markedHash;
  }
  add(source3, start, end2) {
    this.makeRoom(end2 - start);
    const { bytes } = this;
    let { hash, length } = this;
    for (let at3 = start; at3 < end2; at3++) {
      const byte = source3[at3];
      hash = withByte(hash, byte);
      bytes[length++] = byte;
    }
    this.hash = hash;
    this.length = length;
  }
  addByte(byte) {
    this.makeRoom(1);
    this.bytes[this.length++] = byte;
    this.hash = withByte(this.hash, byte);
  }
  addText(text3) {
    const bytes = Buffer.from(text3);
    this.add(bytes, 0, bytes.length);
  }
  makeRoom(more) {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe((this.length + more) * 2);
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
};

// src/reports/tests/junit/case.ts
var SUITES = /* @__PURE__ */ new Set(["testsuite", "testsuites"]);
var FAILURES = /* @__PURE__ */ new Set(["failure", "error", "rerunFailure", "rerunError"]);
var FLAKES = /* @__PURE__ */ new Set(["flakyFailure", "flakyError"]);
var SAYS_FAILED = /* @__PURE__ */ new Set(["failed", "failure", "error", "broken"]);
var SAYS_SKIPPED = /* @__PURE__ */ new Set(["notrun", "skipped", "disabled", "suppressed", "ignored", "untested", "pending"]);
var CLAIMS = /* @__PURE__ */ new Set(["requirement", "requirements", "verifies", "PartiallyVerifies", "FullyVerifies"]);
var DIGIT = 1;
var JOINING = 2;
var IN_IDENTIFIER = Uint8Array.from({ length: 256 }, (_, byte) => {
  const text3 = String.fromCharCode(byte);
  return (/[0-9]/.test(text3) ? DIGIT : 0) | (/[-~_]/.test(text3) ? JOINING : 0);
});
function mayClaim({ bytes, length }, from2) {
  let has = 0;
  for (let at3 = from2; at3 < length; at3++) has |= IN_IDENTIFIER[bytes[at3]];
  return has === (DIGIT | JOINING);
}
function outcomeText(attributes) {
  if (!attributes.has("status") && !attributes.has("result")) return "passed";
  const declared2 = [attributes.get("status") ?? "", attributes.get("result") ?? ""].map((text3) => text3.toLowerCase());
  if (declared2.some((text3) => SAYS_FAILED.has(text3))) return "failed";
  return declared2.some((text3) => SAYS_SKIPPED.has(text3)) ? "skipped" : "passed";
}
function openInside(open4, name2, attributes) {
  if (name2 === "testcase" || SUITES.has(name2)) throw new UnreadableReport(`A <${name2}> is inside a test case.`);
  if (FAILURES.has(name2)) addFailed(open4, name2);
  else if (FLAKES.has(name2)) open4.flaky = true;
  else if (name2 === "skipped") addSkip(open4, attributes);
  else if (name2 === "property" && CLAIMS.has(attributes.get("name") ?? ""))
    open4.claims = bounded2(union2(open4.claims, identifiersIn(attributes.get("value") ?? "")));
}
function addFailed(open4, name2) {
  open4.outcome = "failed";
  if (!name2.startsWith("rerun")) open4.failures += 1;
}
function addSkip(open4, attributes) {
  const why = attributes.get("message");
  if (open4.notRun && why !== void 0 && !why.startsWith("SKIP_")) open4.outcome = "failed";
  if (attributes.get("type") === "todo") open4.todo = true;
  if (open4.outcome === "passed") open4.outcome = "skipped";
}
var isNotRun = (attributes) => attributes.get("status") === "notrun" && attributes.get("classname") === attributes.get("name");

// src/reports/tests/junit/case-table.ts
var NUMBER_BYTES = 4;
var CaseTable = class extends CompactMap {
  places = new NameNumbers();
  /** Each behind the number of its place. */
  names = new NameNumbers();
  /** A list only where there is more than one. */
  cases = [];
  indexes;
  get size() {
    return this.names.length;
  }
  /** The number of the case with this place and, in `name`, this name, which `begin` was called for. */
  numberOf(name2) {
    return this.names.of(name2.bytes, 0, name2.length, name2.hash);
  }
  /** Begins a name at this place, and marks where. */
  begin(name2, place3) {
    const number2 = this.places.of(place3.bytes, 0, place3.length, place3.hash);
    name2.clear();
    for (let shift = 0; shift < NUMBER_BYTES * 8; shift += 8) name2.addByte(number2 >>> shift & 255);
    name2.mark();
  }
  /** Another case with this number. */
  add(number2, found2) {
    const known = this.cases[number2];
    if (known === void 0) this.cases[number2] = found2;
    else if (Array.isArray(known)) known.push(found2);
    else this.cases[number2] = [known, found2];
  }
  /** The only case with this number from now on. */
  replace(number2, found2) {
    this.cases[number2] = found2;
  }
  /** The cases with this number. */
  at(number2) {
    const found2 = this.cases[number2];
    return found2 === void 0 ? [] : Array.isArray(found2) ? found2 : [found2];
  }
  nameOf(number2) {
    return utf8(this.names.bytesOf(number2).subarray(NUMBER_BYTES));
  }
  placeOf(number2) {
    const name2 = Buffer.from(this.names.bytesOf(number2));
    return utf8(this.places.bytesOf(name2.readUInt32LE(0)));
  }
  keyAt(number2) {
    return `${this.placeOf(number2)}\0${this.nameOf(number2)}`;
  }
  valueAt(number2) {
    return this.at(number2);
  }
  indexOf(key) {
    this.indexes ??= new Map(Array.from(this.keys(), (known, number2) => [known, number2]));
    return this.indexes.get(key) ?? -1;
  }
};
var utf8 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");

// src/reports/tests/junit/suites.ts
function openSuite(attributes, outer) {
  const number2 = (name3) => wholeNumber2(attributes.get(name3));
  const sum2 = (a, b) => a === void 0 && b === void 0 ? void 0 : (a ?? 0) + (b ?? 0);
  const name2 = shortName(attributes.get("name") ?? "");
  const [total, failures, errors] = [number2("tests"), number2("failures"), number2("errors")];
  const file2 = attributes.get("file");
  const around = shortName(`${outer?.path ?? ""}${file2 === void 0 ? "" : `${file2}`}`);
  return {
    name: name2,
    around,
    path: shortName(`${around}${name2}`),
    declared: {
      total,
      failed: sum2(failures, errors),
      skipped: sum2(number2("skipped"), number2("disabled"))
    },
    counted: { total: 0, failed: 0, skipped: 0 },
    sums: { failures: failures ?? 0, errors: errors ?? 0 },
    onlyFailures: false,
    repeats: repeatsOf(name2, outer) ?? (total === 0 && (errors ?? 0) > 0 ? "unloaded" : void 0),
    repeated: /* @__PURE__ */ new Set()
  };
}
function repeatsOf(name2, outer) {
  if (PYTEST.has(name2)) return "pytest";
  return outer?.repeats === "unloaded" ? void 0 : outer?.repeats;
}
var PYTEST = /* @__PURE__ */ new Set(["pytest", "pytest tests"]);
var Suites = class {
  open = [];
  mismatches = 0;
  push(suite) {
    this.open.push(suite);
  }
  get isOpen() {
    return this.open.length > 0;
  }
  get innermost() {
    return this.open[this.open.length - 1];
  }
  get repeats() {
    return this.innermost?.repeats;
  }
  /** gotestsum says in each suite which version of Go it is of. Errors of Qt are messages, also of tests that pass. */
  readProperty(attributes) {
    const suite = this.innermost;
    const name2 = suite && attributes.get("name");
    if (suite && name2 === "go.version") suite.repeats = "go";
    if (suite && (name2 === "go.version" || name2 === "QTestVersion")) suite.onlyFailures = true;
  }
  /** There is another case with this number. */
  repeated(number2) {
    this.innermost?.repeated.add(number2);
  }
  /** `failures`: how many elements of a case say that it failed. */
  count(outcome, failures) {
    const counts2 = this.innermost?.counted;
    if (counts2 === void 0) return;
    counts2.total += 1;
    counts2.failed += outcome === "failed" ? Math.max(1, failures) : failures;
    if (outcome === "skipped") counts2.skipped += 1;
  }
  /** Something failed that is no case. */
  countFailure() {
    if (this.innermost) this.innermost.counted.failed += 1;
  }
  /** How many more failures the innermost suite counts than there are in it. */
  hiddenFailures() {
    const suite = this.innermost;
    return suite ? Math.max(0, declaredFailed(suite) - suite.counted.failed) : 0;
  }
  /** Its failures, also the hidden ones, are those of the suite around it, too. */
  close() {
    const suite = this.open.pop();
    if (!suite) return;
    if (contradicts2(suite)) this.mismatches += 1;
    const outer = this.innermost;
    if (outer === void 0) return;
    outer.counted.total += suite.counted.total;
    outer.counted.failed += Math.max(suite.counted.failed, declaredFailed(suite));
    if (suite.onlyFailures) outer.onlyFailures = true;
    outer.counted.skipped += suite.counted.skipped;
  }
};
function declaredFailed({ onlyFailures, sums: { failures, errors }, counted: counted3 }) {
  const isOneSum = failures === errors && failures === counted3.failed;
  return onlyFailures || isOneSum ? failures : failures + errors;
}
function contradicts2({ declared: declared2, counted: counted3, repeats }) {
  const isOther = (key) => declared2[key] !== void 0 && declared2[key] !== counted3[key];
  if (isOther("failed")) return true;
  return repeats !== "pytest" && (isOther("total") || isOther("skipped"));
}

// src/reports/tests/junit/junit.ts
var junit = {
  kind: "tests",
  name: "JUnit XML",
  called: "a JUnit test report",
  recognises: (start) => SUITES.has(rootName(start) ?? ""),
  reader: () => xmlReport(new JunitCases())
};
var NODE_TOTAL = /^ (fail|cancelled) (\d{1,9}) $/;
var MAX_HIDDEN = 1e4;
var JunitCases = class {
  cases = new CaseTable();
  rules = new CaseRules();
  place = new KeyBytes();
  /** Whose name the place begins with. */
  placed;
  /** Begins with the number of that place, up to its mark. */
  name = new KeyBytes();
  suites = new Suites();
  nodeTotals = /* @__PURE__ */ new Map();
  current;
  failed = 0;
  hidden = 0;
  report() {
    this.addWhatNodeHides();
    return { ...reportOf(this.cases, this.rules.total, this.suites.mismatches), nameIn };
  }
  open(name2, attributes) {
    if (this.current) openInside(this.current, name2, attributes);
    else if (name2 === "testcase" && this.suites.isOpen) this.current = this.caseFrom(attributes);
    else if (SUITES.has(name2)) this.suites.push(openSuite(attributes, this.suites.innermost));
    else if (!this.suites.isOpen) throw new UnreadableReport(`Its root is <${name2.slice(0, 60)}>, not a test suite.`);
    else if (FAILURES.has(name2)) this.addSuiteFailure();
    else if (name2 === "property") this.suites.readProperty(attributes);
  }
  close(name2) {
    if (name2 === "testcase" && this.current) {
      this.add(this.current);
      this.current = void 0;
    } else if (SUITES.has(name2)) this.closeSuite();
  }
  comment(text3) {
    const [, what, count2] = NODE_TOTAL.exec(text3) ?? [];
    if (what !== void 0 && this.current === void 0) this.nodeTotals.set(what, Number(count2));
  }
  caseFrom(attributes) {
    const { cases, name: name2 } = this;
    this.beginName(attributes);
    attributes.addTo(name2, "file");
    name2.addByte(0);
    const from2 = name2.length;
    attributes.addTo(name2, "name");
    return {
      number: cases.numberOf(name2),
      mayClaim: mayClaim(name2, from2),
      file: attributes.get("file"),
      line: attributes.get("line"),
      outcome: outcomeText(attributes),
      failures: 0,
      notRun: isNotRun(attributes),
      todo: false,
      flaky: false,
      claims: NO_CLAIMS
    };
  }
  /** At its suite and class, which most cases have in common with the one before. */
  beginName(attributes) {
    const { name: name2, place: place3 } = this;
    const suite = this.suites.innermost;
    const isSame4 = suite === this.placed && attributes.endsKey(place3, place3.markedLength, "classname");
    if (suite !== this.placed) this.beginPlace(suite);
    if (isSame4) name2.toMark();
    else this.beginAt(attributes);
  }
  beginAt(attributes) {
    const { name: name2, place: place3 } = this;
    place3.toMark();
    this.addClass(attributes);
    this.cases.begin(name2, place3);
  }
  /** It stands in a place once for each suite and class, however often: of a very long one not all is kept. */
  addClass(attributes) {
    const { place: place3 } = this;
    attributes.addTo(place3, "classname");
    if (!isLong(place3.length - place3.markedLength)) return;
    place3.toMark();
    place3.addText(shortName(attributes.get("classname") ?? ""));
  }
  /** What is around the suite, the suite, and NULs: no text in XML holds one. */
  beginPlace(suite) {
    const { place: place3 } = this;
    place3.clear();
    place3.addText(suite?.around ?? "");
    place3.addByte(0);
    place3.addText(suite?.name ?? "");
    place3.addByte(0);
    place3.mark();
    this.placed = suite;
  }
  add({ number: number2, mayClaim: mayClaim2, file: file2, line: line2, outcome, failures, todo, flaky: flaky2, claims }) {
    const { cases } = this;
    const ended = todo ? "skipped" : outcome;
    if (ended === "failed") this.failed += 1;
    this.suites.count(ended, failures);
    const place3 = () => {
      const [, suite, classname] = cases.placeOf(number2).split("\0");
      return {
        suite: shown3(classname || suite || ""),
        name: shown3(nameAt2(cases, number2)),
        file: file2 === void 0 ? null : shown3(file2),
        line: wholeNumber2(line2) || null
      };
    };
    const all = mayClaim2 ? claimsOf(nameAt2(cases, number2), claims) : claims;
    this.keep(number2, testCase(ended, flaky2, all, place3));
  }
  keep(number2, found2) {
    const { cases, suites } = this;
    this.rules.count(found2);
    cases.add(number2, found2);
    if (suites.repeats !== void 0 && cases.at(number2).length > 1) suites.repeated(number2);
  }
  /** Cases of one identity are one where the tool writes attempts, as far as the suite shows that they are that. */
  joinAttempts(suite) {
    const { cases } = this;
    const numbers5 = [...suite.repeated];
    const isTopLevel = (number2) => !nameAt2(cases, number2).includes("/");
    const passedTwice = (number2) => cases.at(number2).every(({ outcome, flaky: flaky2 }) => outcome === "passed" && !flaky2);
    if (suite.repeats === "go" && numbers5.some((number2) => isTopLevel(number2) && passedTwice(number2))) return;
    if (suite.repeats === "pytest" && suite.declared.total === suite.counted.total) return;
    for (const number2 of numbers5)
      cases.replace(
        number2,
        cases.at(number2).reduce((known, found2) => this.repeated(suite, known, found2))
      );
  }
  repeated({ repeats }, known, found2) {
    const both = this.rules.repeated(known, found2);
    if (repeats === "go") return both;
    const failed3 = [known, found2].find(({ outcome }) => outcome === "failed");
    if (failed3) return { ...both, outcome: "failed", flaky: false, place: failed3.place };
    return both.outcome === "passed" ? { ...both, flaky: true } : both;
  }
  /** Failures of something that is no case, such as a suite that could not be loaded. */
  addFailures(name2, count2 = 1) {
    this.hidden += count2;
    if (this.hidden > MAX_HIDDEN)
      throw new UnreadableReport(`It counts more than ${MAX_HIDDEN} failures that it does not list.`);
    const { name: suite = "", around = "" } = this.suites.innermost ?? {};
    const key = new KeyBytes();
    const place3 = new KeyBytes();
    place3.addText(`${around}\0${suite}\0`);
    this.cases.begin(key, place3);
    key.addText(`\0${name2}`);
    const number2 = this.cases.numberOf(key);
    const found2 = testCase("failed", false, NO_CLAIMS, () => ({ suite: shown3(suite), name: name2, file: null, line: null }));
    for (let left = count2; left > 0; left--) {
      this.rules.count(found2);
      this.cases.add(number2, found2);
    }
    this.failed += Math.max(0, count2);
  }
  addSuiteFailure() {
    this.addFailures("(the suite itself)");
    this.suites.countFailure();
  }
  /**
   * Node's test runner writes a test that has tests of its own as a suite, and leaves out that it failed by itself. Only
   * its totals tell.
   */
  addWhatNodeHides() {
    const total = (this.nodeTotals.get("fail") ?? 0) + (this.nodeTotals.get("cancelled") ?? 0);
    const hidden = total - this.failed;
    if (hidden > 0) this.addFailures(HIDDEN_FAILURE, hidden);
  }
  /** Failures that only the sums of a suite tell are failures all the same: the tool knew of them. */
  closeSuite() {
    const suite = this.suites.innermost;
    if (suite) this.joinAttempts(suite);
    const hidden = this.suites.hiddenFailures();
    if (hidden > 0) this.addFailures(HIDDEN_FAILURE, hidden);
    this.suites.close();
  }
};
function nameAt2(cases, number2) {
  const name2 = cases.nameOf(number2);
  return name2.slice(name2.indexOf("\0") + 1);
}
function nameIn(identity2) {
  const { suite, classname, name: name2 } = partsOf3(identity2);
  return `${suite}\0${classname}\0${name2}`;
}

// src/reports/tests/claim-names.ts
var CLAIMS2 = /* @__PURE__ */ new Set(["requirement", "requirements", "verifies", "partiallyverifies", "fullyverifies"]);
var isClaimName = (name2) => name2 !== void 0 && CLAIMS2.has(name2.toLowerCase());

// src/reports/tests/counted.ts
var Counted = class {
  total;
  failures;
  listed = 0;
  skipped = 0;
  failed = 0;
  constructor(attributes) {
    this.total = countIn2(attributes, "total");
    this.failures = countIn2(attributes, "failed");
  }
  add(outcome) {
    this.listed += 1;
    if (outcome === "failed") this.failed += 1;
    if (outcome === "skipped") this.skipped += 1;
  }
  addAll({ listed: listed3, skipped: skipped2, failed: failed3 }) {
    this.listed += listed3;
    this.skipped += skipped2;
    this.failed += failed3;
  }
  /**
   * Gives how many failures it counts and does not list, which it lists from now on. Counts are used for nothing else,
   * since tools differ in whether they count what did not run; but what they hide is not ignored.
   */
  takeHidden() {
    if ((this.total ?? 0) > this.listed)
      throw new UnreadableReport(`It counts ${this.total} tests but lists ${this.listed}, so some are missing.`);
    const hidden = Math.max(0, (this.failures ?? 0) - this.failed);
    this.failed += hidden;
    return hidden;
  }
  /** Whether it counts less than it lists. */
  isLess() {
    const { total, failures, listed: listed3, skipped: skipped2, failed: failed3 } = this;
    return total !== void 0 && total < listed3 - skipped2 || failures !== void 0 && failures < failed3;
  }
};
function countIn2(attributes, name2) {
  const text3 = attributes.get(name2);
  const count2 = wholeNumber2(text3);
  if (text3 !== void 0 && count2 === void 0)
    throw new UnreadableReport(`Its count "${name2}" is not a whole number: "${text3.slice(0, 40)}".`);
  return count2;
}

// src/reports/tests/found-test.ts
import { createHash as createHash6 } from "node:crypto";
var OUTERMOST = { name: "", path: "" };
var suiteIn = (outer, name2) => ({ name: name2, path: distinct([outer.path, name2]) });
function keepTest(cases, found2) {
  const { suite, className, name: name2, file: file2, line: line2, outcome, flaky: flaky2 = false, claims = NO_CLAIMS } = found2;
  const identity2 = identityOf2({
    around: suite.path,
    suite: compact(suite.name),
    classname: compact(className),
    // The path of a file may be of the machine that compiled it; a class tells more.
    file: className === "" ? file2 ?? "" : "",
    name: name2
  });
  const place3 = () => ({
    suite: shown3(className || suite.name),
    name: shown3(name2),
    file: file2 === void 0 ? null : shown3(file2),
    line: line2 || null
  });
  cases.keep(identity2, testCase(outcome, flaky2, claimsOf(name2, claims), place3));
}
var keepFailure = (cases, suite, name2) => keepTest(cases, { suite, className: "", name: name2, outcome: "failed" });
function keepHidden(cases, suite, count2) {
  for (let left = count2; left > 0; left--) keepFailure(cases, suite, HIDDEN_FAILURE);
}
function compact(text3) {
  return text3.length <= MAX_LENGTH6 ? text3 : `${text3.slice(0, MAX_LENGTH6 / 2)} ${hashOf(text3)}`;
}
var hashOf = (text3) => createHash6("sha256").update(text3).digest("hex");
var MAX_LENGTH6 = 256;
function distinct(names4) {
  const text3 = JSON.stringify(names4);
  return text3.length <= MAX_LENGTH6 ? text3 : hashOf(text3);
}

// src/reports/tests/nunit-outcomes.ts
var OUTCOMES3 = /* @__PURE__ */ new Map([
  ["Passed", "passed"],
  ["Failed", "failed"],
  ["Skipped", "skipped"],
  ["Inconclusive", "skipped"],
  // It says that it ended, and not that it was right.
  ["Warning", "skipped"]
]);
var NOTHING_SAID = { outcome: "passed", site: void 0 };
var WORDS3 = /^(\w{1,20})(?::[\w ]{1,40})?(?:\((\w{1,20})\))?$/;
function resultOf2(what, attributes) {
  const said = attributes.get("result");
  const [, word = "", site] = WORDS3.exec(said ?? "") ?? [];
  const outcome = OUTCOMES3.get(word);
  if (outcome === void 0)
    throw new UnreadableReport(`It has a ${what} with an unknown result: "${(said ?? "").slice(0, 40)}".`);
  return { outcome, site: attributes.get("site") ?? site };
}

// src/reports/tests/nunit.ts
var nunit = {
  kind: "tests",
  name: "NUnit 3",
  called: "an NUnit 3 test report",
  recognises: (start) => rootName(start) === ROOT,
  reader: () => xmlReport(new NunitRun())
};
var ROOT = "test-run";
var NunitRun = class {
  cases = new Cases();
  path = [];
  suites = [];
  test;
  mismatches = 0;
  open(name2, attributes) {
    const parent = this.path.at(-1);
    if (parent === void 0 && name2 !== ROOT)
      throw new UnreadableReport(`Its root is <${name2.slice(0, 60)}>, not a test run of NUnit 3.`);
    this.path.push(name2);
    if (name2 === ROOT || name2 === "test-suite") this.openSuite(name2, parent, attributes);
    else if (name2 === "test-case") this.openTest(parent, attributes);
    else if (name2 === "property" && parent === "properties") this.readProperty(attributes);
  }
  close(name2) {
    this.path.pop();
    if (name2 === "test-case") this.closeTest();
    else if (name2 === ROOT || name2 === "test-suite") this.closeSuite();
  }
  report() {
    return this.cases.report(this.mismatches);
  }
  openSuite(name2, parent, attributes) {
    const outer = this.suites.at(-1);
    if (parent !== void 0 && (name2 === ROOT || !SUITES2.has(parent)))
      throw new UnreadableReport(`There is a <${name2}> inside <${parent.slice(0, 60)}>.`);
    this.suites.push({
      suite: outer === void 0 ? OUTERMOST : suiteIn(outer.suite, nameOf5(attributes)),
      result: attributes.has("result") ? resultOf2(name2 === ROOT ? "run" : "suite", attributes) : NOTHING_SAID,
      counted: new Counted(attributes),
      hasFailure: false,
      claims: outer?.claims ?? NO_CLAIMS
    });
  }
  openTest(parent, attributes) {
    const outer = this.suites.at(-1);
    if (outer === void 0 || parent !== "test-suite")
      throw new UnreadableReport(`There is a <test-case> inside <${(parent ?? "").slice(0, 60)}>.`);
    this.test = {
      suite: outer.suite,
      className: attributes.get("classname") ?? "",
      name: attributes.get("name") ?? "",
      outcome: resultOf2("test", attributes).outcome,
      claims: outer.claims
    };
  }
  /** Those of a suite stand before its tests. */
  readProperty(attributes) {
    const of = this.test ?? this.suites.at(-1);
    if (of === void 0 || !isClaimName(attributes.get("name"))) return;
    of.claims = bounded2(union2(of.claims ?? NO_CLAIMS, identifiersIn(attributes.get("value") ?? "")));
  }
  closeTest() {
    const outer = this.suites.at(-1);
    if (this.test === void 0 || outer === void 0) return;
    outer.counted.add(this.test.outcome);
    if (this.test.outcome === "failed") outer.hasFailure = true;
    keepTest(this.cases, this.test);
    this.test = void 0;
  }
  closeSuite() {
    const closed = this.suites.pop();
    if (closed === void 0) return;
    const isHidden = this.addHidden(closed);
    closed.hasFailure ||= isHidden;
    const isItself = this.addItself(closed);
    const outer = this.suites.at(-1);
    if (outer === void 0) return;
    outer.counted.addAll(closed.counted);
    outer.hasFailure ||= closed.hasFailure || isItself;
  }
  addHidden({ suite, counted: counted3 }) {
    const hidden = counted3.takeHidden();
    if (hidden > 0 || counted3.isLess()) this.mismatches += 1;
    if (hidden > 0) keepHidden(this.cases, suite, hidden);
    return hidden > 0;
  }
  /**
   * A suite that failed because of tests in it says no more than they do, also when these failed because of what it does
   * before them. What it does after them makes none of them fail, and NUnit's counts leave it out.
   */
  addItself({ suite, result, hasFailure }) {
    if (result.outcome !== "failed") return false;
    const isRun = suite === OUTERMOST;
    if (hasFailure && (isRun || result.site !== "TearDown")) return false;
    keepFailure(this.cases, suite, isRun ? "(the run itself)" : WHERE.get(result.site) ?? "(the suite itself)");
    return true;
  }
};
var SUITES2 = /* @__PURE__ */ new Set([ROOT, "test-suite"]);
var WHERE = /* @__PURE__ */ new Map([
  ["SetUp", "(the set-up of the suite)"],
  ["TearDown", "(the tear-down of the suite)"]
]);
function nameOf5(attributes) {
  const name2 = attributes.get("name") ?? "";
  return attributes.get("type") === "Assembly" ? /[^/\\]*$/.exec(name2)?.[0] ?? "" : name2;
}

// src/reports/text/text-lines.ts
import { isUtf8 as isUtf83 } from "node:buffer";
var NEWLINE6 = 10;
var BYTE_ORDER_MARK2 = /^\ufeff/;
var TextLines = class {
  line;
  longest;
  rest = new Rest();
  count = 0;
  /** `longest`: how many bytes a line may have. */
  constructor(longest, line2) {
    this.longest = longest;
    this.line = line2;
  }
  push(chunk) {
    for (let start = 0; start < chunk.length; ) {
      const newline = chunk.indexOf(NEWLINE6, start);
      const end2 = newline === -1 ? chunk.length : newline;
      this.keep(chunk.subarray(start, end2));
      if (newline !== -1) this.tell();
      start = end2 + 1;
    }
  }
  /** A last line without an end may be half of one. */
  end() {
    if (this.rest.length > 0) throw new UnreadableReport("It is truncated: its last line is incomplete.");
  }
  keep(bytes) {
    if (this.rest.length + bytes.length > this.longest) throw this.refused(`It is longer than ${this.longest} bytes.`);
    this.rest.add(bytes);
  }
  tell() {
    const bytes = this.rest.take();
    if (!isUtf83(bytes)) throw this.refused("It is not UTF-8 text.");
    const text3 = Buffer.from(bytes).toString("utf8").replace(/\r$/, "");
    try {
      this.line(this.count === 0 ? text3.replace(BYTE_ORDER_MARK2, "") : text3);
    } catch (error) {
      throw error instanceof UnreadableReport ? this.refused(error.message) : error;
    }
    this.count += 1;
  }
  refused(why) {
    return new UnreadableReport(`Line ${this.count + 1}: ${why}`);
  }
};

// src/reports/tests/tap-level.ts
var TapLevel = class {
  leaves = [];
  numbers = /* @__PURE__ */ new Set();
  planned;
  planIsLast = false;
  last = 0;
  highest = 0;
  plan(count2) {
    if (this.planned !== void 0) throw new UnreadableReport("It has two plans, like two reports in one file.");
    this.planned = count2;
    this.planIsLast = this.numbers.size > 0;
  }
  /** Gives its number: one without any has the next. */
  point({ number: number2 = this.last + 1 }) {
    if (this.planIsLast) throw new UnreadableReport("A test follows the final plan.");
    if (number2 === 0 || this.numbers.has(number2))
      throw new UnreadableReport(`The number ${number2} is used by two tests, or by a test without a number.`);
    this.numbers.add(number2);
    this.last = number2;
    this.highest = Math.max(this.highest, number2);
    return number2;
  }
  demandWhole() {
    const found2 = this.numbers.size;
    if (this.planned === void 0) throw new UnreadableReport("It has no plan, so it may be truncated.");
    if (found2 !== this.planned) throw new UnreadableReport(`It plans ${this.planned} tests but has ${found2}.`);
    if (this.highest > found2) throw new UnreadableReport(`It plans ${found2} tests but has test number ${this.highest}.`);
  }
};

// src/reports/tests/tap-line.ts
var VERSION = /^TAP version (\d{1,9})\s*$/;
var PLAN = /^1\.\.(\d{1,9})\s*(?:#.*)?$/;
var POINT = /^(not\s+)?ok\b(?:\s+(\d{1,9})\b)?(?:\s+-(?=\s|$))?(.*)$/;
var DIRECTIVE = /(?:^|\s)#\s*(skip\S*|todo\b)/i;
var TIME = /(?:^|\s)# time=\S+$/;
var BRACE = /(?:^|\s)\{$/;
function tapLine(text3) {
  if (text3.startsWith("Bail out!")) throw new UnreadableReport('The test run was aborted ("Bail out!").');
  const [, version] = VERSION.exec(text3) ?? [];
  if (version !== void 0) return { kind: "version", version: Number(version) };
  const [, count2] = PLAN.exec(text3) ?? [];
  if (count2 !== void 0) return { kind: "plan", count: bounded3(Number(count2)) };
  const [found2, not, number2, rest = ""] = POINT.exec(text3) ?? [];
  if (found2 === void 0) return { kind: "text" };
  return point(not === void 0, number2 === void 0 ? void 0 : bounded3(Number(number2)), rest.trim());
}
var beginsTap = (text3) => /^(?:TAP version \d|1\.\.\d|(?:not )?ok(?: \d| -|\s*$))/.test(text3);
function point(ok, number2, described2) {
  const brace = BRACE.test(described2);
  const text3 = described2.replace(BRACE, "").replace(TIME, "");
  const directive = DIRECTIVE.exec(text3);
  const name2 = (directive ? text3.slice(0, directive.index) : brace ? described2 : text3).trim();
  return {
    kind: "point",
    outcome: outcomeOf2(ok, directive?.[1]?.toLowerCase()),
    number: number2,
    name: name2.replaceAll(/\\([\\#])/g, "$1"),
    brace
  };
}
function outcomeOf2(ok, directive) {
  if (directive === "todo") return "skipped";
  if (!ok) return "failed";
  return directive === void 0 ? "passed" : "skipped";
}
function bounded3(count2) {
  if (count2 > MAX_CASES) throw new UnreadableReport(`It counts more than ${MAX_CASES} tests.`);
  return count2;
}

// src/reports/tests/tap.ts
var tap = {
  kind: "tests",
  name: "TAP",
  called: "a TAP test report",
  recognises: (start) => beginsTap(firstLine(start)),
  reader: () => new TapReader()
};
var VERSIONS = /* @__PURE__ */ new Set([13, 14]);
var MAX_LINE_BYTES3 = 1024 * 1024;
var MAX_DEPTH6 = 20;
var INDENT = 4;
var DETAILS_INDENT = 2;
var LOCATION = /^location: '?(.+?):(\d{1,9}):\d{1,9}'?$/;
var TapReader = class {
  lines = new TextLines(MAX_LINE_BYTES3, (text3) => this.line(text3));
  cases = new Cases();
  outermost = new TapLevel();
  levels = [this.outermost];
  pending;
  /** The indentation of the details that are being read. */
  details;
  points = 0;
  begun = false;
  push(chunk) {
    this.lines.push(chunk);
  }
  end() {
    this.lines.end();
    if (this.details !== void 0) throw new UnreadableReport("It ends inside the details of a test.");
    if (this.levels.length > 1) throw new UnreadableReport("It ends inside a subtest.");
    this.settle();
    this.outermost.demandWhole();
    return this.cases.report(0);
  }
  line(text3) {
    if (this.details === void 0) this.readOutside(text3);
    else this.readDetails(text3, this.details);
  }
  readOutside(text3) {
    const indent2 = text3.length - text3.trimStart().length;
    const said = text3.slice(indent2);
    if (said === "---" && this.pending?.indent === indent2 - DETAILS_INDENT) this.details = text3.slice(0, indent2);
    else if (said !== "") this.read(tapLine(said.trimEnd()), indent2, text3);
  }
  /** What is in details is no result, so they must end where they should, and not hide any. */
  readDetails(text3, indentation) {
    if (text3.trim() === "") return;
    if (!text3.startsWith(indentation)) throw new UnreadableReport("The details of a test have no end.");
    const said = text3.slice(indentation.length);
    if (said === "...") this.details = void 0;
    else if (this.pending !== void 0) readDetail(this.pending, said);
  }
  read(line2, indent2, text3) {
    if (line2.kind === "text") return;
    if (indent2 % INDENT !== 0 || /^ *\t/.test(text3))
      throw new UnreadableReport("A result has an indentation that matches no test.");
    const depth = indent2 / INDENT;
    if (line2.kind === "version") this.version(line2.version, depth);
    else if (line2.kind === "plan") this.levelAt(depth).plan(line2.count);
    else this.point(line2, depth);
    this.begun = true;
  }
  version(version, depth) {
    if (depth === 0 && this.begun)
      throw new UnreadableReport("It has a second version line, like two reports in one file.");
    if (!VERSIONS.has(version)) throw new UnreadableReport(`It has version ${version}. Only 13 and 14 are supported.`);
  }
  /** The tests at this depth, which begin here if there are none yet. */
  levelAt(depth) {
    if (depth < this.levels.length - 1) throw new UnreadableReport("A group of subtests has no result.");
    if (depth >= MAX_DEPTH6) throw new UnreadableReport(`Its tests are nested more than ${MAX_DEPTH6} levels deep.`);
    while (depth >= this.levels.length) this.openLevel();
    this.settle();
    return this.levels.at(-1) ?? this.outermost;
  }
  openLevel() {
    if (this.pending?.point.brace) throw new UnreadableReport("It has subtests in braces, which are not supported.");
    this.settle();
    this.levels.push(new TapLevel());
  }
  point(point2, depth) {
    this.points += 1;
    if (this.points > MAX_CASES) throw tooManyCases();
    const inner = depth === this.levels.length - 2 ? this.closeLevel() : void 0;
    const level = this.levelAt(depth);
    const number2 = level.point(point2);
    const leaf2 = {
      around: [],
      name: point2.name || `(test ${number2})`,
      outcome: point2.outcome,
      file: null,
      line: null
    };
    this.pending = { point: point2, leaf: leaf2, level, indent: depth * INDENT, inner, isSuite: false };
  }
  closeLevel() {
    this.settle();
    const level = this.levels.pop();
    level?.demandWhole();
    return level?.leaves ?? [];
  }
  /** Counts the test that was read last, now that nothing more is reported of it. */
  settle() {
    if (this.pending === void 0) return;
    const { level } = this.pending;
    for (const leaf2 of leavesOf(this.pending)) {
      if (level === this.outermost) this.keep(leaf2);
      else level.leaves.push(leaf2);
    }
    this.pending = void 0;
  }
  keep({ around, name: name2, outcome, file: file2, line: line2 }) {
    const suite = around.toReversed();
    this.cases.keep(
      identityOf2({ around: JSON.stringify(suite), suite: suite.join(" > "), name: name2 }),
      testCase(outcome, false, claimsOf(name2), () => ({
        suite: shown3(suite.join(" > ")),
        name: shown3(name2),
        file: file2 === null ? null : shown3(file2),
        line: line2
      }))
    );
  }
};
function readDetail(pending3, said) {
  if (/^type: '?suite'?$/.test(said)) pending3.isSuite = true;
  const [, file2, line2] = LOCATION.exec(said) ?? [];
  if (file2 === void 0) return;
  pending3.leaf.file = file2.replaceAll("\\\\", "\\");
  pending3.leaf.line = Number(line2) || null;
}
function leavesOf({ leaf: leaf2, inner, isSuite }) {
  if (inner === void 0) return isSuite && leaf2.outcome === "passed" ? [] : [leaf2];
  for (const { around } of inner) around.push(leaf2.name);
  const isHidden = leaf2.outcome === "failed" && inner.every(({ outcome }) => outcome !== "failed");
  if (isHidden) return [...inner, leaf2];
  return inner.length === 0 ? [{ ...leaf2, outcome: "skipped" }] : inner;
}
function firstLine(start) {
  const text3 = Buffer.from(start).toString("latin1");
  return /^(?:\xef\xbb\xbf)?(?:[ \t\r]*(?:#[^\n]*)?\n)*([^\n]*)/.exec(text3)?.[1]?.trimEnd() ?? "";
}

// src/reports/tests/testng-attempts.ts
var Attempts = class {
  tests = /* @__PURE__ */ new Map();
  add(found2, kind2, { path }) {
    const key = `${path}\0${found2.name}`;
    const results = this.tests.get(key) ?? { ended: [], pending: [] };
    this.tests.set(key, results);
    if (kind2 !== "ended") results.pending.push({ found: found2, kind: kind2 });
    else end(results, found2);
  }
  /** What each ended with. */
  *results() {
    for (const results of this.tests.values()) {
      endPending(results);
      for (const { found: found2, isRepetition } of results.ended) yield isRepetition ? repeated(found2) : found2;
    }
  }
};
function repeated(found2) {
  return found2.outcome === "passed" ? { ...found2, flaky: true } : { ...found2, outcome: "failed" };
}
function end(results, found2) {
  if (found2.outcome === "skipped") endDoubtful(results);
  results.ended.push({ found: found2, isRepetition: results.pending.length > 0 });
  results.pending = [];
}
function endDoubtful(results) {
  const isDoubtful = ({ kind: kind2 }) => kind2 === "perhaps repeated";
  for (const { found: found2 } of results.pending.filter(isDoubtful)) results.ended.push({ found: found2, isRepetition: false });
  results.pending = results.pending.filter((result) => !isDoubtful(result));
}
function endPending(results) {
  const last = results.ended.at(-1);
  if (last === void 0 || last.found.outcome === "skipped") endDoubtful(results);
  const [attempt] = results.pending;
  if (attempt === void 0) return;
  if (last !== void 0) last.isRepetition = true;
  else results.ended.push({ found: { ...attempt.found, outcome: "failed" }, isRepetition: false });
}

// src/reports/tests/testng.ts
var testng = {
  kind: "tests",
  name: "TestNG",
  called: "a TestNG test report",
  recognises: (start) => rootName(start) === ROOT2,
  reader: () => xmlReport(new TestngRun())
};
var ROOT2 = "testng-results";
var OUTCOMES4 = /* @__PURE__ */ new Map([
  ["PASS", "passed"],
  ["FAIL", "failed"],
  ["SKIP", "skipped"],
  // It failed, and its author allows that in a part of its invocations: neither passed nor failed.
  ["SUCCESS_PERCENTAGE_FAILURE", "skipped"],
  // It had begun, and nothing says that it ended.
  ["STARTED", "failed"],
  ["CREATED", "failed"]
]);
var SKIPPED = "org.testng.SkipException";
var TestngRun = class {
  cases = new Cases();
  attempts = new Attempts();
  path = [];
  listed = { tests: 0, failed: 0 };
  declared = { tests: 0, failed: void 0 };
  suite = OUTERMOST;
  test = OUTERMOST;
  class = OUTERMOST;
  method;
  methods = 0;
  open(name2, attributes) {
    const parent = this.path.at(-1);
    if (parent === void 0 && name2 !== ROOT2)
      throw new UnreadableReport(`Its root is <${name2.slice(0, 60)}>, not the results of TestNG.`);
    const place3 = PLACES2.get(name2);
    if (place3 !== void 0 && place3 !== parent) throw new UnreadableReport(`There is a <${name2}> outside <${place3}>.`);
    this.path.push(name2);
    if (name2 === ROOT2) this.declared = declaredIn(attributes);
    else if (name2 === "suite") this.openSuite(attributes);
    else if (name2 === "test") this.test = suiteIn(this.suite, attributes.get("name") ?? "");
    else if (name2 === "class") this.class = suiteIn(this.test, shortName(attributes.get("name") ?? ""));
    else if (name2 === "test-method") this.method = this.methodFrom(attributes);
    else if (name2 === "exception" && this.method) this.method.exception ??= attributes.get("class");
  }
  close(name2) {
    this.path.pop();
    if (name2 === "test-method") this.addMethod();
  }
  report() {
    const { cases, declared: declared2, listed: listed3 } = this;
    if (declared2.tests > listed3.tests)
      throw new UnreadableReport(`It counts ${declared2.tests} tests but lists ${listed3.tests}, so some are missing.`);
    for (const found2 of this.attempts.results()) keepTest(cases, found2);
    const hidden = (declared2.failed ?? listed3.failed) - listed3.failed;
    if (hidden > 0) keepHidden(cases, OUTERMOST, hidden);
    return cases.report(hidden === 0 ? 0 : 1);
  }
  openSuite(attributes) {
    if (attributes.has("url"))
      throw new UnreadableReport(
        "Its results are in other files. Let TestNG write one file (fileFragmentationLevel 1)."
      );
    this.suite = suiteIn(OUTERMOST, attributes.get("name") ?? "");
  }
  methodFrom(attributes) {
    this.methods += 1;
    if (this.methods > MAX_CASES) throw tooManyCases();
    const instance = attributes.get("test-instance-name");
    const name2 = attributes.get("name") ?? "";
    return {
      found: {
        suite: this.test,
        className: this.class.name,
        name: instance ? `${name2} (${instance})` : name2,
        outcome: outcomeOf3(attributes.get("status")),
        claims: claimsIn(attributes.get("signature") ?? "")
      },
      isConfiguration: attributes.get("is-config") === "true",
      isSkipped: attributes.get("status") === "SKIP",
      isRepeated: attributes.get("retried") === "true",
      exception: void 0
    };
  }
  addMethod() {
    const { method, listed: listed3 } = this;
    if (method === void 0) return;
    const { outcome } = method.found;
    if (!method.isConfiguration) {
      listed3.tests += 1;
      if (outcome === "failed") listed3.failed += 1;
    }
    if (!method.isConfiguration || outcome === "failed") this.attempts.add(method.found, kindOf(method), this.class);
  }
};
function kindOf({ isSkipped, isRepeated, exception }) {
  if (isRepeated) return "repeated";
  return isSkipped && exception !== void 0 && exception !== SKIPPED ? "perhaps repeated" : "ended";
}
function outcomeOf3(status) {
  const outcome = OUTCOMES4.get(status);
  if (outcome !== void 0) return outcome;
  throw new UnreadableReport(`It has a test with an unknown status: "${(status ?? "").slice(0, 40)}".`);
}
var PLACES2 = /* @__PURE__ */ new Map([
  ["suite", ROOT2],
  ["test", "suite"],
  ["class", "test"],
  ["test-method", "class"]
]);
function declaredIn(attributes) {
  const [passed3 = 0, failed3, skipped2 = 0] = ["passed", "failed", "skipped"].map((name2) => countIn2(attributes, name2));
  return { tests: passed3 + (failed3 ?? 0) + skipped2, failed: failed3 };
}
var ATTRIBUTE = /<name: ([^<>,]{1,100}), value:\[([^<>\]]{0,10000})\]>/g;
function claimsIn(signature) {
  let claims = NO_CLAIMS;
  for (const [, name2, values = ""] of signature.matchAll(ATTRIBUTE))
    if (isClaimName(name2)) claims = bounded2(union2(claims, identifiersIn(values)));
  return claims;
}

// src/reports/tests/trx-outcomes.ts
var OUTCOMES5 = /* @__PURE__ */ new Map([
  ["Passed", "passed"],
  ["Failed", "failed"],
  ["Error", "failed"],
  ["Timeout", "failed"],
  ["Aborted", "failed"],
  ["Disconnected", "failed"],
  // It had begun, and nothing says that it ended.
  ["InProgress", "failed"],
  ["PassedButRunAborted", "failed"],
  // It was requested and could not be run, which nobody who skips a test means.
  ["NotRunnable", "failed"],
  ["NotExecuted", "skipped"],
  ["Inconclusive", "skipped"],
  ["Pending", "skipped"],
  // They say that it ended, and not that it was right.
  ["Completed", "skipped"],
  ["Warning", "skipped"]
]);
function outcomeOf4(word) {
  const outcome = OUTCOMES5.get(word ?? "Error");
  if (outcome === void 0) throw new UnreadableReport(`It has a test with an unknown outcome: "${brief2(word)}".`);
  return outcome;
}
var RUN_ENDED = /* @__PURE__ */ new Set(["Completed", "Passed", "Warning", "NotExecuted", "Inconclusive"]);
var RUN_FAILED = /* @__PURE__ */ new Set([
  "Failed",
  "Error",
  "Timeout",
  "Aborted",
  "Disconnected",
  "PassedButRunAborted",
  "NotRunnable"
]);
function runFailed(word) {
  if (RUN_FAILED.has(word ?? "")) return true;
  if (RUN_ENDED.has(word ?? "")) return false;
  throw new UnreadableReport(`Its summary does not state that the run has finished: "${brief2(word)}".`);
}
var brief2 = (word) => (word ?? "").slice(0, 40);

// src/reports/tests/trx.ts
var trx = {
  kind: "tests",
  name: "TRX",
  called: "a TRX test report",
  recognises: (start) => rootName(start) === ROOT3,
  reader: () => xmlReport(new TrxRun())
};
var ROOT3 = "TestRun";
var RESULTS = /* @__PURE__ */ new Set(["Results", "InnerResults"]);
var COUNTED_FAILURES = ["failed", "error", "timeout", "aborted", "disconnected", "passedButRunAborted", "notRunnable"];
var TrxRun = class {
  path = [];
  results = [];
  /** Their classes stand behind them in the document. */
  found = [];
  classes = /* @__PURE__ */ new Map();
  definition = "";
  summary;
  elements = 0;
  outermost = 0;
  failedElements = 0;
  open(name2, attributes) {
    const parent = this.path.at(-1);
    if (parent === void 0 && name2 !== ROOT3)
      throw new UnreadableReport(`Its root is <${name2.slice(0, 60)}>, not a test run.`);
    this.path.push(name2);
    if (RESULTS.has(parent ?? "")) this.openResult(attributes);
    else if (name2 === "UnitTestResult") throw new UnreadableReport("A result is outside the list of results.");
    else if (parent === "TestDefinitions") this.definition = attributes.get("id") ?? "";
    else if (name2 === "TestMethod") this.define(attributes);
    else if (name2 === "ResultSummary") this.openSummary(attributes);
    else if (this.summary !== void 0) readInSummary(this.summary, name2, attributes);
  }
  close() {
    this.path.pop();
    const result = RESULTS.has(this.path.at(-1) ?? "") ? this.results.pop() : void 0;
    if (result !== void 0) this.closeResult(result);
  }
  report() {
    if (this.summary === void 0)
      throw new UnreadableReport("It has no summary, so it is unknown whether the run finished.");
    const { total, failures, failed: failed3 } = this.summary;
    if (total > this.elements)
      throw new UnreadableReport(`It counts ${total} tests but has ${this.elements} results, so some are missing.`);
    const cases = new Cases();
    for (const result of this.found) this.keep(result, cases);
    const failedOnes = this.found.filter(({ outcome }) => outcome === "failed").length;
    const hidden = failures - this.failedElements;
    for (let left = hidden; left > 0; left--) keepFailure2(HIDDEN_FAILURE, cases);
    if (failed3 && failedOnes === 0 && hidden <= 0) keepFailure2("(the run itself)", cases);
    const isLess = total < Math.min(this.outermost, this.found.length) || failures === 0 && failedOnes > 0;
    return cases.report(isLess || hidden > 0 ? 1 : 0);
  }
  openResult(attributes) {
    const parent = this.results.at(-1);
    const outcome = outcomeOf4(attributes.get("outcome"));
    this.elements += 1;
    if (parent === void 0) this.outermost += 1;
    if (outcome === "failed") this.failedElements += 1;
    const id2 = attributes.get("testId") ?? parent?.id ?? "";
    const name2 = attributes.get("testName") ?? parent?.name ?? "";
    this.results.push({ id: id2, name: name2, outcome, inner: 0, innerFailed: 0 });
  }
  /** Of a test with rows of data only the rows count, unless it failed and none of them did. */
  closeResult({ id: id2, name: name2, outcome, inner, innerFailed }) {
    const failed3 = outcome === "failed" || innerFailed > 0;
    if (inner === 0 || failed3 && innerFailed === 0) this.found.push({ id: id2, name: name2, outcome });
    if (this.found.length > MAX_CASES) throw tooManyCases();
    const parent = this.results.at(-1);
    if (parent === void 0) return;
    parent.inner += 1;
    if (failed3) parent.innerFailed += 1;
  }
  define(attributes) {
    if (this.classes.size >= MAX_CASES) throw tooManyCases();
    const [name2 = ""] = (attributes.get("className") ?? "").split(",");
    this.classes.set(this.definition, name2);
  }
  openSummary(attributes) {
    if (this.summary !== void 0) throw new UnreadableReport("It has two summaries.");
    this.summary = { failed: runFailed(attributes.get("outcome")), total: 0, failures: 0 };
  }
  keep({ id: id2, name: name2, outcome }, cases) {
    const suite = this.classes.get(id2) ?? "";
    cases.keep(
      identityOf2({ suite, name: name2 }),
      testCase(outcome, false, claimsOf(name2), () => place2(suite, name2))
    );
  }
};
function readInSummary(summary, name2, attributes) {
  const count2 = (key) => wholeNumber2(attributes.get(key)) ?? 0;
  if (name2 === "Counters") {
    summary.total = count2("total");
    summary.failures = COUNTED_FAILURES.reduce((sum2, key) => sum2 + count2(key), 0);
  } else if (name2 === "RunInfo" && outcomeOf4(attributes.get("outcome")) === "failed") summary.failed = true;
}
function keepFailure2(name2, cases) {
  cases.keep(
    identityOf2({ name: name2 }),
    testCase("failed", false, NO_CLAIMS, () => place2("", name2))
  );
}
var place2 = (suite, name2) => ({
  suite: shown3(suite),
  name: shown3(name2),
  file: null,
  line: null
});

// src/reports/tests/xunit.ts
var xunit = {
  kind: "tests",
  name: "xUnit.net v2",
  called: "an xUnit.net test report",
  recognises: (start) => ROOTS.has(rootName(start) ?? ""),
  reader: () => xmlReport(new XunitRun())
};
var ROOTS = /* @__PURE__ */ new Set(["assemblies", "assembly"]);
var OUTCOMES6 = /* @__PURE__ */ new Map([
  ["Pass", "passed"],
  ["Fail", "failed"],
  ["Skip", "skipped"],
  ["NotRun", "skipped"]
]);
var XunitRun = class {
  cases = new Cases();
  path = [];
  assembly;
  collection;
  test;
  mismatches = 0;
  open(name2, attributes) {
    const parent = this.path.at(-1);
    if (parent === void 0 && !ROOTS.has(name2))
      throw new UnreadableReport(`Its root is <${name2.slice(0, 60)}>, not the assemblies of xUnit.net.`);
    this.demandPlace(name2, parent);
    this.path.push(name2);
    if (name2 === "assembly") this.assembly = assemblyFrom(attributes);
    else if (name2 === "collection") this.collection = this.collectionFrom(attributes);
    else if (name2 === "test") this.test = this.testFrom(attributes);
    else if (name2 === "error") this.addError(attributes);
    else if (this.test) openInTest(this.test, name2, attributes);
  }
  close(name2) {
    this.path.pop();
    if (name2 === "test") this.closeTest();
    else if (name2 === "collection") this.closeCollection();
    else if (name2 === "assembly") this.closeAssembly();
  }
  report() {
    return this.cases.report(this.mismatches);
  }
  /** What counts stands where the format has it, or the report is another's. */
  demandPlace(name2, parent) {
    const place3 = PLACES3.get(name2);
    if (place3 === void 0 || place3 === parent || name2 === "assembly" && parent === void 0) return;
    throw new UnreadableReport(`There is a <${name2}> outside <${place3}>.`);
  }
  collectionFrom(attributes) {
    const { suite } = this.assembly ?? { suite: OUTERMOST };
    return { suite: suiteIn(suite, attributes.get("name") ?? ""), counted: new Counted(attributes) };
  }
  /** A class is in one collection, whose name may have a number that differs from run to run. */
  testFrom(attributes) {
    const className = attributes.get("type") ?? "";
    const { suite } = (className === "" ? this.collection : this.assembly) ?? { suite: OUTERMOST };
    return {
      suite,
      className,
      name: attributes.get("name") ?? "",
      file: attributes.get("source-file"),
      line: wholeNumber2(attributes.get("source-line")),
      outcome: outcomeOf5(attributes.get("result"))
    };
  }
  addError(attributes) {
    if (this.assembly === void 0) return;
    const what = [attributes.get("type"), attributes.get("name")].filter(Boolean).join(": ");
    this.assembly.listedErrors += 1;
    keepFailure(this.cases, this.assembly.suite, `(${what || "error"})`);
  }
  closeTest() {
    if (this.test === void 0) return;
    this.collection?.counted.add(this.test.outcome);
    keepTest(this.cases, this.test);
    this.test = void 0;
  }
  closeCollection() {
    const { assembly, collection } = this;
    if (assembly === void 0 || collection === void 0) return;
    this.compare(collection.suite, collection.counted);
    assembly.counted.addAll(collection.counted);
    this.collection = void 0;
  }
  closeAssembly() {
    if (this.assembly === void 0) return;
    const { suite, counted: counted3, errors, listedErrors } = this.assembly;
    this.compare(suite, counted3);
    if (errors > listedErrors) keepHidden(this.cases, suite, errors - listedErrors);
    if (errors > listedErrors) this.mismatches += 1;
    this.assembly = void 0;
  }
  compare(suite, counted3) {
    const hidden = counted3.takeHidden();
    if (hidden > 0) keepHidden(this.cases, suite, hidden);
    if (hidden > 0 || counted3.isLess()) this.mismatches += 1;
  }
};
var PLACES3 = /* @__PURE__ */ new Map([
  ["assembly", "assemblies"],
  ["collection", "assembly"],
  ["test", "collection"],
  ["error", "errors"],
  ["errors", "assembly"]
]);
function assemblyFrom(attributes) {
  const [file2 = ""] = /[^/\\]*$/.exec(attributes.get("name") ?? "") ?? [];
  const framework = attributes.get("target-framework");
  const suite = suiteIn(OUTERMOST, file2);
  return {
    suite: framework === void 0 ? suite : { ...suiteIn(suite, framework), name: file2 },
    counted: new Counted(attributes),
    errors: countIn2(attributes, "errors") ?? 0,
    listedErrors: 0
  };
}
function outcomeOf5(word) {
  const outcome = OUTCOMES6.get(word);
  if (outcome !== void 0) return outcome;
  throw new UnreadableReport(`It has a test with an unknown result: "${(word ?? "").slice(0, 40)}".`);
}
function openInTest(test, name2, attributes) {
  if (name2 === "failure") test.outcome = "failed";
  else if (name2 === "trait" && isClaimName(attributes.get("name")))
    test.claims = bounded2(union2(test.claims ?? NO_CLAIMS, identifiersIn(attributes.get("value") ?? "")));
}

// src/reports/formats.ts
var COVERAGE = {
  lcov,
  cobertura,
  jacoco,
  clover,
  opencover,
  go: goProfile,
  istanbul,
  "istanbul-summary": istanbulSummary,
  "coverage-py": coveragePy,
  simplecov,
  "llvm-cov": llvmCov,
  gcov: gcovJson,
  gcovr,
  coveralls,
  "sonar-generic": sonarGeneric,
  codecov,
  covdir
};
var TESTS2 = { junit, ctrf, trx, tap, xunit, nunit, testng };
var DEPENDENCIES = { cyclonedx, spdx, osv };
var coverageFormats = Object.values(COVERAGE);
var testFormats = Object.values(TESTS2);
var dependencyFormats = Object.values(DEPENDENCIES);
var formats = [...coverageFormats, ...testFormats, ...dependencyFormats];
var BY_NAME = { ...COVERAGE, ...TESTS2, ...DEPENDENCIES };
function chosen(all, name2) {
  return name2 === void 0 ? all : all.filter((format) => format === BY_NAME[name2]);
}
function nameOf6(format) {
  return Object.keys(BY_NAME).find((name2) => BY_NAME[name2] === format) ?? format.name;
}

// src/reports/anomalies.ts
function anomalies(reports2) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const [code, count2] of reports2.flatMap((report2) => [...report2.anomalies]))
    counts2.set(code, (counts2.get(code) ?? 0) + count2);
  return [...counts2].map(([code, count2]) => ({ code, count: count2 })).sort((a, b) => a.code < b.code ? -1 : 1);
}

// src/reports/coverage/paths/text.ts
var DRIVE = /^[A-Za-z]:(?:\/|$)/;
var isAbsolute2 = (path) => path.startsWith("/") || DRIVE.test(path);
function slashed(reported) {
  const path = withoutScheme(reported).replaceAll("\\", "/");
  return DRIVE.test(path) ? path.charAt(0).toUpperCase() + path.slice(1) : path;
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
function normalised(path) {
  const segments = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (leaves(segments.pop())) return void 0;
  }
  return (path.startsWith("/") ? "/" : "") + segments.join("/");
}
var leaves = (segment) => segment === void 0 || DRIVE.test(segment);
var under = (folder, path) => folder === "" ? path : `${folder}/${path}`;
var folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
function upward(folder) {
  const segments = folder === "" ? [] : folder.split("/");
  return [...segments.map((_, at3) => segments.slice(0, segments.length - at3).join("/")), ""];
}

// src/reports/coverage/paths/place.ts
var REPOSITORY_ROOT = ".";
var rootProblem = (root3) => root3 === REPOSITORY_ROOT ? void 0 : patternProblem(root3);
function reportPlace(folder, name2, root3) {
  const words = wordsIn(`${folder ?? ""}/${name2}`);
  if (root3 !== void 0 && isLiteral(root3)) {
    const start = root3 === REPOSITORY_ROOT ? "" : root3.replace(/\/+$/, "");
    return { starts: [start], mayStart: (one2) => one2 === start, words, isSettled: true };
  }
  const isSettled = root3 !== void 0;
  const mayStart = root3 === void 0 ? () => true : matcher([root3]);
  if (folder === void 0) return { starts: void 0, mayStart, words, isSettled };
  const candidates = isSettled ? [...upward(folder), ...tails(folder)] : upward(folder);
  return { starts: [...new Set(candidates)].filter(mayStart), mayStart, words, isSettled };
}
function tails(folder) {
  const segments = folder.split("/");
  return segments.map((_, at3) => segments.slice(at3).join("/"));
}
var USUAL2 = new Set(
  "coverage cov lcov unit test tests e2e integration report reports junit cobertura clover jacoco xml info json html out build target site main final summary".split(
    " "
  )
);
var wordsIn = (path) => new Set(
  path.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "" && !USUAL2.has(word))
);
function isCalledAfter({ words }, folder) {
  const name2 = wordsIn(folder.slice(folder.lastIndexOf("/") + 1));
  return name2.size > 0 && [...name2].every((word) => words.has(word));
}

// src/reports/coverage/paths/elsewhere.ts
var DEPENDENCIES2 = /(?:^|\/)(?:node_modules|site-packages|dist-packages|\.cargo|\.rustup|\.pub-cache|\.m2|\.gradle|\.nuget|gems|third_party|_deps|bower_components)\/|(?:^|\/)(?:go\/pkg\/mod|vendor\/bundle)\/|^\/rustc\//;
function filesElsewhere(entries, place3, tracked) {
  const all = entries.map(({ reported, absolute, isEmpty: isEmpty2 }) => ({
    reported,
    isEmpty: isEmpty2,
    readings: absolute.flatMap((path) => readingsOf(path, place3, tracked))
  }));
  const telling = all.filter(({ isEmpty: isEmpty2 }) => !isEmpty2);
  const [best2, rival] = mostCommon((telling.length > 0 ? telling : all).map(({ readings }) => readings));
  if (best2 === void 0) return { files: /* @__PURE__ */ new Map(), conflicts: [] };
  const files = /* @__PURE__ */ new Map();
  const conflicts = [];
  for (const { reported, readings } of all) {
    const [file2, other] = [best2, rival].map((one2) => readings.find(({ key }) => key === one2?.key)?.file);
    if (file2 === void 0) continue;
    if (other !== void 0 && other !== file2) conflicts.push(conflict(reported, file2, other, [best2, rival]));
    files.set(reported, file2);
  }
  return { files, conflicts };
}
function readingsOf(path, { starts }, tracked) {
  return tracked.endsOf(path).flatMap((end2) => {
    const prefix = path.slice(0, -end2.length);
    if (DEPENDENCIES2.test(prefix)) return [];
    return [.../* @__PURE__ */ new Set([...starts ?? [], ...starts === void 0 ? [""] : []])].flatMap((start) => {
      const file2 = under(start, end2);
      return tracked.has(file2) ? [{ key: JSON.stringify([prefix, start]), prefix, start, file: file2 }] : [];
    });
  });
}
function mostCommon(all) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const readings of all)
    for (const reading2 of new Map(readings.map((one2) => [one2.key, one2])).values()) {
      const known = counts2.get(reading2.key);
      counts2.set(reading2.key, { reading: reading2, count: (known?.count ?? 0) + 1 });
    }
  const most = [...counts2.values()].reduce((max, { count: count2 }) => Math.max(max, count2), 0);
  return [...counts2.values()].filter(({ count: count2 }) => count2 === most).map(({ reading: reading2 }) => reading2);
}
function conflict(reported, file2, other, [best2, rival]) {
  const isByStart = best2 && rival && best2.start !== rival.start;
  return {
    reported,
    files: [file2, other],
    ...isByStart ? { starts: [best2.start, rival.start] } : { prefix: best2?.prefix ?? "" }
  };
}

// src/reports/coverage/paths/packages.ts
function filesInModules(paths, modules, tracked) {
  const files = /* @__PURE__ */ new Map();
  const conflicts = [];
  for (const { reported, qualified } of paths) {
    const [file2, other] = new Set(filesInModule(qualified, modules, tracked));
    if (file2 === void 0) continue;
    if (other === void 0) files.set(reported, file2);
    else conflicts.push({ reported, files: [file2, other] });
  }
  return { files, conflicts };
}
function filesInModule(path, modules, tracked) {
  const longest = modules.find(({ name: name2 }) => path.startsWith(`${name2}/`));
  if (longest === void 0) return tracked.has(path) ? [path] : [];
  const rest = path.slice(longest.name.length + 1);
  return modules.filter(({ name: name2 }) => name2 === longest.name).map(({ folder }) => folder === "" ? rest : `${folder}/${rest}`).filter((file2) => tracked.has(file2));
}
function filesInPackages(paths, starts, tracked) {
  const files = /* @__PURE__ */ new Map();
  const conflicts = [];
  const omit = omittedPackage(paths, tracked);
  for (const path of paths) {
    const [file2, other] = nearest2(namedIn3(path, omit, tracked), path, starts);
    if (file2 === void 0) continue;
    if (other === void 0) files.set(path, file2);
    else conflicts.push({ reported: path, files: [file2, other] });
  }
  return { files, conflicts };
}
function namedIn3(path, omit, tracked) {
  const whole = path.includes("/") || tracked.has(path) ? tracked.endingWith(path) : [];
  const usable = path.includes("/") ? whole : whole.filter((file2) => file2 === path);
  if (usable.length > 0 || omit === void 0 || !path.startsWith(omit)) return usable;
  return inSourceFolders(path.slice(omit.length), tracked);
}
var OMITS_PACKAGE = /\.(?:kts?|scala|groovy)$/;
var SOURCE_FOLDER = /(?:^|\/)(?:kotlin|java|scala|groovy|src)$/;
function omittedPackage(paths, tracked) {
  const omitted = /* @__PURE__ */ new Set();
  for (const path of paths) {
    if (!OMITS_PACKAGE.test(path) || tracked.endingWith(path).length > 0) continue;
    const found2 = omittedIn(path, tracked);
    if (found2 !== void 0) omitted.add(found2);
  }
  const [only2, another] = omitted;
  if (only2 === void 0 || another !== void 0) return void 0;
  return paths.filter((path) => path.startsWith(only2)).length * 2 >= paths.length ? only2 : void 0;
}
function omittedIn(path, tracked) {
  for (let at3 = path.indexOf("/"); at3 !== -1; at3 = path.indexOf("/", at3 + 1))
    if (inSourceFolders(path.slice(at3 + 1), tracked).length > 0) return path.slice(0, at3 + 1);
  return void 0;
}
var inSourceFolders = (end2, tracked) => tracked.endingWith(end2).filter((file2) => file2 !== end2 && SOURCE_FOLDER.test(file2.slice(0, -end2.length - 1)));
function nearest2(files, path, starts) {
  if (files.length < 2 || starts === void 0) return files;
  for (const start of starts) {
    const inside = files.filter((file2) => start === "" || `${folderOf(file2)}/`.startsWith(`${start}/`));
    if (inside.length > 0) return ownCode(inside, path, start);
  }
  return [];
}
function ownCode(files, path, module) {
  const name2 = path.slice(path.lastIndexOf("/") + 1);
  const folder = module === "" ? "src/main/" : `${module}/src/main/`;
  const own3 = files.filter((file2) => file2.startsWith(folder) && file2.endsWith(`/${name2}`));
  return own3.length === 1 ? own3 : files;
}

// src/reports/coverage/paths/start-folder.ts
var NOTHING3 = { files: /* @__PURE__ */ new Map(), conflicts: [] };
function filesFromOneFolder(entries, place3, tracked) {
  const telling = entries.filter(({ isEmpty: isEmpty2 }) => !isEmpty2);
  const ofTelling = readingsOf2(telling, place3, tracked);
  const deciding = ofTelling.length > 0 ? telling : entries;
  const [nearest3, ...others] = ofTelling.length > 0 ? ofTelling : readingsOf2(entries, place3, tracked);
  if (nearest3 === void 0) return NOTHING3;
  const rival = others.find((other) => !isWithin2(other, nearest3) || other.files.size >= nearest3.files.size);
  if (rival) return { ...NOTHING3, conflicts: [ambiguous(nearest3, rival)] };
  const better = place3.isSettled ? void 0 : elsewhereInTheRepository(nearest3, deciding, place3, tracked);
  return better ? { ...NOTHING3, conflicts: [ambiguous(nearest3, better)] } : reading(nearest3.start, entries, tracked);
}
function readingsOf2(entries, place3, tracked) {
  const all = place3.starts ? place3.starts.map((start) => reading(start, entries, tracked)) : likeliest(entries, place3, tracked);
  return all.filter(({ files }) => files.size > 0);
}
function reading(start, entries, tracked) {
  const files = /* @__PURE__ */ new Map();
  const conflicts = [];
  for (const { reported, forms } of entries) {
    const [file2, another] = new Set(
      forms.flatMap((form) => normalised(under(start, form)) ?? []).filter((path) => tracked.has(path))
    );
    if (file2 !== void 0 && another !== void 0) conflicts.push({ reported, files: [file2, another] });
    if (file2 !== void 0) files.set(reported, file2);
  }
  return { start, files, conflicts };
}
var isWithin2 = (one2, other) => [...one2.files.keys()].every((path) => other.files.has(path));
function likeliest(entries, place3, tracked) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const { forms } of entries)
    for (const start of new Set(forms.flatMap((form) => startsOf(form, tracked))))
      counts2.set(start, (counts2.get(start) ?? 0) + 1);
  const allowed2 = [...counts2.keys()].filter(place3.mayStart);
  const most = allowed2.reduce((max, start) => Math.max(max, counts2.get(start) ?? 0), 0);
  return allowed2.filter((start) => counts2.get(start) === most).sort().slice(0, 2).map((start) => reading(start, entries, tracked));
}
function startsOf(form, tracked) {
  const path = normalised(form);
  return path === void 0 ? [] : tracked.endingWith(path).map((file2) => file2.slice(0, -path.length).replace(/\/$/, ""));
}
var MAX_LOOKED_AT = 50;
function elsewhereInTheRepository(found2, entries, place3, tracked) {
  const isOther = (start) => start !== found2.start && !place3.starts?.includes(start);
  const [first] = entries.filter(({ reported }) => found2.files.has(reported));
  const called4 = (first?.forms ?? []).flatMap((form) => startsOf(form, tracked)).filter((start) => isOther(start) && isCalledAfter(place3, start));
  const open4 = entries.filter(({ reported }) => !found2.files.has(reported)).slice(0, MAX_LOOKED_AT);
  const more = open4.flatMap(({ forms }) => forms.flatMap((form) => startsOf(form, tracked))).filter(isOther);
  return [.../* @__PURE__ */ new Set([...called4, ...more])].slice(0, MAX_LOOKED_AT).map((start) => reading(start, entries, tracked)).find((other) => isWithin2(found2, other));
}
function ambiguous(one2, other) {
  const shared = [...one2.files.keys()].filter((path) => other.files.has(path)).sort();
  const reported = shared[0] ?? [...one2.files.keys()].sort()[0] ?? "";
  const elsewhere = shared[0] ?? [...other.files.keys()].sort()[0] ?? "";
  return {
    reported,
    files: [one2.files.get(reported) ?? "", other.files.get(elsewhere) ?? ""],
    starts: [one2.start, other.start]
  };
}

// src/reports/coverage/paths/tracked-files.ts
var TrackedFiles = class {
  paths;
  /** By how many segments: files by their last ones. */
  byEnd = /* @__PURE__ */ new Map();
  constructor(paths) {
    this.paths = paths;
  }
  has(path) {
    return this.paths.has(path);
  }
  /** Files that the path is the end of, or all of. */
  endingWith(path) {
    return this.groupedByEnd(path.split("/").length).get(path) ?? [];
  }
  /** Ends of a path of two segments or more. One is never enough: every package has an `index.ts`. */
  endsOf(path) {
    const ends2 = [];
    for (let at3 = path.indexOf("/"); at3 !== -1; at3 = path.indexOf("/", at3 + 1)) {
      const end2 = path.slice(at3 + 1);
      if (end2.includes("/")) ends2.push(end2);
    }
    return ends2;
  }
  /** A commit may have very many files of one name, and a report very many of their paths. */
  groupedByEnd(segments) {
    const known = this.byEnd.get(segments);
    if (known) return known;
    const groups = /* @__PURE__ */ new Map();
    for (const path of this.paths) {
      const end2 = lastSegments(path, segments);
      if (end2 === void 0) continue;
      const same2 = groups.get(end2);
      if (same2 === void 0) groups.set(end2, [path]);
      else same2.push(path);
    }
    this.byEnd.set(segments, groups);
    return groups;
  }
};
function lastSegments(path, count2) {
  let at3 = path.length;
  for (let left = count2; left > 0; left--) {
    if (at3 < 0) return void 0;
    at3 = path.lastIndexOf("/", at3 - 1);
    if (at3 === -1 && left > 1) return void 0;
  }
  return path.slice(at3 + 1);
}

// src/reports/coverage/paths/resolve.ts
var TrackedPaths = class {
  tracked;
  workspaces;
  modules;
  /** `workspaces`: names of the folder with the clone. */
  constructor(tracked, workspaces, modules = []) {
    this.tracked = new TrackedFiles(tracked);
    this.workspaces = workspaces.map((folder) => `${slashed(folder).replace(/\/+$/, "")}/`);
    this.modules = [...modules].sort((a, b) => b.name.length - a.name.length);
  }
  /**
   * What the policy maps and what lies in the workspace is a tracked path as it stands or nothing: what else lies there
   * is a dependency or a build's output, whose `src/index.js` is not ours.
   */
  resolve(report2) {
    const { tracked } = this;
    const meant2 = /* @__PURE__ */ new Map();
    const conflicts = /* @__PURE__ */ new Map();
    const add = (found2, exact) => {
      for (const [reported, path] of found2.files) meant2.set(reported, { path, exact });
      for (const conflict2 of found2.conflicts) conflicts.set(conflict2.reported, conflict2);
    };
    const isOpen3 = ({ reported }) => !meant2.has(reported) && !conflicts.has(reported);
    const all = report2.paths.map((reported) => this.read(reported, report2));
    const { place: place3 } = report2;
    add(namedFiles(all, tracked), true);
    if (report2.relative === "modules") add(filesInModules(all.filter(isOpen3), this.modules, tracked), true);
    add(filesElsewhere(all.filter(isOpen3), place3, tracked), false);
    if (report2.relative === "packages") add(inPackages(all.filter(isOpen3), place3, tracked), false);
    else add(filesFromOneFolder(all.filter(isOpen3), place3, tracked), place3.starts !== void 0);
    const ambiguity = [...conflicts.values()].find(({ reported }) => !report2.isEmpty(reported));
    return ambiguity ? { meant: meant2, ambiguity } : { meant: meant2 };
  }
  /** The file that a path means which stands alone, such as that of a test; undefined: none, or it could be two. */
  meant(reported, place3, rewrite2) {
    const { meant: meant2, ambiguity } = this.resolve({ paths: [reported], isEmpty: () => false, sources: [], place: place3, rewrite: rewrite2 });
    return ambiguity ? void 0 : meant2.get(reported)?.path;
  }
  /** Tracked files that the path is the end of, or all of. */
  endingWith(path) {
    return this.tracked.endingWith(path);
  }
  read(reported, { sources, rewrite: rewrite2, isEmpty: isEmpty2 }) {
    const mapped = rewrite2(reported);
    const path = slashed(mapped ?? reported);
    const isOwn2 = mapped === void 0 && !isAbsolute2(path);
    const isBelow2 = isOwn2 && sources.length > 0 && normalised(path) !== void 0;
    const forms = isBelow2 ? sources.map((source3) => `${slashed(source3)}/${path}`) : [path];
    const absolute = forms.filter(isAbsolute2).flatMap((form) => normalised(form) ?? []);
    const atRoot = [
      ...mapped === void 0 || isAbsolute2(path) ? [] : [path],
      ...forms.flatMap((form) => rewrite2(form) ?? [])
    ];
    return {
      reported,
      isEmpty: isEmpty2(reported),
      named: [...atRoot.flatMap((form) => normalised(slashed(form)) ?? []), ...absolute.flatMap(this.inWorkspace)],
      absolute: absolute.filter((form) => this.inWorkspace(form).length === 0),
      forms: isOwn2 ? forms.filter((form) => !isAbsolute2(form)) : [],
      qualified: normalised(path) ?? path
    };
  }
  inWorkspace = (path) => this.workspaces.flatMap((folder) => path.startsWith(folder) ? [path.slice(folder.length)] : []);
};
function namedFiles(paths, tracked) {
  const files = /* @__PURE__ */ new Map();
  const conflicts = [];
  for (const { reported, named: named2 } of paths) {
    const [file2, other] = new Set(named2.filter((one2) => tracked.has(one2)));
    if (file2 === void 0) continue;
    if (other === void 0) files.set(reported, file2);
    else conflicts.push({ reported, files: [file2, other] });
  }
  return { files, conflicts };
}
function inPackages(paths, { starts }, tracked) {
  const names4 = /* @__PURE__ */ new Map();
  for (const { reported, qualified } of paths) names4.set(qualified, [...names4.get(qualified) ?? [], reported]);
  const namesOf2 = (path) => names4.get(path) ?? [];
  const { files, conflicts } = filesInPackages([...names4.keys()], starts, tracked);
  return {
    files: new Map([...files].flatMap(([path, file2]) => namesOf2(path).map((name2) => [name2, file2]))),
    conflicts: conflicts.flatMap((one2) => namesOf2(one2.reported).map((reported) => ({ ...one2, reported })))
  };
}

// src/collect/reports/coverage/go-modules.ts
var MAX_MODULES = 200;
async function goModules(repository3, tracked) {
  const files = [...tracked].filter(([path, { mode }]) => /(?:^|\/)go\.mod$/.test(path) && mode.startsWith("100"));
  const modules = [];
  for (const [path, { blob }] of files.slice(0, MAX_MODULES)) {
    const [, quoted3, plain2] = /^\s*module\s+(?:"([^"\n]{1,500})"|([^\s"]{1,500}))/m.exec(await repository3.text(blob)) ?? [];
    const name2 = quoted3 ?? plain2;
    if (name2 !== void 0) modules.push({ name: name2, folder: path.replace(/\/?go\.mod$/, "") });
  }
  return modules;
}

// src/reports/coverage/paths/likely-map.ts
var MAX_LENGTH7 = 200;
var BUILT = /(?:^|\/)(?:dist|build|out|target|coverage|generated|\.next|\.nuxt|node_modules)\//;
function likelyMap(reported, paths, hasOthers) {
  const path = slashed(reported);
  if (DEPENDENCIES2.test(path) || BUILT.test(path)) return void 0;
  if (path !== reported || normalised(path) !== path) return void 0;
  const end2 = ends(path).find((one2) => paths.endingWith(one2).length > 0);
  const [file2, other] = end2 === void 0 ? [] : paths.endingWith(end2);
  if (end2 === void 0 || file2 === void 0 || other !== void 0) return void 0;
  const [from2, to] = [path.slice(0, -end2.length), file2.slice(0, -end2.length)];
  if (from2 === "" && hasOthers) return void 0;
  return from2.length > MAX_LENGTH7 || to.length > MAX_LENGTH7 || from2 === to ? void 0 : { from: from2, to };
}
function ends(path) {
  const segments = path.split("/").filter((segment) => segment !== "");
  return segments.map((_, at3) => segments.slice(at3).join("/"));
}

// src/reports/coverage/paths/rewrite.ts
function pathRewriter(map) {
  const pairs2 = Object.entries(map ?? {}).sort(([a], [b]) => b.length - a.length);
  const begins4 = (reported, from2) => from2 === "" ? !isAbsolute2(slashed(reported)) : reported.startsWith(from2);
  return (reported) => {
    const found2 = pairs2.find(([from2]) => begins4(reported, from2));
    return found2 && found2[1] + reported.slice(found2[0].length);
  };
}

// src/collect/reports/measured-tree.ts
import { lstat, readdir, readFile as readFile9, rm } from "node:fs/promises";
import { basename, join as join3, sep as sep2 } from "node:path";
var TREE_FILE = "gatebook-tree.txt";
var TREE_PATTERN = `**/${TREE_FILE}`;
var MAX_BYTES4 = 5e3;
var MAX_ID = 100;
async function takeTrees(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((path) => basename(path) === TREE_FILE);
  const trees = [];
  for (const file2 of files.map((path) => path.replaceAll(sep2, "/")).sort())
    trees.push({ folder: file2.slice(0, Math.max(0, file2.lastIndexOf("/"))), ...await takeTree(join3(folder, file2)) });
  return trees;
}
async function takeTree(path) {
  const found2 = await lstat(path);
  if (!found2.isFile()) return { tree: "" };
  const text3 = found2.size <= MAX_BYTES4 ? await readFile9(path, "utf8") : "";
  await rm(path);
  return treeIn(text3);
}
function treeIn(text3) {
  const [tree = "", prefix, ...more] = text3.replace(/^\ufeff/, "").split(/\r?\n/);
  if (tree.length > MAX_ID || more.some((line2) => line2 !== "")) return { tree: "" };
  const isWhole2 = prefix !== void 0 && more.length > 0;
  return { tree: tree.trim(), ...isWhole2 ? { writtenIn: prefix.replace(/\/$/, "") } : {} };
}
function uploadedFrom(path, trees) {
  const [tree] = trees.filter(({ folder: folder2 }) => folder2 === "" || path.startsWith(`${folder2}/`)).sort((a, b) => b.folder.length - a.folder.length);
  if (tree?.writtenIn === void 0) return void 0;
  const below = path.slice(tree.folder === "" ? 0 : tree.folder.length + 1);
  const folder = below.slice(0, Math.max(0, below.lastIndexOf("/")));
  return [tree.writtenIn, folder].filter((part2) => part2 !== "").join("/");
}
var folderIn = (path, trees) => trees ? uploadedFrom(path, trees) : path.slice(0, Math.max(0, path.lastIndexOf("/")));
async function unmatched(repository3, commit2, { artifact: artifact2, trees }) {
  const because = (why) => ({ state: "unmatched", detail: `The artifact "${artifact2}" ${why}` });
  if (trees.length === 0) return because(`does not say which files were measured: it has no file ${TREE_FILE}.`);
  const tree = await repository3.treeOf(commit2).catch((error) => {
    if (error instanceof GitError) return void 0;
    throw error;
  });
  if (tree === void 0)
    return {
      ...because(`cannot be compared with commit ${commit2.slice(0, 10)}, which the clone does not have.`),
      next: "Check out the head of the change in this job, as data that nothing runs."
    };
  const other = trees.find((one2) => one2.tree !== tree)?.tree;
  if (other === void 0) return void 0;
  if (!/^[0-9a-f]{40,64}$/.test(other))
    return because(`has a file ${TREE_FILE} that does not contain the id of a tree.`);
  const head = `commit ${commit2.slice(0, 10)} has the tree ${tree.slice(0, 10)}`;
  return because(`is for the tree ${other.slice(0, 10)}, but ${head}.`);
}

// src/collect/reports/coverage/placed-reports.ts
function placedReports({ report: { name: name2 }, pieces, trees }, request, paths) {
  const rewrite2 = pathRewriter(request?.["path-map"]);
  return pieces.map(({ path: file2, content }) => {
    const resolved2 = paths.resolve({
      paths: pathsOf(content),
      isEmpty: (path) => isEmpty(content, path),
      sources: content.sources,
      relative: content.relative,
      place: reportPlace(folderIn(file2, trees), nameOf7(file2), request?.root),
      rewrite: rewrite2
    });
    return { name: name2, file: file2, report: content, ...resolved2 };
  });
}
function ambiguityOf(all, request) {
  const found2 = all.find(({ ambiguity: ambiguity2 }) => ambiguity2 !== void 0);
  if (found2?.ambiguity === void 0) return void 0;
  const { ambiguity, file: file2 } = found2;
  return { state: "ambiguous", detail: ambiguitySentence(ambiguity, file2), next: settledBy(file2, ambiguity, request) };
}
function ambiguitySentence({ reported, files: [one2, other], starts }, file2) {
  const path = shortened(reported);
  if (starts === void 0 || nameOf7(one2) === nameOf7(other))
    return `"${path}" in "${file2}" could be "${one2}" or "${other}".`;
  return `The paths in "${file2}" do not start from one folder: "${path}" is "${one2}", but another path is "${other}".`;
}
var nameOf7 = (path) => path.slice(path.lastIndexOf("/") + 1);
function settledBy(file2, { starts, prefix }, request) {
  if (prefix !== void 0)
    return `Say in the policy what the paths of this report begin with: \`path-map: { ${JSON.stringify(prefix)}: "" }\` for the first.`;
  if (starts === void 0)
    return "Configure the coverage tool to write all paths from one folder, or name the folder of the right file in `root`.";
  const isOne = (request?.paths ?? []).length === 1 && isLiteral(request?.paths[0] ?? "*");
  const lines = starts.map((start) => rootFor(start, file2, isOne));
  if (lines.some((line2) => line2 === void 0))
    return `Give "${file2}" an entry of its own under \`reports\`, with ${starts.map((start) => root2(start || REPOSITORY_ROOT)).join(" or ")}.`;
  return `Say in the policy where the paths of this report start: ${lines.join(" or ")}.`;
}
function rootFor(start, file2, isOne) {
  if (start === "") return root2(REPOSITORY_ROOT);
  if (isOne) return root2(start);
  const above = start.slice(0, start.lastIndexOf("/") + 1);
  return file2.startsWith(`${start}/`) && above !== "" ? root2(`${above}*`) : void 0;
}
var root2 = (folder) => `\`root: ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}\``;
var MAX_NAMED4 = 20;
var MAX_LENGTH8 = 300;
var shortened = (path) => path.length <= MAX_LENGTH8 ? path : `${path.slice(0, MAX_LENGTH8).replace(/[\ud800-\udbff]$/, "")}\u2026`;
function unmappedPaths(reports2, unmapped, paths) {
  const all = reports2.flatMap((report2, at3) => (unmapped[at3] ?? []).map((path) => ({ report: report2, path })));
  const count2 = new Set(all.map(({ path }) => path)).size;
  if (count2 === 0) return { unmapped: count2 };
  const once2 = [...new Map(all.map((one2) => [one2.path, one2])).values()].slice(0, MAX_NAMED4);
  const named2 = once2.map(({ report: report2, path }) => {
    const isOnly = reports2.filter(({ name: name2 }) => name2 === report2.name).length === 1;
    const map = isOnly ? likelyMap(path, paths, report2.meant.size > 0) : void 0;
    return { report: report2.name, file: report2.file, path: shortened(path), ...map ? { map } : {} };
  });
  return { unmapped: count2, unmappedPaths: named2 };
}

// src/ledger/release-index.ts
var INDEX_PATH = /^releases\/[0-9a-f]{64}\.json$/;
var indexPath = (of) => `releases/${sha256(canonical(unified(of))).toString("hex")}.json`;
var unified = (of) => ({ ...of, environment: of.environment?.toLowerCase() ?? null });
function indexFiles(record2) {
  if (record2.kind !== "release" || !("line" in record2.subject) || record2.verdict.outcome !== "pass") return [];
  const { package: name2, environment: environment3, line: line2, commit: commit2, kind: kind2 } = record2.subject;
  const stream = { package: name2, environment: environment3 };
  const all = [{ ...stream, newest: true }];
  if (kind2 !== "rollback") all.push({ ...stream, commit: commit2 });
  if (line2 !== null) all.push({ ...stream, line: line2 });
  return all.map((of) => ({
    path: indexPath(of),
    text: `${canonical({ of: unified(of), id: record2.id, at: record2.at })}
`
  }));
}
var indexed = looseObject({ id: digest2, at: time });
function readIndex(file2) {
  if (file2 === null || "unexpected" in file2) return void 0;
  const reading2 = indexed.safeParse(parsed(decoded(file2.bytes) ?? ""));
  return reading2.success ? { id: reading2.data.id, at: reading2.data.at } : void 0;
}

// src/ledger/stores/contents.ts
var PLAIN2 = "100644";
function unexpectedEntry(mode, size) {
  return mode === PLAIN2 ? unexpectedSize(size) : `of mode ${mode}, not a plain file`;
}
function unexpectedSize(size) {
  return size > MAX_ENTRY_BYTES ? `a file of ${size} bytes, larger than any record` : void 0;
}
function listedAt(path, unexpected) {
  return ENTRY_PATH.test(path) ? [{ id: idAt(path), path, unexpected: unexpected ?? null }] : [];
}

// src/reports/read.ts
import { createHash as createHash7 } from "node:crypto";
import { constants as constants2 } from "node:fs";
import { lstat as lstat2, open as open3, realpath as realpath2 } from "node:fs/promises";
import { isAbsolute as isAbsolute3, join as join4, relative, sep as sep3 } from "node:path";

// src/reports/unusable/advice.ts
var COVERAGE_BY_RUNNER = [
  [/<testsuite\b[^>]*\sname="pytest"/, "pytest writes it with `--cov --cov-report=xml` of pytest-cov."],
  [/<testsuites\b[^>]*\sname="jest tests"/, 'jest writes it with `--coverage` and `coverageReporters: ["lcov"]`.'],
  [
    /<testsuites\b[^>]*\sname="vitest tests"/,
    'vitest writes it with `--coverage` and `coverage: { reporter: ["lcov"] }`.'
  ],
  [/maven-surefire|surefire-test-report/, "With Maven, use `jacoco.xml` of `jacoco:report`."],
  [/<property\b[^>]*\sname="go\.version"/, "Go writes it with `go test -coverprofile=coverage.out`."],
  [
    /<testsuites\b[^>]*\sname="nextest-run"/,
    "Rust writes it with `cargo llvm-cov nextest --lcov --output-path lcov.info`."
  ],
  [/<testsuite\b[^>]*\sname="rspec/, "With RSpec, use `coverage/.resultset.json` of SimpleCov."],
  [/<TestRun\b/, '.NET writes it with `dotnet test --collect "XPlat Code Coverage"`, as `coverage.cobertura.xml`.']
];
var ANY_COVERAGE = 'For example, pytest writes it with `--cov-report=xml`, jest with `coverageReporters: ["lcov"]`, vitest with `coverage: { reporter: ["lcov"] }`, Go with `-coverprofile`, .NET with `--collect "XPlat Code Coverage"`; of JaCoCo it is `jacoco.xml`.';
var ANY_TESTS = "For example, pytest writes it with `--junitxml=junit.xml`, jest with the reporter jest-junit, vitest with `--reporter=junit`, Go with `gotestsum --junitfile`, .NET with `--logger trx`; of Maven it is in `target/surefire-reports`.";
function adviceFor(kind2, text3) {
  if (kind2 === "dependencies")
    return "Name a bill of materials in CycloneDX JSON or SPDX JSON, or a report of OSV-Scanner, instead.";
  if (kind2 === "tests") return `Name the test report instead. ${ANY_TESTS}`;
  const known = COVERAGE_BY_RUNNER.find(([look]) => look.test(text3))?.[1];
  return `Name the coverage report instead. ${known ?? ANY_COVERAGE}`;
}

// src/reports/unusable/look.ts
var FIRST_BYTES2 = 8192;
var begins3 = (start, ...bytes) => bytes.every((byte, place3) => start[place3] === byte);
var bytesOf = (start) => Buffer.from(start.subarray(0, FIRST_BYTES2)).toString("latin1");
var textOf4 = (start) => startText(start.subarray(0, FIRST_BYTES2));

// src/reports/unusable/components.ts
var COMPONENTS = [
  {
    for: "dependencies",
    what: "CycloneDX in XML",
    next: "Write the bill of materials in JSON, as one of the versions 1.4 to 1.7.",
    recognises: (start) => /<bom\b[^>]*cyclonedx\.org\/schema\/bom/.test(textOf4(start))
  },
  {
    for: "dependencies",
    what: "SPDX in the tag-value format",
    next: "Write the bill of materials in JSON, as version SPDX-2.3.",
    recognises: (start) => /^(?:\s*#[^\n]*\n)*\s*SPDXVersion:/.test(textOf4(start))
  },
  {
    for: "dependencies",
    what: "the answer of GitHub's dependency graph, with the bill of materials inside",
    next: 'Take the part "sbom" out of it, for example with `jq .sbom`.',
    recognises: (start) => hasKey(start, ["sbom", "spdxVersion"], ["sbom", "SPDXID"])
  },
  {
    for: "dependencies",
    what: "SPDX 3",
    next: "Write the bill of materials as version SPDX-2.3.",
    recognises: (start) => /"@context"\s*:\s*"https:\/\/spdx\.org\/rdf\/3\b/.test(textOf4(start))
  }
];

// src/reports/unusable/pages.ts
var XML_OF_PYTHON = "Create the XML report with `coverage xml`; with pytest-cov, `--cov-report=xml`.";
var LCOV_OF_JAVASCRIPT = 'Add the reporter `lcov`: `coverageReporters: ["lcov"]` for jest, `coverage: { reporter: ["lcov"] }` for vitest, `--reporter=lcov` for nyc and c8.';
var XML_OF_GCOVR = "Create a report with `gcovr --cobertura coverage.xml` or `gcovr --json coverage.json`.";
var XML_OF_JACOCO = "Use `jacoco.xml`. Maven writes it beside the page; Gradle needs `reports { xml.required = true }` of `jacocoTestReport`.";
var PROFILE_OF_GO = "Use the profile itself, which `go test -coverprofile=coverage.out` writes.";
var HTML_OF_COVERAGE = [
  [/coverage\.py\b/i, "coverage.py", XML_OF_PYTHON],
  [/<title>Code coverage report for\b/, "Istanbul", LCOV_OF_JAVASCRIPT],
  [/jacoco-resources|jacoco\.org/, "JaCoCo", XML_OF_JACOCO],
  [/<title>LCOV - /, "genhtml", "Use the `.info` file that the page was made from."],
  [/GCC Code Coverage Report/, "gcovr", XML_OF_GCOVR],
  [/<title>[^<]*Go Coverage Report/, "Go", PROFILE_OF_GO],
  [
    /phpunit\.de|php-code-coverage/,
    "PHPUnit",
    "Let PHPUnit write XML with `--coverage-cobertura` or `--coverage-clover`."
  ],
  [
    /clang\.llvm\.org\/docs\/SourceBasedCodeCoverage/,
    "llvm-cov",
    "Export lines instead, with `llvm-cov export -format=lcov`; with cargo-llvm-cov, `--lcov --output-path lcov.info`."
  ],
  [/<title>Grcov report\b/, "grcov", "Let grcov write lines: `grcov -t lcov`, or `-t cobertura`."],
  [
    /ReportGenerator/,
    "ReportGenerator",
    "Use the report that it was made from, or let it write `-reporttypes:Cobertura`."
  ]
];
var TEXT_OF_COVERAGE = [
  [/^Name\s+Stmts\s+Miss\b/m, "coverage.py", XML_OF_PYTHON],
  [/^-+\|-+\|.*\n\s*File\s+\|\s*% Stmts\b/m, "Istanbul", LCOV_OF_JAVASCRIPT],
  [/^\s*GCC Code Coverage Report\s*$/m, "gcovr", XML_OF_GCOVR],
  [/^\S+\.go:\d+:\s+\S+\s+\d+\.\d%\s*$/m, "Go", PROFILE_OF_GO],
  [/^GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,/, "JaCoCo", XML_OF_JACOCO],
  [
    /^\s+-:\s+0:Source:/m,
    "gcov",
    "Write JSON with `gcov --json-format` and unpack it, or create a report with `gcovr --cobertura coverage.xml`."
  ]
];
var isHtml = (start) => /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b/is.test(textOf4(start));
var PAGES = [
  ...HTML_OF_COVERAGE.map(
    ([look, of, next]) => ({
      for: "coverage",
      what: `an HTML page of ${of}`,
      next,
      recognises: (start) => isHtml(start) && look.test(textOf4(start))
    })
  ),
  { what: "an HTML page", recognises: isHtml },
  ...TEXT_OF_COVERAGE.map(
    ([look, of, next]) => ({
      for: "coverage",
      what: `a table of ${of} for people`,
      next,
      recognises: (start) => look.test(textOf4(start))
    })
  )
];

// src/reports/unusable/raw-data.ts
var RAW_DATA = [
  {
    for: "coverage",
    what: "raw V8 coverage, which has no lines",
    next: "Create an LCOV report from it with `c8 report --reporter=lcovonly`, or use the LCOV reporter of vitest or node.",
    recognises: (start) => hasKey(start, ["result", "[]", "functions"], ["result", "[]", "scriptId"])
  },
  {
    for: "coverage",
    what: "the coverage.py database",
    next: "Create a report from it with `coverage xml`, `coverage json` or `coverage lcov`; with pytest-cov, `--cov-report=xml`.",
    recognises: (start) => bytesOf(start).startsWith("SQLite format 3\0")
  },
  {
    for: "coverage",
    what: "JaCoCo execution data",
    next: "Create the XML report from it with `jacoco:report` or `jacocoTestReport`.",
    // A block of kind 1 with the two magic bytes of the format.
    recognises: (start) => begins3(start, 1, 192, 192)
  },
  {
    for: "coverage",
    what: "an LLVM profile",
    next: "Merge it with `llvm-profdata merge`, and create a report with `llvm-cov export`.",
    recognises: (start) => /^(?:\x81[rR]forpl\xff|\xfflprofi\x81)/.test(bytesOf(start))
  },
  {
    for: "coverage",
    what: "data of gcc, which only gcov reads",
    next: "Create a report from it with `gcovr --cobertura coverage.xml`, or with `lcov --capture`.",
    // In the order of bytes of the machine.
    recognises: (start) => /^(?:gcda|adcg|gcno|oncg)/.test(bytesOf(start))
  },
  {
    for: "coverage",
    what: "coverage data of a Go program",
    next: "Create a profile from its folder with `go tool covdata textfmt -i=FOLDER -o=coverage.out`.",
    recognises: (start) => /^\0c[vw]m/.test(bytesOf(start))
  },
  {
    for: "coverage",
    what: "data of PHPUnit for PHP",
    next: "Let PHPUnit write XML with `--coverage-cobertura` or `--coverage-clover`.",
    recognises: (start) => /^<\?php\b/.test(bytesOf(start))
  },
  {
    what: "packed with gzip",
    next: "Unpack it before this step.",
    recognises: (start) => begins3(start, 31, 139)
  },
  {
    what: "a ZIP archive",
    next: "Unpack it before this step.",
    recognises: (start) => begins3(start, 80, 75, 3, 4)
  }
];
var BINARY = {
  for: "coverage",
  what: "binary data and no text",
  next: "Use a report in text. A `.coverage` file of Visual Studio becomes one with `dotnet-coverage merge FILE -f cobertura -o coverage.xml`, a snapshot of dotCover with `dotCover report` and ReportGenerator.",
  recognises: (start) => textOf4(start).includes("\0")
};

// src/reports/unusable/without-lines.ts
var LINES_OF_XCODE = "Export lines instead, with `xcrun llvm-cov export -format=lcov`, or with `xcresultparser -o cobertura` from the `.xcresult`.";
var WITHOUT_LINES = [
  {
    for: "coverage",
    what: "a summary of gcovr, which has no lines",
    next: "Use `gcovr --json` in place of `--json-summary`, or `gcovr --cobertura`.",
    recognises: (start) => hasKey(start, ["gcovr/summary_format_version"], ["files", "[]", "branch_percent"])
  },
  {
    for: "coverage",
    what: "a summary of ReportGenerator, which has no lines",
    next: "Use the report that it was made from, or let it write `-reporttypes:Cobertura`.",
    recognises: (start) => hasKey(start, ["summary", "linecoverage"], ["coverage", "assemblies", "[]"]) || rootName(start) === "CoverageReport"
  },
  {
    for: "coverage",
    what: "a summary of SimpleCov, which has no lines",
    next: "Use `coverage/.resultset.json`, which SimpleCov writes beside it.",
    recognises: (start) => hasKey(start, ["result", "line"], ["result", "covered_percent"])
  },
  {
    for: "coverage",
    what: "a badge, which has no lines",
    next: "Use the coverage report that the badge was made from.",
    recognises: (start) => hasKey(start, ["schemaVersion"]) && hasKey(start, ["message"])
  },
  {
    for: "coverage",
    what: "a summary of xccov, which has no lines",
    next: LINES_OF_XCODE,
    recognises: (start) => hasKey(start, ["lineCoverage"], ["targets", "[]", "lineCoverage"], ["targets", "[]", "files"])
  },
  {
    for: "coverage",
    what: "a report of xccov",
    next: LINES_OF_XCODE,
    recognises: (start) => hasKey(start, ["*", "[]", "isExecutable"])
  },
  {
    for: "coverage",
    what: "coverlet's own JSON",
    next: 'Let coverlet write Cobertura: `dotnet test --collect "XPlat Code Coverage"`, or `/p:CoverletOutputFormat=cobertura`.',
    recognises: (start) => hasKey(start, ["*", "*", "*", "*", "Lines"])
  },
  {
    for: "coverage",
    what: "what `jest --json` writes of a run",
    next: 'Use the coverage report of the run: `coverageReporters: ["lcov"]`.',
    recognises: (start) => hasKey(start, ["numTotalTests"])
  },
  {
    for: "tests",
    what: "what `jest --json` writes of a run",
    next: "Let jest write JUnit XML with the reporter jest-junit.",
    recognises: (start) => hasKey(start, ["numTotalTests"])
  },
  {
    for: "coverage",
    what: "a test execution report of SonarQube, with test cases and no lines",
    next: 'Use the coverage report of the same run. The generic one of SonarQube begins with `<coverage version="1">`.',
    recognises: (start) => ["testExecutions", "unitTest"].includes(rootName(start) ?? "")
  },
  {
    for: "tests",
    what: "a test execution report of SonarQube",
    next: "Let the test runner write JUnit XML: for jest, the reporter jest-junit in place of jest-sonar-reporter.",
    recognises: (start) => ["testExecutions", "unitTest"].includes(rootName(start) ?? "")
  },
  {
    for: "coverage",
    what: "a coverage report of Visual Studio",
    next: 'Convert it with `dotnet-coverage merge FILE -f cobertura -o coverage.xml`, or collect Cobertura at once with `dotnet test --collect "Code Coverage;Format=cobertura"`.',
    recognises: (start) => ["CoverageDSPriv", "results"].includes(rootName(start) ?? "")
  },
  {
    for: "coverage",
    what: "a coverage report of dotCover",
    next: "Let dotCover write `DetailedXML`, and convert that with ReportGenerator: `reportgenerator -reports:dotCover.xml -targetdir:coverage -reporttypes:Cobertura`.",
    recognises: (start) => rootName(start) === "Root" && /<Root\b[^>]*\b(?:ReportType|DotCoverVersion)=/.test(textOf4(start))
  },
  {
    for: "coverage",
    what: "the own report of scoverage",
    next: "Use `cobertura.xml`, which scoverage writes beside it.",
    recognises: (start) => ["scoverage", "statements"].includes(rootName(start) ?? "")
  },
  {
    for: "coverage",
    what: "an XML report or the configuration of PHPUnit",
    next: "Let PHPUnit write `--coverage-cobertura` or `--coverage-clover`.",
    recognises: (start) => rootName(start) === "phpunit"
  }
];

// src/reports/unusable/unusable.ts
var WIDE_TEXT = {
  what: "UTF-16 text, which only XML may be",
  next: "Write it in UTF-8. Let the tool write the file itself: a redirection of PowerShell writes UTF-16.",
  recognises: (start) => isWideText(start)
};
var UNUSABLE = [...RAW_DATA, ...PAGES, ...WITHOUT_LINES, ...COMPONENTS, WIDE_TEXT, BINARY];
function unusable3(start, kind2) {
  const known = UNUSABLE.filter((one2) => one2.recognises(start));
  const meant2 = known.find((one2) => one2.for === void 0 || one2.for === kind2);
  const what = (meant2 ?? known[0])?.what;
  return what === void 0 ? void 0 : { what, next: meant2?.next ?? adviceFor(kind2, textOf4(start)) };
}
function isWideText(start) {
  const [first = 0, second = 0] = start;
  const isWide = wideEncoding(start) !== void 0 || isJsonOrName(first, second) || isJsonOrName(second, first);
  return isWide && !textOf4(start).trimStart().startsWith("<");
}
var isJsonOrName = (low, high) => high === 0 && low > 32 && low < 127;

// src/reports/read.ts
var MAX_BYTES5 = 512 * 1024 * 1024;
var CHUNK = 1024 * 1024;
async function readReport2(folder, path, formats2) {
  try {
    const located2 = await locate(folder, path);
    if ("state" in located2) return located2;
    const handle = await open3(
      located2.real,
      constants2.O_RDONLY | (constants2.O_NOFOLLOW ?? 0) | (constants2.O_NONBLOCK ?? 0)
    );
    try {
      return await readOpened(handle, path, located2.inside, formats2);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { state: "unreadable", detail: `"${path}" could not be read: ${codeOf(error)}.` };
  }
}
async function locate(folder, path) {
  if (isAbsolute3(path) || path.split(/[\\/]/).includes("..")) return unsafe(path, `leads out of ${folder.called}`);
  try {
    const root3 = await realpath2(folder.path);
    const named2 = join4(root3, path);
    const stat2 = await lstat2(named2);
    if (stat2.isSymbolicLink()) return unsafe(path, "is a symbolic link");
    if (stat2.isDirectory()) return { ...unsafe(path, "is a folder"), ...ofXcode(path) };
    if (!stat2.isFile()) return unsafe(path, "is not a regular file");
    const real = await realpath2(named2);
    if (!real.startsWith(root3 + sep3)) return unsafe(path, `is outside ${folder.called}, behind a symbolic link`);
    return { real, inside: relative(root3, real).replaceAll(sep3, "/") };
  } catch (error) {
    if (!isAbsent2(error)) throw error;
    return { state: "missing", detail: `There is no file "${path}" in ${folder.called}.` };
  }
}
var ofXcode = (path) => path.endsWith(".xcresult") ? { next: LINES_OF_XCODE } : {};
async function readOpened(handle, path, inside, formats2) {
  const stat2 = await handle.stat();
  if (!stat2.isFile()) return unsafe(path, "is not a regular file");
  if (stat2.size > MAX_BYTES5) return unreadable(path, `It has ${stat2.size} bytes, more than the limit of ${MAX_BYTES5}.`);
  const { digest: digest3, bytes, content } = await readAll(handle, stat2.size, formats2);
  const evidence = { path, digest: digest3, bytes };
  if (bytes === 0) return { state: "empty", detail: `"${path}" exists but is empty.`, evidence };
  if (bytes !== stat2.size) return unreadable(path, "It changed while it was being read.", evidence);
  if (content instanceof UnreadableReport) return { ...unparsed(path, content), evidence };
  return { state: "read", evidence, inside, modified: stat2.mtimeMs, report: content };
}
async function readAll(handle, size, formats2) {
  const hash = createHash7("sha256");
  const parser = new Parser(formats2);
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size + 1));
  let bytes = 0;
  while (bytes <= size) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    bytes += bytesRead;
    hash.update(chunk);
    await parser.push(chunk);
  }
  return { digest: `sha256:${hash.digest("hex")}`, bytes, content: parser.end() };
}
async function readBytes(path, content, formats2) {
  const digest3 = `sha256:${createHash7("sha256").update(content).digest("hex")}`;
  const evidence = { path, digest: digest3, bytes: content.length };
  if (content.length === 0) return { state: "empty", detail: `"${path}" exists but is empty.`, evidence };
  const parser = new Parser(formats2);
  await parser.push(content);
  const report2 = parser.end();
  if (report2 instanceof UnreadableReport) return { ...unparsed(path, report2), evidence };
  return { state: "read", evidence, report: report2 };
}
var Parser = class {
  formats;
  reader;
  problem;
  constructor(formats2) {
    this.formats = formats2;
  }
  /** Waits only where a reader is loaded first, which it is for the first bytes. */
  async push(chunk) {
    const format = this.reader ? void 0 : this.attempt(() => formatOf(chunk.subarray(0, 65536), this.formats));
    if (format) this.reader = ("load" in format ? await format.load() : format).reader();
    this.attempt(() => this.reader?.push(chunk));
  }
  end() {
    const report2 = this.attempt(() => this.reader?.end());
    return this.problem ?? report2 ?? new UnreadableReport("It is empty.");
  }
  attempt(step2) {
    if (this.problem !== void 0) return void 0;
    try {
      return step2();
    } catch (error) {
      this.problem = problemOf(error);
      return void 0;
    }
  }
};
function problemOf(error) {
  if (error instanceof UnreadableReport) return error;
  if (error instanceof RangeError) return new UnreadableReport("It is too large or nested too deeply.");
  throw error;
}
function formatOf(start, formats2) {
  const [found2, another] = formats2.filter((format) => format.recognises(start));
  if (found2 && another)
    throw new UnreadableReport(`It could be ${found2.called} or ${another.called}. Set \`format\` in the policy.`);
  if (found2) return found2;
  throw unknownFormat(start, formats2);
}
function unknownFormat(start, formats2) {
  const kind2 = formats2[0]?.kind ?? "coverage";
  const other = formats.find((format) => format.recognises(start));
  if (other) return new UnreadableReport(`It is ${other.called}, not ${wanted(formats2)}.`, towards(kind2, other, start));
  const known = unusable3(start, kind2);
  if (known) return new UnreadableReport(`It is ${known.what}.`, known.next);
  return new UnreadableReport(
    `Its format is not supported (${formats2.map(({ name: name2 }) => name2).join(", ")}).`,
    adviceFor(kind2, "")
  );
}
function towards(kind2, other, start) {
  if (other.kind !== kind2) return adviceFor(kind2, startText(start));
  return `Remove \`format\` of this report from the policy, or set \`format: ${nameOf6(other)}\`.`;
}
function wanted(formats2) {
  const [first, ...more] = formats2;
  if (first === void 0) return "a report";
  return more.length === 0 ? first.called : CALLED[first.kind];
}
var CALLED = {
  coverage: "a coverage report",
  tests: "a test report",
  dependencies: "a bill of materials or an advisory report"
};
function unparsed(path, { message, next }) {
  const detail = `"${path}" cannot be used. ${message}`;
  return { state: "unreadable", detail, ...next === void 0 ? {} : { next } };
}
function unsafe(path, what) {
  return { state: "unsafe", detail: `"${path}" ${what}, so it was not opened.` };
}
function unreadable(path, why, evidence) {
  return { state: "unreadable", detail: `"${path}" cannot be used. ${why}`, ...evidence && { evidence } };
}
function isAbsent2(error) {
  return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}
function codeOf(error) {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown error";
}

// src/text/near-path.ts
function nearPath(path, known) {
  const wanted2 = nameOf8(path);
  const stem = stemOf(wanted2);
  const others = known.filter((other) => other !== path && /\.ya?ml$/i.test(other));
  const near = others.filter((other) => stemOf(nameOf8(other)) === stem || suggest(wanted2, [nameOf8(other)]) !== void 0);
  const rank = (other) => [stemOf(nameOf8(other)) === stem ? 0 : 1, folderOf2(other) === folderOf2(path) ? 0 : 1].join("");
  return near.sort((a, b) => rank(a) + a < rank(b) + b ? -1 : 1)[0];
}
var nameOf8 = (path) => path.slice(path.lastIndexOf("/") + 1);
var folderOf2 = (path) => path.slice(0, path.length - nameOf8(path).length);
var stemOf = (name2) => name2.toLowerCase().replace(/\.ya?ml$/, "").replaceAll("_", "-");

export {
  matcher,
  patternProblem,
  isLiteral,
  isSecondary,
  OUTCOME_WORDS,
  OUTCOME_MARKS,
  POLICY_GATE,
  headline,
  openGates,
  conclusion,
  clausesOf,
  placeOf,
  verdictLines,
  gatesLines,
  formatShare,
  formatPoints,
  teamGroup,
  permissionGroup,
  FACTS,
  FACT_NAMES,
  REPORT_FACTS,
  NOT_COLLECTED,
  facts,
  NOTHING_KNOWN,
  needsIn,
  isNeeded,
  requestsFor,
  holds,
  groupsOf,
  unjudged,
  changedPaths,
  list,
  conceded,
  unconceded,
  covers,
  shown,
  described,
  plural,
  overall,
  gateKeys,
  evaluate,
  withPeople,
  gatesFor,
  needsOf,
  judgementOf,
  knownOf,
  GitError,
  pipeGit,
  byCodeUnits,
  blobsOf,
  openRepository,
  protectedPaths,
  PROFILES,
  LEDGER_BRANCH,
  policySchema,
  ownerRoles,
  reviewed,
  sameRequest,
  parseLicence,
  releaseName,
  scopesOf,
  isSame2 as isSame,
  unknownIn2 as unknownIn,
  gates,
  comparePolicies,
  sourceOf2 as sourceOf,
  patternsIn,
  parseYaml,
  extendsOf,
  MAX_BYTES2 as MAX_BYTES,
  loadPolicy,
  readText,
  warnings,
  formatDiagnostic,
  canonicalize,
  canonical,
  sha256,
  toDigest,
  fromDigest,
  digestOf,
  recordId,
  recordIdOf,
  amendmentIdOf,
  sameDecision,
  codesOf,
  RecordError,
  checkRecord,
  decoded,
  EMPTY3 as EMPTY,
  appendLeaf,
  rootOf,
  entryFile,
  entryPath,
  ENTRY_PATH,
  idAt,
  readEntry,
  HEAD_PATH,
  headOf,
  emptyHead,
  nextHead,
  headText,
  readHead,
  unexpectedEntry,
  unexpectedSize,
  listedAt,
  FIRST_MESSAGE,
  StoreError,
  OBLIGATIONS_PATH,
  withRecord,
  touchesObligations,
  dueIn,
  isUnlisted,
  obligationsFile,
  readObligations,
  isIdentifier,
  identifiersIn,
  TREE_PATTERN,
  takeTrees,
  folderIn,
  unmatched,
  NO_LINES,
  upTo,
  within2 as within,
  fileCounts,
  branchesOf2 as branchesOf,
  pathsOf,
  isEmpty,
  mergeReports,
  MAX_CASES,
  MAX_CLAIMED,
  countsOf,
  casesOf,
  partsOf3 as partsOf,
  coverageFormats,
  testFormats,
  dependencyFormats,
  chosen,
  anomalies,
  isAbsolute2 as isAbsolute,
  slashed,
  rootProblem,
  reportPlace,
  TrackedPaths,
  readReport2 as readReport,
  readBytes,
  goModules,
  pathRewriter,
  placedReports,
  ambiguityOf,
  ambiguitySentence,
  unmappedPaths,
  nearPath,
  INDEX_PATH,
  indexPath,
  indexFiles,
  readIndex
};
