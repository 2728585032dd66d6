// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/account.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/standards/loading/pack_fields.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using base::Result;

/// Logins that say what somebody does, or nothing at all, but not who it is.
constexpr std::array generic_logins{"admin",      "administrator", "anyone",    "auditor", "bench",      "custodian",
                                    "default",    "demo",          "everyone",  "guest",   "lab",        "laboratory",
                                    "manager",    "nobody",        "operator",  "qa",      "quality",    "reviewer",
                                    "root",       "shared",        "signatory", "station", "supervisor", "system",
                                    "technician", "test",          "tester",    "user",    "velocert"};

/// "operator2" is no more a person than "operator".
std::string without_number(std::string_view login) {
    while (!login.empty() && (login.back() < 'a' || login.back() > 'z')) login.remove_suffix(1);
    return std::string(login);
}

bool overlap(const RoleGrant& a, const RoleGrant& b) {
    return (!a.until || b.from <= *a.until) && (!b.until || a.from <= *b.until);
}

bool stands_alone(Role role) { return role == Role::administrator || role == Role::auditor; }

}  // namespace

bool Account::holds(Role role, const base::Date& day) const {
    return std::ranges::any_of(roles, [&](const auto& grant) { return grant.role == role && grant.holds_on(day); });
}

Result<std::string> parse_login(std::string_view text) {
    const auto refuse = [&](std::string found) {
        return base::fail(ErrorCode::bad_value, "login", std::move(found),
                          "2 to 32 characters: lower-case letters, digits, '.', '-', '_'; a letter first");
    };
    if (text.size() < 2 || text.size() > 32) return refuse("a login of " + std::to_string(text.size()) + " characters");
    if (text.front() < 'a' || text.front() > 'z') return refuse("a login that begins with no lower-case letter");
    for (const char c : text)
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_')
            return refuse("a login with another character");
    if (std::ranges::find(generic_logins, without_number(text)) != generic_logins.end())
        return base::fail(ErrorCode::bad_value, "login", "\"" + std::string(text) + "\", which names nobody in person",
                          "a login that one person has for good");
    return std::string(text);
}

Json to_json(const std::vector<RoleGrant>& roles) {
    Json out = Json::array();
    for (const auto& grant : roles)
        out.push(Json::object()
                     .set("role", name(grant.role))
                     .set("from", base::text(grant.from))
                     .set("until", grant.until ? Json(base::text(*grant.until)) : Json()));
    return out;
}

std::vector<RoleGrant> read_roles(JsonReader& reader, std::string_view key) {
    std::vector<RoleGrant> out;
    std::size_t index = 0;
    for (const auto& item : reader.array(key)) {
        JsonReader one(item, reader.source(),
                       reader.pointer() + '/' + std::string(key) + '/' + std::to_string(index++));
        RoleGrant grant;
        grant.role = standards::word(one, "role", parse_role, Role::technician);
        grant.from = standards::date(one, "from");
        if (one.optional("until") != nullptr) grant.until = standards::date(one, "until");
        standards::close(reader, one);
        out.push_back(grant);
    }
    return out;
}

Json to_json(const PrintedName& name) { return Json::object().set("zh", name.zh).set("en", name.en); }

PrintedName read_printed_name(JsonReader& reader, std::string_view key) {
    auto child = reader.child(key);
    PrintedName name{child.text_or("zh", {}), child.text_or("en", {})};
    for (const auto* text : {&name.zh, &name.en}) {
        if (text->empty()) continue;
        const auto person = base::person_named(*text, child.where());
        if (!person)
            child.refuse(person.error());
        else if (person->name != *text)
            child.refuse({}, ErrorCode::bad_value, "a name with blanks around it", "the name alone");
    }
    if (name.main().empty()) child.refuse({}, ErrorCode::missing_field, "no name", "a name in \"zh\" or \"en\"");
    if (auto done = child.finish(); !done) reader.refuse(done.error());
    return name;
}

Result<void> check_roles(const std::vector<RoleGrant>& roles, std::string_view where) {
    const std::string place(where);
    if (roles.empty()) return base::fail(ErrorCode::missing_field, place, "no role", "at least one role");
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const auto& grant = roles[i];
        if (!grant.from.ok() || (grant.until && (!grant.until->ok() || *grant.until < grant.from)))
            return base::fail(ErrorCode::bad_value, place,
                              "the role " + std::string(name(grant.role)) + " ends before it begins",
                              "a last day that is not before the first");
        for (std::size_t j = 0; j < i; ++j) {
            if (!overlap(grant, roles[j])) continue;
            if (grant.role == roles[j].role)
                return base::fail(ErrorCode::bad_value, place,
                                  "the role " + std::string(name(grant.role)) + " twice at a time", "each role once");
            if (stands_alone(grant.role) || stands_alone(roles[j].role))
                return base::fail(
                    ErrorCode::not_permitted, place,
                    std::string(name(roles[j].role)) + " and " + std::string(name(grant.role)) + " at the same time",
                    "administrator or auditor alone: neither may test, review or sign");
        }
    }
    return {};
}

}  // namespace velocert::laboratory
