// SPDX-License-Identifier: GPL-3.0-or-later
// README.txt of a package. A text that was ever packed is never edited: a package carries it, and is compared with it.
#include <string>

#include "core/records/packages/package_manifest.h"
#include "core/records/packages/package_steps.h"

namespace velocert::records {
namespace {

constexpr std::string_view first = R"page(Evidence package of one run
===========================

manifest.json   which run; the Merkle root of the archive's ledger; a proof for each record
archive.json    which archive; its SHA-256 stands in the first record
records/        entries of the ledger in canonical JSON (RFC 8785), named by their number
evidence/       what the records name as "log", "pack" and "release": the bytes that came down the wire, the limits
                and procedures that were applied, and the laboratory's release of limits; named by their SHA-256

To check without the program that wrote it:

    tar -xf FILE.velo && sha256sum -c SHA256SUMS

Each file in evidence/ has its own SHA-256 as its name. The leaf of a record is SHA-256(00 || bytes of its file); with
leaf index = number - 1, tree_size and proof it leads to root (RFC 9162, 2.1.3.2). Compare root with one that was noted
elsewhere when the package was made: that is what ties the package to the archive.

With the program: velocert-cli verify FILE.velo; velocert-cli recompute --package FILE.velo
)page";

// Of the second format on: what is in it, and the steps, which are the same in all of them.
constexpr std::string_view second_title = R"page(Evidence package of one run (velocert-package/2)
)page";

constexpr std::string_view third_title = R"page(Evidence package of one run (velocert-package/3)
)page";

constexpr std::string_view fourth_title = R"page(Evidence package of one run (velocert-package/4)
)page";

constexpr std::string_view fifth_title = R"page(Evidence package of one run (velocert-package/5)
)page";

constexpr std::string_view sixth_title = R"page(Evidence package of one run (velocert-package/6)
)page";

constexpr std::string_view seventh_title = R"page(Evidence package of one run (velocert-package/7)
)page";

constexpr std::string_view contents = R"page(================================================

manifest.json   which run; the Merkle root of the archive's ledger; a proof for each record; every file with its size
archive.json    which archive; its SHA-256 stands in the first record
records/        entries of the ledger in canonical JSON (RFC 8785), named by their number: the first one of the archive,
                all of the run, and what was signed about it
checkpoint/     where the station signed its ledger: the last such note, the same in pieces, and the station's key
evidence/       what the records name: bytes that came down the wire, calibration certificates, the limits and
                procedures that were applied, the laboratory's release of limits; named by their SHA-256
reports/        the files of reports of this run, where there are any
)page";

constexpr std::string_view folder_of_series =
    R"page(series/         what the instruments showed, in tables (CSV): one for each instrument of each attempt, with units; and
                series.json, which tells of each where it comes from. None where no instrument was read
)page";

constexpr std::string_view first_step = R"page(SHA256SUMS      the SHA-256 of each of these files

How to check it without the program that wrote it
-------------------------------------------------

The indented lines are for a shell (sh), in an empty folder that holds nothing but this package as FILE.velo.

1. No byte is another one than was packed (tar, sha256sum):

    tar -xf FILE.velo
    sha256sum --strict --quiet -c SHA256SUMS

)page";

constexpr std::string_view step_for_evidence =
    R"page(2. Evidence is what the records name: each file has its SHA-256 as its name, and the name stands in a record:

    for f in evidence/*; do
        test "$(sha256sum < "$f" | cut -c 1-64)" = "${f##*/}" && grep -q "${f##*/}" records/*.json || exit 1
    done

)page";

/// A report is evidence too: a file in reports/ is as little believed for its place as one in evidence/.
constexpr std::string_view step_for_all_evidence =
    R"page(2. Evidence is what the records name, the files of reports with it: each file has its SHA-256 as its name, and the name
   stands in a record:

    for f in evidence/* reports/*; do
        test -e "$f" || continue
        name="${f##*/}"
        name="${name%.pdf}"
        test "$(sha256sum < "$f" | cut -c 1-64)" = "$name" && grep -q "$name" records/*.json || exit 1
    done

)page";

constexpr std::string_view steps_for_ledger = R"page(3. The archive is the one that the first record names (openssl):

    grep -q "$(openssl dgst -sha256 -r archive.json | cut -c 1-64)" records/000000001.json

4. Each record lies under the root of the ledger. Its leaf is SHA-256(00 || bytes of the file); with leaf index =
   number - 1, tree_size and proof it leads to root (RFC 9162, 2.1.3.2). By hand the leaves are:

    for f in records/*.json; do { printf '\000'; cat "$f"; } | openssl dgst -sha256 -r; done

   and all the way up (python3):

    python3 -c 'if True:
        import hashlib, json
        sha = lambda data: hashlib.sha256(data).digest()
        manifest = json.load(open("manifest.json", encoding="utf-8"))
        for entry in manifest["entries"]:
            r = sha(b"\0" + open("records/%09d.json" % entry["seq"], "rb").read())
            fn, sn = entry["seq"] - 1, manifest["tree_size"] - 1
            for step in entry["proof"]:
                p = bytes.fromhex(step)
                if fn & 1 or fn == sn:
                    r = sha(b"\1" + p + r)
                    while fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
                else:
                    r = sha(b"\1" + r + p)
                fn, sn = fn >> 1, sn >> 1
            if sn != 0 or r.hex() != manifest["root"]:
                raise SystemExit("record %d does not lie under the root" % entry["seq"])
        print(len(manifest["entries"]), "records lie under", manifest["root"])'

5. Where there is a folder checkpoint/, the station signed what its ledger was (C2SP signed note, Ed25519): the name of
   the archive, the number of entries, their root. Compare checkpoint/key.pem with the key you were given by another
   way. The signature (openssl):

    test ! -d checkpoint || openssl pkeyutl -verify -pubin -inkey checkpoint/key.pem -rawin \
        -in checkpoint/signed.txt -sigfile checkpoint/signature.bin

   and that the ledger that was signed is the beginning of this one (RFC 9162, 2.1.4.2; python3):

    python3 -c 'if True:
        import base64, hashlib, json
        sha = lambda data: hashlib.sha256(data).digest()
        manifest = json.load(open("manifest.json", encoding="utf-8"))
        old = manifest["checkpoint"]
        if old:
            lines = open("checkpoint/signed.txt", encoding="utf-8").read().split("\n")
            good = int(lines[1]) == old["tree_size"] and base64.b64decode(lines[2]).hex() == old["root"]
            size, root = old["tree_size"], bytes.fromhex(old["root"])
            fn, sn = size - 1, manifest["tree_size"] - 1
            path = [bytes.fromhex(step) for step in old["proof"]]
            if size & (size - 1) == 0 and fn != sn: path.insert(0, root)
            while fn & 1 and fn != sn: fn, sn = fn >> 1, sn >> 1
            fr = sr = path.pop(0) if path else root
            for p in path:
                if fn & 1 or fn == sn:
                    fr, sr = sha(b"\1" + p + fr), sha(b"\1" + p + sr)
                    while fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
                else:
                    sr = sha(b"\1" + sr + p)
                fn, sn = fn >> 1, sn >> 1
            if not good or fr != root or sr.hex() != manifest["root"]:
                raise SystemExit("what was signed is not the beginning of this ledger")
            print("the", size, "entries that were signed are the beginning of this ledger")'

   A root or note that was kept outside when the package was made ties the package to the archive in the same way.

)page";

constexpr std::string_view steps_for_signatures =
    R"page(6. Signatures of persons over records of reports, where there are any (python3 takes them out; openssl):

    python3 -c 'if True:
        import glob, json
        for path in glob.glob("records/*.json"):
            entry = json.load(open(path, encoding="utf-8"))
            if entry["record_type"] == "report-signature/1":
                text = json.dumps(entry["record"]["statement"], sort_keys=True, separators=(",", ":"),
                                  ensure_ascii=False)
                open(path[8:-5] + ".txt", "wb").write(text.encode("utf-8"))
                open(path[8:-5] + ".der", "wb").write(bytes.fromhex(entry["record"]["cms"]))'
    for f in 0*.der; do
        test -e "$f" || continue
        openssl cms -verify -noverify -binary -inform DER -in "$f" -content "${f%.der}.txt" -out /dev/null || exit 1
    done

   That the signers are who they say is what a list of trusted authorities tells; -noverify leaves it out.

7. Reports (qpdf; pdfsig of Poppler). pdfsig must say of each signature that it is valid, and of the last one that the
   total document is signed:

    for f in reports/*.pdf; do
        test -e "$f" || continue
        qpdf --check "$f" && pdfsig "$f"
    done

)page";

/// Takes out what persons signed beside reports too, and tells how to hold the signers against an authority.
constexpr std::string_view steps_for_all_signatures =
    R"page(6. Signatures of persons over records of reports and over annotations, where there are any (python3 takes them out;
   openssl):

    python3 -c 'if True:
        import glob, json
        for path in glob.glob("records/*.json"):
            entry = json.load(open(path, encoding="utf-8"))
            record = entry["record"]
            if entry["record_type"] not in ("report-signature/1", "annotation/1"): continue
            cms = record["cms"] if "cms" in record else (record["signature"] or {}).get("cms")
            if cms:
                text = json.dumps(record["statement"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                open(path[8:-5] + ".txt", "wb").write(text.encode("utf-8"))
                open(path[8:-5] + ".der", "wb").write(bytes.fromhex(cms))'
    for f in 0*.der; do
        test -e "$f" || continue
        openssl cms -verify -noverify -binary -inform DER -in "$f" -content "${f%.der}.txt" -out /dev/null || exit 1
    done

   That the signers are who they say is what an authority tells; -noverify leaves it out. Put the certificate of the
   authority that you trust, as you were given it by another way, as trusted.pem beside this page, and each signature is
   held against it, as of today (with -attime SECONDS as of another time):

    for f in 0*.der; do
        test -e "$f" && test -e trusted.pem || continue
        openssl cms -verify -CAfile trusted.pem -purpose any -binary -inform DER -in "$f" -content "${f%.der}.txt" \
            -out /dev/null || exit 1
    done

7. Reports (qpdf; pdfsig of Poppler). pdfsig must say of each signature that it is valid, and of the last one that the
   total document is signed:

    for f in reports/*.pdf; do
        test -e "$f" || continue
        qpdf --check "$f" && pdfsig "$f"
    done

   That a report is the one that was issued, step 2 has shown: its digest stands in a record of step 4.

)page";

/// Takes out what persons signed, in records and in the files of reports alike, so that both go the same way: words,
/// person, time.
constexpr std::string_view steps_for_persons =
    R"page(6. Signatures of persons over records of reports, over annotations and over decisions, where there are any (python3
   takes them out; openssl):

    python3 -c 'if True:
        import glob, json
        for path in glob.glob("records/*.json"):
            entry = json.load(open(path, encoding="utf-8"))
            record = entry["record"]
            if entry["record_type"] not in ("report-signature/1", "annotation/1", "decision-signature/1"): continue
            cms = record["cms"] if "cms" in record else (record["signature"] or {}).get("cms")
            if cms:
                text = json.dumps(record["statement"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                open("signed-" + path[8:-5] + ".txt", "wb").write(text.encode("utf-8"))
                open("signed-" + path[8:-5] + ".der", "wb").write(bytes.fromhex(cms))'

   and those in the files of reports, each over all bytes but its own place (python3):

    python3 -c 'if True:
        import glob, re
        range = rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]"
        for path in glob.glob("reports/*.pdf"):
            data = open(path, "rb").read()
            for number, found in enumerate(re.finditer(range, data), 1):
                a, b, c, d = map(int, found.groups())
                name = "signed-%s-%d" % (path[8:24], number)
                open(name + ".txt", "wb").write(data[a:a + b] + data[c:c + d])
                open(name + ".der", "wb").write(bytes.fromhex(data[a + b + 1:c - 1].decode("ascii")))'

   Each holds over its words:

    for f in signed-*.der; do
        test -e "$f" || continue
        openssl cms -verify -noverify -binary -inform DER -in "$f" -content "${f%.der}.txt" -out /dev/null || exit 1
    done

)page";

constexpr std::string_view sixth_step_for_reports =
    R"page(7. Files of reports (qpdf; pdfsig of Poppler). pdfsig must say of each signature that it is valid, and of the last one
   that the total document is signed:

    for f in reports/*.pdf; do
        test -e "$f" || continue
        qpdf --check "$f" && pdfsig "$f" || exit 1
    done

   That a report is the one that was issued, step 2 has shown: its digest stands in a record of step 4.

)page";

constexpr std::string_view step_for_signers =
    R"page(8. That the signers are who they say is what an authority tells. Put the certificates of the authorities that you trust,
   as you were given them by another way, one behind the other as trusted.pem beside this page; without that file
   nothing is checked here. Each signer is then named and held against them, as of today (openssl; -attime SECONDS: as
   of another time):

    for f in signed-*.der; do
        test -e "$f" && test -e trusted.pem || continue
        name="${f%.der}"
        openssl cms -verify -CAfile trusted.pem -purpose any -binary -inform DER -in "$f" -content "$name.txt" \
            -signer "$name.signer" -out /dev/null || exit 1
        openssl pkcs7 -inform DER -in "$f" -print_certs -out "$name.certificates" || exit 1
        openssl verify -CAfile trusted.pem -untrusted "$name.certificates" "$name.signer" || exit 1
        openssl x509 -in "$name.signer" -noout -subject || exit 1
    done

   A signature may carry a token of a time-stamp authority, which says when it existed (RFC 3161). They are taken out
   (python3):

    python3 -c 'if True:
        import glob
        def parts(data):
            out, at = [], 0
            while at + 1 < len(data):
                head, size = 2, data[at + 1]
                if size > 127: head, size = size - 126, int.from_bytes(data[at + 2:at + size - 126], "big")
                out.append((data[at], data[at:at + head + size], data[at + head:at + head + size]))
                at += head + size
            return out
        for path in glob.glob("signed-*.der"):
            content = parts(parts(open(path, "rb").read())[0][2])[1][2]
            signer = parts(parts(parts(parts(content)[0][2])[-1][2])[0][2])
            value = [whole for tag, der, whole in signer if tag == 4][0]
            for tag, der, attributes in signer:
                for attribute in parts(attributes) if tag == 0xa1 else []:
                    kind, values = parts(attribute[2])
                    if kind[1].hex() == "060b2a864886f70d010910020e":
                        open(path[:-4] + ".token", "wb").write(parts(values[2])[0][1])
                        open(path[:-4] + ".value", "wb").write(value)'

   and held against the same authorities. Who made a token is told with it: one of the laboratory itself proves no more
   than the laboratory says; one of somebody else proves it against the laboratory too (openssl):

    for f in signed-*.token; do
        test -e "$f" && test -e trusted.pem || continue
        openssl ts -verify -token_in -in "$f" -data "${f%.token}.value" -CAfile trusted.pem || exit 1
        openssl ts -reply -token_in -in "$f" -text | grep -E "^(Time stamp|TSA):" || exit 1
    done

)page";

constexpr std::string_view eighth = "8";
constexpr std::string_view ninth = "9";

constexpr std::string_view step_for_series =
    R"page(. What the instruments showed, where there is a folder series/. Each table opens in any spreadsheet. A row is one
   message of the instrument: the time t_s in seconds since the first message of the attempt, the time by the
   instrument's own clock where it tells one (device_s), the digits it showed under measurand_unit, and its flags. They
   follow from the bytes in evidence/ that series.json names. All of them in short (python3):

    python3 -c 'if True:
        import csv, json, os
        listed = json.load(open("series/series.json", encoding="utf-8")) if os.path.isdir("series") else {"files": []}
        for one in listed["files"]:
            if not os.path.isfile("evidence/" + one["wire_log"]):
                raise SystemExit("the bytes behind %s are not in evidence/" % one["file"])
            rows = list(csv.reader(open("series/" + one["file"], encoding="utf-8", newline="")))
            if any(len(row) != len(rows[0]) for row in rows):
                raise SystemExit("a row of %s has another number of columns" % one["file"])
            print(one["attempt"], one["role"], len(rows) - 1, "rows of", " ".join(rows[0]))'

   A log that nothing could decode, or too long for a table, is named there under without_table; its bytes are in
   evidence/ all the same.

)page";

constexpr std::string_view second_end =
    R"page(With the program: velocert-verify FILE.velo checks all this and computes each verdict again from the bytes in evidence/.
)page";

constexpr std::string_view third_end =
    R"page(With the program: velocert-verify FILE.velo checks all this, computes each verdict again from the bytes in evidence/ and
makes each table again, which must be the same byte for byte.
)page";

// Says what the program does and, as much, what it cannot.
constexpr std::string_view what_the_program_does =
    R"page(With the program: velocert-verify FILE.velo checks steps 1 to 5, and each signature of step 6 with the account of its
certificate; that attempts are numbered without a gap and each that began has an end; and in each issued report that its
bytes are unchanged, that the signers are those its record names, and that document and record were signed with the same
certificates. It computes each verdict again from the bytes in evidence/, and makes each table again, which must be the
same byte for byte. It tells how the reports stand, and which holds are open.

)page";

constexpr std::string_view fourth_ledgers =
    R"page(Persons who signed a report signed the ledger of that time too: "signed_ledgers" in manifest.json proves, as "checkpoint"
does, that it is the beginning of this one.

)page";

constexpr std::string_view fifth_ledgers =
    R"page(Persons who signed a report signed the ledger of that time too, and so did the station with each checkpoint:
"signed_ledgers" and "checkpoints" in manifest.json prove, as "checkpoint" does, that it is the beginning of this one.

)page";

constexpr std::string_view sixth_ledgers =
    R"page(Persons who signed a report signed the ledger of that time too, and so did the station with each checkpoint; the record
inside a report names the ledger of its preparing, and each file of evidence that it rests on: "signed_ledgers",
"checkpoints" and "sealed_ledgers" in manifest.json prove, as "checkpoint" does, that each is the beginning of this one, and
the files are held against those that the records of the run name.

)page";

constexpr std::string_view what_is_brought =
    R"page(What you bring along decides how much that is worth:

- --key NAME+HASH+KEY: the public key of the station, as you were given it by another way. Without it, whoever made the
  package may have made the key too
- --anchor FOLDER: checkpoints of this archive that were kept outside
- --trust trust.json: the authorities you trust. Without it, no signer is known

"complete" in manifest.json is the station's signature that no record of the run was left out, where one was made. Without
it, nobody can see that records are missing which leave no gap in the numbers.
)page";

}  // namespace

std::string_view package_instructions(int version) {
    static const std::string steps =
        std::string(first_step).append(step_for_evidence).append(steps_for_ledger).append(steps_for_signatures);
    static const std::string second = std::string(second_title).append(contents).append(steps).append(second_end);
    static const std::string third = std::string(third_title)
                                         .append(contents)
                                         .append(folder_of_series)
                                         .append(steps)
                                         .append(eighth)
                                         .append(step_for_series)
                                         .append(third_end);
    static const std::string fourth = std::string(fourth_title)
                                          .append(contents)
                                          .append(folder_of_series)
                                          .append(steps)
                                          .append(eighth)
                                          .append(step_for_series)
                                          .append(what_the_program_does)
                                          .append(fourth_ledgers)
                                          .append(what_is_brought);
    static const std::string fifth = std::string(fifth_title)
                                         .append(contents)
                                         .append(folder_of_series)
                                         .append(first_step)
                                         .append(step_for_all_evidence)
                                         .append(steps_for_ledger)
                                         .append(steps_for_all_signatures)
                                         .append(eighth)
                                         .append(step_for_series)
                                         .append(what_the_program_does)
                                         .append(fifth_ledgers)
                                         .append(what_is_brought);
    // The seventh differs by its steps for the ledger and for reports.
    const auto since_sixth = [](std::string_view title, std::string_view ledger, std::string_view reports) {
        return std::string(title)
            .append(contents)
            .append(folder_of_series)
            .append(first_step)
            .append(step_for_all_evidence)
            .append(ledger)
            .append(steps_for_persons)
            .append(reports)
            .append(step_for_signers)
            .append(ninth)
            .append(step_for_series)
            .append(what_the_program_does)
            .append(sixth_ledgers)
            .append(what_is_brought);
    };
    static const std::string sixth = since_sixth(sixth_title, steps_for_ledger, sixth_step_for_reports);
    static const std::string seventh = since_sixth(seventh_title, steps_for_whole_ledger(), step_for_issued_reports());
    switch (version) {
        case 1: return first;
        case 2: return second;
        case 3: return third;
        case 4: return fourth;
        case 5: return fifth;
        case 6: return sixth;
        default: return seventh;
    }
}

}  // namespace velocert::records
