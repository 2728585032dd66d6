// SPDX-License-Identifier: GPL-3.0-or-later
// One list of members for both directions: what is written and what is read cannot differ.
#include <utility>

#include "reports/exports/report_record.h"

namespace velocert::reports {
namespace {

using base::Json;
using base::JsonReader;

constexpr std::string_view format = "velocert-report/1";

template <typename Io>
void members(Io& io, ExactFigure& x);
template <typename Io>
void members(Io& io, TitleRecord& x);
template <typename Io>
void members(Io& io, ItemRecord& x);
template <typename Io>
void members(Io& io, EditionRecord& x);
template <typename Io>
void members(Io& io, RuleRecord& x);
template <typename Io>
void members(Io& io, PersonRecord& x);
template <typename Io>
void members(Io& io, EquipmentRecord& x);
template <typename Io>
void members(Io& io, DeviationRecord& x);
template <typename Io>
void members(Io& io, ResultRecord& x);
template <typename Io>
void members(Io& io, NamedFigure& x);
template <typename Io>
void members(Io& io, CaptureDigest& x);
template <typename Io>
void members(Io& io, AttemptRecord& x);
template <typename Io>
void members(Io& io, HoldRecord& x);
template <typename Io>
void members(Io& io, AmendmentRecord& x);
template <typename Io>
void members(Io& io, ParticularRecord& x);
template <typename Io>
void members(Io& io, AdministrativeRecord& x);
template <typename Io>
void members(Io& io, ReportRecord& x);

class Writer {
  public:
    explicit Writer(Json& json) : json_(json) { json_ = Json::object(); }
    void text(const char* key, const std::string& value) { json_.set(key, value); }
    void json(const char* key, const Json& value) { json_.set(key, value); }
    void maybe(const char* key, const Maybe& value) { json_.set(key, value ? Json(*value) : Json()); }
    /// A member that came later: left out, so that a record of before stays what it was.
    void if_known(const char* key, const Maybe& value) {
        if (value) json_.set(key, *value);
    }
    template <typename T>
    void object_if_known(const char* key, std::optional<T>& value) {
        if (value) object(key, *value);
    }
    template <typename T>
    void list_if_any(const char* key, std::vector<T>& values) {
        if (!values.empty()) list(key, values);
    }
    void flag(const char* key, bool value) { json_.set(key, value); }
    void texts(const char* key, const std::vector<std::string>& values) {
        Json list = Json::array();
        for (const auto& value : values) list.push(value);
        json_.set(key, std::move(list));
    }
    template <typename T>
    void object(const char* key, T& value) {
        json_.set(key, written(value));
    }
    template <typename T>
    void maybe_object(const char* key, std::optional<T>& value) {
        json_.set(key, value ? written(*value) : Json());
    }
    template <typename T>
    void list(const char* key, std::vector<T>& values) {
        Json list = Json::array();
        for (auto& value : values) list.push(written(value));
        json_.set(key, std::move(list));
    }

  private:
    template <typename T>
    static Json written(T& value) {
        Json json;
        Writer writer(json);
        members(writer, value);
        return json;
    }
    Json& json_;
};

class Reader {
  public:
    explicit Reader(JsonReader reader) : reader_(std::move(reader)) {}
    void json(const char* key, Json& value) { value = reader_.any(key); }
    void text(const char* key, std::string& value) { string(reader_.any(key), key, value); }
    void maybe(const char* key, Maybe& value) {
        if (const auto* json = reader_.optional(key)) string(*json, key, value.emplace());
    }
    void if_known(const char* key, Maybe& value) { maybe(key, value); }
    template <typename T>
    void object_if_known(const char* key, std::optional<T>& value) {
        maybe_object(key, value);
    }
    template <typename T>
    void list_if_any(const char* key, std::vector<T>& values) {
        if (reader_.optional(key) != nullptr) list(key, values);
    }
    void flag(const char* key, bool& value) { value = reader_.flag_or(key, false); }
    void texts(const char* key, std::vector<std::string>& values) {
        for (const auto& item : reader_.array(key)) string(item, key, values.emplace_back());
    }
    template <typename T>
    void object(const char* key, T& value) {
        read(reader_.any(key), key, value);
    }
    template <typename T>
    void maybe_object(const char* key, std::optional<T>& value) {
        if (const auto* json = reader_.optional(key)) read(*json, key, value.emplace());
    }
    template <typename T>
    void list(const char* key, std::vector<T>& values) {
        for (const auto& item : reader_.array(key)) {
            const std::string name = std::string(key) + '/' + std::to_string(values.size());
            read(item, name, values.emplace_back());
        }
    }
    base::Result<void> finish() { return reader_.finish(); }

  private:
    void string(const Json& json, const char* key, std::string& value) {
        if (const auto* text = json.string())
            value = *text;
        else
            reader_.refuse(key, base::ErrorCode::bad_value, std::string(json.kind_name()), "a text");
    }
    template <typename T>
    void read(const Json& json, const std::string& name, T& value) {
        Reader inner(JsonReader(json, reader_.source(), reader_.pointer() + '/' + name));
        members(inner, value);
        if (auto done = inner.finish(); !done) reader_.refuse(done.error());
    }
    JsonReader reader_;
};

template <typename Io>
void members(Io& io, ExactFigure& x) {
    io.text("value", x.value);
    io.text("resolution", x.resolution);
    io.text("unit", x.unit);
    io.text("si_unit", x.si_unit);
}

template <typename Io>
void members(Io& io, TitleRecord& x) {
    io.text("zh", x.zh);
    io.text("en", x.en);
}

template <typename Io>
void members(Io& io, ItemRecord& x) {
    io.text("id", x.id);
    io.text("battery", x.battery);
    io.text("drive", x.drive);
    io.maybe("made_on", x.made_on);
    io.maybe("certified_to", x.certified_to);
    io.maybe("certified_on", x.certified_on);
    io.maybe("sold_on", x.sold_on);
    io.maybe("model", x.model);
    io.maybe("maker", x.maker);
    io.maybe("vehicle_code", x.vehicle_code);
    io.maybe("client", x.client);
}

template <typename Io>
void members(Io& io, EditionRecord& x) {
    io.text("id", x.id);
    io.text("printed", x.printed);
    io.text("revision", x.revision);
    io.object("title", x.title);
    io.text("reason", x.reason);
    io.text("pack", x.pack);
    io.maybe("release", x.release);
}

template <typename Io>
void members(Io& io, RuleRecord& x) {
    io.text("id", x.id);
    io.text("fraction", x.fraction);
    io.text("comparison", x.comparison);
    io.maybe("risk", x.risk);
}

template <typename Io>
void members(Io& io, PersonRecord& x) {
    io.text("meaning", x.meaning);
    io.text("name", x.name);
    io.maybe("account", x.account);
    io.maybe("utc", x.utc);
    io.maybe("certificate", x.certificate);
}

template <typename Io>
void members(Io& io, EquipmentRecord& x) {
    io.text("role", x.role);
    io.maybe("equipment", x.equipment);
    io.text("certificate_number", x.certificate_number);
    io.text("certificate", x.certificate);
    io.texts("measurands", x.measurands);
}

template <typename Io>
void members(Io& io, DeviationRecord& x) {
    io.text("kind", x.kind);
    io.text("role", x.role);
    io.text("cause", x.cause);
    io.text("reason", x.reason);
    io.text("operator", x.operator_name);
    io.text("approver", x.approver);
    io.text("utc", x.utc);
}

template <typename Io>
void members(Io& io, ResultRecord& x) {
    io.text("id", x.id);
    io.text("clause", x.clause);
    io.object("title", x.title);
    io.text("procedure", x.procedure);
    io.text("limit", x.limit);
    io.text("relation", x.relation);
    io.text("limit_status", x.limit_status);
    io.maybe("limit_text", x.limit_text);
    io.maybe_object("limit_value", x.limit_value);
    io.maybe_object("limit_upper", x.limit_upper);
    io.maybe_object("at", x.at);
    io.maybe_object("value", x.value);
    io.maybe_object("standard_uncertainty", x.standard_uncertainty);
    io.maybe_object("expanded_uncertainty", x.expanded_uncertainty);
    io.maybe("coverage_factor", x.coverage_factor);
    io.maybe("coverage_probability", x.coverage_probability);
    io.maybe("effective_dof", x.effective_dof);
    io.maybe("distribution", x.distribution);
    io.maybe("provenance", x.provenance);
    io.maybe_object("acceptance_limit", x.acceptance_limit);
    io.maybe_object("margin", x.margin);
    io.text("rule", x.rule);
    io.maybe("zone", x.zone);
    io.maybe("conformance_probability", x.conformance_probability);
    io.text("verdict", x.verdict);
    io.maybe("statement", x.statement);
    io.text("reason", x.reason);
}

template <typename Io>
void members(Io& io, NamedFigure& x) {
    io.text("name", x.name);
    io.object("figure", x.figure);
}

template <typename Io>
void members(Io& io, CaptureDigest& x) {
    io.text("role", x.role);
    io.text("driver", x.driver);
    io.text("identity", x.identity);
    io.flag("simulated", x.simulated);
    io.text("wire_log", x.wire_log);
}

template <typename Io>
void members(Io& io, AttemptRecord& x) {
    io.text("id", x.id);
    io.text("procedure", x.procedure);
    io.text("step", x.step);
    io.maybe("part", x.part);
    io.text("number", x.number);
    io.text("started_utc", x.started_utc);
    io.text("ended_utc", x.ended_utc);
    io.text("outcome", x.outcome);
    io.flag("valid", x.valid);
    io.text("verdict", x.verdict);
    io.text("reason", x.reason);
    io.maybe("void_reason", x.void_reason);
    io.maybe("void_note", x.void_note);
    io.maybe("retry_reason", x.retry_reason);
    io.list("values", x.values);
    io.list("captures", x.captures);
}

template <typename Io>
void members(Io& io, HoldRecord& x) {
    io.text("hold", x.hold);
    io.text("about", x.about);
    io.text("reason", x.reason);
    io.text("opened_utc", x.opened_utc);
}

template <typename Io>
void members(Io& io, AmendmentRecord& x) {
    io.text("report", x.report);
    io.text("kind", x.kind);
    io.text("reason", x.reason);
    io.text("utc", x.utc);
}

template <typename Io>
void members(Io& io, ParticularRecord& x) {
    io.text("letter", x.letter);
    io.text("what", x.what);
    io.text("text", x.text);
}

template <typename Io>
void members(Io& io, AdministrativeRecord& x) {
    io.list("particulars", x.particulars);
    io.json("order", x.order);
    io.json("marks", x.marks);
    io.json("opinions", x.opinions);
}

template <typename Io>
void members(Io& io, ReportRecord& x) {
    std::string version(format);
    io.text("format", version);
    io.text("standing", x.standing);
    io.maybe("number", x.number);
    io.maybe("issued_utc", x.issued_utc);
    io.if_known("report_state", x.report_state);
    io.list_if_any("open_holds", x.open_holds);
    io.if_known("void_request", x.void_request);
    io.if_known("void_reason", x.void_reason);
    io.list_if_any("amended_by", x.amended_by);
    io.object_if_known("amends", x.amends);
    io.object_if_known("administrative", x.administrative);
    io.text("run", x.run);
    io.text("started_utc", x.started_utc);
    io.text("ended_utc", x.ended_utc);
    io.text("lifecycle", x.lifecycle);
    io.text("program_version", x.program_version);
    io.if_known("program_file", x.program_file);
    io.if_known("program_sha256", x.program_sha256);
    io.maybe("laboratory", x.laboratory);
    io.text("station", x.station);
    io.object("item", x.item);
    io.object("edition", x.edition);
    io.object("rule", x.rule);
    io.list("persons", x.persons);
    io.list("equipment", x.equipment);
    io.list("deviations", x.deviations);
    io.text("verdict", x.verdict);
    io.list("results", x.results);
    io.list("attempts", x.attempts);
}

}  // namespace

Json to_json(const ReportRecord& record) {
    ReportRecord copy = record;  // the one list of members is for both ways, and so takes what it could change
    Json json;
    Writer writer(json);
    members(writer, copy);
    return json;
}

std::string json_text(const ReportRecord& record) { return to_json(record).text(true) + '\n'; }

base::Result<ReportRecord> report_record_from_json(std::string_view text, std::string_view source) {
    auto json = Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader version(*json, std::string(source));
    if (const auto found = version.text("format"); found != format)
        return base::fail(version.ok() ? base::ErrorCode::unknown_version : base::ErrorCode::missing_field,
                          version.where("format"), "'" + found + "'", std::string(format));
    ReportRecord out;
    Reader reader(JsonReader(*json, std::string(source)));
    members(reader, out);
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    if (json_text(out) != text)
        return base::fail(base::ErrorCode::bad_input, std::string(source),
                          "members or blanks in another order than they are written in", "a report as it was exported");
    return out;
}

}  // namespace velocert::reports
