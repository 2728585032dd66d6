// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/ledger/ledger.h"

#include <catch2/catch.hpp>

#include "core/records/ledger/clock_state.h"
#include "core/records/ledger/writer.h"

namespace velocert::records {
namespace {

using base::Json;

// Vectors computed outside this program (Python's hashlib): canonical JSON, SHA-256(00 || text),
// SHA-256(02 || previous || leaf).
struct Vector {
    std::string_view text;
    std::string_view leaf;
    std::string_view chain;
};
constexpr Vector vectors[] = {
    {R"({"action":"result.create","actor":"u-0007","new":"24.6","object":"run/42/item/6.1.1","old":null,"reason":"",)"
     R"("record_type":"audit/1","seq":1,"ts":"2025-11-22T02:00:00.000Z"})",
     "3510a106bfa001daf5ea442674198ee7d82aeb4f846298e49c92b020d8b43c74",
     "6b8770627823ae95628fcbb972d83fa5ebd4bfaa0b142cf47fb052fa3f25a165"},
    {R"({"action":"result.amend","actor":"u-0007","new":"24.7","object":"run/42/item/6.1.1","old":"24.6",)"
     R"("reason":"抄录错误","record_type":"audit/1","seq":2,"ts":"2025-11-22T02:05:00.000Z"})",
     "e25fcb427ead56ac40f513930dd23ac4c8fba687a2452143a82fd2abef94338f",
     "a7fc8e4802b62b649d1e17680ed2b189cecad29eca26da169bc8a269580f87d5"},
    {R"({"action":"report.approve","actor":"u-0003","new":"sha256:00","object":"report/R-2025-0001","old":null,)"
     R"("reason":"批准签发","record_type":"audit/1","seq":3,"ts":"2025-11-22T02:10:00.000Z"})",
     "191a8b40f5569428f30c78b4fcb321e1eaf4023999b5f0f83ff20098e0ce27f5",
     "c4bbb2ab640a65c89981de1860dcebdc797d804176a8423dfb0affb508c08d12"},
};

Json record(std::string_view text) {
    auto json = Json::parse(text, "test");
    REQUIRE(json);
    return *json;
}

}  // namespace

TEST_CASE("leaf and chain of a record are those computed elsewhere") {
    base::Digest previous;
    for (const auto& vector : vectors) {
        CHECK(record(vector.text).canonical() == vector.text);
        CHECK(leaf_of(vector.text).text() == vector.leaf);
        previous = chain_of(previous, leaf_of(vector.text));
        CHECK(previous.text() == vector.chain);
    }
}

TEST_CASE("an entry reads back from its canonical text") {
    const LedgerEntry entry{17, "step-run/1", "2025-11-22T02:00:00.000Z",
                            record(R"({"run":"r-1","b":[1,null],"a":"重"})")};
    const auto text = canonical_entry(entry);
    REQUIRE(text);
    CHECK(
        *text ==
        R"({"record":{"a":"重","b":[1,null],"run":"r-1"},"record_type":"step-run/1","seq":17,"time":"2025-11-22T02:00:00.000Z"})");
    const auto back = parse_entry(*text, "row");
    REQUIRE(back);
    CHECK(back->seq == 17);
    CHECK(back->type == "step-run/1");
    CHECK(back->time == entry.time);
    CHECK(back->run() == "r-1");
    CHECK(back->offset.empty());

    // With the offset of local time, what was known of the clock, and what wrote it, as entries are made.
    const RecordTime now{"2025-11-22T02:00:00.000Z", "+08:00", {Synchronisation::synchronised, "kernel", 12}};
    const auto timed = entry_at(now, {"bench-3", "velocert 0.1.0"}, 18, "step-run/1", record(R"({"run":"r-1"})"));
    const auto timed_text = canonical_entry(timed);
    REQUIRE(timed_text);
    CHECK(
        *timed_text ==
        R"({"clock":"synchronised","host":"bench-3","offset":"+08:00","program":"velocert 0.1.0","record":{"run":"r-1"},"record_type":"step-run/1","seq":18,"time":"2025-11-22T02:00:00.000Z"})");
    const auto timed_back = parse_entry(*timed_text, "row");
    REQUIRE(timed_back);
    CHECK(timed_back->offset == "+08:00");
    CHECK(timed_back->clock == "synchronised");
    CHECK(timed_back->host == "bench-3");
    CHECK(timed_back->program == "velocert 0.1.0");
}

TEST_CASE("an entry tells offset and state of its clock together, each as it must be") {
    for (const auto& [offset, clock] : {std::pair{"+08:00", ""},
                                        {"", "synchronised"},
                                        {"8:00", "synchronised"},
                                        {"+08:00", "good"},
                                        {"+08:00", "Synchronised"}}) {
        CAPTURE(offset, clock);
        CHECK_FALSE(canonical_entry({1, "run-start/1", "t", record("{}"), offset, clock}));
    }
}

TEST_CASE("an entry tells machine and program together, as whoever wrote it had them or not at all") {
    const auto made = [](const std::string& host, const std::string& program) {
        return canonical_entry({1, "run-start/1", "t", record("{}"), "+08:00", "synchronised", host, program});
    };
    CHECK(made("bench-3", "velocert 0.1.0"));
    CHECK_FALSE(made("bench-3", ""));
    CHECK_FALSE(made("", "velocert 0.1.0"));
    const auto without = made("", "");
    REQUIRE(without);
    CHECK(parse_entry(*without, "row")->host.empty());
    // A text that lost one of the two is no entry, however it was hashed.
    auto half = *made("bench-3", "velocert 0.1.0");
    const std::string_view member = R"("program":"velocert 0.1.0",)";
    REQUIRE(half.find(member) != std::string::npos);
    half.erase(half.find(member), member.size());
    const auto read = parse_entry(half, "row");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == base::ErrorCode::integrity);
    CHECK(read.error().found == "a machine without its program");
}

TEST_CASE("a record that has no single canonical form is refused") {
    const auto refused = [](const Json& json, std::uint64_t seq, const std::string& type) {
        return !canonical_entry(LedgerEntry{seq, type, "t", json}).has_value();
    };
    CHECK_FALSE(refused(record("{}"), 1, "run-start/1"));
    CHECK_FALSE(refused(record(R"({"n":9007199254740991})"), 1, "run-start/1"));
    for (const auto* text : {R"({"n":1.5})", R"({"n":1e3})", R"({"n":9007199254740992})", R"({"a":[{"n":-0}]})"})
        CHECK(refused(record(text), 1, "run-start/1"));
    CHECK(refused(record("[]"), 1, "run-start/1"));
    CHECK(refused(record("{}"), 0, "run-start/1"));
    for (const auto* type : {"", "run-start", "/1", "run-start/", "run-start/01", "Run/1", "run start/1"})
        CHECK(refused(record("{}"), 1, type));
    Json broken = Json::object();
    broken.set("text", std::string("\xff\xfe"));
    CHECK(refused(broken, 1, "run-start/1"));
    Json twice(Json::Object{{"a", Json(true)}, {"a", Json(false)}});
    CHECK(refused(twice, 1, "run-start/1"));
}

TEST_CASE("a text that is not canonical is no entry") {
    const std::string good =
        R"({"record":{"a":1},"record_type":"step-run/1","seq":1,"time":"2025-11-22T02:00:00.000Z"})";
    REQUIRE(parse_entry(good, "row"));
    for (const std::string bad :
         {R"({"record":{"a":1}, "record_type":"step-run/1","seq":1,"time":"t"})",
          R"({"record_type":"step-run/1","record":{"a":1},"seq":1,"time":"t"})",
          R"({"record":{"a":1.0},"record_type":"step-run/1","seq":1,"time":"t"})",
          R"({"record":{"a":1},"record_type":"step-run/1","seq":1})",
          R"({"record":[],"record_type":"step-run/1","seq":1,"time":"t"})",
          R"({"clock":"synchronised","record":{"a":1},"record_type":"step-run/1","seq":1,"time":"t"})",
          R"({"offset":"+08:00","record":{"a":1},"record_type":"step-run/1","seq":1,"time":"t"})",
          R"({"clock":"known","offset":"+08:00","record":{"a":1},"record_type":"step-run/1","seq":1,"time":"t"})",
          R"({"clock":"unknown","offset":"08:00","record":{"a":1},"record_type":"step-run/1","seq":1,"time":"t"})",
          R"({"extra":1,"record":{"a":1},"record_type":"step-run/1","seq":1,"time":"t"})", R"()", R"({)"}) {
        INFO(bad);
        const auto entry = parse_entry(bad, "row");
        REQUIRE_FALSE(entry);
        CHECK(entry.error().code == base::ErrorCode::integrity);
    }
}

TEST_CASE("evidence is found at any depth under the names that hold it") {
    const std::string a(64, 'a');
    const std::string b(64, 'b');
    const std::string c(64, 'c');
    const LedgerEntry entry{1, "step-run/1", "t",
                            record(R"({"captures":[{"log":")" + b + R"("},{"log":")" + b + R"("}],"pack":")" + a +
                                   R"(","release":null,"other":")" + c + R"("})")};
    const auto found = entry.evidence();
    REQUIRE(found.size() == 2);
    CHECK(found[0].text() == a);
    CHECK(found[1].text() == b);
}

}  // namespace velocert::records
