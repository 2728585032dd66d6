// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/desktop/model/frame/seat.h"
#include "app/desktop/model/review/combinable.h"
#include "app/desktop/model/review/review_queue.h"
#include "app/desktop/model/review/review_rows.h"
#include "app/desktop/model/review/shown_pages.h"
#include "app/desktop/model/review/wire_listing.h"
#include "app/reporting/report_pages.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/reports/report_register.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/recompute.h"
#include "reports/content/report.h"
#include "reports/content/sections/chart_moments.h"
#include "reports/content/sections/step_sections.h"

namespace velocert::app {

/// A run as it is reviewed: everything that was read of it once, so that looking costs no further reading.
struct OpenedReview {
    QueueEntry entry;
    sequence::Run run;
    standards::StandardEdition edition;
    reports::Report content;  ///< every word and figure of the run, as the report says it
    std::vector<ReviewRow> rows;
    /// What the report says of each step alone, by "procedure/step"; and the curves behind the rows, by
    /// "procedure/step/step ...".
    std::map<std::string, reports::Section> steps;
    std::map<std::string, reports::StepChart> charts;
    std::vector<ReviewReturn> returns;
    std::optional<records::ReportLife> life;
    std::vector<records::Hold> holds = {};  ///< that concern it, open or closed, oldest first
    std::size_t runs_of_item = 1;           ///< of the item by its edition, as far as the index tells
};

/// What recomputing found.
struct RecomputeOutcome {
    std::vector<sequence::Difference> differences;
    int values = 0;  ///< results that were computed again
    std::chrono::milliseconds took{0};
    std::optional<base::Error> error;
};

/// What a person signs with. The secrets are used once and wiped.
struct SigningSecrets {
    base::Secret password;
    base::Secret passphrase;
    std::string key_file;                 ///< PKCS#12, or the address of a token (token_address.h)
    std::string trust_file;               ///< empty: the certificate must be registered for the account
    std::string deliver_to;               ///< of an approval: a folder that gets the issued file; may be empty
    std::string time_stamp_key = {};      ///< file of the time-stamp authority's key; empty: no token
    base::Secret of_time_stamp_key = {};  ///< its passphrase
};

/// An opinion as it was typed; whoever prepares the report states it.
struct TypedOpinion {
    std::string text, basis;
    std::string dialogue;  ///< may be empty
};

/// The names that will stand in a report, and the client's order.
struct PrepareChoice {
    std::string tested, reviewed, approved;  ///< account ids; names where there are no accounts
    std::string order_file;                  ///< empty: the demonstration order, in training only
    std::string amends;                      ///< number of the report that is amended; empty: none
    records::AmendmentKind kind = records::AmendmentKind::replacement;
    std::string reason;  ///< of an amendment, as it is printed
    std::vector<TypedOpinion> opinions = {};
};

/// A report that went out and stands, with what it is about.
struct AmendableReport {
    std::string report, run, item;
};

/// The Review workspace: what waits, a run opened by risk, and what a reviewer does with it. The acts are those of the
/// command line. Reading, recomputing and signing happen on a thread; one at a time. Knows no widget.
class ReviewPresenter final : public QObject {
    Q_OBJECT

  public:
    ReviewPresenter(ArchiveInUse& archive, Seat& seat, QObject* parent = nullptr);

    /// What waits: every report that is not issued yet, and of the runs without one those that have waited longest, as
    /// many as were asked for.
    [[nodiscard]] const std::vector<QueueEntry>& queue() const { return queue_; }
    /// How many wait altogether, shown in the queue or not.
    [[nodiscard]] std::size_t waiting() const { return waiting_; }
    /// Shows more of them.
    void more();
    /// Why there is no queue, as a sentence; empty if there is one.
    [[nodiscard]] QString trouble() const;
    /// A person of the archive as this language names them, as of the last refresh().
    [[nodiscard]] QString name_of(const base::Person& person) const;
    [[nodiscard]] const OpenedReview* opened() const { return opened_.get(); }
    [[nodiscard]] std::size_t selected() const { return selected_; }
    [[nodiscard]] const ReviewRow* row() const;
    [[nodiscard]] const conformity::Assessment* assessment(const ReviewRow& row) const;
    /// The curve behind the row: of the attempt that decides among its steps. Null: it has none.
    [[nodiscard]] const reports::StepChart* chart(const ReviewRow& row) const;
    /// What the report says of the attempts behind the row.
    [[nodiscard]] std::vector<const reports::Section*> attempts(const ReviewRow& row) const;
    [[nodiscard]] const std::optional<RecomputeOutcome>& recomputed() const { return recomputed_; }
    [[nodiscard]] bool busy() const { return work_.running(); }
    /// What the thread is at, for the person who waits; empty when it is at nothing.
    [[nodiscard]] QString working() const;
    /// So many of so many are done; `all` of 0: nobody knows.
    [[nodiscard]] std::pair<int, int> progress() const {
        return {static_cast<int>(work_.done()), static_cast<int>(work_.total())};
    }
    /// What the last act came to, in the language in use: a sentence, and whether it went well.
    [[nodiscard]] QString told() const { return told_ ? told_() : QString(); }
    /// What is to be known beside it, though it went well: what rests on less than a real archive asks for, what is
    /// still open, what did not reach its place. Mostly empty.
    [[nodiscard]] QString cautions() const { return cautions_ ? cautions_() : QString(); }
    [[nodiscard]] bool went_well() const { return went_well_; }
    /// The account of who sits here; empty where there are none, or nobody is signed in.
    [[nodiscard]] std::string whose() const { return seat_.account() ? seat_.account()->id : std::string(); }
    /// The step that waits, if the person may do it now.
    [[nodiscard]] std::optional<ReviewStep> my_step() const;
    /// Whether the person may send back what is opened.
    [[nodiscard]] bool may_return() const;
    /// What happened to the report after its last signature that holds: one line each.
    [[nodiscard]] QStringList changes() const;
    /// Of an approval that is this person's to give: what the person did alone to the means by which others signed what
    /// is under the report, a sentence each.
    [[nodiscard]] QStringList own_means() const;
    /// Who may be named for a signature: id and name, by role.
    [[nodiscard]] std::vector<std::pair<std::string, QString>> signers(laboratory::Role role) const;
    /// The issued reports that may be amended, newest first; none for a person who may not amend.
    [[nodiscard]] std::vector<AmendableReport> amendable() const;
    /// Whether the person may state opinions in a report of the opened run: who may approve with each of its methods.
    [[nodiscard]] bool may_state_opinions() const;
    /// Whether the person may bring runs of the opened item together, and there are several.
    [[nodiscard]] bool may_combine() const;
    /// The runs that would be, as of the last look_for_combinable(): oldest first.
    [[nodiscard]] const std::vector<CombinableRun>& combinable_runs() const { return combinable_; }
    /// A procedure of the opened run's edition in words.
    [[nodiscard]] QString procedure_words(const std::string& id) const;
    /// Steps that a return may name: "braking/wet.both" and its title.
    [[nodiscard]] std::vector<std::pair<std::string, QString>> steps() const;
    /// The bytes of one capture.
    [[nodiscard]] base::Result<WireListing> bytes(const sequence::CaptureRecord& capture) const;
    /// The pages of the opened report, or of another one of the batch, that would be signed. GUI thread.
    [[nodiscard]] base::Result<ReportPages> pages(const std::string& report = {}) const;
    /// What was looked through in the act of signing that is at hand; whoever shows pages says so here.
    [[nodiscard]] ShownPages& shown();
    /// The act of signing that is at hand: whose, and of which preparation in which meaning; empty where there is none.
    [[nodiscard]] std::string signing_act() const;
    /// The key file of the time-stamp authority that this station signs with; empty where its upkeep names none.
    [[nodiscard]] std::string time_stamp_key() const;
    /// The exact file of a report as it stands now.
    [[nodiscard]] base::Result<std::vector<std::uint8_t>> document(const std::string& report) const;

    void refresh();
    /// Whether anybody looks: what others write is read at once then, and else with the next refresh().
    void set_watched(bool watched) { watched_ = watched; }
    void open(std::size_t index);
    void close();
    void select(std::size_t row);
    void recompute();
    void cancel();
    void send_back(const std::string& concerns, const std::string& comment);
    /// Opens the run of an issued report, to prepare an amendment from it.
    void amend(const AmendableReport& report);
    void prepare(const PrepareChoice& choice);
    /// Reads which runs of the opened item can be brought together.
    void look_for_combinable();
    /// Brings them together, and opens the run that comes of it: procedure -> why its latest result stands, run -> why
    /// none of its results is taken.
    void combine(const std::map<std::string, std::string>& because,
                 const std::map<std::string, std::string>& leave_out);
    /// Signs these reports as the step that the opened one waits for. One whose pages, as they are frozen now, were not
    /// shown to the end in this act is left out and named; the first failure ends it and is told.
    void sign_all(std::vector<std::string> reports, SigningSecrets secrets);
    /// The person turned away from a signature that was asked for.
    void cancel_signing();
    /// Reports of the queue that wait for the same step as the opened one and for this person.
    [[nodiscard]] std::vector<QueueEntry> batch() const;

  signals:
    void queueChanged();
    void openedChanged();
    void selectedChanged();
    void recomputedChanged();
    void busyChanged();
    void toldChanged();
    void combinableChanged();

  private:
    void say_written();
    /// Said anew whenever somebody reads it, so that it is in the language in use then.
    using Words = std::function<QString()>;
    void tell(bool well, Words words, Words cautions = {});
    void tell(const base::Error& error);
    void tell_nothing();
    /// What this thread does with what was found.
    using Then = std::function<void()>;
    void begin(const QString& what, std::function<Then(const base::Progress&)> work);
    void show(std::shared_ptr<base::Result<OpenedReview>> opened);
    void open_entry(const QueueEntry& entry);
    void combined(const sequence::Run& run);

    ArchiveInUse& archive_;
    Seat& seat_;
    std::vector<QueueEntry> queue_;
    std::size_t waiting_ = 0;
    std::size_t wanted_runs_;  ///< so many runs without a report are to be in the queue
    std::string none_before_;  ///< a place in the archive before which no run waits
    std::optional<base::Error> trouble_;
    laboratory::PeopleRegister people_;
    std::unique_ptr<OpenedReview> opened_;
    std::size_t selected_ = 0;
    std::optional<RecomputeOutcome> recomputed_;
    QString working_;
    Words told_;
    Words cautions_;
    Words told_of_next_;  ///< what is told once the run that is being read is opened
    ShownPages shown_;
    std::string whose_;  ///< who opened what is opened
    std::vector<CombinableRun> combinable_;
    bool went_well_ = true;
    bool watched_ = false;
    LongWork work_;
};

/// A row as a reviewer reads it: clause, what, result, U, limit, margin, verdict, what to look at.
[[nodiscard]] QStringList row_words(const ReviewPresenter& review, const ReviewRow& row);
[[nodiscard]] QString step_words(ReviewStep step);
[[nodiscard]] QString concern_word(Concern concern);
[[nodiscard]] QString meaning_word(records::Meaning meaning);

}  // namespace velocert::app
