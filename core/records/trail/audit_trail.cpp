// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/audit_trail.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/csv.h"
#include "core/records/ledger/row_name.h"
#include "core/records/people/people.h"

namespace velocert::records {
namespace {

using base::Json;
using base::Person;
using base::Result;

std::string text_of(const Json* json) {
    if (json == nullptr) return {};
    if (const auto* text = json->string()) return *text;
    if (const auto* number = json->number()) return number->digits;
    return {};
}

/// Any value in one line, for a table: members and items one after the other.
std::string shown(const Json& json) {
    if (json.is_null()) return {};
    if (const auto* flag = json.boolean()) return *flag ? "yes" : "no";
    if (json.string() != nullptr || json.number() != nullptr) return text_of(&json);
    std::string out;
    if (const auto* items = json.items())
        for (const auto& item : *items) out += (out.empty() ? "" : ", ") + shown(item);
    if (const auto* members = json.members())
        for (const auto& [key, value] : *members)
            if (const auto one = shown(value); !one.empty()) out += (out.empty() ? "" : " ") + one;
    return out;
}

/// {"id", "name"}: somebody.
std::optional<Person> person_in(const Json& json) {
    const auto* members = json.members();
    if (members == nullptr || members->size() != 2) return std::nullopt;
    const auto* id = json.find("id");
    const auto* name = json.find("name");
    if (id == nullptr || name == nullptr || id->string() == nullptr || name->string() == nullptr) return std::nullopt;
    return Person{*id->string(), *name->string()};
}

class Reading {
  public:
    Reading(TrailEntry& out, const laboratory::PeopleRegister& people) : out_(out), people_(people) {}

    void persons() {
        const auto& record = out_.record;
        // Who is planned to sign has not done anything yet.
        if (const auto* members = record.members())
            for (const auto& [key, value] : *members)
                if (const auto person = person_in(value)) add(*person);
        // Records from before there were accounts name persons in texts.
        if (const auto name = text_of(record.find("person")); !name.empty())
            add({text_of(record.find("account")), name});
        if (const auto name = text_of(record.find("operator")); !name.empty())
            add({text_of(record.find("operator_account")), name});
        if (out_.type.starts_with("sign-in/")) add_account(text_of(record.find("account")));
        if (out_.type.starts_with("report-attempt/")) {
            const auto* account = people_.by_login(text_of(record.find("login")));
            if (account != nullptr) add(account->person());
        }
        if (const auto* statement = record.find("statement"))
            add({text_of(statement->find("account")), text_of(statement->find("name"))});
    }

    void objects() {
        const auto& record = out_.record;
        static constexpr std::array members{std::pair{"run", "run"},
                                            std::pair{"of_run", "run"},
                                            std::pair{"report", "report"},
                                            std::pair{"hold", "hold"},
                                            std::pair{"proposal", "proposal"},
                                            std::pair{"equipment", "equipment"},
                                            std::pair{"number", "certificate"},
                                            std::pair{"authorisation", "authorisation"},
                                            std::pair{"edition", "edition"},
                                            std::pair{"procedure", "method"},
                                            std::pair{"method", "method"},
                                            std::pair{"object", "object"},
                                            std::pair{"snapshot", "backup"},
                                            std::pair{"place", "place"},
                                            std::pair{"subject", "subject"}};
        for (const auto& [key, kind] : members) {
            if (key == std::string_view("number") && !out_.type.starts_with("certificate/")) continue;
            add(kind, text_of(record.find(key)));
        }
        if (const auto* item = record.find("item"))
            add("item", item->members() != nullptr ? text_of(item->find("id")) : text_of(item));
        if (const auto* after = record.find("after")) add("limit", text_of(after->find("id")));
        if (const auto* about = record.find("about")) add(text_of(about->find("kind")), text_of(about->find("id")));
        if (const auto* statement = record.find("statement")) add("report", text_of(statement->find("report")));
        if (out_.type.starts_with("report-amend/")) add("report", text_of(record.find("by")));
        if (const auto* amends = record.find("amends")) add("report", text_of(amends->find("report")));
        if (out_.type.starts_with("account") || out_.type.starts_with("authorisation") ||
            out_.type.starts_with("sign-in/"))
            add("account", text_of(record.find("account")));
        // Whose right a withdrawal ends, the register knows.
        if (out_.type.starts_with("authorisation-withdrawn/"))
            if (const auto* right = people_.authorisation(text_of(record.find("authorisation"))))
                add("account", right->person);
    }

    void changes() {
        const auto& record = out_.record;
        for (const auto& [before, after] : {std::pair{"old", "new"}, std::pair{"before", "after"}}) {
            const auto* a = record.find(before);
            const auto* b = record.find(after);
            if (a != nullptr && b != nullptr) compare(*a, *b);
        }
        if (const auto* amends = record.find("amends"))
            if (const auto* list = amends->find("changes"); list != nullptr && list->items() != nullptr)
                for (const auto& one : *list->items())
                    out_.changes.push_back(
                        {text_of(one.find("what")), text_of(one.find("before")), text_of(one.find("after"))});
        if (out_.type.starts_with("account-disabled/")) out_.changes.push_back({"state", "active", "disabled"});
        if (out_.type.starts_with("account-enabled/")) out_.changes.push_back({"state", "disabled", "active"});
        if (out_.type.starts_with("account-unlock/")) out_.changes.push_back({"state", "locked", "unlocked"});
        if (out_.type.starts_with("authorisation/"))
            out_.changes.push_back({"right", "", text_of(record.find("right")) + ' ' + text_of(record.find("method"))});
        if (out_.type.starts_with("authorisation-withdrawn/"))
            if (const auto* right = people_.authorisation(text_of(record.find("authorisation"))))
                out_.changes.push_back(
                    {"right", std::string(laboratory::name(right->right)) + ' ' + right->method, ""});
        if (out_.type.starts_with("equipment-status/"))
            out_.changes.push_back({"status", "", text_of(record.find("status"))});
        if (out_.type.starts_with("account/")) {
            const auto* roles = record.find("roles");
            out_.changes.push_back({"roles", "", roles == nullptr ? std::string() : shown(*roles)});
        }
    }

    void reason() {
        for (const auto* key : {"reason", "comment", "decision", "cause", "why", "remark"}) {
            out_.reason = text_of(out_.record.find(key));
            if (!out_.reason.empty()) return;
        }
    }

  private:
    void add(Person person) {
        if (person.name.empty() && person.id.empty()) return;
        if (std::ranges::find(out_.persons, person) == out_.persons.end()) out_.persons.push_back(std::move(person));
    }
    void add_account(const std::string& id) {
        if (const auto* account = people_.by_id(id)) add(account->person());
    }
    void add(std::string kind, std::string id) {
        if (kind.empty() || id.empty()) return;
        TrailObject object{std::move(kind), std::move(id)};
        if (std::ranges::find(out_.objects, object) == out_.objects.end()) out_.objects.push_back(std::move(object));
    }
    void compare(const Json& before, const Json& after) {
        if (before.members() == nullptr || after.members() == nullptr) {
            if (shown(before) != shown(after)) out_.changes.push_back({"value", shown(before), shown(after)});
            return;
        }
        for (const auto& [key, value] : *after.members()) {
            const auto* old = before.find(key);
            const auto was = old == nullptr ? std::string() : shown(*old);
            if (was != shown(value)) out_.changes.push_back({key, was, shown(value)});
        }
        for (const auto& [key, value] : *before.members())
            if (after.find(key) == nullptr && !shown(value).empty()) out_.changes.push_back({key, shown(value), {}});
    }

    TrailEntry& out_;
    const laboratory::PeopleRegister& people_;
};

bool is_about(const TrailEntry& entry, std::string_view kind, const std::set<std::string>& ids) {
    return std::ranges::any_of(entry.objects,
                               [&](const auto& one) { return one.kind == kind && ids.contains(one.id); });
}

bool is_by(const TrailEntry& entry, const std::string& wanted, const laboratory::PeopleRegister& people) {
    const auto* account = people.by_login(wanted);
    if (account == nullptr) account = people.by_id(wanted);
    const auto folded = base::folded_name(wanted);
    return std::ranges::any_of(entry.persons, [&](const Person& person) {
        if (account != nullptr && person.id == account->id) return true;
        return base::folded_name(person.name) == folded;
    });
}

/// Whether an entry is one that a query asks for; `runs` are those it is about.
class Wanted {
  public:
    Wanted(const TrailQuery& query, const laboratory::PeopleRegister& people, std::set<std::string> runs)
        : query_(query),
          people_(people),
          runs_(std::move(runs)),
          from_(query.from ? base::text(*query.from) : std::string()),
          to_(query.to ? base::text(*query.to) : std::string()) {}

    [[nodiscard]] bool operator()(const TrailEntry& entry) const {
        const auto day = entry.time.substr(0, 10);
        if (!from_.empty() && day < from_) return false;
        if (!to_.empty() && day > to_) return false;
        if (!query_.type.empty() && entry.type != query_.type &&
            entry.type.substr(0, entry.type.find('/')) != query_.type)
            return false;
        if (!query_.run.empty() && !is_about(entry, "run", runs_)) return false;
        if (!query_.report.empty() && !is_about(entry, "report", {query_.report}) && !is_about(entry, "run", runs_))
            return false;
        if (!query_.object.empty() &&
            std::ranges::find(entry.objects, query_.object, &TrailObject::id) == entry.objects.end())
            return false;
        if (!query_.person.empty() && !is_by(entry, query_.person, people_)) return false;
        return !query_.changes_only || !entry.changes.empty();
    }

  private:
    const TrailQuery& query_;
    const laboratory::PeopleRegister& people_;
    std::set<std::string> runs_;
    std::string from_;
    std::string to_;
};

}  // namespace

TrailEntry trail_entry(const LedgerEntry& entry, const laboratory::PeopleRegister& people) {
    TrailEntry out;
    out.seq = entry.seq;
    out.time = entry.time;
    out.offset = entry.offset;
    out.clock = entry.clock;
    out.host = entry.host;
    out.program = entry.program;
    out.type = entry.type;
    out.record = entry.record;
    Reading reading(out, people);
    reading.persons();
    reading.objects();
    reading.changes();
    reading.reason();
    return out;
}

Result<std::vector<TrailEntry>> audit_trail(const Archive& archive, const TrailQuery& query) {
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    const auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    std::set<std::string> runs;
    if (!query.run.empty()) runs.insert(query.run);
    std::vector<TrailEntry> all;
    for (std::uint64_t seq = 1; seq <= leaves->size(); ++seq) {
        const auto row = archive.ledger_row(seq);
        if (!row) return base::fail(row.error());
        const auto entry = parse_entry(row->canonical, row_name(seq));
        if (!entry) return base::fail(entry.error());
        auto one = trail_entry(*entry, *people);
        if (!query.report.empty() && one.type.starts_with("report-prepare/") && is_about(one, "report", {query.report}))
            for (const auto& object : one.objects)
                if (object.kind == "run") runs.insert(object.id);
        all.push_back(std::move(one));
    }
    const Wanted wanted(query, *people, std::move(runs));
    std::erase_if(all, [&](const TrailEntry& entry) { return !wanted(entry); });
    return all;
}

Result<TrailPage> trail_page(const Archive& archive, const laboratory::PeopleRegister& people, const TrailQuery& query,
                             std::uint64_t before, std::size_t limit, std::uint64_t effort) {
    const auto size = archive.ledger_size();
    if (!size) return base::fail(size.error());
    std::set<std::string> runs;
    if (!query.run.empty()) runs.insert(query.run);
    if (!query.report.empty()) {
        static constexpr std::array<std::string_view, 1> prepared{"report-prepare/1"};
        const auto entries = archive.ledger_entries(prepared);
        if (!entries) return base::fail(entries.error());
        for (const auto& entry : *entries) {
            const auto one = trail_entry(entry, people);
            if (!is_about(one, "report", {query.report})) continue;
            for (const auto& object : one.objects)
                if (object.kind == "run") runs.insert(object.id);
        }
    }
    const Wanted wanted(query, people, std::move(runs));
    TrailPage out;
    out.size = *size;
    out.next = before == 0 ? *size + 1 : std::min(before, *size + 1);
    for (std::uint64_t looked_at = 0; out.next > 1 && looked_at < effort && out.entries.size() < limit; ++looked_at) {
        const auto row = archive.ledger_row(--out.next);
        if (!row) return base::fail(row.error());
        const auto entry = parse_entry(row->canonical, row_name(out.next));
        if (!entry) return base::fail(entry.error());
        auto one = trail_entry(*entry, people);
        if (wanted(one)) out.entries.push_back(std::move(one));
    }
    return out;
}

std::string trail_csv(const std::vector<TrailEntry>& entries, const std::vector<std::string>& sentences) {
    std::string out = "seq,time,type,persons,objects,changes,reason,sentence,offset,clock,host,program\r\n";
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        std::string persons;
        for (const auto& one : entry.persons)
            persons += (persons.empty() ? "" : "; ") + one.name + (one.id.empty() ? "" : " (" + one.id + ")");
        std::string objects;
        for (const auto& one : entry.objects) objects += (objects.empty() ? "" : "; ") + one.kind + ' ' + one.id;
        std::string changes;
        for (const auto& one : entry.changes)
            changes += (changes.empty() ? "" : "; ") + one.what + ": " + one.before + " -> " + one.after;
        out += std::to_string(entry.seq) + ',' + base::csv_cell(entry.time) + ',' + base::csv_cell(entry.type) + ',' +
               base::csv_cell(persons) + ',' + base::csv_cell(objects) + ',' + base::csv_cell(changes) + ',' +
               base::csv_cell(entry.reason) + ',' +
               base::csv_cell(i < sentences.size() ? sentences[i] : std::string()) + ',' +
               // "+08:00": no formula, and the field's own notation.
               entry.offset + ',' + base::csv_cell(entry.clock) + ',' + base::csv_cell(entry.host) + ',' +
               base::csv_cell(entry.program) + "\r\n";
    }
    return out;
}

Json to_json(const TrailEntry& entry) {
    Json persons = Json::array();
    for (const auto& one : entry.persons) persons.push(base::to_json(one));
    Json objects = Json::array();
    for (const auto& one : entry.objects) objects.push(Json::object().set("kind", one.kind).set("id", one.id));
    Json changes = Json::array();
    for (const auto& one : entry.changes)
        changes.push(Json::object().set("what", one.what).set("old", one.before).set("new", one.after));
    return Json::object()
        .set("seq", Json::integer(static_cast<std::int64_t>(entry.seq)))
        .set("time", entry.time)
        .set("offset", entry.offset)
        .set("clock", entry.clock)
        .set("host", entry.host)
        .set("program", entry.program)
        .set("type", entry.type)
        .set("persons", std::move(persons))
        .set("objects", std::move(objects))
        .set("changes", std::move(changes))
        .set("reason", entry.reason);
}

}  // namespace velocert::records
