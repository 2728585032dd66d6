// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/standards/item_traits.h"

namespace velocert::laboratory {

/// What a report says of somebody: who, and where.
struct Party {
    std::string name;
    std::string address;
    friend bool operator==(const Party&, const Party&) = default;
};

/// A result that another body found (ISO/IEC 17025 7.8.2.1 p).
struct ExternalResult {
    std::string what;
    std::string body;
    std::string number;  ///< of its certificate or report
    base::Date dated;
};

/// A part of the method that was left out, added or done otherwise, with the client's consent (7.2.1.7).
struct AgreedDeviation {
    std::string procedure;  ///< id; empty: of the whole
    std::string what;
    std::string reason;
    std::string accepted_by;
    bool excluded = false;  ///< the procedure was not to be decided
};

/// A photo that goes with the order: a file beside it, and what its bytes are by their digest.
struct OrderPhoto {
    std::string subject;  ///< "front-45", "nameplate" ...
    std::string file;     ///< name, or way from the order's folder
    std::string digest;
    std::string sample = {};                  ///< code of the sample that it shows; empty: of the item
    std::optional<base::Date> taken_on = {};  ///< absent: nobody said
};

/// A parameter of the product as its maker declares it ("Rated voltage", "48 V").
struct DeclaredParameter {
    std::string name;
    std::string value;
    std::vector<std::string> answers = {};  ///< "procedure/step.field" of the record that must say the same
};

/// A component that the certificate will name, with its own certificate.
struct KeyComponent {
    std::string name;
    std::string model;
    std::string maker;
    std::string certificate;                ///< number, or why there is none
    std::vector<std::string> answers = {};  ///< "procedure/step.field" of the record that must say the same model
};

/// A further model that the report is to cover, and what is different from the one that was tested.
struct CoveredModel {
    std::string model;
    std::string differences;
    standards::Drive drive = standards::Drive::electric;
    standards::Battery battery = standards::Battery::other;
    std::optional<bool> similar_frame = {};  ///< as the applicant declares it; absent: nobody did
};

/// A sample that came in for one of the plan's ("A", "B" ...), by the laboratory's own code on its label.
struct OrderSample {
    std::string plan;
    std::string code;
    std::vector<std::string> procedures;  ///< those that are done on it; empty: all that the plan does on such a sample
    bool spare = false;                   ///< held ready: nothing is done on it but what `procedures` names
};

/// What the laboratory and its client agreed on, and what came with the sample: everything a report must say that no
/// instrument measured. A JSON text "velocert-order/1"; what it does not say stays empty, and the report's own check
/// names it.
struct Order {
    std::string number;
    std::optional<base::Date> ordered_on;
    Party laboratory;
    std::string place;  ///< where the work is done
    Party client;
    // The sample as it was received.
    std::string item;   ///< its code, as on the label
    std::string model;  ///< as the client declared it
    std::string description;
    std::string condition;
    std::optional<base::Date> received_on;
    std::optional<base::Date> sampled_on;
    std::string sampling;              ///< plan and method, or that the client brought the sample
    std::vector<OrderSample> samples;  ///< each code once
    std::vector<std::string> photos_asked;
    std::vector<OrderPhoto> photos;
    std::vector<AgreedDeviation> deviations;
    bool no_deviations = false;  ///< said outright
    std::vector<ExternalResult> external;
    bool no_external = false;  ///< said outright
    // The product and its certification unit.
    std::string applicant;  ///< of the certificate, where it is another than the client
    std::string factory;
    std::vector<DeclaredParameter> parameters;
    std::vector<KeyComponent> components;
    std::vector<CoveredModel> covered;
    bool demonstration = false;
    std::string text;  ///< the file

    [[nodiscard]] bool excludes(std::string_view procedure) const;
};

/// Refuses unknown members, another format, dates that are none, and statements that contradict themselves.
[[nodiscard]] base::Result<Order> load_order(std::string_view text, std::string_view source);
/// The same of a text that was parsed already.
[[nodiscard]] base::Result<Order> order_from_json(const base::Json& json, std::string_view text,
                                                  std::string_view source);

/// Which of the samples that came in a procedure is done on.
struct SampleCode {
    std::string code;                ///< empty while it is not stated
    std::vector<std::string> among;  ///< not stated, and it may be any of these; empty: none came in for it
};
/// One that names the procedure goes before one that names none. Nothing is chosen where several are left: which one it
/// was is for the laboratory to say.
[[nodiscard]] SampleCode sample_code(std::span<const OrderSample> samples, std::string_view plan,
                                     std::string_view procedure);

/// A covered model that is not of one certification unit with the item (rule CNCA-C11-16: similar frame, same drive,
/// same kind of battery), and in what.
struct UnitDifference {
    std::string model;
    bool drive = false;
    bool battery = false;
    bool frame = false;
};
/// Those that differ, in the order's own order; empty when all make one unit.
[[nodiscard]] std::vector<UnitDifference> unit_differences(const Order& order, const standards::ItemTraits& item);
/// "model X is not of the same certification unit: drive, frame".
[[nodiscard]] std::string unit_warning(const UnitDifference& difference);

/// The order that stands in for a real one in training archives, for one item. It says what it is in every place.
[[nodiscard]] std::string demonstration_order(std::string_view item, std::string_view model, std::string_view client,
                                              const base::Date& received_on);

}  // namespace velocert::laboratory
