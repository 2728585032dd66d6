// SPDX-License-Identifier: GPL-3.0-or-later
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

#include <set>

#include "reports/seal/archival_rules.h"

namespace velocert::reports {
namespace {

void check_file(const std::string& name, QPDFObjectHandle file, ArchivalFindings& findings) {
    const std::string place = "attachment " + name;
    for (const char* key : {"/F", "/UF"})
        if (!file.getKey(key).isString() || file.getKey(key).getUTF8Value() != name)
            findings.add(place, std::string("no ") + key + " with its name");
    static const std::set<std::string> relations = {"/Data", "/Alternative", "/Source", "/Supplement", "/Unspecified"};
    QPDFObjectHandle relation = file.getKey("/AFRelationship");
    if (!relation.isName() || !relations.contains(relation.getName()))
        findings.add(place, "it does not say how it stands to the report");
    QPDFObjectHandle streams = file.getKey("/EF");
    QPDFObjectHandle stream = streams.isDictionary() ? streams.getKey("/F") : QPDFObjectHandle::newNull();
    if (!stream.isStream()) return findings.add(place, "no content");
    QPDFObjectHandle dictionary = stream.getDict();
    if (!dictionary.getKey("/Type").isName() || dictionary.getKey("/Type").getName() != "/EmbeddedFile")
        findings.add(place, "its stream is no embedded file");
    if (!dictionary.getKey("/Subtype").isName()) findings.add(place, "no media type");
    QPDFObjectHandle parameters = dictionary.getKey("/Params");
    if (!parameters.isDictionary()) return findings.add(place, "no parameters");
    for (const char* key : {"/ModDate", "/CheckSum"})
        if (!parameters.getKey(key).isString()) findings.add(place, std::string("no ") + key);
    if (!parameters.getKey("/Size").isInteger()) findings.add(place, "no /Size");
}

}  // namespace

void check_attachments(QPDF& document, ArchivalFindings& findings) {
    std::set<QPDFObjGen> associated;
    QPDFObjectHandle list = document.getRoot().getKey("/AF");
    if (list.isArray())
        for (QPDFObjectHandle file : list.getArrayAsVector()) associated.insert(file.getObjGen());
    std::set<QPDFObjGen> embedded;
    for (const auto& [name, file] : QPDFEmbeddedFileDocumentHelper(document).getEmbeddedFiles()) {
        QPDFObjectHandle dictionary = file->getObjectHandle();
        embedded.insert(dictionary.getObjGen());
        if (!associated.contains(dictionary.getObjGen()))
            findings.add("attachment " + name, "it is not among the associated files");
        check_file(name, dictionary, findings);
    }
    if (associated != embedded) findings.add("attachments", "associated and embedded files are not the same");
}

}  // namespace velocert::reports
