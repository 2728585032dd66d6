// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/publish.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "core/base/digest.h"
#include "reports/render/pdf.h"
#include "reports/seal/pdf_finish.h"
#include "reports/seal/pdf_text.h"
#include "tests/support/pdf_text.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using base::ErrorCode;

namespace {

std::size_t files_in(const std::string& folder) {
    const auto entries = std::filesystem::directory_iterator(folder);
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

const auto old_bytes = base::as_bytes("the old report");
const auto new_bytes = base::as_bytes("the new report");

std::string text_of(const std::string& path) {
    const auto bytes = test::read_bytes(path);
    return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST_CASE("a published file is whole, and nothing else is left beside it", "[render]") {
    const test::PassingFolder folder;
    const std::string path = folder.path() + "/report.pdf";
    REQUIRE(publish_file(path, new_bytes, false));
    CHECK(text_of(path) == "the new report");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("an existing file is not overwritten unless that is asked for", "[render]") {
    const test::PassingFolder folder;
    const std::string path = folder.path() + "/report.pdf";
    REQUIRE(publish_file(path, old_bytes, false));
    const auto refused = publish_file(path, new_bytes, false);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::already_exists);
    CHECK(text_of(path) == "the old report");
    REQUIRE(publish_file(path, new_bytes, true));
    CHECK(text_of(path) == "the new report");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a place that cannot take the file is named, with the reason", "[render]") {
    const test::PassingFolder folder;
    const auto nowhere = publish_file(folder.path() + "/no/such/report.pdf", new_bytes, false);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::not_found);
    CHECK(nowhere.error().where == folder.path() + "/no/such/report.pdf");

    const auto onto_folder = publish_file(folder.path(), new_bytes, true);
    REQUIRE_FALSE(onto_folder);
    CHECK(onto_folder.error().code == ErrorCode::bad_input);
}

TEST_CASE("a folder without permission to write is refused as read-only", "[render]") {
    // Every user is refused in the kernel's own folder; permission bits do not stop root.
    const auto refused = publish_file("/proc/report.pdf", new_bytes, false);
    REQUIRE_FALSE(refused);
    CHECK((refused.error().code == ErrorCode::read_only || refused.error().code == ErrorCode::not_found));
    if (::geteuid() == 0) return;
    const test::PassingFolder folder;
    REQUIRE(::chmod(folder.path().c_str(), 0500) == 0);
    const auto closed = publish_file(folder.path() + "/report.pdf", new_bytes, false);
    REQUIRE_FALSE(closed);
    CHECK(closed.error().code == ErrorCode::read_only);
}

TEST_CASE("a full disk is reported as a full disk", "[render]") {
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    REQUIRE(full >= 0);
    const auto written = write_all(full, new_bytes, "report.pdf");
    ::close(full);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::disk_full);
    CHECK(written.error().where == "report.pdf");
}

TEST_CASE("a report is written as a file, and a second time only when told", "[render]") {
    const auto report = test::training_run().report();
    REQUIRE(report);
    const test::PassingFolder folder;
    const std::string path = folder.path() + "/specimen.pdf";
    REQUIRE(write_pdf(*report, path));
    const auto bytes = test::read_bytes(path);
    CHECK(std::string(bytes.begin(), bytes.begin() + 5) == "%PDF-");
    const auto again = write_pdf(*report, path);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::already_exists);
    REQUIRE(write_pdf(*report, path, Existing::replace));
    CHECK(test::read_bytes(path) == bytes);
}

TEST_CASE("what is no PDF cannot be finished as one", "[render]") {
    for (const std::string_view text : {"", "not a PDF", "%PDF-1.4\n%%EOF"}) {
        const auto finished = finish_pdf(base::as_bytes(text), {"title", "subject", "creator", ""});
        REQUIRE_FALSE(finished);
        CHECK(finished.error().code == ErrorCode::io);
    }
}

TEST_CASE("a time becomes a PDF date, and what is no time becomes none", "[render]") {
    CHECK(pdf_date("2025-11-22T03:00:07.123Z") == "D:20251122030007Z");
    CHECK(pdf_date("") == "");
    CHECK(pdf_date("yesterday at some time in the evening") == "");
    CHECK(pdf_date("2025-11-22") == "");
}
