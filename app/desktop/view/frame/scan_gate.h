// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QWindow>
#include <cstdint>
#include <memory>
#include <vector>

namespace velocert::app {

/// Stands between the keyboards and the windows of the program, and keeps what a bar-code scanner types away from
/// whatever has the focus: no field, list, button or shortcut hears any of it. Keys that could be a code's are held
/// back until their pace tells who types (scan_pace.h): a person's then arrive as they were pressed, at most some
/// 65 ms late; a scanner's go out as one code. Keys that nobody types into a code (F keys, arrows, chords) are never
/// held. Nor is anything in a field for passwords: those are not kept, even for a moment; and where an
/// account is named, whose password follows.
///
/// A field that is meant for codes (let_take) takes the whole code as its text. A caliper that types its reading is a
/// scanner, too: a field for figures takes figures, and nothing else. Keys that no keyboard sent, which carry no time
/// of arrival, pass.
class ScanGate final : public QObject {
    Q_OBJECT

  public:
    explicit ScanGate(QObject* parent);

    /// What a field takes of a scanner.
    enum class Takes : std::uint8_t {
        nothing,
        code,          ///< without its Return
        code_and_end,  ///< with it: where Return goes on to the next field and does nothing else
        figure,        ///< "85.32", without its Return; no code, which has no point or more digits
        every_key      ///< as it comes and at once, whoever types
    };
    static void let_take(QWidget* control, Takes what);

  signals:
    void scanned(const QString& code);

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    struct Held {
        std::unique_ptr<QKeyEvent> event;
        QPointer<QWindow> to;
    };
    [[nodiscard]] bool pressed(QWindow* window, const QKeyEvent& key);
    [[nodiscard]] bool released(QWindow* window, const QKeyEvent& key);
    void hold(QWindow* window, const QKeyEvent& key);
    void decide();
    /// It was a person: everything arrives now, in its order.
    void let_go();
    /// It was a scanner: the code goes out whole. `end`: the key behind it; null: none.
    void give(const Held* end);
    [[nodiscard]] std::vector<Held> take();

    std::vector<Held> held_;
    std::vector<std::int64_t> times_ms_;  ///< of the characters that are held
    QString code_;
    std::int64_t given_ms_ = -1;           ///< when the last key of the last code came
    const QEvent* let_through_ = nullptr;  ///< what is being delivered now
    bool looked_again_ = false;
    QTimer wait_;
};

}  // namespace velocert::app
