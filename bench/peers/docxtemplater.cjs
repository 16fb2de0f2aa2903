// docxtemplater as its documentation shows: a Docxtemplater a letter. Usage: FOLDER LIST COUNT OUT
const fs = require("fs");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");
const [folder, listed, count, out] = process.argv.slice(2);
const people = JSON.parse(fs.readFileSync(`${folder}/${listed}.json`, "utf8")).slice(0, Number(count));
const template = fs.readFileSync(`${folder}/braces.docx`, "binary");
for (const person of people) {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render({ addressee: person.addressee });
  fs.writeFileSync(`${out}/${person.id}.docx`, document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }));
}
