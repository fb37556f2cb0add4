/** Where the page starts: a session, or the list of them. */
import { render } from "preact";
import { follow } from "./about";
import { App } from "./app";
import { Bindings, shelf } from "./bindings";
import { address, BROWSER } from "./connection";
import { Desk } from "./desk";
import { listen } from "./keys";
import { reach } from "./reach";
import { Sessions } from "./sessions";

const root = document.getElementById("page") as HTMLElement;
const session = new URLSearchParams(location.search).get("session");

if (session) {
  const desk = new Desk(address(session, location), BROWSER, new Bindings(shelf()));
  listen(desk, reach(desk));
  render(<App desk={desk} />, root);
  desk.connection.connect();
  follow(desk, session);
} else {
  render(<Sessions />, root);
}
