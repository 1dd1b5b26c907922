using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

/// <summary>What newcomers meet: onboarding, the welcome screen, the widget. Kept and given back; nobody is led through.</summary>
internal static class WelcomeApi
{
    public static void Map(RestMap api)
    {
        api.Get("/guilds/{guild}/onboarding", call => Answer.Ok(Onboarding(call.Guild())));
        api.Put("/guilds/{guild}/onboarding", EditOnboarding);
        api.Get("/guilds/{guild}/welcome-screen", GetScreen);
        api.Patch("/guilds/{guild}/welcome-screen", EditScreen);
        api.Get("/guilds/{guild}/new-member-welcome", _ => Answer.NoContent);
        api.Get("/guilds/{guild}/widget", GetWidget);
        api.Patch("/guilds/{guild}/widget", EditWidget);
        api.Get("/guilds/{guild}/widget.json", ShowWidget);
    }

    private static JsonObject Onboarding(SimGuild guild) =>
        guild.Onboarding?.Copy()
        ?? new()
        {
            ["guild_id"] = guild.Id.Text(),
            ["prompts"] = new JsonArray(),
            ["default_channel_ids"] = new JsonArray(),
            ["enabled"] = false,
            ["mode"] = 0,
        };

    private static Answer EditOnboarding(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild | Permission.ManageRoles);
        var form = call.Form();
        var prompts = form.Has("prompts")
            ? form.Items("prompts", 0, 15).Select(p => Prompt(call.World, p)).ToJsonArray()
            : null;
        var channels = form.Has("default_channel_ids") ? form.Ids("default_channel_ids", 500).Ids() : null;
        var (isEnabled, mode) = (form.Flag("enabled"), form.Choice("mode", 0, 1));
        form.Check();
        var before = Onboarding(guild);
        var after = before.Copy();
        after["prompts"] = prompts ?? after["prompts"]?.DeepClone();
        after["default_channel_ids"] = channels ?? after["default_channel_ids"]?.DeepClone();
        after["enabled"] = isEnabled ?? (bool)after["enabled"]!;
        after["mode"] = mode ?? (int)after["mode"]!;
        guild.Onboarding = after;
        call.Audit(guild, AuditAction.OnboardingUpdate, guild.Id, before, after);
        return Answer.Ok(after.Copy());
    }

    private static JsonObject Prompt(Universe world, Form prompt) =>
        new()
        {
            ["id"] = IdFor(world, prompt),
            ["type"] = prompt.Choice("type", 0, 1) ?? 0,
            ["title"] = prompt.Text("title", 1, 100, isRequired: true),
            ["single_select"] = prompt.Flag("single_select") ?? false,
            ["required"] = prompt.Flag("required") ?? false,
            ["in_onboarding"] = prompt.Flag("in_onboarding") ?? false,
            ["options"] = prompt.Items("options", 1, 50).Select(o => Option(world, o)).ToJsonArray(),
        };

    private static JsonObject Option(Universe world, Form option)
    {
        var emoji = option.Inner("emoji");
        return new()
        {
            ["id"] = IdFor(world, option),
            ["title"] = option.Text("title", 1, 50, isRequired: true),
            ["description"] = option.Text("description", 0, 100) ?? "",
            ["emoji"] = new JsonObject
            {
                ["id"] = (emoji?.Id("id") ?? option.Id("emoji_id")).Text(),
                ["name"] = emoji?.Text("name") ?? option.Text("emoji_name"),
                ["animated"] = option.Flag("emoji_animated") ?? false,
            },
            ["role_ids"] = option.Ids("role_ids").Ids(),
            ["channel_ids"] = option.Ids("channel_ids").Ids(),
        };
    }

    // Clients send a made-up small number for what is new.
    private static string IdFor(Universe world, Form item) =>
        item.Id("id") is { } id && id > uint.MaxValue ? id.Text() : world.Ids.Next().Text();

    private static Answer GetScreen(Call call)
    {
        var guild = call.Guild();
        return Answer.Ok(guild.WelcomeScreen?.Copy() ?? throw Refusals.UnknownWelcomeScreen);
    }

    private static Answer EditScreen(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        var form = call.Form();
        var description = form.Text("description", 0, 140);
        var channels = form.Items("welcome_channels", 0, 5)
            .Select(c => new JsonObject
            {
                ["channel_id"] = c.Id("channel_id", isRequired: true).Text(),
                ["description"] = c.Text("description", 1, 50, isRequired: true),
                ["emoji_id"] = c.Id("emoji_id").Text(),
                ["emoji_name"] = c.Text("emoji_name"),
            })
            .ToJsonArray();
        form.Check();
        var screen =
            guild.WelcomeScreen ?? new JsonObject { ["description"] = null, ["welcome_channels"] = new JsonArray() };
        screen["description"] = form.Has("description") ? description : screen["description"]?.DeepClone();
        screen["welcome_channels"] = form.Has("welcome_channels") ? channels : screen["welcome_channels"]?.DeepClone();
        guild.WelcomeScreen = screen;
        return Answer.Ok(screen.Copy());
    }

    private static Answer GetWidget(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        return Answer.Ok(Widget(guild));
    }

    private static Answer EditWidget(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        var form = call.Form();
        var (isOn, channel) = (form.Flag("enabled"), form.Id("channel_id"));
        form.Check();
        var before = guild.ToJson();
        guild.IsWidgetOn = isOn ?? guild.IsWidgetOn;
        guild.WidgetChannelId = form.Has("channel_id") ? channel : guild.WidgetChannelId;
        GuildActs.Updated(call.World, guild);
        call.Audit(guild, AuditAction.GuildUpdate, guild.Id, before, guild.ToJson());
        return Answer.Ok(Widget(guild));
    }

    private static JsonObject Widget(SimGuild guild) =>
        new() { ["enabled"] = guild.IsWidgetOn, ["channel_id"] = guild.WidgetChannelId.Text() };

    private static Answer ShowWidget(Call call)
    {
        var guild = call.Guild();
        if (!guild.IsWidgetOn)
        {
            throw new ApiException(403, 50004, "Widget Disabled");
        }

        return Answer.Ok(
            new JsonObject
            {
                ["id"] = guild.Id.Text(),
                ["name"] = guild.Name,
                ["instant_invite"] = null,
                ["channels"] = new JsonArray(),
                ["members"] = new JsonArray(),
                ["presence_count"] = guild.Members.Values.Count(m => m.Status != "offline"),
            }
        );
    }
}
