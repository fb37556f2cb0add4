/** Where the page starts: a session, or the list of them. */
import { render } from "preact";
import { App } from "./app";
import { address } from "./connection";
import { Desk } from "./desk";
import { listen } from "./keys";
import { reach } from "./reach";
import { Sessions } from "./sessions";

const root = document.getElementById("page") as HTMLElement;
const session = new URLSearchParams(location.search).get("session");

if (session) {
  const desk = new Desk(address(session, location));
  listen(desk, reach(desk));
  render(<App desk={desk} />, root);
  desk.connection.connect();
} else {
  render(<Sessions />, root);
}
