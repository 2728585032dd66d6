// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/review/review_presenter.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/planning/run_planning.h"
#include "app/reporting/report_case.h"
#include "app/words/language.h"
#include "app/words/people_words.h"
#include "app/words/words.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "instruments/registry/registry.h"
#include "reports/content/build_report.h"

namespace velocert::app {
namespace {

using base::Result;
using records::Archive;

/// So many runs more are shown at a time.
constexpr std::size_t runs_at_a_time = 100;

std::string key_of(const ReviewRow& row) {
    std::string out = row.procedure;
    for (const auto& step : row.steps) out += '/' + step;
    return out;
}

/// What stands behind each row: the attempts of its steps, and the curve of the one that decides among them.
Result<void> read_steps(OpenedReview& review, const Archive& archive, const instruments::RegistryDecoders& decoders) {
    const reports::ReportInput input{review.run, review.edition, archive, decoders};
    for (const auto& row : review.rows) {
        const auto* procedure = review.edition.procedure(row.procedure);
        if (procedure == nullptr) continue;
        for (const auto& step : procedure->steps) {
            const auto key = row.procedure + '/' + step.id;
            // A whole procedure has its section in the report.
            if (!row.whole && std::ranges::find(row.steps, step.id) != row.steps.end() && !review.steps.contains(key))
                review.steps.emplace(key, reports::step_section(input, *procedure, step));
        }
        if (review.charts.contains(key_of(row)) || review.content.section("chart/" + row.procedure) == nullptr)
            continue;
        auto chart = reports::step_chart(input, *procedure, row.steps);
        if (!chart) return base::fail(chart.error());
        if (chart->step != nullptr) review.charts.emplace(key_of(row), std::move(*chart));
    }
    return {};
}

Result<OpenedReview> read_review(const std::string& folder, const QueueEntry& entry) {
    const auto archive = Archive::open_read_only(folder);
    if (!archive) return base::fail(archive.error());
    OpenedReview out;
    out.entry = entry;
    auto run = (*archive)->run(entry.run);
    if (!run) return base::fail(run.error());
    out.run = std::move(*run);
    auto edition = sequence::edition_of(out.run, **archive);
    if (!edition) return base::fail(edition.error());
    out.edition = std::move(*edition);
    const instruments::RegistryDecoders decoders;
    // Without annotations: the chart gets them where it is shown, as they are then.
    auto content = reports::build_report({out.run, out.edition, **archive, decoders});
    if (!content) return base::fail(content.error());
    out.content = std::move(*content);
    out.rows = review_rows(out.run, out.edition);
    if (auto read = read_steps(out, **archive, decoders); !read) return base::fail(read.error());
    auto returns = review_returns(**archive, entry.run);
    if (!returns) return base::fail(returns.error());
    out.returns = std::move(*returns);
    const auto same_item = (*archive)->runs_of_item(out.run.item.id, most_runs_of_item);
    if (!same_item) return base::fail(same_item.error());
    out.runs_of_item = static_cast<std::size_t>(
        std::ranges::count(*same_item, out.run.edition, [](const auto& one) { return one.edition; }));
    const auto reports = records::report_register(**archive);
    if (!reports) return base::fail(reports.error());
    records::Preparation about;  // of a run without a report holds are told, too
    about.of_run = entry.run;
    about.item = out.run.item.id;
    if (!entry.report.empty()) {
        auto life = records::life_in(*reports, entry.report);
        if (!life) return base::fail(life.error());
        about = life->preparation;
        out.life = std::move(*life);
    }
    // Of a report of before they were named, too.
    about.rests_on = other_runs(out.run);
    std::ranges::copy_if(reports->holds, std::back_inserter(out.holds),
                         [&](const records::Hold& hold) { return hold.concerns(about); });
    return out;
}

RecomputeOutcome recompute_run(const std::string& folder, const sequence::Run& run, const base::Clock& clock) {
    RecomputeOutcome out;
    const auto began = clock.monotonic_ns();
    const auto archive = Archive::open_read_only(folder);
    const instruments::RegistryDecoders decoders;
    auto found = archive ? sequence::recompute(run, **archive, decoders)
                         : Result<std::vector<sequence::Difference>>(base::fail(archive.error()));
    if (found)
        out.differences = std::move(*found);
    else
        out.error = found.error();
    for (const auto& attempt : run.step_runs) out.values += static_cast<int>(attempt.result.values.size());
    for (const auto& result : run.results) out.values += static_cast<int>(result.assessments.size());
    out.took = std::chrono::milliseconds((clock.monotonic_ns() - began) / 1'000'000);
    return out;
}

}  // namespace

ReviewPresenter::ReviewPresenter(ArchiveInUse& archive, Seat& seat, QObject* parent)
    : QObject(parent), archive_(archive), seat_(seat), wanted_runs_(runs_at_a_time), work_(this) {
    connect(&archive_, &ArchiveInUse::changed, this, [this] {
        close();
        wanted_runs_ = runs_at_a_time;
        none_before_.clear();
        if (watched_) refresh();
    });
    connect(&archive_, &ArchiveInUse::written, this, [this] {
        if (watched_) refresh();
    });
    connect(&work_, &LongWork::changed, this, &ReviewPresenter::busyChanged);
    whose_ = whose();
    connect(&seat_, &Seat::changed, this, [this] {
        // What one person had opened is not in front of the next one.
        if (auto now = whose(); now != whose_) {
            whose_ = std::move(now);
            close();
        }
    });
}

QString ReviewPresenter::trouble() const { return trouble_ ? error_words(*trouble_).text() : QString(); }

QString ReviewPresenter::name_of(const base::Person& person) const { return person_words(people_, person); }

const ReviewRow* ReviewPresenter::row() const {
    if (!opened_ || selected_ >= opened_->rows.size()) return nullptr;
    return &opened_->rows[selected_];
}

const conformity::Assessment* ReviewPresenter::assessment(const ReviewRow& row) const {
    if (!opened_ || row.assessment == ReviewRow::no_assessment) return nullptr;
    for (const auto& result : opened_->run.results)
        if (result.procedure == row.procedure && row.assessment < result.assessments.size())
            return &result.assessments[row.assessment];
    return nullptr;
}

const reports::StepChart* ReviewPresenter::chart(const ReviewRow& row) const {
    if (!opened_) return nullptr;
    const auto found = opened_->charts.find(key_of(row));
    return found == opened_->charts.end() ? nullptr : &found->second;
}

std::vector<const reports::Section*> ReviewPresenter::attempts(const ReviewRow& row) const {
    std::vector<const reports::Section*> out;
    if (!opened_) return out;
    if (row.whole) {
        if (const auto* section = opened_->content.section("procedure/" + row.procedure)) out.push_back(section);
        return out;
    }
    for (const auto& step : row.steps)
        if (const auto found = opened_->steps.find(row.procedure + '/' + step); found != opened_->steps.end())
            out.push_back(&found->second);
    return out;
}

QString ReviewPresenter::working() const { return work_.running() ? working_ : QString(); }

std::optional<ReviewStep> ReviewPresenter::my_step() const {
    if (!opened_) return std::nullopt;
    const auto step = opened_->entry.step;
    if (!opened_->entry.amends.empty())
        return seat_.may(laboratory::Act::amend_report) ? std::optional(step) : std::nullopt;
    if (step == ReviewStep::bench)  // what is missing has been tested anew, or will not be
        return seat_.may(laboratory::Act::prepare_report) ? std::optional(ReviewStep::prepare) : std::nullopt;
    if (!seat_.may(act_of(step))) return std::nullopt;
    const auto meaning = meaning_of(step);
    if (!meaning) return step;
    // Signatures are given by accounts alone, each by the person whose name stands in the document.
    if (!seat_.account() || !opened_->life) return std::nullopt;
    return records::why_not_sign(*opened_->life, *meaning, seat_.account()->person()).empty() ? std::optional(step)
                                                                                              : std::nullopt;
}

bool ReviewPresenter::may_return() const {
    return opened_ && !work_.running() && seat_.person() && seat_.may(laboratory::Act::prepare_report) &&
           opened_->entry.step != ReviewStep::prepare_again;
}

QStringList ReviewPresenter::changes() const {
    QStringList out;
    if (!opened_ || !opened_->life) return out;
    std::uint64_t last = opened_->life->prepared_seq;
    for (const auto& held : opened_->life->signatures)
        if (held.holds()) last = std::max(last, held.seq);
    for (const auto& change : opened_->life->changes)
        if (change.seq > last) out << QString::fromStdString(change.what);
    return out;
}

std::vector<std::pair<std::string, QString>> ReviewPresenter::signers(laboratory::Role role) const {
    std::vector<std::pair<std::string, QString>> out;
    const auto archive = archive_.read();
    if (!archive) return out;
    const auto people = records::people_register(**archive);
    if (!people) return out;
    const auto today = base::day_of(archive_.clock().now());
    for (const auto& account : people->accounts())
        if (account.active() && account.holds(role, today)) out.emplace_back(account.id, name_words(account.name));
    return out;
}

bool ReviewPresenter::may_state_opinions() const {
    const auto archive = archive_.read();
    if (!opened_ || !archive || !seat_.account()) return false;
    const auto people = records::people_register(**archive);
    if (!people) return false;
    const auto today = base::day_of(archive_.clock().now());
    return std::ranges::all_of(opened_->run.procedures, [&](const std::string& method) {
        return laboratory::require(*people, *seat_.account(), laboratory::Act::sign_approved, method, today)
            .has_value();
    });
}

std::vector<AmendableReport> ReviewPresenter::amendable() const {
    std::vector<AmendableReport> out;
    const auto archive = archive_.read();
    if (!archive || !seat_.person() || !seat_.may(laboratory::Act::amend_report)) return out;
    const auto reports = records::report_register(**archive);
    if (!reports) return out;
    for (auto life = reports->reports.rbegin(); life != reports->reports.rend(); ++life)
        if (life->state == records::ReportState::issued || life->state == records::ReportState::amended)
            out.push_back({life->number(), life->preparation.of_run, life->preparation.item});
    return out;
}

std::vector<std::pair<std::string, QString>> ReviewPresenter::steps() const {
    std::vector<std::pair<std::string, QString>> out;
    if (!opened_) return out;
    for (const auto& id : opened_->run.procedures) {
        const auto* procedure = opened_->edition.procedure(id);
        if (procedure == nullptr) continue;
        const QString title = in_words(procedure->title);
        out.emplace_back(id, title);
        for (const auto& step : procedure->steps) {
            const auto done = std::any_of(opened_->run.step_runs.begin(), opened_->run.step_runs.end(),
                                          [&](const auto& one) { return one.procedure == id && one.step == step.id; });
            if (done) out.emplace_back(id + "/" + step.id, title + ": " + in_words(step.title));
        }
    }
    return out;
}

Result<WireListing> ReviewPresenter::bytes(const sequence::CaptureRecord& capture) const {
    const auto archive = archive_.read();
    if (!archive) return base::fail(archive.error());
    const auto log = (*archive)->load(capture.log);
    if (!log) return base::fail(log.error());
    return wire_listing(*log, "wire log of " + capture.role);
}

void ReviewPresenter::say_written() {
    archive_.say_written();
    // What was done here is looked up in the queue at once, whatever is in front by now.
    if (!watched_) refresh();
}

void ReviewPresenter::more() {
    wanted_runs_ += runs_at_a_time;
    refresh();
}

void ReviewPresenter::refresh() {
    const auto archive = archive_.read();
    auto read = archive ? read_review_queue(**archive, seat_.person(), wanted_runs_, none_before_)
                        : Result<ReadQueue>(base::fail(archive.error()));
    // No archive yet is no trouble: nothing waits.
    const auto kind = archive_.kind();
    trouble_ = read || (kind && !*kind) ? std::nullopt : std::optional(read.error());
    if (!read) read = ReadQueue{};
    queue_ = std::move(read->entries);
    waiting_ = read->waiting;
    none_before_ = std::move(read->none_before);
    // Of people that cannot be read the names stay as entries have them.
    auto people =
        archive ? records::people_register(**archive) : Result<laboratory::PeopleRegister>(base::fail(archive.error()));
    people_ = people ? std::move(*people) : laboratory::PeopleRegister();
    emit queueChanged();
}

void ReviewPresenter::begin(const QString& what, std::function<Then(const base::Progress&)> work) {
    if (work_.running()) return;
    working_ = what;
    work_.start<Then>(
        what, [work = std::move(work)](const base::Progress& progress) -> Result<Then> { return work(progress); },
        [](const Result<Then>& then) {
            if (then && *then) (*then)();
        });
}

void ReviewPresenter::open(std::size_t index) {
    if (index < queue_.size()) open_entry(queue_[index]);
}

void ReviewPresenter::amend(const AmendableReport& report) {
    QueueEntry entry;
    entry.run = report.run;
    entry.item = report.item;
    entry.amends = report.report;
    open_entry(entry);
}

void ReviewPresenter::open_entry(const QueueEntry& entry) {
    begin(tr("Reading the run"),
          [this, folder = archive_.folder(), entry, by = whose()](const base::Progress&) -> Then {
              auto read = std::make_shared<Result<OpenedReview>>(read_review(folder, entry));
              return [this, read, by] {
                  if (by == whose()) show(read);
              };
          });
}

void ReviewPresenter::show(std::shared_ptr<Result<OpenedReview>> opened) {
    if (!*opened) {
        // What was put on record stays told beside what went wrong after it.
        const auto before = std::exchange(told_of_next_, {});
        tell(opened->error());
        if (before) tell(false, [before, failed = told_] { return before() + '\n' + failed(); });
        return;
    }
    const bool same = opened_ && opened_->run.id == (*opened)->run.id;
    opened_ = std::make_unique<OpenedReview>(std::move(**opened));
    if (!same) {
        selected_ = 0;
        recomputed_.reset();
        combinable_.clear();
        tell(true, std::exchange(told_of_next_, {}));
    }
    // Whoever shows the row in view shows what was opened anew, and hears it once.
    emit openedChanged();
    emit recomputedChanged();
}

void ReviewPresenter::close() {
    told_of_next_ = {};
    shown_.for_act({});
    opened_.reset();
    recomputed_.reset();
    combinable_.clear();
    tell_nothing();
    emit openedChanged();
}

void ReviewPresenter::select(std::size_t row) {
    selected_ = row;
    emit selectedChanged();
}

void ReviewPresenter::recompute() {
    if (!opened_ || work_.running()) return;
    recomputed_.reset();
    emit recomputedChanged();
    begin(tr("Recomputing from the wire bytes"),
          [this, folder = archive_.folder(), run = opened_->run](const base::Progress& progress) -> Then {
              auto outcome = std::make_shared<RecomputeOutcome>(recompute_run(folder, run, archive_.clock()));
              if (!base::go_on(progress, {}, 0, 0)) return {};
              return [this, outcome, id = run.id] {
                  if (!opened_ || opened_->run.id != id) return;
                  recomputed_ = std::move(*outcome);
                  emit recomputedChanged();
              };
          });
}

void ReviewPresenter::cancel() { work_.cancel(); }

void ReviewPresenter::tell(bool well, Words words, Words cautions) {
    went_well_ = well;
    told_ = std::move(words);
    cautions_ = std::move(cautions);
    emit toldChanged();
}

void ReviewPresenter::tell(const base::Error& error) {
    tell(false, [error] {
        const auto words = error_words(error);
        return words.happened + " " + words.remedy + "\n" + words.detail;
    });
}

void ReviewPresenter::tell_nothing() { tell(true, {}); }

}  // namespace velocert::app
