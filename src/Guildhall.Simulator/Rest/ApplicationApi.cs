using System.Text.Json.Nodes;
using Guildhall.Simulator.Interactions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest;

/// <summary>The application behind the bot: its page, its linked-role conditions, its shop, which sells nothing.</summary>
internal static class ApplicationApi
{
    private const int SettableFlags = (1 << 13) | (1 << 15) | (1 << 19);

    private const string InvalidUrl = "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID";

    private static readonly string[] Kept =
    [
        "description",
        "role_connections_verification_url",
        "custom_install_url",
        "install_params",
        "integration_types_config",
        "tags",
        "event_webhooks_url",
        "event_webhooks_status",
        "event_webhooks_types",
    ];

    public static void Map(RestMap api, InteractionPost post)
    {
        api.Get("/applications/{application}", call => Answer.Ok(call.Application().ToApplicationJson(call.World)));
        api.Patch("/applications/{application}", call => Edit(call, post));
        api.Get("/applications/{application}/role-connections/metadata", GetMetadata);
        api.Put("/applications/{application}/role-connections/metadata", SetMetadata);
        api.Get("/applications/{application}/skus", call => Nothing(call));
        api.Get("/applications/{application}/entitlements", call => Nothing(call));
        api.Post("/applications/{application}/entitlements", _ => throw Refusals.UnknownSku);
        api.Get("/applications/{application}/entitlements/{id}", _ => throw Refusals.UnknownEntitlement);
        api.Delete("/applications/{application}/entitlements/{id}", _ => throw Refusals.UnknownEntitlement);
        api.Post("/applications/{application}/entitlements/{id}/consume", _ => throw Refusals.UnknownEntitlement);
        api.Get("/skus/{sku}/subscriptions", _ => throw Refusals.UnknownSku);
        api.Get("/skus/{sku}/subscriptions/{id}", _ => throw Refusals.UnknownSku);
    }

    // An address for interactions must prove itself first; until it has, nothing is changed.
    private static Answer Edit(Call call, InteractionPost post)
    {
        var bot = call.Application();
        var form = call.Form();
        form.Text("description", 0, 400);
        var address = form.Text("interactions_endpoint_url", 0, 2048);
        foreach (var tag in form.Array("tags", 0, 5))
        {
            if (tag?.ToString().Length is null or > 20)
            {
                form.Fault("tags", "BASE_TYPE_MAX_LENGTH", "Must be 20 or fewer in length.");
            }
        }

        var flags = form.Number("flags");
        form.Check();
        if (string.IsNullOrEmpty(address) || address == bot.InteractionsUrl?.OriginalString)
        {
            return Keep(call.World, bot, form, flags, string.IsNullOrEmpty(address) ? null : bot.InteractionsUrl);
        }

        var url =
            InteractionPost.Read(address, out var refusal)
            ?? throw Refusals.Field("interactions_endpoint_url", InvalidUrl, refusal);
        return Answer.After(async cancellation =>
        {
            var isVerified = await post.IsVerifiedAsync(bot, url, cancellation);
            lock (call.World.Gate)
            {
                return isVerified
                    ? Keep(call.World, bot, form, flags, url)
                    : Refusals.Field("interactions_endpoint_url", InvalidUrl, InteractionPost.Unverified).ToAnswer();
            }
        });
    }

    private static Answer Keep(Universe world, SimBot bot, Form form, int? flags, Uri? address)
    {
        foreach (var name in Kept.Where(form.Has))
        {
            bot.Extra[name] = form.Body[name]?.DeepClone();
        }

        if (flags is { } wanted)
        {
            bot.Extra["flags"] = wanted & SettableFlags;
        }

        if (form.Has("interactions_endpoint_url"))
        {
            bot.InteractionsUrl = address;
        }

        return Answer.Ok(bot.ToApplicationJson(world));
    }

    private static Answer GetMetadata(Call call) => Answer.Ok(call.Application().RoleMetadata.Copy());

    private static Answer SetMetadata(Call call)
    {
        var bot = call.Application();
        var form = new Form(new() { ["metadata"] = call.BodyArray.DeepClone() });
        var items = form.Items("metadata", 0, 5)
            .Select(i => new JsonObject
            {
                ["type"] = i.Choice("type", 1, 2, 3, 4, 5, 6, 7, 8) ?? 1,
                ["key"] = i.Text("key", 1, 50, isRequired: true),
                ["name"] = i.Text("name", 1, 100, isRequired: true),
                ["description"] = i.Text("description", 1, 200, isRequired: true),
            })
            .ToJsonArray();
        form.Check();
        bot.RoleMetadata = items;
        return Answer.Ok(items.Copy());
    }

    private static Answer Nothing(Call call)
    {
        _ = call.Application();
        return Answer.Ok(new JsonArray());
    }
}
