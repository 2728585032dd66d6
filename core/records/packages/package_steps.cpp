// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/packages/package_steps.h"

namespace velocert::records {
namespace {

/// Believes nothing for the place it lies in: records are exactly those that the manifest proves, the station's note is
/// the last one of the records, and whatever was signed over a ledger was signed over the beginning of this one.
constexpr std::string_view whole_ledger =
    R"page(3. The archive is the one that the first record names (openssl):

    grep -q "$(openssl dgst -sha256 -r archive.json | cut -c 1-64)" records/000000001.json

4. Each record lies under the root of the ledger, and there is no other file in records/ than those that the manifest
   proves. The leaf of a record is SHA-256(00 || bytes of the file); with leaf index = number - 1, tree_size and proof it
   leads to root (RFC 9162, 2.1.3.2). By hand the leaves are:

    for f in records/*.json; do { printf '\000'; cat "$f"; } | openssl dgst -sha256 -r; done

   and all the way up (python3):

    python3 -c 'if True:
        import hashlib, json, os
        sha = lambda data: hashlib.sha256(data).digest()
        manifest = json.load(open("manifest.json", encoding="utf-8"))
        listed = ["%09d.json" % entry["seq"] for entry in manifest["entries"]]
        if not listed or listed != sorted(os.listdir("records")):
            raise SystemExit("the files in records/ are not exactly those that the manifest proves")
        for entry, name in zip(manifest["entries"], listed):
            data = open("records/" + name, "rb").read()
            r = sha(b"\0" + data)
            fn, sn = entry["seq"] - 1, manifest["tree_size"] - 1
            for step in entry["proof"]:
                p = bytes.fromhex(step)
                if fn & 1 or fn == sn:
                    r = sha(b"\1" + p + r)
                    while fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
                else:
                    r = sha(b"\1" + r + p)
                fn, sn = fn >> 1, sn >> 1
            if sn != 0 or r.hex() != manifest["root"] or json.loads(data)["seq"] != entry["seq"]:
                raise SystemExit("record %d does not lie under the root" % entry["seq"])
        print(len(listed), "records lie under", manifest["root"])'

5. The station signed what its ledger was (C2SP signed note, Ed25519): the name of the archive, the number of entries,
   their root. Where there is no folder checkpoint/, no station did, and records that nobody signed prove nothing of when
   they were made. Compare checkpoint/key.pem with the key you were given by another way. The signature (openssl):

    test ! -d checkpoint || openssl pkeyutl -verify -pubin -inkey checkpoint/key.pem -rawin \
        -in checkpoint/signed.txt -sigfile checkpoint/signature.bin

   It is the last one that the records hold, of this archive, and each ledger that a station or a person signed is the
   beginning of this one (RFC 9162, 2.1.4.2; python3):

    python3 -c 'if True:
        import base64, hashlib, json, os
        sha = lambda data: hashlib.sha256(data).digest()
        manifest = json.load(open("manifest.json", encoding="utf-8"))
        names = ["records/%09d.json" % entry["seq"] for entry in manifest["entries"]]
        entries = [json.load(open(name, encoding="utf-8")) for name in names]
        def begins(size, root, proof):
            fn, sn, path = size - 1, manifest["tree_size"] - 1, [bytes.fromhex(step) for step in proof]
            if size < 1 or fn > sn: return False
            if fn == sn: return not path and root.hex() == manifest["root"]
            if size & (size - 1) == 0: path.insert(0, root)
            while fn & 1: fn, sn = fn >> 1, sn >> 1
            if not path: return False
            fr = sr = path.pop(0)
            for p in path:
                if sn == 0: return False
                if fn & 1 or fn == sn:
                    fr, sr = sha(b"\1" + p + fr), sha(b"\1" + p + sr)
                    while fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
                else:
                    sr = sha(b"\1" + sr + p)
                fn, sn = fn >> 1, sn >> 1
            return sn == 0 and fr == root and sr.hex() == manifest["root"]
        old = manifest["checkpoint"]
        notes = [entry["record"]["note"] for entry in entries if entry["record_type"] == "checkpoint/1"]
        if not bool(old) == os.path.isdir("checkpoint") == bool(notes):
            raise SystemExit("manifest.json, checkpoint/ and records/ do not tell of the same signed ledger")
        first = sha(b"\0" + open("records/000000001.json", "rb").read())
        origin = "velocert/" + sha(b"\2" + bytes(32) + first).hex()[:32]
        if old:
            text = open("checkpoint/signed.txt", encoding="utf-8", newline="").read()
            note = open("checkpoint/note.txt", encoding="utf-8", newline="").read()
            lines = text.split("\n")
            root = base64.b64decode(lines[2])
            if note != notes[-1] or not note.startswith(text + "\n"):
                raise SystemExit("checkpoint/ is not the last note that the records hold")
            if lines[0] != origin: raise SystemExit("another archive was signed: " + lines[0])
            if int(lines[1]) != old["tree_size"] or root.hex() != old["root"]:
                raise SystemExit("the manifest names another ledger than the one that was signed")
            if not begins(old["tree_size"], root, old["proof"]):
                raise SystemExit("what was signed is not the beginning of this ledger")
        told = lambda record: record["statement"]["ledger"] if "statement" in record else record
        for kind, proofs in (("checkpoint/1", "checkpoints"), ("report-signature/1", "signed_ledgers")):
            signed = [entry for entry in entries if entry["record_type"] == kind]
            if [entry["seq"] for entry in signed] != [one["seq"] for one in manifest[proofs]]:
                raise SystemExit("%s of the manifest does not prove exactly what the records tell" % proofs)
            for entry, one in zip(signed, manifest[proofs]):
                ledger = told(entry["record"])
                if not begins(ledger["size"], bytes.fromhex(ledger["root"]), one["proof"]):
                    raise SystemExit("record %d was signed over another ledger" % entry["seq"])
        print("the", old["tree_size"] if old else 0, "entries of", origin, "that were signed are the beginning of this ledger")'

   A root or note that was kept outside when the package was made ties the package to the archive in the same way.

)page";

/// Of the seventh format: a report is the one that was issued, with all its signatures.
constexpr std::string_view issued_reports =
    R"page(7. Files of reports. Each is the one that its record of issue names, made by the signatures that the records tell one
   after the other, the approval last, and no other file lies in reports/ (python3):

    python3 -c 'if True:
        import glob, json, os, re
        entries = [json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob("records/*.json"))]
        of = lambda kind: [entry["record"] for entry in entries if entry["record_type"] == kind]
        files, range = {}, rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]"
        for issue in of("report-issue/1"):
            about = (issue["report"], issue["preparation"])
            document = [one["pdf"]["document"] for one in of("report-prepare/1")
                        if (one["report"], one["preparation"]) == about][-1]
            signed = [one for one in of("report-signature/1") if one.get("signed")
                      and (one["statement"]["report"], one["statement"]["preparation"]) == about]
            for one in signed:
                if one["statement"]["document"] != document:
                    raise SystemExit("%s: a signature was given to another document" % about[0])
                document = one["signed"]["document"]
            if not signed or signed[-1]["statement"]["meaning"] != "approved" or document != issue["pdf"]["document"]:
                raise SystemExit("%s: what was issued is not what was approved last" % about[0])
            if about[0] in [other for other, count in files.values()]:
                raise SystemExit("%s was issued twice" % about[0])
            files[document + ".pdf"] = (about[0], len(signed))
        found = sorted(os.listdir("reports")) if os.path.isdir("reports") else []
        if found != sorted(files): raise SystemExit("the files in reports/ are not exactly those that were issued")
        for name, (report, count) in sorted(files.items(), key=lambda one: one[1]):
            data = open("reports/" + name, "rb").read()
            ranges = [list(map(int, one)) for one in re.findall(range, data)]
            if len(ranges) != count or max(c + d for a, b, c, d in ranges) != len(data):
                raise SystemExit("%s: %d signatures in the file, %d on record" % (report, len(ranges), count))
            print(report, "as issued, with", count, "signatures:", name)'

   Each file is a whole PDF (qpdf; pdfsig of Poppler). pdfsig must name as many signatures as were counted above, say of
   each that it is valid, and of the last one that the total document is signed:

    for f in reports/*.pdf; do
        test -e "$f" || continue
        qpdf --check "$f" && pdfsig "$f" || exit 1
    done

)page";

}  // namespace

std::string_view steps_for_whole_ledger() { return whole_ledger; }
std::string_view step_for_issued_reports() { return issued_reports; }

}  // namespace velocert::records
