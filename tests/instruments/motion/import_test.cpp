// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "core/sequence/evaluations/braking/series_file.h"
#include "core/sequence/evaluations/motor/torque_series.h"
#include "instruments/drivers/motion/nmea.h"
#include "instruments/drivers/motion/ubx.h"
#include "instruments/import/import_csv.h"
#include "instruments/import/import_receiver.h"
#include "instruments/import/import_vbo.h"
#include "tests/instruments/motion/sentences.h"

using namespace velocert::instruments;
using velocert::instruments::test::sealed;

namespace {

const std::string vbo =
    "File created on 05/01/2026 at 16:00:00\r\n\r\n[header]\r\nsatellites\r\ntime\r\nlatitude\r\nlongitude\r\n"
    "velocity kmh\r\n\r\n[column names]\r\nsats time lat long velocity Distance Temp\r\n\r\n[data]\r\n"
    "014 235959.99 +01873.80000 -07288.20000 025.000 +1.2345E+01 N/A\r\n"
    "078 000000.00 +01873.80100 -07288.20000 024.950 +12.415 +21.5\r\n"
    "014 000000.01 +01873.80200 -07288.20000 024.900 +12.484 +21.5\r\n";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    text.replace(text.find(what), what.size(), with);
    return text;
}

}  // namespace

TEST_CASE("A vbo file becomes a series: minutes to degrees, west negative, trigger off the satellites, past midnight",
          "[import]") {
    const auto series = import_vbo(vbo, "ride.vbo");
    REQUIRE(series);
    CHECK(series_csv(*series, Columns::evaluated) ==
          "t_s,speed_km/h,distance_m,brake\n0.00,25.000,12.345,0\n0.01,24.950,12.415,1\n0.02,24.900,12.484,0\n");
    CHECK(series_csv(*series, Columns::all) ==
          "t_s,satellites,latitude_deg,longitude_deg,speed_km/h,distance_m,temp,brake\n"
          "0.00,14,31.230000000,121.470000000,25.000,12.345,,0\n"
          "0.01,14,31.230016667,121.470000000,24.950,12.415,21.5,1\n"
          "0.02,14,31.230033333,121.470000000,24.900,12.484,21.5,0\n");
    const auto knots = import_vbo(replaced(vbo, "velocity kmh", "velocity knots"), "ride.vbo");
    REQUIRE(knots);
    CHECK(knots->find("speed")->unit->symbol == "kn");
}

TEST_CASE("The unit of a speed or a distance in a vbo file is that of its header, and one that is not known is refused",
          "[import]") {
    const struct {
        const char* title;
        const char* unit;  ///< null: refused
    } speeds[] = {{"velocity kmh", "km/h"},
                  {"Velocity (km/h)", "km/h"},
                  {"velocity_kmh", "km/h"},
                  {"velocity-knots", "kn"},
                  {"speed m/s", "m/s"},
                  {"speed knots", "kn"},
                  {"gps speed (km/h)", "km/h"},
                  {"velocity kmh\r\nspeed mph", "km/h"},
                  {"velocity kmh\r\nspeed limit", "km/h"},
                  {"gps speed limit\r\nvelocity kmh", "km/h"},
                  {"velocity m/s", "m/s"},
                  {"velocity knots", "kn"},
                  {"velocity kmh\r\nvelocity quality", "km/h"},
                  {"velocity kmh\r\nvertical velocity mph", "km/h"},
                  {"velocity mph", nullptr},
                  {"velocity fps", nullptr},
                  {"velocity [mph]", nullptr},
                  {"velocity_mph", nullptr},
                  {"velocity-mph", nullptr},
                  {"VELOCITY MPH", nullptr}};
    for (const auto& row : speeds) {
        CAPTURE(row.title);
        const auto series = import_vbo(replaced(vbo, "velocity kmh", row.title), "ride.vbo");
        REQUIRE(series.has_value() == (row.unit != nullptr));
        if (row.unit != nullptr) {
            CHECK(series->find("speed")->unit->symbol == row.unit);
            continue;
        }
        CHECK(series.error().code == velocert::base::ErrorCode::wrong_unit);
        CHECK(series.error().where == "ride.vbo:8, column 10");
    }
    for (const char* title : {"distance km", "distance ft", "height feet"})
        CHECK_FALSE(import_vbo(replaced(vbo, "velocity kmh", "velocity kmh\r\n" + std::string(title)), "ride.vbo"));
    for (const char* title : {"distance m", "distance", "height (metres)", "heading degrees", "heading"})
        CHECK(import_vbo(replaced(vbo, "velocity kmh", "velocity kmh\r\n" + std::string(title)), "ride.vbo"));
}

TEST_CASE("A speed in a vbo file whose unit nothing tells is refused by its column, and never taken for km/h",
          "[import]") {
    // Nothing tells it, or what tells it is of another word than the column's and no unit that is known.
    const struct {
        const char* title;
        const char* where;
    } refused[] = {{"velocity", "ride.vbo:11, column 20"},
                   {"velocitykmh", "ride.vbo:11, column 20"},
                   {"vertical velocity kmh", "ride.vbo:11, column 20"},
                   {"velocity quality", "ride.vbo:11, column 20"},
                   {"km/h", "ride.vbo:11, column 20"},
                   {"speed kmh\r\ngps speed knots", "ride.vbo:12, column 20"},
                   {"speed mph", "ride.vbo:8, column 7"},
                   {"gps speed mph", "ride.vbo:8, column 11"},
                   {"ground speed fps", "ride.vbo:8, column 14"}};
    for (const auto& row : refused) {
        CAPTURE(row.title);
        const auto series = import_vbo(replaced(vbo, "velocity kmh", row.title), "ride.vbo");
        REQUIRE_FALSE(series);
        CHECK(series.error().code == velocert::base::ErrorCode::wrong_unit);
        CHECK(series.error().where == row.where);
    }
    const auto column = [](const char* name, const char* title) {
        return import_vbo(replaced(replaced(vbo, "velocity kmh", title), "long velocity", std::string("long ") + name),
                          "ride.vbo");
    };
    // The name of a column may say it too, and is believed first.
    for (const char* name : {"speed", "Velocity", "velocity_kmh", "speed_km/h", "gps_speed-kmh"}) {
        CAPTURE(name);
        const auto series = column(name, "velocity kmh");
        REQUIRE(series);
        CHECK(series->find("speed")->unit->symbol == "km/h");
    }
    CHECK(column("velocity_knots", "time")->find("speed")->unit->symbol == "kn");
    CHECK_FALSE(column("velocity_mph", "velocity kmh"));
    CHECK_FALSE(column("speed_ft/s", "time"));
    // Channels of their own; without a speed beside them there is none.
    for (const char* name : {"velocity_quality", "vertical_velocity", "wheel_speed", "speed_limit"}) {
        CAPTURE(name);
        const auto series = column(name, "velocity kmh");
        REQUIRE(series);
        CHECK(series->find("speed") == nullptr);
        CHECK(series->not_read == std::vector<std::string>{name, "Temp"});
    }
    const auto path = [](const char* name) { return import_vbo(replaced(vbo, "Distance", name), "ride.vbo"); };
    for (const char* name : {"dist", "distance_m", "Dist_metres"}) {
        CAPTURE(name);
        CHECK(path(name)->find("distance")->unit->symbol == "m");
    }
    CHECK(path("Brake_distance")->not_read == std::vector<std::string>{"Brake_distance", "Temp"});
    CHECK_FALSE(path("distance_km"));
    CHECK_FALSE(path("dist_ft"));
}

TEST_CASE("Rows of a vbo file without a fix have no speed, no distance and no place", "[import]") {
    for (const char* few : {"000", "002", "064", "130"}) {
        CAPTURE(few);
        const auto series = import_vbo(replaced(vbo, "014 000000.01", std::string(few) + " 000000.01"), "ride.vbo");
        REQUIRE(series);
        CHECK(series_csv(*series, Columns::evaluated)
                  .ends_with(std::string(few) == "064" ? "\n0.02,,,1\n" : "\n0.02,,,0\n"));
        CHECK_FALSE(series->find("latitude")->cells.back());
    }
    CHECK(import_vbo(replaced(vbo, "014 000000.01", "003 000000.01"), "ride.vbo")->find("speed")->cells.back());
    auto none = replaced(vbo, "014 2", "000 2");
    none = replaced(replaced(none, "078 0", "064 0"), "014 0", "002 0");
    const auto lost = import_vbo(none, "ride.vbo");
    REQUIRE_FALSE(lost);
    CHECK(lost.error().found == "no row has 3 satellites");
    // Where none are counted nothing is known against a row.
    CHECK(import_vbo(replaced(none, "sats time", "index time"), "ride.vbo"));
}

TEST_CASE("A vbo file of another maker is read the same: separators, line ends, order and case of its sections",
          "[import]") {
    const auto usual = series_csv(*import_vbo(vbo, "ride.vbo"), Columns::all);
    const auto each = [](std::string text, std::size_t from, char what, const std::string& with) {
        for (auto at = text.find(what, from); at != std::string::npos; at = text.find(what, at + with.size()))
            text.replace(at, 1, with);
        return text;
    };
    const std::string file = vbo;
    const auto data = file.find("[data]") + 8;
    const auto header = file.find("[header]");
    const auto columns = file.find("[column names]");
    const std::string front = file.substr(0, header);
    const std::string titles = file.substr(header, columns - header);
    const std::string names = file.substr(columns, data - 8 - columns);
    const std::string rows = file.substr(data - 8);
    auto capitals = file;
    for (const char* section : {"[header]", "[column names]", "[data]"}) {
        std::string large(section);
        for (auto& c : large) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        capitals = replaced(capitals, section, large);
    }
    const struct {
        const char* what;
        std::string text;
    } files[] = {
        {"commas", each(file, data, ' ', ",")},
        {"commas and blanks", each(file, data, ' ', ", ")},
        {"tabs", each(file, data, ' ', "\t")},
        {"decimal commas", each(file, data, '.', ",")},
        {"LF", each(file, 0, '\r', "")},
        {"CR", each(file, 0, '\n', "")},
        {"capitals", capitals},
        {"rows first", front + rows + names + titles},
        {"names first", front + names + titles + rows},
    };
    for (const auto& one : files) {
        CAPTURE(one.what);
        const auto series = import_vbo(one.text, "ride.vbo");
        REQUIRE(series);
        CHECK(series_csv(*series, Columns::all) == usual);
    }
    // The unit of a header that stands behind the names holds too.
    const auto knots =
        import_vbo(front + names + replaced(titles, "velocity kmh", "velocity knots") + rows, "ride.vbo");
    REQUIRE(knots);
    CHECK(knots->find("speed")->unit->symbol == "kn");
    // Points and commas in one row are no way to write numbers.
    CHECK_FALSE(import_vbo(replaced(each(file, data, ' ', ","), "24.950", "24,950"), "ride.vbo"));
}

TEST_CASE("Where the clock of a vbo file goes back is told with its place, and midnight is none", "[import]") {
    CHECK(import_vbo(vbo, "ride.vbo")->steps_back.empty());
    const auto back = replaced(vbo, "078 000000.00", "078 235959.49");
    const auto series = import_vbo(back, "ride.vbo");
    REQUIRE(series);
    REQUIRE(series->steps_back.size() == 1);
    CHECK(series->steps_back[0].offset == back.find("078 235959.49"));
    CHECK(series->steps_back[0].by_s.text() == "0.5");
}

TEST_CASE("What is wrong with a vbo file is said with line and column", "[import]") {
    struct Row {
        std::string text;
        const char* where;
    };
    const Row rows[] = {
        {replaced(vbo, "235959.99", "2359xx.99"), "ride.vbo:14, column 5"},
        {replaced(vbo, "024.950", "024,950"), "ride.vbo:15, column 41"},
        {replaced(vbo, " 024.900", ""), "ride.vbo:16, column 49"},
        {replaced(vbo, "+01873.80000", "+91873.80000"), "ride.vbo:14, column 15"},
        {replaced(vbo, "sats time", "sats clock"), "ride.vbo:11, column 1"},
        {replaced(vbo, "Temp", "lat"), "ride.vbo:11, column 38"},
        {replaced(vbo, "[column names]", "[names]"), "ride.vbo:14, column 1"},
        {vbo.substr(0, vbo.find("014 ")), "ride.vbo"},
        {"", "ride.vbo"},
    };
    for (const auto& row : rows) {
        const auto series = import_vbo(row.text, "ride.vbo");
        REQUIRE_FALSE(series);
        CAPTURE(series.error().text());
        CHECK(series.error().where == row.where);
    }
}

TEST_CASE("A table with units in its header becomes a series, whatever separates and whoever named the columns",
          "[import]") {
    const std::string expected = "t_s,speed_km/h,distance_m,brake\n0,25.0,0.0,0\n0.01,24.9,0.07,1\n0.02,,0.14,1\n";
    for (const char* text :
         {"Time (ms),\"Speed (km/h)\",Distance [m],Brake\n0,25.0,0.0,0\n10,24.9,0.07,1\n20,,0.14,1\n",
          "time_ms;velocity_kph;dist_m;trigger\r\n0;25,0;0,0;0\r\n10;24,9;0,07;1\r\n20;nan;0,14;1\r\n",
          "\xEF\xBB\xBFt_ms\tspeed_kmh\tpath_m\tbrake\n0\t25.0\t0.0\t0\n\n10\t24.9\t0.07\t1\n20\tN/A\t0.14\t1"}) {
        const auto series = import_csv(text, "ride.csv");
        REQUIRE(series);
        CHECK(series_csv(*series, Columns::evaluated) == expected);
        CHECK(velocert::sequence::parse_braking_series(expected, "ride.csv"));
        // A word in place of a number is told where it stands; an empty cell says so itself.
        const bool word = std::string_view(text).find("nan") != std::string_view::npos ||
                          std::string_view(text).find("N/A") != std::string_view::npos;
        REQUIRE(series->without_value.size() == (word ? 1U : 0U));
        if (word) CHECK(series->without_value.front().starts_with("ride.csv"));
    }
    const auto swapped = import_csv("speed_m/s,time_s\n6.944,0.00\n6.940,0.04\n", "ride.csv");
    REQUIRE(swapped);
    CHECK(series_csv(*swapped, Columns::all) == "t_s,speed_m/s\n0.00,6.944\n0.04,6.940\n");
}

TEST_CASE("A unit is known by what programs call it, the same in every kind of file", "[import]") {
    const struct {
        const char* text;
        const char* symbol;  ///< null: not known
    } rows[] = {{"km/h", "km/h"}, {"kmh", "km/h"}, {"KPH", "km/h"}, {"knots", "kn"},   {"kn", "kn"},
                {"Kts", "kn"},    {"m/s", "m/s"},  {"metres", "m"}, {"Meters", "m"},   {"m", "m"},
                {"rpm", "r/min"}, {"Nm", "N.m"},   {"N.m", "N.m"},  {"kN", "kN"},      {"sec", "s"},
                {"mph", nullptr}, {"nm", nullptr}, {"KN", nullptr}, {"feet", nullptr}, {"", nullptr}};
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto* unit = imported_unit(row.text);
        REQUIRE((unit != nullptr) == (row.symbol != nullptr));
        if (unit != nullptr) CHECK(unit->symbol == row.symbol);
    }
    // The words of one kind of file are those of the other.
    for (const char* word : {"kmh", "km/h", "kph", "knots", "kn", "kts", "m/s"}) {
        CAPTURE(word);
        const auto logger = import_vbo(replaced(vbo, "velocity kmh", std::string("velocity ") + word), "ride.vbo");
        const auto table = import_csv(std::string("time_s,speed_") + word + "\n0,1\n", "ride.csv");
        REQUIRE(logger);
        REQUIRE(table);
        CHECK(logger->find("speed")->unit == table->find("speed")->unit);
    }
}

TEST_CASE("A unit that is none of its quantity spoils a run only where procedures read that column", "[import]") {
    const auto series = import_csv(
        "time_s,acceleration_g,speed_km/h,lateral_acceleration_g,Latitude (min),acceleration_m/s2\n"
        "0,0.01,25.0,,1873.8,0.1\n0.1,-0.02,24.9,x,1873.8,-0.2\n",
        "ride.csv");
    REQUIRE(series);
    CHECK(series_csv(*series, Columns::evaluated) == "t_s,speed_km/h\n0,25.0\n0.1,24.9\n");
    const auto all = series_csv(*series, Columns::all);
    CHECK(all.find("latitude") == std::string::npos);
    CHECK(all.find("acceleration_g") == std::string::npos);
    CHECK(all.find("acceleration_m/s2") != std::string::npos);
    REQUIRE_FALSE(series->left_out.empty());
    CHECK(series->left_out.front() == "ride.csv:1, column 2: 'acceleration_g': no acceleration is told in g");
    for (const char* refused : {"time_s,speed_kg\n0,1\n", "time_s,speed_km/h,current_V\n0,1,1\n",
                                "time_s,distance_km/h\n0,1\n", "time_s,supply_N\n0,1\n"}) {
        CAPTURE(refused);
        CHECK_FALSE(import_csv(refused, "ride.csv"));
    }
}

TEST_CASE("A column without a unit spoils a table only where procedures may read it", "[import]") {
    const auto series = import_csv(
        "time_s,note,speed_km/h,Brake [-],gear,Brake pressure,time of day\n0,start,25.0,0,1,x,08:00:00\n"
        "0.1,,24.9,1,1,,08:00:00.1\n",
        "ride.csv");
    REQUIRE(series);
    CHECK(series_csv(*series, Columns::all) == "t_s,speed_km/h,brake\n0,25.0,0\n0.1,24.9,1\n");
    CHECK(series->not_read == std::vector<std::string>{"note", "gear", "Brake pressure", "time of day"});
    for (const char* refused : {"time_s,speed_km/h,distance\n0,1,1\n", "time_s,speed_km/h,torque []\n0,1,1\n",
                                "time_s,speed_furlong\n0,1\n", "time_s,Speed (mph)\n0,1\n", "Time,speed_km/h\n0,1\n",
                                "time_s,speed_km/h,front_force\n0,1,1\n", "time_s,v\n0,1\n"}) {
        CAPTURE(refused);
        const auto none = import_csv(refused, "ride.csv");
        REQUIRE_FALSE(none);
        CHECK(none.error().code == velocert::base::ErrorCode::wrong_unit);
    }
}

TEST_CASE("A torque series is read by its procedure as it was imported", "[import]") {
    const std::string_view headers[] = {"t_s,speed_r/min,torque_N.m,supply_V,current_A",
                                        "t_s,rotation_r/min,torque_Nm,voltage_V,current_A",
                                        "Time (s),Rotation Speed (rpm),Torque (N.m),Supply (V),Current (A)"};
    const std::string rows = "\n0,60,22.10,48.0,5\n1,60,22.12,48.0,5\n";
    for (const auto header : headers) {
        CAPTURE(header);
        const auto series = import_csv(std::string(header) + rows, "torque.csv");
        REQUIRE(series);
        const auto text = series_csv(*series, Columns::evaluated);
        CHECK(text == std::string(headers[0]) + rows);
        const auto read = velocert::sequence::parse_torque_series(text, "torque.csv");
        REQUIRE(read);
        REQUIRE(read->rotation.size() == 2);
        CHECK(read->rotation[1].value == 60);
        CHECK(read->torque[1].value == 22.12);
    }
    // The speed of the road and the brake belong to another procedure, which refuses those of this one.
    const auto both =
        import_csv("t_s,speed_km/h,rotation_r/min,torque_N.m,supply_V,brake\n0,8,60,22.1,48,0\n", "a.csv");
    REQUIRE(both);
    CHECK(series_csv(*both, Columns::evaluated) == "t_s,speed_r/min,torque_N.m,supply_V\n0,60,22.1,48\n");
    CHECK(series_csv(*both, Columns::all) ==
          "t_s,speed_km/h,rotation_r/min,torque_N.m,supply_V,brake\n0,8,60,22.1,48,0\n");
    // Without a torque the speed of the road is the one that is read.
    const auto ride = import_csv("t_s,rotation_r/min,speed_km/h\n0,60,8\n", "a.csv");
    REQUIRE(ride);
    CHECK(series_csv(*ride, Columns::evaluated) == "t_s,speed_km/h\n0,8\n");
}

TEST_CASE("A row without a time is not written, and counted", "[import]") {
    const auto series = import_csv("t_s,speed_km/h,mass_g\n0,24,\n,25,\n2,,\n", "ride.csv");
    REQUIRE(series);
    CHECK(series->rows() == 3);
    CHECK(series->rows_without_time() == 1);
    CHECK(series_csv(*series, Columns::evaluated) == "t_s,speed_km/h\n0,24\n2,\n");
    CHECK(has_values(*series, Columns::evaluated));
    for (const char* text : {"t_s,mass_g\n0,412\n", "t_s,speed_km/h\n,25\n", "t_s,speed_km/h\n0,nan\n1,\n"}) {
        CAPTURE(text);
        const auto nothing = import_csv(text, "ride.csv");
        REQUIRE(nothing);
        CHECK_FALSE(has_values(*nothing, Columns::evaluated));
        CHECK(has_values(*nothing, Columns::all) == (std::string_view(text).find("mass") != std::string_view::npos));
    }
}

TEST_CASE("What is wrong with a table is said with line and column", "[import]") {
    struct Row {
        const char* text;
        const char* where;
    };
    const Row rows[] = {
        {"time_s,speed\n0,1\n", "ride.csv:1, column 2"},
        {"time_s,speed_furlong\n0,1\n", "ride.csv:1, column 2"},
        {"speed_km/h\n1\n", "ride.csv:1, column 1"},
        {"time_m,speed_km/h\n0,1\n", "ride.csv:1, column 1"},
        {"time_s,speed_km/h,velocity_m/s\n0,1,1\n", "ride.csv:1, column 3"},
        {"time_s,speed_km/h\n0,1\n0.1,x\n", "ride.csv:3, column 2"},
        {"time_s,speed_km/h\n0,1\n0.1\n", "ride.csv:3, column 1"},
        {"time_s,speed_km/h\n0,1,2\n", "ride.csv:2, column 3"},
        {"\n\n", "ride.csv"},
        {"time_s,speed_km/h\n", "ride.csv"},
        {"time_s,speed_km/h\n\r\n", "ride.csv"},
        {"time_s,distance_nm\n0,1\n", "ride.csv:1, column 2"},
        {"time_s,speed_r/min,rotation_rpm\n0,1,1\n", "ride.csv:1, column 3"},
        {"time_s,rotation_km/h\n0,1\n", "ride.csv:1, column 2"},
        // 1.234 may be a thousand and more where other cells have a comma.
        {"time_s;distance_mm\n0,0;1.234\n", "ride.csv:2, column 2"},
        {"time_s;speed_km/h\n0;1.234\n1;25,1\n", "ride.csv:3, column 2"},
        {"time_s\tspeed_km/h\n0,1\t25,1\n0.2\t25,0\n", "ride.csv:3, column 1"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto series = import_csv(row.text, "ride.csv");
        REQUIRE_FALSE(series);
        CHECK(series.error().where == row.where);
    }
}

TEST_CASE("A receiver's log becomes a series with a row for each epoch", "[import]") {
    const std::string log =
        "noise$GNRMC,080000.00,A,3113.80000,N,12128.20000,E,13.499,0.00,050126,,,R,V*25\r\n"
        "$GNGGA,080000.00,3113.80000,N,12128.20000,E,4,18,0.6,4.2,M,8.0,M,1.0,0000*63\r\n"
        "$GNRMC,080001.00,V,,,,,,,050126,,,N,V*10\r\n"
        "$GNRMC,080000.00,A,3113.80000,N,12128.20000,E,13.498,0.00,050126,,,R,V*25\r\n";
    const auto series = import_receiver(log, "ride.nmea", nmea_0183, {});
    REQUIRE(series);
    CHECK(series->rejected == 2);
    CHECK(series->start_utc_us == 1'767'600'000'000'000);
    CHECK(series_csv(*series, Columns::evaluated) == "t_s,speed_kn\n0.000000,13.499\n1.000000,\n");
    CHECK(series->find("height")->cells.front()->text() == "4.2");
    CHECK_FALSE(import_receiver("time_s,speed_km/h\n", "ride.nmea", nmea_0183, {}));
}

TEST_CASE("A speed over ground stands in the row of the epoch that it leads, and one beyond all reason in none",
          "[import]") {
    const auto gga = [](int second) {
        return sealed("GNGGA,08000" + std::to_string(second) + ".00,3113.80000,N,12128.20000,E,1,08,0.6,4.2,M,8.0,M,,");
    };
    const auto vtg = [](const std::string& speed) { return sealed("GNVTG,0.00,T,,M,,N," + speed + ",K,A"); };
    const auto series =
        import_receiver(vtg("10.0") + gga(0) + vtg("11.0") + gga(1) + vtg("12.0") + gga(2) + vtg("9999.0") + gga(3),
                        "ride.nmea", nmea_0183, {});
    REQUIRE(series);
    CHECK(series_csv(*series, Columns::evaluated) ==
          "t_s,speed_km/h\n0.000000,\n1.000000,11.0\n2.000000,12.0\n3.000000,\n");
}

TEST_CASE("Where the clock of a receiver's log goes back is told with its place, and a leap second is none",
          "[import]") {
    const auto at = [](const std::string& time, const std::string& date) {
        std::string body = "GNRMC," + time + ",A,3113.80000,N,12128.20000,E,13.5,0.00," + date + ",,,R,V";
        unsigned sum = 0;
        for (const char c : body) sum ^= static_cast<unsigned char>(c);
        constexpr std::string_view hexadecimal = "0123456789ABCDEF";
        return "$" + body + "*" + hexadecimal[sum / 16] + hexadecimal[sum % 16] + "\r\n";
    };
    const std::string front = at("080000.00", "050126") + at("080003.00", "050126");
    const auto series =
        import_receiver(front + at("080001.00", "050126") + at("080002.00", "050126"), "back.nmea", nmea_0183, {});
    REQUIRE(series);
    REQUIRE(series->steps_back.size() == 1);
    CHECK(series->steps_back[0].offset == front.size());
    CHECK(series->steps_back[0].by_s == velocert::base::Decimal(2, 0));
    CHECK(series->rows() == 4);
    const auto leap = import_receiver(at("235959.50", "311216") + at("235960.50", "311216") + at("000000.50", "010117"),
                                      "leap.nmea", nmea_0183, {});
    REQUIRE(leap);
    CHECK(leap->steps_back.empty());
    REQUIRE(leap->rows() == 3);
    CHECK(leap->time_s[2] == velocert::base::Decimal(2, 0));
}

TEST_CASE("A binary log of a u-blox receiver becomes a series, without its damaged solutions", "[import]") {
    // NAV-PVT packed with Python's struct and decoded alike by gpsdecode: 6944 mm/s at 08:00:00.000 and 40 ms later.
    const auto solution = [](const std::string& moment, const std::string& sums) {
        std::string out;
        const std::string hex =
            "b56201075c00" + moment +
            "0012e0d96648e0519d12a82f0000681000000e00000014000000201b00000000000000000000201b00000000"
            "00001e000000a08601006e000000000000000000000000000000" +
            sums;
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
            out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        return out;
    };
    const auto first = solution("00d0dd06ea0701050800003714000000000000000381", "d8a6");
    REQUIRE(first.size() == 100);
    const auto second = solution("28d0dd06ea0701050800003714000000005a62020201", "3d82");
    auto damaged = first;
    damaged[66] = static_cast<char>(damaged[66] ^ 1);
    const auto log = "noise\n" + first + "$GNTXT,01,01,02,hello*00\r\n" + second + damaged + first.substr(0, 40);
    const auto series = import_receiver(log, "ride.ubx", ubx, {});
    REQUIRE(series);
    CHECK(series->start_utc_us == 1'767'600'000'000'000);
    CHECK(series_csv(*series, Columns::evaluated) == "t_s,speed_mm/s\n0.000000,6944\n0.040000,6944\n");
    CHECK(series->find("satellites")->cells.front()->text() == "18");
    // The noise, the damaged solution and the one that is cut; sentences are not its business.
    CHECK(series->rejected >= 3);
    CHECK_FALSE(import_receiver("time_s,speed_km/h\n", "ride.ubx", ubx, {}));
    CHECK_FALSE(import_receiver(damaged, "ride.ubx", ubx, {}));
}
