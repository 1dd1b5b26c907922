using Guildhall.Core;
using Guildhall.Core.Webhooks;

namespace Guildhall.Aegis.Webhooks;

internal static class WebhookRefusals
{
    public static Refusal BadName { get; } =
        new("aegis.webhook_name", "A webhook's name has 1 to 32 characters of a–z, 0–9 and inner hyphens.");

    public static Refusal BadEvents { get; } =
        new(
            "aegis.webhook_events",
            $"Name events by comma, out of {HookFamilies.All.Replace(",", ", ", StringComparison.Ordinal)}, standing.*; or `all`."
        );

    public static Refusal TooMany { get; } =
        new("aegis.webhook_limit", $"There are {WebhookBook.Most} webhooks already. Remove one first.");

    public static Refusal BadAddress(string why) =>
        new("aegis.webhook_address", $"That address cannot be used: {why}.");

    public static Refusal NameTaken(string name) =>
        new("aegis.webhook_exists", $"There is a webhook {name} already. Choose another name, or remove it first.");

    public static Refusal Unknown(string name) =>
        new("aegis.webhook_unknown", $"There is no webhook {Short(name)}. `/webhook list` shows them.");

    public static Refusal UnknownDelivery(string id) =>
        new("aegis.delivery_unknown", $"There is no delivery {Short(id)}. `/webhook deliveries` shows them.");

    public static Refusal IsOff(string name) =>
        new(
            "aegis.webhook_off",
            $"The webhook {name} is switched off. `/webhook test name:{name}` switches it on when it answers."
        );

    public static Refusal NotDead(WebhookDelivery delivery) =>
        new(
            "aegis.delivery_alive",
            delivery.State == "delivered"
                ? $"Delivery {delivery.Id} has been taken; nothing is sent twice."
                : $"Delivery {delivery.Id} is still under way and is tried again by itself."
        );

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
