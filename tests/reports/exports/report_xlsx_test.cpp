// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/report_xlsx.h"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/support/sample_run.h"

namespace velocert::reports {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("the workbook of the same record is the same file, and holds each figure as text") {
    const auto folder = fs::temp_directory_path() / ("velocert-xlsx-" + std::to_string(::getpid()));
    fs::create_directory(folder);
    const auto sample = test::failing_run();
    const auto record = report_record(sample.run, sample.edition).value();
    const auto one = (folder / "one.xlsx").string();
    const auto two = (folder / "two.xlsx").string();
    REQUIRE(write_xlsx(record, one));
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // zip files tell times in steps of two seconds
    REQUIRE(write_xlsx(record, two));
    CHECK(bytes_of(one) == bytes_of(two));
    CHECK(bytes_of(one).size() > 4000);
    CHECK(write_xlsx(record, one).error().code == base::ErrorCode::already_exists);
    CHECK(write_xlsx(record, (folder / "no/such.xlsx").string()).error().code == base::ErrorCode::not_found);
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 2);

    if (std::system("python3 -c 'import zipfile' > /dev/null 2>&1") == 0) {
        const auto& value = record.results.front().value;
        REQUIRE(value);
        const std::string command =
            "python3 -c 'import sys, zipfile\n"
            "book = zipfile.ZipFile(sys.argv[1])\n"
            "assert book.testzip() is None\n"
            "strings = book.read(\"xl/sharedStrings.xml\").decode(\"utf-8\")\n"
            "assert \">\" + sys.argv[2] + \"<\" in strings, sys.argv[2]\n"
            "sheet = book.read(\"xl/worksheets/sheet1.xml\").decode(\"utf-8\")\n"
            "assert sheet.count(\"<c \") == sheet.count(\"t=\\\"s\\\"\")' '" +
            one + "' '" + value->value + "'";
        CHECK(std::system(command.c_str()) == 0);
    } else {
        WARN("python3 is not installed: nobody else has opened the workbook");
    }
    fs::remove_all(folder);
}

}  // namespace velocert::reports
