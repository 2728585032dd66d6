// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded runs as files given to the program: what it takes them for, what it writes, and what it refuses.
#include <catch2/catch.hpp>

#include <filesystem>

#include "core/base/digest.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

const std::string vbo =
    "[header]\r\nsatellites\r\ntime\r\nvelocity kmh\r\n\r\n[column names]\r\nsats time velocity "
    "Distance\r\n\r\n[data]\r\n"
    "014 080000.00 025.000 +12.345\r\n"
    "078 080000.01 024.950 +12.415\r\n";
const std::string vbo_series = "t_s,speed_km/h,distance_m,brake\n0.00,25.000,12.345,0\n0.01,24.950,12.415,1\n";
const std::string nmea =
    "$GNRMC,080000.00,A,3113.80000,N,12128.20000,E,13.499,0.00,050126,,,R,V*25\r\n"
    "$GNRMC,080000.00,A,3113.80000,N,12128.20000,E,13.498,0.00,050126,,,R,V*25\r\n";
const std::string csv = "Time (ms),Speed (km/h)\n0,25.0\n10,24.9\n";

/// NAV-PVT after the table of the interface description: 2026-01-05 08:00:00, three-dimensional, 6944 mm/s.
std::string nav_pvt(std::uint32_t milliseconds, std::int32_t mm_per_s) {
    std::string payload(92, '\0');
    const auto put = [&](std::size_t at, std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            payload[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * i) & 0xFFU);
    };
    put(4, 2026, 2);
    put(6, 1, 1);
    put(7, 5, 1);
    put(8, 8, 1);
    put(11, 0x37, 1);  // date, time and its fraction are valid
    put(16, milliseconds * 1'000'000U, 4);
    put(20, 3, 1);  // a fix in three dimensions
    put(21, 1, 1);
    put(23, 18, 1);
    put(60, static_cast<std::uint32_t>(mm_per_s), 4);
    std::string frame = std::string("\x01\x07\x5C\x00", 4) + payload;
    unsigned a = 0;
    unsigned b = 0;
    for (const char c : frame) b += a += static_cast<unsigned char>(c);
    return "\xB5\x62" + frame + static_cast<char>(a % 256) + static_cast<char>(b % 256);
}

std::string text_of(const Json& json, const char* key) {
    const auto* found = json.find(key);
    if (found == nullptr) return {};
    if (found->string() != nullptr) return *found->string();
    return found->number() != nullptr ? found->number()->digits : std::string();
}

}  // namespace

TEST_CASE("A recorded run becomes a series file, whatever recorded it") {
    auto damaged = nav_pvt(80, 6'000);
    damaged[70] = static_cast<char>(damaged[70] ^ 1);
    struct Row {
        const char* name;
        std::string bytes;
        const char* format;
        std::string series;
        const char* rejected;
    };
    const Row rows[] = {
        {"ride.vbo", vbo, "vbo", vbo_series, "0"},
        {"ride.log", nmea, "nmea", "t_s,speed_kn\n0.000000,13.499\n", "1"},
        {"ride.ubx", nav_pvt(0, 6'944) + nav_pvt(40, 6'930) + damaged, "ubx",
         "t_s,speed_mm/s\n0.000000,6944\n0.040000,6930\n", "1"},
        {"ride.csv", csv, "csv", "t_s,speed_km/h\n0,25.0\n0.01,24.9\n", "0"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const ScratchFolder folder;
        const auto file = folder.file(row.name, row.bytes);
        const auto shown = cli({"import", file});
        CAPTURE(shown.err);
        CHECK(shown.code == 0);
        CHECK(shown.out == row.series);
        CHECK_THAT(shown.err, Catch::Contains(row.format) && Catch::Contains(std::string(row.rejected) + " damaged"));

        const auto written = cli({"import", file, "--out", folder / "series.csv", "--json"});
        REQUIRE(written.code == 0);
        CHECK(bytes_of(folder / "series.csv") == row.series);
        const auto told = written.json();
        CHECK(text_of(told, "format") == "velocert-import/1");
        CHECK(text_of(told, "source_format") == row.format);
        CHECK(text_of(told, "sha256") == velocert::base::Digest::of(row.bytes).text());
        CHECK(text_of(told, "provenance") == "imported");
        CHECK(text_of(told, "rejected") == row.rejected);
        CHECK(text_of(told, "file") == folder / "series.csv");
        CHECK(bytes_of(file) == row.bytes);
    }
}

TEST_CASE("A run comes from standard input too, with all its columns when they are asked for") {
    const auto all = cli({"import", "-", "--all"}, vbo);
    CHECK(all.code == 0);
    CHECK(all.out == "t_s,satellites,speed_km/h,distance_m,brake\n0.00,14,25.000,12.345,0\n0.01,14,24.950,12.415,1\n");
    const std::string inertial = "time_s,speed_km/h,acceleration_g\n0,25.0,0.01\n0.1,24.9,-0.02\n";
    const auto quiet = cli({"import", "-"}, inertial);
    CHECK(quiet.out == "t_s,speed_km/h\n0,25.0\n0.1,24.9\n");
    CHECK_THAT(quiet.err, !Catch::Contains("left out;"));
    const auto told = cli({"import", "-", "--all"}, inertial);
    CHECK(told.out == quiet.out);
    CHECK_THAT(told.err, Catch::Contains("no acceleration is told in g; the column is left out"));
    // What nobody knows is told once, and not in the way.
    const auto noted = cli({"import", "-"}, "time_s,note,speed_km/h,gear\n0,start,25.0,1\n0.1,,24.9,1\n");
    CHECK(noted.code == 0);
    CHECK(noted.out == "t_s,speed_km/h\n0,25.0\n0.1,24.9\n");
    CHECK_THAT(noted.err, Catch::Contains("columns without a unit that is known are left out: 'note', 'gear'"));
    auto more = vbo;
    more.replace(more.find("Distance"), 8, "Brake_distance");
    const auto unread = cli({"import", "-"}, more);
    CHECK(unread.out == "t_s,speed_km/h,brake\n0.00,25.000,0\n0.01,24.950,1\n");
    CHECK_THAT(unread.err, Catch::Contains("columns that no procedure reads are left out: 'Brake_distance'"));
    CHECK_THAT(cli({"import", "-", "--all"}, more).err, !Catch::Contains("left out:"));
    // A name and a look are no proof: the user's word holds.
    CHECK(cli({"import", "-", "--format", "csv"}, vbo).code == 3);
}

TEST_CASE("An import is refused with the place of what is wrong, and writes nothing then") {
    const ScratchFolder folder;
    const auto series = folder.file("series.csv", "mine\n");
    struct Row {
        std::vector<std::string> words;
        std::string input;
        int code;
        const char* says;
    };
    const Row rows[] = {
        {{"import", folder / "none.vbo"}, "", 3, "none.vbo"},
        {{"import", "-", "--out", series}, csv, 3, "a file that is there already"},
        {{"import", "-", "--out", folder / "no/such/folder.csv"}, csv, 3, "folder.csv"},
        {{"import", "-"}, "time_s,speed\n0,1\n", 3, "1, column 2"},
        {{"import", "-"}, "t_s,speed_kg\n0,1\n", 3, "no speed is told in kg"},
        {{"import", "-"}, "t_s,speed_km/h,supply_N\n0,1,2\n", 3, "1, column 3"},
        {{"import", "-"}, "t_s,torque_km/h\n0,1\n", 3, "a unit of that quantity"},
        {{"import", "-"}, nav_pvt(80, 6'944) + nav_pvt(0, 6'930), 3, "cut there"},
        {{"import", "-", "--format", "ubx"}, csv, 3, "ubx"},
        {{"import", "-", "--out", folder / "empty.csv"}, "t_s,mass_g\n0,412\n", 3, "it has mass_g"},
        {{"import", "-", "--all"}, "t_s,mass_g\n,412\n", 3, "in a row with a time"},
        {{"import", "-"}, "t_s;speed_km/h\n0;1.234\n1;25,1\n", 3, "one decimal mark throughout"},
        {{"import", "-", "--format", "nmea", "--set", "checksum=perhaps"}, nmea, 3, "checksum"},
        {{"import", "-", "--format", "xls"}, csv, 3, "xls"},
        {{"import", "-"}, "", 3, "-"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.words);
        const auto refused = cli(row.words, row.input);
        CAPTURE(refused.err);
        CHECK(refused.code == row.code);
        CHECK(refused.out.empty());
        CHECK_THAT(refused.err, Catch::Contains(row.says));
    }
    CHECK(bytes_of(series) == "mine\n");
    CHECK_FALSE(std::filesystem::exists(folder / "no"));
    CHECK_FALSE(std::filesystem::exists(folder / "empty.csv"));
}

TEST_CASE("A log whose clock goes back says where and by how much") {
    const ScratchFolder folder;
    const std::string forth = "$GNRMC,080003.00,A,3113.80000,N,12128.20000,E,13.5,0.00,050126,,,R,V*27\r\n";
    const std::string back = "$GNRMC,080001.00,A,3113.80000,N,12128.20000,E,13.5,0.00,050126,,,R,V*25\r\n";
    const std::string begin = "$GNRMC,080000.00,A,3113.80000,N,12128.20000,E,13.5,0.00,050126,,,R,V*24\r\n";
    const auto told = cli({"import", folder.file("back.nmea", begin + forth + back), "--json"});
    CAPTURE(told.out, told.err);
    REQUIRE(told.code == 0);
    CHECK_THAT(told.out, Catch::Contains("\"steps_back\":[{\"offset\":" + std::to_string(begin.size() + forth.size()) +
                                         ",\"by\":\"2.000000 s\"}]"));
    CHECK_THAT(told.err, Catch::Contains("goes back by 2.000000 s"));
    // To before its beginning: nothing is written then.
    const auto refused = cli({"import", folder.file("other.nmea", forth + back), "--out", folder / "other.csv"});
    CHECK(refused.code == 3);
    CHECK_THAT(refused.err, Catch::Contains("goes back by 2.000000 s") && Catch::Contains("cut there"));
    CHECK_FALSE(std::filesystem::exists(folder / "other.csv"));
    const auto even = cli({"import", folder.file("even.nmea", back + forth), "--json"});
    CHECK(even.code == 0);
    CHECK_THAT(even.out, Catch::Contains("\"steps_back\":[]"));
}

TEST_CASE("A table whose time repeats or goes back is imported with a note that says where") {
    const auto imported = cli({"import", "-"}, "t_s,speed_km/h\n0,1\n0.1,2\n0.1,3\n0.05,4\n0.2,5\n");
    CHECK(imported.code == 0);
    CHECK_THAT(imported.err, Catch::Contains("goes back 1 times and stands still 1 times, first in row 3"));
    CHECK_THAT(cli({"import", "-"}, csv).err, !Catch::Contains("note"));
}

TEST_CASE("Rows without a time are told with the first of them and not counted as imported") {
    const std::string rows = "t_s,speed_km/h\n0,24\n1,25.1\n,25\n2,26\n";
    const auto imported = cli({"import", "-"}, rows);
    CHECK(imported.code == 0);
    CHECK(imported.out == "t_s,speed_km/h\n0,24\n1,25.1\n2,26\n");
    CHECK_THAT(imported.err, Catch::Contains("1 rows without a time are left out, the first is row 3") &&
                                 Catch::Contains("imported 3 rows"));
    const auto told = cli({"import", "-", "--json"}, rows).json();
    CHECK(text_of(told, "rows") == "3");
    CHECK(text_of(told, "rows_without_time") == "1");
}

TEST_CASE("A torque series goes through import and judge") {
    const ScratchFolder folder;
    const std::string series =
        "t_s,rotation_r/min,torque_N.m,supply_V,current_A\n0,60,22.10,48.0,5\n1,60,22.12,48.0,5\n";
    const auto imported = cli({"import", "-", "--out", folder / "torque.csv", "--json"}, series);
    CAPTURE(imported.err);
    REQUIRE(imported.code == 0);
    CHECK_THAT(imported.out, Catch::Contains(R"({"name":"speed","unit":"r/min"})"));
    const auto judged = cli({"judge", folder.file("case.json", R"({"format":"velocert-case/1","item":{"id":"S-001",)"
                                                               R"("battery":"lithium-ion","drive":"electric",)"
                                                               R"("made_on":"2025-10-01"},"edition":"auto",)"
                                                               R"("procedure":"low-speed-torque","data":)"
                                                               R"({"series":"torque.csv"}})")});
    CAPTURE(judged.err);
    // Read, and too short for the method's average.
    CHECK(judged.code == 2);
    CHECK_THAT(judged.out, Catch::Contains("torque.csv has 2 values"));
}
