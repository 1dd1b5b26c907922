using Guildhall.Simulator;

return await SimulatorRun.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
