import { AuditLogEvent, AuditLogOptionsType } from 'discord.js';
import { check, same } from '../stage.mjs';

/** The audit log: read with filters, and heard as it grows. */
export default async function audit(stage) {
  const step = stage.step.bind(stage);

  await step('audit log: read with filters', async () => {
    const log = await stage.guild.fetchAuditLogs({ limit: 100 });
    check(log.entries.some((e) => e.reason === 'a tour – with spaces'), 'the reason, decoded');
    const made = await stage.guild.fetchAuditLogs({ type: AuditLogEvent.ChannelCreate, limit: 3 });
    same(made.entries.map((e) => e.action), Array(3).fill(AuditLogEvent.ChannelCreate), 'actions');
    const older = await stage.guild.fetchAuditLogs({ type: AuditLogEvent.ChannelCreate, before: made.entries.last(), limit: 1 });
    check(BigInt(older.entries.first().id) < BigInt(made.entries.last().id), 'an older entry');
    const newer = await stage.guild.fetchAuditLogs({ after: older.entries.first().id, limit: 1 });
    check(BigInt(newer.entries.first().id) > BigInt(older.entries.first().id), 'a newer entry');
    const others = await stage.guild.fetchAuditLogs({ user: stage.member('devrel').id });
    same(others.entries.size, 0, 'entries of somebody who did nothing');
  });

  await step('audit log: targets, changes and extras', async () => {
    const { entries } = await stage.aegis.fetchAuditLogs({ limit: 100 });
    const of = (action) => entries.find((e) => e.action === action);
    same(of(AuditLogEvent.MemberBanAdd).targetType, 'User', 'target of a ban');
    check(of(AuditLogEvent.MemberUpdate).changes.length > 0, 'changes of a member');
    const given = of(AuditLogEvent.MemberRoleUpdate).changes.find((c) => c.key === '$add' || c.key === '$remove');
    check(given.new[0].id, 'the role that was given or taken');
    same(of(AuditLogEvent.MemberKick).reason, 'out', 'reason of the kick');
    const overwrite = (await stage.guild.fetchAuditLogs({ type: AuditLogEvent.ChannelOverwriteCreate })).entries.first();
    check([AuditLogOptionsType.Member, AuditLogOptionsType.Role].includes(overwrite.extra.type ?? '1') || overwrite.extra.id, 'whose overwrite');
  });

  await step('audit log: an entry is heard', async () => {
    const heard = stage.heard(stage.client, 'guildAuditLogEntryCreate', (e) => e.action === AuditLogEvent.RoleCreate);
    const role = await stage.guild.roles.create({ name: 'audited', reason: 'heard' });
    const [entry, guild] = await heard;
    same([entry.targetId, entry.executorId, entry.reason, guild.id], [role.id, stage.client.user.id, 'heard', stage.guild.id], 'entry');
    await role.delete();
  });
}
