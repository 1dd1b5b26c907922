import { PermissionFlagsBits, Routes } from 'discord.js';
import { check, refused, same, soon } from '../stage.mjs';

/** Roles, members, time-outs, kicks and bans. */
export default async function moderation(stage) {
  const step = stage.step.bind(stage);
  const { aegis } = stage;
  const named = (name) => stage.member(name, aegis);
  let role;

  await step('roles: create and edit', async () => {
    role = await aegis.roles.create({
      name: 'tourist',
      colors: { primaryColor: 0xff0000 },
      hoist: true,
      permissions: [PermissionFlagsBits.AttachFiles],
      reason: 'for guests',
    });
    same([role.name, role.colors.primaryColor, role.hoist], ['tourist', 0xff0000, true], 'role');
    await stage.dispatched('GUILD_ROLE_CREATE', (d) => d.role.id === role.id && d.guild_id === aegis.id);
    const after = await role.edit({ name: 'traveller', permissions: [], mentionable: true });
    same([after.name, after.permissions.bitfield, after.mentionable], ['traveller', 0n, true], 'role');
    await stage.dispatched('GUILD_ROLE_UPDATE', (d) => d.role.id === role.id && d.role.name === 'traveller');
    check((await aegis.roles.fetch()).has(role.id), 'it in the list');
  });

  await step('roles: order, and no higher than oneself', async () => {
    const other = await aegis.roles.create({ name: 'other' });
    await aegis.roles.setPositions([{ role, position: 2 }, { role: other, position: 1 }]);
    await soon(() => role.comparePositionTo(other) > 0, 'the order that was asked for');
    const owner = aegis.roles.cache.find((r) => r.name === 'owner');
    await refused(50013, owner.setName('mine'));
    await refused(50013, named('member-1').roles.add(owner));
    await other.delete();
    await stage.dispatched('GUILD_ROLE_DELETE', (d) => d.role_id === other.id);
  });

  await step('roles: add, remove and set', async () => {
    const member = named('member-1');
    await member.roles.add(role, 'welcome');
    const told = await stage.dispatched('GUILD_MEMBER_UPDATE', (d) => d.user.id === member.id);
    same(told.roles, [role.id], 'roles');
    check(aegis.roles.cache.get(role.id).members.has(member.id), 'the member in the role');
    await member.roles.remove(role);
    await stage.dispatched('GUILD_MEMBER_UPDATE', (d) => d.user.id === member.id && d.roles.length === 0);
    same((await member.roles.set([role])).roles.cache.size, 2, 'roles with @everyone');
    same((await member.edit({ roles: [] })).roles.cache.size, 1, 'roles with @everyone');
  });

  await step('members: nickname', async () => {
    const member = named('member-2');
    await member.setNickname('Visitor', 'politeness');
    await stage.dispatched('GUILD_MEMBER_UPDATE', (d) => d.user.id === member.id && d.nick === 'Visitor');
    same((await member.setNickname(null)).nickname, null, 'nickname');
    await aegis.members.editMe({ nick: 'The Guide' });
    await stage.dispatched('GUILD_MEMBER_UPDATE', (d) => d.user.id === stage.client.user.id && d.nick === 'The Guide');
  });

  await step('members: time-out', async () => {
    const member = named('member-3');
    await member.timeout(3_600_000, 'enough');
    const told = await stage.dispatched('GUILD_MEMBER_UPDATE', (d) => d.user.id === member.id);
    check(Date.parse(told.communication_disabled_until) > Date.now(), 'a time to come');
    check(member.isCommunicationDisabled(), 'silence');
    const general = aegis.channels.cache.find((c) => c.name === 'general');
    const speaks = () =>
      stage.control('POST', `/guilds/${aegis.id}/channels/${general.id}/messages`, { as: 'member-3', content: 'hm' });
    const silent = await speaks().catch((error) => error);
    check(/50013/.test(silent.message), 'the member not to speak');
    await member.timeout(null);
    await stage.dispatched('GUILD_MEMBER_UPDATE', (d) => d.user.id === member.id && !d.communication_disabled_until);
    await speaks();
    await refused(50035, member.timeout(29 * 24 * 3_600_000));
    await refused(50013, aegis.members.fetch(aegis.ownerId).then((owner) => owner.timeout(60_000)));
  });

  await step('members: kick', async () => {
    const member = named('member-4');
    await member.kick('out');
    await stage.dispatched('GUILD_MEMBER_REMOVE', (d) => d.user.id === member.id);
    await refused(10007, aegis.members.fetch({ user: member.id, force: true }));
  });

  await step('members: ban, list, unban', async () => {
    const member = named('member-5');
    const general = aegis.channels.cache.find((c) => c.name === 'general');
    const at = `/guilds/${aegis.id}/channels/${general.id}/messages`;
    const { id } = await stage.control('POST', at, { as: 'member-5', content: 'my last words' });
    await aegis.members.ban(member, { reason: 'gone – for good', deleteMessageSeconds: 3600 });
    await stage.dispatched('GUILD_BAN_ADD', (d) => d.user.id === member.id && d.guild_id === aegis.id);
    await stage.dispatched('GUILD_MEMBER_REMOVE', (d) => d.user.id === member.id);
    await Promise.any([
      stage.dispatched('MESSAGE_DELETE_BULK', (d) => d.ids.includes(id)),
      stage.dispatched('MESSAGE_DELETE', (d) => d.id === id),
    ]);
    const ban = await aegis.bans.fetch(member.id);
    same(ban.reason, 'gone – for good', 'reason');
    await aegis.members.ban(stage.member('guest').id);
    same((await aegis.bans.fetch()).size, 2, 'bans');
    same((await aegis.bans.fetch({ limit: 1 })).size, 1, 'page');
    await aegis.members.unban(member.id, 'sorry');
    await stage.dispatched('GUILD_BAN_REMOVE', (d) => d.user.id === member.id);
    await refused(10026, aegis.bans.fetch({ user: member.id, force: true }));
    await refused(10026, aegis.members.unban(member.id));
  });

  await step('members: ban many', async () => {
    const ids = ['member-6', 'member-7', 'member-8'].map((n) => named(n).id);
    const { bannedUsers, failedUsers } = await aegis.bans.bulkCreate([...ids, aegis.ownerId], { reason: 'raid' });
    same([[...bannedUsers].sort(), failedUsers], [ids.sort(), [aegis.ownerId]], 'banned and failed');
    for (const id of ids) await stage.dispatched('GUILD_BAN_ADD', (d) => d.user.id === id);
  });

  await step('members: a higher one is out of reach', async () => {
    await refused(50013, aegis.members.ban(aegis.ownerId));
    await refused(50013, aegis.members.kick(aegis.ownerId));
    await refused(50013, stage.client.rest.patch(Routes.guildMember(aegis.id, aegis.ownerId), { body: { nick: 'x' } }));
  });

  await step('roles: delete', async () => {
    await named('member-1').roles.add(role);
    await role.delete('over');
    await stage.dispatched('GUILD_ROLE_DELETE', (d) => d.role_id === role.id);
    await refused(10011, stage.client.rest.patch(Routes.guildRole(aegis.id, role.id), { body: { name: 'x' } }));
    check(!(await aegis.members.fetch({ user: named('member-1').id, force: true }))._roles.includes(role.id), 'nobody to keep it');
  });
}
