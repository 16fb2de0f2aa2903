// easy-template-x as its documentation shows: one handler, a process() a letter. Usage: FOLDER LIST COUNT OUT
import fs from "fs";
import { TemplateHandler } from "easy-template-x";
const [folder, listed, count, out] = process.argv.slice(2);
const people = JSON.parse(fs.readFileSync(`${folder}/${listed}.json`, "utf8")).slice(0, Number(count));
const template = fs.readFileSync(`${folder}/braces.docx`);
const handler = new TemplateHandler();
for (const person of people) {
  const letter = await handler.process(template, { addressee: person.addressee });
  fs.writeFileSync(`${out}/${person.id}.docx`, letter);
}
