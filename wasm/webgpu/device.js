// The JavaScript half of the WebGPU device: it keeps GPU objects by number, so
// that Go says what to do in few calls, and replays a program's dispatches
// without asking Go. It knows nothing of networks.
//
// Every function that returns a promise rejects with an Error whose message is
// for the report. A plan is recorded once; run is the one call of a training
// block, and encodes all its steps into one pass.

"use strict";

globalThis.breakevenWebGPU = (() => {
  const STEP = 256; // bytes of a step's uniforms: the largest alignment a device may ask for
  const STEPS = 256; // steps in one submit; the uniforms of all of them are 64 KiB

  // within rejects when p has no answer after ms. A browser may have the API and
  // never answer.
  const within = (p, ms, what) => {
    let timer = 0;
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`${what}: no answer within ${ms} ms`)), ms); });
    return Promise.race([p, late]).finally(() => clearTimeout(timer));
  };

  // open(ms, onLost) → Promise of a GPU. requestAdapter may be missing, throw,
  // give null, or never answer; all four reject. onLost(message) is called once.
  const open = async (ms, onLost) => {
    if (!globalThis.navigator?.gpu) throw new Error("this browser has no WebGPU");
    const adapter = await within(navigator.gpu.requestAdapter({ powerPreference: "high-performance" }), ms, "requestAdapter");
    if (!adapter) throw new Error("no adapter");
    // No limits and no features are asked for: what runs here runs on a phone.
    const device = await within(adapter.requestDevice(), ms, "requestDevice");
    return gpu(adapter, device, onLost);
  };

  const gpu = (adapter, device, onLost) => {
    const { queue } = device;
    const buffers = new Map(), plans = new Map(), pipelines = [], layouts = new Map(), staging = [];
    const counts = { dispatches: 0, submits: 0 };
    let failure = "", closed = false, inFlight = [];

    const fail = (message) => {
      failure ||= message;
      return new Error(failure);
    };
    const lost = device.lost.then((info) => {
      if (closed) return;
      const message = `the GPU was lost (${info.reason || "unknown"}): ${info.message}`;
      fail(message);
      onLost(message);
    });
    device.onuncapturederror = ({ error }) => fail(`${error.constructor.name}: ${error.message}`);

    // scoped(f) → Promise of what f returned, which rejects with the first GPU
    // error inside. f does not wait: scopes are a stack that all calls share. A
    // device that is lost answers no scope, so loss is an answer too.
    const scoped = async (f) => {
      const filters = ["validation", "out-of-memory", "internal"];
      for (const filter of filters) device.pushErrorScope(filter);
      let value, thrown;
      try { value = f(); } catch (e) { thrown = e; }
      const errors = await Promise.race([
        Promise.all(filters.map(() => device.popErrorScope())),
        lost.then(() => []),
      ]).catch((e) => [e]);
      const error = errors.find((e) => e);
      if (error) throw new Error(`${error.constructor.name}: ${error.message}`);
      if (thrown) throw thrown;
      if (failure) throw new Error(failure);
      return value;
    };

    const uniforms = device.createBuffer({ label: "steps", size: STEP * STEPS, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
    const stepLayout = device.createBindGroupLayout({
      label: "step",
      entries: [{ binding: 0, visibility: GPUShaderStage.COMPUTE, buffer: { type: "uniform", hasDynamicOffset: true, minBindingSize: STEP } }],
    });
    const stepGroup = device.createBindGroup({ layout: stepLayout, entries: [{ binding: 0, resource: { buffer: uniforms, size: STEP } }] });
    const stepBytes = new ArrayBuffer(STEP * STEPS), stepWords = new Uint32Array(stepBytes), stepFloats = new Float32Array(stepBytes);

    // layout(access): access has a letter for each storage buffer, r or w.
    const layout = (access) => {
      if (!layouts.has(access)) {
        const type = { r: "read-only-storage", w: "storage" };
        const group = device.createBindGroupLayout({
          label: access,
          entries: [{ binding: 0, visibility: GPUShaderStage.COMPUTE, buffer: { type: "uniform" } }].concat(
            [...access].map((a, i) => ({ binding: i + 1, visibility: GPUShaderStage.COMPUTE, buffer: { type: type[a] } }))),
        });
        layouts.set(access, { group, pipeline: device.createPipelineLayout({ bindGroupLayouts: [stepLayout, group] }) });
      }
      return layouts.get(access);
    };

    // What is bound where a kernel's variant needs no buffer. Written ones differ
    // from each other, because no buffer may be bound twice for writing.
    const nothing = (label) => device.createBuffer({ label, size: 256, usage: GPUBufferUsage.STORAGE });
    const unread = nothing("unread"), unwritten = [];

    const storage = (label, size) => device.createBuffer({
      label, size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });

    const record = (p, encoder, last, n) => {
      const pass = encoder.beginComputePass();
      for (let s = 0; s < n; s++) {
        pass.setBindGroup(0, stepGroup, [STEP * s]);
        for (const d of p.dispatches) {
          if (d.last && !last[s]) continue;
          pass.setPipeline(d.pipeline);
          pass.setBindGroup(1, d.group);
          pass.dispatchWorkgroups(d.x, d.y, d.z);
          counts.dispatches++;
        }
      }
      pass.end();
    };

    return {
      // The report's part: who computes, and within which limits.
      info: () => {
        const i = adapter.info || {}, limits = {};
        for (const name of ["maxBufferSize", "maxStorageBufferBindingSize", "maxStorageBuffersPerShaderStage", "maxComputeWorkgroupStorageSize",
          "maxComputeInvocationsPerWorkgroup", "maxComputeWorkgroupsPerDimension"]) limits[name] = device.limits[name];
        return {
          vendor: i.vendor || "", architecture: i.architecture || "", description: i.description || i.device || "",
          fallback: Boolean(i.isFallbackAdapter ?? adapter.isFallbackAdapter), limits,
        };
      },
      counts: () => [counts.dispatches, counts.submits],
      failure: () => failure,

      // alloc(id, bytes) → Promise: a zeroed buffer, or out of memory.
      alloc: (id, bytes) => scoped(() => { buffers.set(id, storage(`buffer ${id}`, bytes)); }),

      // free gives a buffer back, and with it the plans over it.
      free(id) {
        buffers.get(id)?.destroy();
        buffers.delete(id);
        for (const [n, p] of plans) {
          if (!p.uses.has(id)) continue;
          for (const b of p.own) b.destroy();
          plans.delete(n);
        }
      },

      // write: at and the array's length are multiples of 4.
      write(id, at, bytes, length) { queue.writeBuffer(buffers.get(id), at, bytes, 0, length); },

      // read → Promise of a Uint8Array. Only bytes that were mapped are trusted:
      // after a loss the queue's own promise still resolves.
      async read(id, at, length) {
        if (failure) throw new Error(failure);
        let i = staging.findIndex((b) => b.size >= length && b.size <= 4 * length + 4096);
        const buffer = i >= 0 ? staging.splice(i, 1)[0]
          : device.createBuffer({ label: "staging", size: Math.max(1024, length), usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
        const encoder = device.createCommandEncoder();
        encoder.copyBufferToBuffer(buffers.get(id), at, buffer, 0, length);
        queue.submit([encoder.finish()]);
        counts.submits++;
        try {
          await buffer.mapAsync(GPUMapMode.READ, 0, length);
        } catch (e) {
          buffer.destroy();
          throw fail(`nothing came back from the GPU: ${e.message}`);
        }
        const bytes = new Uint8Array(buffer.getMappedRange(0, length)).slice();
        buffer.unmap();
        if (staging.length < 4) staging.push(buffer);
        else buffer.destroy();
        // What the GPU has refused, it refused before this copy.
        if (failure) throw new Error(failure);
        return bytes;
      },

      // pipeline → Promise of a pipeline's number.
      async pipeline(label, code, entryPoint, access, constants) {
        device.pushErrorScope("validation");
        const module = device.createShaderModule({ label, code });
        const wrong = device.popErrorScope().catch(() => null);
        try {
          const p = await device.createComputePipelineAsync({
            label, layout: layout(access).pipeline, compute: { module, entryPoint, constants },
          });
          return pipelines.push(p) - 1;
        } catch (e) {
          throw (await wrong) || e; // the text's own error says more
        }
      },

      // plan(number, dispatches, scratch) → Promise. A dispatch has its pipeline,
      // access, buffers' numbers (0: none, −1: scratch), words of the shape's
      // uniforms, workgroups; scratch is bytes that all of them share.
      plan: (number, dispatches, scratch) => scoped(() => {
        const shapes = device.createBuffer({ label: "shapes", size: STEP * dispatches.length, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
        const p = { uses: new Set(), own: [shapes], dispatches: [], fresh: true };
        let shared;
        if (scratch) p.own.push(shared = storage("scratch", scratch));
        dispatches.forEach((d, n) => {
          queue.writeBuffer(shapes, STEP * n, new Uint32Array(d.shape));
          let spare = 0;
          const bound = d.buffers.map((id, i) => {
            if (id > 0) { p.uses.add(id); return buffers.get(id); }
            if (id < 0) return shared;
            return d.access[i] === "r" ? unread : (unwritten[spare++] ||= nothing("unwritten"));
          });
          const entries = [{ binding: 0, resource: { buffer: shapes, offset: STEP * n, size: STEP } }]
            .concat(bound.map((buffer, i) => ({ binding: i + 1, resource: { buffer } })));
          p.dispatches.push({
            pipeline: pipelines[d.pipeline], group: device.createBindGroup({ label: d.label, layout: layout(d.access).group, entries }),
            x: d.groups[0], y: d.groups[1], z: d.groups[2], last: d.last,
          });
        });
        plans.set(number, p);
      }),

      // run(plan, words, integers, n, numbers…): n ≤ 256 steps of so many words
      // each: whether the step ends its batch, then the fields of common.wgsl's
      // Batch, so many integers first. Returns "" when all is well, a message, or
      // a promise to wait for: on a plan's first run, which is watched for errors,
      // and where the GPU is two submits behind, so that a pause need not wait for
      // a long queue.
      run(number, words, integers, n, ...numbers) {
        if (failure) return failure;
        const p = plans.get(number);
        if (!p) return "a plan whose memory was given back";
        const last = [];
        for (let s = 0; s < n; s++) {
          const at = s * words, to = STEP / 4 * s - 1;
          last.push(numbers[at] !== 0);
          for (let i = 1; i < words; i++) (i <= integers ? stepWords : stepFloats)[to + i] = numbers[at + i];
        }
        const work = () => {
          queue.writeBuffer(uniforms, 0, stepBytes, 0, STEP * n);
          const encoder = device.createCommandEncoder();
          record(p, encoder, last, n);
          queue.submit([encoder.finish()]);
          counts.submits++;
          const over = queue.onSubmittedWorkDone().catch(() => {}).then(() => { inFlight = inFlight.filter((b) => b !== over); });
          inFlight.push(over);
        };
        if (p.fresh) {
          p.fresh = false;
          return scoped(work);
        }
        work();
        return inFlight.length > 2 ? inFlight[0] : "";
      },

      // destroy loses the device on purpose, as a driver might.
      destroy: () => device.destroy(),

      close() {
        closed = true;
        fail("the device was closed");
        device.destroy();
      },
    };
  };

  return { open };
})();
