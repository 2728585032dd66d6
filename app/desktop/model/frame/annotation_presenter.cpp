// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/annotation_presenter.h"

#include <memory>
#include <utility>

#include "app/desktop/model/archive/runs_model.h"
#include "app/reporting/annotate.h"
#include "app/reporting/key_opening.h"
#include "app/reporting/sign_with_file.h"
#include "app/words/language.h"
#include "app/words/people_words.h"
#include "app/words/words.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people.h"
#include "core/records/trail/annotation_acts.h"
#include "reports/content/words/words.h"

namespace velocert::app {
namespace {

using base::Result;
using metrology::WrittenQuantity;

QString text_of(const WrittenQuantity& value) {
    QString out = QString::fromStdString(value.number().text());
    if (!value.unit().print.empty())
        out += ' ' + QString::fromUtf8(value.unit().print.data(), static_cast<qsizetype>(value.unit().print.size()));
    return out;
}

QString reading_words(const std::optional<records::NotedReading>& reading) {
    if (!reading) return {};
    return in_words(reports::words(reading->quantity)) + ' ' + text_of(reading->value);
}

/// The end of a stretch as it was typed: a decimal number of seconds.
Result<std::optional<WrittenQuantity>> read_until(const QString& text) {
    const auto typed = text.trimmed();
    if (typed.isEmpty()) return std::optional<WrittenQuantity>();
    auto out = WrittenQuantity::parse(typed.toStdString() + " s", metrology::Kind::duration);
    if (!out)
        return base::fail(base::ErrorCode::bad_value, "until", "\"" + typed.toStdString() + "\"",
                          "a number of seconds, such as 12.5");
    return std::optional(*out);
}

}  // namespace

Result<WrittenQuantity> annotation_time(double seconds) {
    const auto number = base::nearest(seconds, 6);
    if (!number) return base::fail(number.error());
    const auto unit = metrology::find_unit("s");
    if (!unit) return base::fail(unit.error());
    return WrittenQuantity(number->normalized(), *unit);
}

std::optional<records::NotedReading> noted_reading(const metrology::Indication& indication, const std::string& role) {
    if (!indication.has_value()) return std::nullopt;
    const WrittenQuantity value(indication.value, *indication.unit);
    // Only what reads back from the record: digits finer than any unit keeps are none of a display.
    if (!WrittenQuantity::parse(value.text(), metrology::kind_of(indication.measurand))) return std::nullopt;
    return records::NotedReading{role, indication.measurand, value};
}

AnnotationPresenter::AnnotationPresenter(ArchiveInUse& archive, Seat& seat, QObject* parent)
    : QObject(parent), archive_(archive), seat_(seat) {
    connect(&seat_, &Seat::changed, this, [this] {
        // What one person began is not another's.
        if (!may_annotate()) give_up();
        emit changed();
    });
    connect(&archive_, &ArchiveInUse::written, this, [this] {
        if (!run_.empty()) refresh();
    });
    connect(&work_, &LongWork::changed, this, &AnnotationPresenter::busyChanged);
}

void AnnotationPresenter::show_run(const std::string& run, const standards::StandardEdition* edition) {
    if (run != run_) {
        give_up();
        recording_.reset();
        tell(true, {});
    }
    run_ = run;
    titles_.clear();
    if (edition != nullptr)
        for (const auto& procedure : edition->procedures) {
            titles_.emplace(procedure.id, procedure.title);
            for (const auto& step : procedure.steps) titles_.emplace(procedure.id + '/' + step.id, step.title);
        }
    refresh();
}

void AnnotationPresenter::show_recording(std::optional<AnnotatedRecording> recording) {
    const auto same = recording && recording_ &&
                      sequence::attempt_name(recording->attempt) == sequence::attempt_name(recording_->attempt);
    if (!same) give_up();
    recording_ = std::move(recording);
    emit changed();
}

void AnnotationPresenter::refresh() {
    all_ = {};
    people_ = {};
    error_.reset();
    if (!run_.empty()) {
        const auto archive = archive_.read();
        auto read = archive ? records::run_annotations(**archive, run_)
                            : Result<records::RunAnnotations>(base::fail(archive.error()));
        if (read)
            all_ = std::move(*read);
        else
            error_ = read.error();
        if (archive)
            if (auto people = records::people_register(**archive)) people_ = std::move(*people);
    }
    emit changed();
}

bool AnnotationPresenter::in_view(const records::NotedAttempt& attempt) const {
    return recording_ && records::is_of(attempt, recording_->attempt);
}

double AnnotationPresenter::moment_of(const records::AnnotationMark& mark) const {
    return recording_ ? records::in_seconds(mark.arrived) - static_cast<double>(recording_->start_ns) / 1e9 : 0;
}

QString AnnotationPresenter::attempt_words(const records::NotedAttempt& attempt) const {
    const auto title = [&](const std::string& path, const std::string& id) {
        const auto found = titles_.find(path);
        return found == titles_.end() ? QString::fromStdString(id) : in_words(found->second);
    };
    QStringList out{title(attempt.procedure, attempt.procedure),
                    title(attempt.procedure + '/' + attempt.step, attempt.step)};
    if (!attempt.subject.empty()) out << QString::fromStdString(attempt.subject);
    out << QString::number(attempt.number);
    return out.join(" · ");
}

QString AnnotationPresenter::signed_by(const base::Person& person, const std::string& utc) const {
    return person_words(people_, person) + '\n' + whole_time(utc);
}

std::vector<NoteLine> AnnotationPresenter::lines() const {
    std::vector<NoteLine> out;
    for (const auto& note : all_.notes) {
        const auto& annotation = note.recorded.annotation;
        NoteLine line;
        line.seq = note.recorded.seq;
        line.stands = note.stands();
        line.in_view = in_view(annotation.attempt);
        line.from_s = records::in_seconds(annotation.from);
        line.number = QString::number(note.number);
        line.attempt = attempt_words(annotation.attempt);
        line.moment =
            annotation.to ? text_of(annotation.from) + " – " + text_of(*annotation.to) : text_of(annotation.from);
        line.reading = reading_words(annotation.reading);
        line.words = QString::fromStdString(annotation.comment);
        if (annotation.witnessed) line.words = tr("witnessed: %1").arg(line.words);
        line.who = signed_by(annotation.author, annotation.time);
        line.state = note.is_signed() ? tr("signed") : tr("not signed");
        if (note.withdrawn)
            line.state = tr("withdrawn by %1: %2")
                             .arg(person_words(people_, note.withdrawn->withdrawn_by),
                                  QString::fromStdString(note.withdrawn->reason));
        out.push_back(std::move(line));
    }
    for (const auto* recorded : all_.open_marks()) {
        const auto& mark = recorded->mark;
        NoteLine line;
        line.seq = recorded->seq;
        line.is_mark = true;
        line.in_view = in_view(mark.attempt);
        line.attempt = attempt_words(mark.attempt);
        line.number = tr("mark");
        if (line.in_view) {
            line.from_s = moment_of(mark);
            if (const auto time = annotation_time(line.from_s)) line.moment = text_of(*time);
        }
        line.reading = reading_words(mark.reading);
        line.who = signed_by(mark.marked_by, mark.marked_utc);
        line.state = tr("set at the bench, waits for words");
        out.push_back(std::move(line));
    }
    return out;
}

std::vector<AnnotationPresenter::Place> AnnotationPresenter::places() const {
    std::vector<Place> out;
    for (const auto& note : all_.notes) {
        const auto& annotation = note.recorded.annotation;
        if (!note.stands() || !in_view(annotation.attempt)) continue;
        Place place{QString::number(note.number), records::in_seconds(annotation.from), std::nullopt, false};
        if (annotation.to) place.to_s = records::in_seconds(*annotation.to);
        out.push_back(std::move(place));
    }
    for (const auto* mark : all_.open_marks())
        if (in_view(mark->mark.attempt)) out.push_back({tr("mark"), moment_of(mark->mark), std::nullopt, true});
    return out;
}

bool AnnotationPresenter::may_annotate() const {
    return seat_.may_act() && seat_.person() && seat_.may(laboratory::Act::annotate);
}

bool AnnotationPresenter::may_witness() const {
    return may_annotate() && has_account() && seat_.may(laboratory::Act::sign_witnessed);
}

bool AnnotationPresenter::may_withdraw(const NoteLine& line) const {
    if (line.is_mark || !line.stands || !may_annotate() || busy()) return false;
    const auto* note = all_.note(line.seq);
    return note != nullptr && (base::same_person(note->recorded.annotation.author, *seat_.person()) ||
                               seat_.may(laboratory::Act::withdraw_annotation));
}

void AnnotationPresenter::begin(double seconds, std::optional<records::NotedReading> reading) {
    if (!can_begin()) return;
    const auto from = annotation_time(seconds);
    if (!from) return tell(from.error());
    draft_ = Draft{*from, std::move(reading), 0};
    tell(true, {});
    emit begunChanged();
}

void AnnotationPresenter::take_up(std::uint64_t mark) {
    if (!can_begin()) return;
    for (const auto* one : all_.open_marks()) {
        if (one->seq != mark || !in_view(one->mark.attempt)) continue;
        const auto from = annotation_time(moment_of(one->mark));
        if (!from) return tell(from.error());
        draft_ = Draft{*from, one->mark.reading, mark};
        tell(true, {});
        emit begunChanged();
    }
}

void AnnotationPresenter::give_up() {
    if (!draft_) return;
    draft_.reset();
    emit begunChanged();
}

QString AnnotationPresenter::begun() const {
    if (!draft_) return {};
    const auto reading = reading_words(draft_->reading);
    return reading.isEmpty() ? text_of(draft_->from) : text_of(draft_->from) + ", " + reading;
}

void AnnotationPresenter::save(AnnotationInput input) {
    if (!draft_ || !can_begin()) return;
    const auto until = read_until(input.until);
    if (!until) return tell(until.error());
    struct Given {
        std::string run;
        sequence::StepRun attempt;
        Draft draft;
        std::optional<WrittenQuantity> to;
        base::Person person;
        std::string login;
        AnnotationInput input;
    };
    const auto given =
        std::make_shared<Given>(Given{run_, recording_->attempt, *draft_, *until, *seat_.person(),
                                      seat_.account() ? seat_.account()->login : std::string(), std::move(input)});
    struct Done {};
    work_.start<Done>(
        tr("Recording the annotation"),
        [this, folder = archive_.folder(), given](const base::Progress&) -> Result<Done> {
            const auto archive = archive_.archives().writer(folder);
            if (!archive) return base::fail(archive.error());
            AnnotationRequest request{given->run,
                                      given->attempt,
                                      given->draft.from,
                                      given->to,
                                      given->draft.reading,
                                      given->draft.takes_up,
                                      given->input.comment.toStdString(),
                                      given->person,
                                      given->login,
                                      given->input.password,
                                      {},
                                      nullptr,
                                      records::MachineClock().offset(archive_.clock().now()),
                                      given->input.witnessed};
            FileSigning signing;
            signing.trust_file = given->input.trust_file;
            SigningFiles files;
            if (!given->input.key_file.empty()) {
                auto read = read_signing_files(signing, given->input.key_file);
                if (!read) return base::fail(read.error());
                files = std::move(*read);
            }
            const KeyPlace place{files.key, signing.token};
            std::optional<KeyOpening> opening;
            if (!signing.key_file.empty()) {
                opening.emplace(place, given->input.passphrase);
                request.open_key = [&] { return opening->open(); };
                request.trust = files.trust ? &*files.trust : nullptr;
            }
            if (auto done = annotate(**archive, archive_.clock(), request); !done) return base::fail(done.error());
            return Done{};
        },
        [this, given](const Result<Done>& done) {
            if (!done) return tell(done.error());
            give_up();
            tell(true, given->input.key_file.empty()
                           ? tr("The annotation is on record. It is not signed: the record alone names its author.")
                           : tr("The annotation is signed and on record."));
            archive_.say_written();
        });
}

void AnnotationPresenter::withdraw(std::uint64_t annotation, const QString& reason) {
    if (!may_annotate() || busy()) return;
    const auto done = [&]() -> Result<void> {
        const auto archive = archive_.write();
        if (!archive) return base::fail(archive.error());
        return withdraw_annotation(**archive, archive_.clock(), run_, annotation, reason.toStdString(), *seat_.person(),
                                   seat_.account());
    }();
    if (!done) return tell(done.error());
    tell(true, tr("Withdrawn. Words and reason stay on record."));
    archive_.say_written();
}

void AnnotationPresenter::tell(bool well, const QString& words) {
    told_ = words;
    went_well_ = well;
    emit toldChanged();
}

void AnnotationPresenter::tell(const base::Error& error) {
    const auto words = error_words(error);
    tell(false, words.happened + " " + words.remedy + "\n" + words.detail);
}

void AnnotationPresenter::retranslate() {
    tell(went_well_, {});
    emit changed();
    emit begunChanged();
}

}  // namespace velocert::app
