// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/qualification_page.h"

#include <array>

#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/model/frame/driver_words.h"
#include "app/words/language.h"
#include "app/words/qualification_words.h"
#include "core/records/files/file.h"

namespace velocert::app {
namespace {

QString text(const std::string& given) { return QString::fromStdString(given); }

}  // namespace

QString QualificationPage::title() const { return tr("Self-qualification"); }
QString QualificationPage::empty_words() const {
    return tr(
        "Not run in this window yet. It takes the shipped examples with their published results through the very "
        "functions that work in earnest, throws faults on the virtual bench, and leaves a report.");
}

QString QualificationPage::area_word(const std::string& area) {
    if (area == "rounding") return tr("rounding");
    if (area == "uncertainty") return tr("uncertainty");
    if (area == "ledger") return tr("ledger");
    if (area == "signature") return tr("signature");
    if (area == "faults") return tr("faults");
    return text(area);
}

QString QualificationPage::what_word(const QualificationCheck& check) const {
    const auto comma = check.what.find(", ");
    if (check.area != "faults" || comma == std::string::npos) return qualification_words(check.what);
    // A scenario and the procedure that it strikes.
    const auto procedure = check.what.substr(comma + 2);
    for (const auto& pair : ground().workplace.editions)
        for (const auto& one : pair.plain.procedures)
            if (one.id == procedure)
                return tr("%1: %2").arg(scenario_name(check.what.substr(0, comma)), in_words(one.title));
    return text(check.what);
}

std::optional<Qualification> QualificationPage::last() const {
    const std::scoped_lock lock(last_->mutex);
    return last_->qualification;
}

base::Result<void> QualificationPage::read(const records::Archive* archive) {
    recorded_.clear();
    if (archive != nullptr) {
        static constexpr std::array<std::string_view, 1> types{"self-qualification/1"};
        const auto entries = archive->ledger_entries(types);
        if (!entries) return base::fail(entries.error());
        if (!entries->empty()) {
            const auto& record = entries->back().record;
            base::JsonReader reader(record, "self-qualification");
            const auto failures = reader.integer_or("failures", -1);
            const auto checks = reader.integer_or("checks", 0);
            // Where nothing was checked, nothing was found to be good.
            recorded_good_ = failures == 0 && checks > 0;
            recorded_ =
                tr("%1: %2 checks, %3 failures").arg(short_time(entries->back().time)).arg(checks).arg(failures);
        }
    }
    std::vector<RowsModel::Row> out;
    if (const auto done = last()) {
        for (std::size_t i = 0; i < done->checks.size(); ++i) {
            const auto& check = done->checks[i];
            out.push_back(
                {std::to_string(i),
                 {area_word(check.area), what_word(check), check.good ? tr("as expected") : tr("NOT as expected")},
                 check.good ? Sign::pass : Sign::fail});
        }
    }
    rows().show({tr("Area"), tr("Check"), tr("Result")}, std::move(out));
    return {};
}

FactLine QualificationPage::state() const {
    if (recorded_.isEmpty()) return {tr("On record"), tr("never"), Sign::not_evaluated};
    return {tr("On record"), recorded_, recorded_good_ ? Sign::pass : Sign::fail};
}

std::vector<DetailBlock> QualificationPage::detail() const {
    const auto done = last();
    if (!done || selected().empty()) return {};
    const auto at = static_cast<std::size_t>(std::stoul(selected()));
    if (at >= done->checks.size()) return {};
    const auto& check = done->checks[at];
    std::vector<DetailBlock> out(1);
    out[0].heading = what_word(check);
    out[0].facts = {{tr("Area"), area_word(check.area)},
                    {tr("Source"), qualification_words(check.source)},
                    {tr("Expected"), qualification_words(check.expected)},
                    {tr("Found"), qualification_words(check.found), check.good ? Sign::pass : Sign::fail}};
    return out;
}

std::vector<SetupAct> QualificationPage::acts() const {
    SetupAct act;
    act.id = "qualify";
    act.title = tr("Qualify the program");
    act.consequence =
        tr("Takes about half a minute. The report is written to the file; signed if the key of the "
           "station is given. The result goes on record in the archive, if there is one.");
    act.fields = {{"out", tr("Report"), ActField::Kind::new_file, true, {}, tr("a new text file"), {}},
                  {"key", tr("Key of the station"), ActField::Kind::file, false, {}, {}, {}}};
    const auto actor = ground().who();
    // An auditor changes nothing, but may see it done: without a record.
    const bool record = ground().archive.there() && may(laboratory::Act::run_test);
    act.run = [ground = ground(), actor, record, last = last_](
                  const ActValues& values, const base::Progress& progress) -> base::Result<QString> {
        std::optional<signing::StationKey> key;
        if (!values["key"].empty()) {
            auto loaded = signing::StationKey::load(values["key"]);
            if (!loaded) return base::fail(loaded.error());
            key.emplace(std::move(*loaded));
        }
        const auto done = qualify(actor.person, ground.archive.clock(), progress);
        if (!done) return base::fail(done.error());
        {
            const std::scoped_lock lock(last->mutex);
            last->qualification = *done;
        }
        const auto report = qualification_report(*done, key ? &*key : nullptr);
        if (!report) return base::fail(report.error());
        if (auto written = records::write_new(values["out"], base::as_bytes(*report)); !written)
            return base::fail(written.error());
        if (record) {
            auto kept = in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
                if (auto one = archive.append("self-qualification/1", qualification_record(*done)); !one)
                    return base::fail(one.error());
                return QString();
            });
            if (!kept) return kept;
        }
        if (done->failures() > 0)
            return base::fail(base::ErrorCode::integrity, "self-qualification",
                              std::to_string(done->failures()) + " of " + std::to_string(done->checks.size()) +
                                  " checks are not as expected",
                              "all of them; do not test with this installation");
        return tr("%1 checks, all as expected. Report: %2")
            .arg(static_cast<qulonglong>(done->checks.size()))
            .arg(text(values["out"]));
    };
    return {act};
}

}  // namespace velocert::app
