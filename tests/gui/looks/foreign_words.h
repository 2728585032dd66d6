// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

// Whether a screen in Chinese speaks Chinese, by reading what is in sight.
namespace velocert::app::test {

/// The words in Latin letters of the text that a Chinese reader has no use for: neither units, nor numbers of clauses
/// and standards, nor names of keys and file formats, nor ids (of limits, people, files, ports: what is written with a
/// digit or with `. / _ : @` between its letters). Pure.
[[nodiscard]] QStringList foreign_words(const QString& text);

/// The texts in sight with such words, each after the name of what it stands in and the words that were found. What an
/// instrument sends or a person has typed is shown as it came.
[[nodiscard]] QStringList foreign_texts(const QWidget& window);

}  // namespace velocert::app::test
