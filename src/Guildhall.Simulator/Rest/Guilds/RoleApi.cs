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
        api.Get(All + "/member-counts", Counts);
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
        call.Audit(guild, AuditAction.RoleCreate, role.Id, null, role.ToJson());
        return Answer.Ok(role.ToJson());
    }

    private static Answer Edit(Call call)
    {
        var guild = call.Guild();
        var role = call.Role(guild);
        call.Need(guild, Permission.ManageRoles);
        call.NeedAbove(guild, role);
        var before = role.ToJson();
        Apply(call, guild, role);
        RoleActs.Announce(call.World, guild, role, "GUILD_ROLE_UPDATE");
        call.Audit(guild, AuditAction.RoleUpdate, role.Id, before, role.ToJson());
        return Answer.Ok(role.ToJson());
    }

    private static Answer Reorder(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageRoles);
        var form = new Form(new() { ["roles"] = call.BodyArray.DeepClone() });
        var wanted = new Dictionary<SimRole, int>();
        foreach (var item in form.Items("roles"))
        {
            var id = item.Id("id", isRequired: true);
            var position = item.Number("position");
            form.Check();
            var role = guild.Roles.GetValueOrDefault(id!.Value) ?? throw Refusals.UnknownRole;
            if (position is { } place && place != role.Position)
            {
                call.NeedAbove(guild, role);
                MayReach(call, guild, role, place);
                wanted[role] = place;
            }
        }

        RoleActs.Reorder(call.World, guild, wanted);
        return Answer.Ok(Ordered(guild));
    }

    // Nobody lifts a role to where they stand themselves, and @everyone stays at the bottom.
    private static void MayReach(Call call, SimGuild guild, SimRole role, int place)
    {
        if (role.Id == guild.Id || place < 1)
        {
            throw Refusals.Field("position", "ROLE_POSITION_INVALID", "@everyone stays at the bottom.");
        }

        var highest = call.Own(guild).Roles.Select(r => guild.Roles[r].Position).DefaultIfEmpty(0).Max();
        if (guild.OwnerId != call.Bot.User.Id && place >= highest)
        {
            throw Refusals.MissingPermissions;
        }
    }

    private static Answer Counts(Call call)
    {
        var guild = call.Guild();
        var counts = new JsonObject();
        foreach (var role in guild.Roles.Keys.Where(r => r != guild.Id).Order())
        {
            counts[role.Text()] = guild.Members.Values.Count(m => m.Roles.Contains(role));
        }

        return Answer.Ok(counts);
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
        call.Audit(guild, AuditAction.RoleDelete, role.Id, role.ToJson());
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
        if (form.Body["icon"] is not null || form.Body["unicode_emoji"] is not null)
        {
            throw new ApiException(400, 50101, "This server needs more boosts to perform this action");
        }

        // Nobody grants what they do not have.
        var own = call.World.PermissionsOf(call.Own(guild), guild);
        var before = guild.Roles.ContainsKey(role.Id) ? role.Permissions : Permission.None;
        if (permissions is { } wanted && !own.HasFlag(Permission.Administrator) && ((wanted ^ before) & ~own) != 0)
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
