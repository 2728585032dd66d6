// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/record_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <array>

#include "app/words/language.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/words.h"

namespace velocert::app {
namespace {

class Recorded {
    Q_DECLARE_TR_FUNCTIONS(Recorded)
};

QString text(const std::string& given) { return QString::fromStdString(given); }

/// As it stands in the record, and under the same text in the translations.
constexpr std::array endings{
    QT_TRANSLATE_NOOP("Recorded", "stopped safely by the operator"),
    QT_TRANSLATE_NOOP("Recorded", "emergency stop by the operator"),
    QT_TRANSLATE_NOOP("Recorded", "suspended by the operator"),
    QT_TRANSLATE_NOOP("Recorded", "stopped safely by Ctrl-C at the terminal"),
    QT_TRANSLATE_NOOP("Recorded", "suspended by Ctrl-C at the terminal"),
    QT_TRANSLATE_NOOP("Recorded", "stopped safely by the signal INT"),
    QT_TRANSLATE_NOOP("Recorded", "suspended by the signal INT"),
    QT_TRANSLATE_NOOP("Recorded", "stopped safely by the signal TERM"),
    QT_TRANSLATE_NOOP("Recorded", "suspended by the signal TERM"),
    QT_TRANSLATE_NOOP("Recorded", "stopped safely by the signal HUP"),
    QT_TRANSLATE_NOOP("Recorded", "suspended by the signal HUP"),
    QT_TRANSLATE_NOOP("Recorded", "stopped safely by the loss of the terminal"),
    QT_TRANSLATE_NOOP("Recorded", "suspended by the loss of the terminal"),
    QT_TRANSLATE_NOOP("Recorded", "a step ended without being completed"),
    QT_TRANSLATE_NOOP("Recorded", "the program ended during the run; what was recorded until then is kept"),
    QT_TRANSLATE_NOOP("Recorded", "the program ended during the run; it can be gone on with"),
};
constexpr std::array safe_beginnings{
    QT_TRANSLATE_NOOP("Recorded", "brake off"),
    QT_TRANSLATE_NOOP("Recorded", "output off"),
    QT_TRANSLATE_NOOP("Recorded", "test off"),
    QT_TRANSLATE_NOOP("Recorded", "it was only listened to: there is nothing to stop"),
};

QString flag_word(metrology::Flag flag) {
    using metrology::Flag;
    switch (flag) {
        case Flag::stable: return Recorded::tr("stable");
        case Flag::over_range: return Recorded::tr("over-range");
        case Flag::under_range: return Recorded::tr("under-range");
        case Flag::derived: return Recorded::tr("derived");
        case Flag::gap: return Recorded::tr("gap");
        case Flag::saturated: return Recorded::tr("saturated");
        case Flag::zeroing: return Recorded::tr("zeroing");
        case Flag::no_value: return Recorded::tr("no-value");
    }
    return {};
}

}  // namespace

QString lifecycle_text_words(const std::string& recorded) {
    for (const auto* known : endings)
        if (recorded == known) return Recorded::tr(known);
    // "flame-textile/strips rests until 2026-11-28T08:05:30.123Z; all that could be done meanwhile is done"
    const QString all = text(recorded);
    const QString rests = QStringLiteral(" rests until ");
    const auto at = all.indexOf(rests);
    const auto end = all.indexOf(QLatin1Char(';'));
    if (at <= 0 || end <= at) return all;
    return Recorded::tr("%1 rests until %2; all that could be done meanwhile is done")
        .arg(all.left(at), all.mid(at + rests.size(), end - at - rests.size()));
}

QString safe_state_words(const std::string& recorded) {
    const QString stopped = QStringLiteral("stopped; read back: ");
    QString rest = text(recorded);
    const bool stop = rest.startsWith(stopped);
    if (stop) rest = rest.mid(stopped.size());
    for (const auto* known : safe_beginnings)
        if (rest.startsWith(QLatin1String(known)))
            rest = Recorded::tr(known) + rest.mid(static_cast<qsizetype>(std::string_view(known).size()));
    // Who answered, as reports print it, not as the bytes part it.
    rest = text(reports::identity_text(rest.toStdString()));
    return stop ? Recorded::tr("stopped; read back: %1").arg(rest) : rest;
}

QString integrity_warning_words(const std::string& warning) {
    static const QRegularExpression few("^(\\d+) outside places hold all checkpoints; there ought to be (\\d+)$");
    static const QRegularExpression lacking("^place \"(.*)\" lacks checkpoints(?:: (.*))?$");
    static const QRegularExpression failures("^(\\d+) unclean ends of the program that nobody has accounted for$");
    static const QRegularExpression locked("^account (\\S+) (is|was) locked until (\\S+) after (\\d+) failed sign-ins");
    static const QRegularExpression never("^accounts and rights were never reviewed since ([-\\d]+);");
    static const QRegularExpression reviewed("^accounts and rights were last reviewed on ([-\\d]+);");
    const QString said = text(warning);
    if (const auto found = locked.match(said); found.hasMatch()) {
        const QString words =
            found.captured(2) == QLatin1String("is")
                ? Recorded::tr(
                      "Account %1 is locked until %2 (UTC), after %3 failed sign-ins: a signatory looks into it.")
                : Recorded::tr(
                      "Account %1 was locked until %2 (UTC), after %3 failed sign-ins, and nobody has answered "
                      "for that: a signatory looks into it.");
        return words.arg(found.captured(1), found.captured(3), found.captured(4));
    }
    if (const auto found = never.match(said); found.hasMatch())
        return Recorded::tr("Accounts and rights were never reviewed since %1; a year is allowed.")
            .arg(found.captured(1));
    if (const auto found = reviewed.match(said); found.hasMatch())
        return Recorded::tr("Accounts and rights were last reviewed on %1; a year is allowed.").arg(found.captured(1));
    if (const auto found = failures.match(said); found.hasMatch())
        return Recorded::tr("Unclean ends of the program that nobody has accounted for: %1.").arg(found.captured(1));
    if (const auto found = few.match(said); found.hasMatch())
        return Recorded::tr("Outside places that hold all checkpoints: %1; there ought to be %2.")
            .arg(found.captured(1), found.captured(2));
    if (const auto found = lacking.match(said); found.hasMatch()) {
        const QString lacks = Recorded::tr("The outside place \"%1\" lacks checkpoints").arg(found.captured(1));
        return found.captured(2).isEmpty() ? lacks : Recorded::tr("%1: %2").arg(lacks, found.captured(2));
    }
    return said;
}

standards::Title role_of(const standards::StandardEdition& edition, const std::string& role) {
    for (const auto& procedure : edition.procedures)
        for (const auto& known : procedure.roles)
            if (known.id == role) return known.title;
    return {role, role};
}

QString role_title(const standards::StandardEdition& edition, const std::string& role) {
    return in_words(role_of(edition, role));
}

QString attempt_title(const standards::StandardEdition& edition, const sequence::StepRun& attempt) {
    QString title = text(attempt.step);
    if (const auto* procedure = edition.procedure(attempt.procedure))
        for (const auto& step : procedure->steps)
            if (step.id == attempt.step) title = in_words(step.title);
    if (!attempt.subject.empty()) title += " @" + text(attempt.subject);
    return Recorded::tr("%1 · attempt %2").arg(title).arg(attempt.number);
}

QString measurand_word(metrology::Measurand measurand) { return in_words(reports::words(measurand)); }

QString specimen_words() { return Recorded::tr("SPECIMEN: training or simulated, not for certification"); }

QString reading_words(const metrology::Indication& indication) {
    QStringList out;
    if (indication.has_value())
        out << QString("%1 %2 %3")
                   .arg(measurand_word(indication.measurand), text(indication.value.text()),
                        text(std::string(indication.unit->print)))
                   .trimmed();
    else
        out << measurand_word(indication.measurand);
    for (const auto flag :
         {metrology::Flag::stable, metrology::Flag::over_range, metrology::Flag::under_range, metrology::Flag::derived,
          metrology::Flag::gap, metrology::Flag::saturated, metrology::Flag::zeroing, metrology::Flag::no_value})
        if (indication.flags.has(flag)) out << flag_word(flag);
    return out.join(Recorded::tr(", "));
}

QString driver_kind_word(const std::string& kind) {
    static constexpr std::array kinds{QT_TRANSLATE_NOOP("Recorded", "anemometer"),
                                      QT_TRANSLATE_NOOP("Recorded", "balance"),
                                      QT_TRANSLATE_NOOP("Recorded", "climate-sensor"),
                                      QT_TRANSLATE_NOOP("Recorded", "dynamometer"),
                                      QT_TRANSLATE_NOOP("Recorded", "force-gauge"),
                                      QT_TRANSLATE_NOOP("Recorded", "force-sensor"),
                                      QT_TRANSLATE_NOOP("Recorded", "gnss"),
                                      QT_TRANSLATE_NOOP("Recorded", "gnss-logger"),
                                      QT_TRANSLATE_NOOP("Recorded", "hand-held-meter"),
                                      QT_TRANSLATE_NOOP("Recorded", "lcr"),
                                      QT_TRANSLATE_NOOP("Recorded", "load"),
                                      QT_TRANSLATE_NOOP("Recorded", "modbus-device"),
                                      QT_TRANSLATE_NOOP("Recorded", "multimeter"),
                                      QT_TRANSLATE_NOOP("Recorded", "power-meter"),
                                      QT_TRANSLATE_NOOP("Recorded", "pulse-daq"),
                                      QT_TRANSLATE_NOOP("Recorded", "safety-tester"),
                                      QT_TRANSLATE_NOOP("Recorded", "sound-level-meter"),
                                      QT_TRANSLATE_NOOP("Recorded", "source"),
                                      QT_TRANSLATE_NOOP("Recorded", "thermo-hygrometer"),
                                      QT_TRANSLATE_NOOP("Recorded", "thermometer"),
                                      QT_TRANSLATE_NOOP("Recorded", "torque-sensor"),
                                      QT_TRANSLATE_NOOP("Recorded", "weather"),
                                      QT_TRANSLATE_NOOP("Recorded", "weighing-indicator")};
    for (const auto* known : kinds)
        if (kind == known) return Recorded::tr(known);
    return text(kind);
}

}  // namespace velocert::app
