// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/watch_order.h"

#include "core/base/digest.h"

namespace velocert::instruments {

using base::Json;
using base::Result;

Result<WatchOrder> WatchOrder::of(const Driver& driver, const Options& options,
                                  const sequence::InstrumentIdentity& identity) {
    const auto stop = driver.exchange(sequence::Command::stop, options);
    if (!stop) return base::fail(stop.error());
    WatchOrder out;
    out.driver = driver.id;
    out.options = options;
    if (!driver.definition.empty()) out.options[std::string(definition_option)] = driver.definition;
    out.identity = identity.text();
    out.stop = stop->request;
    out.then = stop->then;
    out.patience = stop->timeout;
    if (stop->acknowledged) return out;
    // Commands are done in order, so an answer to the next question proves that the stop was read.
    const auto questions = driver.identification(options);
    if (questions.empty()) return out;
    out.then.push_back(questions.back().request);
    out.patience = questions.back().timeout;
    return out;
}

Json WatchOrder::json() const {
    auto set = Json::object();
    for (const auto& [name, value] : options) set.set(name, value);
    auto following = Json::array();
    for (const auto& bytes : then) following.push(base::hex(base::as_bytes(bytes)));
    return Json::object()
        .set("port", port)
        .set("settings", settings)
        .set("driver", driver)
        .set("options", set)
        .set("identity", identity)
        .set("stop", base::hex(base::as_bytes(stop)))
        .set("then", following)
        .set("patience_ms", Json::integer(patience.count()))
        .set("folder", folder)
        .set("person", person)
        .set("purpose", purpose)
        .set("open", open);
}

Result<WatchOrder> WatchOrder::parse(std::string_view text) {
    const auto json = Json::parse(text, "watch order");
    if (!json) return base::fail(json.error());
    base::JsonReader reader(*json, "watch order");
    WatchOrder out;
    out.port = reader.text("port");
    out.settings = reader.text("settings");
    out.driver = reader.text("driver");
    const auto& options = reader.any("options");
    if (const auto* members = options.members())
        for (const auto& [name, value] : *members)
            if (const auto* word = value.string()) out.options[name] = *word;
    out.identity = reader.text_or("identity", "");
    const auto stop = base::bytes_of_hex(reader.text("stop"));
    for (const auto& item : reader.array("then")) {
        const auto bytes = base::bytes_of_hex(item.string() != nullptr ? *item.string() : std::string("?"));
        if (!bytes) return base::fail(bytes.error());
        out.then.push_back(*bytes);
    }
    out.patience = std::chrono::milliseconds(reader.integer("patience_ms"));
    out.folder = reader.text("folder");
    out.person = reader.text_or("person", "");
    out.purpose = reader.text_or("purpose", "");
    out.open = reader.text_or("open", "");
    if (auto good = reader.finish(); !good) return base::fail(good.error());
    if (!stop) return base::fail(stop.error());
    out.stop = *stop;
    return out;
}

}  // namespace velocert::instruments
