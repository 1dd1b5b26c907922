using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Gateway;
using Guildhall.Simulator.Snapshots;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Control;

/// <summary><c>GET /sim/export</c>: the whole world as a file. <c>POST /sim/import</c>: that file, in place of the world.</summary>
internal sealed class WorldRoutes(Universe world, GatewayHub hub, WorldClock clock)
{
    public void Map(ControlMap sim)
    {
        sim.AddWritten("/export", ExportAsync);
        sim.AddRaw("POST", "/import", Import);
    }

    private Task ExportAsync(Utf8JsonWriter json, CancellationToken cancellation)
    {
        lock (world.Gate)
        {
            WorldFile.Write(world, json);
        }

        return json.FlushAsync(cancellation);
    }

    private JsonObject Import(ReadOnlyMemory<byte> body)
    {
        WorldFile file;
        try
        {
            file = WorldFile.Read(body);
        }
        catch (BadWorldException bad)
        {
            throw new BadControlException(bad.Message);
        }

        file.MoveInto(world, clock, hub.EndAll);
        lock (world.Gate)
        {
            world.Publish(new("STATE_REPLACED", []) { IsForPageOnly = true });
            return new()
            {
                ["guilds"] = world.Guilds.Count,
                ["users"] = world.Users.Count,
                ["messages"] = world.Messages.Count,
            };
        }
    }
}
