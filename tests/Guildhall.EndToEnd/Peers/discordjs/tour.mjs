// The tour of the local Discord with unmodified discord.js.
//   node tour.mjs BASE TOKEN none|zlib-stream [REST_BASE]
// One JSON line per step: {step, ok, detail, ms}. Exit code 1 when a step failed.
import { Stage, same } from './stage.mjs';
import begin from './steps/begin.mjs';
import members from './steps/members.mjs';
import commands from './steps/commands.mjs';
import interactions from './steps/interactions.mjs';
import components from './steps/components.mjs';
import forms from './steps/forms.mjs';
import messages from './steps/messages.mjs';
import files from './steps/files.mjs';
import reactions from './steps/reactions.mjs';
import threads from './steps/threads.mjs';
import channels from './steps/channels.mjs';
import moderation from './steps/moderation.mjs';
import doors from './steps/doors.mjs';
import history from './steps/history.mjs';
import guild from './steps/guild.mjs';
import direct from './steps/direct.mjs';
import errors from './steps/errors.mjs';
import audit from './steps/audit.mjs';
import voice from './steps/voice.mjs';
import apprentice from './steps/apprentice.mjs';
import disconnects from './steps/disconnects.mjs';
import shards from './steps/shards.mjs';

const [base, token, compression, restBase = base] = process.argv.slice(2);
const stage = new Stage(base, token, restBase);
stage.compression = compression;

for (const theme of [
  begin,
  members,
  commands,
  interactions,
  components,
  forms,
  messages,
  files,
  reactions,
  threads,
  channels,
  moderation,
  doors,
  history,
  guild,
  direct,
  errors,
  audit,
  voice,
  apprentice,
  disconnects,
  shards,
]) {
  await theme(stage);
}

await stage.step('end: no exception inside discord.js', async () => same(stage.thrown, [], 'exceptions'));
process.exit(stage.failed ? 1 : 0);
