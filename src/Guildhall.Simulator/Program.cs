using Guildhall.Simulator;

SimulatorOptions options;
try
{
    options = SimulatorOptions.Parse(args);
}
catch (ArgumentException wrongUse)
{
    Console.Error.WriteLine(wrongUse.Message);
    return 2;
}

await using var app = SimulatorApp.Create(options);
await app.StartAsync();
Console.WriteLine($"listening on {app.Address()}");
await app.WaitForShutdownAsync();
return 0;
