// SPDX-License-Identifier: GPL-3.0-or-later
// First fixes and accuracy from recordings of real receivers, against a calculation that shares nothing with the
// program (tests/data/gnss/check.py).
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "tests/app/process.h"

using velocert::base::Json;
using velocert::tests::cli;
using velocert::tests::Finished;
using velocert::tests::Process;
using velocert::tests::ScratchFolder;

namespace {

const std::string recordings = VELOCERT_TEST_DATA "/gnss/";

Finished judge(const std::string& data, const std::string& limits = {}) {
    const ScratchFolder folder;
    return cli(
        {"judge",
         folder.file("case.json",
                     R"({"format":"velocert-case/1","item":{"id":"S-001","battery":"lithium-ion","drive":"assist",)"
                     R"("made_on":"2025-10-01","certified_to":null,"sold_on":null},"edition":"auto",)"
                     R"("procedure":"beidou",)" +
                         (limits.empty() ? "" : R"("limits":[)" + limits + "],") + R"("data":{"recordings":[)" + data +
                         "]}}"),
         "--json"});
}

std::string recording(const std::string& name, const std::string& more) {
    return R"({"recording":")" + recordings + name + R"(.log","driver":"nmea-0183",)" + more + "}";
}

const Json& run(const Finished& done) {
    static Json kept;
    CAPTURE(done.out, done.err);
    kept = done.json();
    const auto* runs = kept.find("runs");
    REQUIRE(runs != nullptr);
    REQUIRE(runs->items() != nullptr);
    REQUIRE_FALSE(runs->items()->empty());
    return runs->items()->front();
}

/// In the unit of its text.
double figure(const Json& json, const std::string& key) {
    const auto* found = json.find(key);
    CAPTURE(key);
    REQUIRE(found != nullptr);
    REQUIRE(found->string() != nullptr);
    return std::strtod(found->string()->c_str(), nullptr);
}

std::string word(const Json& json, const std::string& key) {
    const auto* found = json.find(key);
    return found == nullptr || found->string() == nullptr ? std::string() : *found->string();
}

/// What the independent calculation says of that recording; nothing where there is no Python.
std::optional<Json> checked(const std::string& name, const std::vector<std::string>& reference = {}) {
    if (!std::filesystem::exists("/usr/bin/python3")) {
        WARN("skipped: python3 is not installed");
        return std::nullopt;
    }
    std::vector<std::string> words{"/usr/bin/python3", recordings + "check.py", recordings + name + ".log"};
    if (!reference.empty()) {
        words.push_back("--reference");
        words.insert(words.end(), reference.begin(), reference.end());
    }
    Process script(words);
    const auto done = script.wait();
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    return Json::parse(done.out, "check.py").value();
}

double number(const Json& json, const std::string& key) {
    const auto* found = json.find(key);
    REQUIRE(found != nullptr);
    REQUIRE(found->number() != nullptr);
    return std::strtod(found->number()->digits.c_str(), nullptr);
}

}  // namespace

TEST_CASE("accuracy from recordings of real receivers is that of an independent calculation") {
    struct Row {
        const char* name;
        std::vector<std::string> reference;
        const char* reason;  ///< why it does not count in a test
    };
    // A point, or the receiver's own mean; what is wrong with the recording does not keep its figures from being shown.
    const std::array rows{
        Row{"ublox-8", {"44.0689", "-121.3143", "1145"}, "too-few-epochs"},
        Row{"ublox-8", {}, "too-few-epochs"},
        Row{"ublox-zed-f9p-nmea", {"-45.877567", "170.500112", "14"}, "too-few-epochs"},
        Row{"ublox-zed-f9p-nmea", {}, "too-few-epochs"},
        Row{"nmea-rtk", {"41.57503", "-93.75059783", "280.83"}, "series-gap"},
        Row{"nmea-rtk", {}, "series-gap"},
        Row{"beidou-bd", {}, "too-few-epochs"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name, row.reference);
        const auto expected = checked(row.name, row.reference);
        if (!expected) return;
        const std::string reference = row.reference.empty() ? R"("reference":"own-mean")"
                                                            : R"("reference":{"latitude":")" + row.reference[0] +
                                                                  R"( deg","longitude":")" + row.reference[1] +
                                                                  R"( deg","height":")" + row.reference[2] + R"( m"})";
        const auto done = judge(recording(row.name, reference));
        const auto& one = run(done);
        CHECK(done.code == 2);
        CHECK(word(one, "reason") == row.reason);
        // Nine decimals of a degree and millionths of a metre: what the rounding of a value that leaves may cost.
        CHECK(std::fabs(figure(one, "horizontal_rms") - number(*expected, "horizontal_m")) < 0.0002);
        CHECK(std::fabs(figure(one, "vertical_rms") - number(*expected, "vertical_m")) < 0.00001);
        CHECK(std::fabs(figure(one, "speed_rms") / 3.6 - number(*expected, "speed_ms")) < 0.000001);
        CHECK(figure(one, "positions") == number(*expected, "positions"));
    }
}

TEST_CASE("the time to the first fix in a recording is that of an independent calculation") {
    const auto done = judge(recording("beidou-bd", R"("start":"cold")"));
    const auto& one = run(done);
    CHECK(word(one, "step") == "cold-start");
    CHECK(word(one, "time_to_first_fix") == "5 s");
    CHECK(word(one, "moments_without_fix") == "5");
    CHECK(word(one, "epoch_interval") == "1 s");
    if (const auto expected = checked("beidou-bd")) CHECK(number(*expected, "first_fix_s") == Approx(5.0).margin(1e-9));
    // Annex B is informative: the figure stands beside its limit, and nothing is decided.
    CHECK(done.code == 2);
    const auto released = judge(recording("beidou-bd", R"("start":"cold")"),
                                R"({"id":"beidou.ttff_cold","relation":"<=","value":"4.9 s"})");
    CHECK(released.code == 1);
    CHECK(
        judge(recording("beidou-bd", R"("start":"cold")"), R"({"id":"beidou.ttff_cold","relation":"<=","value":"5 s"})")
            .code == 0);
    // The table of limits says "at most" of a time that its source calls "less than": the laboratory says which it is.
    for (const auto& [relation, code] : {std::pair{"<=", 2}, std::pair{"<", 2}, std::pair{">=", 3}}) {
        CAPTURE(relation);
        CHECK(judge(recording("beidou-bd", R"("start":"cold")"),
                    std::string(R"({"id":"beidou.reacquire","relation":")") + relation + R"(","value":"3 s"})")
                  .code == code);
    }
    // Power came 1.5 s after the recording began.
    const auto later = judge(recording("beidou-bd", R"("start":"hot","started_after":"1.5 s")"));
    CHECK(word(run(later), "time_to_first_fix") == "3.5 s");
    CHECK(word(run(later), "step") == "hot-start");
}

TEST_CASE("a recording that shows no first fix says why") {
    CHECK(word(run(judge(recording("gp-320fw-2019-04-07-coldboot", R"("start":"cold")"))), "reason") ==
          "start-missing");
    CHECK(word(run(judge(recording("ublox-8", R"("start":"cold")"))), "reason") == "start-missing");
    CHECK(word(run(judge(recording("beidou-bd", R"("start":"cold","started_after":"60 s")"))), "reason") ==
          "start-missing");
}

TEST_CASE("satellites of other systems keep a recording from counting as BeiDou alone") {
    const auto done = judge(recording("ublox-zed-f9p-nmea", R"("beidou_alone":true)"),
                            R"({"id":"positioning.beidou_share","relation":">=","value":"100 %"})");
    const auto& one = run(done);
    CHECK(done.code == 2);
    CHECK(word(one, "reason") == "other-constellation");
    CHECK(word(one, "beidou_least") == "6");
    const auto share = figure(one, "share_of_beidou");
    if (const auto expected = checked("ublox-zed-f9p-nmea"))
        CHECK(std::fabs(share - number(*expected, "beidou_percent")) < 0.000001);
}

TEST_CASE("what is wrong with a case about recordings is told with its place") {
    struct Row {
        std::string data;
        const char* told;
    };
    for (const auto& row :
         {Row{recording("beidou-bd", R"("beidou_alone":false)"), "nothing is asked"},
          Row{recording("beidou-bd", R"("start":"warm")"), "cold, hot or after-loss"},
          Row{recording("no-such-file", R"("start":"cold")"), "no-such-file"},
          Row{recording("beidou-bd", R"("start":"cold","reference":"somewhere")"), "own-mean"},
          Row{recording("beidou-bd", R"("reference":{"latitude":"1 deg","longitude":"1 deg"})"), "height"},
          Row{recording("beidou-bd", R"("reference":{"latitude":"1 m","longitude":"1 deg","height":"1 m"})"), "angle"},
          Row{recording("beidou-bd", R"("start":"cold","unknown":1)"), "unknown"},
          Row{R"({"recording":")" + recordings + R"(beidou-bd.log","driver":"mt-sics","start":"cold"})", "understands"},
          Row{R"({"recording":")" + recordings + R"(beidou-bd.log","start":"cold"})", "driver"}}) {
        CAPTURE(row.data);
        const auto done = judge(row.data);
        CHECK(done.code == 3);
        CHECK(done.err.find(row.told) != std::string::npos);
    }
}

namespace {

/// A sentence with its checksum: the exclusive or of what stands between '$' and '*' (NMEA 0183, 5.3.1).
std::string sentence(const std::string& body) {
    unsigned sum = 0;
    for (const char c : body) sum ^= static_cast<unsigned char>(c);
    std::array<char, 16> end{};
    std::snprintf(end.data(), end.size(), "*%02X\r\n", sum);
    return '$' + body + end.data();
}

/// A BeiDou receiver that stands still, a moment a second, `shift` ten-thousandths of a minute to the north every other
/// time. Its first `blind` moments have no fix.
std::string receiver(int shift, const char* date = "010325", bool heights = true, int moments = 130, int blind = 0) {
    std::string out;
    for (int i = 0; i < moments; ++i) {
        std::array<char, 32> time{};
        std::snprintf(time.data(), time.size(), "08%02d%02d.000", i / 60, i % 60);
        std::array<char, 32> minutes{};
        std::snprintf(minutes.data(), minutes.size(), "3113.%04d", 8000 + (i % 2 == 0 ? 0 : shift));
        const std::string place = std::string(minutes.data()) + ",N,12128.2000,E,";
        const std::string at(time.data());
        if (i < blind) {
            out += sentence("BDGGA," + at + ",,,,,0,00,,,M,,M,,");
            continue;
        }
        if (heights) out += sentence("BDGGA," + at + ',' + place + "1,06,0.9,4.2,M,8.1,M,,");
        out += sentence("BDRMC," + at + ",A," + place + "0.000,0.0," + date + ",,,A");
    }
    return out;
}

/// Limits that the laboratory releases for the case.
const std::string released =
    R"({"id":"beidou.horizontal","relation":"<=","value":"5 m"},{"id":"beidou.vertical","relation":"<=","value":"10 m"},)"
    R"({"id":"beidou.speed","relation":"<=","value":"0.2 m/s"})";

std::string of_file(const std::string& path, const std::string& more) {
    return R"({"recording":")" + path + R"(","driver":"nmea-0183",)" + more + "}";
}
std::string against(const std::string& path) {
    return R"("reference":{"recording":")" + path + R"(","driver":"nmea-0183"})";
}

}  // namespace

TEST_CASE("a reference is another receiver of the same day, where the receiver stands") {
    const ScratchFolder folder;
    const auto module = folder.file("module.log", receiver(20));
    const auto reference = folder.file("reference.log", receiver(0));
    const auto copy = folder.file("copy.log", "$GPTXT,a line more\r\n" + receiver(20));
    const auto other_day = folder.file("other.log", receiver(0, "020325"));
    const std::string point = R"("longitude":"121.47 deg","height":"4.2 m"})";
    struct Row {
        const char* about;
        std::string more;
        int code;
        const char* reason;
        const char* told;
    };
    for (const auto& row : {
             Row{"another one", against(reference), 0, "", ""},
             Row{"itself", against(module), 2, "reference-missing", "reference = receiver"},
             Row{"a copy with a line more", against(copy), 2, "reference-missing", "reference = receiver"},
             Row{"another day", against(other_day), 2, "clock-fault", "receiver 2025-03-01, reference 2025-03-02"},
             Row{"where it stands", R"("reference":{"latitude":"31.23 deg",)" + point, 0, "", ""},
             Row{"a degree beside", R"("reference":{"latitude":"32.23 deg",)" + point, 2, "implausible",
                 "longest_offset: 10000 m"},
             Row{"a kilometre beside", R"("reference":{"latitude":"31.239 deg",)" + point, 1, "outside-limit", ""},
         }) {
        CAPTURE(row.about);
        const auto done = judge(of_file(module, row.more), released);
        CAPTURE(done.out, done.err);
        CHECK(done.code == row.code);
        CHECK(word(run(done), "reason") == row.reason);
        CHECK(done.out.find(row.told) != std::string::npos);
    }
    const auto flat = folder.file("flat.log", receiver(20, "010325", false));
    const auto lacking = judge(of_file(flat, R"("reference":{"latitude":"31.23 deg",)" + point), released);
    CHECK(lacking.code == 2);
    CHECK(word(run(lacking), "reason") == "value-missing");
    CHECK(lacking.out.find("height 0/130 (least_epochs: 100)") != std::string::npos);
}

TEST_CASE("a reference point that is no place on the Earth is refused where it stands") {
    const auto at = [](const std::string& latitude, const std::string& longitude, const std::string& height) {
        return judge(recording("beidou-bd", R"("reference":{"latitude":")" + latitude + R"(","longitude":")" +
                                                longitude + R"(","height":")" + height + R"("})"));
    };
    CHECK(at("31.23 deg", "121.47 deg", "4.2 m").code == 2);
    for (const auto& [done, place] :
         {std::pair{at("121.47 deg", "31.23 deg", "4.2 m"), "/data/recordings/0/reference/latitude"},
          std::pair{at("91 deg", "121.47 deg", "4.2 m"), "/reference/latitude"},
          std::pair{at("-90.1 deg", "121.47 deg", "4.2 m"), "/reference/latitude"},
          std::pair{at("31.23 deg", "181 deg", "4.2 m"), "/reference/longitude"},
          std::pair{at("31.23 deg", "121.47 deg", "90000 m"), "/reference/height"}}) {
        CHECK(done.code == 3);
        CHECK(done.err.find(place) != std::string::npos);
    }
}

TEST_CASE("one recording tells of one start") {
    const ScratchFolder folder;
    const auto cold = folder.file("cold.log", receiver(20, "010325", true, 60, 20));
    const auto same = folder.file("hot.log", receiver(20, "010325", true, 60, 20));
    const auto other = folder.file("other.log", receiver(20, "010325", true, 60, 3));
    const auto twice = judge(of_file(cold, R"("start":"cold")") + ',' + of_file(same, R"("start":"hot")"));
    CHECK(twice.code == 3);
    CHECK(twice.err.find("/data/recordings/1/recording") != std::string::npos);
    CHECK(twice.err.find("cold, recording 1") != std::string::npos);
    CHECK(judge(of_file(cold, R"("start":"cold")") + ',' + of_file(other, R"("start":"hot")")).code != 3);
    // What else is asked of it is asked of the same recording.
    CHECK(judge(of_file(cold, R"("start":"cold","beidou_alone":true)")).code != 3);
}
