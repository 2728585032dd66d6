// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "core/standards/pack.h"
#include "tests/core/standards/small_pack.h"

using namespace velocert;
using base::ErrorCode;
using tests::small_pack;

TEST_CASE("a pack is read completely") {
    const auto edition = standards::load_edition(small_pack());
    if (!edition) FAIL(edition.error().text());
    CHECK(edition->id == "X-1");
    CHECK(edition->standard == "X");
    CHECK(edition->printed == "X 1");
    CHECK(edition->revision == 3);
    CHECK(edition->title.zh == "甲");
    CHECK(edition->title.en == "A");
    CHECK(edition->pack == small_pack().digest());
    CHECK(edition->released_by.empty());
    CHECK_FALSE(edition->demonstration);

    const auto* mass = edition->limit("m");
    REQUIRE(mass != nullptr);
    CHECK(mass->edition == "X-1");
    CHECK(mass->clause == "1");
    CHECK(conformity::value_text(*mass) == "9.50 kg");
    CHECK(edition->limit("a")->is_class);
    CHECK(conformity::value_text(*edition->limit("l")) == "10 ... 20 dB(A)");
    CHECK(edition->limit("none") == nullptr);

    REQUIRE(edition->clauses.size() == 2);
    CHECK(edition->clause("1")->method_clause == "9");
    const standards::ItemTraits pedelec{standards::Battery::other, standards::Drive::both, {}, {}, {}, {}};
    const standards::ItemTraits throttle{standards::Battery::other, standards::Drive::electric, {}, {}, {}, {}};
    CHECK(edition->clause("2")->applies.covers(pedelec));
    CHECK_FALSE(edition->clause("2")->applies.covers(throttle));
    CHECK(edition->clause("1")->applies.covers(throttle));

    REQUIRE(edition->procedures.size() == 2);
    CHECK(edition->procedures.front().id == "weighing");
    const auto& weigh = edition->procedure("weighing")->steps.front();
    REQUIRE(weigh.actions.size() == 6);
    CHECK(weigh.actions[0].text.en == "A");
    CHECK(weigh.actions[1].command == "zero");
    CHECK(weigh.actions[2].parameters.at("duration").value->text() == "1 s");
    CHECK(weigh.actions[3].until == "stable");
    CHECK(weigh.actions[3].parameters.at("count").value->text() == "2");
    CHECK(weigh.repeat.max_attempts == 1);
    const auto& stop = edition->procedure("stopping")->steps.front();
    CHECK(stop.conditions.at("surface") == "dry");
    CHECK(stop.repeat.valid_runs_limit == "n");
    CHECK(stop.repeat.max_attempts == 4);
    CHECK(stop.repeat.longest_pause->text() == "2 min");
    REQUIRE(stop.voids.size() == 2);
    CHECK(stop.voids[1].id == "late");
}

TEST_CASE("a limit says when its standard holds the decision rule itself") {
    auto pack = small_pack();
    auto& text = pack.files.at("limits.json");
    const std::string source = "\"source\": \"s\", \"note\"";
    text.replace(text.find(source), source.size(), "\"source\": \"s\", \"inherent\": true, \"note\"");
    const auto edition = standards::load_edition(pack);
    if (!edition) FAIL(edition.error().text());
    CHECK(edition->limits[6].inherent);
    CHECK_FALSE(edition->limits[5].inherent);
}

TEST_CASE("a pack says that its guard bands are not rounded, and one of before does not") {
    auto pack = small_pack();
    const auto before = standards::load_edition(pack);
    REQUIRE(before);
    CHECK(before->limits.front().rounded_guard_band);
    auto& text = pack.files.at("limits.json");
    const std::string head = "\"limits\": [";
    text.replace(text.find(head), head.size(), "\"guard_band\": \"unrounded\", " + head);
    const auto edition = standards::load_edition(pack);
    if (!edition) FAIL(edition.error().text());
    CHECK_FALSE(edition->limits.front().rounded_guard_band);
    const auto editions = standards::embedded_editions().value();
    for (const auto& shipped : editions)
        for (const auto& limit : shipped.limits) CHECK_FALSE(limit.rounded_guard_band);
}

namespace {

struct Row {
    const char* file;
    const char* from;
    const char* to;
    ErrorCode code;
    const char* where;
    const char* found;
};

void check_refusals(std::initializer_list<Row> rows) {
    for (const auto& row : rows) {
        CAPTURE(row.file, row.from, row.to);
        auto pack = small_pack();
        auto& text = pack.files.at(row.file);
        const auto at = text.find(row.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string(row.from).size(), row.to);
        const auto edition = standards::load_edition(pack);
        REQUIRE_FALSE(edition);
        CHECK(base::name(edition.error().code) == base::name(row.code));
        CHECK(edition.error().where == row.where);
        CHECK_THAT(edition.error().found, Catch::Matchers::Contains(row.found));
        CHECK_FALSE(edition.error().expected.empty());
    }
}

constexpr auto head = "edition.json";
constexpr auto limits = "limits.json";
constexpr auto clauses = "clauses.json";
constexpr auto weighing = "procedures/weighing.json";
constexpr auto stopping = "procedures/stopping.json";

}  // namespace

TEST_CASE("the head of a pack is refused where it is wrong") {
    check_refusals({
        {head, "edition/1", "edition/2", ErrorCode::unknown_version, "edition.json:2:13 /format", "edition/2"},
        {head, "\"revision\": 3", "\"revision\": 0", ErrorCode::bad_value, "edition.json:6:15 /revision", "0"},
        {head, "\"revision\": 3", "\"revision\": 1.5", ErrorCode::bad_value, "edition.json:6:15 /revision", "1.5"},
        {head, "\"en\": \"A\"", "\"de\": \"A\"", ErrorCode::missing_field, "edition.json:7:12 /title", "en"},
        {head, "\"zh\": \"甲\"", "\"zh\": \"\"", ErrorCode::bad_value, "edition.json:7:20 /title/zh", "empty"},
        {head, "\"standard\"", "\"more\": 1, \"standard\"", ErrorCode::unknown_field, "edition.json:4:11 /more",
         "more"},
        {head, ",\n  \"procedures\"", ",\n  \"id\": \"X-1\",\n  \"procedures\"", ErrorCode::bad_input,
         "edition.json:8:7", "twice"},
        {head, "\"weighing\", ", "\"weighing\", \"weighing\", ", ErrorCode::bad_value, "edition.json:8:17 /procedures",
         "twice"},
        {head, "\"weighing\", ", "", ErrorCode::unknown_field, "edition.json:8:17 /procedures",
         "'procedures/weighing.json'"},
        {head, "\"weighing\", ", "\"weighing\", \"x\", ", ErrorCode::not_found, "edition.json:8:30 /procedures/1",
         "no file procedures/x.json"},
        {head, "{", "[", ErrorCode::bad_input, "edition.json:2:11", ""},
    });
}

TEST_CASE("a pack without one of its files, or with one nobody reads, is refused") {
    struct Row {
        const char* name;
        const char* where;  ///< a procedure is missed where it is announced
    };
    for (const auto& [name, where] :
         {Row{head, head}, Row{limits, limits}, Row{clauses, clauses}, Row{weighing, "edition.json:8:18 /procedures/0"},
          Row{stopping, "edition.json:8:30 /procedures/1"}}) {
        CAPTURE(name);
        auto pack = small_pack();
        pack.files.erase(name);
        const auto edition = standards::load_edition(pack);
        REQUIRE_FALSE(edition);
        CHECK(edition.error().code == ErrorCode::not_found);
        CHECK(edition.error().where == where);
    }
    auto pack = small_pack();
    pack.files["procedures/secret.json"] = "{}";
    const auto edition = standards::load_edition(pack);
    REQUIRE_FALSE(edition);
    CHECK(edition.error().where == "edition.json:8:17 /procedures");
    CHECK_THAT(edition.error().found, Catch::Contains("'procedures/secret.json'"));
}

TEST_CASE("a limit that could not be trusted is refused with its place") {
    check_refusals({
        {limits, "limits/1", "limits/7", ErrorCode::unknown_version, "limits.json:2:13 /format", "limits/7"},
        {limits, "\"note\": \"t\"", "\"remark\": \"t\"", ErrorCode::unknown_field,
         "limits.json:10:149 /limits/6/remark", "remark"},
        {limits, "9.50 kg", "9.50 m", ErrorCode::wrong_unit, "limits.json:4:61 /limits/0/value", "length"},
        {limits, "9.50 kg", "0.00 kg", ErrorCode::bad_value, "limits.json:4:61 /limits/0/value", "0.00 kg"},
        {limits, "9.50 kg", "9.50 stone", ErrorCode::wrong_unit, "limits.json:4:61 /limits/0/value", "stone"},
        {limits, "9.50 kg", "9.50kg", ErrorCode::bad_value, "limits.json:4:61 /limits/0/value", "9.50kg"},
        {limits, "\"9.50 kg\"", "9.50", ErrorCode::bad_value, "limits.json:4:61 /limits/0/value", "number"},
        {limits, "\"kind\": \"mass\"", "\"kind\": \"weight\"", ErrorCode::bad_value, "limits.json:4:26 /limits/0/kind",
         "weight"},
        {limits, "\"id\": \"m\"", "\"id\": \"M\"", ErrorCode::bad_value, "limits.json:4:13 /limits/0/id", "M"},
        {limits, "\"id\": \"f\"", "\"id\": \"m\"", ErrorCode::already_exists, "limits.json:6:13 /limits/2/id", "twice"},
        {limits, "\"<=\"", "\"=<\"", ErrorCode::bad_value, "limits.json:4:46 /limits/0/relation", "<"},
        {limits, "\"confirmed\"", "\"sure\"", ErrorCode::bad_value, "limits.json:4:82 /limits/0/status", "sure"},
        {limits, "\"confirmed\"", "\"released\"", ErrorCode::bad_value, "limits.json:4:82 /limits/0/status",
         "released"},
        {limits, "\"value\": \"9.50 kg\", ", "", ErrorCode::missing_field, "limits.json:4:5 /limits/0",
         "confirmed limit without value"},
        {limits, "\"value\": \"90 N\", ", "", ErrorCode::missing_field, "limits.json:6:5 /limits/2",
         "provisional limit without value"},
        {limits, "\"<=\"", "\"unknown\"", ErrorCode::bad_value, "limits.json:4:46 /limits/0/relation", "unknown"},
        {limits, "\"text\": \"mean\", \"status\": \"unverified\"", "\"status\": \"confirmed\"",
         ErrorCode::missing_field, "limits.json:9:5 /limits/5", "without text"},
        {limits, ", \"source\": \"s\" },\n    { \"id\": \"d\"", " },\n    { \"id\": \"d\"", ErrorCode::missing_field,
         "limits.json:4:5 /limits/0", "source"},
        {limits, "\"upper\": \"20 dB(A)\", ", "", ErrorCode::missing_field, "limits.json:10:5 /limits/6", "one end"},
        {limits, "20 dB(A)", "9 dB(A)", ErrorCode::bad_value, "limits.json:10:89 /limits/6/upper", "below"},
        {limits, "20 dB(A)", "20 s", ErrorCode::wrong_unit, "limits.json:10:89 /limits/6/upper", "duration"},
        {limits, "\"in\"", "\"<=\"", ErrorCode::bad_value, "limits.json:10:89 /limits/6/upper", "upper value"},
        {limits, "\"text\": \"mean\"", "\"text\": \"mean\", \"value\": \"1\"", ErrorCode::bad_value,
         "limits.json:9:77 /limits/5/value", "class"},
        {limits, "\"value\": \"90 N\"", "\"value\": \"90 N\", \"text\": \"V\"", ErrorCode::bad_value,
         "limits.json:6:78 /limits/2/text", "text"},
        {limits, "\"kind\": \"class\", \"relation\": \"=\"", "\"kind\": \"class\", \"relation\": \"<=\"",
         ErrorCode::bad_value, "limits.json:9:47 /limits/5/relation", "class"},
        {limits, "\"source\": \"s\", \"note\"", "\"source\": \"s\", \"informative\": \"no\", \"note\"",
         ErrorCode::bad_value, "limits.json:10:154 /limits/6/informative", "string"},
        {limits, "\"source\": \"s\", \"note\"", "\"source\": \"s\", \"inherent\": \"no\", \"note\"",
         ErrorCode::bad_value, "limits.json:10:151 /limits/6/inherent", "string"},
        {limits, "\"limits\": [", "\"guard_band\": \"whole\", \"limits\": [", ErrorCode::bad_value,
         "limits.json:3:17 /guard_band", "'whole'"},
        {limits, "{ \"id\": \"m\"", "1, { \"id\": \"m\"", ErrorCode::bad_input, "limits.json:4:5 /limits/0", "number"},
    });
}

TEST_CASE("a clause that points nowhere, or leaves a limit homeless, is refused with its place") {
    check_refusals({
        {clauses, "clauses/1", "clauses/x", ErrorCode::unknown_version, "clauses.json:2:13 /format", "clauses/x"},
        {clauses, "\"m\", \"l\"", "\"m\", \"l\", \"q\"", ErrorCode::not_found, "clauses.json:4:105 /clauses/0/limits",
         "no limit 'q'"},
        {clauses, "\"m\", \"l\"", "\"m\"", ErrorCode::not_found, "clauses.json:3:14 /clauses",
         "'l' belongs to no clause"},
        {clauses, "\"d\", \"f\"", "\"d\", \"m\", \"f\"", ErrorCode::already_exists,
         "clauses.json:5:90 /clauses/1/limits", "already belongs to clause 1"},
        {clauses, "\"weighing\"", "\"weighting\"", ErrorCode::not_found, "clauses.json:4:83 /clauses/0/procedure",
         "weighting"},
        {clauses, "\"id\": \"2\"", "\"id\": \"1\"", ErrorCode::already_exists, "clauses.json:5:13 /clauses/1/id",
         "twice"},
        {clauses, "\"en\": \"B\"", "\"fr\": \"B\"", ErrorCode::missing_field, "clauses.json:5:27 /clauses/1/title",
         "en"},
        {clauses, "\"note\"", "\"notes\"", ErrorCode::unknown_field, "clauses.json:6:85 /clauses/1/notes", "notes"},
        {clauses, "[\"other\"]", "[\"wood\"]", ErrorCode::bad_value, "clauses.json:6:33 /clauses/1/applies/batteries",
         "wood"},
        {clauses, "\"assist\", \"both\"", "\"assist\", \"sail\"", ErrorCode::bad_value,
         "clauses.json:6:54 /clauses/1/applies/drives", "sail"},
        {clauses, "\"drives\"", "\"driver\"", ErrorCode::unknown_field, "clauses.json:6:54 /clauses/1/applies/driver",
         "driver"},
    });
}

TEST_CASE("a procedure that could not be run is refused with its place") {
    check_refusals({
        {weighing, "procedure/1", "procedure/2", ErrorCode::unknown_version, "procedures/weighing.json:2:13 /format",
         "procedure/2"},
        {weighing, "\"id\": \"weighing\"", "\"id\": \"weighed\"", ErrorCode::bad_value,
         "procedures/weighing.json:3:9 /id", "weighed"},
        {weighing, "\"clause\": \"1\",\n", "\"clause\": \"3\",\n", ErrorCode::not_found,
         "procedures/weighing.json:5:13 /clause", "no clause '3'"},
        {weighing, "\"clause\": \"1\", \"evaluation\"", "\"clause\": \"3\", \"evaluation\"", ErrorCode::not_found,
         "procedures/weighing.json:8:67 /steps/0/clause", "no clause '3'"},
        {weighing, "[\"mass\"]", "[\"smell\"]", ErrorCode::bad_value,
         "procedures/weighing.json:6:104 /roles/0/measurands", "smell"},
        {weighing, ", \"measurands\": [\"mass\"]", "", ErrorCode::missing_field,
         "procedures/weighing.json:6:13 /roles/0", "measurands"},
        {weighing, "\"id\": \"one\"", "\"id\": \"One\"", ErrorCode::bad_value,
         "procedures/weighing.json:8:13 /steps/0/id", "One"},
        {weighing, "stable-mean", "mean", ErrorCode::bad_value, "procedures/weighing.json:8:86 /steps/0/evaluation",
         "mean"},
        {weighing, "{ \"result\": \"m\" }", "{ \"result\": \"k\" }", ErrorCode::not_found,
         "procedures/weighing.json:9:17 /steps/0/limits", "no limit 'k'"},
        {weighing, "{ \"result\": \"m\" }", "{ \"result\": \"d\" }", ErrorCode::wrong_unit,
         "procedures/weighing.json:9:17 /steps/0/limits", "length"},
        {weighing, "{ \"result\": \"m\" }", "{ \"result\": \"a\" }", ErrorCode::wrong_unit,
         "procedures/weighing.json:9:17 /steps/0/limits", "class"},
        {weighing, "{ \"result\": \"m\" }", "{ \"results\": \"m\" }", ErrorCode::unknown_field,
         "procedures/weighing.json:9:17 /steps/0/limits", "results"},
        {weighing, "{ \"result\": \"m\" }", "{ \"result/lead-acid\": \"m\" }", ErrorCode::missing_field,
         "procedures/weighing.json:9:17 /steps/0/limits", "result/lithium-ion"},
        {weighing, "{ \"result\": \"m\" }", "{ \"result\": \"m\", \"result/wood\": \"m\" }", ErrorCode::bad_value,
         "procedures/weighing.json:9:17 /steps/0/limits", "wood"},
        {weighing, "\"zero_tolerance\": { \"value\": \"0.1 kg\"", "\"zero_tolerance\": { \"value\": \"0.1 m\"",
         ErrorCode::wrong_unit, "procedures/weighing.json:10:21 /steps/0/parameters", "no mass"},
        {weighing, "\"value\": \"0.1 kg\"", "\"value\": \"0 kg\"", ErrorCode::bad_value,
         "procedures/weighing.json:10:21 /steps/0/parameters", "not above zero"},
        {weighing, "\"repeatability\"", "\"repeat\"", ErrorCode::missing_field,
         "procedures/weighing.json:10:21 /steps/0/parameters", "repeatability"},
        {weighing, "\"repeatability\"", "\"speed\": { \"value\": \"1 m/s\", \"source\": \"s\" }, \"repeatability\"",
         ErrorCode::unknown_field, "procedures/weighing.json:10:21 /steps/0/parameters", "speed"},
        {weighing, "\"value\": \"0.1 kg\"", "\"word\": \"little\"", ErrorCode::wrong_unit,
         "procedures/weighing.json:10:21 /steps/0/parameters", "zero_tolerance"},
        {weighing, "\"value\": \"0.1 kg\", ", "", ErrorCode::bad_value,
         "procedures/weighing.json:11:27 /steps/0/parameters/zero_tolerance", "neither"},
        {weighing, "\"value\": \"0.1 kg\"", "\"value\": \"0.1 kg\", \"word\": \"w\"", ErrorCode::bad_value,
         "procedures/weighing.json:11:27 /steps/0/parameters/zero_tolerance", "both"},
        {weighing, "\"limits\": { \"result\"", "\"conditions\": { \"surface\": \"dry\" }, \"limits\": { \"result\"",
         ErrorCode::unknown_field, "procedures/weighing.json:9:21 /steps/0/conditions", "surface"},
        {weighing, "\"actions\": [", "\"actions\": [], \"acts\": [", ErrorCode::bad_value,
         "procedures/weighing.json:14:18 /steps/0/actions", "no actions"},
    });
}

TEST_CASE("an action that could not be done is refused with its place") {
    check_refusals({
        {weighing, "\"kind\": \"prompt\"", "\"kind\": \"ask\"", ErrorCode::bad_value,
         "procedures/weighing.json:15:19 /steps/0/actions/0/kind", "ask"},
        {weighing, ", \"text\": { \"zh\": \"甲\", \"en\": \"A\" }", "", ErrorCode::missing_field,
         "procedures/weighing.json:15:9 /steps/0/actions/0", "text"},
        {weighing, "\"id\": \"zero\", \"role\": \"scale\"", "\"id\": \"zero\", \"role\": \"ruler\"",
         ErrorCode::not_found, "procedures/weighing.json:16:48 /steps/0/actions/1/role", "ruler"},
        {weighing, "\"role\": \"scale\", \"command\"", "\"command\"", ErrorCode::missing_field,
         "procedures/weighing.json:16:9 /steps/0/actions/1", "role"},
        {weighing, ", \"command\": \"zero\"", "", ErrorCode::missing_field,
         "procedures/weighing.json:16:9 /steps/0/actions/1", "command"},
        {weighing, "\"command\": \"zero\"", "\"command\": \"explode\"", ErrorCode::bad_value,
         "procedures/weighing.json:16:68 /steps/0/actions/1/command", "explode"},
        {weighing, "\"command\": \"zero\"", "\"command\": \"zero\", \"until\": \"stable\"", ErrorCode::unknown_field,
         "procedures/weighing.json:16:85 /steps/0/actions/1/until", "no use"},
        {weighing, "\"duration\": {", "\"timeout\": {", ErrorCode::missing_field,
         "procedures/weighing.json:17:9 /steps/0/actions/2", "duration"},
        {weighing, "\"value\": \"1 s\"", "\"value\": \"1 m\"", ErrorCode::wrong_unit,
         "procedures/weighing.json:17:55 /steps/0/actions/2/parameters", "no duration"},
        {weighing, "\"value\": \"1 s\"", "\"value\": \"-1 s\"", ErrorCode::bad_value,
         "procedures/weighing.json:17:55 /steps/0/actions/2/parameters", "not above zero"},
        {weighing, "\"until\": \"stable\"", "\"until\": \"tired\"", ErrorCode::bad_value,
         "procedures/weighing.json:18:70 /steps/0/actions/3/until", "tired"},
        {weighing, ", \"until\": \"stable\"", "", ErrorCode::missing_field,
         "procedures/weighing.json:18:9 /steps/0/actions/3", "until"},
        {weighing, "\"count\": { \"value\": \"2\", \"source\": \"s\" }, ", "", ErrorCode::missing_field,
         "procedures/weighing.json:18:9 /steps/0/actions/3", "count"},
        {weighing, ", \"timeout\": { \"value\": \"9 s\", \"source\": \"s\" }", "", ErrorCode::missing_field,
         "procedures/weighing.json:18:9 /steps/0/actions/3", "timeout"},
        {weighing, "\"count\":", "\"counts\":", ErrorCode::unknown_field,
         "procedures/weighing.json:19:25 /steps/0/actions/3/parameters", "counts"},
        {weighing, "\"id\": \"assess\"", "\"id\": \"mean\"", ErrorCode::already_exists,
         "procedures/weighing.json:21:35 /steps/0/actions/5/id", "twice"},
        {weighing, "\"kind\": \"compute\", \"id\": \"mean\"",
         "\"kind\": \"compute\", \"id\": \"mean\", \"role\": \"scale\"", ErrorCode::unknown_field,
         "procedures/weighing.json:20:52 /steps/0/actions/4/role", "no use"},
    });
}

TEST_CASE("a braking step that its evaluation could not judge is refused with its place") {
    check_refusals({
        {stopping, "\"surface\": \"dry\"", "\"surface\": \"icy\"", ErrorCode::bad_value,
         "procedures/stopping.json:9:21 /steps/0/conditions", "icy"},
        {stopping, "\"surface\": \"dry\", ", "", ErrorCode::missing_field,
         "procedures/stopping.json:9:21 /steps/0/conditions", "surface"},
        {stopping, "\"brakes\": \"both\"", "\"brakes\": \"none\"", ErrorCode::bad_value,
         "procedures/stopping.json:9:21 /steps/0/conditions", "none"},
        {stopping, "\"force_max\": \"f\", ", "", ErrorCode::missing_field,
         "procedures/stopping.json:10:17 /steps/0/limits", "force_max"},
        {stopping, "\"aggregation\": \"a\"", "\"aggregation\": \"n\"", ErrorCode::wrong_unit,
         "procedures/stopping.json:10:17 /steps/0/limits", "count"},
        {stopping, "\"result\": \"d\"", "\"result/other\": \"d\"", ErrorCode::unknown_field,
         "procedures/stopping.json:10:17 /steps/0/limits", "result/other"},
        {stopping, "\"value\": \"20 km/h\"", "\"value\": \"21 km/h\"", ErrorCode::bad_value,
         "procedures/stopping.json:10:17 /steps/0/limits", "holds at 20 km/h"},
        {stopping, "\"standstill_hold\"", "\"hold\"", ErrorCode::missing_field,
         "procedures/stopping.json:11:21 /steps/0/parameters", "standstill_hold"},
        {stopping, "\"valid_runs_limit\": \"n\"", "\"valid_runs_limit\": \"k\"", ErrorCode::not_found,
         "procedures/stopping.json:18:39 /steps/0/repeat/valid_runs_limit", "k"},
        {stopping, "\"valid_runs_limit\": \"n\"", "\"valid_runs_limit\": \"m\"", ErrorCode::wrong_unit,
         "procedures/stopping.json:18:39 /steps/0/repeat/valid_runs_limit", "mass"},
        {stopping, "\"longest_pause\": \"2 min\"", "\"longest_pause\": \"2 min\", \"least_pause\": \"120 s\"",
         ErrorCode::bad_value, "procedures/stopping.json:18:104 /steps/0/repeat/least_pause", "120 s"},
        {stopping, "\"longest_pause\": \"2 min\"", "\"longest_pause\": \"2 min\", \"least_pause\": \"1 m\"",
         ErrorCode::wrong_unit, "procedures/stopping.json:18:104 /steps/0/repeat/least_pause", "length"},
        {stopping, "\"max_attempts\": 4", "\"max_attempts\": 0", ErrorCode::bad_value,
         "procedures/stopping.json:18:60 /steps/0/repeat/max_attempts", "0"},
        {stopping, "\"2 min\"", "\"2 m\"", ErrorCode::wrong_unit,
         "procedures/stopping.json:18:80 /steps/0/repeat/longest_pause", "length"},
        {stopping, "\"id\": \"late\"", "\"id\": \"fell\"", ErrorCode::already_exists,
         "procedures/stopping.json:21:17 /steps/0/voids/1/id", "twice"},
    });
}
