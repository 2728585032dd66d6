// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/desktop/model/frame/seat.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/trail/annotation.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::app {

/// The recording that charts show: an attempt, and when its first byte went over a wire, by the clock of its logs.
struct AnnotatedRecording {
    sequence::StepRun attempt;
    std::int64_t start_ns = 0;
};

/// What a person gives with an annotation. The secrets are used once and wiped.
struct AnnotationInput {
    QString comment;
    QString until;  ///< seconds; empty: a moment, not a stretch
    base::Secret password;
    base::Secret passphrase;
    std::string key_file;    ///< or the address of a token; empty: not signed
    std::string trust_file;  ///< empty: the certificate must be registered for the account
    bool witnessed = false;  ///< as a witness of the attempt
};

/// One line of the list of what was noted beside a run.
struct NoteLine {
    std::uint64_t seq = 0;
    bool is_mark = false;  ///< set at the bench, without words yet
    bool stands = true;
    bool in_view = false;  ///< of the recording that is shown
    double from_s = 0;     ///< only of what is in view
    QString number;
    QString attempt;
    QString moment;
    QString reading;
    QString words;
    QString who;
    QString state;  ///< signed, not signed, withdrawn and why, waits for words
};

/// What people noted beside the recordings of the run in view, and what the person there may add. An annotation is
/// begun at a moment, given words, and put on record on a thread. Knows no widget.
class AnnotationPresenter final : public QObject {
    Q_OBJECT

  public:
    AnnotationPresenter(ArchiveInUse& archive, Seat& seat, QObject* parent = nullptr);

    /// The run in view; empty: none. What was begun is given up when it is another one. The edition that it was judged
    /// by names its steps, and need not outlive the call; without one they are called by their ids.
    void show_run(const std::string& run, const standards::StandardEdition* edition);
    void show_recording(std::optional<AnnotatedRecording> recording);
    void refresh();

    [[nodiscard]] const std::string& run() const { return run_; }
    [[nodiscard]] const records::RunAnnotations& all() const { return all_; }
    [[nodiscard]] std::vector<NoteLine> lines() const;
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    /// Those of the recording in view that stand, for drawing: number, from, and to where it is a stretch; in seconds.
    struct Place {
        QString number;
        double from_s = 0;
        std::optional<double> to_s;
        bool is_mark = false;
    };
    [[nodiscard]] std::vector<Place> places() const;

    /// Whether the person may note something here: what is not permitted is not shown.
    [[nodiscard]] bool may_annotate() const;
    /// There is a recording in view to note something beside.
    [[nodiscard]] bool can_begin() const { return may_annotate() && recording_.has_value() && !busy(); }
    [[nodiscard]] bool may_withdraw(const NoteLine& line) const;
    /// Whether the person may say to have witnessed the attempt; whoever made the test is refused in the act.
    [[nodiscard]] bool may_witness() const;
    /// The account signs, and the act asks for its password.
    [[nodiscard]] bool has_account() const { return seat_.account().has_value(); }

    /// Begins an annotation at that moment of the recording in view, with what an instrument shows there.
    void begin(double seconds, std::optional<records::NotedReading> reading);
    /// The same for a mark of the bench, at its own moment.
    void take_up(std::uint64_t mark);
    void give_up();
    /// "12.345 s, speed 23.1 km/h"; empty while nothing is begun.
    [[nodiscard]] QString begun() const;
    void save(AnnotationInput input);
    void withdraw(std::uint64_t annotation, const QString& reason);

    [[nodiscard]] bool busy() const { return work_.running(); }
    /// What the last act came to.
    [[nodiscard]] const QString& told() const { return told_; }
    [[nodiscard]] bool went_well() const { return went_well_; }
    void retranslate();

  signals:
    void changed();
    void begunChanged();
    void busyChanged();
    void toldChanged();

  private:
    struct Draft {
        metrology::WrittenQuantity from;
        std::optional<records::NotedReading> reading;
        std::uint64_t takes_up = 0;
    };
    void tell(bool well, const QString& words);
    void tell(const base::Error& error);
    [[nodiscard]] double moment_of(const records::AnnotationMark& mark) const;
    [[nodiscard]] bool in_view(const records::NotedAttempt& attempt) const;
    /// "Braking · Dry, both brakes · 1".
    [[nodiscard]] QString attempt_words(const records::NotedAttempt& attempt) const;
    /// Who, and below it when (UTC).
    [[nodiscard]] QString signed_by(const base::Person& person, const std::string& utc) const;

    ArchiveInUse& archive_;
    Seat& seat_;
    std::string run_;
    std::map<std::string, standards::Title> titles_;  ///< of the run's edition, by "procedure" and "procedure/step"
    std::optional<AnnotatedRecording> recording_;
    records::RunAnnotations all_;
    laboratory::PeopleRegister people_;
    std::optional<base::Error> error_;
    std::optional<Draft> draft_;
    QString told_;
    bool went_well_ = true;
    LongWork work_;
};

/// Seconds as an annotation keeps them: whole microseconds, without zeros at the end. Errors: no such number.
[[nodiscard]] base::Result<metrology::WrittenQuantity> annotation_time(double seconds);
/// The reading of an indication with a value, in its own digits.
[[nodiscard]] std::optional<records::NotedReading> noted_reading(const metrology::Indication& indication,
                                                                 const std::string& role);

}  // namespace velocert::app
