// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/report_xml.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "core/base/json_members.h"
#include "core/conformity/decision_rule.h"
#include "core/signing/encoding/base64.h"

namespace velocert::reports {
namespace {

/// Writes elements one inside the other, indented; text is escaped, and what XML 1.0 cannot hold becomes a mark.
class XmlWriter {
  public:
    /// An element that holds others; `attributes` as they stand in the tag.
    template <typename Inner>
    void element(std::string_view name, std::string_view attributes, const Inner& inner) {
        open(name, attributes);
        text_ += ">\n";
        ++depth_;
        inner();
        --depth_;
        indent();
        text_ += "</" + std::string(name) + ">\n";
    }
    template <typename Inner>
    void element(std::string_view name, const Inner& inner) {
        element(name, {}, inner);
    }
    void leaf(std::string_view name, std::string_view content, std::string_view attributes = {}) {
        open(name, attributes);
        text_ += '>' + escaped(content) + "</" + std::string(name) + ">\n";
    }
    /// Left out where the text says nothing; what is left has no blanks around it, as the format asks.
    void maybe(std::string_view name, const Maybe& content) {
        if (!content) return;
        const auto first = content->find_first_not_of(" \t\r\n");
        if (first == std::string::npos) return;
        const auto last = content->find_last_not_of(" \t\r\n");
        leaf(name, std::string_view(*content).substr(first, last - first + 1));
    }
    /// A text of the format: an element with one content for each language.
    void words(std::string_view name, const TitleRecord& title) {
        element(name, [&] {
            if (!title.zh.empty()) leaf("dcc:content", title.zh, "lang=\"zh\"");
            if (!title.en.empty()) leaf("dcc:content", title.en, "lang=\"en\"");
        });
    }
    void words(std::string_view name, std::string_view text) {
        element(name, [&] { leaf("dcc:content", text); });
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

    static std::string escaped(std::string_view text) {
        std::string out;
        for (const char c : text) {
            switch (c) {
                case '&': out += "&amp;"; break;
                case '<': out += "&lt;"; break;
                case '>': out += "&gt;"; break;
                case '"': out += "&quot;"; break;
                default:
                    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
                        out += "\xef\xbf\xbd";  // U+FFFD
                    else
                        out += c;
            }
        }
        return out;
    }

  private:
    void indent() { text_.append(2 * depth_, ' '); }
    void open(std::string_view name, std::string_view attributes) {
        indent();
        text_ += '<' + std::string(name);
        if (!attributes.empty()) text_ += ' ' + std::string(attributes);
    }
    std::string text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    std::size_t depth_ = 0;
};

/// An attribute may hold no blanks and must begin with a letter where it is an id.
std::string id_of(std::string_view text) {
    std::string out = "r_";
    for (const char c : text) {
        const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        out += good ? c : '_';
    }
    return out;
}

std::string day_of(const std::string& utc) { return utc.substr(0, 10); }

/// A figure of D-SI, with its uncertainty where all that the format asks for is known.
void real(XmlWriter& xml, const ExactFigure& figure, const ResultRecord* result) {
    xml.element("si:real", [&] {
        xml.leaf("si:value", figure.value);
        xml.leaf("si:unit", figure.si_unit);
        if (result == nullptr || !result->expanded_uncertainty || !result->coverage_factor) return;
        if (!result->coverage_probability) return;
        xml.element("si:expandedUnc", [&] {
            xml.leaf("si:uncertainty", result->expanded_uncertainty->value);
            xml.leaf("si:coverageFactor", *result->coverage_factor);
            xml.leaf("si:coverageProbability", *result->coverage_probability);
            xml.maybe("si:distribution", result->distribution);
        });
    });
}

void quantity(XmlWriter& xml, const TitleRecord& name, const ExactFigure& figure, const ResultRecord* result) {
    xml.element("dcc:quantity", [&] {
        xml.words("dcc:name", name);
        real(xml, figure, result);
    });
}

/// The order that the issued report was sealed with; null where none was issued.
const base::Json* order_of(const ReportRecord& record) {
    return record.administrative ? &record.administrative->order : nullptr;
}

std::string text_under(const base::Json& json, std::string_view object, std::string_view key) {
    const auto* found = json.find(object);
    return found == nullptr ? std::string() : base::text_of(*found, key);
}

/// The format knows a few kinds of place and no address: where the order's place is neither of the laboratory's nor of
/// the client's own words, it is another one. Without an order the run was done where the laboratory's station stands.
std::string location_of(const base::Json* order) {
    const auto place = order == nullptr ? std::string() : base::text_of(*order, "place");
    if (place.empty()) return "laboratory";
    for (const auto* key : {"name", "address"}) {
        if (text_under(*order, "laboratory", key) == place) return "laboratory";
        if (text_under(*order, "client", key) == place) return "customer";
    }
    return "other";
}

/// Each particular of the report, and each opinion with its basis and who states it, as it was sealed.
void statements(XmlWriter& xml, const AdministrativeRecord& told) {
    const auto* opinions = told.opinions.items();
    if (told.particulars.empty() && (opinions == nullptr || opinions->empty())) return;
    xml.element("dcc:statements", [&] {
        const auto one = [&](const std::string& text) {
            xml.element("dcc:statement", [&] { xml.words("dcc:declaration", text); });
        };
        for (const auto& particular : told.particulars)
            one(particular.letter + ") " + particular.what + ": " + particular.text);
        if (opinions == nullptr) return;
        for (const auto& opinion : *opinions)
            one("opinion: " + base::text_of(opinion, "text") + " (basis: " + base::text_of(opinion, "basis") +
                "; stated by " + text_under(opinion, "stated_by", "name") + ")");
    });
}

void core_data(XmlWriter& xml, const ReportRecord& record) {
    xml.element("dcc:coreData", [&] {
        xml.leaf("dcc:countryCodeISO3166_1", "CN");
        xml.leaf("dcc:usedLangCodeISO639_1", "zh");
        xml.leaf("dcc:usedLangCodeISO639_1", "en");
        xml.leaf("dcc:mandatoryLangCodeISO639_1", "zh");
        xml.leaf("dcc:uniqueIdentifier", record.number.value_or(record.run));
        xml.element("dcc:identifications", [&] {
            const auto one = [&](std::string_view what, const std::string& value) {
                xml.element("dcc:identification", [&] {
                    xml.leaf("dcc:issuer", "calibrationLaboratory");
                    xml.leaf("dcc:value", value);
                    xml.words("dcc:name", what);
                });
            };
            one("run", record.run);
            one("standing", record.standing);
            one("edition", record.edition.id);
            one("edition pack, SHA-256", record.edition.pack);
            if (record.edition.release) one("release of limits, SHA-256", *record.edition.release);
            if (const auto* told = order_of(record); told != nullptr) {
                if (const auto number = base::text_of(*told, "number"); !number.empty()) one("order", number);
                if (const auto place = base::text_of(*told, "place"); !place.empty()) one("place of test", place);
            }
        });
        const auto* order = order_of(record);
        if (order != nullptr) {
            if (const auto received = text_under(*order, "sample", "received_on"); !received.empty())
                xml.leaf("dcc:receiptDate", received);
        }
        xml.leaf("dcc:beginPerformanceDate", day_of(record.started_utc));
        xml.leaf("dcc:endPerformanceDate", day_of(record.ended_utc.empty() ? record.started_utc : record.ended_utc));
        xml.leaf("dcc:performanceLocation", location_of(order));
        if (record.issued_utc) xml.leaf("dcc:issueDate", day_of(*record.issued_utc));
        if (record.amends)
            xml.element("dcc:reportAmendedSubstituted", [&] {
                xml.leaf("dcc:typeOfChange", record.amends->kind == "replacement" ? "substituted" : "amended");
                xml.leaf("dcc:replacedUniqueIdentifier", record.amends->report);
            });
    });
}

void administrative_data(XmlWriter& xml, const ReportRecord& record) {
    xml.element("dcc:administrativeData", [&] {
        xml.element("dcc:dccSoftware", [&] {
            xml.element("dcc:software", [&] {
                xml.words("dcc:name", "Velocert");
                xml.leaf("dcc:release", record.program_version);
                xml.leaf("dcc:type", "application");
                if (record.program_file && record.program_sha256)
                    xml.words("dcc:description", *record.program_file + ", SHA-256 " + *record.program_sha256);
            });
        });
        core_data(xml, record);
        xml.element("dcc:items", [&] {
            xml.element("dcc:item", [&] {
                xml.words("dcc:name", TitleRecord{"电动自行车", "electric bicycle"});
                if (record.item.maker)
                    xml.element("dcc:manufacturer", [&] { xml.words("dcc:name", *record.item.maker); });
                xml.maybe("dcc:model", record.item.model);
                xml.element("dcc:identifications", [&] {
                    const auto one = [&](const char* issuer, const std::string& value) {
                        xml.element("dcc:identification", [&] {
                            xml.leaf("dcc:issuer", issuer);
                            xml.leaf("dcc:value", value);
                        });
                    };
                    one("calibrationLaboratory", record.item.id);
                    if (record.item.vehicle_code) one("manufacturer", *record.item.vehicle_code);
                });
            });
        });
        const auto* order = order_of(record);
        const auto contact = [&](const std::string& name, const char* party) {
            xml.words("dcc:name", name);
            const auto address = order == nullptr ? std::string() : text_under(*order, party, "address");
            xml.element("dcc:location", [&] {
                xml.leaf("dcc:countryCode", "CN");
                if (!address.empty()) xml.words("dcc:further", address);
            });
        };
        xml.element("dcc:calibrationLaboratory", [&] {
            xml.element("dcc:contact", [&] { contact(record.laboratory.value_or("-"), "laboratory"); });
        });
        xml.element("dcc:respPersons", [&] {
            const auto person = [&](const PersonRecord& one) {
                xml.element("dcc:respPerson", [&] {
                    xml.element("dcc:person", [&] { xml.words("dcc:name", one.name); });
                    if (one.utc && one.certificate)
                        xml.words("dcc:description",
                                  "signed " + *one.utc + " with the certificate, SHA-256 " + *one.certificate);
                    xml.leaf("dcc:role", one.meaning);
                    if (one.meaning == "approved") xml.leaf("dcc:mainSigner", "true");
                    if (one.certificate) xml.leaf("dcc:cryptElectronicSignature", "true");
                });
            };
            if (record.persons.empty()) person({"operator", "-", {}, {}, {}});
            for (const auto& one : record.persons) person(one);
        });
        xml.element("dcc:customer", [&] { contact(record.item.client.value_or("-"), "client"); });
        if (record.administrative) statements(xml, *record.administrative);
    });
}

/// The words of the format for a verdict; conditional ones are those of a rule that decides by zones. A rule without
/// them states pass or fail, wherever the value lies: the zone is for reviewers then, and no statement.
std::string conformity_of(const ResultRecord& result) {
    if (result.verdict != "pass" && result.verdict != "fail") return {};
    if (result.rule == conformity::name(conformity::RuleName::four_zone)) {
        if (result.zone == "conditional-pass") return "conditionalPass";
        if (result.zone == "conditional-fail") return "conditionalFail";
    }
    return result.verdict;
}

/// A name must say something in at least one language.
TitleRecord title_of(const ResultRecord& result) {
    return result.title.zh.empty() && result.title.en.empty() ? TitleRecord{{}, result.id} : result.title;
}

/// What measured in the attempts of a procedure: the instruments that were connected and the gauges that were read,
/// each with the certificate it was used by, where there is one. One without a certificate is named all the same.
std::vector<EquipmentRecord> equipment_of(const ReportRecord& record, const std::string& procedure) {
    std::vector<EquipmentRecord> out;
    const auto add = [&](const std::string& role, const Maybe& certificate, const Maybe& label) {
        bool known = false;
        for (const auto& one : record.equipment) {
            if (one.role != role || (certificate && one.certificate != *certificate)) continue;
            known = true;
            const bool listed = std::ranges::any_of(out, [&](const EquipmentRecord& other) {
                return other.role == one.role && other.certificate == one.certificate;
            });
            if (!listed) out.push_back(one);
        }
        if (known || std::ranges::any_of(out, [&](const auto& other) { return other.role == role; })) return;
        out.push_back({role, label, {}, {}, {}});
    };
    for (const auto& attempt : record.attempts) {
        if (attempt.procedure != procedure) continue;
        for (const auto& capture : attempt.captures) add(capture.role, {}, {});
        for (const auto& gauge : attempt.gauges)
            if (!gauge.gauge.empty()) add(gauge.role.value_or(gauge.gauge), gauge.certificate, gauge.gauge);
    }
    return out;
}

void measuring_equipment(XmlWriter& xml, const ReportRecord& record, const std::string& procedure) {
    const auto used = equipment_of(record, procedure);
    if (used.empty()) return;
    xml.element("dcc:measuringEquipments", [&] {
        for (const auto& one : used)
            xml.element("dcc:measuringEquipment", [&] {
                xml.words("dcc:name", one.role);
                if (!one.certificate_number.empty() && !one.certificate.empty())
                    xml.element("dcc:certificate", [&] {
                        xml.words("dcc:referral", TitleRecord{"校准证书", "calibration certificate"});
                        xml.maybe("dcc:referralID", one.certificate_number);
                        xml.leaf("dcc:procedure", "SHA-256");
                        xml.leaf("dcc:value", one.certificate);
                    });
                if (one.equipment && !one.equipment->empty())
                    xml.element("dcc:identifications", [&] {
                        xml.element("dcc:identification", [&] {
                            xml.leaf("dcc:issuer", "calibrationLaboratory");
                            xml.maybe("dcc:value", one.equipment);
                        });
                    });
            });
    });
}

void measurement_result(XmlWriter& xml, const ReportRecord& record, const ResultRecord& result, const std::string& id) {
    const auto title = title_of(result);
    xml.element("dcc:measurementResult", "id=\"" + id + '"', [&] {
        xml.words("dcc:name", title);
        xml.element("dcc:usedMethods", [&] {
            xml.element("dcc:usedMethod", [&] {
                xml.words("dcc:name", result.procedure);
                xml.leaf("dcc:norm", record.edition.printed + ", " + result.clause);
            });
        });
        measuring_equipment(xml, record, result.procedure);
        xml.element("dcc:results", [&] {
            xml.element("dcc:result", [&] {
                xml.words("dcc:name", title);
                xml.element("dcc:data", [&] {
                    const bool any = result.value || result.limit_value || result.limit_text;
                    if (result.value) quantity(xml, {"测量值", "measured value"}, *result.value, &result);
                    if (result.limit_value)
                        quantity(xml, {"限值 " + result.relation, "limit " + result.relation}, *result.limit_value,
                                 nullptr);
                    if (result.limit_upper) quantity(xml, {"上限值", "upper limit"}, *result.limit_upper, nullptr);
                    if (result.at) quantity(xml, {"测试点", "at"}, *result.at, nullptr);
                    if (result.limit_text)
                        xml.element("dcc:text", [&] { xml.leaf("dcc:content", *result.limit_text); });
                    if (!any) xml.element("dcc:text", [&] { xml.leaf("dcc:content", result.reason); });
                });
            });
        });
        xml.element("dcc:measurementMetaData", [&] {
            xml.element("dcc:metaData", [&] {
                xml.leaf("dcc:norm", record.edition.printed);
                xml.leaf("dcc:reference", result.limit + " (" + result.limit_status + "), rule " + result.rule);
                xml.words("dcc:declaration",
                          result.statement.value_or("-") + ": " + result.verdict + ", " + result.reason);
                if (const auto conformity = conformity_of(result); !conformity.empty())
                    xml.leaf("dcc:conformity", conformity);
            });
        });
    });
}

/// The format asks for one result at least: a run that judged nothing says that. So does one that was left, before what
/// it came to so far: passes alone would look like its verdict.
void no_results(XmlWriter& xml, const ReportRecord& record) {
    xml.element("dcc:measurementResult", [&] {
        xml.words("dcc:name", TitleRecord{"结论", "verdict"});
        xml.element("dcc:results", [&] {
            xml.element("dcc:result", [&] {
                xml.words("dcc:name", TitleRecord{"结论", "verdict"});
                xml.element("dcc:data",
                            [&] { xml.element("dcc:text", [&] { xml.leaf("dcc:content", record.verdict); }); });
            });
        });
    });
}

void measurement_results(XmlWriter& xml, const ReportRecord& record) {
    xml.element("dcc:measurementResults", [&] {
        if (record.results.empty() || record.lifecycle == "suspended") no_results(xml, record);
        std::map<std::string, int> ids;  // each once in the document: two results of one limit get numbers
        for (const auto& result : record.results) {
            const auto id = id_of(result.id);
            const int count = ++ids[id];
            measurement_result(xml, record, result, count == 1 ? id : id + '-' + std::to_string(count));
        }
    });
}

}  // namespace

std::string xml_text(const ReportRecord& record, const AttachedDocument& document) {
    XmlWriter xml;
    xml.element("dcc:digitalCalibrationCertificate",
                "xmlns:dcc=\"https://ptb.de/dcc\" xmlns:si=\"https://ptb.de/si\" "
                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                "xsi:schemaLocation=\"https://ptb.de/dcc https://ptb.de/dcc/v3.3.0/dcc.xsd\" schemaVersion=\"3.3.0\"",
                [&] {
                    administrative_data(xml, record);
                    measurement_results(xml, record);
                    // What the format has no element for, as the very record it was made from.
                    xml.element("dcc:comment", [&] {
                        xml.leaf("velocert:record", json_text(record), "xmlns:velocert=\"urn:velocert\"");
                    });
                    if (document.pdf.empty()) return;
                    xml.element("dcc:document", [&] {
                        xml.leaf("dcc:fileName", document.name);
                        xml.leaf("dcc:mimeType", "application/pdf");
                        xml.leaf("dcc:dataBase64", signing::base64(document.pdf));
                    });
                });
    return xml.take();
}

}  // namespace velocert::reports
