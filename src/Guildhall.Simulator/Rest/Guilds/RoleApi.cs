using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

internal static class RoleApi
{
    private const int RoleLimit = 250;
    private const string All = "/guilds/{guild}/roles";

    public static void Map(RestMap api)
    {
        api.Get(All, call => Answer.Ok(Ordered(call.Guild())));
        api.Post(All, Create);
        api.Patch(All, Reorder);
        api.Get(All + "/{role}", call => Answer.Ok(call.Role(call.Guild()).ToJson()));
        api.Patch(All + "/{role}", Edit);
        api.Delete(All + "/{role}", Delete);
    }

    private static Answer Create(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageRoles);
        if (guild.Roles.Count >= RoleLimit)
        {
            throw Refusals.TooManyRoles;
        }

        var role = new SimRole(call.World.Ids.Next(), "new role") { Permissions = guild.Everyone.Permissions };
        Apply(call, guild, role);
        RoleActs.Create(call.World, guild, role);
        var change = AuditActs.Change("name", null, role.Name);
        AuditActs.Write(call.World, guild, AuditAction.RoleCreate, call.Bot.User, role.Id, call.Reason, [change]);
        return Answer.Ok(role.ToJson());
    }

    private static Answer Edit(Call call)
    {
        var guild = call.Guild();
        var role = call.Role(guild);
        call.Need(guild, Permission.ManageRoles);
        call.NeedAbove(guild, role);
        Apply(call, guild, role);
        RoleActs.Announce(call.World, guild, role, "GUILD_ROLE_UPDATE");
        AuditActs.Write(call.World, guild, AuditAction.RoleUpdate, call.Bot.User, role.Id, call.Reason);
        return Answer.Ok(role.ToJson());
    }

    private static Answer Reorder(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageRoles);
        var form = new Form(new() { ["roles"] = call.BodyArray.DeepClone() });
        foreach (var item in form.Items("roles"))
        {
            var role =
                guild.Roles.GetValueOrDefault(item.Id("id", isRequired: true) ?? 0) ?? throw Refusals.UnknownRole;
            call.NeedAbove(guild, role);
            role.Position = item.Number("position", 1) ?? role.Position;
            RoleActs.Announce(call.World, guild, role, "GUILD_ROLE_UPDATE");
        }

        form.Check();
        return Answer.Ok(Ordered(guild));
    }

    private static Answer Delete(Call call)
    {
        var guild = call.Guild();
        var role = call.Role(guild);
        call.Need(guild, Permission.ManageRoles);
        call.NeedAbove(guild, role);
        if (role.Id == guild.Id || role.BotId is not null)
        {
            throw Refusals.InvalidRole;
        }

        RoleActs.Delete(call.World, guild, role);
        var change = AuditActs.Change("name", role.Name, null);
        AuditActs.Write(call.World, guild, AuditAction.RoleDelete, call.Bot.User, role.Id, call.Reason, [change]);
        return Answer.NoContent;
    }

    private static void Apply(Call call, SimGuild guild, SimRole role)
    {
        var form = call.Form();
        var name = form.Text("name", 1, 100);
        var permissions = form.Permissions("permissions");
        var color = form.Number("color", 0, 0xFFFFFF) ?? form.Inner("colors")?.Number("primary_color", 0, 0xFFFFFF);
        var (isHoisted, isMentionable) = (form.Flag("hoist"), form.Flag("mentionable"));
        form.Check();

        // Nobody grants what they do not have.
        var own = call.World.PermissionsOf(call.Own(guild), guild);
        if (
            permissions is { } wanted
            && !own.HasFlag(Permission.Administrator)
            && (wanted & ~role.Permissions & ~own) != 0
        )
        {
            throw Refusals.MissingPermissions;
        }

        role.Name = name ?? role.Name;
        role.Permissions = permissions ?? role.Permissions;
        role.Color = color ?? role.Color;
        role.IsHoisted = isHoisted ?? role.IsHoisted;
        role.IsMentionable = isMentionable ?? role.IsMentionable;
    }

    private static JsonArray Ordered(SimGuild guild) =>
        guild.Roles.Values.OrderBy(r => r.Position).ThenBy(r => r.Id).Select(r => r.ToJson()).ToJsonArray();
}
