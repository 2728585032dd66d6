// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "app/acts/actor.h"
#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/reporting/sample_reports.h"
#include "core/laboratory/people/password.h"

namespace velocert::app {

/// The first start, one question at a time: look around on the virtual bench, with or without sample data, or set up a
/// station that works in earnest, down to the list of what it still wants before its first run; and a tour that can be
/// left at any card. Each way ends with something that works. Knows no widget.
class FirstStart final : public QObject {
    Q_OBJECT

  public:
    enum class Step : std::uint8_t {
        welcome,  ///< which way?
        folder,   ///< where the real archive is to lie
        working,  ///< sample data is being made
        ready,    ///< it works; what next?
        list,     ///< what a station still wants before its first run, one line each
        tour,
        left,
    };
    enum class Way : std::uint8_t { virtual_bench, station };
    /// One thing a station wants before a run can be started on it.
    struct Todo {
        QString what;
        QString state;  ///< how it stands
        bool done = false;
        QString workspace;  ///< where it is done
        QString part;
    };
    struct Card {
        QString title;
        QString text;
    };

    /// `use`: takes a folder into use, with the virtual bench or with ports.
    /// `hasher`: for the passwords of sample people; outlives it.
    FirstStart(ArchiveInUse& archive, std::function<void(const std::string& folder, bool virtual_bench)> use,
               std::function<Actor()> who, const laboratory::PasswordHasher& hasher = laboratory::argon2id(),
               QObject* parent = nullptr);

    /// From the beginning; `training` and `real`: where archives of that kind lie if nobody chooses.
    void begin(std::string training, std::string real);
    void begin_tour();
    /// From the list back to the first question.
    void begin_anew() { go(Step::welcome); }

    [[nodiscard]] Step step() const { return step_; }
    [[nodiscard]] Way way() const { return way_; }
    [[nodiscard]] const std::string& real_folder() const { return real_; }
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    [[nodiscard]] LongWork& work() { return work_; }
    /// What the sample data is made of now: people, runs, reports.
    [[nodiscard]] const QString& making() const { return making_; }
    /// Sample people are there to look around as.
    [[nodiscard]] bool with_people() const;

    /// Welcome: look around. With sample data it takes a moment.
    void look_around(bool sample_data);
    /// Welcome: set up a station.
    void set_up_station();
    /// Folder: make the real archive there, or take the one that is there.
    void make_archive(const std::string& folder);
    /// What a station wants, in the order in which it is done; asked whenever the list is shown.
    void set_todo(std::function<std::vector<Todo>()> todo) { todo_ = std::move(todo); }
    [[nodiscard]] std::vector<Todo> todo() const { return todo_ ? todo_() : std::vector<Todo>(); }
    /// Ready, or at any later time by the list of commands: what is still to do.
    void show_list();
    /// One step back; from the first one it leaves.
    void back();
    void leave();

    [[nodiscard]] static std::vector<Card> cards();
    [[nodiscard]] std::size_t card() const { return card_; }
    /// After the last card the tour is over.
    void next_card();
    void previous_card();

  signals:
    void changed();

  private:
    void go(Step step);
    /// Sample data: people and runs, then reports of them, then their signatures; only the middle one holds the window.
    void make_runs();
    void prepare_reports();
    void sign_reports(std::vector<SampleReport> reports);
    void made(const std::optional<base::Error>& error);

    ArchiveInUse& archive_;
    std::function<void(const std::string&, bool)> use_;
    std::function<Actor()> who_;
    const laboratory::PasswordHasher& hasher_;
    std::function<std::vector<Todo>()> todo_;
    std::string training_;
    std::string real_;
    Step step_ = Step::left;
    Way way_ = Way::virtual_bench;
    std::size_t card_ = 0;
    std::optional<base::Error> error_;
    QString making_;
    LongWork work_;
};

}  // namespace velocert::app
