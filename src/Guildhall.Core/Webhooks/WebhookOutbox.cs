using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Core.Webhooks;

/// <summary>Tells a guild's webhooks, in the unit that makes it true: no event without its change, no change without it.</summary>
public static class WebhookOutbox
{
    /// <summary>Every webhook of the guild that listens to it has it delivered, each in attempts of its own.</summary>
    public static async Task AnnounceAsync(this Unit unit, HookEvent happened)
    {
        var id = RandomNumberGenerator.GetHexString(20, lowercase: true);
        var deliveries = await unit.QueryAsync<string>(
            WebhookSql.Announce,
            new
            {
                happened.Guild,
                Id = id,
                happened.Type,
                Only = happened.Only ?? "",
                // A webhook listens to one type or to all that begin alike.
                OfType = $"%,{happened.Type},%",
                Family = $"%,{happened.Type[..happened.Type.IndexOf('.')]}.*,%",
                Body = Body(id, happened, unit.Now),
                unit.Now,
            }
        );
        foreach (var delivery in deliveries)
        {
            await unit.EnqueueAsync(new DeliverWebhookJob(happened.Guild, delivery, 0, 0));
        }
    }

    /// <summary>JSON: id, type, at, guild, actor, subject and data.</summary>
    public static string Body(string id, HookEvent happened, DateTimeOffset at)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("type", happened.Type);
            json.WriteString("at", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("guild", happened.Guild.ToString());
            json.WriteString("actor", happened.Actor);
            json.WriteString("subject", happened.Subject);
            json.WriteStartObject("data");
            foreach (var (name, value) in happened.Data)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
