# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds an XML file against the structure of a digital calibration certificate (DCC 3.x with D-SI 2.x) as far as it is
written down here: which elements stand in which, in which order and how often, which words they may hold, and that ids
are unique. It is a description in our own words and no substitute for the schema; give that as the second argument, or
in VELOCERT_DCC_SCHEMA, and xmllint checks against it, too. Prints what does not hold; ends with 1 then."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

SPACES = {"{https://ptb.de/dcc}": "dcc:", "{https://ptb.de/si}": "si:"}

TEXT = "content+"
RICH = "name? content*"
CONTACT = "name eMail? phone? fax? location"
PERSON = "name eMail? phone? fax? location?"
# Children in their order; "?" may be absent, "+" once or more, "*" any number, "|" one of several, each of any kind.
CHILDREN = {
    "digitalCalibrationCertificate": "administrativeData measurementResults comment? document?",
    "administrativeData": "dccSoftware coreData items calibrationLaboratory respPersons customer statements?",
    "dccSoftware": "software+",
    "software": "name release type? description?",
    "coreData": "countryCodeISO3166_1 usedLangCodeISO639_1+ mandatoryLangCodeISO639_1+ uniqueIdentifier"
                " identifications? receiptDate? beginPerformanceDate endPerformanceDate performanceLocation issueDate?"
                " reportAmendedSubstituted?",
    "reportAmendedSubstituted": "typeOfChange replacedUniqueIdentifier",
    "identifications": "identification+",
    "identification": "issuer value name?",
    "items": "item+",
    "item": "name description? manufacturer? model? identifications",
    "manufacturer": PERSON,
    "calibrationLaboratory": "calibrationLaboratoryCode? contact",
    "contact": CONTACT,
    "customer": CONTACT,
    "location": "countryCode further?",
    "further": RICH,
    "statements": "statement+",
    "statement": "norm* reference* declaration? conformity?",
    "respPersons": "respPerson+",
    "respPerson": "person description? role? mainSigner? cryptElectronicSeal? cryptElectronicSignature?",
    "person": PERSON,
    "measurementResults": "measurementResult+",
    "measurementResult": "name description? usedMethods? measuringEquipments? results measurementMetaData?",
    "measuringEquipments": "measuringEquipment+",
    "measuringEquipment": "name description? certificate? manufacturer? model? identifications?",
    "certificate": "referral referralID procedure value",
    "referral": TEXT,
    "usedMethods": "usedMethod+",
    "usedMethod": "name description? norm* reference*",
    "results": "result+",
    "result": "name description? data",
    "data": "text|quantity+",
    "quantity": "name? si:real",
    "measurementMetaData": "metaData+",
    "metaData": "norm* reference* declaration? conformity?",
    "name": TEXT,
    "description": RICH,
    "declaration": RICH,
    "text": RICH,
    "document": "fileName mimeType dataBase64",
    "si:real": "si:value si:unit si:expandedUnc?",
    "si:expandedUnc": "si:uncertainty si:coverageFactor si:coverageProbability si:distribution?",
}
DECIMAL = r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?"
WORDS = {
    "issuer": "manufacturer|calibrationLaboratory|customer|owner|other",
    "performanceLocation": "laboratory|customer|laboratoryBranch|customerBranch|other",
    "typeOfChange": "amended|substituted",
    "type": "application|bios|driver|editor|firmware|library|os|other",
    "conformity": "pass|fail|conditionalPass|conditionalFail|noPass|noFail",
    "mainSigner": "true|false",
    "cryptElectronicSignature": "true|false",
    "countryCodeISO3166_1": "[A-Z]{2}",
    "countryCode": "[A-Z]{2}",
    "usedLangCodeISO639_1": "[a-z]{2}",
    "mandatoryLangCodeISO639_1": "[a-z]{2}",
    "beginPerformanceDate": r"\d{4}-\d\d-\d\d",
    "endPerformanceDate": r"\d{4}-\d\d-\d\d",
    "issueDate": r"\d{4}-\d\d-\d\d",
    "dataBase64": "[A-Za-z0-9+/]+={0,2}",
    "si:value": DECIMAL,
    "si:uncertainty": DECIMAL,
    "si:coverageFactor": DECIMAL,
    "si:coverageProbability": r"0?\.\d+|0|1(\.0+)?",
    "si:unit": r"(\\[a-z]+(\{[^}]*\})?)+",
}
NOT_EMPTY = {"release", "uniqueIdentifier", "value", "model", "role", "norm", "reference", "fileName", "mimeType",
             "calibrationLaboratoryCode", "referralID", "procedure", "replacedUniqueIdentifier", "si:distribution"}


def short(tag):
    for space, prefix in SPACES.items():
        if tag.startswith(space):
            name = tag[len(space):]
            return name if prefix == "dcc:" else prefix + name
    return tag


def pattern_of(rule):
    parts = []
    for word in rule.split():
        times = word[-1] if word[-1] in "?*+" else ""
        names = word.rstrip("?*+").split("|")
        parts.append("(?:" + "|".join(re.escape(name) + " " for name in names) + ")" + times)
    return re.compile("".join(parts))


def check(element, path, out):
    name = short(element.tag)
    here = path + "/" + name
    if name == "comment":
        return
    children = [short(child.tag) for child in element]
    if name in CHILDREN:
        if not pattern_of(CHILDREN[name]).fullmatch("".join(child + " " for child in children)):
            out.append(f"{here}: found {children}, expected {CHILDREN[name]}")
        if (element.text or "").strip():
            out.append(f"{here}: text between elements")
    elif children:
        out.append(f"{here}: an element that is not known to hold others")
    text = element.text or ""
    if name in WORDS and not re.fullmatch(WORDS[name], text):
        out.append(f"{here}: {text!r}, expected {WORDS[name]}")
    if name in NOT_EMPTY and not re.fullmatch(r"\S+(\s+\S+)*", text):
        out.append(f"{here}: {text!r}, expected a text without blanks around it")
    if name == "content" and "lang" in element.attrib and not re.fullmatch("[a-z]{2}", element.attrib["lang"]):
        out.append(f"{here}: language {element.attrib['lang']}")
    for child in element:
        check(child, here, out)


def main():
    root = tree.parse(sys.argv[1]).getroot()
    out = []
    if short(root.tag) != "digitalCalibrationCertificate":
        out.append(f"the root is {root.tag}")
    if not re.fullmatch(r"3\.\d+\.\d+", root.attrib.get("schemaVersion", "")):
        out.append("no schemaVersion of 3.x")
    check(root, "", out)
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    for one in sorted(set(ids)):
        if ids.count(one) > 1:
            out.append(f"the id {one} stands {ids.count(one)} times")
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", one):
            out.append(f"{one!r} is no id")
    schema = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("VELOCERT_DCC_SCHEMA")
    if schema:
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, sys.argv[1]], capture_output=True,
                              text=True)
        if done.returncode != 0:
            out.append(done.stderr)
    for line in out:
        print(line)
    return 1 if out else 0


if __name__ == "__main__":
    sys.exit(main())
