// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/order.h"

#include <algorithm>
#include <utility>

#include "core/base/digest.h"
#include "core/base/json_members.h"
#include "core/standards/needs/answer_source.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

constexpr std::string_view format = "velocert-order/1";

Party read_party(JsonReader& parent, std::string_view key) {
    if (parent.optional(key) == nullptr) return {};
    auto reader = parent.child(key);
    Party out{reader.text_or("name", {}), reader.text_or("address", {})};
    if (auto done = reader.finish(); !done) parent.refuse(done.error());
    return out;
}

/// The texts of an optional array.
std::vector<std::string> texts(JsonReader& reader, std::string_view key) {
    std::vector<std::string> out;
    const auto* list = reader.optional(key);
    if (list == nullptr) return out;
    if (list->items() == nullptr) {
        reader.refuse(key, ErrorCode::bad_value, "no list", "a list of texts");
        return out;
    }
    for (const auto& one : *list->items())
        if (one.string() == nullptr || one.string()->empty())
            reader.refuse(key, ErrorCode::bad_value, "something that is no text", "texts");
        else
            out.push_back(*one.string());
    return out;
}

/// Calls `read` for each object of an optional array.
template <typename Read>
void each(JsonReader& parent, std::string_view key, Read read) {
    const auto* list = parent.optional(key);
    if (list == nullptr) return;
    if (list->items() == nullptr) return parent.refuse(key, ErrorCode::bad_value, "no list", "a list");
    std::size_t at = 0;
    for (const auto& item : *list->items()) {
        JsonReader reader(item, parent.source(),
                          parent.pointer() + '/' + std::string(key) + '/' + std::to_string(at++));
        read(reader);
        if (auto done = reader.finish(); !done) parent.refuse(done.error());
    }
}

void read_sample(JsonReader& parent, Order& order) {
    if (parent.optional("sample") == nullptr) return;
    auto reader = parent.child("sample");
    order.item = reader.text_or("id", {});
    order.model = reader.text_or("model", {});
    order.description = reader.text_or("description", {});
    order.condition = reader.text_or("condition", {});
    order.received_on = base::read_date_or_none(reader, "received_on");
    order.sampled_on = base::read_date_or_none(reader, "sampled_on");
    order.sampling = reader.text_or("sampling", {});
    if (auto done = reader.finish(); !done) parent.refuse(done.error());
}

void read_samples(JsonReader& parent, Order& order) {
    each(parent, "samples", [&](JsonReader& one) {
        OrderSample sample{one.text("plan"), one.text("code"), {}, one.flag_or("spare", false)};
        if (one.ok() && std::ranges::find(order.samples, sample.code, &OrderSample::code) != order.samples.end())
            one.refuse("code", ErrorCode::already_exists, "'" + sample.code + "' twice", "each sample once");
        sample.procedures = texts(one, "procedures");
        order.samples.push_back(std::move(sample));
    });
}

/// Where the record answers what the order declares: "procedure/step.field" each.
std::vector<std::string> answers(JsonReader& reader) {
    auto out = texts(reader, "answers");
    for (const auto& one : out) {
        const auto source = standards::parse_answer_source(one);
        if (reader.ok() && (!source || source->of != standards::AnswerSource::Of::answer))
            reader.refuse("answers", ErrorCode::bad_value, "'" + one + "'", "procedure/step.field");
    }
    return out;
}

void read_product(JsonReader& parent, Order& order) {
    if (parent.optional("product") == nullptr) return;
    auto reader = parent.child("product");
    order.applicant = reader.text_or("applicant", {});
    order.factory = reader.text_or("factory", {});
    each(reader, "parameters", [&](JsonReader& one) {
        order.parameters.push_back({one.text("name"), one.text("value"), answers(one)});
    });
    each(reader, "components", [&](JsonReader& one) {
        order.components.push_back(
            {one.text("name"), one.text("model"), one.text("maker"), one.text("certificate"), answers(one)});
    });
    each(reader, "covered", [&](JsonReader& one) {
        CoveredModel model{one.text("model"), one.text("differences")};
        const auto drive = standards::parse_drive(one.text("drive"));
        const auto battery = standards::parse_battery(one.text("battery"));
        if (one.ok() && !drive) one.refuse("drive", ErrorCode::bad_value, drive.error().found, drive.error().expected);
        if (one.ok() && !battery)
            one.refuse("battery", ErrorCode::bad_value, battery.error().found, battery.error().expected);
        model.drive = drive.value_or(model.drive);
        model.battery = battery.value_or(model.battery);
        if (one.optional("similar_frame") != nullptr) model.similar_frame = one.flag_or("similar_frame", false);
        if (std::ranges::find(order.covered, model.model, &CoveredModel::model) != order.covered.end())
            one.refuse("model", ErrorCode::already_exists, "'" + model.model + "' twice", "each model once");
        order.covered.push_back(std::move(model));
    });
    if (auto done = reader.finish(); !done) parent.refuse(done.error());
}

}  // namespace

bool Order::excludes(std::string_view procedure) const {
    return std::ranges::any_of(deviations, [&](const AgreedDeviation& deviation) {
        return deviation.excluded && deviation.procedure == procedure;
    });
}

base::Result<Order> load_order(std::string_view text, std::string_view source) {
    const auto json = Json::parse(text, source);
    if (!json) return base::fail(json.error());
    return order_from_json(*json, text, source);
}

base::Result<Order> order_from_json(const Json& json, std::string_view text, std::string_view source) {
    JsonReader reader(json, std::string(source));
    base::expect_format(reader, format);
    Order order;
    order.text = text;
    order.number = reader.text_or("number", {});
    order.ordered_on = base::read_date_or_none(reader, "ordered_on");
    order.laboratory = read_party(reader, "laboratory");
    order.place = reader.text_or("place", {});
    order.client = read_party(reader, "client");
    read_sample(reader, order);
    read_samples(reader, order);
    order.photos_asked = texts(reader, "photos_asked");
    each(reader, "photos", [&](JsonReader& one) {
        OrderPhoto photo{one.text("subject"), one.text("file"), one.text("sha256"), one.text_or("sample", {}),
                         base::read_date_or_none(one, "taken_on")};
        if (one.ok() && !base::Digest::parse(photo.digest))
            one.refuse("sha256", ErrorCode::bad_value, "\"" + photo.digest + "\"", "64 hex digits");
        const bool known = photo.sample.empty() || photo.sample == order.item ||
                           std::ranges::find(order.samples, photo.sample, &OrderSample::code) != order.samples.end();
        if (one.ok() && !known)
            one.refuse("sample", ErrorCode::bad_value, "\"" + photo.sample + "\"",
                       "the code of the item or of a sample that the order names");
        order.photos.push_back(std::move(photo));
    });
    each(reader, "deviations", [&](JsonReader& one) {
        order.deviations.push_back({one.text_or("procedure", {}), one.text("what"), one.text("reason"),
                                    one.text("accepted_by"), one.flag_or("excluded", false)});
        if (order.deviations.back().excluded && order.deviations.back().procedure.empty())
            one.refuse("procedure", ErrorCode::missing_field, "nothing", "the procedure that is excluded");
    });
    order.no_deviations = reader.flag_or("no_deviations", false);
    if (order.no_deviations && !order.deviations.empty())
        reader.refuse("no_deviations", ErrorCode::bad_value, "true beside deviations", "one of the two");
    each(reader, "external", [&](JsonReader& one) {
        ExternalResult result{one.text("what"), one.text("body"), one.text("number"), {}};
        const auto dated = base::read_date_or_none(one, "dated");
        if (one.ok() && !dated) one.refuse("dated", ErrorCode::missing_field, "nothing", "YYYY-MM-DD");
        result.dated = dated.value_or(base::Date{});
        order.external.push_back(std::move(result));
    });
    order.no_external = reader.flag_or("no_external", false);
    if (order.no_external && !order.external.empty())
        reader.refuse("no_external", ErrorCode::bad_value, "true beside external results", "one of the two");
    read_product(reader, order);
    order.demonstration = reader.flag_or("demonstration", false);
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return order;
}

SampleCode sample_code(std::span<const OrderSample> samples, std::string_view plan, std::string_view procedure) {
    std::vector<std::string> named;
    std::vector<std::string> others;
    for (const auto& sample : samples) {
        if (sample.plan != plan) continue;
        if (std::ranges::find(sample.procedures, procedure) != sample.procedures.end())
            named.push_back(sample.code);
        else if (sample.procedures.empty() && !sample.spare)
            others.push_back(sample.code);
    }
    auto& left = named.empty() ? others : named;
    if (left.size() == 1) return {std::move(left.front()), {}};
    return {{}, std::move(left)};
}

std::vector<UnitDifference> unit_differences(const Order& order, const standards::ItemTraits& item) {
    std::vector<UnitDifference> out;
    for (const auto& model : order.covered) {
        const UnitDifference one{model.model, model.drive != item.drive, model.battery != item.battery,
                                 model.similar_frame == false};
        if (one.drive || one.battery || one.frame) out.push_back(one);
    }
    return out;
}

std::string unit_warning(const UnitDifference& difference) {
    std::string what;
    const auto add = [&](bool differs, const char* word) {
        if (differs) what += (what.empty() ? "" : ", ") + std::string(word);
    };
    add(difference.drive, "drive");
    add(difference.battery, "kind of battery");
    add(difference.frame, "frame");
    return "model " + difference.model + " is not of the same certification unit as the item: " + what;
}

std::string demonstration_order(std::string_view item, std::string_view model, std::string_view client,
                                const base::Date& received_on) {
    const std::string day = base::text(received_on);
    return Json::object()
        .set("format", format)
        .set("number", "演示委托 Demonstration order")
        .set("ordered_on", day)
        .set("laboratory", Json::object()
                               .set("name", "演示实验室 Demonstration laboratory")
                               .set("address", "演示地址，不存在 Demonstration address, no such place"))
        .set("place", "虚拟试验台（演示） Virtual bench (demonstration)")
        .set("client", Json::object()
                           .set("name", client.empty() ? "演示委托方 Demonstration client" : client)
                           .set("address", "演示地址，不存在 Demonstration address, no such place"))
        .set("sample", Json::object()
                           .set("id", item)
                           .set("model", model)
                           .set("description", "虚拟电动自行车（演示） Virtual electric bicycle (demonstration)")
                           .set("condition", "虚拟样品，无实物 Virtual sample, nothing was received")
                           .set("received_on", day)
                           .set("sampling", "演示，未抽样 Demonstration, no sampling took place"))
        .set("photos_asked", Json::array())
        .set("no_deviations", true)
        .set("no_external", true)
        .set("demonstration", true)
        .text(true);
}

}  // namespace velocert::laboratory
