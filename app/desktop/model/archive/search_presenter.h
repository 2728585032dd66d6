// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/model/archive/search_words.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/desktop/model/workplace.h"

namespace velocert::app {

/// The list of runs as one types. What the archive has an index for is there with the key that was pressed; what must
/// be looked for inside the runs comes in slices between which the window lives. Knows no widget.
class SearchPresenter final : public QObject {
    Q_OBJECT

  public:
    enum class State : std::uint8_t {
        no_archive,  ///< there is none yet
        empty,       ///< an archive without a run
        searching,   ///< something is there, or nothing yet, and more may come
        nothing,     ///< no run is like that
        found,
        failed,
    };
    SearchPresenter(const Workplace& workplace, const ArchiveInUse& archive, QObject* parent = nullptr);

    void type(const QString& text);
    /// Opens the archive again and searches the same once more.
    void refresh();
    [[nodiscard]] RunsModel& runs() { return runs_; }
    [[nodiscard]] State state() const { return state_; }
    /// What was understood of the search, and how it stands: "verdict: pass · 50 runs, newest first".
    [[nodiscard]] QString note() const;
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    [[nodiscard]] const QString& text() const { return text_; }
    /// How long the last key took until its answer, in ms.
    [[nodiscard]] double last_ms() const { return last_ms_; }
    void retranslate();

  signals:
    void changed();

  private:
    [[nodiscard]] KnownNames known() const;
    void search();
    void open();
    void go_on();
    [[nodiscard]] base::Result<void> next_page();
    void settle();

    const Workplace& workplace_;
    const ArchiveInUse& archive_in_use_;
    std::unique_ptr<records::Archive> archive_;
    laboratory::PeopleRegister people_;
    laboratory::EquipmentRegister equipment_;
    std::map<std::string, std::string> voided_;  ///< runs that count for nothing, with the reason
    std::vector<const standards::StandardEdition*> editions_;
    QTimer slices_;
    RunsModel runs_;
    QString text_;
    SearchWords words_;
    std::string next_;
    bool at_end_ = false;
    std::size_t wanted_ = 0;  ///< so many lines are asked for
    std::uint64_t looked_at_ = 0;
    State state_ = State::no_archive;
    std::optional<base::Error> error_;
    double last_ms_ = 0;
};

}  // namespace velocert::app
