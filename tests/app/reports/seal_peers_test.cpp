// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that nobody here wrote look at our sealed reports: pdfsig (Poppler, NSS), openssl, mutool and qpdf. They
// accept ours; and ours refuses each file that pdfsig calls valid although somebody changed it. What is not installed
// is left out with a message.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/signing/signed_data/timestamp.h"
#include "reports/seal/seal_reading.h"
#include "tests/app/process.h"
#include "tests/support/pdf_attacks.h"
#include "tests/support/sealed_report.h"

using namespace velocert;
using namespace velocert::tests;
using velocert::reports::PdfBytes;
using velocert::test::SealingBench;

namespace {

bool there(const std::string& program) {
    if (std::filesystem::exists(program)) return true;
    WARN(program +
         " is not installed: nothing is compared with it (apt-get install poppler-utils libnss3-tools qpdf "
         "openssl mupdf-tools)");
    return false;
}

constexpr const char* pdfsig = "/usr/bin/pdfsig";
constexpr const char* certutil = "/usr/bin/certutil";
constexpr const char* openssl = "/usr/bin/openssl";
constexpr const char* mutool = "/usr/bin/mutool";
constexpr const char* qpdf = "/usr/bin/qpdf";

std::string_view text_of(const PdfBytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

Finished run(const std::vector<std::string>& words) { return Process(words).wait(); }

std::size_t count(const std::string& text, const std::string& word) {
    std::size_t out = 0;
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += word.size()) ++out;
    return out;
}

/// Sealed reports on disk, with what the others need to know whom to trust.
struct Desk {
    SealingBench bench;
    ScratchFolder folder;
    std::string root = folder.file("root.pem", bench.authority.root_pem());
    std::string trust = folder.file("trust.json", bench.trust.text());
    PdfBytes sealed = bench.sealed();
    int files = 0;

    std::string stored(const PdfBytes& pdf) {
        return folder.file("report" + std::to_string(++files) + ".pdf", std::string(text_of(pdf)));
    }
    /// What pdfsig says with our authority trusted for signatures; empty where it cannot be asked.
    std::string by_pdfsig(const PdfBytes& pdf) {
        const std::string database = "sql:" + folder.path() + "/nss";
        if (!std::filesystem::exists(folder / "nss")) {
            std::filesystem::create_directory(folder / "nss");
            REQUIRE(run({certutil, "-N", "-d", database, "--empty-password"}).code == 0);
            REQUIRE(run({certutil, "-A", "-d", database, "-n", "root", "-t", ",C,", "-i", root}).code == 0);
        }
        return run({pdfsig, "-nssdir", database, stored(pdf)}).out;
    }
    /// The exit code of our own verifier.
    int by_ours(const PdfBytes& pdf) { return cli({"verify", stored(pdf), "--trust", trust, "--json"}).code; }
};

/// The signature of the last writing, and the bytes that it covers, as files.
void extract(const Desk& desk, const PdfBytes& pdf, std::size_t number) {
    const auto reading = reports::read_seal(text_of(pdf));
    const auto& signature = reading.signatures.at(number);
    const std::string_view text = text_of(pdf);
    const auto digits = text.substr(signature.contents_begin + 1, signature.room * 2);
    const auto end = reading.file->all().at(number + 1).end;
    const std::size_t behind = signature.contents_begin + 2 + signature.room * 2;
    (void)desk.folder.file("signature.der", reports::signature_of_digits(digits, "").value());
    (void)desk.folder.file("covered.bin", std::string(text.substr(0, signature.contents_begin)) +
                                              std::string(text.substr(behind, end - behind)));
}

}  // namespace

TEST_CASE("pdfsig calls our three signatures valid, trusted, and the last one over the whole document", "[seal]") {
    if (!there(pdfsig) || !there(certutil)) return;
    Desk desk;
    const std::string told = desk.by_pdfsig(desk.sealed);
    INFO(told);
    CHECK(count(told, "Signature is Valid") == 3);
    CHECK(count(told, "Certificate is Trusted") == 3);
    CHECK(count(told, "ETSI.CAdES.detached") == 3);
    CHECK(count(told, "- Total document signed") == 1);
    CHECK(told.rfind("- Total document signed") > told.find("Signature #3"));
    for (const char* field : {"Tested", "Reviewed", "Approved"})
        CHECK(told.find(std::string("Signature Field Name: ") + field) != std::string::npos);
}

TEST_CASE("openssl verifies the signatures that are taken out, as CMS and as CAdES", "[seal]") {
    if (!there(openssl)) return;
    Desk desk;
    for (std::size_t i = 0; i < 3; ++i) {
        extract(desk, desk.sealed, i);
        const std::vector<std::string> words = {openssl,    "cms",
                                                "-verify",  "-binary",
                                                "-inform",  "DER",
                                                "-in",      desk.folder / "signature.der",
                                                "-content", desk.folder / "covered.bin",
                                                "-CAfile",  desk.root,
                                                "-purpose", "any",
                                                "-out",     "/dev/null"};
        CHECK(run(words).code == 0);
        auto strict = words;
        strict.insert(strict.begin() + 3, "-cades");
        CHECK(run(strict).code == 0);
        std::ofstream(desk.folder / "covered.bin", std::ios::app) << "x";
        CHECK(run(words).code != 0);
    }
}

TEST_CASE("mutool and qpdf find nothing against a sealed report", "[seal]") {
    Desk desk;
    const std::string path = desk.stored(desk.sealed);
    if (there(mutool)) {
        const auto told = run({mutool, "sign", "-v", path});
        INFO(told.out << told.err);
        CHECK(count(told.out, "The document is unchanged since signing") == 1);
        CHECK(count(told.out, "The signature is valid") == 2);
    }
    if (there(qpdf)) {
        const auto told = run({qpdf, "--check", path});
        INFO(told.out << told.err);
        CHECK(told.code == 0);
        CHECK(told.out.find("No syntax or stream encoding errors found") != std::string::npos);
    }
}

TEST_CASE("what pdfsig wrongly accepts is refused", "[seal]") {
    Desk desk;
    CHECK(desk.by_ours(desk.sealed) == 0);
    std::vector<std::pair<std::string, PdfBytes>> changed;
    PdfBytes longer = desk.sealed;
    test::append(longer, "\n% one more line\n");
    changed.emplace_back("bytes were appended", longer);
    changed.emplace_back("the page was replaced in a later writing", test::with_page_replaced(desk.sealed));
    changed.emplace_back("cut back to after the first signature", test::cut_back(desk.sealed, 1));
    // Both in the last signature, which no later one covers.
    PdfBytes padded = desk.sealed;
    padded[text_of(padded).rfind("00000000> >>\nendobj")] = '7';
    changed.emplace_back("the zeros behind a signature were changed", padded);
    PdfBytes copied = desk.sealed;
    const std::string root = base::hex(base::as_bytes(desk.bench.authority.root()));
    const auto at = text_of(copied).rfind(root) + root.size() - 20;
    copied[at] = copied[at] == '0' ? '1' : '0';
    changed.emplace_back("a copy of a certificate was changed", copied);
    const bool ask = there(pdfsig) && there(certutil);
    for (const auto& [what, pdf] : changed) {
        INFO(what);
        if (ask) {
            const std::string told = desk.by_pdfsig(pdf);
            INFO(told);
            CHECK(count(told, "Signature is Valid") >= 1);
            CHECK(count(told, "Digest Mismatch") == 0);
        }
        CHECK(desk.by_ours(pdf) == 5);
    }
}

TEST_CASE("the command line answers in three lines, and without a trust list nobody is known", "[seal]") {
    Desk desk;
    const std::string path = desk.stored(desk.sealed);
    const auto good =
        cli({"verify", path, "--trust", desk.trust, "--digest", base::Digest::of(text_of(desk.sealed)).text(),
             "--record", base::Digest::of(desk.bench.record).text(), "--json"});
    REQUIRE(good.code == 0);
    const auto json = good.json();
    CHECK(*json.find("ok")->boolean());
    CHECK(*json.find("kind")->string() == "report");
    CHECK(json.find("checked")->number()->digits == "4");
    CHECK(json.find("findings")->items()->empty());
    CHECK(json.find("signatures")->items()->size() == 3);
    CHECK(json.find("bytes")->string()->find("bytes unchanged") == 0);
    CHECK(json.find("signers")->string()->find("signers valid at signing time") == 0);
    CHECK(json.find("certificates_today")->string()->find("certificates today") == 0);

    // The small verifier says the same, with nothing of what makes reports in it.
    const auto small = run({VELOCERT_VERIFY, path, "--trust", desk.trust, "--json"});
    CHECK(small.code == 0);
    CHECK(*small.json().find("ok")->boolean());
    CHECK(run({VELOCERT_VERIFY, path}).code == 5);

    const auto nobody = cli({"verify", path});
    CHECK(nobody.code == 5);
    CHECK(nobody.out.find("bytes unchanged") != std::string::npos);
    CHECK(nobody.out.find("no trust list was given") != std::string::npos);
    CHECK(cli({"verify", path, "--trust", desk.trust, "--digest", std::string(64, '0')}).code == 5);
    CHECK(cli({"verify", path, "--trust", desk.trust, "--record", std::string(64, '0')}).code == 5);
    CHECK(cli({"verify", path, "--trust", desk.trust, "--record", "none"}).code == 3);
    CHECK(cli({"verify", path, "--trust", desk.folder / "nowhere.json"}).code == 3);
    CHECK(cli({"verify", path, "--trust", desk.root}).code == 3);
}

TEST_CASE("openssl accepts our time-stamps, and we read those that openssl makes", "[seal]") {
    if (!there(openssl)) return;
    Desk desk;
    const auto key = desk.bench.authority.time_stamper();
    const auto digest = base::Digest::of("the value of a signature");
    const auto& f = desk.folder;
    const auto token = signing::make_timestamp(*key, digest, desk.bench.time, "\x07");
    REQUIRE(token);
    (void)f.file("token.der", *token);
    const auto verified = run({openssl, "ts", "-verify", "-digest", digest.text(), "-token_in", "-in", f / "token.der",
                               "-CAfile", desk.root});
    INFO(verified.out << verified.err);
    CHECK(verified.code == 0);
    // It names its authority, for whoever has no other tool.
    const auto told = run({openssl, "ts", "-reply", "-token_in", "-in", f / "token.der", "-text"});
    CAPTURE(told.out, told.err);
    CHECK(told.out.find("TSA: DirName:") != std::string::npos);
    CHECK(told.out.find("TSA: unspecified") == std::string::npos);
    CHECK(run({openssl, "ts", "-verify", "-digest", base::Digest::of("another").text(), "-token_in", "-in",
               f / "token.der", "-CAfile", desk.root})
              .code != 0);

    // An authority elsewhere, as openssl itself plays it, answers the request that we carry there.
    (void)f.file("tsa.cnf",
                 "[tsa]\ndefault_tsa=one\n[one]\nserial=" + (f / "serial") +
                     "\ndefault_policy=1.2.3.4.1\ndigests=sha256\nsigner_digest=sha512\ness_cert_id_chain=no\n"
                     "[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=v3\n[dn]\nCN=Elsewhere\n"
                     "[v3]\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n");
    (void)f.file("serial", "01\n");
    REQUIRE(run({openssl, "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-keyout", f / "tsa.key", "-out",
                 f / "tsa.pem", "-config", f / "tsa.cnf", "-days", "3650"})
                .code == 0);
    const PdfBytes unstamped = desk.bench.sealed(1);
    const auto request = reports::request_time(unstamped);
    REQUIRE(request);
    (void)f.file("request.tsq", *request);
    const auto replied = run({openssl, "ts", "-reply", "-queryfile", f / "request.tsq", "-signer", f / "tsa.pem",
                              "-inkey", f / "tsa.key", "-out", f / "reply.tsr", "-config", f / "tsa.cnf"});
    INFO(replied.err);
    REQUIRE(replied.code == 0);
    std::ostringstream reply;
    reply << std::ifstream(f / "reply.tsr", std::ios::binary).rdbuf();
    const auto stamped = reports::add_time(unstamped, reply.str());
    if (!stamped) FAIL(stamped.error().text());
    CHECK(stamped->size() == unstamped.size());
    const auto reading = reports::read_seal(text_of(*stamped));
    CHECK(reading.findings.empty());
    REQUIRE(reading.signatures.at(0).cms->timestamp);
    const auto stamp = signing::verify_timestamp(*reading.signatures[0].cms->timestamp,
                                                 base::Digest::of(reading.signatures[0].cms->signature));
    REQUIRE(stamp);
    CHECK(signing::Certificate::parse(stamp->certificate, "").value().subject == "Elsewhere");
    // A reply about something else is not taken.
    const auto other = reports::add_time(desk.bench.sealed(1), reply.str());
    CHECK_FALSE(other);

    // The same authority as the source of time in the act of signing: what it gave cannot be taken out again.
    struct Elsewhere final : signing::TimeStampSource {
        explicit Elsewhere(const ScratchFolder& at) : folder(at) {}
        base::Result<signing::Der> stamp(const base::Digest& asked) override {
            (void)folder.file("asked.tsq", signing::timestamp_request(asked));
            const auto done =
                run({openssl, "ts", "-reply", "-queryfile", folder / "asked.tsq", "-signer", folder / "tsa.pem",
                     "-inkey", folder / "tsa.key", "-out", folder / "given.tsr", "-config", folder / "tsa.cnf"});
            if (done.code != 0) return base::fail(base::ErrorCode::io, "openssl ts", done.err);
            std::ostringstream given;
            given << std::ifstream(folder / "given.tsr", std::ios::binary).rdbuf();
            return signing::read_timestamp_response(given.str(), asked);
        }
        const ScratchFolder& folder;
    } elsewhere(f);
    const PdfBytes whole = desk.bench.sealed(3, &elsewhere);
    CHECK(reports::read_seal(text_of(whole)).findings.empty());
    const auto stripped = reports::read_seal(text_of(test::without_last_time(whole)));
    REQUIRE(stripped.findings.size() == 1);
    CHECK(stripped.findings[0].where == "signature Approved");
    CHECK(stripped.findings[0].what.find("its time-stamp was taken out") == 0);
}
