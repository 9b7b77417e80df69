// A Socket.IO server with rooms, as its documentation shows it: the peer of Playhead's fan-out. `node socket-io.mjs PORT`
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], pingInterval: 600_000 });

io.on('connection', (socket) => {
  socket.on('join', (room, joined) => {
    socket.join(room);
    joined();
  });
  socket.on('publish', (room, data, taken) => {
    io.to(room).emit('load', data);
    taken();
  });
});

http.listen(Number(process.argv[2]), '127.0.0.1');
