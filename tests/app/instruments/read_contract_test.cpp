// SPDX-License-Identifier: GPL-3.0-or-later
// What read makes sure of: that what it switched on or found on is off at its end, and that an instrument whose answers
// look alike measures what is read.
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <memory>

#include "core/base/clock.h"
#include "instruments/registry/registry.h"
#include "tests/app/process.h"

using namespace velocert::tests;

namespace {

using Words = std::vector<std::string>;

/// An instrument of other making behind a pair of linked pseudo-terminals.
class TablePeer {
  public:
    TablePeer(const ScratchFolder& folder, const Words& table)
        : wire_({"/usr/bin/socat", "pty,raw,echo=0,link=" + (folder / "far"),
                 "pty,raw,echo=0,link=" + (folder / "near")}) {
        REQUIRE(appears(folder / "far"));
        REQUIRE(appears(folder / "near"));
        Words words{"/usr/bin/perl", std::string(VELOCERT_PEERS) + "/table.pl", folder / "far"};
        words.insert(words.end(), table.begin(), table.end());
        peer_ = std::make_unique<Process>(words);
    }

  private:
    Process wire_;
    std::unique_ptr<Process> peer_;
};

Finished read_of(const char* driver, const Words& table, const Words& more) {
    const ScratchFolder folder;
    const TablePeer peer(folder, table);
    Words words{"read", "--driver", driver, "--port", folder / "near"};
    words.insert(words.end(), more.begin(), more.end());
    return cli(words);
}

bool shows(const Finished& read, const std::string& value) { return read.out.find(value) != std::string::npos; }

}  // namespace

TEST_CASE("a reading of a source ends with its output read back as off, or with exit code 4 and words") {
    const Words source{"*IDN?=ITECH Ltd.,IT6722A,600123456789,1.09", "MEAS:VOLT?=48.012", "MEAS:CURR?=5.2501"};
    struct Row {
        const char* state;  ///< what it says of its output after the stop
        int code;
        const char* words;
    };
    for (const auto& row : {Row{"OUTP?=0", 0, "instrument:"}, Row{"OUTP?=OFF", 0, "instrument:"},
                            Row{"OUTP?=1", 4, "the output stays on"}, Row{"OUTP?=ON", 4, "the output stays on"},
                            Row{"SILENT?=1", 4, "could not be confirmed that the output is off"},
                            Row{"OUTP?=48.0", 4, "could not be confirmed that the output is off"}}) {
        CAPTURE(row.state);
        Words table = source;
        table.emplace_back(row.state);
        const auto read = read_of("scpi-source", table, {"--count", "2"});
        CAPTURE(read.err);
        CHECK(read.code == row.code);
        CHECK_THAT(read.err, Catch::Contains(row.words));
        // What was read stays read.
        CHECK(shows(read, "48.012 V"));
        CHECK(shows(read, "5.2501 A"));
    }
}

TEST_CASE("an output that stays on is told also when the reading itself had failed") {
    const auto read = read_of("scpi-source", {"*IDN?=ITECH Ltd.,IT6722A,600123456789,1.09", "OUTP?=1"},
                              {"--count", "2", "--seconds", "1"});
    CAPTURE(read.err);
    CHECK(read.code == 4);
    CHECK_THAT(read.err, Catch::Contains("the output stays on"));
    CHECK_THAT(read.err, Catch::Contains("before that"));
}

TEST_CASE("the line settings of a reading are those that are told, else the driver's as the port can take them") {
    const Words balance{"?TN=TN,GP-100K", "?SN=SN,12345678", "SIR=ST,+00062.95 kg"};
    struct Row {
        Words more;
        int code;
        const char* words;
    };
    // Its profile says 2400 7E1, which no pseudo-terminal takes.
    for (const auto& row : {Row{{}, 0, "A&D|GP-100K|12345678|"}, Row{{"--set", "settings=9600 8N1"}, 0, "12345678"},
                            Row{{"--settings", "9600 8N1"}, 0, "12345678"},
                            Row{{"--set", "settings=2400 7E1"}, 4, "'2400 7E1' on a pseudo-terminal"},
                            Row{{"--settings", "2400 7E1"}, 4, "'2400 7E1' on a pseudo-terminal"},
                            Row{{"--set", "settings=2400"}, 3, "2400"}}) {
        Words more{"--count", "1", "--seconds", "3"};
        more.insert(more.end(), row.more.begin(), row.more.end());
        CAPTURE(more);
        const auto read = read_of("and", balance, more);
        CAPTURE(read.err);
        CHECK(read.code == row.code);
        CHECK_THAT(read.err, Catch::Contains(row.words));
        CHECK(shows(read, "62.95 kg") == (row.code == 0));
    }
}

TEST_CASE("a station sets a port as a reading does: what is only usual gives way, what is asked for is refused") {
    const velocert::base::SystemClock clock;
    const auto opened = [&](const velocert::instruments::Options& options) {
        const ScratchFolder folder;
        const TablePeer peer(folder, {"?TN=TN,GP-100K", "?SN=SN,12345678"});
        velocert::laboratory::Station station;
        station.id = "bench";
        station.instruments.push_back({"scale", "and", folder / "near", options, {}});
        velocert::instruments::StationInstruments instruments(station, clock);
        const auto scale = instruments.open("scale");
        return scale ? (*scale)->identity().text() : scale.error().text();
    };
    // Its profile says 2400 7E1.
    CHECK_THAT(opened({}), Catch::Contains("12345678"));
    CHECK_THAT(opened({{"settings", "9600 8N1"}}), Catch::Contains("12345678"));
    CHECK_THAT(opened({{"settings", "2400 7E1"}}), Catch::Contains("'2400 7E1' on a pseudo-terminal"));
}

TEST_CASE("the help of read says that what runs is stopped at its end") {
    const auto help = cli({"read", "--help"});
    CHECK(help.code == 0);
    CHECK_THAT(help.out, Catch::Contains("switched off") && Catch::Contains("exit code 4"));
}

TEST_CASE("an impedance meter that says that it measures capacitance is not read as inductance") {
    struct Row {
        const char* driver;
        Words table;
        Words set;
        int code;
        const char* words;
    };
    const Words bench{"*IDN?=Tonghui,TH2830,V1.0.3", "FETC?=+1.23450E-04,+8.76000E-01,+0"};
    const Words held{"*IDN?=Keysight Technologies,U1733C,MY52001234,02.00", "FETC?=+1.23450E-04,+8.76000E-01,0"};
    const auto with = [](Words table, const Words& more) {
        table.insert(table.end(), more.begin(), more.end());
        return table;
    };
    const Row rows[] = {
        {"scpi-lcr", with(bench, {"FUNC:IMP?=LSRS"}), {}, 0, "instrument:"},
        {"scpi-lcr", with(bench, {"FUNC:IMP?=CPD"}), {}, 4, "FUNC:IMP? CPD"},
        {"scpi-lcr", with(bench, {"FUNC:IMP?=LSQ"}), {}, 4, "function=LSQ"},
        {"scpi-lcr", with(bench, {"FUNC:IMP?=LSQ"}), {"function=LSQ"}, 0, "instrument:"},
        {"scpi-lcr", with(bench, {"FUNC:IMP?=CPD"}), {"confirm=no"}, 0, "instrument:"},
        {"scpi-lcr", bench, {}, 0, "--set confirm=no"},
        {"scpi-lcr", bench, {"confirm=no"}, 0, "instrument:"},
        {"lcr-handheld",
         with(held, {"FUNC:IMPA?=L", "FUNC:IMPB?=Q", "FUNC:EQUI?=SER"}),
         {"profile=u1733"},
         0,
         "instrument:"},
        {"lcr-handheld", with(held, {"FUNC:IMPA?=L", "FUNC:IMPB?=Q", "FUNC:EQUI?=PAL"}), {}, 4, "FUNC:EQUI? PAL"},
        {"lcr-handheld", with(held, {"FUNC:IMPA?=L", "FUNC:IMPB?=Q"}), {}, 0, "--set confirm=no"},
        {"lcr-handheld", with(held, {"FUNC:IMPA?=C", "FUNC:IMPB?=D"}), {"profile=u1733"}, 4, "FUNC:IMPA? C"},
        {"lcr-handheld", with(held, {"FUNC:IMPA?=L", "FUNC:IMPB?=D"}), {"confirm=yes"}, 4, "FUNC:IMPB? D"},
        {"lcr-handheld", with(held, {"FUNC:IMPA?=L", "FUNC:IMPB?=D", "FUNC:EQUI?=SER"}), {}, 0, "instrument:"},
        {"lcr-handheld", with(held, {"FUNC:IMPA?=L"}), {}, 0, "--set confirm=no"},
        {"lcr-handheld", with(held, {"FUNC:IMPA?=*E10"}), {}, 0, "--set confirm=no"},
        {"lcr-handheld", held, {}, 0, "--set confirm=no"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.words, row.table);
        Words more{"--count", "2", "--seconds", "2"};
        for (const auto& set : row.set) {
            more.emplace_back("--set");
            more.push_back(set);
        }
        const auto read = read_of(row.driver, row.table, more);
        CAPTURE(read.out, read.err);
        CHECK(read.code == row.code);
        CHECK(shows(read, "0.000123450 H") == (row.code == 0));
        CHECK_THAT(read.err, Catch::Contains(row.words));
        CHECK((read.err.find("not confirmed") != std::string::npos) == (std::string(row.words) == "--set confirm=no"));
    }
}

TEST_CASE("a force gauge whose values leave the unit out is read only when it says that it is set to newtons") {
    struct Row {
        Words table;
        int code;
        const char* words;
    };
    for (const auto& row :
         {Row{{"F=12.34", "U=N"}, 0, "instrument"}, Row{{"F=12.34", "U=daN"}, 4, "set to 'daN'"},
          Row{{"F=12.34", "U=lbf"}, 4, "set it to N"}, Row{{"F=12.34", "U=?"}, 4, "does not know the command"},
          Row{{"F=12.34"}, 4, "nothing was received"}}) {
        CAPTURE(row.table);
        const auto read = read_of("andilog", row.table, {"--count", "1", "--seconds", "2"});
        CAPTURE(read.out, read.err);
        CHECK(read.code == row.code);
        CHECK(shows(read, "12.34 N") == (row.code == 0));
        CHECK_THAT(read.err, Catch::Contains(row.words));
    }
}

TEST_CASE("an instrument that answers what its driver does not understand is told with its answer") {
    const auto read =
        read_of("scpi-source", {"*IDN?=ITECH Ltd.,IT6722A,600123456789,1.09", "MEAS:VOLT?=forty-eight", "OUTP?=0"},
                {"--count", "1", "--seconds", "1"});
    CAPTURE(read.err);
    CHECK(read.code == 4);
    CHECK_THAT(read.err, Catch::Contains("forty-eight") && Catch::Contains("does not understand"));
}

TEST_CASE("an answer that comes late, behind those to later questions, is never the answer to one of them") {
    const auto read = read_of("scpi-source",
                              {"*IDN?=ITECH Ltd.,IT6722A,600123456789,1.09", "MEAS:VOLT?=47.998", "MEAS:CURR?=5.250",
                               "OUTP?=0", "LATE:MEAS:VOLT?=2.2:7", "LATE:MEAS:CURR?=1.6:5"},
                              {"--seconds", "15"});
    CAPTURE(read.err, read.out);
    CHECK(read.code == 0);
    CHECK(shows(read, "47.998 V"));
    CHECK(shows(read, "5.250 A"));
    CHECK_FALSE(shows(read, "5.250 V"));
    CHECK_FALSE(shows(read, "47.998 A"));
}

TEST_CASE("a line that gives back what is sent is named as the cause, live and in the log, whatever is spoken") {
    for (const char* driver : {"scpi-source", "scpi-multimeter", "lcr-handheld", "mt-sics", "radwag"}) {
        CAPTURE(driver);
        const ScratchFolder folder;
        const TablePeer peer(folder, {"ECHO:=1"});
        const auto log = folder / "echo.wire";
        const auto read = cli({"read", "--driver", driver, "--port", folder / "near", "--seconds", "6", "--log", log});
        CAPTURE(read.err, read.out);
        CHECK_THAT(read.err, Catch::Contains("local echo"));
        CHECK_THAT(cli({"decode", "--driver", driver, log}).err, Catch::Contains("local echo"));
    }
    const auto quiet =
        read_of("scpi-source",
                {"*IDN?=ITECH Ltd.,IT6722A,600123456789,1.09", "MEAS:VOLT?=47.998", "MEAS:CURR?=5.250", "OUTP?=0"},
                {"--count", "4"});
    CHECK_THAT(quiet.err, !Catch::Contains("echo"));
}

TEST_CASE("a balance that is a dynamometer controller after all does not brake, and is not read") {
    const ScratchFolder folder;
    Process bench({VELOCERT_BENCH, "--instrument", "magtrol", "--link", folder / "brake", "--set", "speed=0 r/min"});
    REQUIRE(appears(folder / "brake"));
    const auto read = cli({"read", "--driver", "mt-sics", "--port", folder / "brake", "--count", "1", "--seconds", "1",
                           "--log", folder / "talk.wire"});
    CHECK(read.code == 4);
    const auto sent = bytes_of(folder / "talk.wire");
    CHECK(sent.find("I2") == std::string::npos);
    CHECK(sent.find("I3") == std::string::npos);
    const auto brake = cli({"read", "--driver", "magtrol", "--port", folder / "brake", "--count", "2"});
    CHECK(brake.code == 0);
    CHECK(shows(brake, "\"0.0"));
}

TEST_CASE("an instrument that falls silent is told to be so within its declared silence, however it is asked") {
    struct Row {
        const char* driver;
        Words table;
        Words set;
        int silence_ms;
        const char* shown;
    };
    const Row rows[] = {
        {"scpi-source",
         {"*IDN?=ITECH Ltd.,IT6722A,600123456789,1.09", "MEAS:VOLT?=47.998", "MEAS:CURR?=5.250", "OUTP?=0",
          "SYST:ERR?=0,\"No error\""},
         {},
         2'000,
         "47.998 V"},
        {"mark-10", {"?=4.285 N"}, {}, 1'000, "4.285 N"},
        {"andilog", {"F=12.34", "U=N"}, {}, 1'000, "12.34 N"},
        {"ohaus", {"IP=     192.21 g  ", "CP=ES", "PV=SR 2.00"}, {}, 3'000, "192.21 g"},
        {"aim-tti-lcr400",
         {"READALL?=L=1.5000E-6,Q=2.18,NOBIN", "*IDN?=THURLBY-THANDAR,LCR400,0,1.1"},
         {},
         3'000,
         "0.0000015000 H"},
    };
    constexpr double talking_s = 2.0;
    for (const auto& row : rows) {
        CAPTURE(row.driver);
        Words table = row.table;
        table.emplace_back("QUIET:=2.0");
        const auto begun = std::chrono::steady_clock::now();
        const auto read = read_of(row.driver, table, {"--seconds", "30"});
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        CAPTURE(read.err, took.count());
        CHECK(read.code == 4);
        CHECK(shows(read, row.shown));
        const auto words = "nothing was received for " + std::to_string(row.silence_ms) + " ms";
        CHECK_THAT(read.err, Catch::Contains(words));
        // One second more for the two programs to begin, and the order to switch off, which nobody answers any more.
        const double stop = std::string_view(row.driver) == "scpi-source" ? 11.5 : 0.5;
        CHECK(took.count() < talking_s + row.silence_ms / 1000.0 + 0.25 + 1.0 + stop);
    }
}

TEST_CASE("an answer that is lost costs a few seconds and no more, also at an instrument without a name") {
    for (const char* driver : {"mark-10", "aim-tti-lcr400"}) {
        CAPTURE(driver);
        // Every third answer comes after the instrument has been given up on.
        const auto read =
            read_of(driver, {"?=4.285 N", "READALL?=L=1.5000E-6,Q=2.18,NOBIN", "LATE:?=20:3", "LATE:READALL?=20:3"},
                    {"--seconds", "8"});
        CAPTURE(read.err, read.out);
        CHECK(read.code == 0);
        CHECK(std::count(read.out.begin(), read.out.end(), '\n') >= 4);
    }
}

TEST_CASE("what comes too late for its question is shown as such, and that no value came is said") {
    const auto read = read_of("scpi-load",
                              {"*IDN?=ITECH Ltd.,IT8511A+,800123456,1.28", "MEAS:VOLT?=48.000", "MEAS:CURR?=1.500",
                               "MEAS:POW?=72.0", "INP?=0", "LATE:MEAS:VOLT?=2.5:1"},
                              {"--seconds", "7"});
    CAPTURE(read.err, read.out);
    CHECK(read.code == 4);
    CHECK(shows(read, "\"rejected\":\"late\""));
    CHECK_FALSE(shows(read, "48.000 V"));
    CHECK_THAT(read.err, Catch::Contains("no value came in the time given"));
}

TEST_CASE("a multimeter of which one answer is lost is asked anew long before two of its silences are over") {
    // Its declared silence is ten seconds; with the questions for a sign of life it took 24 until it was asked again.
    const auto read = read_of("scpi-multimeter",
                              {"*IDN?=HEWLETT-PACKARD,34401A,0,11-5-2", "READ?=+4.81234500E+01",
                               "SYST:ERR?=+0,\"No error\"", "LATE:READ?=60:2"},
                              {"--seconds", "20"});
    CAPTURE(read.err, read.out);
    CHECK(read.code == 0);
    CHECK(std::count(read.out.begin(), read.out.end(), '\n') >= 2);
    CHECK_THAT(read.err, Catch::Contains("an answer stays away"));
}

TEST_CASE("a reading in which no indication came ends with exit code 4, whatever else came") {
    struct Row {
        Words table;
        const char* words;
    };
    for (const auto& row : {Row{{"I4=I4 A \"1234\"", "SI=S S      62.9x kg"}, "no value came in the time given"},
                            Row{{"I4=I4 A \"1234\"", "LATE:SI=20:1", "SI=S S      62.95 kg"}, "no value came"}}) {
        const auto read = read_of("mt-sics", row.table, {"--seconds", "1"});
        CAPTURE(read.err, read.out);
        CHECK(read.code == 4);
        CHECK_THAT(read.err, Catch::Contains(row.words));
    }
}
